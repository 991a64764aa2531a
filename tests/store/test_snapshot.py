"""Several queries see one state of the database."""

from __future__ import annotations

from pathlib import Path

from workbench.store.database import create_database, open_database
from workbench.store.project_notes import note, set_note
from workbench.store.snapshot import reading


def test_what_others_save_meanwhile_is_not_seen(tmp_path: Path) -> None:
    """Until the reading is over."""
    db = create_database(tmp_path / "glossary.db")
    with db.writing():
        set_note(db, "colour", "red")
    other = open_database(tmp_path / "glossary.db")
    with reading(db):
        assert note(db, "colour") == "red"
        with other.writing():
            set_note(other, "colour", "blue")
        assert note(db, "colour") == "red"
    assert note(db, "colour") == "blue"
    assert note(db, "shape") == ""


def test_reading_inside_a_deed_is_part_of_it(tmp_path: Path) -> None:
    """It sees what the deed wrote, and does not end it."""
    db = create_database(tmp_path / "glossary.db")
    with db.writing():
        set_note(db, "colour", "red")
        with reading(db):
            assert note(db, "colour") == "red"
        set_note(db, "colour", "blue")
    assert note(db, "colour") == "blue"
