"""Opening an article, by whatever one calls it, and bringing one into the project."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.arabic.folding import fold
from workbench.arabic.words import word_count
from workbench.articles.article import Article
from workbench.articles.files import printable
from workbench.articles.reading import read_article
from workbench.errors import ArticleUnknown
from workbench.services.library import (
    ArticleSummary,
    exists,
    library,
    new_files,
    of_saved,
    origin_of,
    segments_of,
    set_archived,
    unknown,
)
from workbench.services.workspace import Workspace
from workbench.store import articles
from workbench.wording import _

if TYPE_CHECKING:
    from workbench.services.translating import TranslationSession

__all__ = [
    "ArticleSummary",
    "Imported",
    "import_article",
    "library",
    "open_article",
    "segments_of",
    "set_archived",
]


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file that was imported."""

    summary: ArticleSummary
    guess: str
    """The encoding the file was read with; empty for formats that carry their own."""

    already: bool
    """Whether the same text was in the project before."""


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
    return Imported(of_saved(ws, saved), reading.guess, known is not None)


def _open_saved(ws: Workspace, number: int) -> TranslationSession:
    from workbench.services.translating import TranslationSession  # the list of articles does without it

    heading = articles.heading(ws.db, number)
    if heading is None:
        raise unknown(str(number))
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
    return Article(article.title, article.source_text, origin_of(ws, path), article.encoding)


# What a reference means


def _by_number(ws: Workspace, reference: str | int) -> int | Path | None:
    """The saved article or the file with that number; None if the reference is no number, or a file has that name."""
    if isinstance(reference, str) and not (reference.isascii() and reference.isdigit()):
        return None
    number, saved = int(reference), articles.known(ws.db)
    if any(one.id == number for one in saved):
        return number
    return dict(new_files(ws, saved)).get(number)


def _by_path(ws: Workspace, reference: str) -> int | Path | None:
    """The file at a path from here, in the project, or in its articles; None if there is none."""
    if not reference or "\0" in reference:
        return None
    for folder in (Path(), ws.project.folder, ws.project.articles):
        path = folder / reference
        if exists(path):
            return path
    # The file of a saved article may be gone; its origin still names it.
    return next((one.id for one in articles.known(ws.db) if one.origin == reference), None)


def _by_title(ws: Workspace, reference: str) -> int | Path:
    """The one article whose Arabic or English title begins with a text, spelling folded."""
    wanted = fold(reference).strip()
    fitting = [one for one in library(ws, archived=True) if wanted and _begins(one, wanted)]
    exact = [one for one in fitting if wanted in (fold(one.title), fold(one.english_title))]
    if len(exact or fitting) > 1:
        numbers = _(", ").join(str(one.number) for one in (exact or fitting)[:5])
        message = _("Several titles begin with “{reference}”: numbers {numbers}. Name one by its number.")
        raise ArticleUnknown(message.format(reference=printable(reference), numbers=numbers))
    for one in exact or fitting:
        if one.id is not None:
            return one.id
        assert one.path is not None  # what is not saved is a file
        return one.path
    raise unknown(reference)


def _begins(summary: ArticleSummary, wanted: str) -> bool:
    return fold(summary.title).startswith(wanted) or fold(summary.english_title).startswith(wanted)
