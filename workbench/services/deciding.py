"""What one decides about a sentence: its state, its lock, remarks on it, an old version of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.arabic.folding import clean, one_line
from workbench.errors import DeedImpossible
from workbench.services import deed_words, drafts, undoing
from workbench.services.change import Change
from workbench.services.rows import Row
from workbench.store import comments, deeds, segments, translations
from workbench.translation.revision import State
from workbench.wording import _

if TYPE_CHECKING:
    from workbench.services.typing import TypingSession


def set_state(session: TypingSession, position: int, state: State, reason: str = "") -> Change:
    """Gives a sentence a state, in a revision of its own; see `TranslationSession.set_state`."""
    row, reason = session.row(position), one_line(reason)
    _ensure_possible(row, state, reason)
    attention = f"rejected: {reason}" if state is State.REJECTED else ""
    if (row.state, row.attention) == (state, attention) or (row.state is state and state is not State.REJECTED):
        return Change()
    summary = deed_words.STATE_GIVEN.format(number=position + 1, state=state)
    with session.writing() as article:
        row = session.saved_row(position)
        revised = drafts.revise(
            session.ws.db, row, row.target, state, session.author, attention or "", attention=attention
        )
        payload = undoing.parts([(row, revised.made)])
        deeds.record(session.ws.db, undoing.STATE, summary, session.author, payload, article)
    session.show(revised)
    return Change(frozenset({position}), summary=deed_words.told(summary))


def _ensure_possible(row: Row, state: State, reason: str) -> None:
    number, has_text = row.position + 1, bool(row.target.strip())
    if row.locked:
        raise drafts.locked(row.position)
    if state is State.REJECTED and not reason:
        message = _("Sentence {number} is not rejected without a reason; say in one line what is wrong.")
        raise DeedImpossible(message.format(number=number))
    if state is State.UNTRANSLATED and has_text:
        message = _("Sentence {number} has a translation; delete its text to make it untranslated.")
        raise DeedImpossible(message.format(number=number))
    if state is not State.UNTRANSLATED and not has_text:
        raise drafts.untranslated(row.position)


def set_locked(session: TypingSession, position: int, locked: bool) -> Change:
    """Locks a sentence against every change, or unlocks it."""
    if session.row(position).locked is locked:
        return Change()
    with session.writing():
        row = session.saved_row(position)
        assert row.segment is not None  # the article is saved by now
        segments.set_locked(session.ws.db, row.segment, locked)
    session.rows.settle(replace(row, locked=locked), session.rows.rev(position))
    summary = _("Sentence {number} locked") if locked else _("Sentence {number} unlocked")
    return Change(frozenset({position}), summary=summary.format(number=position + 1))


def add_comment(session: TypingSession, position: int, text: str) -> Change:
    """A remark on a sentence; see `TranslationSession.add_comment`."""
    text = clean(text).strip()
    if not text:
        raise DeedImpossible(_("A note needs some words."))
    with session.writing():
        row = session.saved_row(position)
        assert row.segment is not None  # the article is saved by now
        comments.add_comment(session.ws.db, row.segment, text, session.author)
    row = replace(row, open_comments=row.open_comments + 1)
    session.rows.settle(row, session.rows.rev(position))
    return Change(frozenset({position}), summary=_("Note on sentence {number}").format(number=position + 1))


def resolve_comment(session: TypingSession, comment: int, resolved: bool) -> Change:
    """Closes a remark, or opens it again; see `TranslationSession.resolve_comment`."""
    with session.ws.db.writing():
        number = comments.resolve_comment(session.ws.db, comment, resolved)
    segment = None if number is None else segments.segment(session.ws.db, number)
    if segment is None:
        raise DeedImpossible(_("There is no such note; open the sentence again."))
    if segment.article != session.article.id or segment.position is None:
        return Change()
    row = replace(session.row(segment.position), open_comments=segment.open_comments)
    session.rows.settle(row, session.rows.rev(segment.position))
    return Change(frozenset({segment.position}), summary=_("Note closed") if resolved else _("Note opened again"))


def restore(session: TypingSession, position: int, number: int) -> Change:
    """Brings the text of an old revision back; see `TranslationSession.restore`."""
    row = session.row(position)
    if row.locked:
        raise drafts.locked(position)
    old = None if row.segment is None else translations.revision(session.ws.db, row.segment, number)
    if old is None:
        message = _("Sentence {number} has no version {version}.")
        raise DeedImpossible(message.format(number=position + 1, version=number))
    if old.text == row.target:
        return Change()
    state, attention = drafts.altered(old.text, row)
    summary = deed_words.RESTORED.format(number=position + 1, version=number)
    with session.writing() as article:
        revised = drafts.revise(
            session.ws.db, row, old.text, state, session.author, f"version {number} restored", attention
        )
        payload = undoing.parts([(row, revised.made)])
        deeds.record(session.ws.db, undoing.RESTORE, summary, session.author, payload, article)
    session.show(revised)
    return Change(frozenset({position}), summary=deed_words.told(summary))
