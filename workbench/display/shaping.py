"""Arabic letters as they are written when joined: from text to what stands in each cell.

A terminal draws one glyph a cell, so each letter is replaced by the presentation form for its place in the word, and
its marks follow it into its cell. Lam and alef share a cell, as they share a glyph in every Arabic hand; no other
ligature is made, since one glyph for more letters collides with its neighbours.

Forms come from the compatibility decompositions in `unicodedata`, joining types from ArabicShaping.txt, Unicode 15.0.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from workbench.display.characters import WIDTHS

_LAM = "ل"
_DOTTED_CIRCLE = "\u25cc"
_MOST_MARKS = 8
"""No writing piles up more on a letter; text made to overflow its line does."""

_SOFT_HYPHEN = "\u00ad"

_UNCERTAIN_SIGNS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
"""Signs that go round a number: terminals disagree about their width."""

_SIGN = "·"
"""What is drawn for them."""

_UNKNOWN = "\ufffd"
"""What is drawn for characters newer than this Python's tables: nobody here knows how wide they are."""

_SELECTORS = ((0xFE00, 0xFE0F), (0xE0100, 0xE01EF))
"""Variation selectors: they ask for another picture, which may have another width."""

_PLACES = ("<isolated>", "<initial>", "<final>", "<medial>")
"""The forms of a letter: +1 if it is joined to the next letter, +2 if to the one before."""

_LENGTHENING = frozenset("\u0640\u0883\u0884\u0885\u200d")
"""Tatweel, its kin and the zero-width joiner: they join on both sides and have one form."""

_SEPARATING = frozenset("\u200c\u2066\u2067\u2068\u2069") | _UNCERTAIN_SIGNS - {"\u070f"}
"""The zero-width non-joiner, and the controls and signs that part letters as it does."""

_LETTERS = (
    (0x620, 0x64A), (0x66E, 0x66F), (0x671, 0x6D3), (0x6D5, 0x6D5), (0x6EE, 0x6EF), (0x6FA, 0x6FC), (0x6FF, 0x6FF),
    (0x750, 0x77F), (0x870, 0x882), (0x886, 0x886), (0x889, 0x88E), (0x8A0, 0x8C8),
)  # fmt: skip
"""Where Arabic letters stand, those of Persian, Urdu, Pashto and others included."""

_UNJOINED = frozenset("ء\u0674\u08ad")
"""The letters that join on neither side."""

_JOINED_TO_THE_LETTER_BEFORE_ONLY = (
    (0x622, 0x625), (0x627, 0x627), (0x629, 0x629), (0x62F, 0x632), (0x648, 0x648), (0x671, 0x673), (0x675, 0x677),
    (0x688, 0x699), (0x6C0, 0x6C0), (0x6C3, 0x6CB), (0x6CD, 0x6CD), (0x6CF, 0x6CF), (0x6D2, 0x6D3), (0x6D5, 0x6D5),
    (0x6EE, 0x6EF), (0x759, 0x75B), (0x76B, 0x76C), (0x771, 0x771), (0x773, 0x774), (0x778, 0x779), (0x870, 0x882),
    (0x88E, 0x88E), (0x8AA, 0x8AC), (0x8AE, 0x8AE), (0x8B1, 0x8B2), (0x8B9, 0x8B9),
)  # fmt: skip
"""Alef, dal, reh, waw and the letters built on them."""


class Cluster(NamedTuple):
    """What stands in one cell: a letter with its marks, or lam and alef with theirs.

    A plain tuple underneath, since a sentence makes hundreds and a tuple is made four times as fast as a dataclass.
    """

    glyphs: str
    """What to draw: one character that has a width, then its marks."""

    start: int
    """First code point of the text that is drawn here."""

    end: int
    """One past the last; controls without a cell belong to the cluster before them."""


