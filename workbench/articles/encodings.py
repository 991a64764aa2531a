"""From bytes to Arabic text: which encoding a file is in, found from the bytes alone or taken from the person.

The order matters and is the same for every text file:

1. the encoding a person named;
2. a byte order mark;
3. UTF-16 without a mark, before UTF-8, because every byte of Arabic letters in UTF-16 is also an ASCII character;
4. UTF-8, if all of it is valid: text in another encoding practically never is by chance;
5. what the file says of itself (a web page's `meta`);
6. an Arabic code page, windows-1256 or ISO-8859-6.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from workbench.arabic.folding import has_arabic
from workbench.articles.files import Source, printable
from workbench.wording import N_, _

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_ARABIC_PAGES = {"cp1256": "windows-1256", "iso8859_6": "iso-8859-6"}
"""Python's names and those the world uses; the likelier first, for it wins when the bytes speak for neither."""

_USUAL_NAMES = {"cp1256": "windows-1256", "iso8859-6": "iso-8859-6", "utf-8-sig": "utf-8"}

_NOT_FOR_FILES = {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"}
"""Codecs of Python's that turn text into text, for domain names and programs; no article is in one of them."""

_SAMPLE = 65_536
"""How many bytes are looked at to guess; a page's signs are all over the text."""

_ADVICE = N_("save it as UTF-8, or name its encoding")

_HIGH_BYTES = frozenset(b"\x00\x06\x20\xfb\xfc\xfd\xfe")
"""The upper bytes of the code units of Arabic news in UTF-16: Latin, Arabic, punctuation, presentation forms."""

_LETTER = "\u0620-\u063f\u0641-\u064a\u066e-\u06d3"
_WITH_ARTICLE = re.compile(rf"(?<![{_LETTER}])[وفبك]?ال[{_LETTER}]")
_TWO_SCRIPTS = re.compile(rf"[{_LETTER}][a-zA-Z\u00c0-\u024f]|[a-zA-Z\u00c0-\u024f][{_LETTER}]")
_RARE_ENDING = re.compile("[\u064c\u064d]")
_WORD = re.compile(rf"[{_LETTER}]+")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding it was in."""

    text: str
    """The characters of the file, without a byte order mark; line ends as they are."""

    encoding: str
    """The name of the encoding, one that can be given back as a choice."""

    was_guessed: bool
    """Whether the bytes left a doubt: no mark, no declaration, not valid UTF-8, and no person named it."""


def decode(source: Source, named: str = "", declared: str = "") -> Decoded:
    """The text of a file.

    Args:
        source: The bytes.
        named: The encoding a person chose; empty to find it out.
        declared: The encoding the file says it is in; believed only if the text it gives is Arabic.

    Raises:
        ArticleUnreadable: If the encoding named does not exist or does not fit, the bytes are damaged, or no
            Arabic encoding fits them.
    """
    if named:
        return _in_named(source, named)
    return (
        _with_mark(source)
        or _in_utf16(source)
        or _in_utf8(source.data)
        or _as_declared(source.data, declared)
        or _in_arabic_page(source)
    )


def _in_named(source: Source, named: str) -> Decoded:
    try:
        encoding = codecs.lookup(named).name
        if encoding in _NOT_FOR_FILES:
            raise LookupError
        text = source.data.decode(encoding)
    except UnicodeError:
        what = _("it is not in the encoding {encoding}").format(encoding=printable(named))
        raise source.unreadable(what, _("name another, or none to find out")) from None
    except (LookupError, ValueError):
        what = _("there is no encoding {encoding}").format(encoding=printable(named[:40]))
        raise source.unreadable(what, _("name one such as windows-1256 or utf-8")) from None
    return Decoded(text.removeprefix("\ufeff"), _USUAL_NAMES.get(encoding, encoding), was_guessed=False)


def _with_mark(source: Source) -> Decoded | None:
    for mark, encoding in _MARKS:
        if source.data.startswith(mark):
            return Decoded(_strict(source, source.data[len(mark) :], encoding), encoding, was_guessed=False)
    return None


def _in_utf16(source: Source) -> Decoded | None:
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = source.data[first:_SAMPLE:2]
        usual = sum(map(high.count, _HIGH_BYTES))
        if 6 in high and usual >= 0.9 * len(high):
            return Decoded(_strict(source, source.data, encoding), encoding, was_guessed=True)
    return None


def _in_utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode(), "utf-8", was_guessed=False)
    except UnicodeDecodeError:
        return None


def _as_declared(data: bytes, declared: str) -> Decoded | None:
    try:
        encoding = codecs.lookup(declared).name
        text = data.decode(encoding)
    except (LookupError, ValueError):
        return None
    if encoding in _NOT_FOR_FILES or not has_arabic(text):
        return None
    return Decoded(text, _USUAL_NAMES.get(encoding, encoding), was_guessed=False)


def _in_arabic_page(source: Source) -> Decoded:
    """The text in the Arabic code page that fits best.

    charset-normalizer says which of the pages give unbroken text; between those the Arabic itself decides, for on
    fewer than five words that is right far more often.
    """
    _refuse_damaged_utf8(source)
    sample = b"\n".join(line for line in source.data.splitlines() if not line.isascii())[:_SAMPLE]
    pages = [page for page in _pages_that_fit(sample) if _decodes(source.data, page)]
    best = max(pages, key=lambda page: _likelihood(sample.decode(page)), default=None)
    if best is None or not _reads_as_arabic(sample.decode(best)):
        raise source.unreadable(_("it is in no encoding of Arabic that is known here"), _(_ADVICE))
    return Decoded(source.data.decode(best), _ARABIC_PAGES[best], was_guessed=True)


def _pages_that_fit(sample: bytes) -> list[str]:
    import charset_normalizer  # slow to load, and needed for none but old files

    matches = charset_normalizer.from_bytes(sample, cp_isolation=list(_ARABIC_PAGES))
    fitting = {name for match in matches for name in match.could_be_from_charset}
    return [page for page in _ARABIC_PAGES if page in fitting]


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _likelihood(text: str) -> int:
    """How much a text looks like Arabic that was decoded with the right page; only good for comparing.

    The two pages agree on the letters up to ض. Past them, ISO-8859-6 read as windows-1256 puts French letters into
    Arabic words (و becomes è) and spoils the article (ال becomes ان); windows-1256 read as ISO-8859-6 turns ي into the
    rare ending ٍ.
    """
    return len(_WITH_ARTICLE.findall(text)) - 2 * len(_TWO_SCRIPTS.findall(text)) - len(_RARE_ENDING.findall(text))


def _reads_as_arabic(text: str) -> bool:
    """Whether at most a third of the Arabic words touch Latin letters; Russian or German read as Arabic does not."""
    return 3 * len(_TWO_SCRIPTS.findall(text)) <= len(_WORD.findall(text)) > 0


def _strict(source: Source, data: bytes, encoding: str) -> str:
    """The text, with lone surrogates of UTF-16 let through: some programs write them, and they are cleaned later."""
    try:
        return data.decode(encoding, "surrogatepass").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(encoding, "replace").count("\n") + 1
        what = _("it is {encoding} but damaged in line {line}").format(encoding=encoding.upper(), line=line)
        raise source.unreadable(what, _("mend that line")) from None


def _refuse_damaged_utf8(source: Source) -> None:
    """Stop if the bytes are UTF-8 but for a few.

    Any bytes at all are valid windows-1256, so a damaged file would be read as gibberish of Arabic letters.
    """
    text = source.data.decode("utf-8", "replace")
    if len(_WORD.findall(text)) > text.count("\ufffd"):
        line = text.count("\n", 0, text.index("\ufffd")) + 1
        what = _("it is {encoding} but damaged in line {line}").format(encoding="UTF-8", line=line)
        raise source.unreadable(what, _("mend that line, or name another encoding"))
