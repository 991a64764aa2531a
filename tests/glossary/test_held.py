"""Whether a translation says a term as the glossary has it."""

from __future__ import annotations

import pytest

from workbench.glossary.held import Holding, held_terms, says
from workbench.glossary.matcher import TermMatcher
from workbench.glossary.term import Term, TermKind, TermStatus


@pytest.mark.parametrize(
    ("english", "form", "expected"),
    [
        ("Two brigades fled.", "brigade", True),
        ("The ministries said", "ministry", True),
        ("the Army’s chief", "army", True),
        ("The United  Nations", "the United Nations", True),
        ("militarily", "military", False),
        ("an armyman", "army", False),
        ("S-300 systems", "S-300", True),
        ("", "army", False),
    ],
)
def test_forms_are_found_as_whole_words(english: str, form: str, expected: bool) -> None:
    """In any case, plural or possessive."""
    assert says(english, form) is expected


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("a major general", (Holding.HELD, "major general")),
        ("a brigade", (Holding.HELD, "brigade")),
        ("a banner", (Holding.FORBIDDEN, "banner")),
        ("a Liwa", (Holding.FORBIDDEN, "Liwa")),
        ("nothing", (Holding.MISSING, "brigade")),
    ],
)
def test_any_sense_will_do_and_forbidden_forms_are_told(english: str, expected: tuple[Holding, str]) -> None:
    """Each term once, however often the source has it."""
    senses = [
        Term("لواء", "brigade", TermKind.UNIT, forbidden=("Liwa",), id=1),
        Term("لواء", "major general", TermKind.RANK, id=2),
        Term("لواء", "banner", status=TermStatus.FORBIDDEN, id=3),
    ]
    (held,) = held_terms(TermMatcher(senses).find("وصل لواء وعاد لواء"), english)
    assert (held.holding, held.form) == expected
