"""What Unicode says of single characters, as far as drawing them needs it: direction, mirror image, cells.

`unicodedata` knows the direction of assigned characters; the defaults of unassigned ones and the mirror images are not
in it and stand here.
"""

from __future__ import annotations

import unicodedata
from itertools import chain

_UNASSIGNED_DIRECTIONS = (
    (0x0590, 0x05FF, "R"),
    (0x0600, 0x07BF, "AL"),
    (0x07C0, 0x085F, "R"),
    (0x0860, 0x08FF, "AL"),
    (0x20A0, 0x20CF, "ET"),
    (0xFB1D, 0xFB4F, "R"),
    (0xFB50, 0xFDCF, "AL"),
    (0xFDF0, 0xFDFF, "AL"),
    (0xFE70, 0xFEFF, "AL"),
    (0x10800, 0x10CFF, "R"),
    (0x10D00, 0x10D3F, "AL"),
    (0x10D40, 0x10EBF, "R"),
    (0x10EC0, 0x10EFF, "AL"),
    (0x10F00, 0x10F2F, "R"),
    (0x10F30, 0x10F6F, "AL"),
    (0x10F70, 0x10FFF, "R"),
    (0x1E800, 0x1EC6F, "R"),
    (0x1EC70, 0x1ECBF, "AL"),
    (0x1ECC0, 0x1ECFF, "R"),
    (0x1ED00, 0x1ED4F, "AL"),
    (0x1ED50, 0x1EDFF, "R"),
    (0x1EE00, 0x1EEFF, "AL"),
    (0x1EF00, 0x1EFFF, "R"),
)
"""First and last code point, and the Bidi_Class of what is unassigned between; all else is L.

Source: the @missing lines of DerivedBidiClass.txt, Unicode 15.0.
"""

_DEFAULT_IGNORABLE = ((0xFDD0, 0xFDEF), (0x2060, 0x206F), (0xFFF0, 0xFFF8), (0xE0000, 0xE0FFF))
"""Unassigned characters here, and the last two of each plane, are BN (same source)."""

_MIRROR_RANGES = (
    (0x28, 0x29), (0xF3A, 0xF3D), (0x169B, 0x169C), (0x2039, 0x203A), (0x2045, 0x2046), (0x207D, 0x207E),
    (0x208D, 0x208E), (0x223C, 0x223D), (0x2252, 0x2255), (0x2264, 0x226B), (0x226E, 0x228B), (0x228F, 0x2292),
    (0x22A2, 0x22A3), (0x22B0, 0x22B7), (0x22C9, 0x22CC), (0x22D0, 0x22D1), (0x22D6, 0x22ED), (0x22F0, 0x22F1),
    (0x2308, 0x230B), (0x2329, 0x232A), (0x2768, 0x2775), (0x27C3, 0x27C6), (0x27C8, 0x27C9), (0x27D5, 0x27D6),
    (0x27DD, 0x27DE), (0x27E2, 0x27EF), (0x2983, 0x298C), (0x298E, 0x298F), (0x2991, 0x2998), (0x29A4, 0x29A5),
    (0x29A8, 0x29AF), (0x29C0, 0x29C1), (0x29C4, 0x29C5), (0x29CF, 0x29D2), (0x29D4, 0x29D5), (0x29D8, 0x29DB),
    (0x29E8, 0x29E9), (0x29F8, 0x29F9), (0x29FC, 0x29FD), (0x2A2B, 0x2A2E), (0x2A34, 0x2A35), (0x2A3C, 0x2A3D),
    (0x2A64, 0x2A65), (0x2A79, 0x2AA2), (0x2AA6, 0x2AAD), (0x2AAF, 0x2AD6), (0x2AEC, 0x2AED), (0x2AF7, 0x2AFA),
    (0x2E02, 0x2E05), (0x2E09, 0x2E0A), (0x2E0C, 0x2E0D), (0x2E1C, 0x2E1D), (0x2E20, 0x2E29), (0x2E55, 0x2E5C),
    (0x3008, 0x3011), (0x3014, 0x301B), (0xFE59, 0xFE5E), (0xFE64, 0xFE65), (0xFF08, 0xFF09), (0xFF5F, 0xFF60),
    (0xFF62, 0xFF63),
)  # fmt: skip
"""Runs in which each character at an even distance and its neighbour mirror each other.

Source: BidiMirroring.txt, Unicode 15.0.
"""

