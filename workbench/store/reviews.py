"""Saved translations as a reviewer meets them: queues, and what was decided."""

from __future__ import annotations

from workbench.store.database import Database


def article_titles(db: Database) -> list[tuple[int, str]]:
    """Number and title of the articles that are not archived, in the order of their numbers."""
    return [
        (number, title)
        for number, title in db.rows("select id, title from article where archived_at is null order by id")
    ]
