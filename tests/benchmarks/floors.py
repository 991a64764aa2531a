"""The smallest Textual programs that do one thing of ours: `python -m tests.benchmarks.floors minimal|editor|step`."""

from __future__ import annotations

import sys

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static, TextArea

READY = "READY"
"""What stands on the screen when the first picture is there."""


class Minimal(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        yield Static(READY)


class Step(Minimal):
    """A key changes one character of a line."""

    count = 0

    def compose(self) -> ComposeResult:
        yield Static("0", id="count")
        yield Static(READY)

    def on_key(self, event: events.Key) -> None:
        """One further."""
        self.count += 1
        self.query_one("#count", Static).update(str(self.count % 10), layout=False)


class Editor(Minimal):
    """A bare editor of six rows."""

    CSS = "TextArea { height: 6; }"

    def compose(self) -> ComposeResult:
        yield TextArea()
        yield Static(READY)

    def on_mount(self) -> None:
        """Ready to be typed in."""
        self.query_one(TextArea).focus()


if __name__ == "__main__":
    {"minimal": Minimal, "step": Step, "editor": Editor}[sys.argv[1]]().run()
