"""Places on the screen and in the text: selections, heights of rows, columns."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.ui.source_selection import SourceSelection
from workbench.ui.widgets.geometry import STACK_BELOW, row_geometry
from workbench.ui.widgets.heights import Heights

TEXT = "أعلن الجيش، اليوم، بدء العملية."


@pytest.mark.parametrize(
    ("moves", "selected"),
    [
        ([], "أعلن"),
        ([(1, False)], "الجيش"),
        ([(-1, False)], "أعلن"),
        ([(100, False)], "العملية"),
        ([(1, True)], "أعلن الجيش"),
        ([(2, False), (-1, True)], "الجيش، اليوم"),
        ([(2, False), (-1, True), (1, True)], "اليوم"),
        ([(1, True), (1, False)], "اليوم"),
        ([(100, True)], TEXT.rstrip(".")),
    ],
)
def test_words_are_walked_and_selected_in_reading_order(moves: list[tuple[int, bool]], selected: str) -> None:
    """Never beyond the ends; a selection may turn round its anchor."""
    selection = SourceSelection(TEXT)
    for step, extend in moves:
        selection.move(step, extend)
    assert selection.selected == selected
    start, end = selection.span
    assert TEXT[start:end] == selected


@given(st.integers(0, len(TEXT) - 1))
def test_every_place_of_a_text_leads_to_a_word(offset: int) -> None:
    """The word there, or the nearest after it, or the last."""
    selection = SourceSelection(TEXT)
    selection.to_offset(offset)
    start, end = selection.span
    assert start <= offset < end or not TEXT[offset:start].strip(" ،.") or offset >= end


@pytest.mark.parametrize("text", ["", "...", "  "])
def test_a_text_without_words_has_nothing_to_select(text: str) -> None:
    """And moving in it does no harm."""
    selection = SourceSelection(text)
    selection.move(1)
    selection.move(-1, extend=True)
    selection.to_offset(0)
    assert selection.span == (0, 0)
    assert selection.selected == ""


@given(
    st.lists(st.integers(1, 9), min_size=1, max_size=70),
    st.lists(st.tuples(st.integers(0, 69), st.integers(1, 30)), max_size=30),
)
def test_heights_agree_with_a_plain_list(first: list[int], changes: list[tuple[int, int]]) -> None:
    """Whatever is set in whatever order: sums, and the row of every line, the end included."""
    plain = [3] * len(first)
    heights = Heights(len(first), 3)
    for row, height in [*enumerate(first), *((row, height) for row, height in changes if row < len(first))]:
        plain[row] = height
        heights.set(row, height)
    assert heights.each == plain
    assert [heights.before(row) for row in range(len(plain) + 1)] == [sum(plain[:row]) for row in range(len(plain) + 1)]
    lines = [(row, line) for row, height in enumerate(plain) for line in range(height)]
    assert [heights.find(line) for line in range(len(lines))] == lines
    assert heights.find(len(lines) + 2) == (len(plain), 2)


def test_no_rows_have_no_height() -> None:
    """An empty list answers too."""
    assert Heights(0, 3).before(0) == 0
    assert Heights(0, 3).find(5) == (0, 5)


@given(
    st.integers(20, 300),
    st.integers(1, 10**6),
    st.sampled_from(["auto", "side", "stacked"]),
    st.sampled_from(["left", "right"]),
)
def test_columns_never_overlap(width: int, rows: int, layout: str, side: str) -> None:
    """Source, number and target each have their cells; from 60 cells on all of them fit the width."""
    found = row_geometry(width, rows, layout, side)
    assert found.digits >= len(str(rows))
    assert found.stacked == (layout == "stacked" or (layout == "auto" and width < STACK_BELOW))
    taken = [(found.target_x, found.target_width + 1), (found.gutter_x, found.gutter_width)]
    if found.stacked:
        assert (found.source_x, found.source_width) == (found.target_x, found.target_width)
    else:
        taken.append((found.source_x, found.source_width))
        assert found.source_first == (side == "left")
        assert abs(found.source_width - found.target_width) <= 1
    taken.sort()
    for (x, cells), (next_x, _cells) in pairwise(taken):
        assert x + cells <= next_x
    if width >= 60:
        assert taken[-1][0] + taken[-1][1] <= width
