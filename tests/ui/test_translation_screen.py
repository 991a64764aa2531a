"""The translation screen, driven by its keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.folders import SENTENCES, many_sentences, new_project
from tests.ui.desk import at_work
from workbench.settings import Settings
from workbench.translation.revision import State


async def test_typing_starts_at_once_and_is_saved(folder: Path) -> None:
    """No key before the first letter; the header says when it was saved."""
    async with at_work(folder) as desk:
        await desk.press("H", "i")
        assert desk.session.row(0).target == "Hi"
        await desk.until(lambda: "saved " in desk.lines[0])
        assert not desk.session.unsaved


async def test_enter_means_done_and_goes_on(folder: Path) -> None:
    """State translated, the next sentence current, the header counts; an empty sentence stays as it is."""
    async with at_work(folder) as desk:
        await desk.write("The army")
        await desk.press("enter")
        assert desk.position == 1
        assert desk.session.row(0).state is State.TRANSLATED
        assert "1/5 translated" in desk.lines[0]
        await desk.press("enter")
        assert desk.position == 2
        assert desk.session.row(1).state is State.UNTRANSLATED


async def test_enter_on_the_last_sentence_says_what_is_open(folder: Path) -> None:
    """There is no next one; the line below says so, and how many are left."""
    async with at_work(folder) as desk:
        await desk.press("ctrl+g", "5", "enter")
        await desk.write("The end")
        await desk.press("enter")
        assert desk.position == 4
        assert "4 still open" in desk.text


async def test_next_and_previous_change_no_state(folder: Path) -> None:
    """By ctrl+arrows, and by plain ones at the editor's edges; the column stays."""
    async with at_work(folder) as desk:
        await desk.write("First")
        await desk.press("ctrl+down")
        assert (desk.position, desk.session.row(0).state) == (1, State.DRAFT)
        await desk.write("Second")
        await desk.press("up")
        assert desk.position == 0
        assert desk.editor.cursor == 5
        await desk.press("down", "ctrl+up", "ctrl+up")
        assert desk.position == 0
        assert [desk.session.row(place).target for place in (0, 1)] == ["First", "Second"]


async def test_letters_before_a_command_stay_in_their_sentence(folder: Path) -> None:
    """However fast they follow each other."""
    async with at_work(folder) as desk:
        for key in ("a", "b", "ctrl+down", "c", "ctrl+down", "d", "ctrl+up", "e"):
            desk.app.simulate_key(key)
        await desk.until(lambda: desk.session.row(1).target.endswith("e"))
        assert [desk.session.row(place).target for place in range(3)] == ["ab", "ce", "d"]


async def test_next_open_skips_what_is_done(folder: Path) -> None:
    """And says when nothing else is open."""
    async with at_work(folder) as desk:
        for position in (1, 3, 4):
            desk.session.type(position, "done")
            desk.session.finish(position)
        await desk.write("done")
        await desk.press("enter")
        desk.screen.pane.go_to(4)
        await desk.press("ctrl+n")
        assert desk.position == 2
        await desk.press("ctrl+n")
        assert "No other sentence is open" in desk.text


async def test_going_to_a_number(folder: Path) -> None:
    """Counted as people do; a number that is not there is said; Esc changes nothing."""
    async with at_work(folder) as desk:
        await desk.press("ctrl+g", "4", "enter")
        assert desk.position == 3
        await desk.press("ctrl+g", "9", "enter")
        assert desk.position == 3
        assert "There is no sentence 9" in desk.text
        await desk.press("ctrl+g", "1", "escape")
        assert desk.position == 3


async def test_a_sentence_seen_before_is_offered(folder: Path) -> None:
    """The fifth is the third again: Tab takes what was done there, and only into an empty row."""
    async with at_work(folder) as desk:
        desk.session.type(2, "The agency noted a meeting.")
        desk.session.finish(2)
        await desk.press("ctrl+g", "5", "enter")
        assert "The agency noted a meeting." in desk.lines[-7:-5][0] or "Translated before" in desk.text
        await desk.press("tab")
        assert desk.session.row(4).target == "The agency noted a meeting."


async def test_undo_of_typing_reaches_the_model(folder: Path) -> None:
    """What is undone on the screen is undone in what is saved."""
    async with at_work(folder) as desk:
        await desk.write("word")
        await desk.press("ctrl+z")
        assert desk.session.row(0).target == desk.editor.text == ""
        await desk.press("ctrl+y")
        assert desk.session.row(0).target == desk.editor.text == "word"


async def test_saving_on_request_says_that_it_was_saved(folder: Path) -> None:
    """Hands press ctrl+s."""
    async with at_work(folder) as desk:
        await desk.write("word")
        await desk.press("ctrl+s")
        assert not desk.session.unsaved
        assert "Saved. Everything is saved as you type" in desk.text


