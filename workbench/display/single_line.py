"""Arabic on one line: table cells, titles, toasts, and what the command line prints."""

from __future__ import annotations

from workbench.display.characters import WIDTHS
from workbench.display.encoders import VLRM, Encoder
from workbench.display.layout import Base, lay_out
from workbench.display.measuring import drawn_width
from workbench.display.safe import ELLIPSIS, display_safe
from workbench.display.shaping import shape


def line_text(text: str, width: int, base: Base = "rtl", encoder: Encoder = VLRM, *, pad: bool = True) -> str:
    """One line of a text, encoded for the terminal.

    Args:
        text: Text in logical order; line breaks in it become blanks.
        width: Room in terminal cells; a longer text loses its end, in reading order, to an ellipsis.
        base: Which way it runs: "rtl" stands at the right of its room, "ltr" at the left.
        encoder: The terminal's encoder.
        pad: Whether to fill the room with blanks; without, the line is as long as its text.

    Returns:
        Exactly `width` terminal cells, or at most that many without padding; empty if `width` is below 1.
    """
    if width < 1:
        return ""
    shown = _cut(display_safe(text), width)
    room = width if pad else min(width, drawn_width(shown))
    return encoder.encode(lay_out(shown, room, base)[0]) if room else ""


def _cut(text: str, width: int) -> str:
    """As much of the beginning of a safe text as fits once it is laid out, with an ellipsis if that is not all."""
    if drawn_width(text) <= width:
        return text
    taken = 0
    for cluster in shape(text):
        taken += WIDTHS[cluster.glyphs[0]]
        if taken > width - 1:
            return text[: cluster.start].rstrip() + ELLIPSIS
    return text
