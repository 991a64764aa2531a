"""How the program starts, and how it ends when something is wrong."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import on_terminal, workbench
from workbench import __version__
from workbench.__main__ import plain_start
from workbench.cli.mistakes import NO, WRONG_USE, told
from workbench.errors import ArticleUnknown, DeedImpossible, FormatUnknown, SaveFailed, SegmentLocked, WorkbenchError


def loaded(arguments: list[str], folder: Path, *names: str) -> str:
    """Which of the modules named were loaded after a command line ran in a folder."""
    program = (
        "import sys; from workbench.__main__ import run; code = run(sys.argv[1].split('|'));"
        "print(code, [name for name in sys.argv[2:] if name in sys.modules], file=sys.stderr)"
    )
    found = subprocess.run(
        [sys.executable, "-c", program, "|".join(arguments), *names],
        capture_output=True,
        text=True,
        cwd=folder,
        check=True,
    )
    return found.stderr.strip()


@pytest.mark.parametrize(
    ("arguments", "start"),
    [
        ([], (".", "")),
        (["open", "3"], (".", "3")),
        (["--project", "news"], ("news", "")),
        (["--project", "news", "open", "رويترز"], ("news", "رويترز")),
        (["open", "a b.txt", "--project", "news"], ("news", "a b.txt")),
        (["--project=news", "open", "3"], None),
        (["open"], None),
        (["open", "1", "2"], None),
        (["open", "--help"], None),
        (["--project"], None),
        (["articles"], None),
        (["--help"], None),
        (["--", "open", "3"], None),
    ],
)
def test_the_screens_are_asked_for_without_options(arguments: list[str], start: tuple[str, str] | None) -> None:
    """Whatever is more than a project and an article is left to click."""
    found = plain_start(arguments)
    assert found == (start and (Path(start[0]), start[1]))


def test_the_version_is_said_without_anything_heavy(tmp_path: Path) -> None:
    """Neither click nor the database nor the screens are loaded to say a number."""
    ended = workbench("--version", into=tmp_path)
    assert (ended.code, ended.out) == (0, f"workbench {__version__}\n")
    assert loaded(["--version"], tmp_path, "click", "sqlite3", "textual", "babel") == "0 []"


def test_the_screens_start_without_click(tmp_path: Path) -> None:
    """Up to the question whether there is a terminal, click is not loaded."""
    assert loaded(["open", "3"], tmp_path, "click", "textual").endswith("2 []")


def test_the_glossary_is_written_without_the_screens(project: Path) -> None:
    """`glossary export` and the other commands never load Textual, nor Babel, nor sqlite-utils."""
    heavy = ("textual", "rich", "babel", "sqlite_utils", "lxml", "docx", "trafilatura")
    assert loaded(["glossary", "export", "out.csv"], project, *heavy) == "0 []"
    assert (project / "out.csv").stat().st_size > 1000


def test_without_a_terminal_the_screens_do_not_start(project: Path) -> None:
    """One line instead of a program that runs on unseen."""
    for arguments in ([], ["open", "1"], ["open", "1", "--project", "."]):
        ended = workbench(*arguments, into=project)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith("workbench: The screens need a terminal")
        assert ended.err.count("\n") == 1


def test_a_dumb_terminal_does_not_start_the_screens(project: Path) -> None:
    """A terminal that cannot place its cursor, such as an editor's, gets one line and no escapes."""
    ended = on_terminal(into=project, TERM="dumb")
    assert ended.code == 2
    assert ended.out == "workbench: The screens need a terminal that can place its cursor, and TERM is dumb.\n"


def test_the_screens_need_a_project(tmp_path: Path) -> None:
    """Outside a project one learns how to make one."""
    ended = on_terminal(into=tmp_path)
    assert ended.code == 2
    assert "has no glossary.db, so it is no project folder. Make one with: workbench init DIR" in " ".join(
        ended.out.split()
    )
    assert "\x1b" not in ended.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["fly"], "workbench: No such command 'fly'."),
        (["import"], "workbench: Missing argument 'FILE...'."),
        (["glossary", "list", "--kind", "tank"], "'tank' is not one of 'person', 'place'"),
        (["history", "1", "0"], "0 is not in the range x>=1."),
        (["articles", "--nonsense"], "workbench: No such option '--nonsense'"),
        (["review", "approve", "1"], "Name one sentence by its number, or all with --rest."),
    ],
)
def test_wrong_use_is_one_line_and_two(tmp_path: Path, arguments: list[str], said: str) -> None:
    """Standard output stays empty, the line says where help is, and the exit code is 2."""
    ended = workbench(*arguments, into=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert "See: workbench " in ended.err
    assert ended.err.count("\n") == 1


def test_settings_that_cannot_be_read_stop_a_command(project: Path) -> None:
    """A mistake in a settings file is told where the settings are needed."""
    (project / "workbench.toml").write_text('theme = "pink"\n')
    ended = workbench("articles", into=project)
    assert ended.code == 2
    assert "workbench.toml: theme cannot be 'pink'; it can be dark, light, contrast, terminal." in ended.err


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (DeedImpossible, NO),
        (SegmentLocked, NO),
        (ArticleUnknown, WRONG_USE),
        (SaveFailed, NO),
        (FormatUnknown, WRONG_USE),
    ],
)
def test_no_is_one_and_wrong_use_is_two(
    error: type[WorkbenchError], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """A script can tell an answer from a mistake; what is said has no controls and one line."""
    assert told(error("a\nb\x1b[2J")) == code
    assert capsys.readouterr().err == "workbench: a b␛[2J\n"


def test_a_reader_who_leaves_is_no_mistake(project: Path) -> None:
    """`workbench glossary list | head -1` ends without a word."""
    with subprocess.Popen(
        [sys.executable, "-m", "workbench", "glossary", "list"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=project,
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("arguments", [["--version"], ["glossary", "list"], ["glossary", "list", "--json"]])
def test_output_to_a_full_disk_is_told_in_one_line(project: Path, arguments: list[str]) -> None:
    """`workbench glossary list > FILE` with no room for the file: 1, and no traceback."""
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "workbench", *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=project,
            check=False,
        )
    assert ended.returncode == 1
    assert ended.stderr.startswith(b"workbench: The output was not written whole (No space left on device)")
    assert ended.stderr.count(b"\n") == 1


def test_an_interrupt_ends_quietly(tmp_path: Path) -> None:
    """ctrl+c while a command waits for its input: 130, and no traceback."""
    with subprocess.Popen(
        [sys.executable, "-m", "workbench", "segment", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    ) as process:
        assert process.stdin and process.stderr
        # More than a pipe holds: the write returns only when the command reads; soon afterwards it waits for more.
        os.write(process.stdin.fileno(), b"\n" * 200_000)
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        process.wait(timeout=10)
        assert process.stderr.read() == b""
    assert process.returncode == 130


@pytest.mark.parametrize(
    "arguments", [[], ["glossary"], ["review"], ["import"], ["glossary", "add"], ["review", "reject"], ["export"]]
)
def test_every_command_has_help_with_examples(tmp_path: Path, arguments: list[str]) -> None:
    """What it does, its options, and lines to copy."""
    ended = workbench(*arguments, "--help", into=tmp_path)
    assert ended.code == 0
    assert ended.out.startswith("Usage: workbench ")
    assert "  Examples:\n    workbench " in ended.out
