"""Where a term stands in the articles that were saved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.arabic.folding import fold
from workbench.glossary.keys import form_word, tokens
from workbench.glossary.matcher import TermMatcher
from workbench.glossary.term import Term
from workbench.store.bilingual import article_sources, article_titles
from workbench.store.database import Database


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place in a saved article where a term was recognised."""

    article: int
    """The article's id."""

    title: str
    """The article's title."""

    position: int
    """The segment's place in the article, from 0."""

    source: str
    """The whole segment."""

    start: int
    """Offset of the first character of the term, in code points of `source`."""

    end: int
    """Offset one past its last character, same unit."""


def find_occurrences(db: Database, term: Term, limit: int) -> list[Occurrence]:
    """Where a term is recognised, newest article first, at most `limit` places; archived articles are left out."""
    found: list[Occurrence] = []
    for one in _all_occurrences(db, term):
        if len(found) >= limit:
            break
        found.append(one)
    return found


def _all_occurrences(db: Database, term: Term) -> Iterator[Occurrence]:
    matcher = TermMatcher([term])
    stems = [_stem(form) for form in (term.arabic, *term.variants)]
    for article, title in reversed(article_titles(db)):
        for position, source in article_sources(db, article):
            folded = fold(source)
            if any(stem in folded for stem in stems):
                for match in matcher.find(source):
                    yield Occurrence(article, title, position, source, match.start, match.end)


def _stem(form: str) -> str:
    """Letters that every sentence with the form has, folded; looking for them costs a fraction of recognising it.

    The longest word, without the article and without the last letter, which inflection alters.
    """
    longest = max((form_word(token.text).key for token in tokens(form)), key=len, default="")
    return longest[:-1] if len(longest) > 2 else longest
