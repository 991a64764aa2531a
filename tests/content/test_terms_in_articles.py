"""The starter glossary is of use in the shipped articles."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from workbench.articles.reading import read_article
from workbench.glossary.match import TermMatch
from workbench.glossary.matcher import TermMatcher
from workbench.glossary.record import LISTS, term_of
from workbench.glossary.term import Term

ROOT = Path(__file__).parents[2]
ARTICLES = sorted((ROOT / "articles").iterdir())


@cache
def starter() -> tuple[Term, ...]:
    """The terms of the starter glossary, files in the order of their names."""
    found = []
    for path in sorted((ROOT / "workbench" / "glossary" / "starter").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, strict=True):
                found.append(term_of({name: cell.split("|") if name in LISTS else cell for name, cell in row.items()}))
    return tuple(found)


@cache
def matches(path: Path) -> tuple[TermMatch, ...]:
    """What the glossary finds in an article."""
    return tuple(TermMatcher(starter()).find(read_article(path).article.source_text))


def sense(match: TermMatch) -> set[str]:
    """The English of every sense of a match."""
    return {term.english for term in (match.term, *match.senses)}


def test_every_form_is_found_by_itself() -> None:
    """Main forms and variants alike: whatever was entered is recognised when it stands alone."""
    matcher = TermMatcher(starter())
    missed = [
        (term.arabic, form)
        for term in starter()
        for form in (term.arabic, *term.variants)
        if not any(
            term.english in sense(match) and match.surface.rstrip(".") == form.rstrip(".")
            for match in matcher.find(form)
        )
    ]
    assert missed == []


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_an_article_is_full_of_terms(path: Path) -> None:
    """At least two a sentence, and of at least five kinds, so that each has something to show."""
    found = matches(path)
    assert len(found) >= 40
    assert len({match.term.kind for match in found}) >= 5


def test_most_terms_occur() -> None:
    """Three in four are met in the articles; the others are traps and names of the same field."""
    met = {term for path in ARTICLES for match in matches(path) for term in (match.term, *match.senses)}
    assert len(met) >= 0.75 * len(starter())


@pytest.mark.parametrize(
    ("name", "surface", "english"),
    [
        ("desert-operation.txt", "وبغطاء جوي", "air cover"),
        ("desert-operation.txt", "كالعبوات الناسفة", "improvised explosive device"),
        ("desert-operation.txt", "كتيبتان", "battalion"),
        ("desert-operation.txt", "قادتها", "commander"),
        ("desert-operation.txt", "المقاتلات", "fighter jet"),
        ("desert-operation.txt", "لواء", "major general"),
        ("desert-operation.txt", "اللواء المدرع", "armored brigade"),
        ("cairo-meeting.txt", "مسئول", "official"),
        ("cairo-meeting.txt", "للأزمة السورية", "Syrian crisis"),
        ("cairo-meeting.txt", "والرياض", "Riyadh"),
        ("cairo-meeting.txt", "سيرجي لافروف", "Sergei Lavrov"),
        ("cairo-meeting.txt", "المجلس المصري للشئون الخارجية", "Egyptian Council for Foreign Affairs"),
        ("air-defence-deal.txt", "إس-٣٠٠", "S-300"),
        ("air-defence-deal.txt", "للحرس الثوري", "Revolutionary Guards"),
        ("air-defence-deal.txt", "مجالنا الجوي", "airspace"),
        ("air-defence-deal.txt", "للصاروخ", "missile"),
        ("humanitarian-truce.md", "للهلال الأحمر العربي السوري", "Syrian Arab Red Crescent"),
        ("humanitarian-truce.md", "ممرين إنسانيين", "humanitarian corridor"),
        ("humanitarian-truce.md", "وكالة رويترز", "Reuters"),
    ],
)
def test_a_term_is_found_as_it_stands(name: str, surface: str, english: str) -> None:
    """With its clitics, its spelling and its number."""
    assert [m for m in matches(ROOT / "articles" / name) if m.surface == surface and english in sense(m)]


@pytest.mark.parametrize(
    ("name", "english"),
    [("desert-operation.txt", "Aleppo"), ("cairo-meeting.txt", "Jerusalem"), ("humanitarian-truce.md", "al-Assad")],
)
def test_a_term_that_is_not_there_is_not_found(name: str, english: str) -> None:
    """No article is about these."""
    assert not [match for match in matches(ROOT / "articles" / name) if english in sense(match)]
