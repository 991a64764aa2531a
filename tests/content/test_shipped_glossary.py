"""The database that is shipped is what the starter glossary says."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from workbench.services.starter import build_glossary

SHIPPED = Path(__file__).parent.parent.parent / "glossary.db"

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
