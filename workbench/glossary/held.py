"""Whether a translation says a term as the glossary has it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from workbench.glossary.match import TermMatch
from workbench.glossary.term import Term, TermStatus

_PLAIN_SIGNS = str.maketrans({"’": "'", "‘": "'", "‑": "-", "–": "-", "\u00a0": " "})


class Holding(StrEnum):
    """What a translation makes of a term."""

    HELD = "held"
    MISSING = "missing"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Held:
    """A term of the source, and what its translation makes of it."""

    match: TermMatch
    holding: Holding

    form: str
    """The English form found; for a missing one the form that is wanted."""


def held_terms(matches: Iterable[TermMatch], english: str) -> list[Held]:
    """What a translation makes of the terms of its source, each term once, in the order of the source.

    Case, the article before a term, plural and possessive endings do not matter; any sense and any admitted form or
    abbreviation will do. A forbidden form counts only where no allowed one stands.
    """
    once = {match.term: match for match in reversed(list(matches))}
    return [_held(match, english) for match in sorted(once.values(), key=lambda match: match.start)]


def _held(match: TermMatch, english: str) -> Held:
    senses = match.senses or (match.term,)
    for holding, forms in ((Holding.HELD, _allowed(senses)), (Holding.FORBIDDEN, _forbidden(senses))):
        for form in forms:
            if says(english, form):
                return Held(match, holding, form)
    return Held(match, Holding.MISSING, next(_allowed(senses), match.term.english))


def _allowed(senses: Iterable[Term]) -> Iterator[str]:
    for term in senses:
        if term.status is not TermStatus.FORBIDDEN:
            yield from (form for form in (term.english, *term.admitted, term.abbreviation) if form)


def _forbidden(senses: Iterable[Term]) -> Iterator[str]:
    for term in senses:
        yield from term.forbidden
        if term.status is TermStatus.FORBIDDEN:
            yield term.english


def says(english: str, form: str) -> bool:
    """Whether an English text has a form as whole words, in any case, in the plural or the possessive too."""
    return _pattern(form).search(_plain(english)) is not None


@lru_cache(maxsize=4096)
def _pattern(form: str) -> re.Pattern[str]:
    words = _plain(form).removeprefix("the ").split()
    body = r"\s+".join(map(re.escape, words))
    if words and words[-1].endswith("y"):
        body = f"{body[:-1]}(?:y|ies)"
    return re.compile(rf"(?<!\w){body}(?:es|s)?(?:'s|')?(?!\w)")


def _plain(text: str) -> str:
    return text.translate(_PLAIN_SIGNS).casefold()
