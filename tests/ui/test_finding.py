"""Finding: every place of every sentence, in both languages, forwards and backwards."""

from __future__ import annotations

from pathlib import Path

from tests.ui.desk import Desk, at_work


def selected(desk: Desk) -> tuple[int, int, int]:
    """The sentence, and from where to where its English is selected."""
    start, end = desk.editor.selection
    return desk.position, start[1], end[1]


async def test_every_place_in_a_sentence_is_reached(folder: Path) -> None:
    """The second and third place come before the next sentence, and the first again after the last."""
    async with at_work(folder) as desk:
        await desk.write("war and war and war")
        await desk.press("ctrl+down")
        await desk.write("war")
        await desk.press("ctrl+up", "ctrl+f", *"war")
        found = []
        for _ in range(5):
            await desk.press("enter")
            found.append(selected(desk))
        assert found == [(0, 0, 3), (0, 8, 11), (0, 16, 19), (1, 0, 3), (0, 0, 3)]
        await desk.press("up")
        assert selected(desk) == (1, 0, 3)
        await desk.press("up")
        assert selected(desk) == (0, 16, 19)


async def test_another_query_begins_where_one_is(folder: Path) -> None:
    """It is found in the current sentence, not only after it."""
    async with at_work(folder) as desk:
        await desk.write("war and peace")
        await desk.press("ctrl+f", *"war", "enter")
        assert selected(desk) == (0, 0, 3)
        await desk.press("backspace", "backspace", "backspace", *"peace", "enter")
        assert selected(desk) == (0, 8, 13)


async def test_what_is_not_there_is_said_under_the_bar(folder: Path) -> None:
    """The bar stays open, and the message can be read."""
    async with at_work(folder) as desk:
        await desk.press("ctrl+f", *"zzzz", "enter")
        await desk.until(lambda: "Not found: zzzz" in desk.text)
        await desk.press("escape")
        assert desk.editor.has_focus


async def test_into_the_arabic_ends_the_search(folder: Path) -> None:
    """The keys are those of the Arabic then, and Esc leads back to the English."""
    async with at_work(folder) as desk:
        await desk.press("ctrl+f", *"war", "ctrl+o")
        assert desk.screen.hint.has_focus
        await desk.press("escape", "x")
        assert desk.editor.text == "x"
