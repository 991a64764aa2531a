"""What every term was before and after each change; a change is taken back by another one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from workbench.glossary.record import record_of, term_of
from workbench.glossary.term import Term
from workbench.store import terms
from workbench.store.clock import moment, now, stamp
from workbench.store.database import Database, Row
from workbench.store.deeds import mark_undone, record


class TermDeed(StrEnum):
    """The kinds of deeds that alter the glossary."""

    ADDED = "term added"
    CHANGED = "term changed"
    REMOVED = "term removed"
    IMPORTED = "glossary imported"
    UPDATED = "glossary updated"


@dataclass(frozen=True, slots=True)
class TermChange:
    """One change of a term."""

    number: int
    """1 for the first change of the term; the order of changes, whatever the clock said."""

    before: Term | None
    """What it was; None if it was added."""

    after: Term | None
    """What it became; None if it was removed."""

    author: str
    at: datetime
    """UTC."""


@dataclass(frozen=True, slots=True)
class Alteration:
    """What is to become of a term."""

    before: Term | None
    """What it is; None if it is new."""

    after: Term | None
    """What it becomes, with its number; None if it goes."""

    @property
    def number(self) -> int:
        """The number of the term it is about."""
        term = self.after or self.before
        assert term is not None and term.id is not None  # an alteration is of something that is saved
        return term.id


@dataclass(frozen=True, slots=True)
class Undone:
    """What came of taking back a deed."""

    restored: tuple[Alteration, ...]
    kept: tuple[Term, ...]
    """Terms that were left as they are, since they were changed after the deed, or stand in the way of an old one."""


def edition(db: Database) -> int:
    """A number that grows with every change of the glossary, by whomever; 0 before the first."""
    return int(db.value("select max(id) from term_history") or 0)


def perform(
    db: Database,
    kind: TermDeed,
    summary: str,
    author: str,
    alterations: Sequence[Alteration],
    progress: Callable[[int], None] | None = None,
) -> None:
    """Alters terms as one deed that can be taken back; only inside `writing()`. Nothing to alter is no deed.

    Args:
        progress: Is told, every thousand terms, how many are done.
    """
    if not alterations:
        return
    deed = record(db, kind, summary, author, payload=[])
    for done in range(0, len(alterations), 1000):
        apply(db, alterations[done : done + 1000], author, deed)
        if progress is not None:
            progress(min(done + 1000, len(alterations)))


def apply(db: Database, alterations: Sequence[Alteration], author: str, deed: int | None) -> None:
    """Alters terms and notes it in their history, as part of a deed if it is one; only inside `writing()`."""
    gone = [one.number for one in alterations if one.after is None]
    changed = [one.after for one in alterations if one.before is not None and one.after is not None]
    added = [one.after for one in alterations if one.before is None and one.after is not None]
    terms.delete_all(db, gone)
    terms.rewrite_all(db, changed)
    terms.insert_all(db, added)
    at = stamp(now())
    db.executemany(
        "insert into term_history (term, before, after, author, at, deed) values (?, ?, ?, ?, ?, ?)",
        ((one.number, _written(one.before), _written(one.after), author, at, deed) for one in alterations),
    )


def history(db: Database, term: int) -> list[TermChange]:
    """The changes of a term, newest first; empty for a term that is as it was shipped, or unknown."""
    rows = db.rows("select before, after, author, at from term_history where term = ? order by id", [term])
    changes = [
        TermChange(number, _read(before, term), _read(after, term), author, moment(at))
        for number, (before, after, author, at) in enumerate(rows, 1)
    ]
    return changes[::-1]


def last_deed_on(db: Database, term: int) -> int | None:
    """The newest deed that changed a term and was not undone for it; None if there is none."""
    found: int | None = db.value(
        "select deed.id from term_history join deed on deed.id = term_history.deed"
        " where term_history.term = ? and undone_at is null"
        " and not exists (select 1 from json_each(deed.payload) where value = term_history.term)"
        " order by term_history.id desc limit 1",
        [term],
    )
    return found


def undo(db: Database, deed: int, author: str, only: int | None = None) -> Undone:
    """Takes back what a deed did to the terms, in one transaction.

    Args:
        deed: The number of the deed. Its payload is the list of the terms for which it was taken back already.
        only: Take back what it did to this term alone; the rest of the deed stands, and stays undoable.

    Returns:
        What went back, and what could not. The deed as a whole is done with even if nothing could.
    """
    back: list[Alteration] = []
    kept: list[Alteration] = []
    with db.writing():
        for one in _done(db, deed):
            if only in (None, one.number):
                (back if _may_go_back(db, one) else kept).append(one)
        # Without a deed of its own: what was taken back is not itself a deed to take back.
        apply(db, [Alteration(one.after, one.before) for one in back], author, None)
        if only is None:
            mark_undone(db, deed)
        else:
            _note_undone(db, deed, [one.number for one in back])
    stay = [one.after or one.before for one in kept]
    return Undone(tuple(back), tuple(term for term in stay if term is not None))


def _done(db: Database, deed: int) -> list[Alteration]:
    """What a deed did that still stands."""
    rows = db.rows(
        "select term, before, after from term_history where deed = ?"
        " and term not in (select value from deed, json_each(deed.payload) where deed.id = ?) order by id",
        [deed, deed],
    )
    return [Alteration(_read(before, term), _read(after, term)) for term, before, after in rows]


def _note_undone(db: Database, deed: int, numbers: list[int]) -> None:
    """Notes that a deed was taken back for some terms; one of which nothing stands any more is undone."""
    db.execute(
        "update deed set payload = (select json_group_array(value) from"
        " (select value from json_each(payload) union select value from json_each(?))) where id = ?",
        [json.dumps(numbers), deed],
    )
    if not _done(db, deed):
        mark_undone(db, deed)


def _may_go_back(db: Database, done: Alteration) -> bool:
    """Whether the term is still as the deed left it, and no other term has taken its old name."""
    if terms.term(db, done.number) != done.after:
        return False
    old = done.before
    return old is None or terms.number_of(db, old.arabic, old.english) in (None, old.id)


def edited(db: Database) -> dict[int, Row]:
    """The terms somebody changed, other than by updating the starter glossary; changes taken back do not count.

    Returns:
        For each term's number the Arabic and English it had before the first such change; both None for a term that
        was new then.
    """
    rows = db.rows(
        "select term, before from term_history join deed on deed.id = term_history.deed"
        " where undone_at is null and deed.kind <> ?"
        " and not exists (select 1 from json_each(deed.payload) where value = term_history.term)"
        " order by term_history.id desc",
        [TermDeed.UPDATED],
    )
    # Newest first, so that the oldest of each term is the one that stays.
    return {number: _names(before) for number, before in rows}


def _names(written: str | None) -> Row:
    record = json.loads(written) if written else {}
    return record.get("arabic"), record.get("english")


def _written(term: Term | None) -> str | None:
    if term is None:
        return None
    return json.dumps({name: value for name, value in record_of(term).items() if value}, ensure_ascii=False)


def _read(written: str | None, number: int) -> Term | None:
    return None if written is None else replace(term_of(json.loads(written)), id=number)


def numbered(db: Database, new: Iterable[Term]) -> list[Term]:
    """New terms with the numbers they will have; only inside `writing()`, or the numbers may be taken."""
    return [replace(term, id=number) for number, term in enumerate(new, terms.next_number(db))]
