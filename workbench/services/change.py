"""What a deed altered."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """What a deed altered, from which views refresh; nothing at all if every field is as it comes."""

    positions: frozenset[int] = frozenset()
    """The segments of the open article whose row changed."""

    structure: bool = False
    """Whether rows were merged, split or reordered, so that everything is new."""

    terms: bool = False
    """Whether the glossary changed, so that matches are new."""

    summary: str = ""
    """One line for the status: "Merged 3 and 4"."""
