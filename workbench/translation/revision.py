"""The states of a segment, its draft and its revisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    """How far the translation of a segment has come."""

    UNTRANSLATED = "untranslated"
    DRAFT = "draft"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    APPROVED = "approved"
    REJECTED = "rejected"

    @property
    def is_done(self) -> bool:
        """Whether the translator has nothing left to do here."""
        return self in (State.TRANSLATED, State.REVIEWED, State.APPROVED)

    @property
    def is_reviewed(self) -> bool:
        """Whether a reviewer has read it and found it good."""
        return self in (State.REVIEWED, State.APPROVED)


@dataclass(frozen=True, slots=True)
class Draft:
    """The one working copy of a translation, saved within 250 ms of a key."""

    segment: int
    """The segment's id."""

    text: str
    author: str
    saved_at: datetime
    """UTC."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One saved version of a translation; never altered, never removed."""

    segment: int
    """The segment's id."""

    number: int
    """1 for the first of the segment; the order of revisions, whatever the clock said."""

    text: str
    state: State
    author: str
    saved_at: datetime
    """UTC."""

    reason: str = ""
    """Why it was made, where that is not plain: "undo of replace", "rejected: wrong name"."""
