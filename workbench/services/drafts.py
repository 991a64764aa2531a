"""Saving the text of one sentence, beside whoever else is working on it. Nothing anybody typed is ever lost."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workbench.errors import DeedImpossible, SegmentLocked
from workbench.services.rows import Row
from workbench.store import segments, translations
from workbench.store.database import Database
from workbench.store.segments import SavedSegment
from workbench.store.translations import Last, Working
from workbench.translation.revision import Revision, State
from workbench.wording import _

CHANGED_AFTER_REVIEW = "changed after review"
"""Why a sentence came back that was reviewed or approved and then altered."""


@dataclass(slots=True)
class Typing:
    """What is known of a sentence somebody types in."""

    before: Row
    """The row as it was before the first key."""

    last: Last | None = None
    """Its last revision; None until the first save has looked."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a text that was to be saved."""

    row: Row
    """The row as it is saved."""

    rev: int
    """The version of its draft."""

    last: Last
    before: Row
    """The row as it was before the first key, whoever altered it since."""

    notice: str = ""
    """One line for the person if somebody else was there; else empty."""

    moved: bool = False
    """Whether the sentences of the article are not those that were read."""


def standing(text: str, before: Row, last: Last) -> tuple[State, str]:
    """State and attention of a sentence that now has this text.

    Args:
        text: The text as it stands.
        before: The row before it was typed in.
        last: Its last revision. Typing back to its text brings its state back.
    """
    if last.number and text == last.text:
        return last.state, "" if last.state.is_done else before.attention
    return altered(text, before)


def altered(text: str, before: Row) -> tuple[State, str]:
    """State and attention of a sentence whose text was altered: open again, with a reason if it was reviewed."""
    attention = CHANGED_AFTER_REVIEW if before.state.is_reviewed else before.attention
    return State.DRAFT if text.strip() else State.UNTRANSLATED, attention


def save(db: Database, article: int, row: Row, rev: int, typing: Typing, author: str) -> Saved:
    """Saves a text that was typed; only inside `writing()`.

    The first save of a sentence looks at its last revision, those after it read nothing. If somebody else saved a
    text meanwhile, theirs is kept as a revision and this one becomes the draft; if they locked the sentence, or
    merged or split it, this text is kept in the history.

    Args:
        article: The article's id.
        row: The row as it is shown, with its segment's id.
        rev: The version of the draft that was shown when typing began.
        typing: What is known of the sentence.
        author: Who typed.
    """
    assert row.segment is not None  # the article is saved by now
    last = typing.last
    if last is None:
        last = _keep(db, row.segment, typing.before.target, typing.before.state, author)
    state, attention = standing(row.target, typing.before, last)
    same = (state, attention) == (row.state, row.attention)
    saved = row if same else replace(row, state=state, attention=attention)
    if translations.save_draft(db, _working(article, saved, rev, author)):
        return Saved(saved, rev + 1, last, typing.before)
    current = segments.segment(db, row.segment)
    assert current is not None  # segments are never removed
    return _save_beside_another(db, current, row, typing.before, author)


def save_first(db: Database, article: int, row: Row, start: int, end: int, author: str) -> Saved:
    """Saves a text typed before the article was saved, by this program just now or by another one meanwhile.

    Args:
        article: The article's id.
        row: The row as it is shown, without a segment's id.
        start, end: Where its sentence stands in the article's text.
        author: Who typed.
    """
    current = segments.covering(db, article, start)
    assert current is not None  # every sentence of a text is covered by some segment of it
    if (current.start, current.end) != (start, end):
        return _set_aside(db, current, row, author)
    before = Row(row.position, current.id, row.source, "", State.UNTRANSLATED)
    return _save_beside_another(db, current, replace(row, segment=current.id), before, author)


def _save_beside_another(db: Database, current: SavedSegment, row: Row, before: Row, author: str) -> Saved:
    """Saves a text although the segment is not as it was when typing began."""
    if current.position is None or current.locked:
        return _set_aside(db, current, row, author)
    other = _writer(db, current.id)
    last = _keep(db, current.id, current.target, current.state, author, row.target)
    now = replace(
        row,
        position=current.position,
        target=current.target,
        state=current.state,
        attention=current.attention,
        open_comments=current.open_comments,
    )
    state, attention = standing(row.target, now, last)
    saved = replace(now, target=row.target, state=state, attention=attention)
    translations.save_draft(db, _working(current.article, saved, current.rev, author))
    differs = current.target not in (before.target, row.target)
    notice = _("{person} wrote in sentence {number} too; their text is in its history.") if differs else ""
    notice = notice.format(person=other, number=current.position + 1)
    return Saved(saved, current.rev + 1, last, now, notice, current.position != row.position)


