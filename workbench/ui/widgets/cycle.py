"""A field with a few possible values, one of them shown: arrows or the space bar change it, letters jump."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widget import Widget

from workbench.ui.widgets.arabic import field


class Cycle(Widget, can_focus=True):
    """One of several values."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", show=False),
        Binding("right,space", "turn(1)", show=False),
    ]
    DEFAULT_CSS = "Cycle { height: 1; }"
    ALLOW_SELECT = False

    def __init__(self, labels: Sequence[str], chosen: int = 0, id: str | None = None) -> None:
        """`labels` as people read them; `chosen` is a place among them."""
        super().__init__(id=id)
        self.labels, self.chosen = list(labels), chosen

    def action_turn(self, step: int) -> None:
        """The value `step` further, round and round."""
        self.chosen = (self.chosen + step) % len(self.labels)
        self.refresh()

    def on_key(self, event: events.Key) -> None:
        """A letter jumps to the next value that begins with it."""
        if event.character is None or not event.character.isalpha():
            return
        for step in range(1, len(self.labels) + 1):
            place = (self.chosen + step) % len(self.labels)
            if self.labels[place].casefold().startswith(event.character.casefold()):
                self.chosen = place
                self.refresh()
                event.stop()
                return

    def on_click(self) -> None:
        """A click turns it."""
        self.action_turn(1)

    def render_line(self, y: int) -> Strip:
        """The value between the arrows that change it."""
        width = self.size.width
        text = f"‹ {self.labels[self.chosen]} ›"
        parts: list[Segment] = field(text, width, align="left") if y == 0 else []
        return Strip(parts).adjust_cell_length(width).apply_style(self.rich_style)
