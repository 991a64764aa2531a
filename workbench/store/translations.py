"""Drafts and revisions: each write keeps the segment's row in step with them."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.store.clock import moment, now, stamp
from workbench.store.database import Database
from workbench.store.hashes import checksum
from workbench.translation.revision import Draft, Revision, State


@dataclass(frozen=True, slots=True)
class Last:
    """What the last revision of a segment says; number 0, untranslated and empty if there is none yet."""

    number: int
    text: str
    state: State


@dataclass(frozen=True, slots=True)
class Working:
    """A working copy as it is to be saved."""

    article: int
    segment: int
    position: int
    """Where it stood when it was last looked at."""

    text: str
    state: State
    attention: str
    author: str
    rev: int
    """The version of the draft that it continues; 0 if there was none."""


def last(db: Database, segment: int) -> Last:
    """The last revision of a segment."""
    row = db.row("select number, text, state from revision where segment = ? order by number desc limit 1", [segment])
    return Last(0, "", State.UNTRANSLATED) if row is None else Last(row[0], row[1], State(row[2]))


def draft(db: Database, segment: int) -> Draft | None:
    """The working copy of a segment; None if there never was one."""
    row = db.row("select text, author, saved_at from draft where segment = ?", [segment])
    return None if row is None else Draft(segment, row[0], row[1], moment(row[2]))


def save_draft(db: Database, working: Working) -> bool:
    """Saves the working copy; whether it did.

    It does not if somebody saved another one since version `rev`, or locked, merged or split the segment. Three
    statements in one transaction, and nothing read: this is what a pause in typing costs.
    """
    at = stamp(now())
    with db.writing():
        if not _save_if_current(db, working, at):
            return False
        db.execute(
            "update segment set target = ?, state = ?, attention = ?, changed_at = ?, changed_by = ? where id = ?",
            [working.text, working.state, working.attention, at, working.author, working.segment],
        )
        _touch(db, working.article, working.author, at)
    return True


_STILL_THERE = "exists (select 1 from segment where id = ? and position = ? and locked = 0)"


def _save_if_current(db: Database, working: Working, at: str) -> bool:
    there = [working.segment, working.position]
    if working.rev == 0:
        done = db.execute(
            "insert into draft (segment, text, author, saved_at, rev) select ?, ?, ?, ?, 1"
            f" where {_STILL_THERE} on conflict do nothing",
            [working.segment, working.text, working.author, at, *there],
        )
    else:
        done = db.execute(
            "update draft set text = ?, author = ?, saved_at = ?, rev = rev + 1"
            f" where segment = ? and rev = ? and {_STILL_THERE}",
            [working.text, working.author, at, working.segment, working.rev, *there],
        )
    return done.rowcount == 1


def add_revision(
    db: Database,
    segment: int,
    text: str,
    state: State,
    author: str,
    reason: str = "",
    attention: str = "",
) -> Revision:
    """A new revision, which is also the working copy from now on; segment and article are kept in step.

    The version of the draft grows, so that a program that still shows the old text notices it.
    """
    with db.writing():
        made = record(db, segment, text, state, author, reason)
        at = stamp(made.saved_at)
        db.execute(
            "insert into draft (segment, text, author, saved_at, rev) values (?, ?, ?, ?, 1)"
            " on conflict (segment) do update set text = excluded.text, author = excluded.author,"
            " saved_at = excluded.saved_at, rev = rev + 1",
            [segment, text, author, at],
        )
        db.execute(
            "update segment set target = ?, state = ?, attention = ?, changed_at = ?, changed_by = ? where id = ?",
            [text, state, attention, at, author, segment],
        )
        _touch(db, db.value("select article from segment where id = ?", [segment]), author, at)
    return made


def record(db: Database, segment: int, text: str, state: State, author: str, reason: str = "") -> Revision:
    """A revision for the history alone; the working copy stays what it is."""
    made = now()
    with db.writing():
        number = db.value("select coalesce(max(number), 0) + 1 from revision where segment = ?", [segment])
        db.execute(
            "insert into revision (segment, number, text, state, author, saved_at, reason, checksum)"
            " values (?, ?, ?, ?, ?, ?, ?, ?)",
            [segment, number, text, state, author, stamp(made), reason, checksum(text)],
        )
    return Revision(segment, number, text, state, author, made, reason)


def is_kept(db: Database, segment: int, text: str) -> bool:
    """Whether some revision of the segment has exactly this text; an empty text needs none."""
    return text == "" or bool(
        db.value("select exists (select 1 from revision where segment = ? and text = ?)", [segment, text])
    )


def history(db: Database, segment: int) -> list[Revision]:
    """All revisions of a segment, newest first."""
    return [
        Revision(segment, number, text, State(state), author, moment(at), reason)
        for number, text, state, author, at, reason in db.rows(
            "select number, text, state, author, saved_at, reason from revision where segment = ? order by number desc",
            [segment],
        )
    ]


def revision(db: Database, segment: int, number: int) -> Revision | None:
    """One revision; None if the segment has none with that number."""
    row = db.row(
        "select text, state, author, saved_at, reason from revision where segment = ? and number = ?",
        [segment, number],
    )
    if row is None:
        return None
    text, state, author, at, reason = row
    return Revision(segment, number, text, State(state), author, moment(at), reason)


def _touch(db: Database, article: int, author: str, at: str) -> None:
    db.execute("update article set changed_at = ?, changed_by = ? where id = ?", [at, author, article])
