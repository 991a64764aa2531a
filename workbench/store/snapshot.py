"""Several questions to the database, answered as of one moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from workbench.store.database import Database


@contextmanager
def reading(db: Database) -> Iterator[None]:
    """All queries inside see the database as the first of them saw it, whatever other programs save meanwhile.

    Nothing may be written inside. Inside `writing()`, which sees one state anyhow, it does nothing.
    """
    if db.connection.in_transaction:
        yield
        return
    db.connection.execute("begin deferred")
    try:
        yield
    finally:
        db.connection.execute("commit")
