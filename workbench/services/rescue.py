"""Text that no database takes any more: written into a plain file, so that it is not lost."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from workbench.errors import SaveFailed
from workbench.services.rows import Row
from workbench.services.translating import TranslationSession
from workbench.wording import _

MOST_NAMES = 1_000
"""How many names are tried in one folder before it is given up."""


def rescue(
    session: TranslationSession, elsewhere: Path, typed: Iterable[Row] = (), earlier: Path | None = None
) -> Path:
    """Writes what a session could not save into a file of its own: position, Arabic and English of each sentence.

    Args:
        session: What is unsaved in it is written.
        elsewhere: A folder to write into if the project's does not take the file; made if it is missing.
        typed: More rows to write, saved or not: of a database that was moved away the last saves may be missing.
        earlier: The file this session wrote before, to be replaced; None if there is none.

    Returns:
        Where the file is: UTF-8, readable by its owner alone.

    Raises:
        SaveFailed: If neither folder takes it.
    """
    rows = {(row.position, row.source): row for row in (*typed, *session.rows.unsaved())}
    content = _content(session, sorted(rows.values(), key=lambda row: row.position)).encode("utf-8", "replace")
    failed: OSError | None = None
    if earlier is not None:
        try:
            return _replaced(earlier, content)
        except OSError as error:
            failed = error
    for folder in (session.ws.project.folder, elsewhere):
        try:
            if folder is elsewhere:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            return _written(folder, content)
        except OSError as error:
            failed = error
    message = _("What was typed could be saved nowhere, not even in {folder} ({reason}); copy it out.")
    raise SaveFailed(message.format(folder=elsewhere, reason=failed))


def _content(session: TranslationSession, rows: Iterable[Row]) -> str:
    """What a person finds in the file."""
    lines = [
        f"Text that could not be saved in {session.ws.project.database}",
        f"Article: {session.article.title}",
        f"Written {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC by {session.author}",
    ]
    for row in rows:
        lines += ["", f"Sentence {row.position + 1}", row.source, row.target]
    return "\n".join(lines) + "\n"


def _written(folder: Path, content: bytes) -> Path:
    """A new file in a folder that is there; an older one is never touched."""
    moment = f"{datetime.now(UTC):%Y%m%d-%H%M%S}"
    for number in range(1, MOST_NAMES):
        path = folder / (f"rescued-{moment}.txt" if number == 1 else f"rescued-{moment}-{number}.txt")
        try:
            handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            continue
        try:
            _fill(handle, content)
        except OSError:
            path.unlink(missing_ok=True)
            raise
        return path
    raise FileExistsError(f"{folder} is full of rescued files")


def _replaced(path: Path, content: bytes) -> Path:
    """The file with other content; the old one stays whole until the new one is on the disk."""
    part = path.with_name(path.name + ".part")
    try:
        _fill(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), content)
        return part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def _fill(handle: int, content: bytes) -> None:
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
