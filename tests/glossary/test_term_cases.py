"""Terms are found where a linguist would find them, and nowhere else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from workbench.glossary.matcher import TermMatcher
from workbench.glossary.term import Term, TermKind

CASES = Path(__file__).parents[1] / "data" / "terms.tsv"


def cases() -> list[tuple[Term, str, list[tuple[int, str]]]]:
    """Each case as its term, its text and the expected matches with their places."""
    found = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, forms, marked, _ = line.split("\t")
        arabic, *variants = forms.split("|")
        for escape in ("\\n", "\\u00a0", "\\u200f"):
            marked = marked.replace(escape, escape.encode().decode("unicode_escape"))
        expected = [
            (match.start() - 2 * number, match[1]) for number, match in enumerate(re.finditer(r"\[([^]]*)]", marked))
        ]
        text = marked.replace("[", "").replace("]", "")
        found.append((Term(arabic, "-", TermKind(kind), variants=tuple(variants)), text, expected))
    return found


@pytest.mark.parametrize(("term", "text", "expected"), cases())
def test_the_reviewed_cases(term: Term, text: str, expected: list[tuple[int, str]]) -> None:
    """Every line of the data file holds exactly the matches that are marked in it."""
    assert [(match.start, match.surface) for match in TermMatcher([term]).find(text)] == expected


def test_there_are_enough_cases() -> None:
    """The data file is not lost or cut short: cases that must match, and cases that must not."""
    assert len(cases()) >= 120
    assert sum(1 for *_, expected in cases() if not expected) >= 30
