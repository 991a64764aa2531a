"""The library, opening an article, and bringing one into the project."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.arabic.folding import fold
from workbench.arabic.sentences import split_sentences
from workbench.arabic.words import word_count
from workbench.articles.article import Article, Segment
from workbench.articles.files import Limits, printable
from workbench.articles.reading import listed, read_article
from workbench.errors import ArticleUnknown, ArticleUnreadable
from workbench.services.workspace import Workspace
from workbench.store import articles
from workbench.store.articles import Known, SavedArticle

if TYPE_CHECKING:
    from workbench.services.translating import TranslationSession


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


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file that was imported."""

    summary: ArticleSummary
    guess: str
    """The encoding the file was read with; empty for formats that carry their own."""

    already: bool
    """Whether the same text was in the project before."""


def library(ws: Workspace, archived: bool = False) -> list[ArticleSummary]:
    """The saved articles by number, then the files of `articles/` that are not saved, by name. Writes nothing.

    Args:
        ws: The project.
        archived: Whether those that were put away are among them.
    """
    saved = articles.all_articles(ws.db)
    shown = [_of_saved(ws, one) for one in saved if archived or not one.archived]
    return shown + [_of_file(path, number) for number, path in _new_files(ws, [one.known for one in saved])]


def open_article(ws: Workspace, reference: str | int, encoding: str = "") -> TranslationSession:
    """An article to be translated. Writes nothing.

    Args:
        ws: The project.
        reference: A number of the library, a path (from here, or in the project), or the beginning of a title.
        encoding: The encoding to read a file with; empty to find it out.

    Raises:
        ArticleUnknown: If no article answers to that, or more than one.
        ArticleUnreadable: If its file cannot be read, or has more than 100,000 sentences.
    """
    found = _by_number(ws, reference) or _by_path(ws, str(reference)) or _by_title(ws, str(reference))
    return _open_saved(ws, found) if isinstance(found, int) else _open_file(ws, found, encoding)


def import_article(ws: Workspace, path: Path, encoding: str = "") -> Imported:
    """Brings a file into the project. The same text is never saved twice.

    Raises:
        ArticleUnreadable: If it cannot be read, or has more than 100,000 sentences.
    """
    reading = read_article(path, encoding)
    article = _placed(ws, reading.article, path)
    known = articles.id_by_content(ws.db, article.source_text)
    number = known
    if number is None:
        number = articles.add(ws.db, article, word_count(article.source_text), segments_of(article))
    saved = articles.summary(ws.db, number)
    assert saved is not None  # articles are never removed
    return Imported(_of_saved(ws, saved), reading.guess, known is not None)


def set_archived(ws: Workspace, article_id: int, archived: bool) -> None:
    """Puts an article away, or brings it back; nothing is deleted.

    Raises:
        ArticleUnknown: If no saved article has that number.
    """
    if not articles.set_archived(ws.db, article_id, archived):
        raise _unknown(str(article_id))


def segments_of(article: Article) -> list[Segment]:
    """The sentences of an article.

    Raises:
        ArticleUnreadable: If there are none, or more than 100,000.
    """
    spans = split_sentences(article.source_text)
    most = Limits().sentences
    if not spans:
        raise ArticleUnreadable(
            f"Cannot read {printable(article.origin)}: it has no sentences; put text into it first."
        )
    if len(spans) > most:
        raise ArticleUnreadable(
            f"Cannot read {printable(article.origin)}: it has {len(spans):,} sentences, {most:,} are the most; "
            "divide it into smaller articles."
        )
    return [Segment(number, span.start, span.end, span.text) for number, span in enumerate(spans)]


# Opening


def _open_saved(ws: Workspace, number: int) -> TranslationSession:
    from workbench.services.translating import TranslationSession  # the list of articles does without it

    heading = articles.heading(ws.db, number)
    if heading is None:
        raise _unknown(str(number))
    return TranslationSession(ws, heading.article, heading.words, heading.place)


def _open_file(ws: Workspace, path: Path, encoding: str) -> TranslationSession:
    from workbench.services.translating import TranslationSession

    article = _placed(ws, read_article(path, encoding).article, path)
    known = articles.id_by_content(ws.db, article.source_text)
    if known is not None:
        return _open_saved(ws, known)
    return TranslationSession(ws, article, word_count(article.source_text), read=segments_of(article))


def _placed(ws: Workspace, article: Article, path: Path) -> Article:
    """The article with its origin relative to the project folder, if it lies in it."""
    return Article(article.title, article.source_text, _origin(ws, path), article.encoding)


def _origin(ws: Workspace, path: Path) -> str:
    whole = path.resolve()
    return str(whole.relative_to(ws.project.folder) if whole.is_relative_to(ws.project.folder) else path)


# What a reference means


def _by_number(ws: Workspace, reference: str | int) -> int | Path | None:
    """The saved article or the file with that number; None if the reference is no number, or a file has that name."""
    if isinstance(reference, str) and not (reference.isascii() and reference.isdigit()):
        return None
    number, saved = int(reference), articles.known(ws.db)
    if any(one.id == number for one in saved):
        return number
    return dict(_new_files(ws, saved)).get(number)


def _by_path(ws: Workspace, reference: str) -> int | Path | None:
    """The file at a path from here, in the project, or in its articles; None if there is none."""
    if not reference or "\0" in reference:
        return None
    for folder in (Path(), ws.project.folder, ws.project.articles):
        path = folder / reference
        if _exists(path):
            return path
    # The file of a saved article may be gone; its origin still names it.
    return next((one.id for one in articles.known(ws.db) if one.origin == reference), None)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a title may be longer than a file's name can be
        return False


def _by_title(ws: Workspace, reference: str) -> int | Path:
    """The one article whose Arabic or English title begins with a text, spelling folded."""
    wanted = fold(reference).strip()
    fitting = [one for one in library(ws, archived=True) if wanted and _begins(one, wanted)]
    exact = [one for one in fitting if wanted in (fold(one.title), fold(one.english_title))]
    if len(exact or fitting) > 1:
        numbers = ", ".join(str(one.number) for one in (exact or fitting)[:5])
        raise ArticleUnknown(
            f"Several titles begin with “{printable(reference)}”: numbers {numbers}. Name one by its number."
        )
    for one in exact or fitting:
        if one.id is not None:
            return one.id
        assert one.path is not None  # what is not saved is a file
        return one.path
    raise _unknown(reference)


def _begins(summary: ArticleSummary, wanted: str) -> bool:
    return fold(summary.title).startswith(wanted) or fold(summary.english_title).startswith(wanted)


def _unknown(reference: str) -> ArticleUnknown:
    return ArticleUnknown(
        f"No article is called “{printable(reference)[:80]}”; see the numbers and titles with: workbench articles"
    )


# Summaries


def _of_saved(ws: Workspace, saved: SavedArticle) -> ArticleSummary:
    path = ws.project.folder / saved.known.origin
    return ArticleSummary(
        saved.known.id,
        saved.known.id,
        path if _exists(path) else None,
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


def _new_files(ws: Workspace, saved: Sequence[Known]) -> list[tuple[int, Path]]:
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
    new = [path for path in files if not _is_saved(path, read_at.get(_origin(ws, path), 0), hashes)]
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
