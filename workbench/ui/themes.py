"""The colours: dark, light, high contrast, and those of the terminal itself."""

from __future__ import annotations

from textual.theme import Theme

THEMES: dict[str, Theme] = {
    "dark": Theme(
        name="dark",
        dark=True,
        primary="#7aa2c9",
        secondary="#a3a3c2",
        accent="#d7a65f",
        foreground="#d6d6d0",
        background="#1b1d1f",
        surface="#212427",
        panel="#2a2e32",
        success="#8fb573",
        warning="#d7a65f",
        error="#d9776c",
    ),
    "light": Theme(
        name="light",
        dark=False,
        primary="#2f5f8f",
        secondary="#5f5f87",
        accent="#8f5f00",
        foreground="#1f1f1f",
        background="#fbfaf7",
        surface="#f2f0ea",
        panel="#e6e3da",
        success="#3f6f1f",
        warning="#8f5f00",
        error="#a82a1f",
    ),
    "contrast": Theme(
        name="contrast",
        dark=True,
        primary="#00d7ff",
        secondary="#ffffff",
        accent="#ffff00",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#1c1c1c",
        success="#5fff5f",
        warning="#ffff00",
        error="#ff8787",
    ),
}
"""Our own themes by the name that people type; "terminal" is Textual's own."""

TERMINAL = "textual-ansi"
"""Textual's theme that leaves all colours to the terminal."""

NAMES = (*THEMES, "terminal")
"""Every theme, in the order in which a person turns through them."""


def textual_name(name: str) -> str:
    """The name under which Textual knows a theme of ours."""
    return TERMINAL if name == "terminal" else name
