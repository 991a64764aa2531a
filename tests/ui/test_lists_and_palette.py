"""Lists keep their cursor in sight; the palette reads rightly in Arabic; a list of one's own is left by Esc."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.command import CommandPalette
from textual.widgets import Input

from tests.ui.desk import at_work
from workbench import wording
from workbench.settings import Settings
from workbench.ui.widgets.arabic import phrase
from workbench.ui.widgets.rows import Rows
from workbench.wording import _


class Numbers(App[None]):
    """A list of thirty."""

    def compose(self) -> ComposeResult:
        yield Rows(lambda row, _width: [Segment(f"row {row}")], 30)


async def test_the_cursor_stays_in_sight_in_a_smaller_window() -> None:
    """At the end of the list, and going up from there."""
    app = Numbers()
    async with app.run_test(size=(40, 30)) as pilot:
        rows = app.query_one(Rows)
        rows.focus()
        await pilot.press("end")
        await pilot.resize_terminal(40, 10)
        await pilot.pause()
        assert rows.scroll_y <= 29 < rows.scroll_y + rows.size.height


@pytest.fixture
def arabic() -> Iterator[None]:
    """The interface speaks Arabic."""
    wording.use_language("ar")
    yield
    wording.use_language("en")


async def test_the_palette_reads_rightly_in_arabic(folder: Path, arabic: None) -> None:
    """Names, keys and what they do, each shaped for the terminal; the keys beside the name, not in it."""
    async with at_work(folder, size=(120, 40), settings=Settings(author="a-translator", language="ar")) as desk:
        await desk.press("ctrl+p")
        assert isinstance(desk.app.screen, CommandPalette)
        assert desk.app.screen.query_one(Input).placeholder == phrase(_("Search for commands…"))
        assert _("Search for commands…") != "Search for commands…"
        desk.app.screen.query_one(Input).value = _("next open")
        await desk.until(lambda: "(^N)" in desk.text)
        shown = phrase(_("Go to the next sentence that is not done")).replace("\u200e", "")
        assert shown in desk.text
        assert "N^" not in desk.text
