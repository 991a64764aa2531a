"""The search form of Arabic."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.arabic.folding import clean, fold, folded, has_arabic, is_arabic, one_line, unmarked

TEXTS = st.text() | st.text(st.sampled_from("اأإآىيؤئءةهک٣۳ـًَّٰABéΐΣİ ﷲﻻﹰ\u200f\u200d\u0301\u0654가ㅏß"))


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("", ""),
        ("الْأَسَدُ", "الاسد"),
        ("الأســـد", "الاسد"),
        ("إيران آسيا ٱلله", "ايران اسيا الله"),
        ("ا\u0655يران", "ايران"),
        ("خامنئى", "خامنءي"),
        ("مسئول مسؤول", "مسءول مسءول"),
        ("شيء شئ", "شيء شء"),
        ("هيئة هيأة", "هيءة هياة"),
        ("کتاب یک", "كتاب يك"),
        ("پوتين ڤيينا", "بوتين فيينا"),
        ("٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹", "0123456789 0123456789"),
        ("\ufedf\ufea0\ufee8\ufe94", "لجنة"),
        ("حزب ﷲ", "حزب الله"),
        ("سوريا\u200f \u202bلبنان\u202c", "سوريا لبنان"),
        ("F-16 NATO", "f-16 nato"),
        ("ΐǰẞİΣΑΣ ΑΣ", "ΐǰßi̇σασ ασ"),
    ],
)
def test_what_readers_take_for_the_same_is_the_same(text: str, form: str) -> None:
    """Marks, hamza, alef, presentation forms, Persian letters, digits and case do not count; ة does."""
    assert fold(text) == form


def test_every_character_has_a_search_form() -> None:
    """Folding ends for each character of the basic plane, alone and under a mark, and its form is stable."""
    for code in range(0x10000):
        for text in (chr(code), chr(code) + "\u0301"):
            assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_folding_again_changes_nothing(text: str) -> None:
    """The search form is its own search form."""
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_offsets_lead_back_to_the_text(text: str) -> None:
    """The folding with offsets gives the same form; offsets rise and end with the text's length."""
    result = folded(text)
    assert result.text == fold(text)
    assert len(result.offsets) == len(result.text) + 1
    assert list(result.offsets) == sorted(result.offsets)
    assert result.offsets[-1] == len(text)


def test_a_stretch_of_the_form_is_a_stretch_of_the_text() -> None:
    """What is found in the form can be shown in the text, marks included."""
    text = "قال الْأَسَدُ أمس"
    found = folded(text)
    start = found.text.index("الاسد")
    first, last = found.span(start, start + len("الاسد"))
    assert text[first:last] == "الْأَسَدُ"
    assert found.span(start, start) == (first, first)


def test_unmarked_text_keeps_its_spelling() -> None:
    """Only marks, tatweel, controls and presentation forms go."""
    assert unmarked("مَسْئُولٌ ﻻ يــرى\u200f أحدا") == "مسئول لا يرى أحدا"


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("سوريا\0", "سوريا\ufffd"),
        ("a\ud800b", "a\ufffdb"),
        ("\ud83d\ude00", "\U0001f600"),
        ("\ude00\ud83d", "\ufffd\ufffd"),
        ("ًٌ\u200f\r\n\ufeff", "ًٌ\u200f\r\n\ufeff"),
    ],
)
def test_text_is_made_fit_to_be_stored(text: str, stored: str) -> None:
    """Lone surrogates and NUL are replaced, pairs joined, nothing else altered."""
    assert clean(text) == stored
    assert clean(text).encode() == stored.encode()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", ""),
        (" \n\t ", ""),
        ("wrong\r\n  rank ", "wrong rank"),
        ("a\0b", "a\ufffdb"),
        ("لواء\u2028قائد", "لواء قائد"),
    ],
)
def test_a_reason_is_one_line(text: str, line: str) -> None:
    """Line breaks and runs of blanks are single blanks."""
    assert one_line(text) == line


@given(st.text())
def test_text_that_can_be_stored_is_left_alone(text: str) -> None:
    """Cleaning alters nothing but what no database takes."""
    assert clean(text) == text.replace("\0", "\ufffd")


def test_what_is_arabic() -> None:
    """Letters, marks, digits and forms of the script are; Latin, blanks and the empty text are not."""
    assert all(is_arabic(char) for char in "اًـ٣،۔ﷲپ")
    assert not any(is_arabic(char) for char in ("a", " ", "1", "", "é", "א"))
    assert has_arabic("NATO (ناتو)")
    assert not has_arabic("NATO")
    assert not has_arabic("")
