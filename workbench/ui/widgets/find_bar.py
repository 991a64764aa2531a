"""The bar that finds in both languages and replaces in the English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from workbench.ui.widgets.arabic import phrase
from workbench.ui.widgets.safe_input import SafeInput
from workbench.wording import _

LONGEST_QUERY = 200
"""Code points of a search; more is no search but a paste."""


class FindBar(Horizontal):
    """Two fields: what to find, and what to put in its place."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        Binding("up,shift+enter", "find(True)", show=False, priority=True),
        Binding("down", "find(False)", show=False, priority=True),
    ]

    @dataclass
    class Find(Message):
        """The person asks for the next place; `backwards` for the one before."""

        query: str
        backwards: bool = False

    @dataclass
    class Replace(Message):
        """The person asks for a preview of replacing all."""

        old: str
        new: str

    class Closed(Message):
        """The person goes back to translating."""

    def __init__(self) -> None:
        """The fields are there at once, not only when the bar is drawn: the next key is for them."""
        self.query_input = SafeInput(id="find-query", max_length=LONGEST_QUERY, compact=True)
        super().__init__(
            Static(Content(phrase(_("Find"))), classes="find--label"),
            self.query_input,
            Static(Content(phrase(_("replace in the English by"))), classes="find--label"),
            SafeInput(id="find-new", max_length=LONGEST_QUERY, compact=True),
            Static(Content(phrase(_("↑↓ Tab Enter Esc"))), classes="find--label"),
        )

    @property
    def query_text(self) -> str:
        """What is to be found."""
        return self.query_input.value

    def open(self) -> None:
        """Ready for a query; the last one is selected, so that typing replaces it."""
        self.display = True
        self.screen.set_focus(self.query_input)
        self.query_input.action_select_all()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter finds the next place, or in the second field previews the replacing."""
        event.stop()
        if event.input.id == "find-new":
            self.post_message(self.Replace(self.query_text, event.value))
        else:
            self.action_find(False)

    def action_find(self, backwards: bool) -> None:
        """Asks for the next or previous place."""
        if self.query_text:
            self.post_message(self.Find(self.query_text, backwards))

    def action_close(self) -> None:
        """Esc: back to translating."""
        self.post_message(self.Closed())
