"""The list of segments with the editor over its current row."""

from __future__ import annotations

from typing import Protocol

from textual.app import ComposeResult
from textual.containers import Container

from workbench.services.translating import Row
from workbench.ui.widgets.arabic import Mark
from workbench.ui.widgets.kept import Kept
from workbench.ui.widgets.row_editor import RowEditor
from workbench.ui.widgets.segment_list import SegmentList


class PaneHost(Protocol):
    """Who a pane asks for rows and tells of what the person does. All of it is called at once, never by messages."""

    def row(self, position: int) -> Row:
        """The row at a position; quick."""

    def typed(self, position: int, text: str) -> None:
        """The target of a row has a new text."""

    def leaving(self, position: int) -> None:
        """The person leaves a row."""

    def entered(self, position: int) -> None:
        """The person came to a row."""

    def finish(self) -> None:
        """The person is done with the current row."""

    def completion(self, text: str) -> str:
        """What could follow a text in the current row; empty if nothing."""

    def take_offer(self) -> bool:
        """Puts in what is offered for the current row; False if nothing is."""

    def refused(self) -> None:
        """The person types in a locked row."""

    def marks(self) -> list[Mark]:
        """What is highlighted in the source of the current row."""

    def source_clicked(self, offset: int) -> None:
        """The person clicked on a code point of the current row's source."""


class TranslationPane(Kept, Container):
    """The rows of an article, the current one edited in place."""

    def __init__(self, host: PaneHost, count: int, layout: str, source_side: str, current: int = 0) -> None:
        """`count` rows, at least one; `layout` and `source_side` as `row_geometry` takes them."""
        super().__init__()
        self.host = host
        self.list = SegmentList(count, host.row, layout, source_side)
        self.list.current = current
        self.list.pane = self
        self.editor = RowEditor(self)

    def compose(self) -> ComposeResult:
        yield self.list
        yield self.editor

    def on_mount(self) -> None:
        """Shows the current row's target, ready to be typed in."""
        self.show_current()
        self.editor.focus()

    @property
    def current(self) -> int:
        """The position of the current row."""
        return self.list.current

    def show_current(self, column: int | None = None, last_line: bool = False) -> None:
        """Puts the current row's target, as the model has it, into the editor."""
        row = self.host.row(self.current)
        self.editor.read_only = row.locked
        self.editor.show_text(row.target, column, last_line)
        self.place_editor()

    def place_editor(self) -> None:
        """Lays the editor over its cell; out of view it waits just beyond the edge, where the pane clips it."""
        segments, styles = self.list, self.editor.styles
        height = max(1, len(segments.lay(segments.current)[1]))
        y = segments.screen_y(segments.current) + segments.target_line(segments.current)
        y = max(-height, min(y, segments.size.height))
        geometry = segments.geometry
        styles.width, styles.height = geometry.target_width + 1, height
        self.editor.wrap_to(geometry.target_width)
        styles.offset = (geometry.target_x, y)

    def typed(self, text: str) -> None:
        """The editor's text is new: the model has it before anything is drawn."""
        self.host.typed(self.current, text)
        self.list.target_typed()

    def cursor_moved(self, line: int) -> None:
        """Scrolls so that the row is in view, or at least the line the cursor is on."""
        segments = self.list
        source, target = segments.lay(segments.current)
        start = segments.target_line(segments.current)
        last = start + len(target) - 1 if segments.geometry.stacked else max(len(source), len(target)) - 1
        whole = last < segments.size.height
        segments.reveal(*((0, last) if whole else (start + line, start + line)))

    def go(self, step: int, column: int | None = None) -> None:
        """To a row `step` further, or as far as there are rows."""
        self.go_to(max(0, min(self.list.count - 1, self.current + step)), column, step < 0 and column is not None)

    def go_to(self, position: int, column: int | None = None, last_line: bool = False) -> None:
        """To a row; the one that is left is told to the host first."""
        if position == self.current:
            return
        self.host.leaving(self.current)
        self.list.select(position)
        self.show_current(column, last_line)
        self.host.entered(position)

    def finish(self) -> None:
        """Enter: the host decides what done means."""
        self.host.finish()

    def completion(self, text: str) -> str:
        """What could follow the text."""
        return self.host.completion(text)

    def take_offer(self) -> bool:
        """Puts in what is offered for an empty row."""
        return self.host.take_offer()

    def refused(self) -> None:
        """The person types in a locked row."""
        self.host.refused()

    def marks(self) -> list[Mark]:
        """What is highlighted in the current row's source."""
        return self.host.marks()

    def clicked(self, row: int, line: int, x: int) -> None:
        """A click on a row: there, and into the source if the click was on it."""
        offset = self.list.source_offset(row, line, x)
        if row != self.current:
            self.go_to(row)
        elif offset is not None:
            self.host.source_clicked(offset)

    def rebuild(self, count: int, current: int) -> None:
        """Rows were merged or split."""
        self.list.rebuild(count, current)
        self.show_current()

    def refresh_row(self, position: int) -> None:
        """A row was changed by something else than typing in it."""
        if position == self.current and self.host.row(position).target != self.editor.text:
            self.show_current()
        self.list.row_changed(position)

    def on_mouse_scroll_down(self) -> None:
        """A wheel turned over the editor; the list sees to its own."""
        self.list.scroll_relative(y=self.app.scroll_sensitivity_y, animate=False)

    def on_mouse_scroll_up(self) -> None:
        """A wheel turned over the editor; the list sees to its own."""
        self.list.scroll_relative(y=-self.app.scroll_sensitivity_y, animate=False)