_MIRROR_PAIRS = (
    "<>[]{}«»\uff1c\uff1e\uff3b\uff3d\uff5b\uff5d"
    "\u2208\u220b\u2209\u220c\u220a\u220d\u2215\u29f5\u221f\u2bfe\u2220\u29a3\u2221\u299b\u2222\u29a0\u2224\u2aee"
    "\u2243\u22cd\u2245\u224c\u2298\u29b8\u22a6\u2ade\u22a8\u2ae4\u22a9\u2ae3\u22ab\u2ae5\u22b8\u27dc\u22f2\u22fa"
    "\u22f3\u22fb\u22f4\u22fc\u22f6\u22fd\u22f7\u22fe\u27cb\u27cd\u298d\u2990"
)
"""The pairs that do not stand side by side (same source)."""


def _mirror_images() -> dict[str, str]:
    """Each character that has a mirror image, with that image."""
    runs = ("".join(map(chr, range(first, last + 1))) for first, last in _MIRROR_RANGES)
    characters = "".join(chain(runs, [_MIRROR_PAIRS]))
    pairs = list(zip(characters[::2], characters[1::2], strict=True))
    return dict(pairs) | {right: left for left, right in pairs}


MIRROR_IMAGES = _mirror_images()
"""Bidi_Mirroring_Glyph: what stands for a character where it is read from right to left."""


def _direction(character: str) -> str:
    """The Bidi_Class of one character, as the short name that UAX#9 uses."""
    if known := unicodedata.bidirectional(character):
        return known
    code = ord(character)
    if code & 0xFFFE == 0xFFFE or any(first <= code <= last for first, last in _DEFAULT_IGNORABLE):
        return "BN"
    return next((kind for first, last, kind in _UNASSIGNED_DIRECTIONS if first <= code <= last), "L")


class _Directions(dict[str, str]):
    """Bidi_Class by character, each looked up once."""

    def __missing__(self, character: str) -> str:
        return self.setdefault(character, _direction(character))


DIRECTIONS = _Directions()
"""Bidi_Class of any character: `DIRECTIONS["ب"] == "AL"`."""


_WIDE = (
    (0x2630, 0x2637),
    (0x268A, 0x268F),
    (0x4DC0, 0x4DFF),
    (0x1D300, 0x1D356),
    (0x1D360, 0x1D376),
)
"""Signs that became two cells wide with Unicode 16.0 (EastAsianWidth.txt); older tables call them narrow."""

_WITHOUT_CELL = ((0x1160, 0x11FF), (0x3164, 0x3164), (0xD7B0, 0xD7FF), (0xFFA0, 0xFFA0), (0x1F3FB, 0x1F3FF))
"""Vowels and finals that join the Hangul syllable before, the Hangul fillers, and skin tones."""

_CF_WITH_CELL = frozenset(
    "\u00ad\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
"""Format characters that are drawn: the soft hyphen, and the signs that go round a number."""


def _width(character: str) -> int:
    """The cells that one character takes when it stands alone: 0, 1 or 2; unassigned ones are taken to need 1."""
    code, category = ord(character), unicodedata.category(character)
    if category in {"Mn", "Me", "Mc", "Cc", "Zl", "Zp"} or (category == "Cf" and character not in _CF_WITH_CELL):
        return 0
    if any(first <= code <= last for first, last in _WITHOUT_CELL):
        return 0
    if category == "Cn":
        return 1
    if unicodedata.east_asian_width(character) in "WF" or any(first <= code <= last for first, last in _WIDE):
        return 2
    return 1


class _Widths(dict[str, int]):
    """Cells by character, each looked up once."""

    def __missing__(self, character: str) -> int:
        return self.setdefault(character, _width(character))


WIDTHS = _Widths()
"""Cells of any character: `WIDTHS["ب"] == 1`, a mark 0, `WIDTHS["中"] == 2`."""
