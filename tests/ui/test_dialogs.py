"""Questions over a screen, the form of a term, help, and the palette."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.command import CommandPalette
from textual.screen import ModalScreen

from tests.ui.desk import Desk, at_work
from workbench.glossary.term import Term, TermKind, TermStatus
from workbench.ui.commands import keys_text
from workbench.ui.screens.dialogs import AskLine, Choose, ChooseSome
from workbench.ui.screens.help import HelpScreen
from workbench.ui.screens.term_form import TermForm


async def asked(desk: Desk, dialog: ModalScreen[Any], *keys: str) -> list[Any]:
    """What a question is answered by some keys; empty if it is still asked."""
    answers: list[Any] = []
    desk.app.push_screen(dialog, answers.append)
    await desk.pilot.pause()
    await desk.press(*keys)
    return answers


@pytest.mark.parametrize(
    ("keys", "answers"),
    [
        (("a", "space", "b", "space", "enter"), ["a b"]),
        (("escape",), [None]),
        (("enter",), []),
        (("space", "enter"), []),
    ],
)
async def test_a_line_is_asked_for(folder: Path, keys: tuple[str, ...], answers: list[Any]) -> None:
    """Without the blanks around it; an empty one is no answer."""
    async with at_work(folder) as desk:
        assert await asked(desk, AskLine("Name?"), *keys) == answers


async def test_an_empty_line_is_an_answer_where_none_is_needed(folder: Path) -> None:
    """And what stood there at first is kept by Enter."""
    async with at_work(folder) as desk:
        assert await asked(desk, AskLine("Name?", required=False), "enter") == [""]
        assert await asked(desk, AskLine("Name?", "as before"), "enter") == ["as before"]


@pytest.mark.parametrize(
    ("keys", "answers"),
    [
        (("enter",), [0]),
        (("down", "down", "down", "enter"), [2]),
        (("z",), [2]),
        (("q",), []),
        (("escape",), [None]),
        (("f2", "f3", "ctrl+n"), []),
    ],
)
async def test_one_of_several_is_chosen(folder: Path, keys: tuple[str, ...], answers: list[Any]) -> None:
    """By arrows and Enter, or by its letter; the keys of the screen below wait."""
    async with at_work(folder) as desk:
        assert await asked(desk, Choose("Which?", ["one", "two", "three"], "xyz"), *keys) == answers
        assert desk.position == 0


async def test_some_of_several_are_chosen(folder: Path) -> None:
    """All are ticked at first."""
    async with at_work(folder) as desk:
        assert await asked(desk, ChooseSome("Which?", ["one", "two", "three"]), "down", "space", "enter") == [[0, 2]]


async def test_more_lines_than_room_scroll_with_the_cursor(folder: Path) -> None:
    """The chosen line is seen, and so are the keys below."""
    async with at_work(folder, size=(80, 24)) as desk:
        lines = [f"line number {number}" for number in range(200)]
        desk.app.push_screen(Choose("Which?", lines))
        await desk.pilot.pause()
        await desk.press("end")
        await desk.until(lambda: "line number 199" in desk.text)
        assert "Enter: take" in desk.text


async def test_a_term_is_filled_in_field_by_field(folder: Path) -> None:
    """Several values in one field are parted by a bar; kind and status turn by arrows or letters."""
    async with at_work(folder) as desk:
        term = Term("لواء", "brigade", TermKind.UNIT, variants=("ألوية",), note="old")
        answers: list[Term | None] = []
        form = TermForm(term, ["military", "diplomacy"])
        desk.app.push_screen(form, answers.append)
        await desk.pilot.pause()
        await desk.press("end", "s", "down", "right", "down", "a")
        form.query_one("#variants").value = " ألوية | اللواء |  "  # type: ignore[attr-defined]  # fields by name
        form.query_one("#note").value = "new"  # type: ignore[attr-defined]
        await desk.press("enter")
        (filled,) = answers
        assert filled is not None
        assert (filled.arabic, filled.english, filled.note) == ("لواء", "brigades", "new")
        assert filled.variants == ("ألوية", "اللواء")
        assert filled.kind is list(TermKind)[list(TermKind).index(TermKind.UNIT) + 1]
        assert filled.status is TermStatus.ADMITTED


async def test_a_term_without_english_is_not_taken(folder: Path) -> None:
    """What is missing is said, and has the cursor."""
    async with at_work(folder) as desk:
        answers = await asked(desk, TermForm(Term("لواء", ""), []), "enter")
        assert answers == []
        assert "The English is missing" in desk.text
        assert desk.app.focused is not None and desk.app.focused.id == "english"
        await desk.press("escape")
        assert answers == [None]


async def test_help_lists_every_command_with_its_keys(folder: Path) -> None:
    """Also those that have none; F1 and Esc close it."""
    async with at_work(folder, size=(120, 45)) as desk:
        await desk.press("f1")
        help_screen = desk.app.screen
        assert isinstance(help_screen, HelpScreen)
        listed = {text: keys for keys, text in help_screen.lines}
        for command in desk.screen.all_orders():
            assert command.help in listed
            if command.key:
                assert listed[command.help] == keys_text(command.key)
        assert "Go to the next sentence" in desk.text
        await desk.press("f1")
        assert desk.app.screen is desk.screen


async def test_the_palette_finds_a_command_and_does_it(folder: Path) -> None:
    """By letters of its name; the keys stand beside it."""
    async with at_work(folder) as desk:
        await desk.press("ctrl+p")
        assert isinstance(desk.app.screen, CommandPalette)
        await desk.press(*"go to")
        await desk.until(lambda: "go to  (^G)" in desk.text)
        await desk.press("down", "enter")
        await desk.until(lambda: isinstance(desk.app.screen, AskLine))
