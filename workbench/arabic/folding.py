"""Arabic text in the form it is searched by, and in the form it is stored."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

TATWEEL = "\u0640"

MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0898-\u089f\u08ca-\u08e1\u08e3-\u08ff"
"""Harakat, Quranic signs and small letters, as the inside of a regular expression's character class."""

CONTROLS = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
"""Characters that are not seen: bidi marks, zero-width joiners and blanks, soft hyphen; same form."""

_ARABIC = re.compile(
    "[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc\U00010ec0-\U00010eff\U0001ee00-\U0001eeff]"
)
_DROPPED = re.compile(f"[{MARKS}{CONTROLS}{TATWEEL}\u0674]")
_SURROGATE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_UNSTORABLE = re.compile("[\ud800-\udfff\0]")

_LETTERS = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىی", "ي"),
        **dict.fromkeys("ؤئ", "ء"),
        **dict.fromkeys("ھہ", "ه"),
        **dict.fromkeys("کگ", "ك"),
        **dict(zip("پچڤژ", "بجفز", strict=True)),
        **{chr(zero + digit): str(digit) for zero in (0x0660, 0x06F0) for digit in range(10)},
    }
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in its search form, and where each character of it came from."""

    text: str
    """The search form, equal to `fold` of the text."""

    offsets: tuple[int, ...]
    """For each character of `text` its offset in the text as written, in code points; then that text's length."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the text as written that a stretch of `text` came from, marks at its end included.

        An empty stretch stays empty.
        """
        return self.offsets[start], self.offsets[end] if end > start else self.offsets[start]


def is_arabic(char: str) -> bool:
    """Whether a character belongs to the Arabic script: letters, marks, digits and signs. False for the empty text."""
    return _ARABIC.match(char) is not None


def has_arabic(text: str) -> bool:
    """Whether any character belongs to the Arabic script."""
    return _ARABIC.search(text) is not None


def clean(text: str) -> str:
    """The text fit to be stored as UTF-8 in a database; nothing else is altered.

    A pair of surrogates becomes the one character it stands for; a lone surrogate or a NUL becomes U+FFFD,
    so that a reader sees that something was there.
    """
    joined = _SURROGATE_PAIR.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
    return _UNSTORABLE.sub("\ufffd", joined)


def one_line(text: str) -> str:
    """The text fit to be stored, on one line, blanks single and none at its edges; empty if nothing else is in it."""
    return " ".join(clean(text).split())


def unmarked(text: str) -> str:
    """The text without harakat, tatweel and controls, presentation forms as plain letters; hamza and case stay."""
    text = _DROPPED.sub("", text)
    while not unicodedata.is_normalized("NFKC", text):
        text = _DROPPED.sub("", unicodedata.normalize("NFKC", text))
    return text


def fold_letters(text: str) -> str:
    """An unmarked text with the letters that are written for each other made one; case stays.

    Alef in all its forms becomes ا, ى and ی become ي, ک and گ become ك, ؤ and ئ become ء; پ چ ڤ ژ, which only names
    have, become ب ج ف ز; digits become 0 to 9. Final ة stays: whether it counts is for the caller to say. The result
    is as long as the text.
    """
    return text.translate(_LETTERS)


def fold(text: str) -> str:
    """The search form: two texts that a reader takes for the same have the same one.

    Without harakat, tatweel and controls; letters as `fold_letters` makes them one; lower case. Folding again
    changes nothing.
    """
    text = _lower(fold_letters(unmarked(text)))
    while not unicodedata.is_normalized("NFKC", text):
        text = _lower(fold_letters(unmarked(text)))
    return text


def fold_taa(text: str) -> str:
    """A folded text with ة written ه, as many write it; as long as it was."""
    return text.replace("ة", "ه")


def _lower(text: str) -> str:
    """Lower case, letter by letter: `str.lower` looks at what follows a sigma.

    `str.casefold` would take letters apart that normalising puts together again (ΐ), without end.
    """
    return text.lower().replace("ς", "σ")


def folded(text: str) -> Folded:
    """The search form of a text, with an offset for each of its characters."""
    pieces: list[str] = []
    offsets: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and _leans_back(text[end]):
            end += 1
        piece = fold(text[start:end])
        pieces.append(piece)
        offsets.extend([start] * len(piece))
        start = end
    return Folded("".join(pieces), (*offsets, len(text)))


@lru_cache(maxsize=4096)
def _leans_back(char: str) -> bool:
    """Whether folding may join a character with the one before it, or drop it."""
    if not unmarked(char):
        return True
    first = unicodedata.normalize("NFKD", char)[0]
    # The vowels and final consonants of Korean syllables are letters that compose.
    return unicodedata.category(first).startswith("M") or "\u1160" <= first <= "\u11ff"
