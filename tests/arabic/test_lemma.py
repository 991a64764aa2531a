"""Selected Arabic in its dictionary form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.arabic.lemma import dictionary_form, indefinite


@pytest.mark.parametrize(
    ("surface", "form"),
    [
        ("وللجيش السوري", "الجيش السوري"),
        ("بالصواريخ", "الصواريخ"),
        ("والأسد", "الأسد"),
        ("وَالْأَسَدِ", "الأسد"),
        ("كالطائرات", "الطائرات"),
        ("فالحكومة", "الحكومة"),
        ("لإيران", "إيران"),
        ("وبأوكرانيا", "أوكرانيا"),
        ("ووزير الخارجية", "وزير الخارجية"),
        ("ولبنان", "لبنان"),
        ("للواء", "اللواء"),
        ("للجنة", "اللجنة"),
        ("للبنان", "لبنان"),
        ("لله", "الله"),
        ("لليابان", "اليابان"),
        ("بـحزب الله", "حزب الله"),
        ("«الحرس الثوري»،", "الحرس الثوري"),
        (" الحرس\u00a0 الثوري ", "الحرس الثوري"),
        ("الأســـد\u200f", "الأسد"),
        ("إف-16", "إف-16"),
    ],
)
def test_what_is_certainly_no_part_of_the_word_goes(surface: str, form: str) -> None:
    """Marks, controls, punctuation around, and the clitics that cannot be letters of the word."""
    assert dictionary_form(surface) == form


@pytest.mark.parametrize(
    "word",
    [
        *("وحيد", "وسيم", "وزير الخارجية", "وكالة", "والد", "والدة", "والي بغداد", "فلسطين", "فيلق القدس", "فأرة"),
        *("بوتين", "بالون", "بالغ", "باليستي", "بلدية", "كأس", "كتيبة", "كامل", "كاليفورنيا", "لجنة", "لواء", "لبنان"),
        *("لأن", "لصالح", "حزب الله", "أسد", "ألمانيا", "التزام", "بأس", "وفد"),
    ],
)
def test_no_word_is_damaged(word: str) -> None:
    """A word that begins with such a letter keeps it."""
    assert dictionary_form(word) == word


def test_a_word_of_the_article_is_evidence() -> None:
    """A clitic that might be a letter is cut if the article has the word without it."""
    assert dictionary_form("لحزب الله") == "لحزب الله"
    assert dictionary_form("لحزب الله", {"حزب", "الله"}) == "حزب الله"
    assert dictionary_form("وسليماني", {"سليماني"}) == "سليماني"
    assert dictionary_form("وزير", {"زير"}) == "وزير"


@pytest.mark.parametrize("nothing", ["", "  ", "،", "«»", "\u064e", "ـ"])
def test_without_a_word_there_is_no_form(nothing: str) -> None:
    """Signs and marks alone have no dictionary form."""
    assert dictionary_form(nothing) == ""


@pytest.mark.parametrize(
    ("definite", "form"),
    [
        ("الصواريخ", "صواريخ"),
        ("القوات الخاصة", "قوات خاصة"),
        ("وزير الخارجية", "وزير الخارجية"),
        ("ألمانيا", "ألمانيا"),
        ("التزام", "التزام"),
        ("", ""),
    ],
)
def test_the_article_of_a_common_noun_can_go(definite: str, form: str) -> None:
    """The noun and its adjectives lose it together; an article that belongs to a second noun stays."""
    assert indefinite(definite) == form


@given(st.text(st.sampled_from("والبكفلسدتنأإىة َـ\u200f«».")))
def test_a_form_is_never_empty_for_a_word(text: str) -> None:
    """Whatever letters are selected, some remain, and nothing is added but an article that was absorbed."""
    form = dictionary_form(text)
    assert bool(form) == any(char.isalpha() and char != "ـ" for char in text)
    assert len(form) <= len(text) + 1
