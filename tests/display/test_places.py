"""Highlights, clicks and carets find their cells, and cells their place in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.display.layout import Base, lay_out
from workbench.display.places import Piece, offset_at, pieces, place_of


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 3, [Piece(0, 10, 3)]),
        (4, 10, [Piece(0, 3, 6)]),
        (2, 6, [Piece(0, 3, 2), Piece(0, 9, 2)]),
        (9, 13, [Piece(0, 0, 3), Piece(0, 8, 1)]),
        (3, 3, []),
        (0, 13, [Piece(0, 0, 13)]),
        (13, 99, []),
    ],
)
def test_a_span_is_coloured_where_it_stands(start: int, end: int, expected: list[Piece]) -> None:
    """قال MiG-29 نعم stands as معن 92-GiM لاق: a span over the edge of the Latin name is in two pieces."""
    text = "قبل MiG-29 نعم"[:13]
    assert pieces(lay_out(text, 13), start, end) == expected


def test_half_a_lam_alef_takes_the_whole_cell() -> None:
    """Lam and alef share a cell, so a span over either colours it."""
    lines = lay_out("سلام", 5)
    assert pieces(lines, 1, 2) == pieces(lines, 2, 3) == [Piece(0, 3, 1)]


def test_a_span_over_a_line_break_has_pieces_in_both_lines() -> None:
    """Padding and hanging blanks are never coloured."""
    assert pieces(lay_out("قبل نعم", 4), 2, 5) == [Piece(0, 0, 2), Piece(1, 3, 1)]


@pytest.mark.parametrize(
    ("row", "column", "offset"),
    [(0, 4, 0), (0, 2, 2), (0, 1, 3), (0, 0, 4), (1, 4, 4), (1, 1, 7), (-3, 9, 0), (9, -1, 7)],
)
def test_a_click_finds_its_letter(row: int, column: int, offset: int) -> None:
    """Padding is the end of the line; points outside count as the nearest cell."""
    assert offset_at(lay_out("قبل نعم", 5), row, column) == offset


@pytest.mark.parametrize(
    ("text", "base", "offset", "place"),
    [
        ("نعم", "rtl", 0, (0, 4)),
        ("نعم", "rtl", 2, (0, 2)),
        ("نعم", "rtl", 3, (0, 1)),
        ("نعم", "rtl", 99, (0, 1)),
        ("yes", "ltr", 3, (0, 3)),
        ("yes no", "ltr", 4, (1, 0)),
        ("مرحبا", "rtl", 5, (0, 0)),
        ("hello", "ltr", 5, (0, 4)),
        ("", "rtl", 0, (0, 4)),
        ("", "ltr", 0, (0, 0)),
        ("نعم\n", "rtl", 4, (1, 4)),
        ("سلام", "rtl", 2, (0, 3)),
        ("中文", "ltr", 1, (0, 2)),
    ],
)
def test_an_offset_finds_its_cell(text: str, base: Base, offset: int, place: tuple[int, int]) -> None:
    """The end of a text stands on the padding beside it, or on the last cell if there is none."""
    assert place_of(lay_out(text, 5, base), offset) == place


@given(
    st.text(st.sampled_from("بلا ق.(»1٣-G中\u064e\u200c\n"), min_size=1),
    st.integers(2, 12),
    st.sampled_from(["rtl", "ltr"]),
)
def test_from_a_cell_to_the_text_and_back(text: str, width: int, base: Base) -> None:
    """Each cell of the text is found again from the offset under it, and is the one piece of its span."""
    lines = lay_out(text, width, base)
    for row, line in enumerate(lines):
        column = 0
        for cell in line.cells:
            if cell.start < cell.end:
                assert offset_at(lines, row, column) == offset_at(lines, row, column + cell.width - 1) == cell.start
                assert place_of(lines, cell.start) == place_of(lines, cell.end - 1) == (row, column)
                assert pieces(lines, cell.start, cell.end) == [Piece(row, column, cell.width)]
            column += cell.width
