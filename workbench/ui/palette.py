"""What the parts of drawn lines look like, in the colours of the theme.

Widgets that draw their own lines take their styles from here. Component classes of a style sheet would do the same,
but Textual makes a node and matches every rule for each of them and each widget: 60 of them doubled the time to the
first picture.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from rich.style import Style
from textual.app import App
from textual.color import Color


class Look(NamedTuple):
    """A style in terms of the theme."""

    color: str = ""
    """A colour of the theme (accent, success, ...); empty leaves what is there."""

    background: str = ""
    attributes: str = ""
    """Words as Rich knows them: bold, dim, underline."""

    strength: int = 100
    """How much of the colour there is over the theme's background, in per cent."""


_KINDS = {
    "person": "success",
    "place": "primary",
    "organisation": "secondary",
    "unit": "accent",
    "weapon": "error",
    "rank": "accent",
    "military": "warning",
    "political": "secondary",
    "media": "primary",
    "other": "foreground",
}

LOOKS: dict[str, Look] = {
    "title": Look(attributes="bold"),
    "dim": Look("foreground", strength=60),
    "faint": Look("foreground", strength=30),
    "key": Look("accent", attributes="bold"),
    "told": Look("accent"),
    "alarm": Look("background", "error", "bold"),
    "good": Look("success"),
    "warning": Look("warning"),
    "bad": Look("error"),
    "heading": Look("primary"),
    "active": Look("accent", attributes="bold"),
    "number": Look("foreground", strength=50),
    "current": Look("accent", attributes="bold"),
    "chosen": Look("background", "accent", "bold"),
    "selected": Look("background", "primary"),
    "cursor": Look("background", "foreground"),
    "hit": Look("background", "accent"),
    "added": Look("success", attributes="underline"),
    "removed": Look("error", attributes="strike"),
    "state-untranslated": Look("foreground", strength=50),
    "state-draft": Look("warning"),
    "state-translated": Look("success"),
    "state-reviewed": Look("success"),
    "state-approved": Look("accent"),
    "state-rejected": Look("error"),
    **{f"kind-{kind}": Look(color) for kind, color in _KINDS.items()},
    **{f"term-{kind}": Look(color, attributes="underline") for kind, color in _KINDS.items()},
}
"""Every look by its name; `term-` is a term in a text, `kind-` its English in a list."""


class Palette:
    """The looks in the colours of one theme."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        """`variables`: of the theme, by name without the dollar sign."""
        self.variables = variables
        self._styles: dict[str, Style] = {}

    def __getitem__(self, name: str) -> Style:
        """The style of a look.

        Raises:
            KeyError: If there is no look of that name.
        """
        if (style := self._styles.get(name)) is None:
            style = self._styles[name] = self._style(LOOKS[name])
        return style

    def _style(self, look: Look) -> Style:
        style = Style.parse(look.attributes) if look.attributes else Style()
        if look.background:
            return style + self._on_background(look)
        return style + self._colored(look) if look.color else style

    def _on_background(self, look: Look) -> Style:
        behind = self._color(look.background)
        if behind.ansi is not None:
            # The terminal's own colours: which is its background only the terminal knows.
            return Style(color=behind.rich_color, reverse=True)
        return Style(bgcolor=behind.rich_color) + (self._colored(look) if look.color else Style())

    def _colored(self, look: Look) -> Style:
        color = self._color(look.color)
        if look.strength == 100:
            return Style(color=color.rich_color)
        if color.ansi is not None:
            return Style(color=color.rich_color, dim=True)  # the terminal's own colours cannot be mixed
        return Style(color=self._color("background").blend(color, look.strength / 100).rich_color)

    def _color(self, name: str) -> Color:
        return Color.parse(self.variables[name])


_palettes: dict[str, Palette] = {}


def palette(app: App[object]) -> Palette:
    """The palette of the theme in use."""
    name = app.theme
    if name not in _palettes:
        _palettes[name] = Palette(app.theme_variables)
    return _palettes[name]
