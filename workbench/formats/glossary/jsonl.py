"""Glossaries as JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from workbench.errors import TermInvalid
from workbench.formats.base import Entry, GlossaryFormat, Skipped, not_utf8, open_text
from workbench.glossary.record import FIELDS, LISTS, record_of, term_of
from workbench.glossary.term import Term
from workbench.wording import _


class JsonLines(GlossaryFormat):
    """One JSON object on a line for each term, for scripts; carries every field.

    UTF-8, Arabic as it is and not escaped. Reading needs `arabic` and `english`; other fields may be missing, and
    leave a known term as it is. `variants`, `admitted` and `forbidden` are lists of text.
    """

    name = "jsonl"
    endings = (".jsonl", ".ndjson")
    carries = frozenset(FIELDS)

    def write(self, terms: Iterable[Term], stream: BinaryIO, ending: str = "") -> None:
        """Writes a line for each term, its fields always in the same order."""
        for term in terms:
            stream.write(json.dumps(record_of(term), ensure_ascii=False).encode() + b"\n")

    def read(self, path: Path) -> Iterator[Entry | Skipped]:
        """The objects of the lines; empty lines are no entries, and a line that is no object is skipped."""
        with open_text(path) as text:
            try:
                for line, written in enumerate(text, 1):
                    if written.strip():
                        yield _entry(line, written)
            except UnicodeDecodeError as error:
                raise not_utf8(path) from error


def _entry(line: int, written: str) -> Entry | Skipped:
    try:
        said = json.loads(written)
    except (ValueError, RecursionError):
        return Skipped(line, _("This is no JSON."))
    if not isinstance(said, dict):
        return Skipped(line, _("This is no JSON object."))
    if problem := _wrong_type(said):
        return Skipped(line, problem)
    try:
        return Entry(line, term_of(said), frozenset(said) & frozenset(FIELDS))
    except TermInvalid as error:
        return Skipped(line, str(error))


def _wrong_type(said: dict[str, Any]) -> str:
    """What is wrong with the first value that is not of its field's type; empty if all are right."""
    for name in FIELDS:
        value = said.get(name, "")
        if name in LISTS:
            if value != "" and not (isinstance(value, list) and all(isinstance(form, str) for form in value)):
                return _('"{field}" must be a list of texts.').format(field=name)
        elif not isinstance(value, str):
            return _('"{field}" must be a text.').format(field=name)
    return ""
