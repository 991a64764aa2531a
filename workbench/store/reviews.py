"""Saved translations as a reviewer meets them: what waits, and what was decided about it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from workbench.review.review import Decision, Review
from workbench.store.clock import moment, moment_if_any, stamp
from workbench.store.database import Database, Row
from workbench.translation.revision import State

QUEUE_LIMIT = 1000
"""How many waiting translations are read at a time."""


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A translation that waits for a decision."""

    segment: int
    """The segment's id."""

    article: int
    """The article's id."""

    article_title: str
    position: int
    """Its place in the article, from 0."""

    source: str
    target: str
    state: State
    author: str
    """Who wrote the English as it stands; who only decided about it does not count."""

    revision: int
    """The number of the last revision, which a decision is about; 0 if there is none yet."""

    changed_at: datetime
    """UTC."""

    earlier: str
    """The newest English of another wording; empty if there is none."""

    earlier_by: str
    earlier_at: datetime | None
    """UTC; None if there is no earlier wording."""

    locked: bool
    attention: str
    """Why it needs attention: "rejected: wrong name"; empty if it does not."""


_AUTHOR = (
    "coalesce((select author from revision where segment = segment.id and text = target order by number limit 1),"
    " segment.changed_by)"
)

_FROM = " from segment join article on article.id = segment.article"

_ITEM = f"""
select segment.id, segment.article, title, position, source, target, state, {_AUTHOR}, attention, locked,
       coalesce((select max(number) from revision where segment = segment.id), 0),
       coalesce(segment.changed_at, imported_at),
       (select number from revision where segment = segment.id and text <> target and text <> ''
        order by number desc limit 1)
{_FROM}
"""


def queue(db: Database, states: Collection[State], article: int | None, author: str) -> list[ReviewItem]:
    """What waits, the oldest change first, at most `QUEUE_LIMIT`; archived articles are left out.

    Args:
        states: Segments in one of these states.
        article: Only of this article; None asks for all.
        author: Only what this person wrote; empty asks for everybody's.
    """
    condition, values = _condition(states, article, author)
    rows = db.rows(
        f"{_ITEM} where {condition} order by coalesce(segment.changed_at, imported_at), segment.article, position"
        f" limit {QUEUE_LIMIT}",
        values,
    )
    return [_item(db, row) for row in rows]


def count(db: Database, states: Collection[State], article: int | None, author: str) -> int:
    """How many wait, whatever the limit."""
    condition, values = _condition(states, article, author)
    return int(db.value(f"select count(*) {_FROM} where {condition}", values))


def _condition(states: Collection[State], article: int | None, author: str) -> tuple[str, list[object]]:
    ordered = sorted(states)
    marks = ", ".join("?" * len(ordered))
    condition = f"position is not null and archived_at is null and state in ({marks})"
    values: list[object] = [*ordered]
    if article is not None:
        condition += " and segment.article = ?"
        values.append(article)
    if author:
        condition += f" and {_AUTHOR} = ?"
        values.append(author)
    return condition, values


def item(db: Database, segment: int) -> ReviewItem | None:
    """One translation as it stands, whatever its state; None if there is no such segment in its article any more."""
    row = db.row(f"{_ITEM} where segment.id = ? and position is not null", [segment])
    return None if row is None else _item(db, row)


def _item(db: Database, row: Row) -> ReviewItem:
    segment, article, title, position, source, target, state, author, attention, locked, number, changed, other = row
    earlier = _version(db, segment, other)
    return ReviewItem(
        segment=segment,
        article=article,
        article_title=title,
        position=position,
        source=source,
        target=target,
        state=State(state),
        author=author,
        revision=number,
        changed_at=moment(changed),
        earlier=earlier[0],
        earlier_by=earlier[1],
        earlier_at=moment_if_any(earlier[2]),
        locked=bool(locked),
        attention=attention,
    )


def _version(db: Database, segment: int, number: int | None) -> Row:
    """Text, author and time of a revision; blanks for none."""
    query = "select text, author, saved_at from revision where segment = ? and number = ?"
    return ("", "", None) if number is None else db.rows(query, [segment, number])[0]


def approvable(db: Database, article: int) -> list[int]:
    """The ids of an article's segments that are translated, not locked and without an open comment, in order."""
    rows = db.rows(
        "select id from segment where article = ? and position is not null and state = 'translated' and locked = 0"
        " and not exists (select 1 from comment where segment = segment.id and resolved_at is null) order by position",
        [article],
    )
    return [segment for (segment,) in rows]


def authors(db: Database) -> list[str]:
    """Everybody who ever made a revision, sorted."""
    return [author for (author,) in db.rows("select distinct author from revision order by 1")]


def add_review(db: Database, review: Review) -> int:
    """Saves a decision about a revision that is saved; its number. Only inside `writing()`."""
    made = db.execute(
        "insert into review (segment, revision, decision, comment, category, severity, reviewer, at)"
        " values (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            review.segment,
            review.revision,
            review.decision,
            review.comment,
            review.category,
            review.severity,
            review.reviewer,
            stamp(review.at),
        ],
    ).lastrowid
    assert made is not None  # an insert that did not raise has made a row
    return made


def remove_review(db: Database, number: int) -> None:
    """Takes a decision away that was taken back; only inside `writing()`. The revisions tell of it still."""
    db.execute("delete from review where id = ?", [number])


def reviews(db: Database, segment: int) -> list[Review]:
    """The decisions about a segment that stand, newest first."""
    return [
        Review(segment, revision, Decision(decision), reviewer, moment(at), comment, category, severity)
        for revision, decision, reviewer, at, comment, category, severity in db.rows(
            "select revision, decision, reviewer, at, comment, category, severity from review where segment = ?"
            " order by id desc",
            [segment],
        )
    ]
