"""The sentences of a text.

Arabic news marks the end of a sentence with a stop, but not every stop ends one: titles (د.), agencies (أ.ف.ب.),
years (1436 هـ.), suspense (...) and questions quoted in mid-sentence are told apart here, by what stands before and
after the stop. The marks `؛ : ،` never end a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from workbench.arabic.abbreviations import CONTINUATIONS, DEFAULT, OPENING_PREPOSITIONS, UNITS
from workbench.arabic.folding import CONTROLS, MARKS, TATWEEL, fold, is_arabic, unmarked
from workbench.arabic.span import Span

__all__ = ["DEFAULT", "split_sentences"]

_BLANK = r"[^\S\n\r\u2028\u2029\x85]"
_LETTER = (
    "[\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff"
    "\u0750-\u077f\ufb50-\ufdfb\ufe70-\ufefc]"
)
_UNSEEN = re.compile(f"[{CONTROLS}\\s]")
_INSIDE = f"[{MARKS}{TATWEEL}{CONTROLS}]"

_LINE = re.compile(r"[^\n\r\u2028\u2029\x85]+")
_VISIBLE = re.compile(rf"[^\s{CONTROLS}]")
_WORD_CHARACTER = re.compile(r"[^\W_]")

_STOP = re.compile(
    # Dots with a blank between them are an ellipsis too.
    rf"(?P<run>\.(?:{_BLANK}{{1,2}}\.)++|[.!?؟…۔]++)"
    # What closes after the stop goes with it. Quotation marks of either direction are met here, since many writers
    # choose them by their looks; a blank must follow, so they cannot open anything.
    rf"(?P<closers>[\"'”“»«’‘›)\]}}{CONTROLS}]*+)"
    # An angle quote, a curly quote or a bracket alone after a blank can only close.
    rf"(?P<stray>(?:{_BLANK}{{1,3}}[”»)\]](?=\s|$))?)"
    rf"(?=(?P<gap>(?:{_BLANK}|[{CONTROLS}])*+)(?P<next>\S?))"
)
_LEADING_WORD = re.compile(rf"{_INSIDE}*+([\w{MARKS}{TATWEEL}]*+)")
_TRAILING_WORD = re.compile(rf"(?:[\w.]|{_INSIDE})++$")
_NUMBER_GLUED = re.compile(r"\d[\d.,٫٬]*+(?=[^\W\d_])")
_CHAIN = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_THREE_LETTERS_END = re.compile(rf"(?:{_LETTER}{_INSIDE}*+){{3}}$")
_THREE_LETTERS = re.compile(rf"(?:{_LETTER}{_INSIDE}*+){{3}}")
_TWO_LETTERS = re.compile(rf"(?:{_LETTER}{_INSIDE}*+){{2}}")

_OPENING = "\"'«»“”‘’([{‹"
_CLOSING_QUOTES = "\"'»”’“›"
_OPENING_QUOTES = "\"'«“”‘‹"

_REACH = 48
"""How many code points before a stop are looked at: more than any abbreviation has, so that no word is read twice."""

_FOLDED_UNITS = frozenset(map(fold, UNITS))


@dataclass(frozen=True, slots=True)
class _Word:
    """The word before a stop."""

    text: str
    """Folded, without the stop; empty if something else than a word stands there."""

    written: str
    """As written."""

    after_number: bool
    """Whether a number stands right before it, with or without a blank."""

    in_brackets: bool
    """Whether an opening bracket or quotation mark stands right before it."""

    first: bool
    """Whether it is the first of its line."""


def split_sentences(text: str, abbreviations: Collection[str] = DEFAULT) -> list[Span]:
    """The sentences of a text, in order; none if it holds nothing that is seen.

    Every line break ends a sentence. Spans begin and end with a character that is no blank; with what lies between
    them, which is white space and controls only, they tile the text exactly. Takes time in step with the text's length.

    Args:
        text: Any text; nothing in it is altered.
        abbreviations: Words that do not end a sentence when a full stop follows, written without that last stop
            (د, أ.د). One with the conjunction و before it counts too.
    """
    titles = frozenset(map(fold, abbreviations))
    return [span for line in _LINE.finditer(text) for span in _sentences_of_line(text, *line.span(), titles)]


def _sentences_of_line(text: str, start: int, end: int, titles: frozenset[str]) -> Iterator[Span]:
    line_start = start
    first = _WORD_CHARACTER.search(text, start, end)
    for stop in _STOP.finditer(text, start, end):
        # A stop before the first word of a sentence belongs to it: a line may open with an ellipsis.
        if first is None or stop.start() < first.start():
            continue
        if stop["next"] and _ends_sentence(text, line_start, stop, titles):
            yield from _visible(text, start, stop.end())
            start = stop.end()
            first = _WORD_CHARACTER.search(text, start, end)
    yield from _visible(text, start, end)


def _visible(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretch without the blanks at its ends; nothing if it holds nothing that is seen."""
    if _VISIBLE.search(text, start, end):
        piece = text[start:end]
        start += len(piece) - len(piece.lstrip())
        piece = piece.strip()
        yield Span(start, start + len(piece), piece)


