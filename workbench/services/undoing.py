"""Taking back the last deed in an article. What stood there comes back as a new revision; nothing is removed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from workbench.errors import DeedImpossible
from workbench.services import deed_words, resegmenting
from workbench.services.change import Change
from workbench.services.rows import Row
from workbench.store import deeds, segments, translations
from workbench.store.database import Database
from workbench.store.deeds import Deed
from workbench.translation.revision import Revision, State
from workbench.wording import _

if TYPE_CHECKING:
    from workbench.services.typing import TypingSession

STATE, REPLACE, RESTORE = "state", "replace", "restore"
"""Deeds that made a revision of each of some sentences."""

_KINDS = (STATE, REPLACE, RESTORE, resegmenting.MERGE, resegmenting.SPLIT)


def parts(made: Iterable[tuple[Row, Revision]]) -> list[dict[str, Any]]:
    """What undoing needs to know of each sentence: how it was, and which revision the deed made."""
    return [
        {
            "segment": revision.segment,
            "made": revision.number,
            "text": before.target,
            "state": str(before.state),
            "attention": before.attention,
        }
        for before, revision in made
    ]


def undo_deed(session: TypingSession) -> Change:
    """Takes back the last deed of this author in this article that still stands.

    Of a deed on several sentences, those that were changed since stay as they are, and the summary counts them. A
    deed of which nothing stands any more is passed over.

    Raises:
        DeedImpossible: If there is no deed to take back, or sentences that were merged or split changed since.
    """
    article = session.article.id
    while article is not None and (deed := deeds.last_deed(session.ws.db, _KINDS, session.author, article)):
        if deed.kind in (resegmenting.MERGE, resegmenting.SPLIT):
            return _undo_structure(session, deed)
        if change := _undo_parts(session, deed):
            return change
    raise DeedImpossible(_("There is nothing to undo in this article."))


def _undo_structure(session: TypingSession, deed: Deed) -> Change:
    with session.writing():
        resegmenting.undo(session.ws.db, deed)
        deeds.mark_undone(session.ws.db, deed.id)
    session.restart()
    return Change(structure=True, summary=_("Undone: {summary}").format(summary=deed_words.told(deed.summary)))


def _undo_parts(session: TypingSession, deed: Deed) -> Change | None:
    """What came of it; None if nothing of the deed stands any more."""
    with session.writing():
        places = [_undo_part(session.ws.db, part, deed.kind, session.author) for part in deed.payload]
        deeds.mark_undone(session.ws.db, deed.id)
    changed = frozenset(place for place in places if place is not None)
    if not changed:
        return None
    session.restart()
    kept = len(places) - len(changed)
    summary = _("Undone: {summary} ({count} changed since and left)") if kept else _("Undone: {summary}")
    return Change(changed, summary=summary.format(summary=deed_words.told(deed.summary), count=kept))


def _undo_part(db: Database, part: dict[str, Any], kind: str, author: str) -> int | None:
    """The position of the sentence that was brought back; None if it was changed since, locked, merged or split."""
    segment = segments.segment(db, part["segment"])
    made, last = translations.revision(db, part["segment"], part["made"]), translations.last(db, part["segment"])
    if segment is None or segment.position is None or segment.locked or made is None:
        return None
    # By what it says and not by its number: taking a later deed back has made a revision too.
    if (last.text, last.state) != (made.text, made.state) or segment.target != made.text:
        return None
    translations.add_revision(
        db, segment.id, part["text"], State(part["state"]), author, f"undo of {kind}", part["attention"]
    )
    return segment.position
