"""What somebody did that can be undone as one: a replace, a merge, an import, a decision."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from workbench.store.clock import now, stamp
from workbench.store.database import Database


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that was done, with what is needed to take it back."""

    id: int
    kind: str
    """What sort of deed it is; each kind knows how to take itself back."""

    article: int | None
    """The article it was done in; None for deeds of the whole project."""

    summary: str
    """One line that says what was done: "Merged 3 and 4"."""

    payload: Any
    """What its kind needs to take it back, as JSON can hold it."""

    author: str


def record(
    db: Database, kind: str, summary: str, author: str, payload: object = None, article: int | None = None
) -> int:
    """Notes a deed and returns its number; only inside `writing()`."""
    cursor = db.execute(
        "insert into deed (kind, article, summary, payload, author, at) values (?, ?, ?, ?, ?, ?)",
        [kind, article, summary, json.dumps(payload, ensure_ascii=False), author, stamp(now())],
    )
    return int(cursor.lastrowid or 0)


def last_deed(db: Database, kinds: Collection[str], author: str, article: int | None = None) -> Deed | None:
    """The newest deed of an author, of some kinds, that was not undone; None if there is none.

    Args:
        kinds: The kinds that are asked for.
        article: Only deeds in this article; None asks for deeds anywhere.
    """
    marks = ", ".join("?" * len(kinds))
    row = db.row(
        "select id, kind, article, summary, payload, author from deed"
        f" where kind in ({marks}) and author = ? and undone_at is null and (? is null or article = ?)"
        " order by id desc limit 1",
        [*kinds, author, article, article],
    )
    return Deed(row[0], row[1], row[2], row[3], json.loads(row[4]), row[5]) if row else None


def mark_undone(db: Database, deed: int) -> None:
    """Notes that a deed was taken back; only inside `writing()`."""
    db.execute("update deed set undone_at = ? where id = ?", [stamp(now()), deed])
