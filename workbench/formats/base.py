"""What an exchange format is: it writes, and it reads back what it wrote."""

from __future__ import annotations

import codecs
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, ClassVar, TextIO

from workbench.errors import FileInvalid
from workbench.glossary.record import FIELDS
from workbench.glossary.term import Term
from workbench.translation.revision import State
from workbench.wording import _


@dataclass(frozen=True, slots=True)
class Entry:
    """A term as a file has it."""

    line: int
    """The line it begins in, from 1."""

    term: Term
    carries: frozenset[str]
    """The fields the file speaks of here; what it says nothing of leaves a known term as it is."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """An entry that cannot be taken."""

    line: int
    """The line it begins in, from 1."""

    reason: str
    """One sentence fit to show."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article beside its translation."""

    position: int
    """Its place in the article, from 0."""

    source: str
    target: str
    """The English; empty if there is none yet."""

    state: State = State.UNTRANSLATED
    author: str = ""
    """Who changed the English last; empty if nobody did."""

    breaks: int = 0
    """How many line breaks stand before it in the source; 0 inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Translation:
    """An article with its translation, as far as it has come."""

    title: str
    """The Arabic title."""

    sentences: tuple[Sentence, ...]
    """In the order of the article."""


class Format(ABC):
    """What every format says of itself. The first line of its docstring is what people read in lists.

    The class stands in a module of its name, a hyphen written as `_`. What it needs beyond the standard library is
    imported where it is used, so that asking all formats for their endings loads none of it.
    """

    name: ClassVar[str]
    """What people type."""

    endings: ClassVar[tuple[str, ...]]
    """The endings of its files with their dot, in small letters, the usual one first."""

    carries: ClassVar[frozenset[str]]
    """The fields that are the same after writing and reading back, apart from what `as_carried` alters."""

    @classmethod
    def summary(cls) -> str:
        """The first line of the docstring."""
        return (cls.__doc__ or "").strip().partition("\n")[0]


class GlossaryFormat(Format):
    """A format for terms."""

    @abstractmethod
    def write(self, terms: Iterable[Term], stream: BinaryIO, ending: str = "") -> None:
        """Writes terms in the order given; the same terms always make the same bytes.

        Args:
            ending: The ending of the file, for formats that differ by it; empty for the usual one.
        """

    @abstractmethod
    def read(self, path: Path) -> Iterator[Entry | Skipped]:
        """The entries of a file in its order, each a term or the reason why it is none; empty for a file without any.

        Raises:
            FileInvalid: If the file is not of this format; names the line.
        """

    def unread(self, path: Path) -> list[str]:
        """What the file says that the glossary has no place for, such as columns; mostly nothing."""
        return []

    def as_carried(self, term: Term) -> Term:
        """What a term is after it was written and read back: fields the format cannot carry are as in a new term."""
        lost = {name: _NEW[name] for name in FIELDS if name not in self.carries}
        return replace(term, id=None, **lost)


_BLANK = Term(arabic="", english="")
_NEW = {name: getattr(_BLANK, name) for name in FIELDS}


class TranslationFormat(Format):
    """A format for a translated article."""

    @abstractmethod
    def write(self, translation: Translation, stream: BinaryIO) -> None:
        """Writes the translation; the same one always makes the same bytes."""

    @abstractmethod
    def read(self, path: Path) -> Iterator[Sentence | Skipped]:
        """The sentences of a file in its order, each with the fields the format carries.

        Raises:
            FileInvalid: If the file is not of this format; names the line.
        """

    def as_carried(self, translation: Translation) -> list[Sentence]:
        """What `read` gives for a translation that was written."""
        lost = {name: value for name, value in _NO_SENTENCE.items() if name not in self.carries}
        return [replace(one, **lost) for one in translation.sentences]  # type: ignore[arg-type]  # defaults, as above


_NO_SENTENCE = {"source": "", "target": "", "state": State.UNTRANSLATED, "author": "", "breaks": 0}

SENTENCE_FIELDS = frozenset({"position", "source", "target", "state", "author"})
"""All that a sentence in a file can say."""


def open_text(path: Path) -> TextIO:
    """A text file to read, line breaks as they stand: UTF-8 with or without a byte order mark, or UTF-16 with one.

    Raises:
        FileInvalid: If it cannot be opened.
    """
    try:
        with path.open("rb") as stream:
            start = stream.read(2)
        encoding = "utf-16" if start in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8-sig"
        return path.open(encoding=encoding, newline="")
    except OSError as error:
        raise FileInvalid(_("{path} cannot be read: {reason}.").format(path=path, reason=error.strerror)) from error


def not_utf8(path: Path) -> FileInvalid:
    """The error for a file whose bytes are no UTF-8."""
    message = _("{file} is not in UTF-8; save it as UTF-8 in the program it comes from.")
    return FileInvalid(message.format(file=path.name))


def invalid(path: Path, line: int, reason: str) -> FileInvalid:
    """The error for a file that is not of its format: where and why."""
    return FileInvalid(_("{file}, line {line}: {reason}").format(file=path.name, line=line, reason=reason))
