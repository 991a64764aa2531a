"""Arabic in columns: order, width, breaking, and the way back to the text."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.display.layout import Base, lay_out
from workbench.display.measuring import count_lines, drawn_width
from workbench.display.safe import cell_width, display_safe

MIXED = st.text(
    st.sampled_from("بلاأدوقء  ،.(«»)[]12٣٤%-/MiG中👍\u0600\u064e\u0651\u0301\u200c\u200d\u200e\u061c\u202b\n\t")
)
PLAIN = st.text(st.sampled_from("بلاأد ،(«٣%-aé\u064e\u0651\u0670\u200c\u200e…"))
ANYTHING = st.text(max_size=60)
BASES = st.sampled_from(["rtl", "ltr"])
WIDTHS_TRIED = st.integers(1, 30)


def rows(text: str, width: int, base: Base = "rtl") -> list[str]:
    """Each line as it stands on the screen, from left to right, letters as written."""
    letters = {
        cell: unicodedata.normalize("NFKC", cell.glyphs) for line in lay_out(text, width, base) for cell in line.cells
    }
    return ["".join(letters[cell] for cell in line.cells) for line in lay_out(text, width, base)]


def reversed_words(text: str) -> str:
    """A text of letters alone as it stands from left to right."""
    return text[::-1]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("قال.", "." + reversed_words("قال")),
        ("قال (NATO).", ".(NATO) " + reversed_words("قال")),
        ("قال «نعم»", "«" + reversed_words("نعم") + "» " + reversed_words("قال")),
        ("في 6/10/2015", "6/10/2015 " + reversed_words("في")),
        ("نحو 50%", "%50 " + reversed_words("نحو")),
        ("من 10-12", "12-10 " + reversed_words("من")),
        ("MiG-29 و", "و MiG-29"),
        ("[٣]", "[٣]"),
        ("a < b", "a < b"),
    ],
)
def test_a_line_stands_as_it_is_read(text: str, shown: str) -> None:
    """From the right, with numbers and Latin words from the left, brackets mirrored, the full stop at the left end."""
    width = len(shown)
    assert rows(text, width) == [shown]


def test_padding_stands_behind_the_text() -> None:
    """Source text keeps to the right, translations to the left."""
    assert rows("نعم", 5, "rtl") == ["  معن"]
    assert rows("نعم", 5, "ltr") == ["معن  "]
    assert rows("yes", 5, "ltr") == ["yes  "]


def test_directions_are_those_of_the_paragraph_not_of_the_line() -> None:
    """A range of years that begins a line is read as in the middle of one: the first year at the right."""
    assert rows("قبل 12-10", 5) == ["  " + reversed_words("قبل"), "10-12"]


def test_lines_are_broken_in_reading_order() -> None:
    """The beginning of the sentence is on the first line, and the blank at the break has no cell if it does not fit."""
    first, second = lay_out("واحد اثنان", 4)[:2]
    assert (first.start, first.end, [cell.start for cell in first.cells]) == (0, 5, [3, 2, 1, 0])
    assert (second.start, [cell.start for cell in second.cells]) == (5, [8, 7, 6, 5])


def test_a_word_longer_than_the_line_is_broken() -> None:
    """Letters keep the joined forms they have in the word."""
    assert ["".join(cell.glyphs for cell in line.cells) for line in lay_out("ببب", 2)] == ["\ufe92\ufe91", " \ufe90"]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("", [(0, 0)]),
        ("\n", [(0, 1), (1, 1)]),
        ("a\r\nb", [(0, 3), (3, 4)]),
        ("a\u2029b\u2028c", [(0, 2), (2, 4), (4, 5)]),
        ("aa   ", [(0, 5)]),
        ("aa bb", [(0, 3), (3, 5)]),
        ("a bbb", [(0, 2), (2, 4), (4, 5)]),
        ("a\u00a0b", [(0, 2), (2, 3)]),
    ],
)
def test_line_breaks_and_blanks(text: str, spans: list[tuple[int, int]]) -> None:
    """Breaks in the text are hard; lines end after blanks, which hang over the edge; a no-break blank is no blank."""
    assert [(line.start, line.end) for line in lay_out(text, 2, "ltr")] == spans


def test_what_is_too_wide_for_the_column_is_a_dot() -> None:
    """A character of two cells cannot stand in a column of one."""
    assert rows("中a", 1, "ltr") == ["·", "a"]


def test_no_column_no_lines() -> None:
    """A column without cells is a mistake of the caller."""
    with pytest.raises(ValueError, match="0 cells"):
        lay_out("نعم", 0)
    with pytest.raises(ValueError, match="0 cells"):
        count_lines("نعم", 0)


def test_an_override_in_the_text_is_drawn_as_a_dot_and_turns_nothing() -> None:
    """The text is made safe first, and offsets hold."""
    (line,) = lay_out("ab\u202ecd\x1b", 6, "ltr")
    assert "".join(cell.glyphs for cell in line.cells) == "ab·cd␛"
    assert [cell.start for cell in line.cells] == list(range(6))


@given(st.one_of(MIXED, PLAIN, ANYTHING), WIDTHS_TRIED, BASES)
def test_every_line_is_exactly_as_wide_as_the_column(text: str, width: int, base: Base) -> None:
    """The cells' widths add up, and what each cell draws is as wide as it says."""
    for line in lay_out(text, width, base):
        assert sum(cell.width for cell in line.cells) == width
        assert all(cell_width(cell.glyphs) == cell.width for cell in line.cells)


@given(st.one_of(MIXED, PLAIN, ANYTHING), WIDTHS_TRIED, BASES)
def test_from_text_to_cells_and_back(text: str, width: int, base: Base) -> None:
    """Lines tile the text and cells tile their line; only what is invisible, blanks and breaks have no cell."""
    lines = lay_out(text, width, base)
    assert [line.start for line in lines] == [0, *(line.end for line in lines[:-1])]
    assert lines[-1].end == len(text)
    for line in lines:
        written = sorted((cell.start, cell.end) for cell in line.cells if cell.start < cell.end)
        assert all(before[1] == after[0] for before, after in pairwise(written))
        first, last = (written[0][0], written[-1][1]) if written else (line.end, line.end)
        for character in display_safe(text[line.start : first]):
            assert character in " \u00ad" or cell_width(character) == 0
        for character in text[last : line.end]:
            assert display_safe(character).isspace() or cell_width(character) == 0


@given(st.one_of(MIXED, PLAIN, ANYTHING), WIDTHS_TRIED, BASES)
def test_counting_lines_is_laying_them_out(text: str, width: int, base: Base) -> None:
    """The quick count is the number of lines, whatever the text."""
    assert count_lines(text, width) == len(lay_out(text, width, base))


@given(st.one_of(MIXED, PLAIN, ANYTHING))
def test_the_drawn_width_is_that_of_one_wide_line(text: str) -> None:
    """A text without line breaks fits in a column of its drawn width, and fills it."""
    flat = display_safe(text)
    width = drawn_width(flat)
    (line,) = lay_out(flat, max(1, width))
    assert sum(cell.width for cell in line.cells if cell.start < cell.end) == width
