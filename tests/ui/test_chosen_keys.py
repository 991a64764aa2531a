"""Keys chosen in the settings work, whatever the command, and clicks on the footer do what the keys do."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.screen import ModalScreen

from tests.ui.desk import Desk, at_work
from workbench.errors import SettingInvalid
from workbench.settings import Settings
from workbench.ui.app import run
from workbench.ui.screens.glossary import GlossaryScreen
from workbench.ui.screens.help import HelpScreen
from workbench.ui.screens.library import LibraryScreen
from workbench.ui.screens.term_form import TermForm
from workbench.ui.screens.translation import TranslationScreen


def chosen(**keys: str) -> Settings:
    """Settings with keys of one's own; two underscores stand for the dot in a command's name."""
    return Settings(author="a-translator", keys={name.replace("__", "."): key for name, key in keys.items()})


async def click_footer(desk: Desk, words: str) -> None:
    """A click on these words of the last line."""
    await desk.pilot.click(offset=(desk.lines[-1].index(words) + 1, len(desk.lines) - 1))
    await desk.pilot.pause()


async def test_clicks_on_the_footer_reach_the_commands_of_every_screen(folder: Path) -> None:
    """The list of articles, all commands, leaving; and the screen's own."""
    async with at_work(folder, size=(160, 30)) as desk:
        await click_footer(desk, "^G go to" if "^G go to" in desk.lines[-1] else "^N next open")
        await click_footer(desk, "F2 Library")
        assert isinstance(desk.app.screen, LibraryScreen)
        await click_footer(desk, "^P Commands")
        assert isinstance(desk.app.screen, CommandPalette)
        await desk.press("escape")
        await click_footer(desk, "^Q Quit")
        assert desk.app.return_code == 0


async def test_a_key_that_the_editor_owns_can_be_given_another(folder: Path) -> None:
    """The new key finishes the sentence and is shown; Enter goes on doing it."""
    async with at_work(folder, settings=chosen(segment__done="ctrl+k")) as desk:
        assert "^K done, next" in desk.lines[-1]
        await desk.write("First")
        await desk.press("ctrl+k")
        assert desk.position == 1
        assert desk.session.row(0).state.value == "translated"
        await desk.press("enter")
        assert desk.position == 2


async def test_a_letter_that_opens_is_still_a_letter_in_a_field(folder: Path) -> None:
    """It opens in the list, and is typed in the filter."""
    async with at_work(folder, "", settings=chosen(library__open="p", library__filter="?")) as desk:
        await desk.until(lambda: "1 article" in desk.lines[0])
        await desk.press("question_mark", "p")
        library = desk.app.screen
        assert isinstance(library, LibraryScreen)
        assert library.query_input is not None and library.query_input.value == "p"
        await desk.press("escape", "p")
        await desk.until(lambda: isinstance(desk.app.screen, TranslationScreen))


async def test_commands_without_a_key_get_one(termed: Path) -> None:
    """Of the screen and of the app; the palette's own key can be another too."""
    keys = chosen(segment__add_term="f10", app__next_theme="f12", app__command_palette="ctrl+k", glossary__edit="plus")
    async with at_work(termed, settings=keys) as desk:
        theme = desk.app.theme
        await desk.press("f12")
        assert desk.app.theme != theme
        await desk.press("f10")
        assert isinstance(desk.app.screen, TermForm)
        await desk.press("escape", "ctrl+k")
        assert isinstance(desk.app.screen, CommandPalette)
        await desk.press("escape", "ctrl+p")
        assert isinstance(desk.app.screen, TranslationScreen)
        await desk.press("f3")
        await desk.until(lambda: isinstance(desk.app.screen, GlossaryScreen) and desk.app.screen.list.count > 0)
        await desk.press("plus")
        assert isinstance(desk.app.screen, TermForm)


@pytest.mark.parametrize(
    ("name", "advice"), [("segment.nxt_open", "did you mean segment.next_open"), ("x", "the README lists them")]
)
def test_a_command_that_does_not_exist_is_named(folder: Path, name: str, advice: str) -> None:
    """Before the screen is taken."""
    with pytest.raises(SettingInvalid) as refused:
        run(folder, settings=Settings(author="a-translator", keys={"segment.done": "f10", name: "f11"}))
    assert repr(name) in str(refused.value) and advice in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("key", ["f1", "ctrl+g"])
async def test_over_a_dialog_there_are_no_commands_to_look_for(folder: Path, key: str) -> None:
    """The key does nothing there: Esc closes the dialog and not an empty palette."""
    async with at_work(folder) as desk:
        await desk.press(key)
        dialog = desk.app.screen
        assert isinstance(dialog, ModalScreen)
        await desk.press("ctrl+p")
        assert desk.app.screen is dialog
        await desk.press("escape")
        assert desk.app.screen is desk.screen


async def test_the_key_of_the_help_closes_it(folder: Path) -> None:
    """On the list of articles too, with both of its keys."""
    async with at_work(folder, "") as desk:
        for opens, closes in (("f1", "f1"), ("question_mark", "question_mark"), ("question_mark", "f1")):
            await desk.press(opens)
            assert isinstance(desk.app.screen, HelpScreen)
            await desk.press(closes)
            assert isinstance(desk.app.screen, LibraryScreen)
