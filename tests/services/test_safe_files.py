"""A file is written whole, or what stood there stays."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

import pytest

from workbench.errors import ExportFailed, FileInvalid
from workbench.services.safe_files import write_safely


def new(stream: BinaryIO) -> None:
    """Writes a word."""
    stream.write(b"new")


def right(path: Path) -> bool:
    """Whether the word is there."""
    return path.read_bytes() == b"new"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A file with an old word, alone in its folder."""
    (tmp_path / "out").mkdir()
    path = tmp_path / "out" / "terms.csv"
    path.write_bytes(b"old")
    return path


def alone(target: Path) -> bool:
    """Whether nothing was left beside the file."""
    return [path.name for path in target.parent.iterdir()] == [target.name]


def test_a_file_is_replaced(target: Path) -> None:
    """And nothing is left beside it."""
    write_safely(target, new, right)
    assert target.read_bytes() == b"new"
    assert alone(target)


def broken(stream: BinaryIO) -> None:
    """Writes half a word and fails as a full disk does."""
    stream.write(b"ne")
    raise OSError(28, os.strerror(28))


def stopped(stream: BinaryIO) -> None:
    """Writes half a word and is interrupted."""
    stream.write(b"ne")
    raise KeyboardInterrupt


def unreadable(path: Path) -> bool:
    """Says that the file is not of its format."""
    raise FileInvalid(f"{path.name}, line 1: no.")


def test_what_stood_there_survives_a_full_disk(target: Path) -> None:
    """The reason is told in one sentence."""
    with pytest.raises(ExportFailed, match="No space left on device"):
        write_safely(target, broken, right)
    assert target.read_bytes() == b"old"
    assert alone(target)


def test_what_stood_there_survives_an_interruption(target: Path) -> None:
    """Of any kind."""
    with pytest.raises(KeyboardInterrupt):
        write_safely(target, stopped, right)
    assert target.read_bytes() == b"old"
    assert alone(target)


@pytest.mark.parametrize("check", [lambda _: False, unreadable])
def test_a_file_that_reads_back_wrong_is_not_put_there(target: Path, check: object) -> None:
    """Whether it holds something else or cannot be read at all."""
    assert callable(check)
    with pytest.raises(ExportFailed, match="read back"):
        write_safely(target, new, check)
    assert target.read_bytes() == b"old"
    assert alone(target)


def test_a_new_file_has_the_rights_of_new_files(tmp_path: Path) -> None:
    """As the person's mask says; one that is replaced keeps its own."""
    script = (
        "import os, sys; from pathlib import Path; from workbench.services.safe_files import write_safely;"
        "os.umask(0o027);"
        "[write_safely(Path(name), lambda stream: None, lambda path: True) for name in sys.argv[1:]]"
    )
    fresh, known = tmp_path / "fresh", tmp_path / "known"
    known.touch()
    known.chmod(0o604)
    subprocess.run([sys.executable, "-c", script, str(fresh), str(known)], check=True)
    assert fresh.stat().st_mode & 0o777 == 0o640
    assert known.stat().st_mode & 0o777 == 0o604


def test_nobody_else_reads_it_while_it_is_written(target: Path) -> None:
    """The file beside it is its owner's."""

    def looking(stream: BinaryIO) -> None:
        (part,) = [path for path in target.parent.iterdir() if path != target]
        assert part.stat().st_mode & 0o777 == 0o600
        stream.write(b"new")

    write_safely(target, looking, right)
    assert right(target)


def test_a_link_stays_a_link(target: Path, tmp_path: Path) -> None:
    """What it points to is replaced."""
    link = tmp_path / "link.csv"
    link.symlink_to(target)
    write_safely(link, new, right)
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("place", ["", "missing/terms.csv", "pipe"])
def test_only_plain_files_are_written(tmp_path: Path, place: str) -> None:
    """A folder, a pipe, or a place in a folder that is not there is refused."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ExportFailed):
        write_safely(tmp_path / place, new, right)
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == ["pipe"]
