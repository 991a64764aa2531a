"""States, notes, merging, splitting, history, find and replace, each by its keys."""

from __future__ import annotations

from pathlib import Path

from tests.services.folders import SENTENCES
from tests.ui.desk import at_work
from workbench.translation.revision import State
from workbench.ui.screens.dialogs import Choose, ChooseSome


async def test_a_state_is_chosen_by_its_letter_and_taken_back(folder: Path) -> None:
    """The sign in the row follows; F8 undoes it."""
    async with at_work(folder) as desk:
        await desk.write("Word")
        await desk.press("ctrl+r")
        assert isinstance(desk.app.screen, Choose)
        await desk.press("r")
        assert desk.session.row(0).state is State.REVIEWED
        await desk.press("ctrl+down")
        assert "│  1 ✓✓ │" in desk.text
        await desk.press("f8")
        assert desk.session.row(0).state is not State.REVIEWED


async def test_a_locked_sentence_takes_no_letter(folder: Path) -> None:
    """Until it is unlocked; the line below says so."""
    async with at_work(folder) as desk:
        await desk.write("Word")
        await desk.press("ctrl+r", "l")
        await desk.press("x", "ctrl+down", "ctrl+up", "y")
        assert desk.session.row(0).target == desk.editor.text == "Word"
        assert "Locked" in desk.text
        await desk.press("ctrl+r", "l", "z")
        assert desk.session.row(0).target == "Wordz"


async def test_a_note_is_written_and_dealt_with(folder: Path) -> None:
    """It stands in the panel, open at first."""
    async with at_work(folder) as desk:
        await desk.press("ctrl+l", "w", "h", "y", "enter")
        await desk.until(lambda: "! a-translator: why" in desk.text)
        desk.screen.action_resolve_notes()
        await desk.until(lambda: "✓ a-translator: why" in desk.text)
        assert desk.session.row(0).open_comments == 0


async def test_sentences_are_merged_and_parted_again(folder: Path) -> None:
    """F7 joins with the next; F8 takes it back; what was typed stays."""
    async with at_work(folder) as desk:
        await desk.write("One")
        await desk.press("f7")
        assert len(desk.session) == 4
        assert desk.session.row(0).source.startswith(SENTENCES[0])
        assert "0/4 translated" in desk.lines[0]
        await desk.press("f8")
        assert [desk.session.row(place).source for place in (0, 1)] == list(SENTENCES[:2])
        assert desk.session.row(0).target == desk.editor.text == "One"


async def test_a_sentence_is_split_at_a_word_and_at_the_cursor(folder: Path) -> None:
    """F6, the word, F6."""
    async with at_work(folder) as desk:
        await desk.write("One two")
        await desk.press("ctrl+left", "f6", "left", "left", "f6")
        assert len(desk.session) == 6
        assert desk.session.row(1).source.startswith("السوري")
        assert [desk.session.row(place).target.strip() for place in (0, 1)] == ["One", "two"]


async def test_an_old_revision_is_brought_back(folder: Path) -> None:
    """From the list of all; the editor shows it."""
    async with at_work(folder) as desk:
        await desk.write("First version")
        await desk.press("enter", "ctrl+up")
        await desk.write(", changed")
        await desk.press("enter", "ctrl+up")
        desk.screen.action_history()
        await desk.pilot.pause()
        assert "First version, changed" in desk.text
        await desk.press("down", "enter")
        assert desk.editor.text == desk.session.row(0).target == "First version"


async def test_words_are_found_in_both_languages(folder: Path) -> None:
    """Enter goes to the next place; Esc back to the English, where it was found."""
    async with at_work(folder) as desk:
        desk.session.type(3, "No comment was made")
        await desk.press("ctrl+f", *"comment", "enter")
        assert desk.position == 3
        assert desk.editor.selected_text == "comment"
        await desk.press("escape")
        assert desk.editor.has_focus
        await desk.press("ctrl+f")
        bar = desk.screen.find_bar
        assert bar is not None
        bar.query_input.value = "موسكو"
        await desk.press("enter")
        assert desk.position == 4
        await desk.press("enter")
        assert desk.position == 2


async def test_the_query_may_follow_at_once(folder: Path) -> None:
    """No letter of it lands in the English."""
    async with at_work(folder) as desk:
        for key in ("ctrl+f", "a", "b"):
            desk.app.simulate_key(key)
        await desk.until(lambda: desk.screen.find_bar is not None and desk.screen.find_bar.query_text == "ab")
        assert desk.editor.text == ""


async def test_what_is_not_there_is_said(folder: Path) -> None:
    """With the words that were looked for."""
    async with at_work(folder) as desk:
        await desk.press("ctrl+f", "[", "x", "]", "enter")
        assert "Not found: [x]" in desk.text


async def test_replacing_shows_every_place_first(folder: Path) -> None:
    """Space leaves one out; F8 takes the whole back."""
    async with at_work(folder) as desk:
        for position, text in enumerate(("a cat", "the cat", "cat cat")):
            desk.session.type(position, text)
        await desk.press("ctrl+f", *"cat", "tab", *"dog", "enter")
        assert isinstance(desk.app.screen, ChooseSome)
        assert "2  the [-cat-]{+dog+}" in desk.text and "3  cat [-cat-]{+dog+}" in desk.text
        assert "Replace in 4 places?" in desk.text
        await desk.press("down", "space", "enter")
        assert [desk.session.row(place).target for place in range(3)] == ["a dog", "the cat", "dog dog"]
        await desk.press("f8")
        assert [desk.session.row(place).target for place in range(3)] == ["a cat", "the cat", "cat cat"]


async def test_impossible_deeds_are_said_in_one_line(folder: Path) -> None:
    """Merging the last, undoing nothing: a sentence below, nothing changed."""
    async with at_work(folder) as desk:
        await desk.press("f8")
        assert desk.screen.hint.told
        await desk.press("ctrl+g", "5", "enter", "f7")
        assert desk.screen.hint.told
        assert len(desk.session) == 5
