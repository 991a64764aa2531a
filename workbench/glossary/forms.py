"""The written forms of terms, and which readings of a word each of them allows.

Two families of terms behave differently in Arabic:

* Names (persons, places, organisations, units, whatever is marked as a proper noun) take what stands before a word,
  and nothing else: no article that is not theirs, no suffix. روسيا is not an accusative of روسي.
* Common nouns (ranks, weapons, military, political, media and other terms) take the article, numbers, cases and
  pronouns besides. A unit without any article is common too: كتيبة is a battalion until it says which one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from workbench.arabic.lexicon import folded_list, has_article
from workbench.glossary.analysis import Analysis
from workbench.glossary.keys import Ending, FormWord, form_word, tokens
from workbench.glossary.term import Term, TermKind

_NAMES = frozenset({TermKind.PERSON, TermKind.PLACE, TermKind.ORGANISATION, TermKind.UNIT})
_BODIES = frozenset({TermKind.ORGANISATION, TermKind.UNIT})
_DERIVING = frozenset({TermKind.WEAPON, TermKind.MILITARY})

_PARTICIPLE = re.compile("مت.{3,4}|مست.{3,4}|م..و.")
"""Participles that are said of people (متحدث, متظاهر, مستشار, مسؤول); those in مفاعل are often machines (مقاتلة)."""

_THINGS = folded_list("مجموع منظوم مشروع موضوع مسحوق مخزون مضمون منسوب مفهوم متوسط مجهود مدلول")

ARTICLE_COST = 1
DROPPED_ARTICLE_COST = 2
LEAST_LETTERS_OF_ORIGIN = 5
"""From words that long an adjective of origin is still the same thing (صاروخية); from shorter ones it mostly is
another word: عملية is no عمل, دولية no دول."""


@dataclass(frozen=True, slots=True)
class Form:
    """One Arabic form of a term: its dictionary form or a variant."""

    term: Term
    order: int
    """The term's place in the glossary, from 0."""

    text: str
    """As the entry has it."""

    words: tuple[FormWord, ...]
    gaps: tuple[str, ...]
    """What stands between the words; one less than there are words."""

    common: bool
    """Whether it inflects as a common noun."""

    def allows_first(self, reading: Analysis) -> bool:
        """Whether a reading of a word can be the form's first word, as far as that word alone can tell."""
        word = self.words[0]
        if reading.short and len(self.words) == 1:
            return False
        if not self.common:
            return reading.article == word.article and self._allows_in_name(reading, word)
        if word.article and not reading.article:
            return False
        return self._allows_inflected(reading, word) and (not reading.agreeing or self._names_a_person)

    def allows_later(self, reading: Analysis, at: int, first: Analysis) -> bool:
        """Whether a reading of a word can be the form's word number `at`, after `first` was read as its first word."""
        word = self.words[at]
        if reading.proclitics or reading.construct:
            return False
        if not self.common:
            return reading.article == word.article and self._allows_in_name(reading, word)
        if reading.pronoun and (at + 1 < len(self.words) or first.article or reading.agreeing):
            return False
        return self._allows_inflected(reading, word) and self._agrees(reading, word, first)

    def cost(self, reading: Analysis, at: int) -> int:
        """How far a reading is from the form's own word; 0 if it is that very word."""
        word = self.words[at]
        if reading.article == word.article:
            return reading.cost
        # A later word only follows its noun in taking the article.
        added = ARTICLE_COST if at == 0 else 0
        return reading.cost + (added if reading.article else DROPPED_ARTICLE_COST)

    @property
    def can_be_parted(self) -> bool:
        """Whether another adjective may stand after the first word: a noun with an adjective, alike in the article."""
        articles = {word.article for word in self.words}
        return self.common and len(self.words) > 1 and len(articles) == 1 and self.words[1].key.isalpha()

    @property
    def _names_a_person(self) -> bool:
        """Whether the first word is one for a person, whose feminine is the same term (مستشار, مستشارة)."""
        key = self.words[0].key
        return self.term.kind is TermKind.RANK or (_PARTICIPLE.fullmatch(key) is not None and key not in _THINGS)

    def _allows_in_name(self, reading: Analysis, word: FormWord) -> bool:
        if reading.plain:
            return True
        # Case is no inflection of the name: المسلمون and المسلمين are one organisation.
        case_only = reading.suffix in ("ون", "ين") and not reading.pronoun and reading.fits == Ending.PLURAL
        return case_only and self.term.kind in _BODIES and bool(word.ending & Ending.PLURAL)

    def _allows_inflected(self, reading: Analysis, word: FormWord) -> bool:
        if not reading.fits & word.ending:
            return False
        if reading.derived:
            long_enough = len(word.key) >= LEAST_LETTERS_OF_ORIGIN and not word.key.startswith("م")
            return self.term.kind in _DERIVING and long_enough and len(self.words) == 1
        return True

    def _agrees(self, reading: Analysis, word: FormWord, first: Analysis) -> bool:
        """Whether the article on a later word goes with the one on the first."""
        head = self.words[0]
        definite = first.article or bool(first.pronoun)
        if word.article:
            # وزير الخارجية may become وزير خارجية روسيا or وزير خارجيتها, never الوزير خارجية.
            return reading.article or not (head.article or definite)
        if reading.article:
            return not reading.pronoun
        return head.article or not definite or bool(reading.pronoun) or not word.key.isalpha() or word.key.isascii()


def form_of(term: Term, order: int, text: str) -> Form | None:
    """A form of a term, ready to be looked for; None if the text has no word."""
    found = tokens(text)
    if not found:
        return None
    gaps = tuple(text[left.end : right.start] for left, right in pairwise(found))
    common = is_common(term)
    return Form(term, order, text, tuple(form_word(token.text) for token in found), gaps, common)


def is_common(term: Term) -> bool:
    """Whether a term inflects as a common noun rather than as a name."""
    if term.part_of_speech.startswith("proper"):
        return False
    if term.kind is TermKind.UNIT:
        return not any(has_article(token.text) for token in tokens(term.arabic))
    return term.kind not in _NAMES
