"""Glossaries as OmegaT reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from workbench.errors import TermInvalid
from workbench.formats.base import Entry, GlossaryFormat, Skipped, not_utf8, open_text
from workbench.formats.cells import joined, parted
from workbench.glossary.record import FIELDS, LISTS, Record, record_of, term_of
from workbench.glossary.term import Term, TermKind, TermStatus

_CODING = "# -*- coding: utf-8 -*-"
"""Without this line OmegaT reads a .txt or .tab in the encoding of the system."""

_BETWEEN = " ¦ "
"""Between the parts of a comment."""

_LABELLED = tuple(name for name in FIELDS if name not in ("arabic", "english", "note"))
_LABEL = re.compile(rf"({'|'.join(_LABELLED)}): (.*)", re.DOTALL)
_UNSAID = {"kind": str(TermKind.OTHER), "status": str(TermStatus.PREFERRED)}


class OmegaT(GlossaryFormat):
    """OmegaT's glossary: Arabic, English and a comment, with tabs between; every field, but no line breaks in any.

    UTF-8, no header row, a term on a line; a tab or line break inside a field becomes a blank. OmegaT itself knows
    three columns: the note stands first in the comment, and what else a term says follows it under its name
    ("status: forbidden"), so that OmegaT shows it and reading finds it again. Files but for `.utf8` begin with the line
    that tells OmegaT their encoding. A term that begins with `#` has a blank before it, or OmegaT would take it for a
    remark.
    """

    name = "omegat"
    endings = (".utf8", ".txt", ".tab", ".tsv")
    carries = frozenset(FIELDS)

    def write(self, terms: Iterable[Term], stream: BinaryIO, ending: str = "") -> None:
        """Writes a line for each term; the line about the encoding first, where OmegaT needs it."""
        if ending.lower() not in ("", ".utf8"):
            stream.write(f"{_CODING}\n".encode())
        for term in terms:
            stream.write(_line(self.as_carried(term)).encode())

    def read(self, path: Path) -> Iterator[Entry | Skipped]:
        """The terms of the lines; empty ones and those that begin with `#` are none."""
        with open_text(path) as text:
            try:
                for line, written in enumerate(text, 1):
                    if written.strip() and not written.startswith("#"):
                        yield _entry(line, written.rstrip("\r\n"))
            except UnicodeDecodeError as error:
                raise not_utf8(path) from error

    def as_carried(self, term: Term) -> Term:
        """The term with a blank for each stretch of tabs and line breaks."""
        record = record_of(term)
        flat = {name: _flat(value) for name, value in record.items()}
        return replace(term, id=None) if flat == record else term_of(flat)


_BREAKS = re.compile(r"[\t\n\r]+")


def _flat(value: str | list[str]) -> str | list[str]:
    """The text, or the list of texts, on one line."""
    return _BREAKS.sub(" ", value) if isinstance(value, str) else [_BREAKS.sub(" ", form) for form in value]


def _line(term: Term) -> str:
    source = f" {term.arabic}" if term.arabic.startswith("#") else term.arabic
    return "\t".join([source, term.english, _comment(term)]).rstrip("\t") + "\n"


def _comment(term: Term) -> str:
    """The note, and the other fields under their names."""
    parts = [_escaped_note(term.note)] if term.note else []
    for name, value in record_of(term).items():
        if name in _LABELLED and value and value != _UNSAID.get(name):
            parts.append(f"{name}: {_escaped(value if isinstance(value, str) else joined(value))}")
    return _BETWEEN.join(parts)


def _escaped(text: str) -> str:
    return text.replace("¦", "¦¦")


def _escaped_note(note: str) -> str:
    """The note, with a mark before it if it looks like another field."""
    note = _escaped(note)
    return f"note: {note}" if _LABEL.fullmatch(note) or note.startswith("note: ") else note


def _entry(line: int, written: str) -> Entry | Skipped:
    source, _, rest = written.partition("\t")
    target, _, comment = rest.partition("\t")
    said = {"arabic": source, "english": target, **_fields(comment.replace("\t", " "))}
    try:
        return Entry(line, term_of(said), frozenset(said))
    except TermInvalid as error:
        return Skipped(line, str(error))


def _fields(comment: str) -> Record:
    """What a comment says; parts under no name, or with a value their name cannot have, are the note."""
    said: Record = {}
    note: list[str] = []
    for part in comment.split(_BETWEEN):
        part = part.replace("¦¦", "¦")
        label = _LABEL.fullmatch(part)
        if label and _fits(label[1], label[2]):
            said[label[1]] = list(parted(label[2])) if label[1] in LISTS else label[2]
        elif part.strip():
            note.append(part.removeprefix("note: "))
    return {**said, "note": _BETWEEN.join(note)} if note else said


def _fits(name: str, value: str) -> bool:
    return value in _ALLOWED.get(name, (value,))


_ALLOWED: dict[str, tuple[str, ...]] = {"kind": tuple(map(str, TermKind)), "status": tuple(map(str, TermStatus))}
