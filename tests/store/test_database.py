"""Opening a database with care, and writing it in whole deeds."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.errors import (
    DatabaseBusy,
    DatabaseForeign,
    DatabaseMoved,
    DatabaseTooNew,
    DatabaseUnreadable,
    ProjectExists,
    SaveFailed,
)
from workbench.store.database import Database, back_up, create_database, open_database
from workbench.store.schema import APPLICATION_ID, VERSION, migrations

NOTE = "insert into project (key, value) values (?, ?)"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database with nothing in it."""
    create_database(tmp_path / "glossary.db").close()
    return tmp_path / "glossary.db"


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    """The same, open, with a short patience."""
    opened = open_database(path, busy_ms=20)
    yield opened
    opened.close()


def test_a_new_database_is_marked_as_ours_and_closed_to_others(path: Path, db: Database) -> None:
    """Application id, version, and no permission for anybody but the owner."""
    assert db.value("pragma application_id") == APPLICATION_ID
    assert db.value("pragma user_version") == VERSION
    assert path.stat().st_mode & 0o077 == 0


def test_a_database_is_not_made_over_a_file(tmp_path: Path) -> None:
    """What is there stays, byte for byte."""
    path = tmp_path / "glossary.db"
    path.write_text("notes")
    with pytest.raises(ProjectExists):
        create_database(path)
    assert path.read_text() == "notes"


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", DatabaseForeign),
        (b"this is no database, but a letter of some length to somebody" * 20, DatabaseUnreadable),
        (b"SQLite format 3\0" + b"\xff" * 4000, DatabaseUnreadable),
    ],
)
def test_a_file_that_is_no_database_of_ours_is_refused(tmp_path: Path, content: bytes, error: type[Exception]) -> None:
    """Its bytes stay, and nothing is laid beside it."""
    path = tmp_path / "glossary.db"
    path.write_bytes(content)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(error):
        open_database(path)
    assert path.read_bytes() == content
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("pragma", "error"),
    [("application_id = 7", DatabaseForeign), (f"user_version = {VERSION + 1}", DatabaseTooNew)],
)
def test_a_foreign_or_newer_database_is_refused_untouched(path: Path, pragma: str, error: type[Exception]) -> None:
    """Nothing is migrated, nothing is written."""
    other = sqlite3.connect(path)
    other.execute(f"pragma {pragma}")
    other.close()
    before = path.read_bytes()
    with pytest.raises(error):
        open_database(path)
    assert path.read_bytes() == before


def test_a_missing_file_is_not_made_by_opening_it(tmp_path: Path) -> None:
    """Neither through the checks nor past them."""
    with pytest.raises(DatabaseUnreadable):
        open_database(tmp_path / "glossary.db")
    with pytest.raises(DatabaseUnreadable):
        Database(tmp_path / "glossary.db")
    assert not (tmp_path / "glossary.db").exists()


def test_an_older_database_is_brought_up_to_date_after_a_copy_was_made(tmp_path: Path) -> None:
    """What it held is still there; the copy is the file as it was."""
    path = tmp_path / "glossary.db"
    old = sqlite3.connect(path, isolation_level=None)
    tools = Database(path).tools()
    migrations().apply(tools, stop_before="m003_articles")
    tools.conn.close()
    old.execute(NOTE, ["name", "value"])
    old.execute(f"pragma application_id = {APPLICATION_ID}")
    old.execute("pragma user_version = 2")
    old.close()
    db = open_database(path)
    assert db.value("select value from project") == "value"
    assert db.rows("select * from article") == []
    assert db.value("pragma user_version") == VERSION
    db.close()
    copy = sqlite3.connect(tmp_path / f"glossary.db.before-version-{VERSION}")
    assert copy.execute("pragma user_version").fetchone() == (2,)
    copy.close()


def test_a_deed_is_saved_whole_or_not_at_all(path: Path, db: Database) -> None:
    """An exception in the middle takes back what was before it, and leaves the connection usable."""
    with pytest.raises(ZeroDivisionError), db.writing():
        db.execute(NOTE, ["half", "deed"])
        raise ZeroDivisionError
    with db.writing(), db.writing():
        db.execute(NOTE, ["whole", "deed"])
    other = open_database(path)
    assert other.rows("select key from project") == [("whole",)]
    other.close()


def test_a_change_outside_a_deed_is_a_bug(db: Database) -> None:
    """It would be committed on its own, whatever follows."""
    with pytest.raises(RuntimeError):
        db.execute(NOTE, ["key", "value"])
    with pytest.raises(RuntimeError):
        db.executemany(NOTE, [("key", "value")])


def test_a_broken_rule_stays_what_it_is(db: Database) -> None:
    """It is no mistake of a person."""
    with pytest.raises(sqlite3.IntegrityError), db.writing():
        db.execute("insert into article_text (article, text) values (7, 'text')")


