"""The articles of the project, how far each has come, and where one goes on."""

from __future__ import annotations

from collections.abc import Callable

from rich.segment import Segment
from textual.app import ComposeResult
from textual.widgets import Input
from textual.worker import get_current_worker

from workbench.arabic.folding import fold
from workbench.errors import WorkbenchError
from workbench.figures import moment, number
from workbench.services.opening import ArticleSummary, library, set_archived
from workbench.ui.article_files import ask_export, ask_import
from workbench.ui.commands import Command, bindings
from workbench.ui.palette import palette
from workbench.ui.screens.base import CommandScreen, reason
from workbench.ui.widgets.arabic import beside, field, phrase
from workbench.ui.widgets.bars import OneLine, progress_bar
from workbench.ui.widgets.rows import Rows
from workbench.ui.widgets.safe_input import SafeInput
from workbench.wording import N_, _, n_

OPEN = Command("library.open", "enter", N_("open"), N_("Open the article where you left off"), footer=True)
FILTER = Command("library.filter", "slash", N_("filter"), N_("Show only articles with these words"), footer=True)
EXPORT = Command("library.export", "e", N_("export"), N_("Write the translation or both languages"), footer=True)
IMPORT = Command("library.import", "n", N_("import"), N_("Bring an article from a file into the project"), footer=True)
ARCHIVE = Command("library.archive", "x", N_("archive"), N_("Put the article away, or bring it back"), footer=True)
ARCHIVED = Command("library.archived", "a", N_("archived"), N_("Show what was put away, or hide it"))
RELOAD = Command("library.reload", "r", N_("look again"), N_("Look for new files and what others have done"))
UNDO = Command("library.undo", "u", N_("undo"), N_("Bring back the article that was put away last"))
HELP_HERE = Command("library.help", "question_mark", N_("help"), N_("Show every key of this screen"))

FILES_EVERY_S = 3.0
"""How often the folder is looked at for new files while the library is shown, in seconds."""

BAR = 10
"""Width of a progress bar, in cells."""

NUMBER, SENTENCES, WORDS, NOTES, CHANGED = 5, 5, 6, 4, 30
"""Widths of the other columns, in cells."""

WIDE = 100
"""From this width on, in cells, there is room for the last change."""


