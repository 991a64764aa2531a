"""Reading directions agree with the Unicode standard, case by case."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.display.bidi import resolve, visual_order

UNICODE_DATA = Path("/usr/share/unicode")
CHARACTER_CASES = UNICODE_DATA / "BidiCharacterTest.txt"
CLASS_CASES = UNICODE_DATA / "BidiTest.txt"
EVERY_CLASS_CASE = "WORKBENCH_ALL_BIDI_CASES"
"""With this set in the environment, all lines of BidiTest.txt are tried, which takes a quarter of a minute."""

EXAMPLE_OF_CLASS = {
    "L": "a", "R": "א", "AL": "ب", "EN": "1", "ES": "-", "ET": "%", "AN": "١", "CS": ",", "B": "\u2029", "S": "\t",
    "WS": " ", "ON": "!", "BN": "\u200b", "NSM": "\u0300", "LRE": "\u202a", "RLE": "\u202b", "LRO": "\u202d",
    "RLO": "\u202e", "PDF": "\u202c", "LRI": "\u2066", "RLI": "\u2067", "FSI": "\u2068", "PDI": "\u2069",
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "base", "levels"),
    [
        ("", 1, ""),
        ("قال car ثم", 1, "1111222111"),
        ("في 12-10", 1, "11122122"),
        ("في 6/10/2015", 1, "111222222222"),
        ("في 50%", 1, "111221"),
        ("א 12-10", 1, "1122222"),
        ("א 50%", 1, "11222"),
        ("MiG-29", 1, "222222"),
        ("the year 2015", 0, "0" * 13),
        ("قال (NATO)", 1, "1111122221"),
        ("NATO (قال) x", 0, "000000111000"),
        ("قال (a) b", 0, "111000000"),
        ("قال [ثم] b", 0, "1111111100"),
        ("א 〈א〉", 0, "11111"),
        ("א \u2329א\u3009", 0, "11111"),
        ("א ⟨א\u3009", 0, "11110"),
        ("قُل", 0, "111"),
        ("1\u0300", 1, "22"),
    ],
)
def test_levels_follow_the_rules(text: str, base: int, levels: str) -> None:
    """Numbers, signs, brackets and marks take the levels that rules W1 to I2 give them."""
    expected = [int(level) for level in levels]
    assert list(resolve(text, base).levels) == expected


@pytest.mark.parametrize(
    ("text", "base"),
    [("قال", 1), ("123 قال", 1), ("123", 0), ("", 0), ("\u2067قال\u2069 abc", 0), ("\u2067abc قال", 0)],
)
def test_the_base_is_that_of_the_first_letter_outside_isolates(text: str, base: int) -> None:
    """Digits and isolated text say nothing about a paragraph's direction."""
    assert resolve(text).base == base


def test_an_isolate_is_a_foreign_body() -> None:
    """What is isolated has levels of its own and does not touch its neighbours."""
    assert resolve("a\u2067قال b\u2069c", 0).levels == (0, 0, 1, 1, 1, 1, 2, 0, 0)


def test_an_override_holds_until_it_is_closed() -> None:
    """Between an override and its end letters run as it says; controls take the level before them."""
    assert resolve("a\u202eb\u202c c", 0).levels == (0, 0, 1, 1, 0, 0)


@pytest.mark.parametrize(("embedding", "level"), [("\u202a", 125), ("\u202b", 125)])
def test_embedding_ends_at_the_deepest_level(embedding: str, level: int) -> None:
    """However many embeddings are opened, Arabic stays within level 125."""
    assert resolve(embedding * 500 + "ب", 0).levels[-1] == level


def test_blanks_at_the_end_of_a_line_fall_to_the_base() -> None:
    """The same blank is inside the Latin words in one line and outside at the end of another."""
    paragraph = resolve("abc def", 1)
    assert paragraph.line_levels(0, 7) == [2] * 7
    assert paragraph.line_levels(0, 4) == [2, 2, 2, 1]


@pytest.mark.parametrize(
    ("levels", "order"),
    [([], []), ([0, 0], [0, 1]), ([1, 1, 1], [2, 1, 0]), ([1, 2, 2, 1], [3, 1, 2, 0]), ([2, 2], [0, 1])],
)
def test_a_line_is_turned_level_by_level(levels: list[int], order: list[int]) -> None:
    """Odd runs are turned round, even runs within them back again."""
    assert visual_order(levels) == order


def test_thousands_of_open_brackets_are_no_burden() -> None:
    """Brackets that never close are given up on after 63, and the rest of the text is still resolved."""
    assert resolve("(" * 20_000 + "ب", 1).levels[-1] == 1


def drawn(levels: list[int], expected: list[str]) -> tuple[list[str], list[int]]:
    """Levels with x where the case has it, and the order of what is not x."""
    kept = [index for index, level in enumerate(expected) if level != "x"]
    shown = ["x" if wanted == "x" else str(level) for level, wanted in zip(levels, expected, strict=True)]
    return shown, [kept[index] for index in visual_order([levels[index] for index in kept])]


def class_cases() -> Iterator[tuple[str, int | None, list[str], list[int]]]:
    """The cases of BidiTest.txt: text, base, levels, order. One line in ten unless all are asked for."""
    step = 1 if os.environ.get(EVERY_CLASS_CASE) else 10
    levels: list[str] = []
    order: list[int] = []
    for number, line in enumerate(CLASS_CASES.read_text(encoding="utf-8").splitlines()):
        if line.startswith("@Levels:"):
            levels = line.split()[1:]
        elif line.startswith("@Reorder:"):
            order = [int(index) for index in line.split()[1:]]
        elif line and line[0] not in "#@" and number % step == 0:
            classes, bases = line.split(";")
            text = "".join(EXAMPLE_OF_CLASS[name] for name in classes.split())
            for bit, base in ((1, None), (2, 0), (4, 1)):
                if int(bases, 16) & bit:
                    yield text, base, levels, order


@pytest.mark.skipif(not CLASS_CASES.exists(), reason="BidiTest.txt is not installed (Debian: unicode-data)")
def test_all_combinations_of_classes() -> None:
    """Sequences of bidi classes resolve as Unicode's BidiTest.txt says."""
    tried = 0
    for text, base, levels, order in class_cases():
        tried += 1
        assert drawn(resolve(text, base).line_levels(0, len(text)), levels) == (levels, order), ascii(text)
    assert tried > 70_000


@pytest.mark.skipif(
    not CHARACTER_CASES.exists(), reason="BidiCharacterTest.txt is not installed (Debian: unicode-data)"
)
def test_all_character_cases() -> None:
    """Texts resolve as Unicode's BidiCharacterTest.txt says, brackets included."""
    tried = 0
    for line in CHARACTER_CASES.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        codes, direction, base, levels, order = line.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        paragraph = resolve(text, None if direction == "2" else int(direction))
        expected = levels.split()
        found = drawn(paragraph.line_levels(0, len(text)), expected)
        assert (paragraph.base, *found) == (int(base), expected, [int(index) for index in order.split()]), line
        tried += 1
    assert tried > 90_000
