"""What is offered while one types, and how a term is cased for its place."""

from __future__ import annotations

import pytest

from workbench.glossary.match import MatchReason, TermMatch
from workbench.glossary.term import Term, TermStatus
from workbench.ui.completion import LONGEST, cased, completion, usable

REASON = MatchReason("لواء")
ENGLISH = ["Bashar al-Assad", "foreign minister", "army", "Armed Forces", "al-Assad"]


@pytest.mark.parametrize(
    ("before", "rest"),
    [
        ("", ""),
        ("ar", ""),
        ("arm", "y"),
        ("Ar", "my"),
        ("A", ""),
        ("the for", "eign minister"),
        ("the foreign m", "inister"),
        ("Foreign", " minister"),
        ("foreign minister", ""),
        ("foreign ministers", ""),
        ("charm", ""),
        ("(arm", "y"),
        ("Bashar al-A", "ssad"),
        ("said al-A", "ssad"),
        ("army ", ""),
        ("x" * 200 + " arm", "y"),
    ],
)
def test_the_rest_of_a_term_is_offered(before: str, rest: str) -> None:
    """From three letters on, or two with a capital; only at the beginning of a word; the longest beginning wins."""
    assert completion(before, ENGLISH) == rest


def test_a_term_begun_long_ago_is_not_looked_for() -> None:
    """Only so many characters before the cursor count, and what is typed after them is found all the same."""
    long_term = "a" * LONGEST + " minister"
    assert completion(long_term[: LONGEST + 1], [long_term]) == ""
    assert completion("far away, foreign" + " " * LONGEST + "arm", ENGLISH) == "y"


@pytest.mark.parametrize(
    ("english", "before", "typed"),
    [
        ("army", "", "Army"),
        ("army", "The ", "army"),
        ("army", "The", " army"),
        ("army", "It ended. ", "Army"),
        ("army", "It ended.", " army"),
        ("army", 'He asked: "', "army"),
        ("army", "Why? ", "Army"),
        ("army", 'It ended." ', "Army"),
        ("army", "(", "Army"),
        ("the UN", "said the ", "UN"),
        ("the UN", "The ", "UN"),
        ("the UN", "bathe ", "the UN"),
        ("the UN", "", "The UN"),
        ("al-Assad", "Bashar,", " al-Assad"),
        ("al-Assad", "“", "Al-Assad"),
    ],
)
def test_a_term_is_cased_for_its_place(english: str, before: str, typed: str) -> None:
    """A capital where a sentence begins, a blank where a word would be glued to another, no article twice."""
    assert cased(english, before) == typed


def test_forbidden_terms_are_never_offered_and_others_once() -> None:
    """Every sense of a word is, in the order of the sentence."""
    brigade, general = Term("لواء", "brigade"), Term("لواء", "major general")
    bad = Term("فيلق", "legion", status=TermStatus.FORBIDDEN)
    matches = [
        TermMatch(term=brigade, start=0, end=4, surface="لواء", reason=REASON, senses=(brigade, general)),
        TermMatch(term=bad, start=5, end=9, surface="فيلق", reason=REASON),
        TermMatch(term=brigade, start=10, end=14, surface="لواء", reason=REASON, senses=(brigade, general)),
    ]
    assert usable(matches, "american") == ["brigade", "major general"]
    assert usable([], "american") == []
