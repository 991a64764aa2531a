"""Between a text and its cells: where a span of it stands on the screen, and what stands under a point."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.display.layout import Cell, Line


@dataclass(frozen=True, slots=True)
class Piece:
    """Neighbouring cells of one line that belong to a span of the text."""

    row: int
    """Which line, from 0."""

    column: int
    """The leftmost terminal cell, from 0."""

    width: int
    """How many terminal cells."""


def pieces(lines: Sequence[Line], start: int, end: int) -> list[Piece]:
    """Where a span of the text stands: every cell that meets it, row by row from left to right.

    A span of Arabic with a number in it may be in several pieces on one line. Half of a lam-alef takes the whole cell.

    Args:
        lines: The lines of a laid out text.
        start: First code point of the span.
        end: One past its last.

    Returns:
        Empty if the span is empty or has no cell.
    """
    found: list[Piece] = []
    for row, line in enumerate(lines):
        if line.start >= end or line.end <= start:
            continue
        for column, cell in _columns(line):
            if not (cell.start < end and start < cell.end):
                continue
            if found and found[-1].row == row and found[-1].column + found[-1].width == column:
                found[-1] = Piece(row, found[-1].column, found[-1].width + cell.width)
            else:
                found.append(Piece(row, column, cell.width))
    return found


def offset_at(lines: Sequence[Line], row: int, column: int) -> int:
    """The code point of the text under a terminal cell; under padding, the end of what the line shows.

    Points above, below and beside the lines count as the nearest cell.
    """
    line = lines[min(max(row, 0), len(lines) - 1)]
    nearest = line.cells[0]
    for left, cell in _columns(line):
        if left > column:
            break
        nearest = cell
    return nearest.start


def place_of(lines: Sequence[Line], offset: int) -> tuple[int, int]:
    """Row and leftmost terminal column of a code point.

    The end of a line, and what has no cell there, stands on the padding next to the text; in a line without padding on
    the cell nearest to it, the left end of a right-to-left line and the right end of a left-to-right one. Offsets
    beyond the text count as its end.
    """
    row = next((row for row, line in enumerate(lines) if offset < line.end), len(lines) - 1)
    line = lines[row]
    end = None
    for column, cell in _columns(line):
        if cell.start <= offset < cell.end:
            return row, column
        if cell.start == cell.end and (end is None or line.base == "rtl"):
            end = column
    if end is None:
        end = 0 if line.base == "rtl" else sum(cell.width for cell in line.cells[:-1])
    return row, end


def _columns(line: Line) -> Iterator[tuple[int, Cell]]:
    """Each cell of a line with its leftmost terminal column."""
    column = 0
    for cell in line.cells:
        yield column, cell
        column += cell.width
