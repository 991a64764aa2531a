"""The terminal program: its screens, and the promise that every way out of it saves first."""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events
from textual.actions import ActionParseResult
from textual.app import App
from textual.dom import DOMNode
from textual.driver import Driver
from textual.screen import Screen

from workbench import wording
from workbench.display.capability import choose_encoder
from workbench.errors import WorkbenchError
from workbench.figures import use_locale
from workbench.project import find_project
from workbench.services.opening import open_article
from workbench.services.workspace import Workspace
from workbench.settings import Settings
from workbench.ui import themes
from workbench.ui.alt_digits import teach_alt_digits
from workbench.ui.commands import bind_chosen, bindings
from workbench.ui.leaving import heed_signals
from workbench.ui.screens.base import EVERYWHERE, QUIT, CommandScreen, Orders, reason
from workbench.ui.widgets.arabic import phrase, use_encoder
from workbench.ui.widgets.rows import Rows
from workbench.ui.widgets.too_small import is_too_small
from workbench.wording import _

if TYPE_CHECKING:
    from workbench.services.terminology import Glossary
    from workbench.services.translating import TranslationSession
    from workbench.ui.screens.translation import TranslationScreen

LETTERS_S = 1.0
"""How long a command waits for letters that were typed before it, in seconds; they take a few milliseconds."""

PALETTE_ID = "palette"
"""Of the screen of all commands."""


