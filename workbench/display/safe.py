"""Text that strangers wrote, made fit for a terminal, and measured in cells.

Every code point stays one code point, so an offset into the safe text is an offset into the text as written.
"""

from __future__ import annotations

import re

from workbench.display.characters import WIDTHS

ELLIPSIS = "…"
"""What stands for the rest of a text that is too long; one cell."""

_MARK = "·"
"""What stands for a character that has no picture of its own."""

_BLANKS = "\t\n\v\f\r\x85\u2028\u2029"
"""Tabs and all line breaks."""

_BIDI_CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Embeddings, overrides and isolates: left open, they turn round the rest of a row. LRM, RLM and ALM cannot."""

_REPLACEMENTS = (
    {code: chr(0x2400 + code) for code in range(0x20)}
    | {0x7F: "\u2421"}
    | dict.fromkeys(range(0x80, 0xA0), _MARK)
    | dict.fromkeys(map(ord, _BIDI_CONTROLS), _MARK)
    | dict.fromkeys((*range(0x206A, 0x2070), *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080)), _MARK)
    | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
    | dict.fromkeys(map(ord, _BLANKS), " ")
)
"""C0 controls and DEL as control pictures, C1, bidi controls, deprecated and tag characters as dots."""

_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]",
)


def display_safe(text: str) -> str:
    """The text with nothing in it that could command a terminal or turn a row round.

    Escape, NUL and other C0 controls become their control pictures; C1 controls, bidi embeddings, overrides and
    isolates, tag characters and deprecated format characters a middle dot; lone surrogates U+FFFD; tabs and line
    breaks a blank. U+200E, U+200F and U+061C stay and have no cell.

    Returns:
        As many code points as were given, one for one; the very same string if there was nothing to replace.
    """
    return text.translate(_REPLACEMENTS) if _UNSAFE.search(text) else text


def cell_width(text: str) -> int:
    """The cells that text takes in a terminal as it is, unshaped. Marks and controls take none; empty text takes 0."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(WIDTHS[character] for character in text)


def truncate(text: str, width: int) -> str:
    """The text as it is if it fits, else as much of its beginning as fits, and an ellipsis.

    Args:
        text: One line, in logical order.
        width: How many cells it may take.

    Returns:
        At most `width` cells, cut between characters and never before a mark; empty if `width` is below 1.
    """
    if width < 1:
        return ""
    if cell_width(text) <= width:
        return text
    taken = 0
    for index, character in enumerate(text):
        taken += WIDTHS[character]
        if taken > width - 1:
            return text[:index].rstrip() + ELLIPSIS
    return text
