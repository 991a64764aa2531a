"""Layouts and themes: every size of window, either side for the Arabic, no colour needed to tell things apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.ui.desk import at_work
from workbench.settings import CHOICES, Settings
from workbench.ui.signs import SIGNS
from workbench.ui.themes import THEMES

SIZES = [(80, 24), (100, 30), (160, 45), (200, 60), (60, 20)]


@pytest.mark.parametrize("size", SIZES, ids=[f"{width}x{height}" for width, height in SIZES])
async def test_every_line_is_as_wide_as_the_window(termed: Path, size: tuple[int, int]) -> None:
    """On the article and the library; header, rows, panels and footer are there."""
    async with at_work(termed, size=size) as desk:
        await desk.until(lambda: bool(desk.screen.matches))
        await desk.write("The army said")
        for _screen in range(2):
            assert len(desk.lines) == size[1]
            assert {cell_len(line) for line in desk.lines} == {size[0]}
            assert "F2" in desk.lines[-1] or "Enter" in desk.lines[-1]
            await desk.press("f2")
            await desk.pilot.pause(0.1)


@pytest.mark.parametrize(
    ("width", "layout", "side", "stacked", "first"),
    [
        (120, "auto", "right", False, False),
        (120, "auto", "left", False, True),
        (99, "auto", "right", True, False),
        (100, "auto", "right", False, False),
        (160, "stacked", "left", True, False),
        (80, "side", "left", False, True),
    ],
)
async def test_the_arabic_stands_where_it_is_wanted(
    folder: Path, width: int, layout: str, side: str, stacked: bool, first: bool
) -> None:
    """Beside its English, left or right; over it in narrow windows; the editor lies over the English."""
    settings = Settings(author="a-translator", layout=layout, arabic=side)
    async with at_work(folder, size=(width, 30), settings=settings) as desk:
        await desk.write("English")
        geometry = desk.screen.pane.list.geometry
        assert (geometry.stacked, geometry.source_first) == (stacked, first)
        row = next(y for y, line in enumerate(desk.lines) if "English" in line)
        assert desk.lines[row].index("English") == desk.editor.region.x
        arabic = next(y for y, line in enumerate(desk.lines) if y and any(char >= "\ufe70" for char in line))
        assert (arabic < row) == stacked
        if not stacked:
            place = next(x for x, char in enumerate(desk.lines[row]) if "\ufe70" <= char <= "\ufeff")
            assert (place < desk.editor.region.x) == first


async def test_a_window_made_narrow_and_wide_again_is_as_before(folder: Path) -> None:
    """The current sentence comes back to its line."""
    async with at_work(folder, size=(160, 45)) as desk:
        await desk.write("word " * 40)
        await desk.press("ctrl+down", "ctrl+down")
        before = desk.lines
        for width, height in ((80, 24), (20, 5), (160, 45)):
            await desk.pilot.resize_terminal(width, height)
            await desk.pilot.pause()
        await desk.until(lambda: desk.lines == before)


async def test_a_low_window_gives_its_lines_to_the_sentences(termed: Path) -> None:
    """Under 24 lines one line has the counts; F9 opens the panels."""
    async with at_work(termed, size=(100, 20)) as desk:
        await desk.until(lambda: "Terms 2  Notes 0" in desk.text)
        assert "Notes, history" not in desk.text
        await desk.press("f9")
        await desk.until(lambda: "Notes, history" in desk.text)


@pytest.mark.parametrize("theme", CHOICES["theme"])
async def test_every_theme_can_be_chosen_and_left(folder: Path, theme: str) -> None:
    """The settings' themes are those that exist; one turn through all ends where it began."""
    async with at_work(folder, settings=Settings(author="a-translator", theme=theme)) as desk:
        assert desk.app.theme == theme
        seen = []
        for _turn in THEMES:
            desk.app.action_next_theme()
            await desk.pilot.pause()
            seen.append(desk.app.theme)
            assert "0/5 translated" in desk.lines[0]
        assert sorted(seen) == sorted(THEMES)
        assert seen[-1] == theme


def test_states_are_told_apart_without_colours() -> None:
    """Each has a sign of its own, of one or two cells."""
    assert len(set(SIGNS.values())) == len(SIGNS)
    assert {cell_len(sign) for sign in SIGNS.values()} <= {1, 2}


async def test_the_interface_speaks_arabic(folder: Path) -> None:
    """Its words come from the catalog; keys stay as they are."""
    from workbench import wording

    wording.use_language("ar")
    try:
        async with at_work(folder) as desk:
            assert "translated" not in desk.text
            assert "^N" in desk.lines[-1]
            assert {cell_len(line) for line in desk.lines} == {120}
    finally:
        wording.use_language("en")
