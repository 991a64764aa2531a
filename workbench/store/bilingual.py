"""The texts of saved articles, read as a whole: for exports and for looking something up in all of them."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.store.database import Database
from workbench.translation.revision import State


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a saved article with its translation."""

    position: int
    start: int
    """Offset of its first character, in code points of the article's text."""

    end: int
    source: str
    target: str
    state: State
    author: str


def article_titles(db: Database) -> list[tuple[int, str]]:
    """Number and title of the articles that are not archived, in the order of their numbers."""
    return [
        (number, title)
        for number, title in db.rows("select id, title from article where archived_at is null order by id")
    ]


def article_sources(db: Database, article: int) -> list[tuple[int, str]]:
    """Position and Arabic of all segments of an article, in order."""
    return [
        (position, source)
        for position, source in db.rows(
            "select position, source from segment where article = ? and position is not null order by position",
            [article],
        )
    ]


def article_lines(db: Database, article: int) -> list[Line]:
    """All sentences of an article with their translations, in order, as one query sees them."""
    return [
        Line(position, start, end, source, target, State(state), author)
        for position, start, end, source, target, state, author in db.rows(
            'select position, start, "end", source, target, state, changed_by from segment'
            " where article = ? and position is not null order by position",
            [article],
        )
    ]
