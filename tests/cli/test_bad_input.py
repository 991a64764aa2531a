"""What cannot be read, used or saved ends in one line, with an exit code, and nothing is changed."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import workbench


def newer(database: Path) -> None:
    """As a workbench of the future leaves it."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("pragma user_version = 1000")


def foreign(database: Path) -> None:
    """A good database of another program."""
    database.unlink()
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("create table recipe (name text)")


def cut_off(database: Path) -> None:
    """As a copy leaves it that was broken off."""
    database.write_bytes(database.read_bytes()[:50_000])


def empty(database: Path) -> None:
    """Not a byte in it."""
    database.write_bytes(b"")


def no_database(database: Path) -> None:
    """A text under the name of a database."""
    database.write_bytes(b"not a database at all, " * 50)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (newer, "was written by a newer workbench"),
        (foreign, "was not made by the workbench"),
        (cut_off, "is damaged"),
        (empty, "was not made by the workbench"),
        (no_database, "is damaged"),
    ],
)
@pytest.mark.parametrize(
    "arguments",
    [["articles"], ["import", "articles/deal.txt"], ["glossary", "add", "غواصة", "submarine"], ["glossary", "build"]],
    ids=" ".join,
)
def test_a_database_that_cannot_be_used_ends_in_one_line(
    project: Path, spoil: Callable[[Path], None], said: str, arguments: list[str]
) -> None:
    """Whether one looks, writes or builds: 2, what is wrong, and the folder stays as it is."""
    database = project / "glossary.db"
    spoil(database)
    before = database.read_bytes()
    ended = workbench(*arguments, into=project)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert ended.err.count("\n") == 1
    assert database.read_bytes() == before
    assert sorted(path.name for path in project.iterdir()) == ["articles", "glossary.db"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is empty"),
        (b"Nothing but English", "it has no Arabic letters"),
        (bytes(range(256)) * 40, "it is in no encoding of Arabic"),
        ("قال الوزير ذلك. ".encode() * 800_000, "it is larger than 20 MB"),
        ("قال نعم.\n".encode() * 100_001, "it has 100,001 sentences, 100,000 are the most"),
    ],
    ids=["empty", "without Arabic", "binary", "over the bytes", "over the sentences"],
)
def test_a_file_that_is_no_article_ends_in_one_line(project: Path, content: bytes, said: str) -> None:
    """2, why, and not a byte of the database is changed."""
    (project / "bad.txt").write_bytes(content)
    before = (project / "glossary.db").read_bytes()
    ended = workbench("import", "bad.txt", into=project)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("workbench: Cannot read bad.txt: ") and said in ended.err
    assert ended.err.count("\n") == 1
    assert (project / "glossary.db").read_bytes() == before


def test_an_import_without_room_ends_in_one_line(project: Path) -> None:
    """1, and the project is as it was: no article, no half of one."""
    (project / "long.txt").write_text("قال الوزير إن الاتفاق جاهز.\n" * 20_000, encoding="utf-8")
    limited = (
        "import resource, signal, sys; from workbench.__main__ import run;"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000));"
        "sys.exit(run(['import', 'long.txt']))"
    )
    ended = subprocess.run([sys.executable, "-c", limited], capture_output=True, text=True, cwd=project, check=False)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("workbench: Not saved: ") and ended.stderr.count("\n") == 1
    assert [each["id"] for each in workbench("articles", "--json", into=project).records] == [None]
    assert workbench("glossary", "search", "والأسد", into=project).code == 0
