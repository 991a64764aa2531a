"""The glossary: every term in a list, what is known of the chosen one, and every change taken back by a key."""

from __future__ import annotations

import time
from collections import defaultdict
from dataclasses import replace

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container
from textual.worker import get_current_worker

from workbench.arabic.folding import fold, has_arabic
from workbench.errors import WorkbenchError
from workbench.figures import moment, number
from workbench.glossary.term import Term, TermKind, TermStatus
from workbench.services.terminology import Occurrence, TermChange
from workbench.ui.commands import Command, bindings
from workbench.ui.screens.base import reason
from workbench.ui.screens.dialogs import Choose
from workbench.ui.screens.glossary_details import change_text, term_blocks
from workbench.ui.screens.glossary_files import GlossaryFiles
from workbench.ui.widgets.arabic import beside, phrase
from workbench.ui.widgets.panels import KIND_NAMES, STATUS_NAMES
from workbench.ui.widgets.safe_input import SafeInput
from workbench.ui.widgets.term_list import TermList
from workbench.ui.widgets.text_view import TextView
from workbench.wording import N_, _, n_

EDIT = Command("glossary.edit", "enter", N_("edit"), N_("Change the term"), footer=True)
SEARCH = Command("glossary.search", "slash", N_("search"), N_("Find terms by words of either language"), footer=True)
NEW = Command("glossary.new", "n", N_("new"), N_("Add a term"), footer=True)
REMOVE = Command("glossary.remove", "d", N_("remove"), N_("Take the term out; u brings it back"), footer=True)
UNDO = Command("glossary.undo", "u", N_("undo"), N_("Take back your last change of the glossary"), footer=True)
KIND = Command("glossary.kind", "k", N_("kind"), N_("Show only the next kind of term"), footer=True)
STATUS = Command("glossary.status", "s", N_("status"), N_("Show only the next status"), footer=True)
HISTORY = Command("glossary.history", "h", N_("history"), N_("See every version of the term, bring one back"))
PLACES = Command("glossary.places", "o", N_("where"), N_("Open an article at a sentence that has the term"))
EXPORT = Command("glossary.export", "e", N_("export"), N_("Write the terms of this kind and status"), footer=True)
IMPORT = Command("glossary.import", "i", N_("import"), N_("Read terms from a file, after a preview"), footer=True)
DETAILS = Command("glossary.details", "f9", N_("details"), N_("Show or hide what is known of the term"))
HELP_HERE = Command("glossary.help", "question_mark", N_("help"), N_("Show every key of this screen"))

KINDS: tuple[TermKind | None, ...] = (None, *TermKind)
STATUSES: tuple[TermStatus | None, ...] = (None, *TermStatus)

WIDE = 100
"""From this many cells on the details stand beside the list, below it they stand under it."""

TALL, LOW = 30, 18
"""Lines from which on the details under the list have more room, and below which they open only on a key."""

SEARCH_AFTER_S = 0.03
"""From a key in the search to the search, in seconds: keys that come meanwhile are searched for together.

As long as the last search took, if that is longer: then one types at least half of the time.
"""

REST_S = 0.25
"""How long the cursor rests on a term before its sentences are looked for, in seconds."""

PLACES_SHOWN = 30
"""How many sentences are looked for."""


