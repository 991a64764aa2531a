"""Arabic letters take the form for their place, one cluster a cell."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.display.characters import WIDTHS
from workbench.display.shaping import shape

SHAPING_FILE = Path("/usr/share/unicode/ArabicShaping.txt")

BEH_ALONE, BEH_LAST, BEH_FIRST, BEH_BETWEEN = "\ufe8f", "\ufe90", "\ufe91", "\ufe92"


def glyphs(text: str) -> list[str]:
    """What stands in each cell."""
    return [cluster.glyphs for cluster in shape(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("ب", [BEH_ALONE]),
        ("ببب", [BEH_FIRST, BEH_BETWEEN, BEH_LAST]),
        ("دب", ["\ufea9", BEH_ALONE]),
        ("ءب", ["\ufe80", BEH_ALONE]),
        ("بـب", [BEH_FIRST, "ـ", BEH_LAST]),
        ("ب b", [BEH_ALONE, " ", "b"]),
        ("ب٣", [BEH_ALONE, "٣"]),
        ("بَبّ", [BEH_FIRST + "َ", BEH_LAST + "ّ"]),
        ("الله", ["\ufe8d", "\ufedf", "\ufee0", "\ufeea"]),
        ("مسئول", ["\ufee3", "\ufeb4", "\ufe8c", "\ufeee", "\ufedd"]),
        ("على", ["\ufecb", "\ufee0", "\ufef0"]),
    ],
)
def test_each_letter_has_the_form_for_its_place(text: str, expected: list[str]) -> None:
    """Letters join to both sides, to the one before, or not at all; marks follow their letter."""
    assert glyphs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("پچژگ", ["\ufb58", "\ufb7d", "\ufb8b", "\ufb92"]),
        ("ہے", ["\ufba8", "\ufbaf"]),
        ("ٹھ", ["\ufb68", "\ufbab"]),
        ("یک", ["\ufbfe", "\ufb8f"]),
        ("بښب", [BEH_FIRST, "ښ", BEH_LAST]),
    ],
)
def test_persian_urdu_and_pashto_letters_join_too(text: str, expected: list[str]) -> None:
    """A letter without presentation forms is drawn as it is, and its neighbours still join to it."""
    assert glyphs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("لا", [("\ufefb", 0, 2)]),
        ("سلام", [("\ufeb3", 0, 1), ("\ufefc", 1, 3), ("\ufee1", 3, 4)]),
        ("الأمن", [("\ufe8d", 0, 1), ("\ufef7", 1, 3), ("\ufee3", 3, 4), ("\ufee6", 4, 5)]),
        ("الإ", [("\ufe8d", 0, 1), ("\ufef9", 1, 3)]),
        ("الآن", [("\ufe8d", 0, 1), ("\ufef5", 1, 3), ("\ufee5", 3, 4)]),
        ("لَاً", [("\ufefbَ\u064b", 0, 4)]),
        ("ل\u200cا", [("\ufedd", 0, 2), ("\ufe8d", 2, 3)]),
    ],
)
def test_lam_alef_is_one_cluster(text: str, expected: list[tuple[str, int, int]]) -> None:
    """Lam with any alef shares a cell over both letters and their marks, unless a non-joiner parts them."""
    assert shape(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("هـ\u200d", [("\ufeeb", 0, 1), ("ـ", 1, 3)]),
        ("ب\u200d", [(BEH_FIRST, 0, 2)]),
        ("\u200dب", [(BEH_LAST, 1, 2)]),
        ("ب\u200cب", [(BEH_ALONE, 0, 2), (BEH_ALONE, 2, 3)]),
        ("ب\u200eب", [(BEH_FIRST, 0, 2), (BEH_LAST, 2, 3)]),
        ("\u200f", []),
        ("a\u00adb", [("a", 0, 2), ("b", 2, 3)]),
        ("\u2764\ufe0f", [("\u2764", 0, 2)]),
        ("\u0600", [("·", 0, 1)]),
        ("\uffffب", [("\ufffd", 0, 1), (BEH_ALONE, 1, 2)]),
    ],
)
def test_controls_shape_their_neighbours_and_are_not_drawn(text: str, expected: list[tuple[str, int, int]]) -> None:
    """Joiners, marks of direction and selectors have no glyph; they belong to the cluster before them."""
    assert shape(text) == expected


def test_a_mark_with_nothing_to_stand_on_gets_a_circle() -> None:
    """A text may begin with a mark; it is drawn on a dotted circle."""
    assert shape("َب") == [("\u25ccَ", 0, 1), (BEH_ALONE, 1, 2)]


def test_no_cell_overflows_with_marks() -> None:
    """Of a thousand marks on a letter eight are drawn, and all belong to its cell."""
    assert shape("ب" + "َ" * 1000) == [(BEH_ALONE + "َ" * 8, 0, 1001)]


@pytest.mark.skipif(not SHAPING_FILE.exists(), reason="ArabicShaping.txt is not installed (Debian: unicode-data)")
def test_joining_is_that_of_unicode() -> None:
    """Between two behs, each Arabic letter joins to those sides that ArabicShaping.txt says."""
    tried = 0
    for line in SHAPING_FILE.read_text(encoding="utf-8").splitlines():
        fields = [field.strip() for field in line.split(";")]
        if line.startswith("#") or len(fields) < 4:
            continue
        letter, joining = chr(int(fields[0], 16)), fields[2]
        if "\u0600" <= letter < "\u0700" or "\u0750" <= letter < "\u0780" or "\u0870" <= letter < "\u0900":
            cells = glyphs("ب" + letter + "ب")
            assert cells[0][0] == (BEH_FIRST if joining in "DRC" else BEH_ALONE), fields
            assert cells[-1][0] == (BEH_LAST if joining in "DC" else BEH_ALONE), fields
            tried += 1
    assert tried > 250


@given(st.text(st.sampled_from("بلاآأدءو ـa٣\u064e\u0651\u200c\u200d\u200e中")))
def test_clusters_tile_the_text(text: str) -> None:
    """Clusters follow each other without gaps to the text's end, each one glyph that has a width, and its marks."""
    clusters = shape(text)
    for before, after in pairwise(clusters):
        assert before.end == after.start
    if clusters:
        assert clusters[-1].end == len(text)
    beginning = text[: clusters[0].start] if clusters else text
    assert all(WIDTHS[character] == 0 for character in beginning)
    for cluster in clusters:
        assert WIDTHS[cluster.glyphs[0]] > 0
        assert all(unicodedata.category(mark) == "Mn" for mark in cluster.glyphs[1:])
