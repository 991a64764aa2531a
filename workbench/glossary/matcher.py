"""Terms of the glossary in running Arabic text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from workbench.arabic.folding import CONTROLS, TATWEEL
from workbench.arabic.lexicon import FUNCTION_WORDS
from workbench.glossary.analysis import Analysis, analyses, later_analyses
from workbench.glossary.forms import Form, form_of
from workbench.glossary.keys import Token, first_key, tokens
from workbench.glossary.match import TermMatch
from workbench.glossary.parting import may_part
from workbench.glossary.reasons import Found, reason_for
from workbench.glossary.term import Term

_BLANK_GAP = re.compile(rf"(?:[^\S\n\r\u2028\u2029\x85]|[{CONTROLS}{TATWEEL}])*+")
_HYPHENS = frozenset("-‐‑–")

_FATHER = frozenset({"ابو", "ابا", "ابي"})
"""The cases of أبو, which change inside names (أبو بكر, لأبي بكر)."""

CACHED_WORDS = 50_000
"""Words whose readings are kept, more than a day's articles have; when full, all are dropped and made anew."""


@dataclass(slots=True)
class _Group:
    """The forms that begin with one word."""

    unread: list[tuple[int, str]] = field(default_factory=list)
    """Order of the term and text of a form not yet made ready: most words of a large glossary never occur."""

    single: list[Form] = field(default_factory=list)
    longer: dict[str, list[Form]] = field(default_factory=dict)
    """Forms of several words, by the key of their second."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text and its words."""

    text: str
    tokens: list[Token]
    gaps: list[str]
    """What stands between a token and the next; one less than there are tokens."""


