"""What the glossary offers while one types: the rest of a term, and a term cased for its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from workbench.glossary.match import TermMatch
from workbench.glossary.spelling import in_spelling
from workbench.glossary.term import TermStatus

LEAST_LETTERS = 3
"""Letters of a term that must be typed before it is offered."""

LEAST_CAPITAL = 2
"""The same where the first is a capital: few words of a sentence begin with one."""

LONGEST = 80
"""Code points before the cursor in which a term may have been begun."""

_WORD_START = re.compile(r"(?<![^\W_])[^\W_]")
_SENTENCE_START = re.compile(r"""(^|[.!?…]['"”’)\]]*\s)\s*['"“‘(\[]*$""")


def listed(matches: Iterable[TermMatch], spelling: str) -> list[TermMatch]:
    """What a person chooses from: every term once, where it first stands, and every sense as an entry of its own.

    The English is in the house's spelling, "american" or "british", where the glossary admits it.
    """
    found: dict[tuple[str, str], TermMatch] = {}
    for match in matches:
        for term in match.senses or (match.term,):
            shown = replace(term, english=in_spelling(term, spelling))
            found.setdefault((term.arabic, term.english), replace(match, term=shown))
    return list(found.values())


def usable(matches: Iterable[TermMatch], spelling: str) -> list[str]:
    """The English of the terms that may be used, in the order of the sentence, each once, every sense."""
    found: dict[str, None] = {}
    for match in matches:
        for term in match.senses or (match.term,):
            if term.status is not TermStatus.FORBIDDEN:
                found.setdefault(in_spelling(term, spelling))
    return list(found)


def completion(before: str, english: Iterable[str]) -> str:
    """The rest of the first term whose beginning ends the text; empty if none fits.

    Args:
        before: The text before the cursor.
        english: Terms in the order in which they are to be offered.

    Returns:
        What is to be typed after `before`; the longest beginning wins, then the order of the terms.
    """
    tail = before[-LONGEST:]
    starts = [found.start() for found in _WORD_START.finditer(tail)]
    terms = list(english)
    for start in starts:
        begun = tail[start:]
        if len(begun) < (LEAST_CAPITAL if begun[0].isupper() else LEAST_LETTERS):
            break
        for term in terms:
            if len(term) > len(begun) and term.casefold().startswith(begun.casefold()):
                return term[len(begun) :]
    return ""


def place_of(typed: str, english: Sequence[str]) -> int | None:
    """The first term that begins like that, else the first with a word that does; None if there is none."""
    wanted = f" {typed.casefold()}"
    terms = [f" {term.casefold()}" for term in english]
    beginning = [place for place, term in enumerate(terms) if term.startswith(wanted)]
    within = [place for place, term in enumerate(terms) if wanted in term]
    return next(iter(beginning + within), None)


def begun(before: str, english: str) -> int:
    """How many code points at the end of a text are the beginning of a term: 3 for "told Age" and "Agence"; 0 if none.

    Whole words only, and no fewer than would have it offered.
    """
    tail = before[-LONGEST:]
    for start in (found.start() for found in _WORD_START.finditer(tail)):
        typed = tail[start:]
        least = LEAST_CAPITAL if typed[0].isupper() else LEAST_LETTERS
        if least <= len(typed) <= len(english) and english.casefold().startswith(typed.casefold()):
            return len(typed)
    return 0


def cased(english: str, before: str) -> str:
    """A term as it stands after `before`: with a capital where a sentence begins, with a blank where one is needed.

    An article that stands before the cursor already is not said twice.
    """
    if english.startswith("the ") and re.search(r"\bthe $", before, re.IGNORECASE):
        english = english[4:]
    if _SENTENCE_START.search(before):
        english = english[:1].upper() + english[1:]
    blank = " " if before and (before[-1].isalnum() or before[-1] in ",;:.!?)]”’%") else ""
    return blank + english
