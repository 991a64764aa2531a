"""The editor of one target: a TextArea without line breaks that lies over its row."""

from __future__ import annotations

import re
from typing import ClassVar, Protocol

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from workbench.ui.alt_digits import AltDigit
from workbench.ui.palette import palette
from workbench.ui.widgets.arabic import Mark, english_segments

BREAKS = re.compile(r"[ \t]*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029][\s]*|\t")
"""A line break with the blanks around it, or a tab: each is one blank in a segment."""

CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
"""Characters that no text has; they come with pasted terminal output, and some would be obeyed when drawn."""


def one_line(text: str) -> str:
    """A text as a segment may have it: no line breaks, no tabs, no control characters."""
    return CONTROLS.sub("", BREAKS.sub(" ", text))


class EditorHost(Protocol):
    """Who an editor tells of what happens in it. All of it is called at once, never by messages.

    A message would arrive after keys that are already queued, and a fast typist's letter would land in the wrong
    row.
    """

    def typed(self, text: str) -> None:
        """The text is new."""

    def cursor_moved(self, line: int) -> None:
        """The cursor is on a line of the wrapped text, counted from 0."""

    def go(self, step: int, column: int | None = None) -> None:
        """The person leaves for a row `step` further, the cursor to stand in a column of it."""

    def finish(self) -> None:
        """The person is done with the row."""

    def completion(self, text: str) -> str:
        """What could follow the text; empty if nothing."""

    def take_offer(self) -> bool:
        """Puts in what is offered for an empty row; False if nothing is."""

    def refused(self) -> None:
        """The person types in a locked row."""


class RowEditor(TextArea):
    """One target; never scrolls by itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key.value, "nothing", show=False) for key in AltDigit),
    ]
    ALLOW_SELECT = False

    def __init__(self, host: EditorHost) -> None:
        self._column = 0
        super().__init__(compact=True, highlight_cursor_line=False)
        self.host = host
        self.cursor_blink = False

    @property
    def wrap_width(self) -> int:
        """The width of the column, in cells, once it is known: the list wraps its rows by the same."""
        return self._column or super().wrap_width

    def wrap_to(self, column: int) -> None:
        """Wraps the text in a column of so many cells; at once, not when a layout comes round to it."""
        if column != self._column:
            self._column = column
            self._rewrap_and_refresh_virtual_size()

    def show_text(self, text: str, column: int | None = None, last_line: bool = False) -> None:
        """Shows another target, the cursor at its end, or in a column of its first or last line."""
        self.load_text(text)
        line = self.wrapped_document.height - 1 if last_line else 0
        at_end = column is None
        self.move_cursor(
            self.document.end if at_end else self.wrapped_document.offset_to_location(Offset(column or 0, line))
        )

    @property
    def cursor(self) -> int:
        """The cursor's offset, in code points of the target."""
        return self.cursor_location[1]

    def edit(self, edit: Edit) -> EditResult:
        """The one gate for typing, pasting and cutting; the model hears of the new text before this returns."""
        if self.read_only:
            return EditResult(edit.top, "")
        edit.text = one_line(edit.text)
        # The host is told by a call: messages that nobody hears would only go round all widgets above.
        with self.prevent(TextArea.Changed, TextArea.SelectionChanged):
            result = super().edit(edit)
        self.host.typed(self.text)
        return result

    def undo(self) -> None:
        """Undoes typing in this row; nothing in a locked one."""
        if self.read_only:
            return
        super().undo()
        self.host.typed(self.text)

    def redo(self) -> None:
        """Redoes typing in this row; nothing in a locked one."""
        if self.read_only:
            return
        super().redo()
        self.host.typed(self.text)

    def update_suggestion(self) -> None:
        """The pale completion after the last letter; what of it has no room in the line is not shown, but taken."""
        text = self.text
        row, column = self.cursor_location
        at_end = row == 0 and column == len(text) and not self.read_only
        self.suggestion = self.host.completion(text) if at_end else ""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines in a region. TextArea would look up six styles each time, which `render_line` does not use."""
        return ScrollView.render_lines(self, crop)

    def render_line(self, y: int) -> Strip:
        """One line of the wrapped text: selection, cursor and pale completion over it, Arabic words as they read.

        TextArea draws every line of its text anew for each key; this costs a third of it for a text of one line, and
        less the longer the text.
        """
        cuts = [0, *self.wrapped_document.get_offsets(0), len(self.text)]
        if y >= len(cuts) - 1:
            return Strip.blank(self.size.width, self.rich_style)
        start, end = cuts[y], cuts[y + 1]
        piece = self.text[start:end]
        if end == len(self.text):
            piece += self.suggestion + " "  # the cursor stands on this blank after the last letter
        marks = [
            Mark(mark.start - start, mark.end - start, mark.style)
            for mark in self._marks()
            if mark.start < start + len(piece) and start < mark.end
        ]
        strip = Strip(english_segments(piece, marks=marks))
        return strip.adjust_cell_length(self.size.width).apply_style(self.rich_style)

    def _marks(self) -> list[Mark]:
        """What lies over the text, in code points of it."""
        looks, (start, end) = palette(self.app), self.selection
        marks = []
        if self.suggestion:
            marks.append(Mark(len(self.text), len(self.text) + len(self.suggestion), looks["dim"]))
        if start != end:
            first, last = sorted((start[1], end[1]))
            marks.append(Mark(first, last, looks["selected"]))
        if self._draw_cursor:
            marks.append(Mark(end[1], end[1] + 1, looks["cursor"]))
        return marks

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.prevent_default()
            event.stop()
            self.host.finish()
        elif event.key == "tab":  # never to another field: what is typed next would be lost there
            event.prevent_default()
            event.stop()
            self.take_completion()
        elif self.read_only and event.is_printable:
            self.host.refused()
        elif event.key.startswith("alt+"):
            event.prevent_default()  # alt+a arrives with the character "a", and would be typed

    def take_completion(self) -> bool:
        """Types the pale completion, or what is offered for an empty row; False if there is neither."""
        if self.read_only:
            return False
        if self.suggestion:
            self.insert(self.suggestion)
            return True
        return not self.text and self.host.take_offer()

    async def _on_hide(self, event: events.Hide) -> None:  # type: ignore[override]  # TextArea's own is async too
        event.prevent_default()  # a hidden widget gives up the focus; this one keeps it, and typing brings it back
        self._end_mouse_selection()

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """Asks the list to scroll, which has the rows; the editor never does."""
        self._recompute_cursor_offset()  # type: ignore[no-untyped-call]  # Textual left it untyped
        if self.has_focus:
            self.host.cursor_moved(self._cursor_offset[1])
        return Offset(0, 0)

    def action_cursor_up(self, select: bool = False) -> None:
        """Up; at the first line, into the row above."""
        if not select and self.navigator.is_first_wrapped_line(self.cursor_location):
            self.host.go(-1, self._cursor_offset[0])
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Down; at the last line, into the row below."""
        if not select and self.navigator.is_last_wrapped_line(self.cursor_location):
            self.host.go(1, self._cursor_offset[0])
        else:
            super().action_cursor_down(select)

    def action_nothing(self) -> None:
        """Swallows a key that would otherwise type a foreign letter."""
