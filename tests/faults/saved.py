"""What is in a project's database, read by another connection while the program runs or after it ended."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def targets(folder: Path) -> list[str]:
    """The English of all sentences, in order; none before the article was saved."""
    with closing(sqlite3.connect(f"file:{folder / 'glossary.db'}?mode=ro", uri=True)) as db:
        return [target for (target,) in db.execute("select target from segment order by article, position")]


def integrity(folder: Path) -> str:
    """What SQLite says of the file: "ok"."""
    with closing(sqlite3.connect(folder / "glossary.db")) as db:
        return str(db.execute("pragma integrity_check").fetchone()[0])
