"""From a file to an article: .txt, .md, .html and .docx, in whatever encoding Arabic news comes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workbench.arabic.folding import clean, has_arabic
from workbench.articles.article import Article
from workbench.articles.encodings import Decoded
from workbench.articles.files import Limits, Source, printable, read_source, refused, require_file, unreadable
from workbench.wording import _

__all__ = ["ENDINGS", "Limits", "Reading", "listed", "read_article"]

ENDINGS = (".txt", ".md", ".html", ".htm", ".docx")
"""The endings of the files that are read, in small letters; large ones are read too."""

_TITLE_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as read from a file, and how sure its encoding is."""

    article: Article
    """The article, not saved; its origin is the path as given."""

    guess: str
    """The encoding the file was read with; empty for formats that carry their own."""

    was_guessed: bool
    """Whether the encoding was found from the look of the text alone, so that a person should see and may change it."""


def read_article(path: Path, encoding: str = "", limits: Limits = Limits()) -> Reading:  # noqa: B008 - a frozen value
    """The article in a file.

    The text is fit to be stored, see `workbench.arabic.folding.clean`; a byte order mark is not part of it. Of .txt
    files nothing else is changed, line ends included, so that offsets are code points of the file's own text.

    Args:
        path: A file with one of the `ENDINGS`.
        encoding: The encoding to read it with; empty to find it out. Word documents carry their own.
        limits: How large the article may be; the number of sentences is for the caller to hold.

    Raises:
        ArticleUnreadable: If it is no such file, cannot be read, is too large, broken, or has no Arabic in it.
    """
    ending = path.suffix.lower()
    source = _source(path, ending, limits)
    decoded = _read(source, ending, encoding, limits)
    text = clean(decoded.text)
    if not any(char.isprintable() and not char.isspace() for char in text):
        raise source.unreadable(_("it has only blanks"), _("put the Arabic text into it first"))
    if not has_arabic(text):
        raise source.unreadable(_("it has no Arabic letters"), _advice_without_arabic(decoded))
    article = Article(_title(text), text, str(path), decoded.encoding)
    return Reading(article, decoded.encoding, decoded.was_guessed)


def listed(folder: Path) -> list[Path]:
    """The files of a folder that look like articles, by name; folders, hidden files and Word's lock files left out.

    Nothing is opened. A missing folder has none.

    Raises:
        ArticleUnreadable: If the folder may not be looked into.
    """
    try:
        found = [path for path in folder.iterdir() if _looks_like_an_article(path)]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise unreadable(printable(str(folder)), refused(error), _("change the folder's mode")) from None
    return sorted(found, key=lambda path: (path.name.casefold(), path.name))


def _looks_like_an_article(path: Path) -> bool:
    return path.suffix.lower() in ENDINGS and not path.name.startswith((".", "~$")) and path.is_file()


def _source(path: Path, ending: str, limits: Limits) -> Source:
    """The bytes of the file; its ending is judged after what is worse than a wrong one, such as being a folder."""
    require_file(path)
    if ending in ENDINGS:
        return read_source(path, limits)
    what = _("{ending} files are not read") if ending else _("its name has no ending that says what it is")
    advice = _("save it as {endings} or {last}").format(endings=_(", ").join(ENDINGS[:-1]), last=ENDINGS[-1])
    raise unreadable(printable(str(path)), what.format(ending=printable(path.suffix)), advice)


def _read(source: Source, ending: str, encoding: str, limits: Limits) -> Decoded:
    """The text of the file, by the reader for its ending; each loads what it needs only when it is needed."""
    if ending == ".docx":
        from workbench.articles.readers.word import read_word

        return Decoded(read_word(source, limits), "", was_guessed=False)
    if ending in (".html", ".htm"):
        from workbench.articles.readers.web import read_web

        return read_web(source, encoding, limits)
    from workbench.articles.readers.plain import read_plain

    decoded = read_plain(source, encoding)
    if ending == ".md":
        from workbench.articles.readers.markdown import without_markup

        return Decoded(without_markup(decoded.text), decoded.encoding, decoded.was_guessed)
    return decoded


def _advice_without_arabic(decoded: Decoded) -> str:
    if not decoded.encoding:
        return _("choose the document that holds the Arabic text")
    return _("if it should, name another encoding than {encoding}").format(encoding=decoded.encoding)


def _title(text: str) -> str:
    """The first line with a letter or digit in it, without blanks around it, cut to 200 code points."""
    for line in text.splitlines():
        if any(char.isalnum() for char in line):
            return line.strip()[:_TITLE_LENGTH].rstrip()
    return text.strip()[:_TITLE_LENGTH]
