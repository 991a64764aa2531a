"""The time, and how it is written in the database."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


def stamp(at: datetime) -> str:
    """A time as the database keeps it: UTC in ISO 8601 with microseconds and a `Z`."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def moment(text: str) -> datetime:
    """A time as the database has it, in UTC."""
    return datetime.fromisoformat(text)


def moment_if_any(text: str | None) -> datetime | None:
    """The same, of a column that may be empty; None if it is."""
    return None if text is None else moment(text)
