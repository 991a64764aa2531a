"""The list of terms: one a line, its columns by the width there is."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment

from workbench.glossary.term import Term, TermStatus
from workbench.ui.palette import palette
from workbench.ui.widgets.arabic import field
from workbench.ui.widgets.panels import KIND_NAMES, STATUS_NAMES
from workbench.ui.widgets.rows import Rows
from workbench.wording import _

KIND, DOMAIN, STATUS = 13, 13, 10
"""Widths of these columns, in cells."""

WITH_STATUS, WITH_DOMAIN = 72, 88
"""Widths of the list, in cells, from which on these columns are shown."""

GAP = 2
"""Cells between the Arabic and the English."""


class TermList(Rows):
    """Terms, the Arabic at the right of its column beside the English."""

    def __init__(self, id: str) -> None:
        super().__init__(self._term_line, id=id)
        self.terms: Sequence[Term] = ()

    def show_terms(self, terms: Sequence[Term], cursor: int = 0) -> None:
        """Other terms, the cursor on one of them by its place."""
        self.terms = terms
        self.show(len(terms), cursor)

    @property
    def chosen(self) -> Term | None:
        """The term under the cursor; None if there are no terms."""
        return self.terms[self.cursor] if self.terms else None

    def _term_line(self, row: int, width: int) -> list[Segment]:
        term = self.terms[row]
        status = STATUS if width >= WITH_STATUS else 0
        domain = DOMAIN if width >= WITH_DOMAIN else 0
        room = width - 1 - GAP - 1 - KIND - domain - status
        arabic = room * 4 // 9
        looks = palette(self.app)
        return [
            Segment(" "),
            *field(term.arabic, arabic, align="right"),
            Segment(" " * GAP),
            *field(term.english, room - arabic, align="left"),
            Segment(" "),
            *field(_(KIND_NAMES[term.kind]), KIND, looks[f"kind-{term.kind.value}"], align="left"),
            *field(term.domain, domain, looks["dim"], align="left"),
            *self._status(term, status),
        ]

    def _status(self, term: Term, width: int) -> list[Segment]:
        unusual = term.status in (TermStatus.FORBIDDEN, TermStatus.PROPOSED)
        look = palette(self.app)["warning" if unusual else "dim"]
        return field(_(STATUS_NAMES[term.status]), width, look, align="left")
