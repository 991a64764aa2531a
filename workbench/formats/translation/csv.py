"""Bilingual texts as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from workbench.formats.base import SENTENCE_FIELDS, Sentence, Skipped, Translation, TranslationFormat
from workbench.formats.cells import guarded
from workbench.formats.tables import Table
from workbench.translation.revision import State
from workbench.wording import _

_COLUMNS = ("position", "source", "target", "state", "author")


class BilingualCsv(TranslationFormat):
    """Arabic and English side by side in a table, with the state of each sentence and who changed it last.

    RFC 4180 in UTF-8 with a header row; `position` counts from 1, as the workbench shows it. Every sentence is there,
    those without English with an empty cell. Cells that a spreadsheet would run as formulas begin with an apostrophe,
    which reading takes away again.
    """

    name = "csv"
    endings = (".csv",)
    carries = SENTENCE_FIELDS

    def write(self, translation: Translation, stream: BinaryIO) -> None:
        """Writes a header row and a row for each sentence."""
        text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
        table = csv.writer(text)
        table.writerow(_COLUMNS)
        for one in translation.sentences:
            table.writerow(
                [one.position + 1, guarded(one.source), guarded(one.target), str(one.state), guarded(one.author)]
            )
        text.detach()

    def read(self, path: Path) -> Iterator[Sentence | Skipped]:
        """The rows under the header row; a row whose position or state is none is skipped."""
        for line, cells in Table(path, needed=("position", "source", "target")).rows():
            yield cells if isinstance(cells, Skipped) else _sentence(line, cells)


def _sentence(line: int, cells: dict[str, str]) -> Sentence | Skipped:
    position, state = cells["position"].strip(), cells.get("state", "").strip() or State.UNTRANSLATED
    if not (position.isascii() and position.isdigit() and 0 < int(position) < 10**9):
        return Skipped(line, _('"{number}" is no number of a sentence.').format(number=position))
    if state not in list(State):
        message = _('There is no state "{name}"; there are: {choices}.')
        return Skipped(line, message.format(name=state, choices=_(", ").join(State)))
    return Sentence(int(position) - 1, cells["source"], cells["target"], State(state), cells.get("author", ""))
