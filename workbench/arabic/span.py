"""A piece of a text and where it stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text, as written."""

    start: int
    """Offset of the first character, in code points of the whole text."""

    end: int
    """Offset one past the last character, same unit."""

    text: str
    """The characters from `start` to `end`, unaltered."""
