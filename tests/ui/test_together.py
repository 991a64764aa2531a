"""Two programs on one article: what the other does shows, and nothing typed here is lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.ui.desk import Desk, at_work
from workbench.project import find_project
from workbench.services.opening import open_article
from workbench.services.translating import TranslationSession
from workbench.services.workspace import Workspace
from workbench.translation.revision import State
from workbench.ui import saving


@contextmanager
def another(folder: Path) -> Iterator[TranslationSession]:
    """The same article in a program of somebody else."""
    workspace = Workspace(find_project(folder), "another")
    try:
        yield open_article(workspace, 1)
    finally:
        workspace.close()


async def saved(desk: Desk) -> None:
    """All is in the database."""
    await desk.until(lambda: not desk.session.unsaved and not desk.screen.saver.waiting)


async def test_letters_go_on_in_the_sentence_that_another_program_merged(folder: Path) -> None:
    """The editor shows the merged English before the next letter comes, and the letter is added to it."""
    async with at_work(folder) as desk:
        await desk.write("One")
        await desk.press("ctrl+down")
        await desk.write("Two")
        await desk.press("ctrl+up")
        await saved(desk)
        with another(folder) as other:
            count = len(other)
            other.merge(0)
        await desk.press("x")
        await saved(desk)
        await desk.until(lambda: len(desk.session) == count - 1)
        text = desk.editor.text
        assert "Two" in text
        await desk.press("y")
        assert desk.editor.text in (text + "y", "y" + text)
        assert desk.session.row(0).target == desk.editor.text


async def test_the_last_sentence_may_be_merged_away_while_one_types_in_it(folder: Path) -> None:
    """The cursor stands in what is the last one now."""
    async with at_work(folder) as desk:
        await desk.write("One")
        last = len(desk.session) - 1
        desk.screen.pane.go_to(last)
        await desk.write("Last")
        await saved(desk)
        with another(folder) as other:
            other.merge(last - 1)
        await desk.press("x")
        await saved(desk)
        await desk.until(lambda: desk.position == last - 1)
        await desk.press("y", "z")
        assert desk.session.row(last - 1).target == desk.editor.text


async def test_enter_while_another_program_writes_is_carried_out_later(folder: Path) -> None:
    """The person goes on at once; the sentence is translated as soon as the database is free."""
    async with at_work(folder) as desk:
        await desk.write("One")
        await saved(desk)
        other = sqlite3.connect(folder / "glossary.db", isolation_level=None)
        other.execute("begin immediate")
        await desk.press("enter")
        assert desk.position == 1
        assert desk.session.row(0).state is State.DRAFT
        assert desk.screen.warning
        other.execute("rollback")
        other.close()
        await desk.until(lambda: desk.session.row(0).state is State.TRANSLATED)
        await desk.until(lambda: not desk.screen.warning)


async def test_long_typing_makes_a_revision_on_the_way(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After ten minutes in one sentence what stands there is a revision, though nobody left it."""
    async with at_work(folder) as desk:
        await desk.write("begun")
        await saved(desk)
        assert desk.session.history(0) == []
        monkeypatch.setattr(saving, "KEEP_S", 0.0)  # as if the ten minutes were over
        await desk.write(" and gone on with")
        await desk.until(lambda: len(desk.session.history(0)) == 1)
        assert desk.session.history(0)[0].text == "begun and gone on with"
        assert desk.position == 0
