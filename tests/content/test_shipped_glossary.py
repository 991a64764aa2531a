"""The database that is shipped is what the starter glossary says."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.program import workbench
from workbench.services.starter import build_glossary

REPOSITORY = Path(__file__).parent.parent.parent
SHIPPED = REPOSITORY / "glossary.db"

Rows = list[tuple[object, ...]]


def rows(database: Path, query: str) -> Rows:
    """What a query finds in a database that is only read."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        return connection.execute(query).fetchall()


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A copy of the shipped database; the file itself is never opened by a test."""
    return Path(shutil.copy(SHIPPED, tmp_path / "shipped.db"))


def test_its_terms_are_those_of_a_fresh_build(shipped: Path, tmp_path: Path) -> None:
    """Row for row, as long as nobody has worked with it."""
    if not rows(shipped, "select 1 from project where key = 'as_shipped'"):
        pytest.skip("somebody has worked with this project: its terms may be their own")
    fresh = tmp_path / "fresh.db"
    build_glossary(fresh)
    for table, order in (("term", "id"), ("term_form", "term, language, role, position")):
        assert rows(shipped, f"select * from {table} order by {order}") == rows(
            fresh, f"select * from {table} order by {order}"
        )


def test_it_holds_the_starter_and_no_work(shipped: Path) -> None:
    """Terms, in journal mode delete, with nothing of anybody's in it, as long as it is as shipped."""
    if not rows(shipped, "select 1 from project where key = 'as_shipped'"):
        pytest.skip("somebody has worked with this project")
    assert rows(shipped, "pragma journal_mode") == [("delete",)]
    assert rows(shipped, "select count(*) >= 150 from term") == [(1,)]
    for table in ("article", "segment", "draft", "revision", "comment", "term_history", "deed"):
        assert rows(shipped, f"select count(*) from {table}") == [(0,)], table


def test_looking_around_changes_no_byte(shipped: Path, tmp_path: Path) -> None:
    """In a terminal: an article, sentences of it, the glossary, the review and the library, then out."""
    project = tmp_path / "project"
    shutil.copytree(REPOSITORY / "articles", project / "articles")
    database = project / "glossary.db"
    database.write_bytes(shipped.read_bytes())
    before = database.read_bytes()
    with workbench(project, "open", "articles/cairo-meeting.txt") as program:
        program.wait_for("0/19 translated")
        program.send("\x1b[1;5B\x1b[1;5B\x0e")
        for key, wanted in (("\x1bOR", "Glossary"), ("\x1bOS", "Review"), ("\x1bOQ", "Library")):
            program.send(key)
            program.wait_for(wanted)
        program.send("\x11")
        assert program.wait() == 0
    assert database.read_bytes() == before
    assert sorted(path.name for path in project.iterdir()) == ["articles", "glossary.db"]