def _ends_sentence(text: str, line_start: int, stop: re.Match[str], titles: frozenset[str]) -> bool:
    """Whether a stop that has text after it on its line ends a sentence."""
    closers = _UNSEEN.sub("", stop["closers"] + stop["stray"])
    if not stop["gap"]:
        return (
            not closers
            and _is_glued_stop(text, stop)
            and ("." not in stop["run"] or _dot_ends(_word_before(text, line_start, stop.start()), stop, titles))
        )
    if _is_carried_on(text, stop) or _is_bracketed(text, stop, closers):
        return False
    if any(mark in stop["run"] for mark in "!?؟"):
        return not (closers and _next_word(stop) in CONTINUATIONS)
    if "…" in stop["run"] or len(stop["run"]) > 1:
        return text[stop.start() - 1] in _CLOSING_QUOTES or stop["next"] in _OPENING_QUOTES
    word = _word_before(text, line_start, stop.start())
    if closers:
        return not (word.in_brackets and _is_abbreviation(word, titles))
    return _dot_ends(word, stop, titles)


def _is_carried_on(text: str, stop: re.Match[str]) -> bool:
    """Whether the next character is a mark that cannot open a sentence."""
    following = stop.end("gap")
    return stop["next"] in "،؛:,!?؟" or (stop["next"] == "." and text[following + 1 : following + 2] != ".")


def _is_bracketed(text: str, stop: re.Match[str], closers: str) -> bool:
    """Whether a bracket holds the stop and nothing else: (!) and (...)."""
    return closers[:1] in (")", "]") and text[stop.start() - 1] in "(["


def _is_glued_stop(text: str, stop: re.Match[str]) -> bool:
    """Whether whole Arabic words stand right before and right after the stop; never so in addresses and decimals."""
    if "…" in stop["run"] or ".." in stop["run"]:
        return False
    after = _THREE_LETTERS if "." in stop["run"] else _TWO_LETTERS
    before = text[max(0, stop.start() - _REACH) : stop.start()]
    return after.match(text, stop.end()) is not None and _THREE_LETTERS_END.search(before) is not None


def _dot_ends(word: _Word, stop: re.Match[str], titles: frozenset[str]) -> bool:
    """Whether a full stop that nothing closes ends a sentence."""
    if word.after_number and word.text in _FOLDED_UNITS:
        following = _next_word(stop)
        return following[:1] in ("و", "ف") and following not in OPENING_PREPOSITIONS
    if word.first and word.text.isdecimal() and len(word.text) <= 3:
        return False
    if len(word.written) == 1 and word.written.isascii() and word.written.isupper():
        return not (stop["next"].isascii() and stop["next"].isupper())
    return not _is_abbreviation(word, titles)


def _is_abbreviation(word: _Word, titles: frozenset[str]) -> bool:
    """Whether a word is a title, a single Arabic letter or letters with stops between, with or without و before."""
    bare = word.text.removeprefix("و")
    if word.text in titles or bare in titles:
        return True
    return _CHAIN.fullmatch(bare) is not None or (len(word.text) == 1 and is_arabic(word.text))


def _next_word(stop: re.Match[str]) -> str:
    """The word after a stop, without marks; empty if a quotation mark, a bracket or a sign stands there."""
    following = _LEADING_WORD.match(stop.string, stop.end("gap"))
    return unmarked(following[1]) if following else ""


def _word_before(text: str, line_start: int, stop: int) -> _Word:
    """The word that a stop follows, with or without a blank."""
    before = text[max(line_start, stop - _REACH) : stop].rstrip()
    found = _TRAILING_WORD.search(before)
    written = found[0] if found else ""
    before = before[: len(before) - len(written)]
    number = _NUMBER_GLUED.match(written)
    glued = number[0] if number else ""
    return _Word(
        text=fold(written[len(glued) :]),
        written=written,
        after_number=bool(glued) or before.rstrip()[-1:].isdecimal(),
        in_brackets=before[-1:] != "" and before[-1:] in _OPENING,
        first=len(before.strip(" ([\t")) == 0 and stop - line_start < _REACH,
    )
