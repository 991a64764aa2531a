"""Finding in both languages, and replacing in the English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from workbench.arabic.folding import clean, fold, fold_taa, folded
from workbench.errors import DeedImpossible
from workbench.services import deed_words, drafts, undoing
from workbench.services.change import Change
from workbench.services.rows import Row
from workbench.store import deeds
from workbench.translation.revision import State
from workbench.wording import _

if TYPE_CHECKING:
    from workbench.services.typing import TypingSession

LONGEST = 200
"""How long a search may be, in code points."""

_STRETCH = 500
"""How many sentences are read at once."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a search has found something."""

    position: int
    side: Literal["source", "target"]
    start: int
    """Offset of its first character in that text as written, in code points."""

    end: int
    """Offset one past its last character, same unit."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """A place in the English where a text would be replaced."""

    position: int
    start: int
    """Offset of the first character to go, in code points of the English."""

    end: int
    """Offset one past the last one, same unit."""

    before: str
    """What stands there, as written."""

    after: str
    """What would stand there."""


def find(session: TypingSession, query: str, start: int, backwards: bool = False) -> Found | None:
    """The first sentence from a position on that has the query, from the other end again after the last; None if none.

    Spelling, harakat and case do not matter. Of each sentence the first place is given, in the Arabic before the
    English.

    Args:
        session: The article.
        query: What to find, at most `LONGEST` code points.
        start: The position of the sentence to begin with; one outside the article begins at its end.
        backwards: Towards the beginning.

    Raises:
        DeedImpossible: If the query is empty or too long.
    """
    _ensure_short(query)
    wanted = _search_form(query)
    if not wanted:
        raise DeedImpossible(_("There is nothing to find in a search without letters."))
    for first, last in _stretches(len(session), start, backwards):
        texts = session.rows.texts(first, last)
        for position, source, target in reversed(texts) if backwards else texts:
            if place := _place(source, wanted):
                return Found(position, "source", *place)
            if place := _place(target, wanted):
                return Found(position, "target", *place)
    return None


def places(row: Row, query: str) -> list[Found]:
    """Every place of one sentence that has the query, those in the Arabic first; empty if there is none.

    Raises:
        DeedImpossible: If the query is too long.
    """
    _ensure_short(query)
    wanted = _search_form(query)
    sides: tuple[tuple[Literal["source", "target"], str], ...] = (("source", row.source), ("target", row.target))
    return [Found(row.position, side, *place) for side, text in sides if wanted for place in _places(text, wanted)]


def _stretches(count: int, start: int, backwards: bool) -> Iterator[tuple[int, int]]:
    """First and last position of stretches to look through: from `start` to one end, then the rest from the other."""
    if not 0 <= start < count:
        start = count - 1 if backwards else 0
    if backwards:
        for first, last in _stretches(count, count - 1 - start, False):
            yield count - 1 - last, count - 1 - first
        return
    for begin, end in ((start, count), (0, start)):
        for first in range(begin, end, _STRETCH):
            yield first, min(first + _STRETCH, end) - 1


def _place(text: str, wanted: str) -> tuple[int, int] | None:
    """Where a text has something folded, as offsets of the text as written."""
    if wanted not in _search_form(text):
        return None
    # Offsets cost ten times the search form, so they are made for the one hit.
    form = folded(text)
    at = fold_taa(form.text).find(wanted)
    return None if at < 0 else form.span(at, at + len(wanted))


def _places(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    """All places where a text has something folded, none over another, as offsets of the text as written."""
    form = folded(text)
    searched = fold_taa(form.text)
    at = searched.find(wanted)
    while at >= 0:
        yield form.span(at, at + len(wanted))
        at = searched.find(wanted, at + len(wanted))


def _search_form(text: str) -> str:
    return fold_taa(fold(text))


def replacements(session: TypingSession, old: str, new: str) -> list[Replacement]:
    """Every place in the English that has `old`, whatever its case, and what would stand there. Nothing is altered.

    Where `old` is in small letters and the text begins with a large one, the new text does too. Locked sentences
    are listed as well; `replace_chosen` passes them over.

    Raises:
        DeedImpossible: If `old` is empty, or either is too long.
    """
    _ensure_short(old)
    _ensure_short(new)
    if not old:
        raise DeedImpossible(_("There is nothing to replace in an empty search."))
    pattern, cased = re.compile(re.escape(old), re.IGNORECASE), _cased(old, clean(" ".join(new.splitlines())))
    return [
        Replacement(position, match.start(), match.end(), match[0], cased(match[0]))
        for position, _source, target in session.rows.all_texts()
        for match in pattern.finditer(target)
    ]


def _cased(old: str, new: str) -> Callable[[str], str]:
    def cased(found: str) -> str:
        return new[:1].upper() + new[1:] if old.islower() and found[:1].isupper() else new

    return cased


def replace_chosen(session: TypingSession, chosen: Sequence[Replacement]) -> Change:
    """Makes the chosen replacements: one deed, one new revision for each sentence.

    A translated sentence stays translated; one that was reviewed or approved comes back with a reason. Sentences
    that are locked, or whose English is not what the preview showed, are left and counted in the summary.
    """
    planned = list(_planned(session, chosen))
    possible = [(one.row, one.text) for one in planned if one.text is not None]
    summary = _summary(planned)
    if not possible:
        return Change(summary=deed_words.told(summary) if planned else "")
    made = []
    with session.writing() as article:
        for row, text in possible:
            state, attention = _state(row, text)
            made.append((row, drafts.revise(session.ws.db, row, text, state, session.author, "replace", attention)))
        payload = undoing.parts([(row, revised.made) for row, revised in made])
        deeds.record(session.ws.db, undoing.REPLACE, summary, session.author, payload, article)
    for _row, revised in made:
        session.show(revised)
    return Change(frozenset(row.position for row, _revised in made), summary=deed_words.told(summary))


@dataclass(frozen=True, slots=True)
class _Planned:
    """What is to become of one sentence."""

    row: Row
    text: str | None
    """Its English afterwards; None if it stays, being locked or not what the preview showed."""

    places: int
    """How many places in it were chosen."""


def _planned(session: TypingSession, chosen: Sequence[Replacement]) -> Iterator[_Planned]:
    """The sentences that were chosen, in order."""
    in_order = sorted(chosen, key=lambda one: (one.position, one.start))
    for position, group in groupby(in_order, lambda one: one.position):
        row, places = session.row(position), list(group)
        yield _Planned(row, None if row.locked else _replaced(row.target, places), len(places))


def _summary(planned: Sequence[_Planned]) -> str:
    done = [one.places for one in planned if one.text is not None]
    left = len(planned) - len(done)
    if len(done) == 1:
        template = deed_words.REPLACED_IN_ONE_OTHERS_LEFT if left else deed_words.REPLACED_IN_ONE
    else:
        template = deed_words.REPLACED_OTHERS_LEFT if left else deed_words.REPLACED
    return template.format(places=sum(done), count=len(done), left=left)


def _state(row: Row, text: str) -> tuple[State, str]:
    if row.state is State.TRANSLATED and text.strip():
        return row.state, row.attention
    return drafts.altered(text, row)


def _replaced(text: str, group: Sequence[Replacement]) -> str | None:
    """The text with all replacements of a group in order; None if it is not the text they were made for."""
    pieces, at = [], 0
    for one in group:
        if one.start < at or text[one.start : one.end] != one.before:
            return None
        pieces += [text[at : one.start], one.after]
        at = one.end
    return "".join(pieces) + text[at:]


def _ensure_short(text: str) -> None:
    if len(text) > LONGEST:
        message = _("A search has at most {most} characters; this one has {count}.")
        raise DeedImpossible(message.format(most=LONGEST, count=len(text)))
