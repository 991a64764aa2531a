"""Text that no database takes lands in a file of its own."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.services.folders import SENTENCES, TEXT, new_project, opened
from workbench.errors import SaveFailed
from workbench.services.rescue import rescue


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with one article of five sentences."""
    return new_project(tmp_path / "project", a=TEXT)


def test_unsaved_text_is_written_with_its_place_and_its_arabic(folder: Path, tmp_path: Path) -> None:
    """In the order of the article; what is saved already is not in it."""
    session = opened(folder)
    session.type(1, "saved")
    session.flush()
    session.type(4, "the fifth, “quoted”")
    session.type(0, "the first")
    path = rescue(session, tmp_path / "elsewhere")
    assert path.parent == folder
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    content = path.read_text(encoding="utf-8")
    assert content.splitlines()[0] == f"Text that could not be saved in {folder / 'glossary.db'}"
    assert content.endswith(
        f"\n\nSentence 1\n{SENTENCES[0]}\nthe first\n\nSentence 5\n{SENTENCES[4]}\nthe fifth, “quoted”\n"
    )
    assert "Sentence 2" not in content
    assert not (tmp_path / "elsewhere").exists()
    session.ws.close()


def test_rows_that_were_saved_are_written_too_where_that_may_have_been_in_vain(folder: Path, tmp_path: Path) -> None:
    """Unsaved keys stand over what was typed before in the same sentence."""
    session = opened(folder)
    session.type(1, "second")
    typed = session.row(1)
    session.type(1, "second, longer")
    content = rescue(session, tmp_path, typed=[typed]).read_text(encoding="utf-8")
    assert content.count("Sentence 2") == 1
    assert "second, longer" in content
    session.ws.close()


def test_the_file_of_a_session_is_replaced_and_others_are_not(folder: Path, tmp_path: Path) -> None:
    """The same again goes into the same file; a second session makes one of its own."""
    one, two = opened(folder), opened(folder)
    one.type(0, "one")
    two.type(0, "two")
    first = rescue(one, tmp_path)
    second = rescue(two, tmp_path)
    one.type(0, "one more")
    assert rescue(one, tmp_path, earlier=first) == first
    assert "one more" in first.read_text(encoding="utf-8")
    assert second != first
    assert second.read_text(encoding="utf-8").endswith("two\n")
    assert sorted(folder.glob("rescued*")) == sorted([first, second])
    one.ws.close()
    two.ws.close()


def test_without_the_project_folder_another_is_used(folder: Path, tmp_path: Path) -> None:
    """It is made, for its owner alone; the project's is not made again."""
    session = opened(folder)
    session.type(0, "one")
    folder.rename(tmp_path / "moved")
    elsewhere = tmp_path / "state" / "workbench"
    path = rescue(session, elsewhere)
    assert path.parent == elsewhere
    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o700
    assert not folder.exists()
    session.ws.close()


def test_where_nothing_can_be_written_that_is_an_error(folder: Path, tmp_path: Path) -> None:
    """One sentence; the text stays in the model."""
    session = opened(folder)
    session.type(0, "one")
    folder.rename(tmp_path / "moved")
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(SaveFailed, match="could be saved nowhere"):
        rescue(session, tmp_path / "file")
    assert session.unsaved
    session.ws.close()
