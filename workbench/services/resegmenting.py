"""Merging and splitting sentences. The old ones keep their rows and revisions, so that it can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.errors import DeedImpossible
from workbench.services import deed_words, drafts
from workbench.services.change import Change
from workbench.services.rows import Row
from workbench.store import comments, deeds, segments, translations
from workbench.store.database import Database
from workbench.store.deeds import Deed
from workbench.store.segments import SavedSegment
from workbench.translation.revision import State
from workbench.wording import _

if TYPE_CHECKING:
    from workbench.services.typing import TypingSession

MERGE, SPLIT = "merge", "split"


@dataclass(frozen=True, slots=True)
class _Part:
    """A segment to be made."""

    start: int
    """Offset of its first character in the article's text."""

    end: int
    """Offset one past its last character."""

    source: str
    target: str
    state: State
    attention: str


def merge(session: TypingSession, position: int) -> Change:
    """Makes one segment of this and the next, with all that stands between them; the English is joined by a blank.

    It is translated if both were translated; if either was reviewed or approved it comes back with a reason.
    """
    if position + 1 >= len(session):
        message = _("Sentence {number} is the last one; there is none to merge it with.")
        raise DeedImpossible(message.format(number=position + 1))
    summary = deed_words.MERGED.format(first=position + 1, second=position + 2)
    with session.writing() as article:
        first, second = _both(session, article, position, 2)
        # Between the two stand blanks and line ends, or whatever no reader would miss a sentence for.
        source = session.text()[first.start : second.end]
        target = " ".join(part for part in (first.target.rstrip(), second.target.lstrip()) if part)
        state, attention = _merged_state(first, second, target)
        whole = _Part(first.start, second.end, source, target, state, attention)
        _exchange(session, article, (first, second), (whole,), MERGE, summary)
    session.restart()
    return Change(structure=True, summary=deed_words.told(summary))


def split(session: TypingSession, position: int, source_at: int, target_at: int) -> Change:
    """Makes two segments of one; blanks at the cut belong to neither. Remarks stay with the first.

    Args:
        session: The article.
        position: The segment.
        source_at: Offset in its Arabic of the first character of the second part, in code points.
        target_at: The same in its English; at 0 or its end one part has no translation.
    """
    summary = deed_words.SPLIT.format(number=position + 1)
    with session.writing() as article:
        (whole,) = _both(session, article, position, 1)
        first, second = whole.source[:source_at].rstrip(), whole.source[source_at:].lstrip()
        if source_at < 0 or not first.strip() or not second.strip():
            message = _("Sentence {number} cannot be split there; put the cursor between two words.")
            raise DeedImpossible(message.format(number=position + 1))
        targets = whole.target[: max(target_at, 0)].rstrip(), whole.target[max(target_at, 0) :].lstrip()
        cuts = (whole.start, whole.start + len(first)), (whole.end - len(second), whole.end)
        made = [
            _Part(start, end, source, target, *_split_state(whole, target))
            for (start, end), source, target in zip(cuts, (first, second), targets, strict=True)
        ]
        _exchange(session, article, (whole,), made, SPLIT, summary)
    session.restart()
    return Change(structure=True, summary=deed_words.told(summary))


def _both(session: TypingSession, article: int, position: int, count: int) -> list[SavedSegment]:
    """The segments as they are saved now, after it was seen that they are those on the screen and not locked."""
    shown = [session.saved_row(place) for place in range(position, position + count)]
    found = segments.page(session.ws.db, article, position, count)
    if [(one.id, one.target) for one in found] != [(row.segment, row.target) for row in shown]:
        raise DeedImpossible(_("These sentences were changed by somebody else meanwhile; open the article again."))
    for one, row in zip(found, shown, strict=True):
        if one.locked:
            raise drafts.locked(row.position)
    return found


def _merged_state(first: SavedSegment, second: SavedSegment, target: str) -> tuple[State, str]:
    if not target.strip():
        return State.UNTRANSLATED, first.attention or second.attention
    if first.state is second.state is State.TRANSLATED:
        return State.TRANSLATED, ""
    if first.state.is_reviewed or second.state.is_reviewed:
        return State.DRAFT, drafts.CHANGED_AFTER_REVIEW
    return State.DRAFT, first.attention or second.attention


def _split_state(whole: SavedSegment, target: str) -> tuple[State, str]:
    if whole.state is State.TRANSLATED and target.strip():
        return State.TRANSLATED, ""
    row = Row(0, whole.id, whole.source, whole.target, whole.state, whole.attention)
    return drafts.altered(target, row)


def _exchange(
    session: TypingSession,
    article: int,
    old: Sequence[SavedSegment],
    made: Sequence[_Part],
    kind: str,
    summary: str,
) -> None:
    """Puts new segments in the place of old ones, and records the deed."""
    db, position = session.ws.db, old[0].position
    assert position is not None  # read by position
    remarks = {one.id: [remark.id for remark in comments.comments(db, one.id)] for one in old}
    _take_out(db, article, position, [one.id for one in old], len(made))
    new = [
        segments.insert(db, article, position + number, part.start, part.end, part.source)
        for number, part in enumerate(made)
    ]
    for number, part in zip(new, made, strict=True):
        if part.target:
            translations.add_revision(db, number, part.target, part.state, session.author, summary, part.attention)
    for ids in remarks.values():
        comments.move_comments(db, ids, new[0])
    payload = {"old": [[one.id, remarks[one.id]] for one in old], "new": new, "position": position}
    payload["targets"] = [part.target for part in made]
    deeds.record(db, kind, summary, session.author, payload, article)


def _take_out(db: Database, article: int, position: int, old: Sequence[int], room: int) -> None:
    """Takes segments out of the article and makes room for others in their place."""
    for number in old:
        segments.put(db, number, None)
    if room != len(old):
        segments.shift(db, article, position + len(old) - 1, room - len(old))


def undo(db: Database, deed: Deed) -> None:
    """Takes back a merge or a split; only inside `writing()`.

    Raises:
        DeedImpossible: If what it made was changed, locked, merged or split since.
    """
    payload: dict[str, Any] = deed.payload
    made = [segments.segment(db, number) for number in payload["new"]]
    there = [one for one in made if one is not None and one.position is not None and not one.locked]
    if [one.target for one in there] != payload["targets"]:
        message = _("“{summary}” cannot be undone: these sentences were changed since.")
        raise DeedImpossible(message.format(summary=deed_words.told(deed.summary)))
    position, article = there[0].position, there[0].article
    assert position is not None  # those without one are not there
    remarks = [remark.id for one in there for remark in comments.comments(db, one.id)]
    _take_out(db, article, position, payload["new"], len(payload["old"]))
    for place, (number, _remarks) in enumerate(payload["old"], position):
        segments.put(db, number, place)
    comments.move_comments(db, remarks, payload["old"][0][0])
    for number, ids in payload["old"]:
        comments.move_comments(db, ids, number)
