"""Bilingual texts as a page for the browser."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import BinaryIO

from workbench.formats.base import (
    SENTENCE_FIELDS,
    Sentence,
    Skipped,
    Translation,
    TranslationFormat,
    invalid,
    not_utf8,
    open_text,
)
from workbench.translation.revision import State
from workbench.wording import _

_STYLE = """\
:root { color-scheme: light dark; }
body { max-width: 75em; margin: 2em auto; padding: 0 1em; line-height: 1.5;
       font-family: "Noto Sans", "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
:lang(ar) { font-family: "Noto Naskh Arabic", "Amiri", "Geeza Pro", "Traditional Arabic", "Segoe UI", Tahoma, serif;
            font-size: 1.15em; line-height: 1.8; }
h1 { font-size: 1.4em; }
table { width: 100%; border-collapse: collapse; }
th { text-align: start; }
th, td { padding: 0.4em 0.7em; vertical-align: top; }
td.english, td.arabic { width: 46%; white-space: pre-wrap; overflow-wrap: anywhere; }
td.number, td.state { color: gray; font-size: 0.85em; white-space: nowrap; }
tr.paragraph td { border-top: 1px solid silver; }
@media print { body { max-width: none; margin: 0; } tr { break-inside: avoid; } }
"""

_HEAD = """\
<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<h1 lang="ar" dir="rtl">{title}</h1>
<table>
<thead>
<tr><th scope="col">No.</th><th scope="col">State</th><th scope="col">English</th>\
<th scope="col" lang="ar" dir="rtl">العربية</th></tr>
</thead>
<tbody>
"""

_ROW = """\
<tr{paragraph} data-position="{number}" data-state="{state}" data-author="{author}" data-breaks="{breaks}">\
<td class="number">{number}</td><td class="state">{state}</td>\
<td class="english" lang="en" dir="ltr">{target}</td><td class="arabic" lang="ar" dir="rtl">{source}</td></tr>
"""

_FOOT = "</tbody>\n</table>\n</body>\n</html>\n"

_UNSHOWN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class BilingualHtml(TranslationFormat):
    """A page for the browser and for printing, English on the left and Arabic on the right, with each state.

    One file that needs no other, without scripts. Text is escaped; control characters, which a page cannot hold, become
    U+FFFD.
    """

    name = "html"
    endings = (".html", ".htm")
    carries = SENTENCE_FIELDS | {"breaks"}

    def write(self, translation: Translation, stream: BinaryIO) -> None:
        """Writes the page, a row for each sentence; those without English have an empty cell."""
        stream.write(_HEAD.format(title=_escaped(translation.title), style=_STYLE).encode())
        for one in translation.sentences:
            stream.write(_row(one).encode())
        stream.write(_FOOT.encode())

    def read(self, path: Path) -> Iterator[Sentence | Skipped]:
        """The rows of a page that the workbench wrote; other pages have none, and are refused."""
        page = _Page()
        try:
            with open_text(path) as text:
                while piece := text.read(1 << 16):
                    page.feed(piece)
                    yield from page.taken()
            page.close()
        except UnicodeDecodeError as error:
            raise not_utf8(path) from error
        yield from page.taken()
        if not page.has_rows:
            raise invalid(path, 1, _("this page has no table of the workbench."))

    def as_carried(self, translation: Translation) -> list[Sentence]:
        """The sentences without control characters."""
        return [
            replace(one, source=_shown(one.source), target=_shown(one.target), author=_shown(one.author))
            for one in translation.sentences
        ]


def _shown(text: str) -> str:
    return _UNSHOWN.sub("\ufffd", text)


def _escaped(text: str) -> str:
    # A bare carriage return would be read as a line feed.
    return html.escape(_shown(text)).replace("\r", "&#13;")


def _row(one: Sentence) -> str:
    return _ROW.format(
        paragraph=' class="paragraph"' if one.breaks else "",
        number=one.position + 1,
        state=one.state,
        author=_escaped(one.author),
        breaks=one.breaks,
        target=_escaped(one.target),
        source=_escaped(one.source),
    )


class _Page(HTMLParser):
    """Collects the rows of a page as they go by."""

    def __init__(self) -> None:
        super().__init__()
        self.has_rows = False
        self._rows: list[Sentence | Skipped] = []
        self._row: dict[str, str] | None = None
        self._line = 1
        self._cell = ""
        self._texts = {"english": "", "arabic": ""}

    def taken(self) -> list[Sentence | Skipped]:
        """The rows that ended since this was last asked."""
        rows, self._rows = self._rows, []
        return rows

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "tr" and "data-position" in said:
            self.has_rows = True
            self._row, self._line, self._texts = said, self.getpos()[0], {"english": "", "arabic": ""}
        elif tag == "td":
            self._cell = said.get("class", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "td":
            self._cell = ""
        elif tag == "tr" and self._row is not None:
            self._rows.append(_sentence(self._line, self._row, self._texts))
            self._row = None

    def handle_data(self, data: str) -> None:
        if self._cell in self._texts:
            self._texts[self._cell] += data


def _sentence(line: int, said: dict[str, str], texts: dict[str, str]) -> Sentence | Skipped:
    try:
        position, breaks = int(said["data-position"]), int(said.get("data-breaks", "0"))
        state = State(said.get("data-state", State.UNTRANSLATED))
    except ValueError:
        return Skipped(line, _("The row has no number, or a state that does not exist."))
    author = said.get("data-author", "")
    return Sentence(position - 1, texts["arabic"], texts["english"], state, author, breaks)
