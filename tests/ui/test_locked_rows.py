"""A locked sentence takes nothing, however it comes, and says so."""

from __future__ import annotations

from pathlib import Path

from tests.ui.desk import at_work


async def test_no_way_of_inserting_changes_it(termed: Path) -> None:
    """Letters, terms, words of the Arabic, completion, offer, paste, undo: the text stays, the program too."""
    async with at_work(termed) as desk:
        await desk.write("Army")
        await desk.press("ctrl+s", "ctrl+r", "l")
        await desk.until(lambda: desk.session.row(0).locked)
        await desk.press("x", "ctrl+z", "ctrl+y", "backspace", "tab")
        await desk.press("ctrl+t", "1")
        await desk.press("ctrl+o", "i")
        desk.editor.insert("pasted")
        await desk.pilot.pause()
        assert desk.editor.text == "Army"
        assert desk.session.row(0).target == "Army"
        assert desk.app.is_running


async def test_it_says_so_when_one_types_and_shows_it_in_its_row(termed: Path) -> None:
    """The line below says how to unlock it; the sign stands beside its number."""
    async with at_work(termed) as desk:
        await desk.write("Army")
        await desk.press("ctrl+s", "ctrl+r", "l")
        await desk.until(lambda: desk.session.row(0).locked)
        await desk.press("x")
        assert "Locked" in desk.text
        assert "●▪" in desk.text


async def test_a_sentence_with_an_open_note_is_marked(termed: Path) -> None:
    """By a sign after its state, in every width."""
    async with at_work(termed, size=(80, 24)) as desk:
        await desk.press("ctrl+l", *"ask", "enter")
        await desk.until(lambda: desk.session.row(0).open_comments == 1)
        assert "●!" in desk.text
        await desk.press("ctrl+down", "ctrl+up")  # what was done is said first; the note stands there on coming back
        await desk.until(lambda: "ask" in desk.text)
