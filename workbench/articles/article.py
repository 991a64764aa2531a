"""An article and its segments."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Article:
    """An Arabic text to be translated."""

    title: str
    """The first line that has text, at most 200 code points."""

    source_text: str
    """The whole text, as read; segments are spans of it."""

    origin: str
    """Where it came from: a path as the person gave it, relative to the project folder where it lies in it."""

    encoding: str = "utf-8"
    """The encoding the file was read with; empty for formats that carry their own."""

    id: int | None = None
    """Its number in the database; None until it was saved."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence of an article."""

    position: int
    """Its place in the article, from 0."""

    start: int
    """Offset of its first character, in code points of the article's text."""

    end: int
    """Offset one past its last character, same unit."""

    text: str
    """The Arabic as written."""

    article: int | None = None
    """The article's id; None until it was saved."""

    id: int | None = None
    """Its number in the database; None until it was saved."""
