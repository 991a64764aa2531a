"""A term found in a text, and why."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.glossary.term import Term


@dataclass(frozen=True, slots=True)
class Clitic:
    """A letter written together with the word, and how it reads in English."""

    arabic: str
    """The clitic as one says it: و، ف، بـ، كـ، لـ، الـ، ـه."""

    english: str
    """What it means: and, so, in/with, like, to/for, the, his."""


@dataclass(frozen=True, slots=True)
class MatchReason:
    """Why a stretch of text was taken for a term."""

    form: str
    """The form of the entry that matched: its Arabic, or one of its variants."""

    clitics: tuple[Clitic, ...] = ()
    """What was cut from the front of the first word, in reading order; empty if nothing."""

    suffix: str = ""
    """The inflection taken from the end of a word (ات، ين، ية); empty if none."""

    respelled: bool = False
    """Whether letters or marks differ from the entry's spelling (hamza, ى, harakat)."""

    loose: bool = False
    """Whether another adjective stands between the words of the term."""


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term found in a segment."""

    term: Term
    """The term that was found; with several senses, the first as the glossary has them."""

    start: int
    """Offset of the first character, in code points of the segment as written."""

    end: int
    """Offset one past the last character, same unit."""

    surface: str
    """The characters of the segment from `start` to `end`."""

    reason: MatchReason

    senses: tuple[Term, ...] = ()
    """Every term that fits here, `term` first; one member if there is a single sense."""
