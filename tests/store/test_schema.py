"""The rules that stand in the tables themselves."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.articles.article import Article, Segment
from workbench.store import articles, translations
from workbench.store.database import Database, create_database
from workbench.translation.revision import State


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """One article of one sentence with one revision."""
    db = create_database(tmp_path / "glossary.db")
    articles.add(db, Article("عنوان", "جملة.", "a.txt"), 1, [Segment(0, 0, 5, "جملة.")])
    translations.add_revision(db, 1, "A sentence.", State.TRANSLATED, "translator")
    yield db
    db.close()


@pytest.mark.parametrize(
    "statement",
    [
        "update revision set text = 'other'",
        "delete from revision",
        "insert or replace into revision values (1, 1, 'other', 'draft', 'x', '', '', '')",
        "insert into revision values (9, 1, 'no such segment', 'draft', 'x', '', '', '')",
        "update segment set state = 'finished'",
        "update segment set start = 5",
        "update segment set article = 9",
        "insert into segment (article, position, start, \"end\", source, source_hash) values (1, 0, 0, 1, 'x', '')",
        "insert into comment (segment, text, author, at) values (1, '', 'x', '')",
        "insert into review (segment, revision, decision, reviewer, at) values (1, 1, 'rejected', 'x', '')",
        "insert into review (segment, revision, decision, reviewer, at) values (1, 2, 'approved', 'x', '')",
        "insert into article (title, origin, encoding, source_hash, words, imported_at)"
        " select title, origin, encoding, source_hash, words, imported_at from article",
        "update draft set rev = 'many'",
        "insert into term (arabic, english, kind, status) values ('', 'x', 'person', 'preferred')",
    ],
)
def test_what_must_never_be_is_refused_by_the_database(db: Database, statement: str) -> None:
    """Whoever writes to it, this program or another."""
    before = list(db.connection.iterdump())
    with pytest.raises(sqlite3.IntegrityError), db.writing():
        db.execute(statement)
    assert list(db.connection.iterdump()) == before


def test_every_table_is_strict(db: Database) -> None:
    """Apart from what SQLite and the migrations keep for themselves."""
    tables = db.rows("select name, strict from pragma_table_list where schema = 'main' and type = 'table'")
    ours = {name: strict for name, strict in tables if not name.startswith(("sqlite_", "_"))}
    assert "segment" in ours
    assert all(ours.values()), ours
