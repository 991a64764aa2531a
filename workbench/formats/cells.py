"""Cells of tables: several forms in one cell, and cells that a spreadsheet would take for a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable

_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
_PART = re.compile(r"((?:[^|\\]|\\.|\\$)*)(?:\||$)", re.DOTALL)
_ESCAPED = re.compile(r"\\([|\\])")


def guarded(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet might run as a formula; `unguarded` takes it away.

    Spreadsheets take cells that begin with = + - @ or a tab or line break for formulas
    (OWASP, "CSV injection"). Any other cell is unchanged, one that begins with an apostrophe and a letter too.
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell before it was guarded; a cell that was not is unchanged."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def joined(forms: Iterable[str]) -> str:
    """Several forms in one cell, with `|` between them; a `|` or backslash inside one gets a backslash before it."""
    return "|".join(form.replace("\\", "\\\\").replace("|", "\\|") for form in forms)


def parted(cell: str) -> tuple[str, ...]:
    """The forms of a cell, without blanks around them and without empty ones."""
    parts = (_ESCAPED.sub(r"\1", match[1]).strip() for match in _PART.finditer(cell))
    return tuple(part for part in parts if part)
