"""What a project says of itself, by key."""

from __future__ import annotations

from workbench.store.database import Database

AS_SHIPPED = "as_shipped"
"""The key under which a glossary nobody has changed keeps the hash of the starter it was built from."""


def note(db: Database, key: str) -> str:
    """What is noted under a key; empty if nothing is."""
    return str(db.value("select value from project where key = ?", [key]) or "")


def set_note(db: Database, key: str, value: str) -> None:
    """Notes something under a key; only inside `writing()`."""
    db.execute(
        "insert into project (key, value) values (?, ?) on conflict (key) do update set value = excluded.value",
        [key, value],
    )
