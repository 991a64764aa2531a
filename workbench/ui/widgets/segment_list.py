"""All rows of an article, drawn line by line: a virtual list that costs the same at 20 and at 100,000 rows."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual._wrap import compute_wrap_offsets  # private: TextArea breaks its lines with it, so the rows must too
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from workbench.display.layout import Line, lay_out
from workbench.services.translating import Row
from workbench.ui.palette import palette
from workbench.ui.signs import EDITED, LOCKED, NOTED, SIGNS, state_look
from workbench.ui.widgets.arabic import drawn, english_segments
from workbench.ui.widgets.geometry import GAP, SIGN, RowGeometry, row_geometry
from workbench.ui.widgets.heights import Heights
from workbench.ui.widgets.kept import Kept

if TYPE_CHECKING:
    from workbench.ui.widgets.translation_pane import TranslationPane

ESTIMATE = 3
"""Lines a row is taken to have until it is measured."""

CACHED_ROWS = 4_000
"""Rows whose lines are kept; a page has at most a few dozen."""

SCROLL_BAR = 1
"""Width of the scroll bar, in cells; always shown, so that rows never change their width."""

Laid = tuple[tuple[Line, ...], list[str]]
"""The lines of a row: of its source, and of its target."""


def wrap(text: str, width: int) -> list[str]:
    """The lines of a text without line breaks, broken where a TextArea of that width breaks them."""
    cuts = [0, *compute_wrap_offsets(text, width, 4), len(text)]
    return [text[start:end] for start, end in itertools.pairwise(cuts)]


class SegmentList(Kept, ScrollView, can_focus=False):
    """The rows of an article. Knows geometry and nothing of editing.

    Rows a page above the view are measured before they are seen, so that a wrong estimate never moves what is
    looked at; the row at the top, or the current one, is the anchor.
    """

    ALLOW_SELECT = False
    pane: TranslationPane

    def __init__(self, count: int, row: Callable[[int], Row], layout: str, source_side: str) -> None:
        """`row` gives the row at a position from 0 to `count` - 1, and must be quick."""
        super().__init__()
        self.count, self.row = count, row
        # Set here and not in a style sheet: rows are measured before one is applied.
        self.styles.scrollbar_size_vertical = SCROLL_BAR
        self.styles.overflow_x, self.styles.overflow_y = "hidden", "scroll"
        self.layout_choice, self.source_side = layout, source_side
        self.current = 0
        self.heights = Heights(count, ESTIMATE)
        self.geometry: RowGeometry = row_geometry(100, count)
        self.place: int | None = 0
        """The screen line the person left the current row at; None while it is out of view."""

        self._opened = False
        self._laid: dict[int, Laid] = {}
        self._sources: dict[int, list[list[Segment]]] = {}
        self._measured_size, self._settling = Size(0, 0), False
        self._sizes: tuple[Size, ...] = ()

    @property
    def view_width(self) -> int:
        """Cells of a row: the widget without its scroll bar, which `size` counts in."""
        return max(0, self.size.width - SCROLL_BAR)

    @property
    def top(self) -> int:
        """The line of the list at the top of the view."""
        return round(self.scroll_y)

    def screen_y(self, row: int) -> int:
        """The line of the view at which a row begins; negative above it."""
        return self.heights.before(row) - self.top

    def lay(self, row: int) -> Laid:
        """The lines of a row; measured on the first call, which also sets its height."""
        if (laid := self._laid.get(row)) is None:
            if len(self._laid) > CACHED_ROWS:
                self._laid.clear()
                self._sources.clear()
            shown = self.row(row)
            source = lay_out(shown.source, self.geometry.source_width, "rtl")
            laid = self._laid[row] = (source, wrap(shown.target, self.geometry.target_width))
            self.heights.set(row, self._height(laid))
        return laid

    def _height(self, laid: Laid) -> int:
        source, target = map(len, laid)
        return (source + target if self.geometry.stacked else max(source, target)) + GAP

    def target_line(self, row: int) -> int:
        """The line within the row at which its target begins."""
        return len(self.lay(row)[0]) if self.geometry.stacked else 0

    def settle(self, row: int, line: int) -> None:
        """Puts `row` at screen line `line`, with every row in view and a page above it measured.

        What is scrolled in from above must be measured before, or it would move what is looked at; what comes from
        below need not.
        """
        page = self.size.height
        for step, room in ((-1, line + page), (1, page - line)):
            at = row
            while room > 0 and 0 <= at < self.count:
                self.lay(at)
                room -= self.heights.each[at]
                at += step
        self._settling = True  # the assignments below come back through watch_scroll_y
        self.virtual_size = Size(self.view_width, self.heights.before(self.count))
        self.scroll_to(y=self.heights.before(row) - line, animate=False)
        self._settling = False
        self.pane.place_editor()

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        """Each relayout calls this, and Textual's own would redraw the scroll bar each time (3 kB a key)."""
        old, self._sizes = self._sizes, (size, self.virtual_size, container_size)
        return old != self._sizes and super()._size_updated(size, virtual_size, container_size, layout)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """A scroll by wheel or bar: what comes into view is measured, the editor follows its row."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value) and not self._settling and self.size == self._measured_size:
            row, line = self.heights.find(round(new_value))
            self.settle(min(row, self.count - 1), -line)
            y = self.screen_y(self.current)
            self.place = y if -self.heights.each[self.current] < y < self.size.height else None

    def on_resize(self) -> None:
        """The current row, if it is in view, goes back to the person's place for it; else the top row stays."""
        if not self.count:
            return
        row, line = (self.current, 0) if self.place is not None else self.heights.find(self.top)
        if self.size.width != self._measured_size.width:
            self.forget()
        self._measured_size = self.size
        self.lay(row)
        if not self._opened:  # the row where one left off, with what stands before it in sight
            self._opened, self.place = True, min(self.heights.before(row), self.size.height // 3)
        room = self.size.height - self.heights.each[row]
        self.settle(row, -line if self.place is None else max(0, min(self.place, room)))
        self.refresh()

    def forget(self) -> None:
        """Drops every measure: the width, the layout or the rows are new."""
        self.geometry = row_geometry(self.view_width, self.count, self.layout_choice, self.source_side)
        self._laid.clear()
        self._sources.clear()
        self.heights = Heights(self.count, ESTIMATE)

    def rebuild(self, count: int, current: int) -> None:
        """Rows were merged or split: all is measured anew, and the current row keeps its place."""
        place = max(0, self.screen_y(self.current))
        self.count, self.current = count, current
        self.forget()
        self.settle(current, place)
        self.place = place
        self.refresh()

    def reveal(self, first: int, last: int) -> None:
        """Scrolls as little as needed to show lines `first` to `last` of the current row."""
        y = self.screen_y(self.current)
        # The list begins at its first row: of one near it, less stands above than is wanted.
        first = max(first, -self.heights.before(self.current))
        wanted = max(-first, min(y, self.size.height - 1 - last))
        if wanted != y:
            self.settle(self.current, wanted)
        self.place = wanted

    def select(self, row: int) -> None:
        """Makes a row the current one, in view as a whole where it fits, and repaints the two that change."""
        old, self.current = self.current, row
        for changed in (old, row):
            self._sources.pop(changed, None)
        self.lay(row)
        self.reveal(*self._wanted_in_view(row, forward=row > old))
        self.repaint(old, row)

    def _wanted_in_view(self, row: int, forward: bool) -> tuple[int, int]:
        """First and last line, from the row's own first, that should be seen: the row, and its neighbour ahead."""
        own, page = self.heights.each[row] - GAP, self.size.height
        neighbour = row + 1 if forward else row - 1
        if not 0 <= neighbour < self.count:
            return 0, min(own, page) - 1
        self.lay(neighbour)
        ahead = self.heights.each[neighbour]
        if own + GAP + ahead > page:
            return 0, min(own, page) - 1
        return (0, own + ahead - 1) if forward else (-ahead, own - 1)

    def repaint(self, *rows: int) -> None:
        """Draws some rows again, as they are measured now."""
        for row in rows:
            self.refresh(Region(0, self.screen_y(row), self.view_width, self.heights.each[row]))

    def row_changed(self, row: int, repaint: bool = True) -> None:
        """A row's text is new: what is below it moves if its height is new."""
        height = self.heights.each[row]
        self._laid.pop(row, None)
        self._sources.pop(row, None)
        self.lay(row)
        if self.heights.each[row] != height:
            anchor = self.current if row >= self.current else row
            self.settle(anchor, self.screen_y(anchor))
            self.refresh()
        elif repaint:
            self.repaint(row)

    def target_typed(self) -> None:
        """The current row's target is new; the editor shows it, so the list draws nothing unless the height is new."""
        height = self.heights.each[self.current]
        source, _old = self.lay(self.current)
        laid = (source, wrap(self.row(self.current).target, self.geometry.target_width))
        self._laid[self.current] = laid
        self.heights.set(self.current, self._height(laid))
        if self.heights.each[self.current] != height:
            self.settle(self.current, self.screen_y(self.current))

    def source_changed(self) -> None:
        """The highlights of the current row are new."""
        self._sources.pop(self.current, None)
        geometry, row = self.geometry, self.current
        height = len(self.lay(row)[0])
        self.refresh(Region(geometry.source_x, self.screen_y(row), geometry.source_width, height))

    def notify_style_update(self) -> None:
        """A new theme: what was drawn in the old one's colours is drawn again."""
        super().notify_style_update()
        self._sources.clear()

    def style_of(self, name: str) -> Style:
        """The style of a look."""
        return palette(self.app)[name]

    def render_line(self, y: int) -> Strip:
        """One line of the view, from cached parts."""
        width, (row, line) = self.view_width, self.heights.find(y + self.top)
        if row >= self.count:
            return Strip.blank(width, self.rich_style)
        parts = self._stacked_line(row, line) if self.geometry.stacked else self._side_line(row, line)
        return Strip(parts).adjust_cell_length(width).apply_style(self.rich_style)

    def _side_line(self, row: int, line: int) -> list[Segment]:
        geometry = self.geometry
        target, source = self._target(row, line), self._source(row, line)
        gutter = self._gutter(row, line)
        mark = self._mark(row, line)
        cursor = Segment(" ")
        if geometry.source_first:
            return [mark, *source, *gutter, *target]
        return [mark, *target, cursor, *gutter, *source]

    def _stacked_line(self, row: int, line: int) -> list[Segment]:
        start = self.target_line(row)
        text = self._source(row, line) if line < start else self._target(row, line - start)
        return [self._mark(row, line), *self._gutter(row, line), *text]

    def _mark(self, row: int, line: int) -> Segment:
        current = row == self.current and line < self.heights.each[row] - GAP
        return Segment("▌ " if current else "  ", self.style_of("current"))

    def _gutter(self, row: int, line: int) -> list[Segment]:
        """Number and sign on a row's first line, and rules on all."""
        geometry, current = self.geometry, row == self.current
        rule = self.style_of("faint")
        inner = geometry.digits + 1 + SIGN
        left = Segment("" if geometry.stacked else "│ ", rule)
        right = Segment(" │ ", rule)
        if line:
            return [left, Segment(" " * inner), right]
        shown = self.row(row)
        state = shown.state
        sign = EDITED if current else SIGNS[state]
        if shown.locked or shown.open_comments:
            sign = sign[0] + (LOCKED if shown.locked else NOTED)
        number = f"{row + 1:>{geometry.digits}} "
        return [
            left,
            Segment(number, self.style_of("current" if current else "number")),
            Segment(f"{sign:<{SIGN}}", self.style_of(state_look(state))),
            right,
        ]

    def _target(self, row: int, line: int) -> list[Segment]:
        """One line of the target, as wide as its column."""
        lines, width = self.lay(row)[1], self.geometry.target_width
        text = lines[line].rstrip() if line < len(lines) else ""
        if not text:
            return [Segment(" " * width)]
        return [*english_segments(text), Segment(" " * (width - cell_len(text)))]

    def _source(self, row: int, line: int) -> list[Segment]:
        """One line of the source, as wide as its column; drawn once for as long as it looks the same."""
        lines = self.lay(row)[0]
        if line >= len(lines):
            return [Segment(" " * self.geometry.source_width)]
        if (segments := self._sources.get(row)) is None:
            marks = self.pane.marks() if row == self.current else None
            segments = self._sources[row] = [drawn(laid, marks) for laid in lines]
        return segments[line]

    def on_click(self, event: events.Click) -> None:
        """A click makes its row the current one; on the source it goes into the source."""
        row, line = self.heights.find(event.y + self.top)
        if row < self.count:
            self.pane.clicked(row, line, event.x)

    def source_offset(self, row: int, line: int, x: int) -> int | None:
        """The code point of the source under a cell; None where there is none."""
        lines = self.lay(row)[0]
        column = x - self.geometry.source_x
        if line < len(lines) and 0 <= column < self.geometry.source_width:
            for cell in lines[line].cells:
                column -= cell.width
                if column < 0:
                    return cell.start if cell.end > cell.start else None
        return None
