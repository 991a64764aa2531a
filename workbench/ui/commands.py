"""A command is declared once; keys, footer, palette and help all read the declaration."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from textual.binding import Binding, BindingsMap, BindingType
from textual.keys import Keys, _character_to_key

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

    @property
    def run(self) -> str:
        """The action with the room it belongs to, as any screen runs it: commands of every screen are the app's."""
        return self.name if self.name.startswith("app.") else self.action

    def binding(self) -> Binding:
        """The declaration as Textual wants it."""
        return Binding(self.key, self.action, self.label, show=False, priority=self.priority, id=self.name)


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """The bindings of the commands that have a key."""
    return [command.binding() for command in commands if command.key]


def bind_chosen(bound: BindingsMap, commands: Iterable[Command], keys: Mapping[str, str]) -> None:
    """Binds the keys chosen in the settings for commands that have no binding of their own.

    Those are commands without a key, and those whose key belongs to a widget; that key goes on doing what it does.

    Args:
        bound: Where the keys are bound, with the declared ones in it.
        commands: Of that place.
        keys: The name of a command -> its keys, as the settings have them.
    """
    there = {binding.id for each in bound.key_to_bindings.values() for binding in each}
    for command in commands:
        if command.name not in there and command.name in keys:
            for key in keys[command.name].split(","):
                name = _character_to_key(key) if len(key) == 1 else key
                bound.bind(name, command.action, command.label, show=False, priority=not types_a_character(name))


_NO_CHARACTER = {key.value for key in Keys} - {"space"}


def types_a_character(key: str) -> bool:
    """Whether a key, by its long name, puts a character into a field; such a key never comes before the fields."""
    return "+" not in key and key not in _NO_CHARACTER


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
