"""The tables of keys in the README, made from the declarations of the commands: `python -m workbench.ui.key_tables`."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from workbench.errors import SettingInvalid
from workbench.ui.commands import Command, keys_text
from workbench.ui.screens.base import EVERYWHERE, CommandScreen
from workbench.ui.screens.glossary import GlossaryScreen
from workbench.ui.screens.library import LibraryScreen
from workbench.ui.screens.review import ReviewScreen
from workbench.ui.screens.translation import TranslationScreen

SCREENS: dict[str, type[CommandScreen]] = {
    "translation": TranslationScreen,
    "library": LibraryScreen,
    "glossary": GlossaryScreen,
    "review": ReviewScreen,
}
"""The screens that have a table of their own."""


def require_commands(keys: Iterable[str]) -> None:
    """Nothing, if each of these is the name of a command.

    Raises:
        SettingInvalid: If one is not; names it, and the nearest one there is.
    """
    known = {command.name for screen in SCREENS.values() for command in screen.all_orders()}
    for name in keys:
        if name not in known:
            near = get_close_matches(name, sorted(known), 1)
            advice = f"did you mean {near[0]}?" if near else "the README lists them all."
            raise SettingInvalid(f"The settings give a key to {name!r}, and there is no such command; {advice}")


def key_table(commands: tuple[Command, ...]) -> str:
    """A table of keys and what they do, in Markdown; a command without a key is found by its name."""
    rows = [
        f"| {keys_text(command.key) or f'^P, “{command.label}”'} | {command.help} | `{command.name}` |"
        for command in commands
    ]
    return "\n".join(["| key | what it does | name in the settings |", "|---|---|---|", *rows])


def tables() -> dict[str, str]:
    """Every table by its name: one for each screen, and "everywhere"."""
    own = {name: key_table(screen.ORDERS) for name, screen in SCREENS.items()}
    return own | {"everywhere": key_table(EVERYWHERE)}


if __name__ == "__main__":
    for name, table in tables().items():
        print(f"<!-- keys: {name} -->\n{table}\n<!-- end of keys -->\n")
