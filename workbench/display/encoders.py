"""How a laid out line is sent to one kind of terminal; the only code that knows terminals.

Some terminals reorder what they get, some do not, some do it by halves. An encoder says what to send so that the eye
sees the line as it was laid out, and styles fall on the cells they belong to.
"""

from __future__ import annotations

import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Callable
from itertools import groupby
from typing import ClassVar, NamedTuple, TypeVar

from workbench.display.characters import DIRECTIONS, MIRROR_IMAGES
from workbench.display.layout import Cell, Line

S = TypeVar("S")

_LEFT_TO_RIGHT_MARK = "\u200e"
_ISOLATES = {"rtl": "\u2067", "ltr": "\u2066"}
_END_OF_ISOLATE = "\u2069"
_PERSIAN_DIGITS = frozenset("۰۱۲۳۴۵۶۷۸۹")
_TATWEEL = "\u0640"
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


class Konsole(Encoder):
    """Logical order in an isolate, letters joined and brackets mirrored beforehand: Konsole only reorders"""

    name = "konsole"

    def strokes(self, line: Line) -> list[Stroke]:
        strokes = [Stroke(cell.glyphs, cell) for cell in _in_reading_order(line)]
        written = [index for index, stroke in enumerate(strokes) if stroke.cell.start < stroke.cell.end]
        if written:
            text, cell = strokes[written[0]]
            strokes[written[0]] = Stroke(_ISOLATES[line.base] + text, cell)
            text, cell = strokes[written[-1]]
            strokes[written[-1]] = Stroke(text + _END_OF_ISOLATE, cell)
        return strokes


class Mlterm(Visual):
    """Visual order, after mlterm was told to leave the order alone"""

    name = "mlterm"
    enter = "\x1b]5379;use_ctl=false\x07"
    leave = "\x1b]5379;use_ctl=true\x07"


class Logical(Encoder):
    """Reading order, letters joined: for terminals that do the whole bidirectional algorithm themselves"""

    name = "logical"

    def strokes(self, line: Line) -> list[Stroke]:
        return [Stroke(_unmirrored(cell), cell) for cell in _in_reading_order(line)]


class Kitty(Encoder):
    """Words in visual order, those that kitty turns round turned beforehand (with force_ltr, choose visual)

    Kitty hands each run of cells between blanks to the font shaper, which turns the whole run and mirrors its brackets
    if the first letter in it is right-to-left. Wide characters come from another font, which ends the run. Kitty
    colours cells, not letters: styles stay in visual order whatever the letters do. In a turned run it draws marks
    over the wrong letters, so they are left out there. A run with an Arabic letter at its left end and a Latin one at
    its right cannot be sent so that it reads right. Measured with kitty 0.26.
    """

    name = "kitty"

    def strokes(self, line: Line) -> list[Stroke]:
        strokes: list[Stroke] = []
        for in_a_run, cells in groupby(line.cells, key=lambda cell: cell.width == 1 and cell.glyphs[0] != " "):
            run = list(cells)
            if in_a_run and _starts_right_to_left(run) and _starts_right_to_left(run[::-1]):
                turned = zip(reversed(run), run, strict=True)
                strokes += [Stroke(_unmirrored(letter)[0], cell) for letter, cell in turned]
            else:
                strokes += [Stroke(cell.glyphs, cell) for cell in run]
        return strokes


def _starts_right_to_left(run: list[Cell]) -> bool:
    """Whether the first letter or Arabic digit of a run is right-to-left; signs and European digits say nothing."""
    return next((speaks for cell in run if (speaks := _RUN_DIRECTIONS[cell.glyphs[0]]) is not None), False)


class _RunDirections(dict[str, bool | None]):
    """Whether a character's script is right-to-left; None if it belongs to no script, as signs and tatweel do."""

    def __missing__(self, character: str) -> bool | None:
        kind, category = DIRECTIONS[character], unicodedata.category(character)
        if character in _PERSIAN_DIGITS or kind == "AN":
            return self.setdefault(character, True)
        in_a_script = category[0] == "L" and character != _TATWEEL
        return self.setdefault(character, kind in _RIGHT_TO_LEFT if in_a_script else None)


_RUN_DIRECTIONS = _RunDirections()


def _in_reading_order(line: Line) -> list[Cell]:
    """A line's cells in the order of the text; padding stays on its side."""
    if line.base == "ltr":
        return sorted(line.cells, key=lambda cell: (cell.start == cell.end, cell.start))
    return sorted(line.cells, key=lambda cell: (cell.start < cell.end, cell.start))


def _unmirrored(cell: Cell) -> str:
    """A cell's glyphs as they were before the layout mirrored them."""
    if cell.level % 2 and cell.glyphs[0] in MIRROR_IMAGES:
        return MIRROR_IMAGES[cell.glyphs[0]] + cell.glyphs[1:]
    return cell.glyphs


VLRM = Vlrm()
"""The encoder that is right in most terminals."""

ENCODERS: dict[str, Encoder] = {
    encoder.name: encoder for encoder in (VLRM, Konsole(), Kitty(), Mlterm(), Visual(), Logical())
}
"""Every encoder by the name that people type."""


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
