"""Laws and choices of the matcher."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.glossary.explain import explain
from workbench.glossary.match import Clitic, TermMatch
from workbench.glossary.matcher import TermMatcher
from workbench.glossary.term import Term, TermKind

ASSAD = Term("بشار الأسد", "Bashar al-Assad", TermKind.PERSON, variants=("الأسد",))
GUARDS = Term("الحرس الثوري", "Revolutionary Guards", TermKind.ORGANISATION)
IRGC = Term("الحرس الثوري الإيراني", "IRGC", TermKind.ORGANISATION)
BRIGADE = Term("لواء", "brigade", TermKind.MILITARY)
MAJOR_GENERAL = Term("لواء", "major general", TermKind.RANK)
MISSILE = Term("صاروخ", "missile", TermKind.WEAPON, variants=("صواريخ",))
FORCES = Term("قوات خاصة", "special forces", TermKind.MILITARY)
OFFICIAL = Term("مسؤول", "official", TermKind.POLITICAL)
TERMS = [ASSAD, GUARDS, IRGC, BRIGADE, MAJOR_GENERAL, MISSILE, FORCES, OFFICIAL]

WORDS = [
    *(
        "الأسد",
        "للأسد",
        "بشار",
        "الحرس",
        "والحرس",
        "الثوري",
        "الإيراني",
        "اللواء",
        "للواء",
        "صواريخها",
        "قوات",
        "القوات",
    ),
    *("خاصة", "الخاصة", "إيرانية", "المسئولين", "على", "،", ".", "«", "»", "\n", "\u200f", "َ", "ـ", "F-16", "٣"),
]
TEXTS = st.lists(st.sampled_from([*WORDS, " ", " "])).map("".join)


def only(terms: list[Term], text: str) -> TermMatch:
    """The single match of terms in a text."""
    (match,) = TermMatcher(terms).find(text)
    return match


@given(TEXTS)
def test_matches_are_pieces_of_the_text_in_order(text: str) -> None:
    """Offsets are those of the text as written, matches never overlap, and a line break is in none."""
    end = 0
    for match in TermMatcher(TERMS).find(text):
        assert match.start >= end
        assert text[match.start : match.end] == match.surface != ""
        assert "\n" not in match.surface
        assert match.senses[0] == match.term
        end = match.end


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_what_was_asked_before_changes_nothing(texts: list[str]) -> None:
    """A matcher that has seen other texts finds what a new one finds."""
    matcher = TermMatcher(TERMS)
    for text in [*texts, *reversed(texts)]:
        assert matcher.find(text) == TermMatcher(TERMS).find(text)


@given(TEXTS)
def test_marks_do_not_hide_a_term(text: str) -> None:
    """Harakat after every letter of a text change no match but its place."""
    marked = "".join(char + "\u064e" if "\u0621" <= char <= "\u064a" else char for char in text)
    found = [match.term for match in TermMatcher(TERMS).find(marked)]
    assert found == [match.term for match in TermMatcher(TERMS).find(text)]


@given(st.text(), st.text())
def test_any_text_can_be_searched_for_any_term(text: str, arabic: str) -> None:
    """Nothing that is typed makes the matcher fail, be it in the text or in the glossary."""
    for match in TermMatcher([Term(arabic, "x"), Term(arabic, "y", TermKind.PERSON)]).find(text + arabic):
        assert (text + arabic)[match.start : match.end] == match.surface


def test_the_longest_term_wins() -> None:
    """A longer name is not found as the shorter one in it; the shorter one is found alone."""
    found = TermMatcher(TERMS).find("ضباط من الحرس الثوري الإيراني ومن الحرس الثوري")
    assert [match.term for match in found] == [IRGC, GUARDS]


def test_all_senses_come_in_the_glossary_order() -> None:
    """Several terms with one key are the senses of one match, whichever comes first in the glossary first."""
    assert only([BRIGADE, MAJOR_GENERAL], "وصل اللواء").senses == (BRIGADE, MAJOR_GENERAL)
    assert only([MAJOR_GENERAL, BRIGADE], "وصل اللواء").senses == (MAJOR_GENERAL, BRIGADE)


def test_the_cheapest_reading_wins() -> None:
    """A word that is a term itself is not read as a shorter one with a clitic or a suffix."""
    lamb, mind = Term("حمل", "lamb"), Term("بال", "mind")
    load = Term("بحمل", "with a load")
    assert only([lamb, load, mind], "جاء بحمل ثقيل").senses == (load,)
    assert only([lamb], "جاء بحمل ثقيل").term == lamb


def test_of_two_spellings_the_one_in_the_text_comes_first() -> None:
    """Terms that differ in hamza alone are senses of each other, the one spelled as in the text first."""
    modern, egyptian = Term("مسؤول", "official"), Term("مسئول", "officer in charge")
    assert only([modern, egyptian], "قال مسئول أمس").senses == (egyptian, modern)


def test_a_name_is_preferred_to_a_noun_with_an_added_article() -> None:
    """الأسد is the name whose article it is rather than a lion with an article."""
    lion = Term("أسد", "lion", TermKind.OTHER)
    assert only([lion, ASSAD], "قال الأسد ذلك").term == ASSAD
    assert only([lion, ASSAD], "رأى أسدا").term == lion


def test_a_term_without_arabic_words_never_matches() -> None:
    """Empty terms and terms of signs are passed over."""
    assert TermMatcher([Term("", "nothing"), Term("،", "comma"), Term(" ", "blank")]).find("قال، ثم غادر") == []
    assert TermMatcher([]).find("قال") == []
    assert TermMatcher(TERMS).find("") == []


@pytest.mark.parametrize(
    ("term", "text", "clitics", "suffix", "line"),
    [
        (ASSAD, "الأسد", (), "", "الأسد: as in the glossary"),
        (
            ASSAD,
            "وللأسد",
            (Clitic("و", "and"), Clitic("لـ", "to/for")),
            "",
            "و + لـ + الأسد: and, to/for",
        ),
        (ASSAD, "الاسد", (), "", "الأسد: spelled otherwise"),
        (ASSAD, "الأَسَد", (), "", "الأسد: spelled otherwise"),
        (
            MISSILE,
            "فبالصواريخ",
            (Clitic("ف", "so"), Clitic("بـ", "in/with"), Clitic("الـ", "the")),
            "",
            "ف + بـ + الـ + صواريخ: so, in/with, the",
        ),
        (MISSILE, "كصاروخين", (Clitic("كـ", "like"),), "ين", "كـ + صاروخ + ـين: like, plural or dual"),
        (MISSILE, "صواريخهما", (), "هما", "صواريخ + ـهما: their (two)"),
        (OFFICIAL, "ومسئولوها", (Clitic("و", "and"),), "وها", "و + مسؤول + ـو + ـها: "),
        (FORCES, "قوات إيرانية خاصة", (), "", "قوات خاصة: with another adjective between"),
    ],
)
def test_a_match_says_why(term: Term, text: str, clitics: tuple[Clitic, ...], suffix: str, line: str) -> None:
    """The reason names what was cut and what differs, as data and as a line to read."""
    match = only([term], text)
    assert match.reason.clitics == clitics
    assert match.reason.suffix == suffix
    assert explain(match).startswith(line)


def test_respelling_and_parting_are_told() -> None:
    """The reason says whether letters differ and whether a word stands between."""
    assert only([OFFICIAL], "المسئولين").reason.respelled
    assert not only([OFFICIAL], "المسؤولين").reason.respelled
    assert only([FORCES], "قوات إيرانية خاصة").reason.loose
    assert not only([FORCES], "القوات الخاصة").reason.loose
    assert only([ASSAD], "الأسد").reason.form == "الأسد"


def test_an_inflected_word_of_a_marked_proper_noun_is_no_match() -> None:
    """A part of speech of "proper noun" makes any kind a name."""
    agency = Term("تاس", "TASS", TermKind.MEDIA, part_of_speech="proper noun")
    assert [match.surface for match in TermMatcher([agency]).find("تاس ولتاس والتاس وتاسها")] == ["تاس", "ولتاس"]


def test_a_hundred_thousand_terms_cost_little() -> None:
    """A large glossary is ready in about a second and costs a sentence little; limits are for slow machines."""
    chance = random.Random(7)
    letters = "ابتجحدرسشعفقكلمنهوي"
    words = ["".join(chance.choices(letters, k=chance.randint(3, 6))) for _ in range(30_000)]
    terms = [
        Term(" ".join(chance.choices(words, k=chance.randint(1, 3))), "x", chance.choice(list(TermKind)))
        for _ in range(100_000)
    ]
    start = time.process_time()
    matcher = TermMatcher([*terms, *TERMS])
    assert time.process_time() - start < 5
    sentence = " ".join([*chance.choices(words, k=26), "للأسد", "صواريخها", "الحرس", "الثوري"])
    assert {match.term for match in matcher.find(sentence)} >= {ASSAD, MISSILE, GUARDS}
    start = time.process_time()
    for _ in range(20):
        matcher.find(sentence)
    assert (time.process_time() - start) / 20 < 0.02


@pytest.mark.parametrize("text", ["حزب الله " * 20_000, "ك" * 100_000, "و" * 100_000, "َ" * 200_000, "عبد" * 50_000])
def test_hostile_text_takes_no_more_time_than_its_length(text: str) -> None:
    """Nothing in the matcher is quadratic in the length of a text or a word."""
    matcher = TermMatcher([*TERMS, Term("حزب الله", "Hezbollah", TermKind.ORGANISATION)])
    start = time.process_time()
    matcher.find(text)
    assert time.process_time() - start < 8
