"""How a laid out line is sent to one kind of terminal; the only code that knows terminals.

Some terminals reorder what they get, some do not, some do it by halves. An encoder says what to send so that the eye
sees the line as it was laid out, and styles fall on the cells they belong to.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from itertools import groupby
from typing import ClassVar, NamedTuple, TypeVar

from workbench.display.characters import DIRECTIONS
from workbench.display.layout import Cell, Line

S = TypeVar("S")

_LEFT_TO_RIGHT_MARK = "\u200e"
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


class Stroke(NamedTuple):
    """What is sent for one cell of the screen."""

    text: str
    """The characters, of exactly `cell.width` terminal cells; controls among them take none."""

    cell: Cell
    """The cell whose style it takes."""


class Encoder(ABC):
    """How lines are sent to one kind of terminal."""

    name: ClassVar[str]
    """What people type to choose it."""

    enter: ClassVar[str] = ""
    """What to send once before the first line."""

    leave: ClassVar[str] = ""
    """What to send at the end, to undo `enter`."""

    @abstractmethod
    def strokes(self, line: Line) -> list[Stroke]:
        """What to send for a line, in order; as many strokes as it has cells."""

    def encode(self, line: Line) -> str:
        """A whole line as one string, exactly as many terminal cells wide as the line."""
        return "".join(stroke.text for stroke in self.strokes(line))


class Vlrm(Encoder):
    """Visual order, and a left-to-right mark after each right-to-left character: right in most terminals

    The mark keeps terminals that reorder (VTE, browsers) from doing so: no two right-to-left characters are neighbours,
    and what stands between them is left-to-right. Terminals that do not reorder ignore it.
    """

    name = "vlrm"

    def strokes(self, line: Line) -> list[Stroke]:
        return [Stroke(_MARKED[cell.glyphs], cell) for cell in line.cells]


class _Marked(dict[str, str]):
    """Glyphs with a left-to-right mark after them if they need it, each looked up once."""

    def __missing__(self, glyphs: str) -> str:
        marked = glyphs + _LEFT_TO_RIGHT_MARK if DIRECTIONS[glyphs[0]] in _RIGHT_TO_LEFT else glyphs
        return self.setdefault(glyphs, marked) if len(glyphs) == 1 else marked


_MARKED = _Marked()


class Visual(Encoder):
    """Visual order and nothing else: for terminals that never reorder and give the left-to-right mark a cell"""

    name = "visual"

    def strokes(self, line: Line) -> list[Stroke]:
        return [Stroke(cell.glyphs, cell) for cell in line.cells]


VLRM = Vlrm()
"""The encoder that is right in most terminals."""


def runs(line: Line, style_of: Callable[[Cell], S], encoder: Encoder = VLRM) -> list[tuple[str, S, int]]:
    """A line as runs of one style: the string to send, its style, and its width in terminal cells.

    Whole cells only; the strings make up what `encoder.encode` gives, and the widths add up to that of the line.

    Args:
        line: A laid out line.
        style_of: The style of a cell, anything that can be compared; padding (`start == end`) has one too.
        encoder: The terminal's encoder.
    """
    found = []
    for style, strokes in groupby(encoder.strokes(line), key=lambda stroke: style_of(stroke.cell)):
        texts, cells = zip(*strokes, strict=True)
        found.append(("".join(texts), style, sum(cell.width for cell in cells)))
    return found
