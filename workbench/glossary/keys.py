"""Words of texts and of terms in the form they are compared in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntFlag

from workbench.arabic.folding import CONTROLS, MARKS, TATWEEL, unmarked
from workbench.arabic.lexicon import folded_word, has_article, with_haa
from workbench.arabic.words import first_word, words

_INSIDE = f"[{MARKS}{TATWEEL}{CONTROLS}]*+"
_LATIN = "A-Za-z\u00c0-\u024f"
_NOT_ARABIC = re.compile(rf"[\d{_LATIN}]")
_SCRIPTS = re.compile(rf"\d(?:\d|[.,٫٬](?=\d))*+|[{_LATIN}][{_LATIN}'’]*+|[^\d{_LATIN}]++")
_SERVANT_OF = re.compile(
    # عبدالله and عبدالفتاح are as common as عبد الله and عبد الفتاح: both are read as two words.
    rf"(?:[وفبكل]{_INSIDE}){{0,2}}ع{_INSIDE}ب{_INSIDE}د{_INSIDE}(?=ا{_INSIDE}ل{_INSIDE}\w{_INSIDE}\w)"
)


class Ending(IntFlag):
    """How a word of a term ends, which decides the suffixes that it can take."""

    PLAIN = 1
    """A consonant, or anything not named below."""
    TAA = 2
    """ة, which becomes ت before a suffix."""
    YAA = 4
    """ي, mostly an adjective of origin."""
    MAQSURA = 8
    """ى, which becomes ا before a pronoun."""
    ALEF = 16
    """ا, which stays before the plural's ت."""
    PLURAL = 32
    """ات, ون or ين of a plural: takes no other number."""


_PERHAPS_PLURAL = Ending.PLURAL | Ending.PLAIN
_BY_LAST_LETTER = {
    "ة": Ending.TAA,
    "ي": Ending.YAA,
    "ی": Ending.YAA,
    # Egyptian print writes ى for ي, so it may be either.
    "ى": Ending.MAQSURA | Ending.YAA,
    "ا": Ending.ALEF,
}


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text."""

    start: int
    """Offset of the first character, in code points of the text."""

    end: int
    """Offset one past the last character, same unit."""

    text: str
    """The word without marks and controls, letters as spelled."""


@dataclass(frozen=True, slots=True)
class FormWord:
    """A word of a term, as it is looked for."""

    key: str
    """Folded, without the article, a final ة as ه."""

    article: bool
    """Whether the word carries ال, which a text must then have too."""

    ending: Ending
    spelling: str
    """Without marks and without the article, letters as spelled."""


def tokens(text: str) -> list[Token]:
    """The words of a text; letters, digits and Latin that touch are parted (إف16, وNATO), and عبد from what follows."""
    found: list[Token] = []
    for word in words(text):
        for start, end in _parts(word.text):
            found.append(Token(word.start + start, word.start + end, unmarked(word.text[start:end])))
    # A mark may be encoded as a letter (U+FE71); alone it is no word.
    return [token for token in found if token.text.strip()]


def first_part(word: str) -> str:
    """The part of a word that is its first token; empty if the word is."""
    start, end = _parts(word)[0]
    return word[start:end]


def _parts(word: str) -> list[tuple[int, int]]:
    if servant := _SERVANT_OF.match(word):
        return [(0, servant.end()), (servant.end(), len(word))]
    if _NOT_ARABIC.search(word):
        return [part.span() for part in _SCRIPTS.finditer(word)]
    return [(0, len(word))]


def form_word(spelling: str) -> FormWord:
    """An unmarked word of a term as it is looked for."""
    article = has_article(spelling)
    stem = spelling[2:] if article else spelling
    return FormWord(with_haa(folded_word(stem)), article, ending_of(stem), stem)


def first_key(text: str) -> str:
    """The key of a text's first word, as `form_word` makes it; empty if there is none. Made for large glossaries."""
    spelling = unmarked(first_part(first_word(text)))
    return with_haa(folded_word(spelling[2:] if has_article(spelling) else spelling))


def ending_of(stem: str) -> Ending:
    """How an unmarked word without article ends."""
    if stem.endswith("ات") and len(stem) > 3:
        return Ending.PLURAL
    if stem.endswith(("ون", "ين")) and len(stem) > 5:
        return _PERHAPS_PLURAL
    return _BY_LAST_LETTER.get(stem[-1:], Ending.PLAIN)
