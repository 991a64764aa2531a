"""Running the real program, and projects to run it on."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ARTICLE = "«رويترز» تكشف تفاصيل الاتفاق\n\nكشفت وكالة رويترز عن لقاء الأسد وبوتين. وأشارت إلى الجيش السوري.\n"
"""A headline and two sentences."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run of the program ended."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[list[str]]:
        """The cells of the lines it wrote."""
        return [line.split("\t") for line in self.out.splitlines()]

    @property
    def records(self) -> list[Any]:
        """The JSON Lines it wrote."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ended]


def workbench(*arguments: str | Path, into: Path = Path(), text: str | bytes = "", **variables: str) -> Ended:
    """Runs the program with pipes for input and output."""
    ended = subprocess.run(
        [sys.executable, "-m", "workbench", *map(str, arguments)],
        input=text.encode() if isinstance(text, str) else text,
        capture_output=True,
        cwd=into,
        env=os.environ | variables,
        timeout=60,
        check=False,
    )
    return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


def on_terminal(*arguments: str | Path, into: Path = Path(), columns: int = 100, **variables: str) -> Ended:
    """Runs the program in a pseudo-terminal, which both outputs go to."""
    leader, follower = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "workbench", *map(str, arguments)],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        cwd=into,
        env=os.environ | {"COLUMNS": str(columns), "TERM": "xterm"} | variables,
        start_new_session=True,
    ) as process:
        os.close(follower)
        written = _everything(leader)
        code = process.wait(timeout=60)
    os.close(leader)
    return Ended(code, written.decode().replace("\r\n", "\n"), "")


def _everything(leader: int) -> bytes:
    """What comes out of a pseudo-terminal until nobody writes to it any more."""
    written = b""
    while True:
        try:
            piece = os.read(leader, 65_536)
        except OSError:  # how Linux says that the other side was closed
            return written
        if not piece:
            return written
        written += piece


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new project as `workbench init` makes it; not to be written to."""
    folder = tmp_path_factory.mktemp("shipped") / "news"
    assert workbench("init", folder).code == 0
    return folder


@pytest.fixture
def project(shipped: Path, tmp_path: Path) -> Path:
    """A project of the test's own, with one article in its folder."""
    folder = tmp_path / "news"
    (folder / "articles").mkdir(parents=True)
    (folder / "glossary.db").write_bytes((shipped / "glossary.db").read_bytes())
    (folder / "articles" / "deal.txt").write_text(ARTICLE, encoding="utf-8")
    return folder
