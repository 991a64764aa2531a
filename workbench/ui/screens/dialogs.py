"""Small questions: a line of text, or one of several lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from workbench.ui.widgets.arabic import field, phrase
from workbench.ui.widgets.rows import Rows
from workbench.ui.widgets.safe_input import SafeInput
from workbench.ui.widgets.too_small import Covered
from workbench.wording import _

Answer = TypeVar("Answer")


class Dialog(Covered, ModalScreen[Answer]):
    """A box over the screen; Esc closes it and changes nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", show=False)]
    CSS_PATH = "../styles/dialogs.tcss"
    AUTO_FOCUS = "Input, ChoiceList"
    ALLOW_SELECT = False

    def action_cancel(self) -> None:
        """Closes without an answer."""
        self.dismiss(None)


class AskLine(Dialog[str]):
    """Asks for one line; answers it without the blanks around it, None if the person changed their mind."""

    def __init__(self, title: str, value: str = "", placeholder: str = "", required: bool = True) -> None:
        """`required`: an empty line is no answer."""
        super().__init__()
        self.asked, self.value, self.placeholder, self.required = title, value, placeholder, required

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Content(phrase(self.asked)), classes="dialog--title")
            yield SafeInput(self.value, placeholder=phrase(self.placeholder), max_length=2000)
            yield Static(Content(phrase(_("Enter: done   Esc: back"))), classes="dialog--keys")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: the answer."""
        event.stop()
        if (answer := event.value.strip()) or not self.required:
            self.dismiss(answer)


class ChoiceList(Rows):
    """Lines to choose one of, or several by the space bar."""

    def __init__(self, lines: Sequence[str], ticked: set[int] | None = None) -> None:
        """`ticked`: the places of lines that are chosen already; None if only one is to be chosen."""
        super().__init__(self._choice_line, len(lines))
        self.lines, self.ticked = list(lines), ticked

    def on_mount(self) -> None:
        """As high as its lines; the box says how high at the most."""
        super().on_mount()
        self.styles.height = max(1, len(self.lines))

    def toggle(self) -> None:
        """Ticks the line under the cursor, or takes the tick away."""
        if self.ticked is not None:
            self.ticked ^= {self.cursor}
            self.refresh()

    def _choice_line(self, row: int, width: int) -> list[Segment]:
        tick = "" if self.ticked is None else "[x] " if row in self.ticked else "[ ] "
        return [Segment(f" {tick}"), *field(self.lines[row], width - 2 - len(tick), align="left")]


class Choose(Dialog[int]):
    """Asks for one of several lines; answers its place, None if the person changed their mind."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "take", show=False, priority=True)]

    def __init__(self, title: str, lines: Sequence[str], keys: str = "") -> None:
        """`keys`: a letter for each line that chooses it at once; empty if there are none."""
        super().__init__()
        self.asked, self.keys, self.list = title, keys, ChoiceList(lines)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Content(phrase(self.asked)), classes="dialog--title")
            yield self.list
            yield Static(Content(phrase(_("Enter: take   Esc: back"))), classes="dialog--keys")

    def on_key(self, event: events.Key) -> None:
        """A line's own letter chooses it."""
        if event.character and event.character in self.keys:
            event.stop()
            self.dismiss(self.keys.index(event.character))

    def on_rows_opened(self) -> None:
        """A click on the line under the cursor takes it too."""
        self.action_take()

    def action_take(self) -> None:
        """Enter: the line under the cursor."""
        self.dismiss(self.list.cursor if self.list.lines else None)


class ChooseSome(Dialog[list[int]]):
    """Asks which of several lines; all are ticked at first. Answers their places, None for a change of mind."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", show=False, priority=True),
        Binding("space", "tick", show=False, priority=True),
    ]

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        super().__init__()
        self.asked, self.list = title, ChoiceList(lines, set(range(len(lines))))

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog dialog-wide"):
            yield Static(Content(phrase(self.asked)), classes="dialog--title")
            yield self.list
            yield Static(Content(phrase(_("Space: in or out   Enter: do it   Esc: back"))), classes="dialog--keys")

    def on_rows_opened(self) -> None:
        """A click on the line under the cursor ticks it."""
        self.list.toggle()

    def action_tick(self) -> None:
        """Space: the line under the cursor, in or out."""
        self.list.toggle()

    def action_take(self) -> None:
        """Enter: the ticked lines."""
        self.dismiss(sorted(self.list.ticked or ()))
