"""Arabic and mixed text as segments that a terminal shows rightly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style

from workbench.arabic.folding import has_arabic
from workbench.display.encoders import VLRM, Encoder, runs
from workbench.display.layout import Base, Cell, Line, lay_out
from workbench.display.safe import cell_width, display_safe, truncate
from workbench.wording import language

PLAIN = Style()

GAP = "   "
"""Between texts that stand beside each other in one line."""

_MARKS: dict[Base, str] = {"ltr": "\u200e", "rtl": "\u200f"}
"""The mark that gives what has no direction of its own the one of its text."""


class _Terminal:
    """The encoder in use. A program draws on one terminal, so there is one of it."""

    encoder: Encoder = VLRM


def use_encoder(encoder: Encoder) -> None:
    """From now on text is drawn for that kind of terminal."""
    _Terminal.encoder = encoder


def encoder() -> Encoder:
    """The encoder in use."""
    return _Terminal.encoder


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text that is drawn in a style of its own."""

    start: int
    """First code point."""

    end: int
    """One past the last."""

    style: Style


def drawn(line: Line, marks: Sequence[Mark] | None = None, style: Style = PLAIN) -> list[Segment]:
    """A laid out line as segments, whole cells each; a later mark lies over an earlier one.

    Args:
        line: From `lay_out`.
        marks: Stretches of the text the line is from.
        style: Of everything else.
    """

    def style_of(cell: Cell) -> Style:
        found = style
        for mark in marks or ():
            # Padding has no text of its own: a term that is broken over two lines does not run into the margin.
            if cell.start < cell.end and mark.start < cell.end and cell.start < mark.end:
                found = found + mark.style
        return found

    return [Segment(text, its_style) for text, its_style, _width in runs(line, style_of, _Terminal.encoder)]


def english_segments(text: str, style: Style = PLAIN, marks: Sequence[Mark] = ()) -> list[Segment]:
    """One line of English, which may hold Arabic words; as wide as the text is. Later marks lie over earlier ones."""
    if has_arabic(text):
        return drawn(lay_out(text, max(1, cell_width(text)), "ltr")[0], marks, style)
    safe = display_safe(text)
    if not marks:
        return [Segment(safe, style)]
    edges = {0, len(safe), *(mark.start for mark in marks), *(mark.end for mark in marks)}
    cuts = sorted(edge for edge in edges if 0 <= edge <= len(safe))
    return [
        Segment(safe[start:end], sum((m.style for m in marks if m.start <= start < m.end), start=style))
        for start, end in pairwise(cuts)
    ]


def base_of(text: str) -> Base:
    """Which way a text runs by itself: as its first letter does."""
    first = next((character for character in text if character.isalpha()), "")
    return "rtl" if has_arabic(first) else "ltr"


def interface_base() -> Base:
    """Which way the interface's own sentences run, whatever words of the other script stand in them."""
    return "rtl" if language() == "ar" else "ltr"


def beside(parts: Iterable[str], gap: str = GAP) -> str:
    """Texts of either script as one, each read by itself, in the order of the interface; to be laid out so.

    Marks of direction part them: without those, words and full stops of neighbours would mingle. Empty ones are left
    out, and texts without any Arabic need no marks.
    """
    texts = [part for part in parts if part]
    if not any(map(has_arabic, texts)):
        return gap.join(texts)
    own = [f"{_MARKS[base_of(text)]}{text}{_MARKS[base_of(text)]}" for text in texts]
    mark = _MARKS[interface_base()]
    return f"{mark}{gap}{mark}".join(own)


def field(text: str, width: int, style: Style = PLAIN, align: str = "auto", base: Base | None = None) -> list[Segment]:
    """A text in a field of a row, cut with an ellipsis if it is too long; exactly `width` cells.

    Args:
        text: One line, Arabic or English or both; line breaks are shown as blanks.
        width: Of the field, in cells; below 1 gives nothing.
        style: Of all of it.
        align: "left", "right", or "auto": the side from which the text runs.
        base: Which way it runs; as its first letter does if none is given.
    """
    if width < 1:
        return []
    shown = truncate(display_safe(text), width)
    runs_from_right = (base or base_of(shown)) == "rtl"
    own = cell_width(shown)
    blank = [Segment(" " * (width - own), style)] if own < width else []
    at_right = align == "right" or (align == "auto" and runs_from_right)
    if has_arabic(shown):
        parts = drawn(lay_out(shown, max(1, own), "rtl" if runs_from_right else "ltr")[0], style=style)
    else:
        parts = [Segment(shown, style)]
    return blank + parts if at_right else parts + blank


def phrase(text: str) -> str:
    """A short text as one string for the terminal, for places that take only strings; as wide as the text is."""
    shown = display_safe(text)
    if not has_arabic(shown):
        return shown
    return "".join(segment.text for segment in field(shown, cell_width(shown), align="left"))