class TermMatcher:
    """Finds terms in text, whatever is written before or after them.

    It is ready at once for 100,000 terms: forms are prepared when their first word is met, and the readings of a word
    are kept. One thread at a time may ask it.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        """A matcher for terms, ranked in the order given; a term without a word never matches."""
        self._terms = list(terms)
        self._groups: dict[str, _Group] = {}
        self._first: dict[str, list[Analysis]] = {}
        self._later: dict[str, dict[str, list[Analysis]]] = {}
        for order, term in enumerate(self._terms):
            self._enter(order, term.arabic)
            for variant in term.variants:
                self._enter(order, variant)

    def find(self, text: str) -> list[TermMatch]:
        """The terms in a text, in its order; they never overlap, and the same text always has the same.

        Where several fit, the one of more words wins, then the one that needs less cut off and no word skipped, then
        the one spelled as in the glossary, then the one that stands first.
        """
        found = tokens(text)
        whole = _Text(text, found, [text[left.end : right.start] for left, right in pairwise(found)])
        candidates = [candidate for at in range(len(found)) for candidate in self._starting_at(whole, at)]
        return [_match(whole, group) for group in _chosen(candidates, len(found))]

    def _enter(self, order: int, text: str) -> None:
        key = first_key(text)
        if not key:
            return
        for name in _FATHER if key in _FATHER else (key,):
            group = self._groups.get(name)
            if group is None:
                group = self._groups[name] = _Group()
            group.unread.append((order, text))

    def _group(self, key: str) -> _Group:
        """The forms that begin with a key, made ready."""
        group = self._groups[key]
        if group.unread:
            unread, group.unread = group.unread, []
            for order, text in unread:
                self._make_ready(group, key, form_of(self._terms[order], order, text))
        return group

    def _make_ready(self, group: _Group, key: str, form: Form | None) -> None:
        if form is None:
            return
        own = form.words[0].key
        alias = {key, own} <= _FATHER and not form.common and len(form.words) > 1
        if key != own and not alias:
            return
        if len(form.words) == 1:
            group.single.append(form)
        else:
            group.longer.setdefault(form.words[1].key, []).append(form)

    def _first_readings(self, spelling: str) -> list[Analysis]:
        readings = self._first.get(spelling)
        if readings is None:
            if len(self._first) >= CACHED_WORDS:
                self._first.clear()
            readings = self._first[spelling] = analyses(spelling, self._groups)
        return readings

    def _later_readings(self, spelling: str) -> dict[str, list[Analysis]]:
        readings = self._later.get(spelling)
        if readings is None:
            if len(self._later) >= CACHED_WORDS // 10:
                self._later.clear()
            readings = self._later[spelling] = {}
            for reading in later_analyses(spelling):
                readings.setdefault(reading.key, []).append(reading)
        return readings

    def _starting_at(self, text: _Text, at: int) -> Iterator[Found]:
        for reading in self._first_readings(text.tokens[at].text):
            group = self._group(reading.key)
            for form in group.single:
                if form.allows_first(reading) and _stands_alone(text, at, form, reading):
                    yield _found(text, form, [reading], [at], loose=False)
            if group.longer:
                yield from self._longer(text, at, reading, group, at + 1)
                yield from self._longer(text, at, reading, group, at + 2)

    def _longer(self, text: _Text, at: int, reading: Analysis, group: _Group, second: int) -> Iterator[Found]:
        """The forms of several words whose second word is token number `second`."""
        if second >= len(text.tokens):
            return
        loose = second > at + 1
        for key in self._later_readings(text.tokens[second].text).keys() & group.longer.keys():
            for form in group.longer[key]:
                if form.allows_first(reading) and (form.can_be_parted or not loose):
                    yield from self._completed(text, form, reading, [at, *range(second, second + len(form.words) - 1)])

    def _completed(self, text: _Text, form: Form, first: Analysis, places: list[int]) -> Iterator[Found]:
        """The form if all its words stand in their places."""
        if places[-1] >= len(text.tokens):
            return
        readings = [first]
        for at, place in enumerate(places[1:], 1):
            fitting = [
                reading
                for reading in self._later_readings(text.tokens[place].text).get(form.words[at].key, ())
                if form.allows_later(reading, at, first)
            ]
            if not fitting or not _gap_fits(text, place - 1, form.gaps[at - 1]):
                return
            readings.append(min(fitting, key=lambda reading: form.cost(reading, at)))
        loose = places[1] > places[0] + 1
        if not loose or (_is_blank(text.gaps[places[0]]) and may_part(text.tokens[places[1] - 1].text, readings[1])):
            yield _found(text, form, readings, places, loose=loose)


def _found(text: _Text, form: Form, readings: list[Analysis], places: list[int], *, loose: bool) -> Found:
    cost = sum(form.cost(reading, at) for at, reading in enumerate(readings))
    words = [text.text[text.tokens[place].start : text.tokens[place].end] for place in places]
    gaps = [text.gaps[place - 1] for place in places[1:]]
    return Found(form, tuple(readings), places[0], places[-1], cost, loose, tuple(words), tuple(gaps))


def _stands_alone(text: _Text, at: int, form: Form, reading: Analysis) -> bool:
    """Whether a word can be a term by itself: no particle, and before a noun if it has lost its nun."""
    if reading.spelling in FUNCTION_WORDS and reading.spelling != form.words[0].spelling:
        return False
    if not reading.construct:
        return True
    if at + 1 >= len(text.tokens) or not _is_blank(text.gaps[at]):
        return False
    following = text.tokens[at + 1].text
    return following not in FUNCTION_WORDS and not following[0].isdigit()


def _is_blank(gap: str) -> bool:
    """Whether nothing but blanks and controls stands between two words; a line break is something."""
    return _BLANK_GAP.fullmatch(gap) is not None


def _gap_fits(text: _Text, at: int, wanted: str) -> bool:
    """Whether what follows token number `at` may stand between two words that the term has `wanted` between."""
    gap = text.gaps[at]
    if _is_blank(gap):
        return _is_blank(wanted) or wanted.strip() in _HYPHENS
    if gap in _HYPHENS:
        beside = text.tokens[at].text + text.tokens[at + 1].text
        return wanted.strip() in _HYPHENS or any(char.isdigit() or char.isascii() for char in beside)
    return gap == wanted


def _chosen(candidates: list[Found], count: int) -> Iterator[list[Found]]:
    """The best candidates, in the order of the text, each with the other senses that fit as well."""
    groups: dict[tuple[int, int, bool], list[Found]] = defaultdict(list)
    for candidate in candidates:
        groups[candidate.first, candidate.last, candidate.loose].append(candidate)
    ranked = sorted(
        (sorted(group, key=lambda found: (found.cost, found.respelled, found.form.order)) for group in groups.values()),
        key=lambda group: (
            -len(group[0].readings),
            group[0].loose,
            group[0].cost,
            group[0].respelled,
            group[0].first,
        ),
    )
    taken = bytearray(count)
    best: list[list[Found]] = []
    for group in ranked:
        first, last = group[0].first, group[0].last + 1
        if not any(taken[first:last]):
            taken[first:last] = b"\1" * (last - first)
            best.append([found for found in group if found.cost == group[0].cost])
    return iter(sorted(best, key=lambda group: group[0].first))


def _match(text: _Text, group: list[Found]) -> TermMatch:
    found = group[0]
    start, end = text.tokens[found.first].start, text.tokens[found.last].end
    senses = tuple({sense.form.order: sense.form.term for sense in group}.values())
    return TermMatch(found.form.term, start, end, text.text[start:end], reason_for(found), senses)
