"""The ways in which a word of a text can be a word of a term with something written before or after it.

An analysis is a guess about form alone; whether a term allows it is decided in `forms`.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from workbench.arabic.lexicon import OWN_ADJECTIVES, WHOLE_ENDINGS, folded_word, has_article, is_whole, with_haa
from workbench.glossary.keys import Ending

ANY = Ending.PLAIN | Ending.TAA | Ending.YAA | Ending.MAQSURA | Ending.ALEF | Ending.PLURAL
_CONSONANT = Ending.PLAIN | Ending.YAA

PRONOUNS = ("هما", "ها", "هم", "هن", "كم", "نا", "ه")
"""Pronouns written at the end of a word, the longest first."""

SHORTEST = 3
"""Letters that must remain when a clitic or a suffix is cut, unless the article stood there."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """One way to read a word."""

    key: str
    """What remains: folded, without article, a final ة as ه. The term's own word must have this key."""

    spelling: str
    """What remains in front of any suffix, letters as spelled."""

    proclitics: tuple[str, ...] = ()
    """و ف ب ك ل in reading order."""

    article: bool = False
    suffix: str = ""
    """Number, gender, case or origin: ات ون ين ان تين تان ية يات ا و ي."""

    pronoun: str = ""
    """ه ها هم هن هما كم نا."""

    fits: Ending = ANY
    """The endings that the term's word must have one of."""

    construct: bool = False
    """Whether a noun must follow (مقاتلو الحزب)."""

    derived: bool = False
    """Whether the suffix makes another word of it (صاروخ, صاروخية)."""

    agreeing: bool = False
    """Whether only an adjective could take the suffix (خاص, خاصة)."""

    @property
    def short(self) -> bool:
        """Whether so little remains that only further words make it sure (وإف 16, لآل سعود)."""
        return bool(self.proclitics) and not self.article and len(self.key) < SHORTEST

    @property
    def plain(self) -> bool:
        """Whether nothing is cut from the end."""
        return not self.suffix and not self.pronoun

    @property
    def cost(self) -> int:
        """How far-fetched the reading is; 0 for the word as it is. The cheapest of several wins."""
        return len(self.proclitics) + 3 * bool(self.suffix) + 3 * bool(self.pronoun) + 4 * self.derived


class _Everything:
    """Holds whatever it is asked for."""

    def __contains__(self, key: object) -> bool:
        return True


EVERYTHING: Container[str] = _Everything()


def analyses(spelling: str, known: Container[str] = EVERYTHING) -> list[Analysis]:
    """The readings of an unmarked word whose key is known, the word as it is first if that is."""
    return [reading for front in _fronts(spelling) for reading in _ends(front, known)]


def later_analyses(spelling: str) -> list[Analysis]:
    """The readings of an unmarked word that has nothing in front of it but an article."""
    fronts = [_Front((), False, spelling)]
    if has_article(spelling):
        fronts.append(_Front((), True, spelling[2:]))
    return [reading for front in fronts for reading in _ends(front, EVERYTHING)]


@dataclass(frozen=True, slots=True)
class _Front:
    """What is cut in front of a word, and what remains."""

    proclitics: tuple[str, ...]
    article: bool
    spelling: str


def _fronts(spelling: str) -> Iterator[_Front]:
    for proclitics, rest in _proclitics(spelling):
        if not proclitics or len(rest) >= SHORTEST - 1:
            yield _Front(proclitics, False, rest)
        if has_article(rest):
            yield _Front(proclitics, True, rest[2:])
        if proclitics[-1:] == ("ل",) and rest.startswith("ل") and len(rest) >= SHORTEST:
            # لل is ل with the article; a word that begins with ل itself lost one of three (لل + لواء is للواء).
            yield _Front(proclitics, True, rest[1:])
            yield _Front(proclitics, True, rest)


