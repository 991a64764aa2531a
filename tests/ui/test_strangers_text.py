"""Text that people wrote is shown, everywhere, and obeyed nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.folders import SENTENCES, new_project
from tests.ui.desk import Desk, add_terms, at_work
from workbench.glossary.term import Term
from workbench.settings import Settings
from workbench.ui.screens.dialogs import AskLine, Choose, ChooseSome
from workbench.ui.screens.term_form import TermForm

BRACKETS = "[sic] [/x] [@click=app.quit]x[/] [bold]b"
ESCAPES = "\x1b[31mred\x1b]52;c;QUJD\x07\x9b1m\u202eoverride\u2067"
HOSTILE = f"{BRACKETS} {ESCAPES}"

FORBIDDEN = {
    *map(chr, range(32)),
    *map(chr, range(0x7F, 0xA0)),
    *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
}


def assert_harmless(desk: Desk, *wanted: str) -> None:
    """Nothing drawn commands a terminal, and the brackets are there to be read."""
    text = desk.text.replace("\n", "")
    assert sorted(map(hex, map(ord, FORBIDDEN & set(text)))) == []
    for part in wanted:
        assert part in text


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A project in which every text that can be hostile is."""
    folder = new_project(tmp_path / "project", a=f"{SENTENCES[0]} {BRACKETS} \u202eabc\x07\n{SENTENCES[1]}\n")
    (folder / "articles" / "b[bold] [@click=app.quit]x.txt").write_text(SENTENCES[3], encoding="utf-8")
    (folder / "articles" / "c\x1b[31m.txt").write_bytes(b"")
    add_terms(
        folder,
        Term("الجيش", "army [sic] [/x] \x1b[31m", note=HOSTILE, definition=HOSTILE, source=HOSTILE, domain=HOSTILE),
        Term("حلب", "[@click=app.quit]Aleppo[/]", variants=("[x]",), forbidden=(HOSTILE,)),
    )
    return folder


async def test_the_article_and_its_panels(hostile: Path) -> None:
    """Source, target, terms, notes, history, title, author; a click on what looks like a link does nothing."""
    async with at_work(hostile, size=(160, 40), settings=Settings(author=f"a-translator {BRACKETS}"[:90])) as desk:
        await desk.until(lambda: bool(desk.screen.matches))
        await desk.write(f"{BRACKETS} \u202eabc")
        desk.session.add_comment(0, HOSTILE)
        await desk.press("enter", "ctrl+up")
        await desk.until(lambda: "! a-translator" in desk.text)
        assert_harmless(desk, "[sic] [/x] [@click=app.quit]x[/]", "army [sic] [/x]")
        row = next(y for y, line in enumerate(desk.lines) if "[@click" in line)
        await desk.pilot.click(offset=(desk.lines[row].index("[@click") + 3, row))
        await desk.press("ctrl+down")
        assert_harmless(desk, "[sic] [/x] [@click=app.quit]x[/]")
        assert desk.app.is_running
        assert desk.session.row(0).target == f"{BRACKETS} \u202eabc"


async def test_reading_the_source_and_its_terms(hostile: Path) -> None:
    """The line that explains, what was copied, the form of the term."""
    async with at_work(hostile, size=(160, 40)) as desk:
        await desk.until(lambda: bool(desk.screen.matches))
        await desk.press("ctrl+o", "left")
        assert_harmless(desk, "army [sic] [/x]")
        await desk.press("shift+end", "c")
        assert_harmless(desk, "Copied: ")
        await desk.press("home", "left", "enter")
        assert isinstance(desk.app.screen, TermForm)
        assert_harmless(desk, "army [sic] [/x]")
        await desk.press("escape", "escape", "ctrl+t", "1")
        assert desk.editor.text.startswith("Army [sic] [/x]")
        assert_harmless(desk)


async def test_the_library_and_its_filter(hostile: Path) -> None:
    """Titles, file names, reasons why a file cannot be read, what is typed into the filter."""
    async with at_work(hostile, "", size=(160, 30)) as desk:
        await desk.until(lambda: "3 articles" in desk.text)
        for _row in range(3):
            assert_harmless(desk)
            await desk.press("down")
        assert_harmless(desk, r"c\x1b[31m.txt")
        await desk.press("up")
        assert_harmless(desk, "b[bold] [@click=app.quit]x.txt")
        await desk.press("slash")
        assert desk.app.focused is not None
        desk.app.focused.value = HOSTILE  # type: ignore[attr-defined]  # a field
        await desk.pilot.pause()
        assert_harmless(desk, "[sic] [/x]")


@pytest.mark.parametrize(
    "dialog",
    [
        AskLine(HOSTILE, HOSTILE),
        AskLine(HOSTILE, "", HOSTILE),
        Choose(HOSTILE, [HOSTILE, "two"]),
        ChooseSome(HOSTILE, [HOSTILE]),
    ],
    ids=["line", "placeholder", "choice", "choices"],
)
async def test_questions(folder: Path, dialog: AskLine | Choose | ChooseSome) -> None:
    """Title, value, placeholder and lines."""
    async with at_work(folder, size=(160, 30)) as desk:
        await desk.app.push_screen(dialog)
        await desk.pilot.pause()
        assert_harmless(desk, "[sic] [/x] [@click=app.quit]x[/]")


async def test_what_is_told_and_what_alarms(folder: Path) -> None:
    """The line below the rows, the header's warning, a message over the screen."""
    async with at_work(folder, size=(200, 30)) as desk:
        desk.screen.tell(HOSTILE)
        desk.screen.alarm(HOSTILE)
        await desk.until(lambda: desk.text.count("[sic] [/x]") >= 2)
        assert_harmless(desk)
        desk.screen.saved(HOSTILE)
        await desk.pilot.pause()
        assert_harmless(desk, "[sic] [/x] [@click=app.quit]x[/]")


async def test_find_and_replace(folder: Path) -> None:
    """What is looked for, the preview of replacing, and that it was not found."""
    async with at_work(folder, size=(160, 30)) as desk:
        await desk.write(f"one {BRACKETS} two")
        await desk.press("ctrl+f")
        bar = desk.screen.find_bar
        assert bar is not None
        bar.query_input.value = "[sic]"
        await desk.press("tab")
        assert desk.app.focused is not None
        desk.app.focused.value = ESCAPES  # type: ignore[attr-defined]  # a field
        await desk.press("enter")
        assert_harmless(desk, "[-[sic]-]")
        await desk.press("enter")
        assert "[sic]" not in desk.editor.text
        assert_harmless(desk)
        bar.query_input.value = HOSTILE
        await desk.pilot.pause()
        assert_harmless(desk)


async def test_a_hostile_history(folder: Path) -> None:
    """Revisions in the list and in the panel."""
    async with at_work(folder, size=(160, 30)) as desk:
        await desk.write(HOSTILE)
        await desk.press("enter", "ctrl+up")
        desk.screen.action_history()
        await desk.pilot.pause()
        assert_harmless(desk, "[sic] [/x] [@click=app.quit]x[/]")
