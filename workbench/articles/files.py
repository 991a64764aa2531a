"""The bytes of a file that a stranger wrote: only regular files, never more than the limit, never a wait."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from workbench.errors import ArticleUnreadable
from workbench.wording import N_, _

_OTHER_KINDS = {
    stat.S_IFIFO: N_("it is a pipe and not a file"),
    stat.S_IFSOCK: N_("it is a socket and not a file"),
    stat.S_IFCHR: N_("it is a device and not a file"),
    stat.S_IFBLK: N_("it is a device and not a file"),
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How large an article may be, and what it may unpack to."""

    file_bytes: int = 20_000_000
    """The most bytes a file may have."""

    sentences: int = 100_000
    """The most sentences an article may have; held by those who split it, since reading does not."""

    page_bytes: int = 4_000_000
    """The most bytes a web page may have without the pictures inside it; a parser needs fifty times as much."""

    members: int = 5_000
    """The most files inside a .docx."""

    unpacked_bytes: int = 100_000_000
    """The most bytes all files inside a .docx may have together."""

    unpacked_ratio: int = 200
    """How many times its packed size the XML of a .docx may have. Word's own stays below 50."""

    elements: int = 1_000_000
    """The most elements of a web page, or elements and attributes of a .docx; a sentence in that has about eight."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file's bytes and what to call it."""

    name: str
    """The path as given, fit to show: whatever cannot be printed is written as an escape."""

    data: bytes
    """All of its bytes."""

    def unreadable(self, what: str, advice: str) -> ArticleUnreadable:
        """The error to raise: one sentence of what is wrong with this file and what to do about it."""
        return unreadable(self.name, what, advice)


def unreadable(name: str, what: str, advice: str) -> ArticleUnreadable:
    """The error for a file that cannot be read as an article, as one sentence."""
    return ArticleUnreadable(_("Cannot read {file}: {what}; {advice}.").format(file=name, what=what, advice=advice))


def printable(text: str) -> str:
    """A text fit for a message: line ends, control and bidi characters and odd bytes become escapes such as \\x1b."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


def megabytes(count: int) -> str:
    """A number of bytes as a person reads it: `20 MB`."""
    return _("{count:g} MB").format(count=count / 1_000_000)


def require_file(path: Path) -> None:
    """Nothing, if there is a regular file at the path, links followed; it is not opened.

    Raises:
        ArticleUnreadable: If it is missing, something else than a file, or not to be seen by this user.
    """
    name = printable(str(path))
    with _explained(name):
        _refuse_other_kinds(name, path.stat().st_mode)


def read_source(path: Path, limits: Limits) -> Source:
    """The bytes of a regular file, links followed.

    At most one byte more than the limit is read, however large the file is or grows. A pipe or a device is refused
    before it is opened, and opening never waits.

    Raises:
        ArticleUnreadable: If the file is missing, no regular file, closed to this user, empty or over the limit.
    """
    require_file(path)
    name = printable(str(path))
    with _explained(name):
        data = _regular_bytes(name, path, limits.file_bytes + 1)
    if not data:
        raise unreadable(name, _("it is empty"), _("put the Arabic text into it first"))
    if len(data) > limits.file_bytes:
        what = _("it is larger than {size}").format(size=megabytes(limits.file_bytes))
        raise unreadable(name, what, _("divide it into smaller articles"))
    return Source(name, data)


@contextmanager
def _explained(name: str) -> Iterator[None]:
    """What the system refuses inside, said in a sentence."""
    try:
        yield
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a NUL in the name
        raise unreadable(name, _("there is no such file"), _("check its name and folder")) from None
    except PermissionError:
        advice = _("ask its owner or change its mode")
        raise unreadable(name, _("you have no permission to read it"), advice) from None
    except OSError as error:
        raise unreadable(name, refused(error), _("copy it somewhere else and try again")) from None


def refused(error: OSError) -> str:
    """What the system said about a file, as the first half of an error."""
    return _("the system says “{reason}”").format(reason=error.strerror or type(error).__name__)


def _refuse_other_kinds(name: str, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise unreadable(name, _("it is a folder"), _("name a file in it"))
    if not stat.S_ISREG(mode):
        what = _OTHER_KINDS.get(stat.S_IFMT(mode), N_("it is something else and not a file"))
        raise unreadable(name, _(what), _("save the text in a file first"))


def _regular_bytes(name: str, path: Path, most: int) -> bytes:
    """The first `most` bytes; what was opened is looked at again, since it may have been replaced meanwhile."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        _refuse_other_kinds(name, os.fstat(file.fileno()).st_mode)
        return file.read(most)
