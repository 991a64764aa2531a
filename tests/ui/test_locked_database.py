"""Another program keeps even readers out of the database: that is said in one line, and the program goes on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.services.folders import opened
from tests.ui.desk import Desk, at_work
from workbench.errors import DatabaseBusy
from workbench.glossary.term import Term
from workbench.services.reviewing import Queue
from workbench.services.translating import TranslationSession
from workbench.store.database import Database
from workbench.ui.screens.base import CommandScreen
from workbench.ui.screens.glossary import GlossaryScreen
from workbench.ui.screens.review import ReviewScreen
from workbench.ui.screens.term_form import TermForm

BUSY = "Another program is writing to the project; do it again in a moment"


@pytest.fixture
def translated(termed: Path) -> Path:
    """A project with terms and an article whose first sentences wait for a reviewer; without a write-ahead log.

    A program that writes keeps readers out only then.
    """
    session = opened(termed, "a-translator")
    for position in (0, 1, 2):
        session.type(position, f"Sentence {position}")
        session.finish(position)
    session.close()
    session.ws.close()
    plain = sqlite3.connect(termed / "glossary.db")
    assert plain.execute("pragma journal_mode = delete").fetchone() == ("delete",)
    plain.close()
    return termed


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Another program writes, and takes its time."""
    other = sqlite3.connect(folder / "glossary.db", isolation_level=None)
    other.execute("begin exclusive")
    yield
    other.execute("rollback")
    other.close()


async def told(desk: Desk, wanted: str = BUSY) -> None:
    """Waits until the screen says so, and makes it say something else."""

    def said() -> bool:
        return isinstance(desk.app.screen, CommandScreen) and desk.app.screen.hint.told == wanted

    await desk.until(said)
    assert isinstance(desk.app.screen, CommandScreen)
    desk.app.screen.tell("")


async def test_the_glossary_waits_for_another_program(translated: Path) -> None:
    """Coming to it, moving in it, searching, filtering, the form and the history."""
    async with at_work(translated, "") as desk:
        with locked(translated):
            await desk.press("f3")
            await told(desk)
        await desk.press("f2", "f3")
        glossary = desk.app.screen
        assert isinstance(glossary, GlossaryScreen)
        await desk.until(lambda: glossary.list.count == 4)
        with locked(translated):
            for keys in (("down",), ("h",), ("enter",), ("n",), ("k", "k"), ("escape",)):
                await desk.press(*keys)
                await told(desk)
            await desk.press("slash", "a")
            await told(desk)
        await desk.press("backspace", "A", "l")
        await desk.until(lambda: [term.english for term in glossary.list.terms] == ["Aleppo"])


async def test_the_review_waits_for_another_program(translated: Path) -> None:
    """Coming to it, going about, versions, filters and decisions; what was not decided still waits."""
    async with at_work(translated, "") as desk:
        with locked(translated):
            await desk.press("f4")
            await told(desk)
        await desk.press("f2", "f4")
        review = desk.app.screen
        assert isinstance(review, ReviewScreen)
        await desk.until(lambda: len(review.walk.items) == 3)
        with locked(translated):
            for key in ("right", "h", "f", "t", "s", "a", "u", "A", "x"):
                await desk.press(key)
                await told(desk)
            assert review.walk.place == 0 and review.walk.queue == Queue()
        await desk.press("f2", "f4", "a")
        assert review.walk.waiting == 2


async def test_coming_back_to_the_article_waits_for_another_program(translated: Path) -> None:
    """What was decided elsewhere shows the next time."""
    async with at_work(translated) as desk:
        await desk.press("f2")
        desk.app.article_changed(1)
        with locked(translated):
            await desk.press("f5")
            await told(desk)
            assert desk.app.screen is desk.screen
        reviewer: TranslationSession = opened(translated, "b-reviewer")
        reviewer.set_locked(1, True)
        reviewer.close()
        reviewer.ws.close()
        await desk.press("f2", "f5")
        await desk.until(lambda: desk.session.row(1).locked)


@pytest.mark.parametrize("deed", ["n", "enter"])
async def test_a_form_that_was_filled_in_stays_when_it_cannot_be_saved(translated: Path, deed: str) -> None:
    """It says why, and Enter saves it once that is mended."""
    async with at_work(translated, "") as desk:
        await desk.press("f3")
        glossary = desk.app.screen
        assert isinstance(glossary, GlossaryScreen)
        await desk.until(lambda: glossary.list.count == 4)
        await desk.press(deed)
        form = desk.app.screen
        assert isinstance(form, TermForm)
        form.query_one("#arabic").value = "لواء"  # type: ignore[attr-defined]  # fields by name
        form.query_one("#english").value = "brigade"  # type: ignore[attr-defined]
        form.query_one("#note").value = "a note that took long"  # type: ignore[attr-defined]
        with locked(translated):
            await desk.press("enter")
            await desk.until(lambda: BUSY in desk.text)
            assert "Trying again" not in desk.text
            assert isinstance(desk.app.screen, TermForm)
            assert "a note that took long" in desk.text
        await desk.press("enter")
        await desk.until(lambda: desk.app.screen is glossary)
        assert [term.note for term in glossary.list.terms if term.english == "brigade"] == ["a note that took long"]


async def test_a_pair_that_is_there_already_keeps_the_form(termed: Path) -> None:
    """The message stands in the form; Esc gives up."""
    async with at_work(termed, "") as desk:
        await desk.press("f3")
        await desk.until(lambda: "4 terms" in desk.lines[0])
        await desk.press("n")
        desk.app.screen.query_one("#arabic").value = "حلب"  # type: ignore[attr-defined]  # fields by name
        desk.app.screen.query_one("#english").value = "Aleppo"  # type: ignore[attr-defined]
        await desk.press("enter")
        form = desk.app.screen
        assert isinstance(form, TermForm)
        assert form.filled_in() == Term("حلب", "Aleppo")
        assert form.problem and str(form.query_one("#form-problem").render()).strip()
        await desk.press("escape")
        assert isinstance(desk.app.screen, GlossaryScreen)
        assert desk.app.screen.list.count == 4


def test_the_lock_of_these_tests_keeps_readers_out(translated: Path) -> None:
    """Otherwise they would prove nothing."""
    db = Database(translated / "glossary.db", busy_ms=10)
    assert db.value("select count(*) from term") == 4
    with locked(translated), pytest.raises(DatabaseBusy):
        db.value("select count(*) from term")
    db.close()
