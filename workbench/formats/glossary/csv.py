"""Glossaries as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from workbench.errors import TermInvalid
from workbench.formats.base import Entry, GlossaryFormat, Skipped
from workbench.formats.cells import guarded, joined, parted
from workbench.formats.tables import Table
from workbench.glossary.record import FIELDS, LISTS, Record, record_of, term_of
from workbench.glossary.term import Term


class Csv(GlossaryFormat):
    """Comma-separated table with a header row; carries every field.

    RFC 4180 in UTF-8. Several forms stand in one cell with `|` between them. Cells that a spreadsheet would run as
    formulas begin with an apostrophe, which reading takes away again. Reading finds columns by their names, in any
    order; only `arabic` and `english` must be there, and semicolons and tabs will do for commas.
    """

    name = "csv"
    endings = (".csv",)
    carries = frozenset(FIELDS)

    def write(self, terms: Iterable[Term], stream: BinaryIO, ending: str = "") -> None:
        """Writes a header row and a row for each term."""
        text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
        table = csv.writer(text)
        table.writerow(FIELDS)
        table.writerows(_row(term) for term in terms)
        text.detach()

    def read(self, path: Path) -> Iterator[Entry | Skipped]:
        """The rows under the header row; rows without any text are no entries."""
        for line, cells in Table(path, needed=("arabic", "english")).rows():
            yield cells if isinstance(cells, Skipped) else _entry(line, cells)

    def unread(self, path: Path) -> list[str]:
        """The names of columns that are no fields of a term."""
        return [name for name in Table(path, needed=("arabic", "english")).columns if name not in ("", *FIELDS)]


def _row(term: Term) -> list[str]:
    return [guarded(value if isinstance(value, str) else joined(value)) for value in record_of(term).values()]


def _entry(line: int, cells: dict[str, str]) -> Entry | Skipped:
    cells = {name: cell for name, cell in cells.items() if name in FIELDS}
    record: Record = {name: list(parted(cell)) if name in LISTS else cell for name, cell in cells.items()}
    # An empty kind or status says nothing, as there is no term without one.
    carries = frozenset(name for name, cell in cells.items() if cell.strip() or name not in ("kind", "status"))
    try:
        return Entry(line, term_of(record), carries)
    except TermInvalid as error:
        return Skipped(line, str(error))
