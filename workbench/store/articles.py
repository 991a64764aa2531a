"""Articles as they are saved: their texts, their numbers, and how far each has come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from workbench.articles.article import Article, Segment
from workbench.store.clock import moment, moment_if_any, now, stamp
from workbench.store.database import Database, Row
from workbench.store.hashes import checksum
from workbench.store.segments import DONE, REVIEWED, insert_all


@dataclass(frozen=True, slots=True)
class Known:
    """What tells whether a file is a saved article."""

    id: int
    origin: str
    imported_at: datetime
    """UTC."""

    text_hash: str
    """The `content_hash` of its text."""


@dataclass(frozen=True, slots=True)
class SavedArticle:
    """An article and how far it has come."""

    known: Known
    title: str
    words: int
    segments: int
    translated: int
    """Segments that are translated, reviewed or approved."""

    reviewed: int
    """Segments that are reviewed or approved."""

    open_comments: int
    english_title: str
    """The translation of the first segment; empty until it is done."""

    changed_at: datetime | None
    """UTC; None if nobody has worked on it."""

    changed_by: str
    archived: bool


_SUMMARIES = f"""
with counts as (
    select article,
           count(*) as segments,
           sum(state in ({DONE})) as translated,
           sum(state in ({REVIEWED})) as reviewed
    from segment where position is not null group by article
), remarks as (
    select segment.article, count(*) as open
    from comment join segment on segment.id = comment.segment
    where comment.resolved_at is null and segment.position is not null group by segment.article
)
select article.id, title, origin, words, coalesce(segments, 0), coalesce(translated, 0), coalesce(reviewed, 0),
       coalesce(open, 0),
       coalesce((select target from segment where article = article.id and position = 0
                 and state in ({DONE})), ''),
       imported_at, source_hash, changed_at, changed_by, archived_at is not null
from article
left join counts on counts.article = article.id
left join remarks on remarks.article = article.id
"""


def all_articles(db: Database) -> list[SavedArticle]:
    """Every article, archived ones too, in the order of their numbers."""
    return [_summary(row) for row in db.rows(_SUMMARIES + "order by article.id")]


def summary(db: Database, article: int) -> SavedArticle | None:
    """One article; None if no article has that number."""
    row = db.row(_SUMMARIES + "where article.id = ?", [article])
    return None if row is None else _summary(row)


def _summary(row: Row) -> SavedArticle:
    number, title, origin, words, *figures, imported, text_hash, changed, by, archived = row
    segments, translated, reviewed, comments, english = figures
    return SavedArticle(
        Known(number, origin, moment(imported), text_hash),
        title,
        words,
        segments,
        translated,
        reviewed,
        comments,
        english,
        moment_if_any(changed),
        by,
        bool(archived),
    )


@dataclass(frozen=True, slots=True)
class Heading:
    """What is known of a saved article without reading its text."""

    article: Article
    """With an empty `source_text`: see `text`."""

    words: int
    place: int
    """The position where one left off; 0 if nobody began."""


def heading(db: Database, number: int) -> Heading | None:
    """An article without its text, which may be long; None if no article has that number."""
    row = db.row("select title, origin, encoding, words, place from article where id = ?", [number])
    if row is None:
        return None
    title, origin, encoding, words, place = row
    return Heading(Article(title, "", origin, encoding, number), words, place)


def text(db: Database, number: int) -> str:
    """The whole text of an article; empty if no article has that number."""
    return str(db.value("select text from article_text where article = ?", [number]) or "")


def known(db: Database) -> list[Known]:
    """Every article, archived ones too, in the order of their numbers; no segment is counted."""
    return [
        Known(number, origin, moment(at), text_hash)
        for number, origin, at, text_hash in db.rows(
            "select id, origin, imported_at, source_hash from article order by id"
        )
    ]


def content_hash(text: str) -> str:
    """What tells the text of one article from that of another."""
    return checksum(text)


def id_by_hash(db: Database, hash: str) -> int | None:
    """The number of the article whose text has this `content_hash`; None if there is none."""
    found: int | None = db.value("select id from article where source_hash = ?", [hash])
    return found


def id_by_content(db: Database, text: str) -> int | None:
    """The number of the article with exactly this text; None if there is none."""
    return id_by_hash(db, content_hash(text))


def add(db: Database, article: Article, words: int, segments: Iterable[Segment]) -> int:
    """Saves an article and its segments; its number. One that is there already, by content, is left as it is."""
    with db.writing():
        known = id_by_content(db, article.source_text)
        if known is not None:
            return known
        number = db.execute(
            "insert into article (title, origin, encoding, source_hash, words, imported_at) values (?, ?, ?, ?, ?, ?)",
            [article.title, article.origin, article.encoding, content_hash(article.source_text), words, stamp(now())],
        ).lastrowid
        assert number is not None  # an insert that did not raise has made a row
        db.execute("insert into article_text (article, text) values (?, ?)", [number, article.source_text])
        insert_all(db, number, segments)
    return number


def set_place(db: Database, article: int, position: int) -> None:
    """Remembers where one left off."""
    with db.writing():
        db.execute("update article set place = ? where id = ?", [position, article])


def set_archived(db: Database, article: int, archived: bool) -> bool:
    """Puts an article away or brings it back; False if no article has that number."""
    with db.writing():
        done = db.execute(
            "update article set archived_at = ? where id = ?", [stamp(now()) if archived else None, article]
        )
    return done.rowcount == 1
