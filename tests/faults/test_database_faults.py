"""The database is locked, moved away, or can grow no more, while somebody types."""

from __future__ import annotations

import resource
import sqlite3
import stat
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.faults.program import Program, workbench
from tests.faults.saved import integrity, targets
from tests.services.folders import SENTENCES

LOCKED_S = 1.0
"""How long another program keeps the database, in seconds."""


@contextmanager
def typing_in(folder: Path, first: str = "First words") -> Iterator[Program]:
    """The workbench with some words typed and saved."""
    with workbench(folder, "open", "1") as program:
        program.wait_for("0/5 translated")
        program.send(first)
        program.wait_for(first)
        program.wait_for("saved ")
        assert targets(folder)[0] == first
        yield program


def quit_with(program: Program, status: int) -> str:
    """Leaves, and gives what the program said on leaving."""
    program.send("\x11")
    assert program.wait() == status
    assert program.terminal_faults() == []
    return program.last_words


def rescued_in(folder: Path) -> str:
    """What the one rescued file in a folder says; nobody but its owner may read it."""
    (path,) = folder.glob("rescued-*.txt")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    return path.read_text(encoding="utf-8")


def test_another_program_writing_for_a_second_freezes_nothing(folder: Path) -> None:
    """Keys are shown while it lasts, the header says that it is not saved yet, and then it is."""
    with typing_in(folder) as program, closing(sqlite3.connect(folder / "glossary.db", isolation_level=None)) as other:
        other.execute("begin immediate")
        begun = time.monotonic()
        program.send(" and more")
        program.wait_for("First words and more")
        program.wait_for("Not saved yet")
        program.send(" and yet more")
        program.wait_for("and yet more")
        assert time.monotonic() - begun < LOCKED_S
        while time.monotonic() - begun < LOCKED_S:
            program.read(0.05)
        other.execute("rollback")
        end = time.monotonic() + 5
        while "Not saved yet" in program.text and time.monotonic() < end:
            program.read(0.1)
        assert "Not saved yet" not in program.text
        assert targets(folder)[0] == "First words and more and yet more"
        assert quit_with(program, 0) == ""


def test_another_program_keeping_even_readers_out_ends_nothing(folder: Path) -> None:
    """Moving to the next sentence asks the glossary and the history; without an answer one goes on translating."""
    with workbench(folder, "open", "1") as program:
        program.wait_for("0/5 translated")
        with closing(sqlite3.connect(folder / "glossary.db", isolation_level=None)) as other:
            other.execute("begin exclusive")
            program.send("First\x1b[1;5B")
            program.wait_for("Not saved yet")
            program.send("Second")
            program.wait_for("Second")
            other.execute("rollback")
        program.wait_for("saved ")
        assert quit_with(program, 0) == ""
    assert targets(folder)[:2] == ["First", "Second"]


def test_quitting_while_another_program_writes_leaves_the_text_in_a_file(folder: Path) -> None:
    """It is tried for a moment; then a file beside the project takes it, and the last line says where."""
    with typing_in(folder) as program, closing(sqlite3.connect(folder / "glossary.db", isolation_level=None)) as other:
        other.execute("begin immediate")
        program.send(" and more")
        said = quit_with(program, 1)
        other.execute("rollback")
    assert said.startswith("workbench: Not saved yet")
    assert str(next(folder.glob("rescued-*.txt"))) in said
    assert f"Sentence 1\n{SENTENCES[0]}\nFirst words and more\n" in rescued_in(folder)


def test_a_database_that_was_moved_away_is_said_and_the_text_rescued(folder: Path) -> None:
    """At once, not only on leaving; nothing is written to the file that was moved."""
    with typing_in(folder) as program:
        (folder / "glossary.db").rename(folder / "elsewhere.db")
        moved = (folder / "elsewhere.db").read_bytes()
        program.send(" and more\x1b[1;5BSecond")
        program.wait_for("rescued-")
        assert "moved" in program.text
        program.settle(0.4)
        assert "First words and more" in rescued_in(folder)
        said = quit_with(program, 1)
    content = rescued_in(folder)
    assert f"Sentence 1\n{SENTENCES[0]}\nFirst words and more\n" in content
    assert f"Sentence 2\n{SENTENCES[1]}\nSecond\n" in content
    assert "was moved, deleted or replaced" in said
    assert str(next(folder.glob("rescued-*.txt"))) in said
    assert (folder / "elsewhere.db").read_bytes() == moved
    assert not (folder / "glossary.db").exists()


def test_a_project_that_was_moved_away_as_a_whole_is_rescued_into_the_state_folder(
    folder: Path, tmp_path: Path
) -> None:
    """The folder is not made again where it was."""
    with typing_in(folder) as program:
        folder.rename(tmp_path / "moved")
        program.send(" and more")
        program.wait_for("rescued-")
        said = quit_with(program, 1)
    state = tmp_path / "home" / "state" / "workbench"
    assert "First words and more" in rescued_in(state)
    assert stat.S_IMODE(state.stat().st_mode) == 0o700
    assert str(state) in said
    assert not folder.exists()


def limit_file_size(program: Program, limit: int) -> None:
    """From now on no file of the program can grow beyond `limit` bytes, as on a disk that is full."""
    resource.prlimit(program.process.pid, resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))


def test_a_full_disk_is_said_and_the_text_saved_when_there_is_room(folder: Path) -> None:
    """Nothing typed meanwhile is lost."""
    with typing_in(folder) as program:
        limit_file_size(program, (folder / "glossary.db-wal").stat().st_size)
        program.send(" and more")
        program.wait_for("Not saved")
        program.send(" and yet more")
        program.wait_for("and yet more")
        assert targets(folder)[0] == "First words"
        limit_file_size(program, resource.RLIM_INFINITY)
        program.wait_for("saved ")
        assert targets(folder)[0] == "First words and more and yet more"
        assert quit_with(program, 0) == ""
    assert integrity(folder) == "ok"
    assert list(folder.glob("rescued-*")) == []


def test_leaving_with_a_full_disk_says_where_the_text_is(folder: Path) -> None:
    """A small file may still fit where the database does not."""
    with typing_in(folder) as program:
        limit_file_size(program, (folder / "glossary.db-wal").stat().st_size)
        program.send(" and more")
        program.wait_for("Not saved")
        said = quit_with(program, 1)
    assert "Not saved: " in said and "rescued-" in said
    assert "First words and more" in rescued_in(folder)
    assert targets(folder)[0] == "First words"
    assert integrity(folder) == "ok"


def test_where_nothing_can_be_written_that_is_said(folder: Path, tmp_path: Path) -> None:
    """No half file is left behind."""
    with typing_in(folder) as program:
        limit_file_size(program, 0)
        program.send(" and more")
        program.wait_for("Not saved")
        said = quit_with(program, 1)
    assert "could be saved nowhere" in said
    assert list(tmp_path.rglob("rescued-*")) == []
    assert integrity(folder) == "ok"


def test_a_rescued_file_never_replaces_another(folder: Path) -> None:
    """Two programs, or two evenings, each keep their own."""
    for words in ("One", "Two"):
        with workbench(folder, "open", "1") as program:
            program.wait_for("0/5 translated")
            away = folder / "elsewhere.db"
            (folder / "glossary.db").rename(away)
            program.send(words)
            program.wait_for("rescued-")
            quit_with(program, 1)
            away.rename(folder / "glossary.db")
    texts = sorted(path.read_text(encoding="utf-8").splitlines()[-1] for path in folder.glob("rescued-*.txt"))
    assert texts == ["One", "Two"]
