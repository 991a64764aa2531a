"""Glossaries and translations to write: hard ones that break careless formats, and small ones that are easily read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from workbench.formats.base import Sentence, Translation
from workbench.glossary.record import tidy
from workbench.glossary.term import Term, TermKind, TermStatus
from workbench.translation.revision import State

HARD_TEXTS = (
    "=1+1",
    "'=1+1",
    "''=1+1",
    "'Asa'ib",
    "+963",
    "-",
    "@name",
    "#1",
    "# -*- coding: utf-8 -*-",
    '"',
    '""quoted""',
    "a,b;c|d\\e\\|f",
    "|",
    "\\",
    "<b>&amp;</b> & <!-- -->",
    "]]>",
    "{braces} {0} %s",
    "two\nlines",
    "two\r\nlines",
    "old\rlines",
    "a\ttab",
    "next\u0085line \u2028 and \u2029",
    "\u200fright\u200f \u202aembedded\u202c \u2067isolated\u2069",
    "no\u00a0break \u200b zero\u200cwidth\u200djoiners",
    "مُحَمَّدٌ",
    "e\u0301 \u00e9",
    "\U0001f1f8\U0001f1fe \U0001d538",
    "ﷲ ﻻ",
    "status: forbidden",
    "note: a note",
    "kind: animal",
    "a ¦ b ¦¦ c",
    "¦",
    "null",
    "\x01\x1b[31m\x7f",
    "x" * 4000,
    "ش" * 4000,
)
"""Texts that mean something to some format, or to a spreadsheet, a browser or a terminal."""


def hard_glossary() -> list[Term]:
    """Each hard text in each field of a term, as terms are kept."""
    terms = [
        Term(
            arabic=f"{text}{number}" if text.startswith(("#", "=", "'")) else f"ع{number}{text}",
            english=f"{text}{number}",
            kind=list(TermKind)[number % len(TermKind)],
            domain=text,
            status=list(TermStatus)[number % len(TermStatus)],
            definition=text,
            note=text,
            source=text,
            variants=(text, f"{text}|", "آخر"),
            admitted=(text,),
            forbidden=(f"\\{text}", "|"),
            part_of_speech=text,
            abbreviation=text,
        )
        for number, text in enumerate(HARD_TEXTS)
    ]
    return [tidy(term) for term in terms] + [Term("وحيد", "alone"), Term("ملاحظة", "noted", note="only a note")]


def hard_translation() -> Translation:
    """Each hard text on both sides."""
    states = list(State)
    sentences = [
        Sentence(number, f"ع {text}", f"E {text}" if number % 5 else "", states[number % 6], text, number % 3)
        for number, text in enumerate(HARD_TEXTS)
    ]
    return Translation(HARD_TEXTS[14], (replace(sentences[0], breaks=0), *sentences[1:]))


GLOSSARY = [
    Term("فيلق القدس", "Quds Force", TermKind.UNIT, "units", forbidden=("Jerusalem Legion", "Jerusalem Corps"), id=7),
    Term(
        "الأمم المتحدة",
        "United Nations",
        TermKind.ORGANISATION,
        abbreviation="UN",
        note='"The UN" in running text.\nSpelled out once.',
        source="official name",
    ),
    Term("لواء", "brigade", TermKind.UNIT, variants=("ألوية",), admitted=("brigade group",), part_of_speech="noun"),
    Term("داعش", "Daesh", TermKind.UNIT, status=TermStatus.FORBIDDEN, definition="- see ISIS"),
    Term("#سوريا", "#Syria", TermKind.MEDIA),
]
"""A glossary small enough to be read in each format."""

TRANSLATION = Translation(
    "قمة في موسكو",
    (
        Sentence(0, "قمة في موسكو", "Summit in Moscow", State.APPROVED, "editor"),
        Sentence(1, "وصل الوزير.", "The minister arrived.", State.TRANSLATED, "translator", 2),
        Sentence(2, "وقال: «لا & لا».", "He said: “No & no.”", State.DRAFT, "translator"),
        Sentence(3, "لم يصدر تعليق.", "", State.UNTRANSLATED, "", 1),
        Sentence(4, "- انتهى", "- ends", State.REVIEWED, "editor", 2),
    ),
)
"""A translation small enough to be read in each format."""


def written(path: Path, write: Callable[[BinaryIO], None]) -> Path:
    """The path, after something was written there."""
    with path.open("wb") as stream:
        write(stream)
    return path
