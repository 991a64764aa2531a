"""Web pages: the headline and the paragraphs, without menus, scripts and advertisements.

A page is read twice. The first pass sees it as a stream of events and builds nothing, so that no page, however hostile,
takes more than a moment: a tag with 100,000 attributes costs a tree a minute and a half. Only what that pass finds to
be an ordinary page is given to trafilatura, which tells the article from what surrounds it. Nothing is ever fetched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from workbench.arabic.folding import clean
from workbench.articles.encodings import Decoded
from workbench.articles.files import Limits, Source, megabytes
from workbench.articles.readers.plain import read_plain
from workbench.wording import N_, _

_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.I
)
_HEAD = 4096
"""How far from the start the encoding is looked for; HTML asks for it within the first 1,024 bytes."""

_ORDINARY_ELEMENTS = 10_000
"""Up to here the article is told from its surroundings, in more than linear time; larger pages are read whole."""

_ORDINARY_ATTRIBUTES = 200
"""The most attributes a tag may have in an ordinary page, for the same reason; all tags together may have as many as if
each element had five."""

_ORDINARY_DEPTH = 200
"""How deep elements may stand in each other in an ordinary page; a tree loses, without a word, what is below 256."""

_WITHOUT_CONTROLS = bytes(byte if byte >= 0x20 or byte in b"\t\n\f\r" else 0x20 for byte in range(256))
"""Blanks for control characters, which HTML forbids and trees refuse."""

_EMBEDDED = re.compile(rb"data:[^\s\"'<>,]{0,100};base64,[A-Za-z0-9+/=]+")
"""A picture or font inside the page, as browsers save it; it may be large and is no text."""

_BREAKS = frozenset({"br", "lb"})
# fmt: off
_UNSEEN = frozenset({
    "button", "footer", "head", "iframe", "nav", "noscript", "script", "select", "style", "svg", "template", "textarea",
    "title",
})
"""Elements whose text is not part of what a page says."""

_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
    "u", "var", "wbr",
    "hi", "ref",
})
# fmt: on
"""Elements that stand in a line of text; all others begin and end a paragraph. The last row is trafilatura's own."""


@dataclass(slots=True)
class _Outline:
    """What the first pass finds; lxml calls `start`, `end`, `data` and `close` while it reads."""

    most_elements: int
    elements: int = 0
    depth: int = 0
    deepest: int = 0
    attributes: int = 0
    most_attributes: int = 0
    """How many one tag had."""

    shared_title: str = ""
    """The headline as the page gives it to other sites (og:title)."""

    title: str = ""
    headings: list[str] = field(default_factory=list)
    """The headings of the first level."""

    pieces: list[str] = field(default_factory=list)
    """The visible text, with an empty line at each border of a paragraph."""

    unseen: int = 0
    """In how many elements whose text is not shown the parser stands."""

    watched: list[str] | None = None
    """The pieces of the title or heading the parser stands in."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        self.depth += 1
        self.deepest = max(self.deepest, self.depth)
        self.attributes += len(attributes)
        self.most_attributes = max(self.most_attributes, len(attributes))
        if self.elements > self.most_elements:
            raise OverflowError
        if tag == "meta" and attributes.get("property") == "og:title":
            self.shared_title = _one_line(attributes.get("content", ""))
        if tag in ("title", "h1"):
            self.watched = []
        self.unseen += tag in _UNSEEN
        self.pieces.append(_border(tag))

    def end(self, tag: str) -> None:
        self.depth -= 1
        self.unseen -= tag in _UNSEEN
        self.pieces.append("" if tag in _BREAKS else _border(tag))
        if self.watched is None or tag not in ("title", "h1"):
            return
        text, self.watched = _one_line("".join(self.watched)), None
        if tag == "h1":
            self.headings.append(text)
        else:
            self.title = self.title or text

    def data(self, text: str) -> None:
        if self.watched is not None:
            self.watched.append(text)
        if not self.unseen:
            self.pieces.append(_one_run(text))

    def close(self) -> None:
        """Nothing is left to do at the end of the page."""

    @property
    def is_ordinary(self) -> bool:
        """Whether the page may be built as a tree."""
        return (
            self.elements <= _ORDINARY_ELEMENTS
            and self.attributes <= 5 * _ORDINARY_ELEMENTS
            and self.most_attributes <= _ORDINARY_ATTRIBUTES
            and self.deepest <= _ORDINARY_DEPTH
        )

    @property
    def headline(self) -> str:
        """The heading that the page's title repeats, else the title for other sites, the first heading, the title."""
        titles = (self.shared_title, self.title)
        repeated = [heading for heading in self.headings if any(heading in title for title in titles)]
        return next(filter(None, [*repeated, self.shared_title, *self.headings, self.title]), "")