class GlossaryScreen(GlossaryFiles):
    """Every term of the project."""

    ORDERS = (
        EDIT, SEARCH, NEW, REMOVE, UNDO, KIND, STATUS, EXPORT, IMPORT, HISTORY, PLACES, DETAILS, HELP_HERE,
    )  # fmt: skip
    BINDINGS = [
        *bindings(command for command in ORDERS if command is not EDIT),
        Binding("escape", "back", show=False),
        Binding("down", "to_list", show=False),
    ]
    CSS_PATH = "../styles/glossary.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.list = TermList(id="term-list")
        self.details = TextView("term-details", can_focus=True)
        self.search_input = SafeInput(
            placeholder=phrase(_("/ searches Arabic and English")), compact=True, id="glossary-search", max_length=200
        )
        self.kind: TermKind | None = None
        self.status: TermStatus | None = None
        self.details_wanted: bool | None = None
        self._all: list[Term] = []
        self._alphabetical: list[Term] = []
        self._domains: list[str] = []
        self._senses: dict[str, list[Term]] = {}
        self._places: dict[int, list[Occurrence]] = {}
        self._search_due = False
        self._search_took_s = 0.0
        self._places_due = False

    def compose(self) -> ComposeResult:
        yield self.header
        yield self.search_input
        with Container(id="glossary-body"):
            yield self.list
            yield self.details
        yield self.hint
        yield self.footer

    def on_mount(self) -> None:
        """The list has the keys."""
        self.list.focus()

    def on_screen_resume(self) -> None:
        """What was changed elsewhere shows at once, and sentences are counted anew."""
        self._places.clear()
        if self._all:
            self._come_back()
        else:
            self.header.tell(_("Glossary"), _("reading …"))
            self.call_after_refresh(self._come_back)

    def _come_back(self) -> None:
        with self.saying_errors():
            self.read_again()
        self.tell_counts()

    def on_resize(self, event: events.Resize) -> None:
        """The details stand where there is room."""
        self._arrange(event.size.width, event.size.height)

    def _arrange(self, width: int, height: int) -> None:
        body = self.query_one("#glossary-body")
        body.set_class(width >= WIDE, "wide")
        body.set_class(height >= TALL, "tall")
        enough = width >= WIDE or height >= LOW
        self.details.display = enough if self.details_wanted is None else self.details_wanted

    # The list

    def read_again(self, chosen: int | None = None) -> None:
        """Reads the terms; the cursor goes to the term of a number, or stays on its own."""
        found = self.workbench.glossary.terms()
        if found != self._all:
            self._all = found
            keys = {id(term): fold(term.arabic) for term in found}
            self._alphabetical = sorted(found, key=lambda term: (keys[id(term)].removeprefix("ال"), term.english))
            self._senses = defaultdict(list)
            for term in found:
                self._senses[keys[id(term)]].append(term)
        self._filter(chosen)

    def _filter(self, chosen: int | None = None) -> None:
        """Shows the terms asked for: as in a dictionary, or for a search the best ones first."""
        if chosen is None and self.list.chosen is not None:
            chosen = self.list.chosen.id
        query = self.search_input.value.strip()
        search = self.workbench.glossary.search
        shown = search(query, self.kind, self.status) if query else self.terms_of_filters()
        place = next((index for index, term in enumerate(shown) if term.id == chosen), 0)
        self.list.show_terms(shown, place)
        self.tell_counts()
        self._show_chosen()

    def tell_counts(self, doing: str = "") -> None:
        """The header: what is shown, and how many; `doing` is work that takes a while."""
        everything = len(self._all)
        count = n_("{count} term", "{count} terms", everything).format(count=number(everything))
        if len(self.list.terms) != everything:
            count = _("{shown} of {count}").format(shown=number(len(self.list.terms)), count=count)
        kind = _(KIND_NAMES[self.kind]) if self.kind else _("all")
        status = _(STATUS_NAMES[self.status]) if self.status else _("all")
        filters = _("kind: {kind}   status: {status}").format(kind=kind, status=status)
        query = self.search_input.value.strip()
        asked = _("   search: {query}").format(query=query) if query else ""
        self.header.tell(f"{_('Glossary')}   {filters}{asked}", count, doing)

    def terms_of_filters(self) -> list[Term]:
        """The terms of the kind and status that are shown, in the order of a dictionary."""
        return [
            term for term in self._alphabetical if self.kind in (None, term.kind) and self.status in (None, term.status)
        ]

    def on_rows_moved(self) -> None:
        """Another term is under the cursor."""
        self.hint.explain(self._about_chosen())
        with self.saying_errors():
            self._show_chosen()

    def on_rows_opened(self) -> None:
        """Enter: the form."""
        with self.saying_errors():
            self.action_edit()

    def _show_chosen(self) -> None:
        """What is known of the term now; its sentences when the cursor rests on it."""
        term = self.list.chosen
        if term is None or term.id is None:
            self.details.show([])
            self.hint.explain(_("No term is like this: N adds one, Esc shows all") if self._all else _("N adds a term"))
            return
        if not self.hint.told:
            self.hint.explain(self._about_chosen())
        senses = [other for other in self._senses[fold(term.arabic)] if other.id != term.id]
        places = self._places.get(term.id)
        changes = self.workbench.glossary.history(term.id)
        self.details.show(term_blocks(term, senses, changes, places, PLACES_SHOWN))
        if places is None and not self._places_due:
            self._places_due = True
            self.set_timer(REST_S, self._look_for_places)

    def _about_chosen(self) -> str:
        """One line of what is known of the term, where the details are away."""
        term = self.list.chosen
        return "" if term is None or self.details.display else beside((term.note or term.definition,))

    # Searching and filtering

    def action_search(self) -> None:
        """Into the search."""
        self.search_input.focus()
        self.search_input.action_select_all()

    def on_input_changed(self) -> None:
        """The list follows as one types."""
        if not self._search_due:
            self._search_due = True
            self.set_timer(max(SEARCH_AFTER_S, self._search_took_s), self._search)

    def _search(self) -> None:
        self._search_due = False
        begun = time.monotonic()
        with self.saying_errors():
            self._filter()
        self._search_took_s = time.monotonic() - begun
        if self.search_input.has_focus and self.list.count:
            self.list.action_move(-self.list.cursor)  # the best one is the first

    def on_input_submitted(self) -> None:
        """Enter: into the list, which stays as it is."""
        self.list.focus()

    def action_to_list(self) -> None:
        """Down, in the search: into the list."""
        self.list.focus()

    def action_back(self) -> None:
        """Esc: out of the details or the search; then without search and filters; then back."""
        if self.list.has_focus and not (self.search_input.value or self.kind or self.status):
            self.workbench.go_back()
            return
        if not self.details.has_focus:
            self.search_input.value = ""
            if not self.search_input.has_focus:
                self.kind = self.status = None
            self._filter()
        self.list.focus()

    def action_kind(self) -> None:
        """The next kind."""
        self.kind = KINDS[(KINDS.index(self.kind) + 1) % len(KINDS)]
        self._filter()

    def action_status(self) -> None:
        """The next status."""
        self.status = STATUSES[(STATUSES.index(self.status) + 1) % len(STATUSES)]
        self._filter()

    def action_details(self) -> None:
        """Shows what is known of the term, or hides it."""
        self.details_wanted = not self.details.display
        self._arrange(self.size.width, self.size.height)

    def action_help(self) -> None:
        """The keys of this screen."""
        self.workbench.action_help()

    # Changing

    def action_edit(self) -> None:
        """The form of the term."""
        if self.list.chosen is not None:
            self._domains = self.workbench.glossary.domains()
            self.fill_in_term(self.list.chosen, self._domains, self._update)

    def _update(self, term: Term | None) -> None:
        """Saves the term; what cannot be saved stays in the form, which says why."""
        if term is None:
            return
        try:
            after = self.workbench.glossary.update(term)
        except WorkbenchError as error:
            self.fill_in_term(term, self._domains, self._update, reason(error))
        else:
            self._updated(after)

    def _updated(self, after: Term) -> None:
        with self.saying_errors():
            self.read_again(after.id)
            self.tell(_("Changed: {arabic} = {english}").format(arabic=after.arabic, english=after.english))

    def action_new(self) -> None:
        """The form of a new term; what was searched for stands in it already."""
        query = self.search_input.value.strip()
        term = Term(query, "") if has_arabic(query) else Term("", query)
        self._domains = self.workbench.glossary.domains()
        self.fill_in_term(term, self._domains, self._add)

    def _add(self, term: Term | None) -> None:
        """Saves a new term; what cannot be saved stays in the form, which says why."""
        if term is None:
            return
        try:
            added = self.workbench.glossary.add(term)
        except WorkbenchError as error:
            self.fill_in_term(term, self._domains, self._add, reason(error))
            return
        with self.saying_errors():
            self.search_input.value = ""
            self.kind = self.status = None
            self.read_again(added.id)
            self.tell(_("Added: {arabic} = {english}").format(arabic=added.arabic, english=added.english))

    def action_remove(self) -> None:
        """Takes the term out; the cursor goes to the next one."""
        term = self.list.chosen
        if term is None or term.id is None:
            return
        beside = self.list.terms[self.list.cursor + 1 :][:1] or self.list.terms[: self.list.cursor][-1:]
        with self.saying_errors():
            self.workbench.glossary.remove(term.id)
            self.read_again(beside[0].id if beside else None)
            told = _("Removed: {arabic} = {english}.   u brings it back")
            self.tell(told.format(arabic=term.arabic, english=term.english))

    def action_undo(self) -> None:
        """Takes back the last change this person made; the cursor goes to the term that came back."""
        before = {term.id: term for term in self._all}
        with self.saying_errors():
            summary = self.workbench.glossary.undo_last()
            altered = [term for term in self.workbench.glossary.terms() if before.get(term.id) != term]
            self.read_again(altered[0].id if altered else None)
            self.tell(_("Undone: {summary}").format(summary=summary))

    def action_history(self) -> None:
        """Every version of the term, to look at or to bring back."""
        term = self.list.chosen
        if term is None or term.id is None:
            return
        changes = self.workbench.glossary.history(term.id)
        if not changes:
            self.tell(_("This term was never changed"))
            return
        versions = [(change.after, _version_line(change)) for change in changes]
        if (first := changes[-1].before) is not None:
            versions.append((first, _("as it was first: {english}").format(english=first.english)))

        def chosen(place: int | None) -> None:
            version = versions[place][0] if place is not None else None
            if version is not None:
                with self.saying_errors():
                    self._updated(self.workbench.glossary.update(replace(version, id=term.id)))

        title = _("Versions of {arabic}; Enter brings one back").format(arabic=term.arabic)
        self.app.push_screen(Choose(title, [line for _version, line in versions]), chosen)

    # The sentences that have the term

    def _look_for_places(self) -> None:
        """Looks for the sentences of the term under the cursor, on a thread of its own."""
        self._places_due = False
        term = self.list.chosen
        busy = any(worker.group == "places" and worker.is_running for worker in self.workers)
        if term is not None and term.id not in self._places and not busy:
            self.run_worker(lambda: self._find_places(term), thread=True, group="places")

    def _find_places(self, term: Term) -> None:
        from workbench.services.terminology import Glossary

        worker = get_current_worker()
        try:
            workspace = self.workbench.workspace.another()
            try:
                found = Glossary(workspace).occurrences(term, PLACES_SHOWN)
            finally:
                workspace.close()
        except WorkbenchError:
            return  # nobody asked for them; a database that cannot be read says so elsewhere
        if not worker.is_cancelled:
            self.app.call_from_thread(self._found_places, term, found)

    def _found_places(self, term: Term, found: list[Occurrence]) -> None:
        if term.id is not None:
            self._places[term.id] = found
        chosen = self.list.chosen
        if chosen is not None and chosen.id == term.id:
            with self.saying_errors():
                self._show_chosen()
        else:
            self.set_timer(REST_S, self._look_for_places)

    def action_places(self) -> None:
        """The sentences that have the term, to open one in its article."""
        term = self.list.chosen
        places = self._places.get(term.id) if term is not None and term.id is not None else None
        if places is None:
            self.tell(_("Its sentences are still being looked for"))
            return
        if not places:
            self.tell(_("No saved sentence has this term"))
            return
        lines = [f"{place.title}  {place.position + 1}  {place.source}" for place in places]

        def chosen(index: int | None) -> None:
            if index is not None:
                with self.saying_errors():
                    self.workbench.open_article_at(places[index].article, places[index].position)

        self.app.push_screen(Choose(_("Enter opens the article there"), lines), chosen)


def _version_line(change: TermChange) -> str:
    return f"{change.number}  {moment(change.at)}  {change.author}  {change_text(change)}"
