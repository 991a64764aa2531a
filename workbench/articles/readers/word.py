"""Word documents: the paragraphs of the text and of its tables' cells, in the order of the page.

A .docx is a packed folder of XML by whoever made it. Before python-docx sees it, every file inside is unpacked once in
pieces, counted and thrown away, and every XML file is read as a stream for what it must not have. Headers, footers,
footnotes and comments are not part of the article; nor is text that a tracked change took out.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.parsers import expat

from workbench.articles.files import Limits, Source, megabytes
from workbench.wording import N_, _

_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PIECE = 65_536
_SMALL = 1_000_000
"""XML up to this size may be packed as tightly as it likes; a page of blanks is."""

_DEEPEST = 200
"""How deep elements may stand in each other; libxml2 gives up at 256, Word's tables in tables stay under 60."""

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_TEXT = {f"{_WORD}t", f"{_MATH}t"}
_SIGNS = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "\u2011"}
_SKIPPED = {
    *(f"{_WORD}{name}" for name in ("pPr", "rPr", "tblPr", "trPr", "tcPr", "sdtPr", "sectPr")),
    *(f"{_WORD}{name}" for name in ("del", "moveFrom", "rt")),
    f"{_COMPATIBILITY}Fallback",
}
"""Settings, which have tabs of their own; text taken out; readings above words; a text box's second copy."""


_SAVE_AGAIN = N_("save it again from Word as .docx")
_TOO_MUCH = N_("divide it, or save its text as .txt")


class _Unfit(Exception):
    """What is wrong inside the document, and what to do about it in English. Never leaves this file."""

    def __init__(self, what: str, advice: str = _SAVE_AGAIN) -> None:
        super().__init__(what)
        self.what = what
        self.advice = advice


@dataclass(slots=True)
class _XmlWatch:
    """Refuses what no document needs, while its XML goes by."""

    most_elements: int
    elements: int = 0
    depth: int = 0

    def opened(self, _name: str, attributes: dict[str, str]) -> None:
        self.elements += 1 + len(attributes)
        self.depth += 1
        if self.elements > self.most_elements:
            what = _("it has more than {most:,} elements and attributes").format(most=self.most_elements)
            raise _Unfit(what, _TOO_MUCH)
        if self.depth > _DEEPEST:
            raise _Unfit(_("its parts stand too deep in each other"))

    def closed(self, _name: str) -> None:
        self.depth -= 1

    def doctype(self, *_declared: object) -> None:
        """A document type, which alone can declare entities; Office documents never have one (ECMA-376 part 2)."""
        raise _Unfit(_("its XML has a document type, which Word never writes and which can do harm"))


def read_word(source: Source, limits: Limits) -> str:
    """The paragraphs of a .docx, an empty line between them.

    Raises:
        ArticleUnreadable: If it is no .docx, is encrypted, broken, or unpacks to more than the limits.
    """
    if source.data.startswith(_OLD_WORD):
        advice = _("save it from Word as .docx without password")
        raise source.unreadable(_("it is an old or a locked Word document"), advice)
    if not zipfile.is_zipfile(io.BytesIO(source.data)):
        raise source.unreadable(_("it is no Word document"), _(_SAVE_AGAIN))
    try:
        _inspect(source.data, limits)
        paragraphs = _paragraphs(source.data)
    except _Unfit as reason:
        raise source.unreadable(reason.what, _(reason.advice)) from None
    except Exception:  # python-docx meets a broken document with errors of every kind, KeyError and zlib's among them
        raise source.unreadable(_("it is a broken Word document"), _(_SAVE_AGAIN)) from None
    return "\n\n".join(paragraphs)


def _inspect(data: bytes, limits: Limits) -> None:
    """Unpack everything once, counting.

    Raises:
        _Unfit: If something is more than the limits, or is none of what Word writes.
    """
    watch = _XmlWatch(limits.elements)
    unpacked = 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        if "[Content_Types].xml" not in archive.namelist():
            raise _Unfit(_("it is a packed folder and no Word document"))
        if len(members) > limits.members:
            raise _Unfit(_("it holds more than {most:,} files").format(most=limits.members), _TOO_MUCH)
        for member in members:
            parser = _watching(watch) if member.filename.lower().endswith((".xml", ".rels")) else None
            size = 0
            for piece in _pieces(archive, member):
                size += len(piece)
                unpacked += len(piece)
                if unpacked > limits.unpacked_bytes:
                    size_allowed = megabytes(limits.unpacked_bytes)
                    raise _Unfit(_("it unpacks to more than {size}").format(size=size_allowed), _TOO_MUCH)
                if parser and size > max(_SMALL, member.compress_size * limits.unpacked_ratio):
                    what = _("its text unpacks to more than {ratio} times its size")
                    raise _Unfit(what.format(ratio=limits.unpacked_ratio), _TOO_MUCH)
                if parser:
                    parser.Parse(piece)
            if parser:
                parser.Parse(b"", True)


def _pieces(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    if member.flag_bits & 1:
        raise _Unfit(_("it is locked with a password"))
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise _Unfit(_("it is packed in a way that Word does not use"))
    with archive.open(member) as file:
        while piece := file.read(_PIECE):
            yield piece


def _watching(watch: _XmlWatch) -> expat.XMLParserType:
    watch.depth = 0
    parser = expat.ParserCreate()
    parser.StartElementHandler = watch.opened
    parser.EndElementHandler = watch.closed
    parser.StartDoctypeDeclHandler = watch.doctype
    return parser


def _paragraphs(data: bytes) -> list[str]:
    """The text of each paragraph that has some."""
    import docx

    document = docx.Document(io.BytesIO(data))
    if not str(document.part.partname).lower().endswith(".xml"):
        raise _Unfit(_("its text is not where Word puts it"))
    paragraphs: list[str] = []
    _text_within(document.element.body, paragraphs)
    return [paragraph for paragraph in paragraphs if paragraph.strip()]


def _text_within(element: Any, paragraphs: list[str]) -> str:
    """The text in the line of an element; the paragraphs in it, a cell's or a text box's, are added to the list.

    python-docx's own `Paragraph.text` leaves out what stands in tracked insertions and content controls.
    """
    pieces = []
    for inner in element:
        if inner.tag == f"{_WORD}p":
            paragraphs.append(_text_within(inner, paragraphs))
        elif inner.tag in _TEXT:
            pieces.append(inner.text or "")
        elif inner.tag in _SIGNS:
            pieces.append(_SIGNS[inner.tag])
        elif inner.tag not in _SKIPPED:
            pieces.append(_text_within(inner, paragraphs))
    return "".join(pieces)