_ADVICE = N_("copy the article's text into a .txt file")


def read_web(source: Source, encoding: str, limits: Limits) -> Decoded:
    """The headline and paragraphs of a web page, an empty line between them.

    Args:
        source: The bytes.
        encoding: The encoding a person chose; empty to take what the page says, or to find it out.
        limits: How large the page may be.

    Raises:
        ArticleUnreadable: If the file is binary, no encoding fits, it has too many elements, or no text.
    """
    declared = _DECLARED.search(source.data[:_HEAD])
    decoded = read_plain(source, encoding, declared[1].decode("ascii") if declared else "")
    page = _EMBEDDED.sub(b"", clean(decoded.text).encode().translate(_WITHOUT_CONTROLS))
    if len(page) > limits.page_bytes:
        what = _("the page is larger than {size} without its pictures").format(size=megabytes(limits.page_bytes))
        raise source.unreadable(what, _(_ADVICE))
    outline = _outline(source, page, limits)
    paragraphs = (_article(page) if outline.is_ordinary else []) or _paragraphs(outline.pieces)
    if not paragraphs:
        raise source.unreadable(_("no text was found in the page"), _(_ADVICE))
    return Decoded("\n\n".join(_headed(outline.headline, paragraphs)), decoded.encoding, decoded.was_guessed)


def _outline(source: Source, page: bytes, limits: Limits) -> _Outline:
    from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

    outline = _Outline(limits.elements)
    parser = etree.HTMLParser(target=outline, encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        etree.fromstring(page, parser)
    except OverflowError:
        what = _("the page has more than {most:,} elements").format(most=limits.elements)
        raise source.unreadable(what, _(_ADVICE)) from None
    except etree.LxmlError:
        raise source.unreadable(_("the page is broken"), _(_ADVICE)) from None
    return outline


def _article(page: bytes) -> list[str]:
    """The paragraphs that trafilatura takes for the article; empty if it finds none."""
    import lxml.html  # type: ignore[import-untyped]  # as above
    from trafilatura import bare_extraction

    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        found = bare_extraction(lxml.html.document_fromstring(page, parser=parser), include_comments=False)
    except Exception:  # whatever it stumbles over in a stranger's page, the plain reading remains
        return []
    body: Any = getattr(found, "body", None)
    return [] if body is None else _paragraphs(_visible(body))


def _visible(body: Any) -> list[str]:
    """The pieces of text in trafilatura's result, with an empty line at each border of a paragraph."""
    from lxml import etree

    pieces = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = str(element.tag)
        if event == "start":
            pieces += [_border(tag), _one_run(element.text or "")]
        else:
            pieces += ["" if tag in _BREAKS else _border(tag), _one_run(element.tail or "")]
    return pieces


def _border(tag: str) -> str:
    """What stands in the text where an element begins: a line end for a break, nothing inside a line, or a gap."""
    return "\n" if tag in _BREAKS else "" if tag in _INLINE else "\n\n"


def _paragraphs(pieces: list[str]) -> list[str]:
    """The paragraphs that have text, each without empty lines and doubled blanks: so a browser shows them."""
    blocks = "".join(pieces).split("\n\n")
    return list(filter(None, ("\n".join(filter(None, map(_one_line, block.split("\n")))) for block in blocks)))


def _headed(headline: str, paragraphs: list[str]) -> list[str]:
    """The paragraphs with the headline first; it is added unless one of the first says the same, longer or shorter."""
    if headline in paragraphs:
        place = paragraphs.index(headline)
        return [headline, *paragraphs[:place], *paragraphs[place + 1 :]]
    if any(paragraph.startswith(headline) or headline.startswith(paragraph) for paragraph in paragraphs[:3]):
        return paragraphs
    return [headline, *paragraphs]


def _one_run(text: str) -> str:
    """The text with blanks for its line ends, which mean nothing in HTML."""
    return text.replace("\n", " ").replace("\r", " ")


def _one_line(text: str) -> str:
    return " ".join(text.split())
