"""A field for one line, in which nothing that stands in it is obeyed by the terminal."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Input

from workbench.display.safe import display_safe


class SafeInput(Input):
    """Textual's field draws its value as it is: escapes in a term that was imported would reach the terminal."""

    @property
    def _value(self) -> Text:
        """The value as it is drawn; one code point for each of its own, so that the cursor keeps its place."""
        return Text(display_safe(self.value), no_wrap=True, overflow="ignore", end="")
