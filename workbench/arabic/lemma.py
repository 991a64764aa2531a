"""Arabic selected in a text, in the form in which a glossary lists it.

Without a dictionary nobody can tell وحيد (unique) from و + حيد, so a conjunction or preposition is cut only where it
is certain: before the article (وبالصواريخ, للجيش), before a hamza (وإيران, لأوكرانيا), before a word that is known to
begin with such a letter itself (ووزير, ولبنان), with a tatweel after it (بـحزب), or if the word without it stands
elsewhere in the same article. Anything else is left for the person to cut.

The article stays: a name that loses it (الأسد) is never found again, while a noun that keeps it is. For a common noun
there is `indefinite`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from workbench.arabic.folding import CONTROLS, MARKS, TATWEEL, unmarked
from workbench.arabic.lexicon import folded_list, folded_word, has_article, is_whole, with_haa

_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_LETTER_AND_TATWEEL = re.compile(rf"[وفبكل][{MARKS}{CONTROLS}]*{TATWEEL}[{MARKS}{CONTROLS}{TATWEEL}]*(?=\w\w)")

_AFTER_LAM = folded_list(
    "لواء لواءين لجنة لجان لقاء لقاءات لاجئ لاجئة لاجئون لاجئين لغة لغات لاعب لاعبين لحظة لحظات ليلة ليرة لقاح لقاحات "
    "لقب لوحة لوحات لوائح لائحة لوبي لاذقية لبناني لبنانية لبنانيين لبنانيون ليبي ليبية ليبيين ليبيون لوم لحم لحوم لص"
)
"""Nouns that begin with ل: after لل their own ل is the second one, and the article's is not written."""

_LAM_NAMES = folded_list("لبنان ليبيا لندن لاهاي لاريجاني لافروف لوغانسك لاتفيا ليتوانيا لوكسمبورغ لوزان ليبرمان")
"""Names that begin with ل and have no article."""


def dictionary_form(surface: str, words: Collection[str] = ()) -> str:
    """The selected words as a glossary lists them: وللجيش السوري is الجيش السوري.

    Harakat, tatweel, controls and the punctuation around are gone, blanks are single, and a conjunction or
    preposition before the first word is cut where that is certain (see the module). Empty if there is no word.

    Args:
        surface: What was selected, as written.
        words: The words of the article, without marks; whatever stands there by itself is a word for certain.
    """
    bare = re.sub(r"\s+", " ", _EDGES.sub("", unmarked(surface)))
    if not bare:
        return ""
    first, _, rest = bare.partition(" ")
    written = surface[len(surface) - len(surface.lstrip()) :]
    parted = len(first) > 3 and _LETTER_AND_TATWEEL.match(written)
    first = first[1:] if parted else _without_proclitics(first, words)
    return f"{first} {rest}".rstrip()


def indefinite(text: str) -> str:
    """A dictionary form without the article of its noun and of the adjectives that follow: القوات الخاصة is قوات خاصة.

    A noun that has none keeps what belongs to it (وزير الخارجية).
    """
    words = text.split(" ")
    for at, word in enumerate(words):
        if not has_article(word):
            break
        words[at] = word[2:]
    return " ".join(words)


def _without_proclitics(word: str, words: Collection[str]) -> str:
    """The word without what is certainly cut; the word itself if nothing is."""
    for proclitics, rest in _cuts(word):
        if "ل" in proclitics and rest.startswith("ل"):
            return _after_two_lams(rest)
        if _is_certain(rest, words):
            return rest
    return word


def _cuts(word: str) -> Iterator[tuple[str, str]]:
    """The ways to cut a conjunction, a preposition or both, the longest first; none from a word known as whole."""
    starts = [("", word)]
    if word[:1] in ("و", "ف") and not is_whole(word):
        starts.insert(0, (word[0], word[1:]))
    for before, rest in starts:
        if rest[:1] in ("ب", "ك", "ل") and not is_whole(rest):
            yield before + rest[0], rest[1:]
    yield from (start for start in starts if start[0])


def _is_certain(rest: str, words: Collection[str]) -> bool:
    """Whether a word stands by itself once a clitic is cut."""
    if len(rest) < 3:
        return False
    if has_article(rest):
        return len(rest) > 4
    if rest[0] in "أإآ":
        return len(rest) > 3
    return rest in words or (rest[0] in "وفبكل" and is_whole(rest))


def _after_two_lams(rest: str) -> str:
    """The word after the preposition ل, when it begins with another: with the article, unless it is a name in ل."""
    if rest == "له":
        return "الله"
    key = with_haa(folded_word(rest))
    if key in _LAM_NAMES:
        return rest
    return f"ال{rest}" if key in _AFTER_LAM else f"ا{rest}"
