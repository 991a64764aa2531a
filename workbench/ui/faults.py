"""A bug leaves a note for whoever mends it: where it happened, never what the article says."""

from __future__ import annotations

import traceback
from datetime import UTC, datetime
from pathlib import Path


def note_fault(error: BaseException) -> str:
    """Writes the kind of an error and the lines of code it came through to the user's log.

    Neither the error's message nor any variable is written: they may hold text of an article.

    Returns:
        In a few words, where the note is; or the kind of the error if the log cannot be written.
    """
    try:
        return f"Details: {_written(error)}"
    except OSError:
        return f"Its kind: {type(error).__name__}"


def _written(error: BaseException) -> Path:
    """The log, made, readable by its owner alone, if it was missing."""
    from platformdirs import user_log_path
    from textual.worker import WorkerFailed

    if isinstance(error, WorkerFailed):
        error = error.error  # what happened in the thread, not that something did
    path = user_log_path("workbench", appauthor=False, ensure_exists=True) / "faults.log"
    frames = "".join(
        f"  {frame.filename}:{frame.lineno} {frame.name}\n" for frame in traceback.extract_tb(error.__traceback__)
    )
    path.touch(mode=0o600, exist_ok=True)
    with path.open("a", encoding="utf-8") as log:
        log.write(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {type(error).__name__}\n{frames}")
    return path
