"""The segments of saved articles: pages of them, counts, and their places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.articles.article import Segment
from workbench.store.database import Database, Row
from workbench.store.hashes import source_hash
from workbench.translation.revision import State


@dataclass(frozen=True, slots=True)
class SavedSegment:
    """A segment with all that stands in its row, and the version of its draft."""

    id: int
    article: int
    position: int | None
    """None once it was merged or split."""

    start: int
    end: int
    source: str
    target: str
    """The working copy: the draft if there is one that differs from the last revision."""

    state: State
    attention: str
    locked: bool
    open_comments: int
    rev: int
    """The version of the draft; 0 if there never was one."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many segments an article has, and how far they are."""

    segments: int
    translated: int
    """Translated, reviewed or approved."""

    reviewed: int
    """Reviewed or approved."""


def _listed(states: Iterable[State]) -> str:
    return ", ".join(f"'{state}'" for state in states)


DONE = _listed(state for state in State if state.is_done)
"""The states in which the translator has nothing left to do, for `in (...)`."""

REVIEWED = _listed(state for state in State if state.is_reviewed)
"""The states in which a reviewer has found it good, for `in (...)`."""

_EVERY = _listed(State)

_SEGMENT = """
select segment.id, article, position, start, "end", source, target, state, attention, locked,
       (select count(*) from comment where comment.segment = segment.id and resolved_at is null),
       coalesce(draft.rev, 0)
from segment left join draft on draft.segment = segment.id
"""


def insert_all(db: Database, article: int, segments: Iterable[Segment]) -> None:
    """Saves the segments of a new article, none translated."""
    db.executemany(
        'insert into segment (article, position, start, "end", source, source_hash) values (?, ?, ?, ?, ?, ?)',
        ((article, one.position, one.start, one.end, one.text, source_hash(one.text)) for one in segments),
    )


def page(db: Database, article: int, first: int, count: int) -> list[SavedSegment]:
    """The segments from position `first`, at most `count`, in order."""
    rows = db.rows(
        _SEGMENT + "where article = ? and position >= ? and position < ? order by position",
        [article, first, first + count],
    )
    return [_segment(row) for row in rows]


def segment(db: Database, number: int) -> SavedSegment | None:
    """One segment, also one that was merged or split; None if no segment has that id."""
    row = db.row(_SEGMENT + "where segment.id = ?", [number])
    return None if row is None else _segment(row)


def covering(db: Database, article: int, start: int) -> SavedSegment | None:
    """The segment that covers an offset of the article's text today; None if none does."""
    row = db.row(
        _SEGMENT + 'where article = ? and position is not null and start <= ? and "end" > ? limit 1',
        [article, start, start],
    )
    return None if row is None else _segment(row)


def _segment(row: Row) -> SavedSegment:
    number, article, position, start, end, source, target, state, attention, locked, comments, rev = row
    return SavedSegment(
        number, article, position, start, end, source, target, State(state), attention, bool(locked), comments, rev
    )


def texts(db: Database, article: int, first: int, last: int) -> list[tuple[int, str, str]]:
    """Position, Arabic and English of the segments from position `first` to `last`, in order; for a search."""
    return [
        (position, source, target)
        for position, source, target in db.rows(
            "select position, source, target from segment where article = ? and position between ? and ?"
            " order by position",
            [article, first, last],
        )
    ]


def counts(db: Database, article: int) -> Counts:
    """How many segments there are and how far they are, read from the index alone."""
    # Naming every state lets the index answer, which has it before the position.
    rows = db.rows(
        "select state, count(*) from segment where article = ? and position is not null"
        f" and state in ({_EVERY}) group by state",
        [article],
    )
    by_state = [(State(state), count) for state, count in rows]
    return Counts(
        sum(count for _, count in by_state),
        sum(count for state, count in by_state if state.is_done),
        sum(count for state, count in by_state if state.is_reviewed),
    )


_OPEN_STATES = tuple(state for state in State if not state.is_done)


def _first_open(where: str) -> str:
    """The first open position of each state; one look into the index each, however long the article is."""
    return " union all ".join(
        f"select * from (select position from segment where article = ? and state = '{state}'"
        f" and {where} and locked = 0 order by position limit 1)"
        for state in _OPEN_STATES
    )


_NEXT_OPEN = (
    f"select coalesce((select min(position) from ({_first_open('position > ?')})),"
    f" (select min(position) from ({_first_open('position >= 0 and position < ?')})))"
)


def next_open(db: Database, article: int, after: int) -> int | None:
    """The first position after `after`, else the first before it, that is neither done nor locked; None if none is."""
    # Article and position for each state, after the position and then before it.
    found: int | None = db.value(_NEXT_OPEN, [article, after] * (2 * len(_OPEN_STATES)))
    return found


def repetition(db: Database, segment: int, source: str) -> str:
    """The newest done translation of the same Arabic in any other segment; empty if there is none."""
    return str(
        db.value(
            "select target from segment where source_hash = ? and position is not null and id <> ?"
            f" and state in ({DONE}) order by changed_at desc, id desc limit 1",
            [source_hash(source), segment],
        )
        or ""
    )


def set_locked(db: Database, segment: int, locked: bool) -> None:
    """Locks or unlocks a segment."""
    with db.writing():
        db.execute("update segment set locked = ? where id = ?", [locked, segment])


def insert(db: Database, article: int, position: int, start: int, end: int, source: str) -> int:
    """A new segment, not translated; its id. The position must be free."""
    with db.writing():
        made = db.execute(
            'insert into segment (article, position, start, "end", source, source_hash) values (?, ?, ?, ?, ?, ?)',
            [article, position, start, end, source, source_hash(source)],
        ).lastrowid
    assert made is not None  # an insert that did not raise has made a row
    return made


def put(db: Database, segment: int, position: int | None) -> None:
    """Gives a segment a free position, or takes it out of the article; its revisions stay."""
    with db.writing():
        db.execute("update segment set position = ? where id = ?", [position, segment])


def shift(db: Database, article: int, after: int, by: int) -> None:
    """Moves all segments behind position `after` by some places."""
    with db.writing():
        # Through the negative numbers: SQLite looks at the unique index after each row, not after the statement.
        db.execute(
            "update segment set position = -position - ? where article = ? and position > ?", [by, article, after]
        )
        db.execute("update segment set position = -position where article = ? and position < 0", [article])
