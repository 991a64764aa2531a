"""From a text in logical order to lines of cells as they stand on the screen, from left to right.

Directions are resolved over each paragraph, letters are shaped, lines are broken in logical order and each line is
reordered by itself. Breaking after reordering would put the end of a sentence on its first line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from workbench.display.bidi import Paragraph, resolve, visual_order
from workbench.display.characters import MIRROR_IMAGES, WIDTHS
from workbench.display.safe import display_safe
from workbench.display.shaping import Cluster, shape

Base = Literal["rtl", "ltr"]
"""Which way a paragraph runs, whatever it holds: source text "rtl", translations "ltr"."""

_HARD_BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_BLANKS = frozenset(" \u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000")
"""The blanks after which a line may be broken: category Zs without those that forbid it."""

_TOO_WIDE = "·"
"""What is drawn for a character of two cells in a line of one."""


class Cell(NamedTuple):
    """One letter, sign or blank where it stands on the screen.

    A plain tuple underneath, since a sentence makes hundreds and a tuple is made four times as fast as a dataclass.
    """

    glyphs: str
    """What to draw: one character that has a width, mirrored if need be, then its marks."""

    start: int
    """First code point of the text that is drawn here."""

    end: int
    """One past the last; the same as `start` for padding."""

    level: int
    """Embedding level: odd where the text runs from right to left."""

    width: int
    """Terminal cells: 1, or 2 for wide characters."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a laid out text; its cells' widths add up to the width that was asked for."""

    cells: tuple[Cell, ...]
    """What stands in the line, from left to right, padding included."""

    start: int
    """First code point of the text in this line."""

    end: int
    """One past the last, with the blanks and the line break that have no cell; the next line starts here."""

    base: Base
    """Which way the paragraph runs; padding stands on the left of "rtl" and on the right of "ltr"."""


@lru_cache(maxsize=512)
def lay_out(text: str, width: int, base: Base = "rtl") -> tuple[Line, ...]:
    """The lines of a text in a column, as they stand on the screen. Remembered for the last 512 calls.

    Text is made safe first (see `display_safe`). Line breaks in it are hard breaks and start a paragraph of their own,
    so "a\\n" has two lines. Other lines end after blanks; a word longer than a line is broken anywhere. Blanks that do
    not fit at the end of a line have no cell.

    Args:
        text: Text in logical order; offsets in the cells are its code points.
        width: Width of the column in cells, at least 1.
        base: Which way its paragraphs run.

    Returns:
        At least one line (an empty text is one line of padding); their spans tile the text, and each is exactly
        `width` cells wide.

    Raises:
        ValueError: If `width` is below 1.
    """
    if width < 1:
        raise ValueError(f"a column of {width} cells cannot hold text")
    lines: list[Line] = []
    for start, end, next_start in paragraphs(text):
        lines += _paragraph_lines(display_safe(text[start:end]), start, next_start, width, base)
    return tuple(lines)


def paragraphs(text: str) -> Iterator[tuple[int, int, int]]:
    """Start and end of each paragraph, and the start of the next, behind the line break."""
    start = 0
    for hard_break in _HARD_BREAK.finditer(text):
        yield start, hard_break.start(), hard_break.end()
        start = hard_break.end()
    yield start, len(text), len(text)


def _paragraph_lines(text: str, origin: int, next_start: int, width: int, base: Base) -> Iterator[Line]:
    """The lines of one paragraph, whose first character is code point `origin` of the whole text."""
    paragraph = resolve(text, 1 if base == "rtl" else 0)
    clusters = shape(text)
    widths = [min(WIDTHS[cluster.glyphs[0]], width) for cluster in clusters]
    start = origin
    for first, last, following in break_lines([cluster.glyphs for cluster in clusters], widths, width):
        end = origin + clusters[following].start if following < len(clusters) else next_start
        cells = _visual_cells(paragraph, clusters[first:last], widths[first:last], origin)
        text_end = origin + clusters[last - 1].end if last > first else start
        padding = (Cell(" ", text_end, text_end, paragraph.base, 1),) * (width - sum(widths[first:last]))
        yield Line(padding + cells if base == "rtl" else cells + padding, start, end, base)
        start = end


def break_lines(glyphs: Sequence[str], widths: Sequence[int], width: int) -> Iterator[tuple[int, int, int]]:
    """Where a paragraph is broken into lines.

    Args:
        glyphs: What stands in each cell, in logical order.
        widths: How many terminal cells each takes, at most `width`.
        width: Width of the column.

    Yields:
        The first cell of a line, one past its last, and the first of the next line; what lies between are blanks that
        do not fit. One empty line for an empty paragraph.
    """
    first, count = 0, len(widths)
    while True:
        last, taken = first, 0
        while last < count and taken + widths[last] <= width:
            taken += widths[last]
            last += 1
        following = last
        while following < count and glyphs[following] in _BLANKS:
            following += 1
        if following == last < count:
            after_blank = next((i for i in range(last, first, -1) if glyphs[i - 1] in _BLANKS), last)
            last = following = after_blank
        yield first, last, following
        if following == count:
            return
        first = following


def _visual_cells(
    paragraph: Paragraph, clusters: Sequence[Cluster], widths: Sequence[int], origin: int
) -> tuple[Cell, ...]:
    """The cells of one line from left to right, without padding; brackets that are read from the right mirrored."""
    if not clusters:
        return ()
    start = clusters[0].start
    levels_of_text = paragraph.line_levels(start, clusters[-1].end)
    levels = [levels_of_text[cluster.start - start] for cluster in clusters]
    cells = []
    for index in visual_order(levels):
        (glyphs, start, end), level, width = clusters[index], levels[index], widths[index]
        if level % 2 and glyphs[0] in MIRROR_IMAGES:
            glyphs = MIRROR_IMAGES[glyphs[0]] + glyphs[1:]
        if width < WIDTHS[glyphs[0]]:
            glyphs = _TOO_WIDE
        cells.append(Cell(glyphs, origin + start, origin + end, level, width))
    return tuple(cells)
