"""Remarks on segments."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.review.review import Comment
from workbench.store.clock import moment, moment_if_any, now, stamp
from workbench.store.database import Database


def comments(db: Database, segment: int) -> list[Comment]:
    """All remarks on a segment, oldest first."""
    return [
        Comment(number, segment, text, author, moment(at), moment_if_any(resolved))
        for number, text, author, at, resolved in db.rows(
            "select id, text, author, at, resolved_at from comment where segment = ? order by id", [segment]
        )
    ]


def add_comment(db: Database, segment: int, text: str, author: str) -> Comment:
    """A new remark, open. The text must not be empty."""
    at = now()
    with db.writing():
        number = db.execute(
            "insert into comment (segment, text, author, at) values (?, ?, ?, ?)", [segment, text, author, stamp(at)]
        ).lastrowid
    assert number is not None  # an insert that did not raise has made a row
    return Comment(number, segment, text, author, at)


def resolve_comment(db: Database, comment: int, resolved: bool = True) -> int | None:
    """Closes a remark or opens it again; the id of its segment, None if no remark has that number."""
    with db.writing():
        db.execute("update comment set resolved_at = ? where id = ?", [stamp(now()) if resolved else None, comment])
        segment: int | None = db.value("select segment from comment where id = ?", [comment])
    return segment


def move_comments(db: Database, comments: Iterable[int], segment: int) -> None:
    """Hangs remarks on another segment."""
    with db.writing():
        db.executemany("update comment set segment = ? where id = ?", [(segment, one) for one in comments])
