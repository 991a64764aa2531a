"""The time, and how it is written in the database."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


def as_text(at: datetime) -> str:
    """A time as the database keeps it: UTC in ISO 8601 with microseconds and a `Z`."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def as_time(text: str) -> datetime:
    """A time as the database has it, in UTC."""
    return datetime.fromisoformat(text)