async def test_alt_digits_type_nothing(folder: Path) -> None:
    """ESC 1 is no letter, ESC a no a."""
    async with at_work(folder) as desk:
        await desk.press("alt+1", "alt+9", "alt+a", "b")
        assert desk.editor.text == "b"


async def test_panels_hide_and_show(folder: Path) -> None:
    """F9 makes them tall, then none; the sentence keeps its line, and one line has the counts instead."""
    async with at_work(folder) as desk:
        line = next(y for y, text in enumerate(desk.lines) if text.startswith("▌"))
        await desk.press("f9", "f9")
        await desk.until(lambda: "Notes, history" not in desk.text)
        assert "Terms 0  Notes 0" in desk.text
        assert desk.lines[line].startswith("▌")
        await desk.press("f9")
        await desk.until(lambda: "Notes, history" in desk.text)


async def test_ten_thousand_sentences_are_walked_to_the_end(tmp_path: Path) -> None:
    """The last row is in view, its editor over it, and typing lands in it."""
    count = 10_000
    folder = new_project(tmp_path / "long", a=many_sentences(count))
    async with at_work(folder) as desk:
        desk.screen.pane.go_to(count - 1)
        await desk.press("x")
        assert desk.session.row(count - 1).target == "x"
        assert any(line.startswith("▌ x") and str(count) in line for line in desk.lines)


async def test_a_long_translation_grows_its_row_and_moves_no_other_letter(folder: Path) -> None:
    """The rows below move down by whole lines; the current one stays where it is."""
    async with at_work(folder) as desk:
        first = desk.lines[1]
        await desk.write("many words " * 30)
        pane = desk.screen.pane
        assert pane.list.heights.each[0] > 5
        assert desk.editor.region.y == 1
        assert desk.editor.size.height == len(pane.list.lay(0)[1])
        assert desk.lines[1][60:] == first[60:]
        second = next(y for y, line in enumerate(desk.lines) if "│  2 ·" in line)
        assert second == 1 + pane.list.heights.each[0]


async def test_the_wheel_scrolls_and_typing_comes_back(tmp_path: Path) -> None:
    """The row that is being edited may be out of view; the next key brings it back."""
    folder = new_project(tmp_path / "long", a=many_sentences(200))
    async with at_work(folder) as desk:
        pane = desk.screen.pane
        for _turn in range(20):
            pane.on_mouse_scroll_down()
        await desk.pilot.pause()
        assert not any(line.startswith("▌") for line in desk.lines)
        await desk.press("x")
        assert any(line.startswith("▌ x") for line in desk.lines)


async def test_a_click_goes_to_a_row(folder: Path) -> None:
    """A click on another row's English makes it current."""
    async with at_work(folder) as desk:
        row = next(y for y, line in enumerate(desk.lines) if "│  3 ·" in line)
        await desk.pilot.click(offset=(10, row))
        assert desk.position == 2
        await desk.press("x")
        assert desk.session.row(2).target == "x"


async def test_the_place_is_found_again(folder: Path) -> None:
    """Opening the article again goes on where one left off."""
    async with at_work(folder) as desk:
        await desk.write("word")
        await desk.press("ctrl+down", "ctrl+down", "ctrl+q")
    async with at_work(folder) as desk:
        assert desk.position == 2
        assert desk.session.row(0).target == "word"


async def test_other_keys_by_the_settings(folder: Path) -> None:
    """The key map moves a command, in the footer too; its old key is free."""
    settings = Settings(author="a-translator", keys={"segment.next_open": "f6", "segment.split": "ctrl+n"})
    async with at_work(folder, settings=settings) as desk:
        assert "F6 next open" in desk.lines[-1]
        await desk.press("f6")
        assert desk.position == 1
        await desk.press("ctrl+n")
        assert desk.position == 1


async def test_every_sentence_stands_in_its_row(folder: Path) -> None:
    """The Arabic of each row is that of its sentence, at the right, its number beside it."""
    async with at_work(folder) as desk:
        rows = [desk.session.row(place).source for place in range(5)]
        assert tuple(rows) == SENTENCES
        for number in range(1, 6):
            assert any(f"│  {number} " in line and len(line.rstrip()) > 100 for line in desk.lines)


@pytest.mark.parametrize("sizes", [[(80, 24), (160, 45)], [(160, 45), (80, 24), (120, 30)]])
async def test_editor_and_list_break_the_lines_alike_after_a_resize(folder: Path, sizes: list[tuple[int, int]]) -> None:
    """Whatever widths the window had, the row is as high as its text, and no word stands where the list has another."""
    async with at_work(folder, size=(120, 30)) as desk:
        await desk.write("at first " + "word and more " * 12)
        for size in sizes:
            await desk.pilot.resize_terminal(*size)
            await desk.pilot.pause()
        shown = desk.screen.pane.list
        assert desk.editor.wrapped_document.get_sections(0) == shown.lay(shown.current)[1]
        assert desk.editor.size.height == len(shown.lay(shown.current)[1])
