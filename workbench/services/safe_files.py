"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from workbench.errors import ExportFailed, WorkbenchError
from workbench.store.disk import settle
from workbench.wording import _


def write_safely(path: Path, write: Callable[[BinaryIO], None], check: Callable[[Path], bool]) -> None:
    """Writes a file beside its place, reads it back, and only then puts it there.

    What stood there before stays, whole, if anything goes wrong, the machine's power included. A link is followed.
    The file keeps the rights of the one it replaces; a new one gets those that new files have.

    Args:
        path: Where the file is to be.
        write: Writes its content.
        check: Whether the file at a path holds what was to be written.

    Raises:
        ExportFailed: If it cannot be written, or holds something else when it is read back.
    """
    place = _place(path)
    # A name of our own making: the module for temporary files costs a tenth of a short command's start.
    part = place.with_name(f".{place.name[:50]}.{os.urandom(6).hex()}.part")
    try:
        handle = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "wb") as stream:
            write(stream)
            stream.flush()
            os.fsync(stream.fileno())
        _ensure_right(path, part, check)
        part.chmod(_rights(place))
        part.replace(place)
        settle(place.parent)
    except OSError as error:
        raise _failed(path, error.strerror or str(error)) from error
    finally:
        part.unlink(missing_ok=True)


def _place(path: Path) -> Path:
    """Where the file really is to be; only a plain file is ever replaced."""
    place = resolved(path)
    try:
        if not place.parent.is_dir():
            raise _failed(path, _("there is no such folder"))
        if place.exists() and not place.is_file():
            raise _failed(path, _("there is something that is no file"))
    except OSError as error:  # a name longer than the file system takes
        raise _failed(path, error.strerror or str(error)) from error
    return place


def resolved(path: Path) -> Path:
    """The path with its links followed.

    Raises:
        ExportFailed: If its links lead in a circle, or no file can have such a name.
    """
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError) as error:  # RuntimeError: a circle, in Python before 3.13
        raise _failed(path, str(error)) from error


def _ensure_right(path: Path, part: Path, check: Callable[[Path], bool]) -> None:
    try:
        right = check(part)
    except WorkbenchError as error:
        raise _failed(path, _("it could not be read back: {reason}").format(reason=error)) from error
    if not right:
        raise _failed(path, _("it holds something else when it is read back"))


def _rights(place: Path) -> int:
    if place.exists():
        return stat.S_IMODE(place.stat().st_mode)
    # There is no way to ask for the mask but to set it.
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask


def _failed(path: Path, reason: str) -> ExportFailed:
    message = _("{path} was not written ({reason}); what stood there before is untouched.")
    return ExportFailed(message.format(path=path, reason=reason.rstrip(".")))
