"""A command is declared once; keys, footer, palette and help all read the declaration."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding, BindingType

from workbench.wording import _


@dataclass(frozen=True, slots=True)
class Command:
    """Something a person can ask of a screen."""

    name: str
    """`room.deed`: the key map of the settings says it, and the screen's method is `action_deed`."""

    key: str
    """The keys, comma-separated, the one to show first; empty if only the palette has it."""

    label: str
    """One or two words for the footer, in English; shown through the catalog."""

    help: str
    """A sentence for the palette and the help, in English; shown through the catalog."""

    footer: bool = False
    """Whether the footer shows it."""

    priority: bool = False
    """Whether it comes before the keys of the widget that has the focus."""

    @property
    def action(self) -> str:
        """The name of the action, as Textual looks it up on the screen."""
        return self.name.rpartition(".")[2]

    def binding(self) -> Binding:
        """The declaration as Textual wants it."""
        return Binding(self.key, self.action, self.label, show=False, priority=self.priority, id=self.name)


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """The bindings of the commands that have a key."""
    return [command.binding() for command in commands if command.key]


KEY_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "space": "Space",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "slash": "/",
    "question_mark": "?",
    "delete": "Del",
    "home": "Home",
    "end": "End",
}
"""How keys are written for people, where that is not simply their name."""


def key_text(key: str) -> str:
    """A key as people write it: `^N` for ctrl+n, `F5`, `Enter`; the first one where several are given."""
    first = key.split(",")[0].strip()
    *modifiers, last = first.split("+")
    if modifiers == ["ctrl"] and len(last) == 1:
        return f"^{last.upper()}"
    name = KEY_NAMES.get(last, last.upper() if last[0] == "f" and last[1:].isdigit() else last)
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name])


def keys_text(key: str) -> str:
    """All keys of a command, as people write them."""
    return ", ".join(key_text(part) for part in key.split(",")) if key else ""


def labelled(command: Command) -> str:
    """The label in the language in use."""
    return _(command.label)