class LibraryScreen(CommandScreen):
    """Every article, one a row."""

    ORDERS = (OPEN, FILTER, EXPORT, IMPORT, ARCHIVE, ARCHIVED, UNDO, RELOAD, HELP_HERE)
    BINDINGS = bindings(command for command in ORDERS if command is not OPEN)

    def __init__(self) -> None:
        super().__init__()
        self.articles: list[ArticleSummary] = []
        self.shown: list[ArticleSummary] = []
        self.show_archived = False
        self.put_away: int | None = None
        self.list = Rows(self._line, id="articles")
        self.query_input: Input | None = None

    def compose(self) -> ComposeResult:
        yield self.header
        yield Headings(self.heading)
        yield self.list
        yield self.hint
        yield self.footer

    def on_mount(self) -> None:
        """Reads the list; what files cost to read is no wait for the person."""
        self.header.tell(_("Library"), str(self.workbench.workspace.project.folder))
        self.list.focus()
        self.action_reload()
        self.set_interval(FILES_EVERY_S, self._look_for_files)

    def on_screen_resume(self) -> None:
        """What was done elsewhere shows at once."""
        self.action_reload()

    def action_reload(self) -> None:
        """Reads the list anew."""
        self.run_worker(self._read, thread=True, exclusive=True, group="library")

    def _look_for_files(self) -> None:
        if self.is_current:
            self.action_reload()

    def _read(self) -> None:
        """On a thread of its own, with its own connection."""
        worker = get_current_worker()
        try:
            workspace = self.workbench.workspace.another()
            try:
                found = library(workspace, archived=self.show_archived)
            finally:
                workspace.close()
        except WorkbenchError as error:
            self.app.call_from_thread(self.tell, reason(error))
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show, found)

    def _show(self, articles: list[ArticleSummary]) -> None:
        if articles == self.articles and self.shown:
            return
        chosen = self.shown[self.list.cursor].number if self.shown else None
        self.articles = articles
        self._filter(chosen)
        if not articles and not self.hint.told:
            self.tell(_("No articles yet. Put Arabic .txt, .md, .html or .docx files into the folder articles/"))

    def _filter(self, chosen: int | None = None) -> None:
        """Shows the articles that hold every word asked for; the cursor stays on its article."""
        wanted = fold(self.query_input.value).split() if self.query_input is not None else []
        self.shown = [
            article
            for article in self.articles
            if all(word in fold(f"{article.title} {article.english_title}") for word in wanted)
        ]
        place = next((index for index, article in enumerate(self.shown) if article.number == chosen), 0)
        self.list.show(len(self.shown), place)
        count = n_("{count} article", "{count} articles", len(self.shown)).format(count=number(len(self.shown)))
        self.header.tell(_("Library"), count)
        if not self.hint.told:  # what was done stays to be read until the cursor moves
            self._explain()

    def on_rows_moved(self) -> None:
        """What is under the cursor."""
        self._explain()

    def _explain(self) -> None:
        if not self.shown:
            self.hint.explain(_("No title has these words") if self.articles else "")
            return
        article = self.shown[self.list.cursor]
        if article.problem:
            self.hint.tell(_problem(article))
            return
        where = article.path.name if article.path else ""
        changed = moment(article.changed_at) if article.changed_at else _("not begun")
        self.hint.explain(beside((article.english_title, where, changed, article.changed_by)))

    def on_rows_opened(self) -> None:
        """Enter: the article."""
        self.action_open()

    def action_open(self) -> None:
        """Opens the article under the cursor."""
        if not self.shown:
            return
        article = self.shown[self.list.cursor]
        if article.problem:
            self.tell(_problem(article))
            return
        with self.saying_errors():
            self.workbench.open_article(article.number)

    def action_filter(self) -> None:
        """A field for words of a title; Enter or Esc goes back to the list."""
        if self.query_input is None:
            words = phrase(_("Words of a title"))
            self.query_input = SafeInput(placeholder=words, compact=True, id="filter", max_length=200)
            self.mount(self.query_input, after=self.header)
        self.query_input.display = True
        self.set_focus(self.query_input)

    def on_input_changed(self) -> None:
        """The list follows as one types."""
        self.hint.explain("")
        self._filter()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: to the list, which stays filtered."""
        event.input.display = bool(event.value)
        self.list.focus()

    def key_escape(self) -> None:
        """Esc: no filter; without one, back."""
        if self.query_input is None or not self.query_input.display:
            self.workbench.go_back()
            return
        self.query_input.value = ""
        self.query_input.display = False
        self.list.focus()

    def action_export(self) -> None:
        """Writes the article under the cursor to a file."""
        if self.shown:
            article = self.shown[self.list.cursor]
            ask_export(self, article.number, article.english_title or article.title)

    def action_import(self) -> None:
        """Brings an article into the project."""
        ask_import(self, self.action_reload)

    def action_archive(self) -> None:
        """Puts an article away; nothing of it is deleted."""
        if not self.shown:
            return
        article = self.shown[self.list.cursor]
        if article.id is None:
            self.tell(_("Nobody has worked on it yet; to put it away, move its file out of articles/"))
            return
        with self.saying_errors():
            set_archived(self.workbench.workspace, article.id, not article.archived)
            self.put_away = None if article.archived else article.id
            self.tell(_("Brought back") if article.archived else _("Put away; u brings it back, a shows all put away"))
            self.action_reload()

    def action_undo(self) -> None:
        """Brings back the article that was put away last, since the library was opened."""
        if self.put_away is None:
            self.tell(_("Nothing was put away just now; a shows all that was"))
            return
        with self.saying_errors():
            set_archived(self.workbench.workspace, self.put_away, False)
            self.put_away = None
            self.tell(_("Brought back"))
            self.action_reload()

    def action_archived(self) -> None:
        """Shows or hides what was put away."""
        self.show_archived = not self.show_archived
        self.action_reload()

    def action_help(self) -> None:
        """The keys of this screen."""
        self.workbench.action_help()

    def _line(self, row: int, width: int) -> list[Segment]:
        """Number, title, sentences, words, two bars, open notes, last change."""
        article = self.shown[row]
        style = self.list.get_component_rich_style
        dim, warning = style("rows--dim", partial=True), style("rows--warning", partial=True)
        number_part = [Segment(f"{article.number:>4}{'▽' if article.archived else ' '}", dim)]
        if article.problem:
            return [*number_part, *field(f"{article.title}  {_problem(article)}", width - 6, warning, align="left")]
        figures = f"{article.segments:>{SENTENCES}}  {number(article.words):>{WORDS}} "
        bars = [
            Segment(f" {progress_bar(article.translated, article.segments, BAR)}", style("rows--good", partial=True)),
            Segment(f" {progress_bar(article.reviewed, article.segments, BAR)}", style("rows--head", partial=True)),
        ]
        notes = f"!{article.open_comments}" if article.open_comments else ""
        changed = moment(article.changed_at) if article.changed_at else ""
        tail = [
            Segment(figures, dim),
            *bars,
            Segment(f" {notes:>{NOTES}} ", warning),
            *field(f"{changed}  {article.changed_by}", _changed_width(width), dim, align="left"),
        ]
        return [*number_part, *self._titles(article, _title_width(width)), *tail]

    def heading(self, width: int) -> list[Segment]:
        """What stands in the columns."""
        style = palette(self.app)["dim"]
        columns = (
            (_("title"), _title_width(width) - 1, "right"),
            (_("sent."), SENTENCES + 1, "right"),
            (_("words"), WORDS + 2, "right"),
            ("", 2, "left"),
            (_("translated"), BAR + 1, "left"),
            (_("reviewed"), BAR, "left"),
            (_("notes"), NOTES + 1, "right"),
            ("", 1, "left"),
            (_("last change"), _changed_width(width), "left"),
        )
        parts = [field(label, room, style, align=side) for label, room, side in columns]
        return [Segment(" " * NUMBER), *(segment for part in parts for segment in part)]

    def _titles(self, article: ArticleSummary, room: int) -> list[Segment]:
        """The Arabic title at the right of its column, the English one before it where there is room."""
        if room < 70 or not article.english_title:
            return [*field(article.title, room - 1, align="right"), Segment(" ")]
        english = room // 2 - 2
        return [
            *field(article.english_title, english, align="left"),
            Segment("  "),
            *field(article.title, room - english - 3, align="right"),
            Segment(" "),
        ]


def _changed_width(width: int) -> int:
    """Cells for the last change; none in a narrow window."""
    return CHANGED if width >= WIDE else 0


def _title_width(width: int) -> int:
    """Cells for the titles: what the other columns leave."""
    return width - NUMBER - SENTENCES - WORDS - 3 - 2 * (BAR + 1) - NOTES - 2 - _changed_width(width)


class Headings(OneLine):
    """What stands in the columns of the list."""

    def __init__(self, draw: Callable[[int], list[Segment]]) -> None:
        """`draw` gives the line for a width in cells."""
        super().__init__(id="headings")
        self.draw = draw

    def segments(self, width: int) -> list[Segment]:
        return self.draw(width)


def _problem(article: ArticleSummary) -> str:
    """Why a file cannot be read; its folder is known here and would push the reason out of sight."""
    return article.problem.replace(str(article.path), article.path.name) if article.path else article.problem
