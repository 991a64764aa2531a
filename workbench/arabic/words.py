"""The words of a text."""

from __future__ import annotations

import re

from workbench.arabic.folding import CONTROLS, MARKS, TATWEEL
from workbench.arabic.span import Span

_ATTACHED = f"{MARKS}{TATWEEL}\u0300-\u036f"

# Tatweel and small letters are letters to Unicode; here they are not, unless they stand on one.
_LETTER_OR_DIGIT = rf"(?![{_ATTACHED}])[^\W_]"

_WORD = re.compile(
    # Possessive throughout: no character is looked at twice, however long the word.
    rf"{_LETTER_OR_DIGIT}"
    rf"(?:[{_ATTACHED}{CONTROLS}]*+(?:{_LETTER_OR_DIGIT}|(?<=[A-Za-z])['’](?=[A-Za-z])|(?<=\d)[.,٫٬](?=\d)))*+"
    rf"[{_ATTACHED}]*+"
)


def words(text: str) -> list[Span]:
    """The words in reading order: letters and digits with all that is written on or inside them.

    Harakat and tatweel belong to the word they stand on, bidi and zero-width controls only where letters follow.
    An apostrophe between Latin letters and a separator between digits do not part a word (don't; 3,000); hyphens do.
    """
    return [Span(match.start(), match.end(), match[0]) for match in _WORD.finditer(text)]


def word_count(text: str) -> int:
    """How many words the text has, numbers included; 0 for the empty text."""
    return sum(1 for _ in _WORD.finditer(text))


def first_word(text: str) -> str:
    """The first word as written; empty if there is none."""
    found = _WORD.search(text)
    return found[0] if found else ""