def shape(text: str) -> list[Cluster]:
    """The clusters of a text in logical order, each letter in the form for its place.

    Clusters follow one another without gaps up to the end of the text; only controls at its very beginning belong to
    none. Joiners, variation selectors and all other characters without a cell leave no glyph. A mark with nothing to
    stand on gets a dotted circle, and no cell holds more than eight marks. Empty for an empty text.
    """
    clusters: list[Cluster] = []
    forms = _glyphs_in_place(text)
    for index, character in enumerate(text):
        glyph = forms[index]
        if WIDTHS[character] and glyph:
            clusters.append(Cluster(glyph, index, index + 1))
        elif clusters:
            previous = clusters[-1]
            glyphs = previous.glyphs + glyph if len(previous.glyphs) <= _MOST_MARKS else previous.glyphs
            clusters[-1] = Cluster(glyphs, previous.start, index + 1)
        elif glyph:
            clusters.append(Cluster(_DOTTED_CIRCLE + glyph, index, index + 1))
    return clusters


def _glyphs_in_place(text: str) -> list[str]:
    """What to draw for each code point: a form, a mark, or nothing. Lam with alef is drawn at the lam."""
    glyphs = [_GLYPHS[character] for character in text]
    joining = [_JOINING[character] for character in text]
    letters = [index for index, kind in enumerate(joining) if kind != "T"]
    joined_before, merged_alef = 0, -1
    for index, following in zip(letters, [*letters[1:], 0], strict=False):
        joined_after = int(following > 0 and joining[index] in "DC" and joining[following] in "DRC")
        letter = text[index]
        if letter == _LAM and joined_after and text[following] in _LAM_ALEF and _only_marks(text, index, following):
            glyphs[index] = _LAM_ALEF[text[following]][2 * joined_before]
            glyphs[following] = ""
            merged_alef = following
        elif index != merged_alef and letter in _FORMS:
            glyphs[index] = _FORMS[letter][joined_after + 2 * joined_before] or letter
        joined_before = joined_after
    return glyphs


def _only_marks(text: str, first: int, last: int) -> bool:
    """Whether nothing but marks stands between two letters."""
    return all(unicodedata.category(character) == "Mn" for character in text[first + 1 : last])


def _presentation_forms() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """The forms of each letter in the order of `_PLACES`, and those of lam with each alef; "" where there is none."""
    forms: dict[str, list[str]] = {}
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00)):
        place, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        if place in _PLACES:
            written = "".join(chr(int(letter, 16)) for letter in letters)
            forms.setdefault(written, [""] * 4)[_PLACES.index(place)] = chr(code)
    singles = {written: tuple(places) for written, places in forms.items() if len(written) == 1}
    lam_alef = {alef: tuple(forms[_LAM + alef]) for alef in "آأإا"}
    return singles, lam_alef


_FORMS, _LAM_ALEF = _presentation_forms()


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    """Whether a code point lies in one of the ranges, both ends included."""
    return any(first <= code <= last for first, last in ranges)


class _Joining(dict[str, str]):
    """Joining_Type by character: D on both sides, R to the one before, C lengthens, T transparent, U not at all."""

    def __missing__(self, character: str) -> str:
        return self.setdefault(character, self._of(character))

    @staticmethod
    def _of(character: str) -> str:
        code = ord(character)
        if character in _LENGTHENING:
            return "C"
        if character in _SEPARATING:
            return "U"
        if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
            return "T"
        if character in _UNJOINED or not _within(code, _LETTERS):
            return "U"
        return "R" if _within(code, _JOINED_TO_THE_LETTER_BEFORE_ONLY) else "D"


class _Glyphs(dict[str, str]):
    """What to draw for a character that has no other form; "" for controls, joiners and selectors."""

    def __missing__(self, character: str) -> str:
        return self.setdefault(character, self._of(character))

    @staticmethod
    def _of(character: str) -> str:
        if character in _UNCERTAIN_SIGNS:
            return _SIGN
        if unicodedata.category(character) == "Cn":
            return _UNKNOWN
        unseen = unicodedata.category(character) in {"Cf", "Cc", "Sk"} and not WIDTHS[character]
        return "" if unseen or character == _SOFT_HYPHEN or _within(ord(character), _SELECTORS) else character


_JOINING = _Joining()
_GLYPHS = _Glyphs()
