"""Text in blocks, laid out in the width there is: what the details of a term and the parts of a review are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from workbench.display.layout import Base, lay_out
from workbench.display.safe import cell_width
from workbench.ui.palette import palette
from workbench.ui.widgets.arabic import PLAIN, Mark, drawn, field, phrase

LABEL = 11
"""Cells of the column in which labels stand."""

NARROWEST = 8
"""Cells that a block has at least, however narrow the view is; what is beyond the edge is not seen."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or several parted by line breaks."""

    text: str
    style: str = ""
    """The look of all of it, by its name in the palette; empty for none."""

    base: Base = "ltr"
    """Which way it runs; what runs from the right stands at the right."""

    marks: tuple[tuple[int, int, str], ...] = ()
    """Stretches with a look of their own: first code point, one past the last, look."""

    label: str = ""
    """What stands before its first line, in a column of its own; empty for a block over the whole width."""


class TextView(ScrollView):
    """Blocks one below the other, under a title if there is one; scrolls when there are more lines than room."""

    DEFAULT_CSS = "TextView { overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; }"
    ALLOW_SELECT = False

    def __init__(self, id: str, can_focus: bool = False) -> None:
        """Empty; `can_focus`: arrows scroll it once Tab has gone there."""
        super().__init__(id=id, can_focus=can_focus)
        self.title = ""
        self.blocks: list[Block] = []
        self._lines: list[list[Segment]] = []
        self._laid_width = 0

    def show(self, blocks: Sequence[Block], title: str = "", keep_place: bool = False) -> None:
        """Shows other blocks from their beginning; `keep_place` stays where one has scrolled to.

        The same again draws nothing.
        """
        if (list(blocks), title) == (self.blocks, self.title):
            return
        self.blocks, self.title = list(blocks), title
        self._laid_width = 0
        self._lay()
        if not keep_place:
            self.scroll_to(y=0, animate=False)
        self.refresh()

    def on_resize(self) -> None:
        """Lays out anew if the width is another."""
        self._lay()

    def notify_style_update(self) -> None:
        """A new theme: colours are looked up again."""
        super().notify_style_update()
        self._laid_width = 0
        if self.is_attached:
            self._lay()

    def _lay(self) -> None:
        width = self.scrollable_content_region.width
        if not width or not self.is_attached:
            return
        if width != self._laid_width:
            self._laid_width = width
            self._lines = [line for block in self.blocks for line in self._block_lines(block, width)]
        # The scroll bar takes a cell once there is more than fits, and the lines are laid out again without it.
        self.virtual_size = Size(0, len(self._lines) + self._title_height)

    @property
    def _title_height(self) -> int:
        return 1 if self.title else 0

    def _block_lines(self, block: Block, width: int) -> list[list[Segment]]:
        beside = LABEL if block.label else 0
        room = max(NARROWEST, width - 2 - beside)
        marks = [Mark(start, end, self._style(name)) for start, end, name in block.marks]
        lines = []
        for index, line in enumerate(lay_out(block.text, room, block.base)):
            label = block.label if index == 0 else ""
            before = field(label, beside, self._style("dim"), align="left")
            lines.append([Segment(" "), *before, *drawn(line, marks, self._style(block.style))])
        return lines

    def _style(self, name: str) -> Style:
        return palette(self.app)[name] if name else PLAIN

    def render_line(self, y: int) -> Strip:
        """The title on the first line, whatever is scrolled below it."""
        width = self.scrollable_content_region.width
        row = y + round(self.scroll_y) - self._title_height
        if y == 0 and self.title:
            segments = self._title_line(width)
        else:
            segments = self._lines[row] if row < len(self._lines) else []
        return Strip(segments).adjust_cell_length(width).apply_style(self.rich_style)

    def _title_line(self, width: int) -> list[Segment]:
        style = self._style("active" if self.has_focus else "heading")
        title = [Segment(f" {phrase(self.title)} ", style)] if cell_width(self.title) + 2 <= width else []
        taken = cell_width(self.title) + 2 if title else 0
        return [
            *(title or field(self.title, width, style)),
            Segment("─" * max(0, width - taken) if title else "", style),
        ]
