"""Arabic on one line of a table, a title or a terminal's output."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from workbench.display.encoders import ENCODERS
from workbench.display.layout import Base
from workbench.display.single_line import line_text

VISUAL = ENCODERS["visual"]
BEH_ALONE, BEH_LAST, BEH_FIRST, BEH_BETWEEN = "\ufe8f", "\ufe90", "\ufe91", "\ufe92"


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("ببب", 5, "  " + BEH_LAST + BEH_BETWEEN + BEH_FIRST),
        ("ببب", 3, BEH_LAST + BEH_BETWEEN + BEH_FIRST),
        ("بببب", 3, "…" + BEH_LAST + BEH_FIRST),
        ("بب ب", 4, BEH_ALONE + " " + BEH_LAST + BEH_FIRST),
        ("بب بب", 4, " …" + BEH_LAST + BEH_FIRST),
        ("ب\nب", 3, BEH_ALONE + " " + BEH_ALONE),
        ("لالا", 2, "\ufefb\ufefb"),
        ("لالالا", 2, "…\ufefb"),
        ("ببب", 1, "…"),
        ("", 2, "  "),
        ("ببب", 0, ""),
        ("ب\x1b", 2, "␛" + BEH_ALONE),
    ],
)
def test_a_line_fills_its_room_and_loses_its_end(text: str, width: int, shown: str) -> None:
    """Padded on the left; what is too long ends, in reading order, in an ellipsis at the left end."""
    assert line_text(text, width, encoder=VISUAL) == shown


def test_without_padding_a_line_is_as_long_as_its_text() -> None:
    """Titles and toasts keep to their text."""
    assert line_text("ببب", 20, encoder=VISUAL, pad=False) == BEH_LAST + BEH_BETWEEN + BEH_FIRST
    assert line_text("", 20, pad=False) == ""


def test_the_default_is_what_most_terminals_draw_right() -> None:
    """Each Arabic letter is followed by a left-to-right mark."""
    assert line_text("بب a", 5) == f" a {BEH_LAST}\u200e{BEH_FIRST}\u200e"


def test_a_left_to_right_line_is_padded_on_the_right() -> None:
    """An English title keeps to the left; Arabic in it is still joined and read from the right."""
    assert line_text("of بب", 7, "ltr", VISUAL) == f"of {BEH_LAST}{BEH_FIRST}  "


@given(
    st.one_of(st.text(st.sampled_from("بلا ق.«»1G中\u064e\u200c\u200e\u00ad\n\x1b")), st.text(max_size=40)),
    st.integers(1, 20),
    st.sampled_from(["rtl", "ltr"]),
    st.sampled_from(list(ENCODERS)),
)
def test_a_line_never_overflows(text: str, width: int, base: Base, name: str) -> None:
    """Padded, it is exactly as wide as its room; unpadded, never wider."""
    encoder = ENCODERS[name]
    assert cell_len(line_text(text, width, base, encoder)) == width
    assert cell_len(line_text(text, width, base, encoder, pad=False)) <= width
