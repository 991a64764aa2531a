"""Project folders for tests: a database as it is shipped, and articles of known sentences."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from workbench.project import find_project
from workbench.services.opening import open_article
from workbench.services.translating import TranslationSession
from workbench.services.workspace import Workspace
from workbench.store.database import create_database

SENTENCES = (
    "أعلن الجيش السوري بدء عملية عسكرية في ريف حلب.",
    "وقال وزير الدفاع إن القوات تقدمت نحو المدينة.",
    "وأشارت الوكالة إلى لقاء في موسكو.",
    "لم يصدر أي تعليق رسمي حتى الآن.",
    "وأشارت الوكالة إلى لقاء في موسكو.",
)

TEXT = f"{SENTENCES[0]}\n\n{SENTENCES[1]} {SENTENCES[2]}\n{SENTENCES[3]}\n{SENTENCES[4]}\n"
"""Five sentences, the third and the fifth alike."""


def new_project(folder: Path, **texts: str) -> Path:
    """A project folder with a database as it is shipped, and a file `NAME.txt` in its articles for each text."""
    articles = folder / "articles"
    articles.mkdir(parents=True)
    for name, text in texts.items():
        (articles / f"{name}.txt").write_text(text, encoding="utf-8")
    db = create_database(folder / "glossary.db")
    with db.writing(as_shipped=True):
        db.execute("insert into project (key, value) values ('as_shipped', 'test')")
    db.close()
    # As it is shipped: in one file, without a log.
    plain = sqlite3.connect(folder / "glossary.db")
    plain.execute("pragma journal_mode = delete")
    plain.close()
    return folder


def opened(folder: Path, author: str = "translator", reference: str | int = 1) -> TranslationSession:
    """An article of a project, opened by somebody with a connection of their own."""
    return open_article(workspace(folder, author), reference)


def workspace(folder: Path, author: str = "translator") -> Workspace:
    """A project, opened by somebody."""
    return Workspace(find_project(folder), author)


def many_sentences(count: int) -> str:
    """A text of so many different sentences, one a line."""
    return "\n".join(f"وصلت القافلة رقم {number} إلى المدينة." for number in range(count))