def _proclitics(spelling: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """The ways to cut a conjunction and a preposition, nothing cut first."""
    yield (), spelling
    starts: list[tuple[tuple[str, ...], str]] = [((), spelling)]
    if spelling[0] in "وف" and not is_whole(spelling):
        starts.append(((spelling[0],), spelling[1:]))
        yield starts[-1]
    for before, rest in starts:
        if rest and rest[0] in "بكل" and not is_whole(rest):
            yield (*before, rest[0]), rest[1:]


def _ends(front: _Front, known: Container[str]) -> Iterator[Analysis]:
    word = folded_word(front.spelling)
    cut = _Cut(front, word, known)
    whole = with_haa(word)
    if whole in known:
        yield Analysis(whole, front.spelling, front.proclitics, front.article)
    if len(word) <= SHORTEST or not "\u0620" <= word[0] <= "\u06ff" or whole in WHOLE_ENDINGS:
        return
    yield from _numbers(cut)
    if whole not in OWN_ADJECTIVES:
        yield from _origins(cut)
    if not front.article:
        yield from cut.take("ا", _CONSONANT)
        if whole not in OWN_ADJECTIVES:
            yield from _constructs(cut, "construct")
        yield from _pronouns(cut)


@dataclass(frozen=True, slots=True)
class _Cut:
    """A word from whose end letters are cut."""

    front: _Front
    word: str
    """Folded, a prefix of the front's spelling."""

    known: Container[str]
    """The keys that are worth a reading."""

    pronoun: str = ""
    """A pronoun already cut."""

    def take(
        self, ending: str, fits: Ending, *, put: str = "", label: str | None = None, flags: str = ""
    ) -> Iterator[Analysis]:
        """The reading without an ending, `put` in its place; nothing if it does not end so or too little remains."""
        if not self.word.endswith(ending):
            return
        stem = self.word[: len(self.word) - len(ending)]
        key = stem + put
        if key in self.known and len(key) >= SHORTEST:
            yield Analysis(
                key,
                self.front.spelling[: len(stem)],
                self.front.proclitics,
                self.front.article,
                suffix=ending if label is None else label,
                pronoun=self.pronoun,
                fits=fits,
                construct="construct" in flags,
                derived="derived" in flags,
                agreeing="agreeing" in flags,
            )


def _numbers(cut: _Cut) -> Iterator[Analysis]:
    """Plural, dual and feminine, which a word with the article can have too."""
    for ending in ("ون", "ين", "ان"):
        yield from cut.take(ending, _CONSONANT | Ending.MAQSURA)
    yield from _plural_in_taa(cut)
    for ending in ("تان", "تين"):
        yield from cut.take(ending, Ending.TAA, put="ه")
        yield from cut.take(ending, Ending.YAA)
    yield from cut.take("ين", Ending.PLURAL, put="ون")
    yield from cut.take("ون", Ending.PLURAL, put="ين")
    for ending in ("ة", "ه"):
        yield from cut.take(ending, Ending.YAA, label="ة")
        yield from cut.take(ending, Ending.PLAIN, label="ة", flags="agreeing")


def _plural_in_taa(cut: _Cut) -> Iterator[Analysis]:
    yield from cut.take("ات", _CONSONANT | Ending.MAQSURA)
    yield from cut.take("ات", Ending.TAA, put="ه")
    yield from cut.take("ات", Ending.ALEF, put="ا")


def _origins(cut: _Cut) -> Iterator[Analysis]:
    """The adjective of origin, which some languages keep apart and headlines do not (ضربات صاروخية)."""
    for ending in ("ية", "يه", "يات", "ي"):
        yield from cut.take(ending, Ending.PLAIN, label=with_taa(ending), flags="derived")


def with_taa(ending: str) -> str:
    """A suffix with its final ه as the ة it stands for."""
    return ending[:-1] + "ة" if ending.endswith("ه") else ending


def _constructs(cut: _Cut, flags: str) -> Iterator[Analysis]:
    """Plurals and duals that lost their nun before a noun or a pronoun."""
    for ending in ("و", "ي"):
        yield from cut.take(ending, _CONSONANT, flags=flags)
        yield from cut.take(ending, Ending.PLURAL, put="ون", flags=flags)
    for ending in ("تا", "تي"):
        yield from cut.take(ending, Ending.TAA, put="ه", flags=flags)


def _pronouns(cut: _Cut) -> Iterator[Analysis]:
    for pronoun in PRONOUNS:
        if cut.word.endswith(pronoun) and len(cut.word) - len(pronoun) >= SHORTEST:
            rest = len(cut.word) - len(pronoun)
            inner = _Cut(cut.front, cut.word[:rest], cut.known, pronoun)
            yield from inner.take("", _CONSONANT | Ending.ALEF | Ending.PLURAL)
            yield from inner.take("ت", Ending.TAA, put="ه", label="")
            yield from inner.take("ا", Ending.MAQSURA, put="ي", label="")
            yield from _plural_in_taa(inner)
            yield from _constructs(inner, "")
