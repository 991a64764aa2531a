"""Reading tables whose first row names the columns."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from workbench.formats.base import Skipped, invalid, not_utf8, open_text
from workbench.formats.cells import unguarded
from workbench.wording import _

_DELIMITERS = ",;\t"
"""The comma of RFC 4180, and what spreadsheets in other countries write."""


class Table:
    """A CSV file: its columns by name, in whatever order they stand."""

    columns: list[str]
    """The names in the header row, in small letters, with `_` for a blank."""

    def __init__(self, path: Path, needed: Sequence[str]) -> None:
        """Reads the header row.

        Args:
            path: The file.
            needed: Names of columns that must be there.

        Raises:
            FileInvalid: If one of them is missing, a name stands twice, or the file cannot be read.
        """
        self._path = path
        _, header = next(self._numbered_rows(), (1, []))
        self.columns = [unguarded(name).strip().lower().replace(" ", "_") for name in header]
        for name in needed:
            if name not in self.columns:
                raise invalid(path, 1, f'there is no column "{name}"; the first row must name the columns.')
        if len(set(self.columns)) < len(self.columns):
            raise invalid(path, 1, "two columns have the same name.")

    def rows(self) -> Iterator[tuple[int, dict[str, str] | Skipped]]:
        """The rows under the header with the line each begins in, cells by column, apostrophes of guarded ones gone.

        Rows without any text are left out; one with too few or too many cells is skipped.

        Raises:
            FileInvalid: If the file stops being a table; names the line.
        """
        rows = self._numbered_rows()
        next(rows, None)
        for line, row in rows:
            if not any(row):
                continue
            if len(row) != len(self.columns):
                reason = _("The row has {cells} cells, the header {columns}.")
                yield line, Skipped(line, reason.format(cells=len(row), columns=len(self.columns)))
            else:
                yield line, {name: unguarded(cell) for name, cell in zip(self.columns, row, strict=True)}

    def _numbered_rows(self) -> Iterator[tuple[int, list[str]]]:
        delimiter = _delimiter(self._path)
        with open_text(self._path) as text:
            table = csv.reader(text, delimiter=delimiter, strict=True)
            while True:
                line = table.line_num + 1
                try:
                    row = next(table)
                except StopIteration:
                    return
                except UnicodeDecodeError as error:
                    raise not_utf8(self._path) from error
                except csv.Error as error:
                    raise invalid(self._path, line, _("this is no table ({reason}).").format(reason=error)) from error
                yield line, row


def _delimiter(path: Path) -> str:
    """The character that parts the names in the first line; the comma if there is nothing to part."""
    try:
        with open_text(path) as text:
            first = text.readline(10_000)
    except UnicodeDecodeError as error:
        raise not_utf8(path) from error
    return max(_DELIMITERS, key=first.count)
