"""The lines that frame a screen: what is open above, what can be pressed below, and what happened between."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip

from workbench.display.safe import cell_width
from workbench.ui.commands import Command, key_text, labelled
from workbench.ui.palette import palette
from workbench.ui.widgets.arabic import field, interface_base, phrase
from workbench.ui.widgets.kept import Kept

BAR_CELLS = 13
"""Width of a progress bar."""


def progress_bar(done: int, total: int, width: int = BAR_CELLS) -> str:
    """A bar of `width` cells, as much of it full as is done of the total; never full or empty before it is so."""
    if not total:
        return "░" * width
    full = width * done // total
    return "▓" * (max(1, full) if done else 0) + "░" * (width - (max(1, full) if done else 0))


class OneLine(Kept):
    """A widget of one line, drawn from segments and only when they are new."""

    DEFAULT_CSS = "OneLine { height: 1; }"
    ALLOW_SELECT = False

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._drawn: object = None

    def show(self, *content: object) -> None:
        """Takes new content; the same again draws nothing."""
        if content != self._drawn:
            self._drawn = content
            self.refresh()

    def segments(self, width: int) -> list[Segment]:
        """The line in `width` cells; nothing here, each bar draws its own."""
        return []

    def style_of(self, name: str) -> Style:
        """The style of a look."""
        return palette(self.app)[name]

    def render_line(self, y: int) -> Strip:
        """The line, exactly as wide as the widget."""
        width = self.size.width
        return Strip(self.segments(width)).adjust_cell_length(width).apply_style(self.rich_style)


class HeaderBar(OneLine):
    """The title on the left, figures on the right."""

    def __init__(self) -> None:
        super().__init__(id="header")
        self.title, self.figures, self.warning = "", "", ""

    def tell(self, title: str, figures: str, warning: str = "") -> None:
        """What is open, how it stands, and what is wrong; a warning stands before the figures."""
        self.title, self.figures, self.warning = title, figures, warning
        self.show(title, figures, warning)

    def segments(self, width: int) -> list[Segment]:
        warning = f" {phrase(self.warning)} " if self.warning else ""
        figures = f" {phrase(self.figures)} "
        room = width - cell_width(warning) - cell_width(figures) - 2
        return [
            Segment(" "),
            *field(self.title, max(0, room), self.style_of("title"), align="left"),
            Segment(" "),
            Segment(warning, self.style_of("alarm")),
            Segment(figures, self.style_of("dim")),
        ]


class HintLine(OneLine):
    """One line that explains what is under the cursor, or says what was done."""

    def __init__(self) -> None:
        super().__init__(id="hint")
        self.text, self.told = "", ""

    def explain(self, text: str) -> None:
        """What is under the cursor; takes away what was told."""
        self.text, self.told = text, ""
        self.show(text, "")

    def tell(self, text: str) -> None:
        """What was done, until something else is explained."""
        self.told = text
        self.show(self.text, text)

    def segments(self, width: int) -> list[Segment]:
        style = self.style_of("told" if self.told else "dim")
        return [Segment(" "), *field(self.told or self.text, width - 2, style, base=interface_base())]


class FooterBar(OneLine):
    """The keys worth knowing here; a click presses one."""

    def __init__(self, commands: Sequence[Command], key_of: Callable[[Command], str]) -> None:
        """`key_of` gives a command's keys as the settings have them."""
        super().__init__(id="footer")
        self.commands = [command for command in commands if command.footer]
        self.key_of = key_of
        self._places: list[tuple[int, int, Command]] = []

    def segments(self, width: int) -> list[Segment]:
        """As many commands as fit, whole ones only."""
        found = [Segment(" ")]
        x = 1
        self._places = []
        for command in self.commands:
            key, label = key_text(self.key_of(command)), phrase(labelled(command))
            end = x + cell_width(key) + 1 + cell_width(label)
            if end > width:
                break
            found += [
                Segment(key, self.style_of("key")),
                Segment(f" {label}", Style()),
                Segment("   "),
            ]
            self._places.append((x, end, command))
            x = end + 3
        return found

    async def on_click(self, event: events.Click) -> None:
        """Does what the key under the mouse does."""
        for start, end, command in self._places:
            if start <= event.x < end:
                await self.screen.run_action(command.run)
