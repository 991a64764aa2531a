"""Nothing that strangers wrote commands the terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from workbench.display.safe import cell_width, display_safe, truncate


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("كشفت وكالة «رويترز»", "كشفت وكالة «رويترز»"),
        ("\x1b[31mred", "␛[31mred"),
        ("\x1b]52;c;aGk=\x07", "␛]52;c;aGk=␇"),
        ("a\x00b\x7f", "a␀b␡"),
        ("\x9b31m", "·31m"),
        ("line\r\nline\ttab\u2028", "line  line tab "),
        ("\x0b\x0c\x85\u2029", "    "),
        ("\u202eevil\u202c \u2067x\u2069", "·evil· ·x·"),
        ("\U000e0041\U000e007f", "··"),
        ("\ufff9x\u206a", "·x·"),
        ("bad \ud800 half", "bad \ufffd half"),
        ("a\u200eb\u200fc\u061c", "a\u200eb\u200fc\u061c"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("[/x] [@click=quit] [sic]", "[/x] [@click=quit] [sic]"),
    ],
)
def test_what_could_command_a_terminal_becomes_visible(text: str, shown: str) -> None:
    """Controls become pictures or dots, breaks blanks; letters, marks of direction and joiners stay."""
    assert display_safe(text) == shown


@given(st.text(st.characters(), max_size=40))
def test_safe_text_is_as_long_and_stays_as_it_is(text: str) -> None:
    """One code point for one, so offsets hold; no control is left; making it safe again changes nothing."""
    safe = display_safe(text)
    assert len(safe) == len(text)
    assert all(unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp") for character in safe)
    assert display_safe(safe) == safe


def test_every_control_is_caught() -> None:
    """All of C0, DEL and C1, all bidi embeddings, overrides and isolates, deprecated controls and tags are replaced."""
    controls = [
        *range(0x20),
        *range(0x7F, 0xA0),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x2070),
        *range(0xFFF9, 0xFFFC),
    ]
    for code in (*controls, *range(0xE0000, 0xE0080), *range(0xD800, 0xE000)):
        assert display_safe(f"a{chr(code)}b") != f"a{chr(code)}b", f"U+{code:04X}"


@given(st.text(st.characters(exclude_categories=["Cs", "Cn"], exclude_characters="\ufe0f\u200d"), max_size=40))
def test_cells_of_safe_text_are_those_of_rich(text: str) -> None:
    """Text that is safe takes as many cells as Rich counts; so do marks of direction, which take none."""
    safe = display_safe(text)
    assert cell_width(safe) == cell_len(safe)


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("", 3, ""),
        ("abc", 3, "abc"),
        ("abcd", 3, "ab…"),
        ("ab cd", 4, "ab…"),
        ("中文字", 4, "中…"),
        ("قُلْ", 2, "قُلْ"),
        ("قُلتَ", 2, "قُ…"),
        ("abc", 1, "…"),
        ("abc", 0, ""),
        ("abc", -1, ""),
    ],
)
def test_long_text_ends_in_an_ellipsis(text: str, width: int, shown: str) -> None:
    """Whole characters with their marks are kept, and never a blank before the ellipsis."""
    assert truncate(text, width) == shown
    assert cell_width(truncate(text, width)) <= max(0, width)
