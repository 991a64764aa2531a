"""What all screens share: one declaration for each command, a header, a footer, and errors said in one line."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.screen import Screen

from workbench.errors import DatabaseBusy, WorkbenchError
from workbench.ui.commands import Command, bind_chosen, keys_text, labelled
from workbench.ui.widgets.arabic import phrase
from workbench.ui.widgets.bars import FooterBar, HeaderBar, HintLine
from workbench.ui.widgets.too_small import Covered
from workbench.wording import N_, _

if TYPE_CHECKING:
    from workbench.glossary.term import Term
    from workbench.ui.app import WorkbenchApp

LIBRARY = Command("app.library", "f2", N_("Library"), N_("Go to the list of articles"), footer=True, priority=True)
GLOSSARY = Command("app.glossary", "f3", N_("Glossary"), N_("Go to the glossary"), priority=True)
REVIEW = Command("app.review", "f4", N_("Review"), N_("Go to the review of saved translations"), priority=True)
ARTICLE = Command("app.article", "f5", N_("Article"), N_("Go back to the open article"), priority=True)
HELP = Command("app.help", "f1", N_("Help"), N_("Show every key of this screen"), footer=True, priority=True)
PALETTE = Command("app.command_palette", "ctrl+p", N_("Commands"), N_("Find any command by its name"), True, True)
THEME = Command("app.next_theme", "", N_("Theme"), N_("Change to the next theme: dark, light, contrast, terminal"))
QUIT = Command("app.quit", "ctrl+q", N_("Quit"), N_("Leave; everything is saved already"), footer=True, priority=True)

EVERYWHERE = (PALETTE, HELP, LIBRARY, GLOSSARY, REVIEW, ARTICLE, THEME, QUIT)
"""The commands that every screen has; they belong to the app."""


class CommandScreen(Covered, Screen[None]):
    """A screen that does what its commands say."""

    ORDERS: ClassVar[tuple[Command, ...]] = ()
    """Its own commands, in the order of help and footer."""

    TITLE_TEXT: ClassVar[str] = ""
    AUTO_FOCUS = ""
    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self.header = HeaderBar()
        self.hint = HintLine()
        self.footer = FooterBar(self.all_orders(), self.key_of)
        bind_chosen(self._bindings, self.ORDERS, self.workbench.settings.keys)

    @property
    def workbench(self) -> WorkbenchApp:
        """The app, by its own type."""
        return cast("WorkbenchApp", self.app)

    @classmethod
    def all_orders(cls) -> tuple[Command, ...]:
        """Its own commands, then those of every screen."""
        return (*cls.ORDERS, *EVERYWHERE)

    def key_of(self, command: Command) -> str:
        """The keys of a command, as the settings have them."""
        return self.workbench.settings.keys.get(command.name, command.key)

    def tell(self, text: str) -> None:
        """Says in one line what was done or why it was not."""
        self.hint.tell(text)

    def flush(self) -> str:
        """Saves what was typed here and is not saved yet; why it could not be, in one line, or an empty string."""
        return ""

    # The dialogs are loaded with the first question: a first picture asks none.

    def ask_line(self, title: str, answered: Callable[[str | None], None], value: str = "") -> None:
        """Asks for one line, `value` at first; `answered` hears None if the person changed their mind."""
        from workbench.ui.screens.dialogs import AskLine

        self.app.push_screen(AskLine(title, value), answered)

    def choose(self, title: str, lines: Sequence[str], chosen: Callable[[int | None], None], keys: str = "") -> None:
        """Asks for one of several lines; `chosen` hears its place. `keys`: a letter for each line."""
        from workbench.ui.screens.dialogs import Choose

        self.app.push_screen(Choose(title, lines, keys), chosen)

    def choose_some(self, title: str, lines: Sequence[str], chosen: Callable[[list[int] | None], None]) -> None:
        """Asks which of several lines; `chosen` hears their places."""
        from workbench.ui.screens.dialogs import ChooseSome

        self.app.push_screen(ChooseSome(title, lines), chosen)

    def fill_in_term(
        self, term: Term, domains: Sequence[str], filled_in: Callable[[Term | None], None], problem: str = ""
    ) -> None:
        """Shows the form of a term, new or to be changed; `problem`: why it could not be saved as it is filled in."""
        from workbench.ui.screens.term_form import TermForm

        self.app.push_screen(TermForm(term, domains, problem), filled_in)

    @contextmanager
    def saying_errors(self) -> Iterator[None]:
        """A mistake that a person can make is said in the line under the list; anything else is a bug and goes on."""
        try:
            yield
        except WorkbenchError as error:
            self.tell(reason(error))


def reason(error: WorkbenchError) -> str:
    """What a person is told when something that was asked for was not done."""
    if isinstance(error, DatabaseBusy):
        # Its own words promise another attempt, which only what is typed gets.
        return _("Another program is writing to the project; do it again in a moment")
    return str(error)


class Orders(Provider):
    """The commands of the screen below, for the palette."""

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        async for command, title, run in self._possible():
            if (score := matcher.match(title)) > 0:
                yield Hit(score, self._shown(command), run, text=title)

    async def discover(self) -> Hits:
        async for command, title, run in self._possible():
            yield DiscoveryHit(self._shown(command), run, text=title)

    async def _possible(self) -> AsyncIterator[tuple[Command, str, Callable[[], Any]]]:
        screen = self.screen
        if not isinstance(screen, CommandScreen):
            return
        for command in screen.all_orders():
            if command is not PALETTE:
                yield command, f"{labelled(command)}{self._keys(command)}", partial(screen.run_action, command.run)

    def _keys(self, command: Command) -> str:
        keys = keys_text(cast(CommandScreen, self.screen).key_of(command))
        return f"  ({keys})" if keys else ""

    def _shown(self, command: Command) -> Content:
        """Its name, its keys and what it does. Textual would read a help of its own as markup.

        The keys are no part of the Arabic name: in one line with it their signs would change sides.
        """
        return Content.assemble(phrase(labelled(command)), self._keys(command), "\n", (phrase(_(command.help)), "dim"))
