"""The line under the segments: it explains the term under the cursor, and holds the keys while one reads the source."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType

from workbench.ui.widgets.bars import HintLine


class SourceLine(HintLine, can_focus=False):
    """The hint line of the translation screen; its keys move over the words of the source.

    It takes the focus only while somebody reads there: nothing else is to be found by Tab or a click.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        # Arrows follow the eye: the next word of an Arabic sentence stands to the left.
        Binding("left", "source('move', 1)", show=False),
        Binding("right", "source('move', -1)", show=False),
        Binding("shift+left", "source('extend', 1)", show=False),
        Binding("shift+right", "source('extend', -1)", show=False),
        Binding("home", "source('move', -100000)", show=False),
        Binding("end", "source('move', 100000)", show=False),
        Binding("enter", "source('enter', 0)", show=False),
        Binding("a", "source('add', 0)", show=False),
        Binding("c", "source('copy', 0)", show=False),
        Binding("i", "source('insert', 0)", show=False),
        Binding("escape,ctrl+o", "source('leave', 0)", show=False),
    ]

    def __init__(self, host: Callable[[str, int], None]) -> None:
        """`host` is called with what was asked and, for a move, how many words."""
        super().__init__()
        self.host = host

    def action_source(self, deed: str, step: int) -> None:
        """Tells the host what was asked."""
        self.host(deed, step)
