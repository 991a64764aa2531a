"""A list of one-line rows with a cursor: drawn line by line, so that its length costs nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

END = 10**9
"""More rows than any list has."""


class Rows(ScrollView, can_focus=True):
    """Rows of one line each; arrows move the cursor, Enter or a second click opens."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--cursor", "rows--dim", "rows--good", "rows--warning", "rows--head"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", f"move({-END})", show=False),
        Binding("end", f"move({END})", show=False),
        Binding("enter", "open", show=False),
    ]
    DEFAULT_CSS = "Rows { overflow-x: hidden; overflow-y: auto; }"
    ALLOW_SELECT = False

    @dataclass
    class Moved(Message):
        """The cursor is on another row."""

        rows: Rows
        row: int

        @property
        def control(self) -> Rows:
            """The list it happened in."""
            return self.rows

    @dataclass
    class Opened(Message):
        """The row under the cursor is to be opened."""

        rows: Rows
        row: int

        @property
        def control(self) -> Rows:
            """The list it happened in."""
            return self.rows

    def __init__(self, line: Callable[[int, int], list[Segment]], count: int = 0, id: str | None = None) -> None:
        """`line(row, width)` draws a row from 0 to `count` - 1 in `width` cells."""
        super().__init__(id=id)
        self.line, self.count, self.cursor = line, count, 0

    def on_mount(self) -> None:
        """Knows its height."""
        self.show(self.count, self.cursor)

    def show(self, count: int, cursor: int = 0) -> None:
        """Other rows; the cursor as near to the given place as there are rows."""
        self.count = count
        self.virtual_size = Size(0, count)
        self.cursor = max(0, min(count - 1, cursor))
        self._reveal()
        self.refresh()

    def on_resize(self) -> None:
        """The cursor stays in sight."""
        self._reveal()

    def action_move(self, step: int) -> None:
        """Moves the cursor, as far as there are rows."""
        wanted = max(0, min(self.count - 1, self.cursor + step))
        if wanted != self.cursor:
            old, self.cursor = self.cursor, wanted
            self._reveal()
            top, width = round(self.scroll_y), self.scrollable_content_region.width
            self.refresh(Region(0, old - top, width, 1), Region(0, wanted - top, width, 1))
            self.post_message(self.Moved(self, wanted))

    def action_page(self, pages: int) -> None:
        """Moves the cursor by pages."""
        self.action_move(pages * max(1, self.size.height - 1))

    def action_open(self) -> None:
        """Opens the row under the cursor."""
        if self.count:
            self.post_message(self.Opened(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; on the row under it, it opens."""
        row = round(self.scroll_y) + event.y
        if row >= self.count:
            return
        if row == self.cursor:
            self.action_open()
        else:
            self.action_move(row - self.cursor)

    def _reveal(self) -> None:
        top, height = round(self.scroll_y), max(1, self.size.height)
        if not top <= self.cursor < top + height:
            self.scroll_to(y=self.cursor if self.cursor < top else self.cursor - height + 1, animate=False)

    def render_line(self, y: int) -> Strip:
        """One row, the one under the cursor marked."""
        width, row = self.scrollable_content_region.width, y + round(self.scroll_y)
        if row >= self.count:
            return Strip.blank(width, self.rich_style)
        strip = Strip(self.line(row, width)).adjust_cell_length(width)
        if row == self.cursor:
            strip = strip.apply_style(self.get_component_rich_style("rows--cursor"))
        return strip.apply_style(self.rich_style)
