"""Glossaries as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from workbench.errors import TermInvalid
from workbench.formats.base import Entry, GlossaryFormat, Skipped, invalid, not_utf8, open_text
from workbench.formats.cells import guarded, joined, parted, unguarded
from workbench.glossary.record import FIELDS, LISTS, Record, record_of, term_of
from workbench.glossary.term import Term

_DELIMITERS = ",;\t"
"""The comma of RFC 4180, and what spreadsheets in other countries write."""


class Csv(GlossaryFormat):
    """Comma-separated table with a header row; carries every field.

    RFC 4180 in UTF-8. Several forms stand in one cell with `|` between them. Cells that a spreadsheet would run as
    formulas begin with an apostrophe, which reading takes away again. Reading finds columns by their names, in any
    order; only `arabic` and `english` must be there, and semicolons and tabs will do for commas.
    """

    name = "csv"
    endings = (".csv",)
    carries = frozenset(FIELDS)

    def write(self, terms: Iterable[Term], stream: BinaryIO, ending: str = "") -> None:  # noqa: ARG002  # all are alike
        """Writes a header row and a row for each term."""
        text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
        table = csv.writer(text)
        table.writerow(FIELDS)
        table.writerows(_row(term) for term in terms)
        text.detach()

    def read(self, path: Path) -> Iterator[Entry | Skipped]:
        """The rows under the header row; rows without any text are no entries."""
        rows = _numbered_rows(path)
        columns = _columns(path, rows)
        for line, row in rows:
            if any(row):
                yield _entry(line, columns, row)

    def unread(self, path: Path) -> list[str]:
        """The names of columns that are no fields of a term."""
        return [name for name in _columns(path, _numbered_rows(path)) if name and name not in FIELDS]


def _row(term: Term) -> list[str]:
    return [guarded(value if isinstance(value, str) else joined(value)) for value in record_of(term).values()]


def _numbered_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows with the lines they begin in."""
    with open_text(path) as text:
        table = csv.reader(text, delimiter=_delimiter(path), strict=True)
        while True:
            line = table.line_num + 1
            try:
                row = next(table)
            except StopIteration:
                return
            except UnicodeDecodeError as error:
                raise not_utf8(path) from error
            except csv.Error as error:
                raise invalid(path, line, f"this is no table ({error}).") from error
            yield line, row


def _delimiter(path: Path) -> str:
    """The character that parts the names in the first line; the comma if there is nothing to part."""
    try:
        with open_text(path) as text:
            first = text.readline(10_000)
    except UnicodeDecodeError as error:
        raise not_utf8(path) from error
    return max(_DELIMITERS, key=first.count)


def _columns(path: Path, rows: Iterator[tuple[int, list[str]]]) -> list[str]:
    """The names in the header row, in small letters."""
    _, header = next(rows, (1, []))
    names = [unguarded(name).strip().lower().replace(" ", "_") for name in header]
    for needed in ("arabic", "english"):
        if needed not in names:
            raise invalid(path, 1, f'there is no column "{needed}"; the first row must name the columns.')
    if len(set(names)) < len(names):
        raise invalid(path, 1, "two columns have the same name.")
    return names


def _entry(line: int, columns: list[str], row: list[str]) -> Entry | Skipped:
    if len(row) != len(columns):
        return Skipped(line, f"The row has {len(row)} cells, the header {len(columns)}.")
    cells = {name: unguarded(cell) for name, cell in zip(columns, row, strict=True) if name in FIELDS}
    record: Record = {name: list(parted(cell)) if name in LISTS else cell for name, cell in cells.items()}
    # An empty kind or status says nothing, as there is no term without one.
    carries = frozenset(name for name, cell in cells.items() if cell.strip() or name not in ("kind", "status"))
    try:
        return Entry(line, term_of(record), carries)
    except TermInvalid as error:
        return Skipped(line, str(error))