class WorkbenchApp(App[int]):
    """The workbench on one project."""

    TITLE = "workbench"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS = {Orders}
    BINDINGS = bindings(EVERYWHERE)
    CSS_PATH = "styles/tokens.tcss"
    ALLOW_SELECT = False

    def __init__(self, workspace: Workspace, settings: Settings, article: str = "") -> None:
        """`article`: what to open at once, as `open_article` takes it; empty opens the library."""
        super().__init__()
        self.workspace, self.settings = workspace, settings
        self.first_article = article
        self.first_session: TranslationSession | None = None
        self.translation: TranslationScreen | None = None
        self._others: dict[str, CommandScreen] = {}
        self._article_is_behind = False

    @cached_property
    def glossary(self) -> Glossary:
        """The project's glossary; the list of articles does without it."""
        from workbench.services.terminology import Glossary

        return Glossary(self.workspace)

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver, made steadier where it is the one for Linux and macOS."""
        chosen = super().get_driver_class()
        if chosen.__name__ != "LinuxDriver":
            return chosen
        from workbench.ui.driver import SteadyDriver

        return SteadyDriver

    def on_load(self) -> None:
        """Chooses colours, keys and the encoder before anything is drawn."""
        for theme in themes.THEMES.values():
            self.register_theme(theme)
        self.theme = self.settings.theme
        if self.no_color:
            # Textual's own filter makes colours grey, which is a colour too.
            self.theme, self._filters = "terminal", [themes.WithoutColors()]
        self.set_keymap(dict(self.settings.keys))
        bind_chosen(self._bindings, EVERYWHERE, self.settings.keys)
        use_encoder(choose_encoder(self.settings.bidi))
        teach_alt_digits()

    def on_mount(self) -> None:
        """Heeds signals; from the first picture on, memory is tidied as usual."""
        self.call_after_refresh(_tidy_memory)
        if self._driver is not None and self._driver.__class__.__name__ == "SteadyDriver":
            heed_signals(self)

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        """A command that comes before the keys of what has the focus waits for the letters typed before it.

        They wait in the queue of the editor while this runs in the app's: without it, letters that were typed fast
        before ctrl+down would land in the next sentence.
        """
        if is_too_small(self.size) and not self._goes_unseen(key, priority):
            return priority and self._is_command(key)
        if priority and self.focused is not None and self._is_command(key):
            taken = asyncio.Event()
            if self.focused.call_later(taken.set):
                with suppress(TimeoutError):
                    await asyncio.wait_for(taken.wait(), LETTERS_S)
        return await super()._check_bindings(key, priority)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Does what a key, the footer or the palette asks; a database that cannot even be read is said in one line."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except WorkbenchError as error:
            below = next(screen for screen in reversed(self.screen_stack) if isinstance(screen, CommandScreen))
            below.tell(reason(error))
            return True

    def _is_command(self, key: str) -> bool:
        """Whether a key comes before those of what has the focus; a letter never does."""
        if len(key) == 1:
            return False
        chain = self.screen._binding_chain
        return any(binding.priority for _, keys in chain for binding in keys.key_to_bindings.get(key, ()))

    def _goes_unseen(self, key: str, priority: bool) -> bool:
        """Whether a key is heeded while the window is too small: what moves about in a field, and what leaves."""
        if priority:
            return any(binding.action == QUIT.action for binding in self._bindings.key_to_bindings.get(key, ()))
        field = self.focused
        return field is not None and not isinstance(field, Rows) and key in field._bindings.key_to_bindings

    def on_resize(self, event: events.Resize) -> None:
        """The palette cannot be drawn in a window that is too small."""
        if is_too_small(event.size) and self.screen_stack and self.screen.id == PALETTE_ID:
            self.pop_screen()

    # Screens

    def get_default_screen(self) -> Screen[None]:
        """The article that was asked for, or the library: no empty screen is drawn before it."""
        if self.first_session is None and self.first_article:
            self.first_session = open_article(self.workspace, self.first_article)
        screen = self._other("library") if self.first_session is None else self._new_translation(self.first_session)
        self.stylesheet.read_all(screen.css_path)  # Textual does this for every screen but the first
        self.install_screen(screen, f"screen-{id(screen)}")
        return screen

    def _new_translation(self, session: TranslationSession) -> TranslationScreen:
        from workbench.ui.screens.translation import TranslationScreen

        self.translation = TranslationScreen(session, self.glossary, self.settings)
        return self.translation

    def open_article(self, reference: str | int, position: int | None = None) -> None:
        """Shows an article where one left off, or at a position; the one that was open is saved and left.

        Raises:
            ArticleUnknown, ArticleUnreadable: If there is none, or it cannot be read.
        """
        session = open_article(self.workspace, reference)
        if position is not None:
            session.place = max(0, min(position, len(session) - 1))
        self._show_session(session)

    def _show_session(self, session: TranslationSession) -> None:
        """Shows an article that was opened, in place of the one before, which is saved and left."""
        left = self.translation
        if left is not None:
            left.close_session()
        self._show(self._new_translation(session))
        if left is not None and left not in self.screen_stack:
            self.uninstall_screen(left)
            left.remove()

    def open_article_at(self, article: int, position: int) -> None:
        """Shows a saved article at a position; if it is the open one, as it is.

        Raises:
            ArticleUnknown: If it is not there any more.
        """
        if self.translation is None or self.translation.session.article.id != article:
            self.open_article(article, position)
            return
        self.action_article()
        self.translation.pane.go_to(min(position, len(self.translation.session) - 1))

    def article_changed(self, article: int) -> None:
        """Somebody decided about a sentence elsewhere; the open article shows it when one comes back to it."""
        if self.translation is not None and self.translation.session.article.id == article:
            self._article_is_behind = True

    def _show(self, screen: Screen[None]) -> None:
        """Shows a screen in place of the one that is shown; both are kept as they are."""
        if not self.is_screen_installed(screen):
            self.install_screen(screen, f"screen-{id(screen)}")
        if self.screen is screen:
            return
        # The first screen stays at the bottom of the stack: Textual cannot put another in its place.
        if screen is self.screen_stack[0]:
            self.pop_screen()
        elif len(self.screen_stack) == 1:
            self.push_screen(screen)
        else:
            self.switch_screen(screen)

    def _other(self, name: str) -> CommandScreen:
        """A screen by its name, made on first use: what is not shown costs no start-up time."""
        if name not in self._others:
            self._others[name] = _make(name)
        return self._others[name]

    def action_library(self) -> None:
        """To the list of articles."""
        self._leave_modal_or_show("library")

    def action_glossary(self) -> None:
        """To the glossary."""
        self._leave_modal_or_show("glossary")

    def action_review(self) -> None:
        """To the review; the sentence that is being translated is left, so that it can be reviewed."""
        if self.translation is not None and self.screen is self.translation:
            self.translation.leaving(self.translation.pane.current)
        self._leave_modal_or_show("review")

    def _leave_modal_or_show(self, name: str) -> None:
        if self.translation is not None and self.screen is self.translation:
            self.translation.saver.save()  # what is shown next is read from the database
        # A dialog asks something first: its keys are Enter and Esc.
        if isinstance(self.screen, CommandScreen) or len(self.screen_stack) == 1:
            self._show(self._other(name))

    def action_article(self) -> None:
        """Back to the open article."""
        if self.translation is None or not isinstance(self.screen, CommandScreen):
            return
        self._show(self.translation)
        with self.translation.saying_errors():
            if self._article_is_behind:
                self.translation.changed(self.translation.session.refresh())
                self._article_is_behind = False
            self.translation.terms_changed()

    def go_back(self) -> None:
        """To the open article; to the first screen if none is open."""
        if self.translation is not None:
            self.action_article()
        elif isinstance(self.screen, CommandScreen):
            self._show(self.screen_stack[0])

    def action_help(self) -> None:
        """The keys of the screen that is shown."""
        from workbench.ui.screens.help import HelpScreen

        if isinstance(self.screen, HelpScreen):
            self.screen.dismiss()
        elif isinstance(self.screen, CommandScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_command_palette(self) -> None:
        """The commands of the screen that is shown; a dialog has none."""
        if isinstance(self.screen, CommandScreen):
            from textual.command import CommandPalette

            self.push_screen(CommandPalette(placeholder=phrase(_("Search for commands…")), id=PALETTE_ID))

    def action_next_theme(self) -> None:
        """The next theme, for now; the settings say which it is at the start."""
        names = list(themes.THEMES)
        self.theme = names[(names.index(self.theme) + 1) % len(names)]

    # Leaving

    def flush(self) -> str:
        """Saves whatever is not saved; what no database takes goes into a file of its own, and the answer says where.

        Returns:
            Why it could not be saved, in one line, or an empty string.
        """
        problems = [self.translation.saver.save_or_rescue(self.is_running)] if self.translation is not None else []
        problems += [screen.flush() for screen in self._others.values()]
        return " ".join(problem for problem in problems if problem)

    def close(self) -> None:
        """Closes the database."""
        self.workspace.close()

    async def action_quit(self) -> None:
        """Leaves; everything is saved first, while the widgets are still there."""
        self.flush()
        if self.translation is not None:
            with suppress(WorkbenchError):  # said when the terminal is restored, with the place of the rescued text
                self.translation.close_session()
        self.exit(0)

    def _handle_exception(self, error: Exception) -> None:
        """A bug: saves, and ends without the traceback that Textual prints, since that shows the article's text."""
        self.flush()
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()


