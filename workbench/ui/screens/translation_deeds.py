"""What can be done to a segment besides translating it: its state, notes, merge and split, find and replace, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.figures import moment
from workbench.services.translating import Found, Replacement
from workbench.translation.revision import Revision, State
from workbench.ui.screens.translation_source import SourceReading
from workbench.ui.signs import NAMES, SIGNS
from workbench.ui.widgets.arabic import Mark
from workbench.wording import N_, _

if TYPE_CHECKING:
    from workbench.ui.widgets.find_bar import FindBar

MENU_STATES = (State.DRAFT, State.TRANSLATED, State.REVIEWED, State.APPROVED)
"""States a person may give; rejecting belongs to the review, and untranslated is an empty text."""

LOCK, UNLOCK = N_("Lock: nobody changes it until it is unlocked"), N_("Unlock")


class Deeds(SourceReading):
    """The part of the translation screen that does things to segments."""

    found: Found | None = None
    """What the last search found, for as long as one searches."""

    searched = ""
    """What was searched for last."""

    find_bar: FindBar | None = None
    """Made when it is first needed."""

    def action_state_menu(self) -> None:
        """The states to choose from, and the lock."""
        row = self.session.row(self.pane.current)
        lines = [f"{SIGNS[state]:<3}{_(NAMES[state])}" for state in MENU_STATES]
        lines.append(f"   {_(UNLOCK if row.locked else LOCK)}")
        self.choose(_("State of this sentence"), lines, self._state_chosen, "dtral")

    def _state_chosen(self, place: int | None) -> None:
        position = self.pane.current
        with self.saying_errors():
            if place == len(MENU_STATES):
                change = self.session.set_locked(position, not self.session.row(position).locked)
                self.done(change)
                self.pane.editor.read_only = self.session.row(position).locked
            elif place is not None:
                self.done(self.session.set_state(position, MENU_STATES[place]))

    def action_note(self) -> None:
        """A note on the sentence."""
        self.ask_line(_("Note on this sentence"), self._note_written)

    def _note_written(self, text: str | None) -> None:
        if text:
            with self.saying_errors():
                self.done(self.session.add_comment(self.pane.current, text))

    def action_resolve_notes(self) -> None:
        """Every open note on the sentence is dealt with."""
        with self.saying_errors():
            for comment in self.session.comments(self.pane.current):
                if comment.resolved_at is None:
                    self.done(self.session.resolve_comment(comment.id))

    def action_merge(self) -> None:
        """This sentence and the next become one."""
        with self.saying_errors():
            self.done(self.session.merge(self.pane.current))

    def action_split(self) -> None:
        """The sentence becomes two: the second begins at the selected Arabic word, and at the English cursor."""
        if self.selection is None:
            self.action_source()
            self.tell(_("Choose the word that begins the second sentence, then press F6 again"))
            return
        source_at = self.selection.span[0]
        with self.saying_errors():
            change = self.session.split(self.pane.current, source_at, self.pane.editor.cursor)
            self.leave_source()
            self.done(change)

    def action_undo_deed(self) -> None:
        """Takes back the last deed: a state, a merge, a split, a replace."""
        with self.saying_errors():
            self.saver.attempt()
            self.done(self.session.undo_deed())

    def action_history(self) -> None:
        """Every revision of the sentence, to look at or bring back."""
        with self.saying_errors():
            self._choose_revision(self.session.history(self.pane.current))

    def _choose_revision(self, revisions: list[Revision]) -> None:
        if not revisions:
            self.tell(_("Nothing of this sentence was saved as a revision yet"))
            return
        lines = [
            f"{revision.number}  {moment(revision.saved_at)}  {revision.author}  "
            f"{SIGNS[revision.state]} {revision.text}"
            for revision in revisions
        ]

        def chosen(place: int | None) -> None:
            if place is not None:
                with self.saying_errors():
                    self.done(self.session.restore(self.pane.current, revisions[place].number))

        self.choose(_("Revisions; Enter brings one back as a new one"), lines, chosen)

    # Find and replace

    def action_find(self) -> None:
        """Opens the bar that finds in both languages."""
        if self.find_bar is None:
            from workbench.ui.widgets.find_bar import FindBar

            self.find_bar = FindBar()
            self.mount(self.find_bar, after=self.hint)
        self.hint.display = False
        self.find_bar.open()

    def on_find_bar_find(self, event: FindBar.Find) -> None:
        """The next place, from where the last one was."""
        with self.saying_errors():
            self.saver.attempt()
            if event.query != self.searched:
                self.searched, self.found = event.query, None
            self.found = self._next_place(event.query, event.backwards)
            if self.found is None:
                self.tell(_("Not found: {query}").format(query=event.query))
                return
            self._show_found(self.found)

    def _next_place(self, query: str, backwards: bool) -> Found | None:
        """The place after the one found last, or before it: in the same sentence first, then in the others."""
        start = self.pane.current
        if self.found is not None and self.found.position == start:
            here = self.session.places(start, query)
            beyond = [place for place in here if _order(place) > _order(self.found)]
            if backwards:
                beyond = [place for place in reversed(here) if _order(place) < _order(self.found)]
            if beyond:
                return beyond[0]
            start = (start + (-1 if backwards else 1)) % len(self.session)
        found = self.session.find(query, start, backwards)
        if found is None or not backwards:
            return found
        return self.session.places(found.position, query)[-1]

    def _show_found(self, found: Found) -> None:
        self.pane.go_to(found.position)
        if found.side == "target":
            editor = self.pane.editor
            editor.selection = editor.selection._replace(start=(0, found.start), end=(0, found.end))
        self.pane.list.source_changed()

    def marks(self) -> list[Mark]:
        """Terms and selection, and what was found."""
        marks = super().marks()
        found = self.found
        if found is not None and found.side == "source" and found.position == self.pane.current:
            marks.append(Mark(found.start, found.end, self.pane.list.style_of("hit")))
        return marks

    def tell(self, text: str) -> None:
        """Says it under the list; while one searches, in a line of its own under the bar."""
        self.hint.display = True
        super().tell(text)

    def action_source(self) -> None:
        """Into the Arabic; the search ends."""
        self._close_find_bar()
        super().action_source()

    def _close_find_bar(self) -> None:
        self.found = None
        self.hint.display = True
        if self.find_bar is not None:
            self.find_bar.display = False

    def on_find_bar_closed(self) -> None:
        """Back to the English, at the place that was found."""
        self._close_find_bar()
        self.pane.list.source_changed()
        self.set_focus(self.pane.editor)

    def on_find_bar_replace(self, event: FindBar.Replace) -> None:
        """A preview of every place, each to be taken or left."""
        if not event.old:
            return
        try:
            self.saver.attempt()
            places = self.session.replacements(event.old, event.new)
        except WorkbenchError as error:
            self.tell(str(error))
            return
        if not places:
            self.tell(_("Not found in the English: {query}").format(query=event.old))
            return
        lines = [f"{place.position + 1}  {_around(place, self.session.row(place.position).target)}" for place in places]
        title = _("Replace in {count} places?").format(count=len(places))

        def chosen(taken: list[int] | None) -> None:
            if taken:
                with self.saying_errors():
                    change = self.session.replace([places[index] for index in taken])
                    self.on_find_bar_closed()
                    self.done(change)

        self.choose_some(title, lines, chosen)


CONTEXT = 24
"""Code points shown on either side of a replacement."""


def _order(place: Found) -> tuple[bool, int]:
    """The order of places in a sentence: the Arabic before the English."""
    return place.side == "target", place.start


def _around(place: Replacement, target: str) -> str:
    """A replacement in its sentence, as [-old-]{+new+}."""
    left = ("…" if place.start > CONTEXT else "") + target[max(0, place.start - CONTEXT) : place.start]
    return f"{left}[-{place.before}-]{{+{place.after}+}}{target[place.end : place.end + CONTEXT]}"
