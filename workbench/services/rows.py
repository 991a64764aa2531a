"""The segments of the open article as the translation screen shows them, a page at a time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.articles.article import Segment
from workbench.errors import SegmentUnknown
from workbench.store import segments
from workbench.store.database import Database
from workbench.translation.revision import State
from workbench.wording import _

PAGE = 200
"""How many segments are read at once."""

PAGES_KEPT = 50
"""How many pages are kept; of the others the one not looked at for longest is dropped."""

_BLANKS = str.maketrans("\n\r\t\v\f\x85\u2028\u2029", " " * 8)
"""A segment merged over the end of a line has a line break; it is shown as a blank, so that offsets stay."""


@dataclass(frozen=True, slots=True)
class Row:
    """A segment as the translation screen shows it."""

    position: int
    """Its place in the article, from 0."""

    segment: int | None
    """Its id; None until the article is saved."""

    source: str
    """The Arabic, as long as it is written, each line break shown as a blank."""

    target: str
    """The English as it stands, unsaved keys included."""

    state: State
    attention: str = ""
    """Why it came back to the translator: "rejected: wrong name", "changed after review"; else empty."""

    locked: bool = False
    open_comments: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an article has come."""

    segments: int
    translated: int
    """Segments that are translated, reviewed or approved."""

    reviewed: int
    """Segments that are reviewed or approved."""

    words: int
    """Arabic words."""


@dataclass(slots=True)
class _Shown:
    row: Row
    rev: int
    """The version of the draft that the row shows; 0 if there was none."""


class ArticleRows:
    """The rows of one article, read a page at a time, and how many of them are done.

    Of an article that nobody has worked on the rows come from the segments as they were read, and no database is
    asked. Rows that were replaced stay as they are until they are saved, whatever is read again.
    """

    def __init__(self, words: int) -> None:
        """No rows yet: see `from_file` and `from_database`."""
        self._words = words
        self._pages: OrderedDict[int, list[_Shown]] = OrderedDict()
        self._unsaved: dict[int, _Shown] = {}
        self._segments: Sequence[Segment] = ()
        self._db: Database | None = None
        self._article = 0
        self._counts = segments.Counts(0, 0, 0)

    def from_file(self, read: Sequence[Segment]) -> None:
        """The rows are these segments, none translated."""
        self._segments = read
        self._counts = segments.Counts(len(read), 0, 0)

    def from_database(self, db: Database, article: int) -> None:
        """The rows are those of a saved article from now on; what was read before is read again."""
        self._db, self._article, self._segments = db, article, ()
        self.read_again()

    def read_again(self) -> None:
        """Drops what was read, since the article was changed; unsaved rows stay."""
        self._pages.clear()
        if self._db is None:
            return
        self._counts = segments.counts(self._db, self._article)
        for position, mine in self._unsaved.items():
            if position < len(self):
                self._count(self._read_page(position // PAGE)[position % PAGE].row.state, mine.row.state)

    def __len__(self) -> int:
        """How many segments the article has."""
        return self._counts.segments

    def progress(self) -> Progress:
        """How far the article has come, unsaved keys included; no query."""
        return Progress(len(self), self._counts.translated, self._counts.reviewed, self._words)

    def row(self, position: int) -> Row:
        """The segment at a position.

        Raises:
            SegmentUnknown: If the article has no such position.
        """
        return self._shown(position).row

    def rev(self, position: int) -> int:
        """The version of the draft that the row shows; 0 if there was none."""
        return self._shown(position).rev

    def texts(self, first: int, last: int) -> list[tuple[int, str, str]]:
        """Position, Arabic and English from one position to another, unsaved keys included; for a search."""
        if self._db is None:
            found = [(one.position, one.text, "") for one in self._segments[first : last + 1]]
        else:
            found = segments.texts(self._db, self._article, first, last)
        mine = {position: shown.row.target for position, shown in self._unsaved.items() if first <= position <= last}
        return [(place, source, mine.get(place, target)) for place, source, target in found] if mine else found

    def all_texts(self) -> Iterator[tuple[int, str, str]]:
        """The same of the whole article, read a stretch at a time."""
        for first in range(0, len(self), PAGE):
            yield from self.texts(first, first + PAGE - 1)

    def unsaved(self) -> list[Row]:
        """The rows with keys that were not saved yet, in order."""
        return [self._unsaved[position].row for position in sorted(self._unsaved)]

    def change(self, row: Row) -> None:
        """Shows a row that is not saved yet."""
        shown = _Shown(row, self.rev(row.position))
        self._show(shown)
        self._unsaved[row.position] = shown

    def settle(self, row: Row, rev: int) -> None:
        """Shows a row as it was saved, under the new version of its draft."""
        self._show(_Shown(row, rev))
        self._unsaved.pop(row.position, None)

    def forget_unsaved(self) -> None:
        """Unsaved rows are kept elsewhere now; `read_again` shows the rows as they are saved."""
        self._unsaved.clear()

    def _show(self, shown: _Shown) -> None:
        self._count(self.row(shown.row.position).state, shown.row.state)
        page = self._page(shown.row.position // PAGE)
        page[shown.row.position % PAGE] = shown

    def _count(self, before: State, after: State) -> None:
        if before is after:
            return
        translated = self._counts.translated + after.is_done - before.is_done
        reviewed = self._counts.reviewed + after.is_reviewed - before.is_reviewed
        self._counts = segments.Counts(self._counts.segments, translated, reviewed)

    def _shown(self, position: int) -> _Shown:
        page = self._pages.get(position // PAGE)
        if page is not None and 0 <= position % PAGE < len(page):
            return page[position % PAGE]
        if not 0 <= position < len(self):
            raise self._unknown(position)
        page = self._page(position // PAGE)
        if position % PAGE >= len(page):  # another program made the article shorter
            raise self._unknown(position)
        return page[position % PAGE]

    def _unknown(self, position: int) -> SegmentUnknown:
        message = _("There is no sentence {number}; the article has {count}.")
        return SegmentUnknown(message.format(number=position + 1, count=len(self)))

    def _page(self, number: int) -> list[_Shown]:
        """A page with the unsaved rows laid over it; the one used last is dropped last."""
        page = self._pages.get(number)
        if page is None:
            page = self._read_page(number)
            for position, mine in self._unsaved.items():
                if position // PAGE == number and position % PAGE < len(page):
                    page[position % PAGE] = mine
            self._pages[number] = page
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page

    def _read_page(self, number: int) -> list[_Shown]:
        first = number * PAGE
        if self._db is None:
            return [
                _Shown(Row(one.position, None, one.text.translate(_BLANKS), "", State.UNTRANSLATED), 0)
                for one in self._segments[first : first + PAGE]
            ]
        return [_Shown(_row(saved), saved.rev) for saved in segments.page(self._db, self._article, first, PAGE)]


def _row(saved: segments.SavedSegment) -> Row:
    assert saved.position is not None  # pages are read by position
    return Row(
        saved.position,
        saved.id,
        saved.source.translate(_BLANKS),
        saved.target,
        saved.state,
        saved.attention,
        saved.locked,
        saved.open_comments,
    )
