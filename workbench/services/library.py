"""The library: what articles there are, saved ones and files that nobody has worked on."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from workbench.arabic.sentences import split_sentences
from workbench.arabic.words import word_count
from workbench.articles.article import Article, Segment
from workbench.articles.files import Limits, printable, unreadable
from workbench.articles.reading import listed, read_article
from workbench.errors import ArticleUnknown, ArticleUnreadable
from workbench.services.workspace import Workspace
from workbench.store import articles
from workbench.store.articles import Known, SavedArticle
from workbench.wording import _


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """An article as the library shows it."""

    number: int
    """What `workbench articles` shows and `workbench open` takes: the id of a saved one. Files that are not saved
    follow after the highest id, in order of name."""

    id: int | None
    """None for a file that nobody has worked on yet."""

    path: Path | None
    """The file; None if there is none where it came from."""

    title: str
    """In Arabic; the file's name if it cannot be read."""

    english_title: str
    """The translation of the first segment; empty until it is done."""

    segments: int
    words: int
    """Arabic words."""

    translated: int
    """Segments that are translated, reviewed or approved."""

    reviewed: int
    """Segments that are reviewed or approved."""

    open_comments: int
    changed_at: datetime | None
    """UTC; None if nobody has worked on it."""

    changed_by: str
    archived: bool
    problem: str = ""
    """Why the file cannot be read, in one line; then the counts are 0. Else empty."""


def library(ws: Workspace, archived: bool = False) -> list[ArticleSummary]:
    """The saved articles by number, then the files of `articles/` that are not saved, by name. Writes nothing.

    Args:
        ws: The project.
        archived: Whether those that were put away are among them.
    """
    saved = articles.all_articles(ws.db)
    shown = [of_saved(ws, one) for one in saved if archived or not one.archived]
    return shown + [_of_file(path, number) for number, path in new_files(ws, [one.known for one in saved])]


def set_archived(ws: Workspace, article_id: int, archived: bool) -> None:
    """Puts an article away, or brings it back; nothing is deleted.

    Raises:
        ArticleUnknown: If no saved article has that number.
    """
    if not articles.set_archived(ws.db, article_id, archived):
        raise unknown(str(article_id))


def segments_of(article: Article) -> list[Segment]:
    """The sentences of an article.

    Raises:
        ArticleUnreadable: If there are none, or more than 100,000.
    """
    spans = split_sentences(article.source_text)
    most = Limits().sentences
    if not spans:
        raise unreadable(printable(article.origin), _("it has no sentences"), _("put text into it first"))
    if len(spans) > most:
        what = _("it has {count:,} sentences, {most:,} are the most").format(count=len(spans), most=most)
        raise unreadable(printable(article.origin), what, _("divide it into smaller articles"))
    return [Segment(number, span.start, span.end, span.text) for number, span in enumerate(spans)]


def origin_of(ws: Workspace, path: Path) -> str:
    """Where an article came from: relative to the project folder if it lies in it, else the path as given."""
    whole = path.resolve()
    return str(whole.relative_to(ws.project.folder) if whole.is_relative_to(ws.project.folder) else path)


def exists(path: Path) -> bool:
    """Whether something is there; no for what cannot be a path at all."""
    try:
        return path.exists()
    except OSError:  # a title may be longer than a file's name can be
        return False


def unknown(reference: str) -> ArticleUnknown:
    """The error for something that names no article."""
    message = _("No article is called “{reference}”; see the numbers and titles with: workbench articles")
    return ArticleUnknown(message.format(reference=printable(reference)[:80]))


def of_saved(ws: Workspace, saved: SavedArticle) -> ArticleSummary:
    """A saved article as the library shows it."""
    path = ws.project.folder / saved.known.origin
    return ArticleSummary(
        saved.known.id,
        saved.known.id,
        path if exists(path) else None,
        saved.title,
        saved.english_title,
        saved.segments,
        saved.words,
        saved.translated,
        saved.reviewed,
        saved.open_comments,
        saved.changed_at,
        saved.changed_by,
        saved.archived,
    )


def new_files(ws: Workspace, saved: Sequence[Known]) -> list[tuple[int, Path]]:
    """Number and path of the files of the articles' folder whose text is not saved, by name.

    What is saved comes from one query, so that a number means one thing even while others save articles. A file
    under the name of a saved article is read again only if it was written to since.
    """
    try:
        files = listed(ws.project.articles)
    except ArticleUnreadable:
        return []  # the folder may not be looked into: the library shows what is saved
    read_at = {one.origin: one.imported_at.timestamp() for one in saved}
    hashes = {one.text_hash for one in saved}
    new = [path for path in files if not _is_saved(path, read_at.get(origin_of(ws, path), 0), hashes)]
    return list(enumerate(new, max((one.id for one in saved), default=0) + 1))


def _is_saved(path: Path, read_at: float, hashes: Container[str]) -> bool:
    glance = _glance(path)
    if glance is None:
        return True  # gone since the folder was listed
    return glance[0] / 1e9 < read_at or _look(path, *glance).text_hash in hashes


@dataclass(frozen=True, slots=True)
class _Look:
    """What the library shows of a file."""

    title: str
    segments: int
    words: int
    text_hash: str
    problem: str = ""


def _glance(path: Path) -> tuple[int, int] | None:
    """When a file was last written to, in nanoseconds, and its size; None if it is gone."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=1024)
def _look(path: Path, written_at: int, size: int) -> _Look:
    """What a file holds, read once for each state of it."""
    try:
        article = read_article(path).article
        count = len(segments_of(article))
    except ArticleUnreadable as error:
        return _Look(printable(path.name), 0, 0, "", str(error))
    return _Look(article.title, count, word_count(article.source_text), articles.content_hash(article.source_text))


def _of_file(path: Path, number: int) -> ArticleSummary:
    look = _look(path, *(_glance(path) or (0, 0)))
    return ArticleSummary(
        number, None, path, look.title, "", look.segments, look.words, 0, 0, 0, None, "", False, look.problem
    )
