"""Words and their places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.arabic.folding import unmarked
from workbench.arabic.words import first_word, word_count, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" ، . ", []),
        ("وصل الوفد، ثم غادر.", ["وصل", "الوفد", "ثم", "غادر"]),
        ("الْأَسَدُ", ["الْأَسَدُ"]),
        ("الأســـد", ["الأســـد"]),
        ("عام 1436 هـ.", ["عام", "1436", "هـ"]),
        ("مي\u200cخواهد", ["مي\u200cخواهد"]),
        ("\u200fسوريا\u200f.", ["سوريا"]),
        ("بلغ 3,000 و٣٫٥ و5.", ["بلغ", "3,000", "و٣٫٥", "و5"]),
        ("الروسي-الإيراني", ["الروسي", "الإيراني"]),
        ("don't", ["don't"]),
        ("«رويترز»", ["رويترز"]),
        ("a_b", ["a", "b"]),
        ("ـ ـه", ["ه"]),
    ],
)
def test_words_are_found_as_written(text: str, expected: list[str]) -> None:
    """Marks, tatweel and controls inside a word are part of it; punctuation and marks around it are not."""
    assert [word.text for word in words(text)] == expected
    assert word_count(text) == len(expected)
    assert first_word(text) == (expected[0] if expected else "")


@given(st.text())
def test_every_letter_and_digit_is_in_one_word(text: str) -> None:
    """Words stand in order, do not overlap, say their place rightly and leave no letter out."""
    covered = set[int]()
    for word in words(text):
        assert text[word.start : word.end] == word.text
        assert covered.isdisjoint(range(word.start, word.end))
        covered.update(range(word.start, word.end))
    assert all(index in covered for index, char in enumerate(text) if char.isalnum() and unmarked(char))
