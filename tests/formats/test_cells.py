"""Cells keep what stands in them, and spreadsheets do not run it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.formats.cells import guarded, joined, parted, unguarded

TEXTS = st.text(alphabet="='+-@\t\r\n|\\aب ", max_size=8)


@given(TEXTS)
def test_guarding_can_be_taken_back(text: str) -> None:
    """Whatever stands at the beginning, apostrophes too."""
    assert unguarded(guarded(text)) == text


@given(TEXTS)
def test_no_guarded_cell_is_a_formula(text: str) -> None:
    """None begins with a character that a spreadsheet computes with."""
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@pytest.mark.parametrize("text", ["", "'Asa'ib Ahl al-Haq", "''", "Reuters", " =1"])
def test_ordinary_cells_stay(text: str) -> None:
    """An apostrophe that belongs to a name is not taken for a guard."""
    assert guarded(text) == unguarded(text) == text


@given(st.lists(TEXTS.map(str.strip).filter(bool), max_size=4))
def test_joined_forms_part_again(forms: list[str]) -> None:
    """Whatever bars and backslashes stand in them."""
    assert parted(joined(forms)) == tuple(forms)


@pytest.mark.parametrize(
    ("cell", "forms"),
    [
        ("", ()),
        ("|", ()),
        ("a", ("a",)),
        ("a|b", ("a", "b")),
        (" a | | b ", ("a", "b")),
        (r"a\|b", ("a|b",)),
        (r"a\\|b", ("a\\", "b")),
        (r"C:\temp", (r"C:\temp",)),
        ("a\\", ("a\\",)),
    ],
)
def test_cells_are_parted(cell: str, forms: tuple[str, ...]) -> None:
    """Blanks and empty forms go; a backslash stands for itself unless a bar or backslash follows."""
    assert parted(cell) == forms
