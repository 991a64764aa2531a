"""A window too small to read anything in says so, loses nothing, and opens nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.command import CommandPalette

from tests.services.folders import opened
from tests.ui.desk import Desk, at_work
from workbench.ui.screens.dialogs import AskLine
from workbench.ui.screens.library import LibraryScreen

TINY = [(1, 1), (19, 30), (120, 4), (10, 3)]


async def resize(desk: Desk, size: tuple[int, int]) -> None:
    """Another size of the window."""
    await desk.pilot.resize_terminal(*size)
    await desk.pilot.pause()
    await desk.pilot.pause()


def assert_covered(desk: Desk) -> None:
    """As much of the words as there is room for, and nothing else."""
    width = desk.app.size.width
    assert desk.lines[0].rstrip() == ("too small" if width >= 9 else "…")
    assert not "".join(desk.lines[1:]).strip()


@pytest.mark.parametrize("size", TINY)
@pytest.mark.parametrize("screen", ["f5", "f2", "f3", "f4"])
async def test_only_that_is_shown_and_everything_comes_back(termed: Path, screen: str, size: tuple[int, int]) -> None:
    """On every screen; the same is drawn as before once the window has grown."""
    async with at_work(termed, size=(120, 30)) as desk:
        await desk.press(screen)
        await desk.pilot.pause(0.2)
        await desk.until(lambda: "Sentences …" not in desk.text and "reading …" not in desk.text)
        before = desk.text.split()
        await resize(desk, size)
        assert_covered(desk)
        await resize(desk, (120, 30))
        await desk.until(lambda: desk.text.split() == before)


async def test_what_is_typed_in_it_is_saved(folder: Path) -> None:
    """The editor keeps the focus; backspace takes away, Enter is done with the sentence."""
    async with at_work(folder) as desk:
        await resize(desk, (1, 1))
        await desk.press("W", "o", "r", "d", "s", "backspace", "enter")
        await resize(desk, (120, 30))
        assert "Word" in desk.text and "too small" not in desk.text
        assert desk.position == 1
    assert opened(folder).row(0).target == "Word"


@pytest.mark.parametrize("key", ["ctrl+p", "f1", "ctrl+g", "ctrl+r", "ctrl+l", "f2"])
async def test_no_command_opens_anything_in_it(folder: Path, key: str) -> None:
    """What nobody sees is not asked."""
    async with at_work(folder) as desk:
        await resize(desk, (1, 1))
        await desk.press(key, "n", "pagedown")
        assert desk.app.screen is desk.screen
        assert_covered(desk)


async def test_the_palette_closes_when_the_window_becomes_too_small(folder: Path) -> None:
    """Moving in its list of no height would end the program."""
    async with at_work(folder) as desk:
        await desk.press("ctrl+p", "n")
        assert isinstance(desk.app.screen, CommandPalette)
        await resize(desk, (1, 1))
        await desk.press("pagedown", "pagedown")
        assert desk.app.screen is desk.screen
        assert_covered(desk)


async def test_a_question_waits_under_it(folder: Path) -> None:
    """It is there again, with what was typed, when the window grows."""
    async with at_work(folder) as desk:
        await desk.press("ctrl+g", "3")
        await resize(desk, (12, 3))
        assert_covered(desk)
        await resize(desk, (120, 30))
        assert isinstance(desk.app.screen, AskLine)
        await desk.press("enter")
        assert desk.position == 2


async def test_a_screen_below_shows_itself_when_the_window_has_grown_meanwhile(folder: Path) -> None:
    """Covered while it was shown, uncovered when it is shown again."""
    async with at_work(folder) as desk:
        await desk.press("f2")
        assert isinstance(desk.app.screen, LibraryScreen)
        await resize(desk, (10, 2))
        await resize(desk, (120, 30))
        await desk.press("f5")
        await desk.pilot.pause()
        assert "too small" not in desk.text


async def test_one_can_leave(folder: Path) -> None:
    """With the usual key."""
    async with at_work(folder) as desk:
        await resize(desk, (1, 1))
        await desk.press("x", "ctrl+q")
        assert desk.app.return_code == 0
    assert opened(folder).row(0).target == "x"
