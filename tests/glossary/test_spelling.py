"""American and British spellings of one term are told apart."""

from __future__ import annotations

import pytest

from workbench.glossary.spelling import americanised, in_spelling
from workbench.glossary.term import Term


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("air defence system", "air defense system"),
        ("Ministry of Defence", "Ministry of Defense"),
        ("theatre of operations", "theater of operations"),
        ("armoured vehicle", "armored vehicle"),
        ("large-calibre", "large-caliber"),
        ("World Health Organisation", "World Health Organization"),
        ("demilitarised zone", "demilitarized zone"),
        ("shelled", "sheled"),  # a comparison, not a spelling to show: both sides change alike
        ("nuclear programme", "nuclear program"),
        ("Quds Force", "Quds Force"),
        ("four", "four"),
        ("fire", "fire"),
    ],
)
def test_british_endings_become_american(british: str, american: str) -> None:
    """Each kind of word, capitals kept; what is American already stays."""
    assert americanised(british) == american


def test_the_house_chooses_among_what_the_glossary_admits() -> None:
    """A British house gets the admitted British form, an American one the American, whichever is preferred."""
    american = Term("منظومة دفاع جوي", "air defense system", admitted=("antiaircraft system", "air defence system"))
    british = Term("منظومة دفاع جوي", "air defence system", admitted=("air defense system",))
    assert in_spelling(american, "british") == "air defence system"
    assert in_spelling(american, "american") == "air defense system"
    assert in_spelling(british, "american") == "air defense system"
    assert in_spelling(british, "british") == "air defence system"


def test_without_another_spelling_the_english_stays() -> None:
    """An admitted form that is another word is no spelling of it, and nothing is made up."""
    term = Term("مسرح العمليات", "theater of operations", admitted=("operational area",))
    assert in_spelling(term, "british") == "theater of operations"
