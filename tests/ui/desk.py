"""The real screens on a real project, and what is drawn on them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from textual.pilot import Pilot

from workbench.glossary.term import Term, TermKind
from workbench.project import find_project
from workbench.services.terminology import Glossary
from workbench.services.translating import TranslationSession
from workbench.services.workspace import Workspace
from workbench.settings import Settings
from workbench.ui.app import WorkbenchApp
from workbench.ui.screens.translation import TranslationScreen
from workbench.ui.widgets.row_editor import RowEditor

TERMS = (
    Term("الجيش", "army", TermKind.MILITARY, note="the land forces"),
    Term("حلب", "Aleppo", TermKind.PLACE),
    Term("وزير الدفاع", "defence minister", TermKind.POLITICAL),
    Term("موسكو", "Moscow", TermKind.PLACE),
)


@dataclass
class Desk:
    """An open workbench."""

    app: WorkbenchApp
    pilot: Pilot[int]

    @property
    def screen(self) -> TranslationScreen:
        """The translation screen, shown or not."""
        assert self.app.translation is not None
        return self.app.translation

    @property
    def session(self) -> TranslationSession:
        """What is being translated."""
        return self.screen.session

    @property
    def editor(self) -> RowEditor:
        """The editor over the current row."""
        return self.screen.pane.editor

    @property
    def position(self) -> int:
        """The place of the current row, from 0."""
        return self.screen.pane.current

    async def press(self, *keys: str) -> None:
        """Presses keys, and waits for what they do."""
        await self.pilot.press(*keys)

    async def write(self, text: str) -> None:
        """Puts a text at the cursor, as a paste does."""
        self.editor.insert(text)
        await self.pilot.pause()

    async def until(self, true: Callable[[], bool]) -> None:
        """Waits until something is true.

        Raises:
            AssertionError: If it does not become so within three seconds; with what is drawn.
        """
        for _attempt in range(150):
            if true():
                return
            await self.pilot.pause(0.02)
        raise AssertionError("\n".join(self.lines))

    @property
    def lines(self) -> list[str]:
        """What is drawn, line by line, without the marks that only steer a terminal."""
        return [strip.text.replace("\u200e", "") for strip in self.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join(self.lines)


@asynccontextmanager
async def at_work(
    folder: Path, article: str = "1", size: tuple[int, int] = (120, 30), settings: Settings | None = None
) -> AsyncIterator[Desk]:
    """The workbench on a project; an empty article for the library."""
    settings = settings or Settings(author="a-translator")
    workspace = Workspace(find_project(folder), settings.author)
    app = WorkbenchApp(workspace, settings, article)
    try:
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            yield Desk(app, pilot)
    finally:
        workspace.close()


def add_terms(folder: Path, *terms: Term) -> None:
    """Puts terms into a project's glossary."""
    workspace = Workspace(find_project(folder), "terminologist")
    glossary = Glossary(workspace)
    for term in terms:
        glossary.add(term)
    workspace.close()
