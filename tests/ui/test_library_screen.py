"""The library: what is there, found, opened, put away."""

from __future__ import annotations

from pathlib import Path

from tests.services.folders import SENTENCES, TEXT, new_project
from tests.ui.desk import Desk, at_work
from workbench.ui.screens.library import LibraryScreen
from workbench.ui.screens.translation import TranslationScreen


async def library(desk: Desk, articles: int) -> LibraryScreen:
    """The library, once it shows so many articles."""
    screen = desk.app.screen
    assert isinstance(screen, LibraryScreen)
    await desk.until(lambda: len(screen.shown) == articles)
    await desk.pilot.pause()
    return screen


async def test_articles_are_listed_and_filtered_as_one_types(tmp_path: Path) -> None:
    """Spelling is folded; Esc shows all again."""
    folder = new_project(tmp_path / "project", a=TEXT, b="وصلت القافلة إلى المدينة.\n" + SENTENCES[3])
    async with at_work(folder, "") as desk:
        screen = await library(desk, 2)
        assert "2 articles" in desk.lines[0]
        await desk.press("slash")
        assert screen.query_input is not None
        screen.query_input.value = "الى المدينة"
        await library(desk, 1)
        assert "1 article" in desk.lines[0]
        await desk.press("escape")
        await library(desk, 2)


async def test_enter_opens_and_the_progress_shows(folder: Path) -> None:
    """Back in the library the bar has moved, and the English title stands there."""
    async with at_work(folder, "", size=(160, 30)) as desk:
        await library(desk, 1)
        await desk.press("enter")
        assert isinstance(desk.app.screen, TranslationScreen)
        await desk.write("Headline")
        await desk.press("enter", "f2")
        await library(desk, 1)
        await desk.until(lambda: "▓▓" in desk.text)
        assert "Headline" in desk.text
        await desk.press("f5")
        assert isinstance(desk.app.screen, TranslationScreen)
        assert desk.position == 1


async def test_new_files_appear_by_themselves(folder: Path) -> None:
    """When one looks again, and every few seconds anyway."""
    async with at_work(folder, "") as desk:
        await library(desk, 1)
        (folder / "articles" / "b.txt").write_text(SENTENCES[3], encoding="utf-8")
        await desk.press("r")
        await library(desk, 2)


async def test_an_empty_library_says_how_to_begin(tmp_path: Path) -> None:
    """Where files are to be put; Enter does nothing."""
    async with at_work(new_project(tmp_path / "empty"), "") as desk:
        await desk.until(lambda: "No articles yet" in desk.text)
        await desk.press("enter", "x")
        assert isinstance(desk.app.screen, LibraryScreen)


async def test_an_unreadable_file_says_why(folder: Path) -> None:
    """In its own line; it cannot be opened."""
    (folder / "articles" / "b.txt").write_bytes(b"")
    async with at_work(folder, "") as desk:
        await library(desk, 2)
        assert "b.txt" in desk.text and "empty" in desk.text
        await desk.press("end", "enter")
        assert isinstance(desk.app.screen, LibraryScreen)


async def test_an_article_is_put_away_and_brought_back(folder: Path) -> None:
    """Nothing of it is deleted."""
    async with at_work(folder) as desk:
        await desk.write("Word")
        await desk.press("f2")
        await library(desk, 1)
        await desk.press("x")
        await library(desk, 0)
        await desk.press("a")
        await library(desk, 1)
        await desk.press("x", "a")
        await library(desk, 1)


async def test_another_article_is_opened_in_place_of_the_first(tmp_path: Path) -> None:
    """What was typed in the first is saved and left."""
    folder = new_project(tmp_path / "project", a=TEXT, b=SENTENCES[3] + "\n" + SENTENCES[1])
    async with at_work(folder) as desk:
        await desk.write("First article")
        desk.app.action_library()
        await library(desk, 2)
        await desk.press("down", "enter")
        await desk.write("Second article")
        assert len(desk.session) == 2
        await desk.press("f2", "up", "enter")
        await desk.pilot.pause()
        assert desk.session.row(0).target == desk.editor.text == "First article"
        assert len(desk.session.history(0)) == 1


async def test_what_was_put_away_last_comes_back_by_undo(folder: Path) -> None:
    """Said in the line below, and it stays to be read; a second u has nothing to bring back."""
    async with at_work(folder) as desk:
        await desk.write("Begun")
        await desk.press("ctrl+s", "f2")
        await desk.until(lambda: "Begun" in desk.text or "last change" in desk.text)
        await desk.press("x")
        await desk.until(lambda: "0 articles" in desk.text)
        assert "u brings it back" in desk.text
        await desk.press("u")
        await desk.until(lambda: "1 article" in desk.text)
        await desk.press("u")
        assert "Nothing was put away" in desk.text


async def test_columns_have_headings(folder: Path) -> None:
    """In every width; the last change where there is room for it."""
    for size, last_change in (((80, 24), False), ((130, 30), True)):
        async with at_work(folder, "", size=size) as desk:
            await desk.until(lambda: "1 article" in desk.text)
            assert "translated" in desk.lines[1] and "notes" in desk.lines[1]
            assert ("last change" in desk.lines[1]) is last_change
