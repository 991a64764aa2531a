"""A window in which nothing can be read says so; what is under it stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from workbench.ui.widgets.arabic import field
from workbench.wording import _

LEAST = Size(20, 5)
"""The smallest window, in cells and lines, in which a screen is shown."""


def is_too_small(size: Size) -> bool:
    """Whether nothing can be shown in a window of that size."""
    return size.width < LEAST.width or size.height < LEAST.height


class TooSmall(Widget):
    """Over everything else of a screen, which goes on under it: what has the focus keeps it, and the cursor too."""

    DEFAULT_CSS = """
    TooSmall { overlay: screen; position: absolute; width: 100vw; height: 100vh; background: $background; }
    """
    ALLOW_SELECT = False

    def render_line(self, y: int) -> Strip:
        """The words in the first line, as much of them as there is room for."""
        width = self.size.width
        parts = field(_("too small"), width, align="left") if y == 0 else [Segment(" " * width)]
        return Strip(parts).adjust_cell_length(width).apply_style(self.rich_style)


class Covered(Widget if TYPE_CHECKING else object):  # type: ignore[misc]  # a part of screens, which are widgets
    """A screen that is covered while the window is too small."""

    def on_resize(self, event: events.Resize) -> None:
        """The window has another size."""
        self.cover()

    def on_screen_resume(self) -> None:
        """The window may have got another size while another screen was shown."""
        self.cover()

    def cover(self) -> None:
        """Covers the screen, or uncovers it, as the window is now."""
        there = self.query(TooSmall)
        if not is_too_small(self.app.size):
            there.remove()
        elif not there:
            self.mount(TooSmall())
