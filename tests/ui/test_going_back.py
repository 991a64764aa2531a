"""Esc in a list takes away what narrows it, and then goes back; the lines below read rightly in both scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.desk import add_terms, at_work
from workbench import wording
from workbench.display.layout import lay_out
from workbench.glossary.term import Term, TermKind
from workbench.settings import Settings
from workbench.ui.screens.glossary import GlossaryScreen
from workbench.ui.screens.library import LibraryScreen
from workbench.ui.widgets.arabic import beside, phrase
from workbench.wording import _


@pytest.fixture
def arabic() -> Iterator[None]:
    """The interface speaks Arabic."""
    wording.use_language("ar")
    yield
    wording.use_language("en")


def read(text: str, base: str) -> str:
    """A text as it stands on the screen, from left to right, its letters unshaped in their order."""
    (line,) = lay_out(text, 60, "rtl" if base == "rtl" else "ltr")
    shown = "".join(text[cell.start : cell.end] for cell in line.cells)
    return shown.replace("\u200e", "").replace("\u200f", "").strip()


@pytest.mark.parametrize("screen", ["f2", "f3", "f4"])
async def test_esc_goes_back_to_the_open_article(termed: Path, screen: str) -> None:
    """From each of the other screens."""
    async with at_work(termed) as desk:
        await desk.press(screen)
        assert desk.app.screen is not desk.screen
        await desk.until(lambda: "reading …" not in desk.text)
        await desk.press("escape")
        assert desk.app.screen is desk.screen


async def test_esc_takes_away_the_filter_first(termed: Path) -> None:
    """Words, kind and status; what is open stays open."""
    async with at_work(termed) as desk:
        await desk.press("f2")
        library = desk.app.screen
        assert isinstance(library, LibraryScreen)
        await desk.until(lambda: len(library.shown) == 1)
        await desk.press("slash", "x", "enter", "escape")
        assert isinstance(desk.app.screen, LibraryScreen) and len(desk.app.screen.shown) == 1
        await desk.press("f3")
        glossary = desk.app.screen
        assert isinstance(glossary, GlossaryScreen)
        await desk.until(lambda: glossary.list.count == 4)
        await desk.press("k", "escape")
        assert isinstance(desk.app.screen, GlossaryScreen) and desk.app.screen.list.count == 4
        await desk.press("escape")
        assert desk.app.screen is desk.screen


async def test_esc_without_an_article_goes_to_the_library_and_no_further(termed: Path) -> None:
    """It never leaves the program."""
    async with at_work(termed, "") as desk:
        await desk.press("f3")
        await desk.until(lambda: "4 terms" in desk.lines[0])
        await desk.press("escape")
        assert isinstance(desk.app.screen, LibraryScreen)
        await desk.press("escape", "escape")
        assert isinstance(desk.app.screen, LibraryScreen)


def test_texts_of_both_scripts_stand_beside_each_other_unmingled(arabic: None) -> None:
    """In Arabic from the right: the first text is the rightmost, each reads by itself, its full stop at its end."""
    shown = read(beside(("مكان", "Talks (in Cairo) begin.", "a.txt", "لم يُفتح")), "rtl")
    assert shown.index("Talks (in Cairo) begin.") > shown.index("a.txt") > 0
    assert shown.endswith("ناكم")
    wording.use_language("en")
    shown = read(beside(("Talks begin.", "", "بدأت المحادثات.", "بسيم")), "ltr")
    assert shown == "Talks begin.   .تاثداحملا تأدب   ميسب"
    assert beside(("one", "", "two.")) == "one   two."


async def test_english_notes_in_the_arabic_interface_keep_their_order(folder: Path, arabic: None) -> None:
    """Kind, domain and status of a term; title, file and person of an article."""
    add_terms(folder, Term("الجيش", "army", TermKind.MILITARY, domain="armed forces (land)"))
    async with at_work(folder, size=(120, 30), settings=Settings(author="a-translator", language="ar")) as desk:
        await desk.press("f2")
        await desk.until(lambda: "a.txt" in desk.lines[-2])
        not_begun = phrase(_("not begun")).replace("\u200e", "")
        assert desk.lines[-2].split() == [*not_begun.split(), "a.txt"]
        await desk.press("f3")
        await desk.until(lambda: "armed forces (land)" in desk.text)
        line = next(line for line in desk.lines if "armed forces (land)" in line)
        kind, status = (phrase(_(word)).replace("\u200e", "") for word in ("military", "preferred"))
        assert line.rindex(status) < line.index("armed forces (land)") < line.rindex(kind)
