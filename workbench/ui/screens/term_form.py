"""The form of a term: new, or one to be changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from workbench.display.safe import display_safe
from workbench.glossary.term import Term, TermKind, TermStatus
from workbench.ui.screens.dialogs import Dialog
from workbench.ui.widgets.arabic import phrase
from workbench.ui.widgets.cycle import Cycle
from workbench.ui.widgets.panels import KIND_NAMES, STATUS_NAMES
from workbench.ui.widgets.safe_input import SafeInput
from workbench.wording import N_, _

KINDS, STATUSES = list(TermKind), list(TermStatus)

SEPARATOR = "|"
"""Between several values in one field."""

TEXT_FIELDS = {
    "arabic": N_("Arabic"),
    "english": N_("English"),
    "domain": N_("domain"),
    "variants": N_("Arabic variants (a | b)"),
    "admitted": N_("English variants (a | b)"),
    "forbidden": N_("forbidden English (a | b)"),
    "definition": N_("definition"),
    "note": N_("note"),
    "source": N_("source"),
    "abbreviation": N_("abbreviation"),
}
"""The fields that are typed, in the order of the form, and what they are called."""

LISTS = ("variants", "admitted", "forbidden")


class TermForm(Dialog[Term]):
    """A term to be filled in; answers it, or None if the person changed their mind."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "save", show=False, priority=True),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(self, term: Term, domains: Sequence[str], problem: str = "") -> None:
        """`term`: what the fields hold at first; with an id it is one to be changed. `problem`: said at first."""
        super().__init__()
        self.term, self.domains, self.problem = term, domains, problem

    def compose(self) -> ComposeResult:
        title = _("New term") if self.term.id is None else _("Term")
        with Vertical(classes="dialog dialog-form"):
            yield Static(Content(phrase(title)), classes="dialog--title")
            yield Static(self._shown_arabic(self.term.arabic), id="arabic-shown")
            with VerticalScroll(can_focus=False):
                for name, label in TEXT_FIELDS.items():
                    yield self._row(label, self._input(name))
                    if name == "english":
                        kinds = [_(KIND_NAMES[kind]) for kind in KINDS]
                        yield self._row(N_("kind"), Cycle(kinds, KINDS.index(self.term.kind), "kind"))
                        statuses = [_(STATUS_NAMES[status]) for status in STATUSES]
                        yield self._row(N_("status"), Cycle(statuses, STATUSES.index(self.term.status), "status"))
            yield Static(Content(phrase(self.problem)), id="form-problem")
            yield Static(Content(phrase(_("Enter: save   ↑ ↓ Tab: fields   Esc: back"))), classes="dialog--keys")

    def on_mount(self) -> None:
        """The first empty field has the cursor; the English if none is empty."""
        empty = next((name for name in ("arabic", "english") if not getattr(self.term, name)), "english")
        self.query_one(f"#{empty}").focus()

    def _row(self, label: str, widget: Input | Cycle) -> Horizontal:
        return Horizontal(Static(Content(phrase(_(label))), classes="form--label"), widget, classes="form--row")

    def _input(self, name: str) -> Input:
        value = getattr(self.term, name)
        text = f" {SEPARATOR} ".join(value) if name in LISTS else value
        suggester = (
            SuggestFromList([display_safe(domain) for domain in self.domains], case_sensitive=False)
            if name == "domain"
            else None
        )
        return SafeInput(text, id=name, compact=True, max_length=2000, suggester=suggester)

    def _shown_arabic(self, arabic: str) -> Content:
        """The Arabic as it reads, since a terminal may show it otherwise in the field."""
        return Content(phrase(arabic) or " ")

    def on_input_changed(self, event: Input.Changed) -> None:
        """The Arabic is shown as it will read."""
        if event.input.id == "arabic":
            self.query_one("#arabic-shown", Static).update(self._shown_arabic(event.value))

    def filled_in(self) -> Term:
        """The term as the fields have it now."""
        typed = {name: self.query_one(f"#{name}", Input).value.strip() for name in TEXT_FIELDS}
        values: dict[str, Any] = {
            name: tuple(part.strip() for part in text.split(SEPARATOR) if part.strip()) if name in LISTS else text
            for name, text in typed.items()
        }
        kind = KINDS[self.query_one("#kind", Cycle).chosen]
        status = STATUSES[self.query_one("#status", Cycle).chosen]
        return replace(self.term, kind=kind, status=status, **values)

    def action_save(self) -> None:
        """Enter: the term, if it has Arabic and English."""
        term = self.filled_in()
        if not term.arabic or not term.english:
            missing = _("The Arabic is missing") if not term.arabic else _("The English is missing")
            self.query_one("#form-problem", Static).update(Content(phrase(missing)))
            self.query_one("#arabic" if not term.arabic else "#english").focus()
            return
        self.dismiss(term)
