"""Every key of the screen below, from the declarations of its commands."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.ui.commands import keys_text
from workbench.ui.screens.base import CommandScreen
from workbench.ui.widgets.arabic import field, phrase
from workbench.ui.widgets.rows import Rows
from workbench.ui.widgets.too_small import Covered
from workbench.wording import _

KEYS_WIDTH = 24
"""Cells of the column of keys."""


class HelpScreen(Covered, ModalScreen[None]):
    """The keys and what they do."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f1,q,question_mark", "dismiss", show=False)]
    CSS_PATH = "../styles/dialogs.tcss"
    ALLOW_SELECT = False

    def __init__(self, screen: CommandScreen) -> None:
        """`screen`: whose keys are shown."""
        super().__init__()
        self.lines = [
            (keys_text(screen.key_of(command)) or _("only here and in ^P"), _(command.help))
            for command in screen.all_orders()
        ]

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog dialog-wide"):
            yield Static(Content(phrase(_("Keys of this screen"))), classes="dialog--title")
            rows = Rows(self._line, len(self.lines))
            rows.styles.height = len(self.lines)
            yield rows
            yield Static(Content(phrase(_("Esc: back"))), classes="dialog--keys")

    def _line(self, row: int, width: int) -> list[Segment]:
        keys, text = self.lines[row]
        return [Segment(" "), *field(keys, KEYS_WIDTH, align="left"), *field(text, width - KEYS_WIDTH - 2)]

    def on_rows_opened(self) -> None:
        """Enter: back."""
        self.dismiss()
