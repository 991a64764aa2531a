"""Every command is declared once, complete, with keys of its own that a terminal can send."""

from __future__ import annotations

from collections import Counter

import pytest
from textual._xterm_parser import XTermParser
from textual.events import Key

from workbench.ui.alt_digits import teach_alt_digits
from workbench.ui.app import WorkbenchApp
from workbench.ui.commands import Command, key_text, keys_text
from workbench.ui.screens.base import EVERYWHERE, CommandScreen
from workbench.ui.screens.glossary import GlossaryScreen
from workbench.ui.screens.library import LibraryScreen
from workbench.ui.screens.review import ReviewScreen
from workbench.ui.screens.translation import TranslationScreen

SCREENS: list[type[CommandScreen]] = [TranslationScreen, LibraryScreen, GlossaryScreen, ReviewScreen]

BYTES = {
    **{f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefghijklmnopqrstuvwxyz"},
    **{letter: letter for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    "enter": "\r",
    "tab": "\t",
    "escape": "\x1b",
    "space": " ",
    "slash": "/",
    "question_mark": "?",
    "plus": "+",
    "minus": "-",
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "shift+left": "\x1b[1;2D",
    "shift+right": "\x1b[1;2C",
    "ctrl+up": "\x1b[1;5A",
    "ctrl+down": "\x1b[1;5B",
    "ctrl+pageup": "\x1b[5;5~",
    "ctrl+pagedown": "\x1b[6;5~",
    **dict(zip([f"f{number}" for number in range(1, 5)], ["\x1bOP", "\x1bOQ", "\x1bOR", "\x1bOS"], strict=True)),
    **{f"f{number}": f"\x1b[{code}~" for number, code in zip(range(5, 11), (15, 17, 18, 19, 20, 21), strict=True)},
}
"""What terminals of the xterm family send for a key."""

OF_THE_TERMINAL = {"ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+b", "ctrl+z", "ctrl+enter"}
"""Keys that are other keys in a terminal, or belong to programs around ours."""


def keys(command: Command) -> list[str]:
    """The keys of a command, one by one; none if only the palette has it."""
    return [key.strip() for key in command.key.split(",") if key.strip()]


@pytest.mark.parametrize("screen", SCREENS)
def test_keys_are_unique_on_a_screen(screen: type[CommandScreen]) -> None:
    """No two commands of a screen, the app's included, answer to the same key or have the same name."""
    orders = screen.all_orders()
    assert [key for key, count in Counter(key for one in orders for key in keys(one)).items() if count > 1] == []
    assert [name for name, count in Counter(one.name for one in orders).items() if count > 1] == []


@pytest.mark.parametrize("screen", SCREENS)
def test_every_command_is_complete(screen: type[CommandScreen]) -> None:
    """A short label, a sentence of help, and a method that does it."""
    for command in screen.all_orders():
        assert 0 < len(command.label) <= 16
        assert command.help and command.help[0].isupper() and not command.help.endswith(".")
        owner = WorkbenchApp if command in EVERYWHERE else screen
        assert callable(getattr(owner, f"action_{command.action}", None)), command.name


@pytest.mark.parametrize("screen", SCREENS)
def test_every_key_is_one_that_a_terminal_sends(screen: type[CommandScreen]) -> None:
    """The bytes of each key come out of the parser under the very name that is bound."""
    teach_alt_digits()
    for command in screen.all_orders():
        for key in keys(command):
            assert key not in OF_THE_TERMINAL
            assert names(BYTES[key]) == [key], command.name


def names(data: str) -> list[str]:
    """The keys that these bytes are, as the app hears of them."""
    parser = XTermParser()
    found = list(parser.feed(data))
    if not found:  # a lone escape waits for what may follow
        parser._timeout_time = 0.0
        found = list(parser.tick())
    return [event.key for event in found if isinstance(event, Key)]


@pytest.mark.parametrize("digit", range(1, 10))
def test_escape_and_a_digit_is_a_key_without_a_letter(digit: int) -> None:
    """What alt+1 sends; Textual would type the letter a Mac makes of it."""
    teach_alt_digits()
    (event,) = XTermParser().feed(f"\x1b{digit}")
    assert isinstance(event, Key)
    assert event.key == f"alt+{digit}"
    assert event.character is None or not event.is_printable
    (real,) = XTermParser().feed("£")
    assert isinstance(real, Key)
    assert real.character == "£"


def test_keys_that_tools_around_use_are_free() -> None:
    """What a person needs has a second way where F1 belongs to the terminal: the palette and ?."""
    for screen in SCREENS:
        bound = {key for command in screen.all_orders() for key in keys(command)}
        assert not bound & {"f10", "f11", "f12"}
        assert "ctrl+p" in bound


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("ctrl+n", "^N"),
        ("f5", "F5"),
        ("enter", "Enter"),
        ("ctrl+down,ctrl+pagedown", "Ctrl+↓, Ctrl+PgDn"),
        ("slash", "/"),
        ("x", "x"),
        ("f", "f"),
        ("", ""),
    ],
)
def test_keys_are_written_as_people_write_them(key: str, shown: str) -> None:
    """All of a command's keys; the first alone where there is little room."""
    assert keys_text(key) == shown
    if key:
        assert key_text(key) == shown.split(",")[0]
