"""The colours: dark, light, high contrast, and those of the terminal itself."""

from __future__ import annotations

from dataclasses import replace

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import BUILTIN_THEMES, Theme

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
    "terminal": replace(
        BUILTIN_THEMES["ansi-dark"],
        name="terminal",
        accent="ansi_magenta",
        variables={**BUILTIN_THEMES["ansi-dark"].variables, "input-cursor-text-style": "reverse"},
    ),
}
"""Our themes by the name that people type, in the order in which one turns through them.

"terminal" leaves all colours to the terminal.
"""


class WithoutColors(LineFilter):
    """Takes every colour away; what stands out by its background is reversed instead."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments without colours."""
        return [Segment(text, style and _plain(style), control) for text, style, control in segments]


def _plain(style: Style) -> Style:
    stands_out = style.bgcolor is not None and not style.bgcolor.is_default
    return style.without_color + REVERSED if stands_out else style.without_color


REVERSED = Style(reverse=True)
