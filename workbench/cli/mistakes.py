"""What is said, and with which exit code, when a command did not do what was asked."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from workbench.errors import (
    DatabaseBusy,
    DatabaseMoved,
    DeedImpossible,
    ExportFailed,
    SaveFailed,
    SegmentLocked,
    WorkbenchError,
)

if TYPE_CHECKING:
    from click import ClickException

DONE = 0
NO = 1
"""It was asked rightly, and the answer is no: nothing was found, or it cannot be done now."""

WRONG_USE = 2
"""What was named does not exist or cannot be read, or it is not how one asks."""

_ANSWERS = (DeedImpossible, SegmentLocked, DatabaseBusy, DatabaseMoved, SaveFailed, ExportFailed)


def told(error: WorkbenchError) -> int:
    """Says on standard error what went wrong, in one line; the exit code."""
    _say(str(error))
    return NO if isinstance(error, _ANSWERS) else WRONG_USE


def told_by_click(error: ClickException) -> int:
    """Says on standard error what was wrong with the arguments, in one line; the exit code."""
    context = getattr(error, "ctx", None)
    hint = f" See: {context.command_path} --help" if context else ""
    _say(error.format_message() + hint)
    return WRONG_USE


def _say(message: str) -> None:
    from workbench.cli.output import on_one_line

    print(f"workbench: {on_one_line(message, sys.stderr)}", file=sys.stderr)