def test_a_busy_database_says_so_and_loses_nothing(path: Path, db: Database) -> None:
    """While another program writes, a deed fails as a whole; afterwards it succeeds."""
    other = open_database(path)
    with other.writing():
        other.execute(NOTE, ["theirs", "1"])
        with pytest.raises(DatabaseBusy), db.writing():
            db.execute(NOTE, ["ours", "1"])
    with db.writing():
        db.execute(NOTE, ["ours", "2"])
    other.close()
    assert db.rows("select key, value from project order by key") == [("ours", "2"), ("theirs", "1")]


def test_a_busy_database_is_not_called_damaged_when_it_is_opened(path: Path) -> None:
    """Another program that keeps even readers out is waited for, not repaired."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("pragma journal_mode = delete")
    other.execute("begin exclusive")
    with pytest.raises(DatabaseBusy):
        open_database(path, busy_ms=20)
    other.close()


@pytest.mark.parametrize("fate", ["moved", "deleted", "replaced"])
def test_a_file_that_is_no_longer_there_is_not_written(path: Path, db: Database, fate: str) -> None:
    """Saves would go into nothing, or into a file that is not ours."""
    if fate == "moved":
        path.rename(path.with_name("elsewhere.db"))
    elif fate == "deleted":
        path.unlink()
    else:
        other = path.with_name("other.db")
        create_database(other).close()
        other.replace(path)
    with pytest.raises(DatabaseMoved), db.writing():
        db.execute(NOTE, ["key", "value"])
    if fate == "replaced":
        new = open_database(path)
        assert new.rows("select * from project") == []
        new.close()


def test_a_full_disk_is_said_and_the_deed_can_be_done_later(db: Database) -> None:
    """Nothing of it is saved before there is room."""
    with db.writing():
        db.execute(NOTE, ["first", "1"])
    pages = db.value("pragma page_count")
    db.value(f"pragma max_page_count = {pages}")
    with pytest.raises(SaveFailed, match="make room"), db.writing():
        db.execute(NOTE, ["second", "x" * 100_000])
    assert db.rows("select key from project") == [("first",)]
    db.value(f"pragma max_page_count = {pages + 100}")
    with db.writing():
        db.execute(NOTE, ["second", "x" * 100_000])
    assert db.value("select count(*) from project") == 2


def test_a_connection_that_may_not_write_says_which_file(db: Database) -> None:
    """Looking goes on."""
    db.value("pragma query_only = on")
    with pytest.raises(SaveFailed, match=r"glossary\.db.*allow writing"), db.writing():
        db.execute(NOTE, ["key", "value"])
    assert db.rows("select * from project") == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write to any file")
def test_a_read_only_file_can_be_looked_at(path: Path) -> None:
    """A deed on it fails as a whole, and says so."""
    path.chmod(0o400)
    db = open_database(path)
    assert db.rows("select * from project") == []
    with pytest.raises(SaveFailed), db.writing():
        db.execute(NOTE, ["key", "value"])
    db.close()


def test_a_damaged_file_is_said_to_be_damaged(path: Path) -> None:
    """Reading and writing a table whose pages are spoilt names the file and what to do; nothing is written."""
    db = open_database(path)
    with db.writing():
        db.executemany(NOTE, [(f"key {number}", "x" * 500) for number in range(500)])
    db.close()
    whole = bytearray(path.read_bytes())
    whole[-40 * 4096 :] = b"\xee" * (40 * 4096)
    path.write_bytes(whole)
    db = open_database(path)
    with pytest.raises(DatabaseUnreadable, match="backup"):
        db.rows("select * from project")
    with pytest.raises(DatabaseUnreadable), db.writing():
        db.execute("update project set value = ''")
    db.close()


def test_the_first_deed_ends_being_as_shipped_and_a_failed_one_does_not(db: Database) -> None:
    """The mark goes with the first change that is saved, unless the change is how it is shipped."""
    with db.writing(as_shipped=True):
        db.execute(NOTE, ["as_shipped", "1"])
    with pytest.raises(ZeroDivisionError), db.writing():
        raise ZeroDivisionError
    assert db.value("select count(*) from project where key = 'as_shipped'") == 1
    with db.writing():
        db.execute(NOTE, ["key", "value"])
    assert db.rows("select key from project") == [("key",)]


def test_a_backup_is_whole_and_replaces_the_one_before(path: Path, db: Database, tmp_path: Path) -> None:
    """What is only in the log is in the copy."""
    target = tmp_path / "copy.db"
    for value in ("1", "2"):
        with db.writing():
            db.execute("insert or replace into project (key, value) values ('key', ?)", [value])
        back_up(db, target)
        copy = open_database(target)
        assert copy.value("select value from project") == value
        copy.close()
    assert target.stat().st_mode & 0o077 == 0
    assert not target.with_name("copy.db.part").exists()


def test_a_backup_that_cannot_be_written_leaves_the_old_one(db: Database, tmp_path: Path) -> None:
    """A folder in the way is one line, not a traceback."""
    (tmp_path / "copy.db").mkdir()
    with pytest.raises(SaveFailed):
        back_up(db, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").is_dir()