def _tidy_memory() -> None:
    """What is there now stays; only what comes after it is looked through for what can go."""
    gc.freeze()
    gc.enable()


def _make(name: str) -> CommandScreen:
    """A screen by its name."""
    if name == "library":
        from workbench.ui.screens.library import LibraryScreen

        return LibraryScreen()
    if name == "glossary":
        from workbench.ui.screens.glossary import GlossaryScreen

        return GlossaryScreen()
    from workbench.ui.screens.review import ReviewScreen

    return ReviewScreen()


def run(folder: Path, article: str = "", settings: Settings | None = None) -> int:
    """Opens the workbench on a project folder and stays until the person leaves.

    Args:
        folder: The project folder.
        article: What to open at once; empty opens the library.
        settings: As loaded for the project; defaults if none are given.

    Returns:
        The exit status: 0, 128 and the number of the signal that ended it, or 1 after a bug.

    Raises:
        WorkbenchError: If project or article cannot be opened; nothing was drawn then.
    """
    settings = settings or Settings()
    if settings.keys:
        from workbench.ui.key_tables import require_commands

        require_commands(settings.keys)
    wording.use_language(settings.language)
    use_locale(settings.locale)
    workspace = Workspace(find_project(folder), settings.author)
    app = WorkbenchApp(workspace, settings, article)
    try:
        if article:  # a wrong name is said before the screen is taken
            app.first_session = open_article(workspace, article)
        app.run()
    finally:
        problem = app.flush()
        workspace.close()
    return _end(app, problem)


def _end(app: WorkbenchApp, problem: str) -> int:
    """Says on the restored terminal what the person must know, and gives the exit status."""
    from workbench.display.safe import display_safe

    if problem:
        print(f"workbench: {display_safe(problem)}", file=sys.stderr)
    if app._exception is not None:
        from workbench.ui.faults import note_fault

        saved = "" if problem else " your text is saved."
        print(f"workbench: a fault ended the program;{saved} {note_fault(app._exception)}", file=sys.stderr)
        return 1
    return app.return_code or (1 if problem else 0)
