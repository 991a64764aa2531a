"""What a reviewer decides and says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Decision(StrEnum):
    """What a reviewer decided about a revision."""

    APPROVED = "approved"
    REVIEWED = "reviewed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Review:
    """A decision about one revision."""

    segment: int
    """The segment's id."""

    revision: int
    """The number of the revision it is about."""

    decision: Decision
    reviewer: str
    at: datetime
    """UTC."""

    comment: str = ""
    """The reason; never empty for a rejection."""

    category: str = ""
    severity: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark on a segment, by the translator (a note) or a reviewer."""

    id: int
    segment: int
    """The segment's id."""

    text: str
    author: str
    at: datetime
    """UTC."""

    resolved_at: datetime | None = None
    """UTC; None while it is open."""