def _keep(db: Database, segment: int, text: str, state: State, author: str, instead: str = "") -> Last:
    """The last revision, after a text that is about to be overwritten has become one if it was in none.

    Args:
        text: What stands there.
        state: The state it stands in.
        author: Who overwrites it.
        instead: What it is overwritten with; the same text need not be kept.
    """
    if text != instead and not translations.is_kept(db, segment, text):
        other = _writer(db, segment) or author
        translations.record(db, segment, text, state, other, f"kept before {author} went on")
    return translations.last(db, segment)


def _writer(db: Database, segment: int) -> str:
    """Who wrote the working copy; empty if nobody did."""
    draft = translations.draft(db, segment)
    return "" if draft is None else draft.author


def _set_aside(db: Database, current: SavedSegment, row: Row, author: str) -> Saved:
    """Keeps a text that has no place any more in the history of the sentence that is there now."""
    reason = "typed while the sentence was locked" if current.locked else "typed while sentences were merged or split"
    keeper = current
    if current.position is None:
        found = segments.covering(db, current.article, current.start)
        assert found is not None  # every sentence of a text is covered by some segment of it
        keeper = found
    last = translations.last(db, keeper.id)
    if row.target.strip():
        translations.record(db, keeper.id, row.target, State.DRAFT, author, reason)
        # What stands there stays the last revision.
        translations.record(db, keeper.id, last.text, last.state, author, "as it stood")
    if current.locked:
        notice = _("Sentence {number} was locked by somebody else; what you typed is in its history.")
        notice = notice.format(number=row.position + 1)
    else:
        notice = _(
            "Sentences were merged or split by somebody else; what you typed is in the history of sentence {number}."
        ).format(number=(keeper.position or 0) + 1)
    return Saved(row, keeper.rev, translations.last(db, keeper.id), row, notice, moved=True)


def _working(article: int, row: Row, rev: int, author: str) -> Working:
    assert row.segment is not None  # the article is saved by now
    return Working(article, row.segment, row.position, row.target, row.state, row.attention, author, rev)


@dataclass(frozen=True, slots=True)
class Revised:
    """A revision that was made, and the row as it stands with it."""

    row: Row
    rev: int
    made: Revision


def revise(
    db: Database, row: Row, text: str, state: State, author: str, reason: str = "", attention: str = ""
) -> Revised:
    """Makes a revision of a sentence; only inside `writing()`.

    If somebody else saved a text meanwhile, theirs is kept as a revision before this one.

    Args:
        row: The row as it is shown, with its segment's id; its text need not be saved.
        text: The text of the revision.
        state: The state of the revision and of the sentence.
        author: Who makes it.
        reason: Why it is made, where that is not plain.
        attention: Why it comes back to the translator; empty if it does not.

    Raises:
        SegmentLocked: If the sentence is locked.
        DeedImpossible: If it was merged or split meanwhile.
    """
    assert row.segment is not None  # the article is saved by now
    current = segments.segment(db, row.segment)
    if current is None or current.position is None:
        message = _("Sentence {number} was merged or split by somebody else meanwhile; open the article again.")
        raise DeedImpossible(message.format(number=row.position + 1))
    if current.locked:
        raise locked(row.position)
    _keep(db, row.segment, current.target, current.state, author, text)
    made = translations.add_revision(db, row.segment, text, state, author, reason, attention)
    after = replace(row, position=current.position, target=text, state=state, attention=attention)
    return Revised(after, current.rev + 1, made)


def locked(position: int) -> SegmentLocked:
    """The error for a sentence that is locked."""
    message = _("Sentence {number} is locked; unlock it before you change it.")
    return SegmentLocked(message.format(number=position + 1))


def untranslated(position: int) -> DeedImpossible:
    """The error for a sentence that has no English yet."""
    message = _("Sentence {number} has no translation yet; type one first.")
    return DeedImpossible(message.format(number=position + 1))
