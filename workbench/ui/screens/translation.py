"""The screen where a translator spends the day."""

from __future__ import annotations

from contextlib import suppress

from textual import events

from workbench.errors import DatabaseBusy, DeedImpossible
from workbench.ui.article_files import ask_export
from workbench.ui.commands import Command, bindings
from workbench.ui.completion import place_of
from workbench.ui.screens.translation_base import LEAST_PANEL
from workbench.ui.screens.translation_deeds import Deeds
from workbench.wording import N_, _

DONE = Command("segment.done", "enter", N_("done, next"), N_("The sentence is translated; go to the next"), footer=True)
NEXT = Command("segment.next", "ctrl+down,ctrl+pagedown", N_("next"), N_("Go to the next sentence"), priority=True)
PREVIOUS = Command("segment.previous", "ctrl+up,ctrl+pageup", N_("previous"), N_("Go back a sentence"), priority=True)
NEXT_OPEN = Command(
    "segment.next_open", "ctrl+n", N_("next open"), N_("Go to the next sentence that is not done"), True, True
)
TERM = Command("segment.term", "ctrl+t", N_("term"), N_("Insert a term by its number or first letters"), True, True)
SOURCE = Command("segment.source", "ctrl+o", N_("Arabic"), N_("Go into the Arabic, word by word"), True, True)
FIND = Command("segment.find", "ctrl+f", N_("find"), N_("Find in both languages, replace in the English"), True, True)
STATE = Command(
    "segment.state_menu", "ctrl+r", N_("state"), N_("Change the state of the sentence, or lock it"), priority=True
)
NOTE = Command("segment.note", "ctrl+l", N_("note"), N_("Write a note on the sentence"), priority=True)
GO_TO = Command("segment.go_to", "ctrl+g", N_("go to"), N_("Go to a sentence by its number"), priority=True)
ADD_TERM = Command("segment.add_term", "", N_("add term"), N_("Add a term; selected Arabic and English fill the form"))
COMPLETE = Command("segment.complete", "tab", N_("complete"), N_("Take the pale completion or the offered sentence"))
UNDO_DEED = Command(
    "segment.undo_deed",
    "f8",
    N_("undo deed"),
    N_("Take back the last deed: state, merge, split, replace"),
    priority=True,
)
MERGE = Command("segment.merge", "f7", N_("merge"), N_("Join the sentence with the next"), priority=True)
SPLIT = Command("segment.split", "f6", N_("split"), N_("Make two sentences of it, at an Arabic word"), priority=True)
SAVED = Command(
    "segment.saved", "ctrl+s", N_("saved?"), N_("Say when all was saved; it is saved as you type"), priority=True
)
PANELS = Command(
    "segment.panels",
    "f9",
    N_("panels"),
    N_("Make the panels of terms and notes taller, hide them, show them"),
    priority=True,
)
HISTORY = Command("segment.history", "", N_("history"), N_("See every revision of the sentence, bring one back"))
EXPORT = Command("segment.export", "", N_("export"), N_("Write the translation or both languages to a file"))
RESOLVE = Command("segment.resolve_notes", "", N_("resolve notes"), N_("Mark the notes on the sentence as dealt with"))


class TranslationScreen(Deeds):
    """An article, sentence by sentence: the Arabic beside its English, which is edited in place."""

    CSS_PATH = "../styles/translation.tcss"
    ORDERS = (
        DONE, NEXT_OPEN, TERM, SOURCE, FIND, STATE, NOTE, NEXT, PREVIOUS, GO_TO, COMPLETE, ADD_TERM, SPLIT, MERGE,
        UNDO_DEED, HISTORY, EXPORT, RESOLVE, SAVED, PANELS,
    )  # fmt: skip
    # Enter and Tab are the editor's own: declared for footer, palette and help.
    BINDINGS = bindings(command for command in ORDERS if command not in (DONE, COMPLETE))

    typed_term = ""
    """What was typed to choose a term."""

    def finish(self) -> None:
        """Enter: translated, and on to the next. An empty sentence stays as it is."""
        position = self.pane.current
        with self.saying_errors(), suppress(DeedImpossible):
            self.saver.attempt()
            try:
                self.changed(self.session.finish(position))
            except DatabaseBusy:
                self.saver.to_finish.append(position)
                self.saver.save()  # says so, and tries again
        if position + 1 < len(self.session):
            self.pane.go(1)
        else:
            self._say_the_end()

    def action_done(self) -> None:
        """The same as Enter, from the palette or the footer."""
        self.finish()

    def _say_the_end(self) -> None:
        progress = self.session.progress()
        still_open = progress.segments - progress.translated
        if still_open:
            self.tell(_("The last sentence. {count} still open: ^N goes to the next").format(count=still_open))
        else:
            self.tell(_("All sentences are translated"))

    def action_next(self) -> None:
        """To the next sentence; its state stays."""
        self.pane.go(1)

    def action_previous(self) -> None:
        """To the sentence before; its state stays."""
        self.pane.go(-1)

    def action_next_open(self) -> None:
        """To the next sentence that is not done."""
        with self.saying_errors():
            self.saver.attempt()
            position = self.session.next_open(self.pane.current)
            if position is None:
                self.tell(_("No other sentence is open"))
            else:
                self.pane.go_to(position)

    def action_go_to(self) -> None:
        """Asks for a number and goes there."""
        title = _("Go to sentence (1 to {count})").format(count=len(self.session))
        self.ask_line(title, self._go_to)

    def _go_to(self, answer: str | None) -> None:
        if answer is None:
            return
        if answer.isdecimal() and 1 <= int(answer) <= len(self.session):
            self.pane.go_to(int(answer) - 1)
        else:
            self.tell(_("There is no sentence {number}").format(number=answer))

    def action_complete(self) -> None:
        """Takes the completion, from the palette."""
        self.pane.editor.take_completion()

    def action_saved(self) -> None:
        """Saves, and says that it was so already."""
        self.saver.save()
        self.tell(self.warning or _("Saved. Everything is saved as you type"))

    def action_export(self) -> None:
        """Writes the article to a file, with what was typed a moment ago."""
        self.saver.attempt()
        session = self.session
        title = session.row(0).target or session.article.title
        reference = session.article.id if session.article.id is not None else session.article.origin
        ask_export(self, reference, title)

    def action_panels(self) -> None:
        """From the usual panels to tall ones, to none, and round again."""
        shown = self.query_one("#panels").display
        self.panels_tall = shown and not self.panels_tall
        self.panels_wanted = not shown or self.panels_tall
        self.arrange_panels(self.size.height)
        self.explain()

    # Inserting a term: ctrl+t, then its number or first letters

    def action_term(self) -> None:
        """Waits for the number or the first letters of a term."""
        if not self.terms.matches:
            self.tell(_("No term of the glossary is in this sentence. ^O, then a, adds one"))
            return
        self.query_one("#panels").display = True
        self.typed_term = ""
        self.terms.can_focus = True
        room = max(LEAST_PANEL, min(len(self.terms.matches) + 1, self.size.height // 2))
        panels = self.query_one("#panels")
        panels.styles.height = max(room, panels.size.height)
        self.set_focus(self.terms)  # at once: the next key is for it
        self.terms.choose(0, "")

    def on_key(self, event: events.Key) -> None:
        """Keys of the term panel, while it waits."""
        if not self.terms.has_focus:
            return
        event.stop()
        event.prevent_default()
        if event.key == "escape":
            self._leave_terms()
        elif event.key == "enter":
            self._insert_chosen()
        elif event.key in ("up", "down"):
            chosen = (self.terms.chosen or 0) + (1 if event.key == "down" else -1)
            self.terms.choose(max(0, min(len(self.terms.matches) - 1, chosen)), "")
        elif event.key == "backspace":
            self._choose_typed(self.typed_term[:-1])
        elif event.character and event.is_printable:
            self._choose_typed(self.typed_term + event.character)

    def _choose_typed(self, typed: str) -> None:
        """A number takes its term as soon as no longer number could be meant; letters choose, Enter takes."""
        self.typed_term = typed
        if typed.isdecimal():
            number = int(typed)
            if not 1 <= number <= len(self.terms.matches):
                self.typed_term = typed[:-1]
                return
            self.terms.choose(number - 1, typed)
            if number * 10 > len(self.terms.matches):
                self._insert_chosen()
            return
        self.terms.choose(place_of(typed, [match.term.english for match in self.terms.matches]), typed)

    def _insert_chosen(self) -> None:
        chosen = self.terms.chosen
        if chosen is None:  # no term has such a word: Backspace or Esc
            return
        self._leave_terms()
        if chosen < len(self.terms.matches):
            self.insert_term(self.terms.matches[chosen].term.english)

    def leaving(self, position: int) -> None:
        """A row is left, and with it its terms."""
        self._leave_terms()
        super().leaving(position)

    def action_source(self) -> None:
        """Into the Arabic of the current sentence; no term is waited for any more."""
        self._leave_terms()
        super().action_source()

    def _leave_terms(self) -> None:
        if not self.terms.waiting:
            return
        self.terms.stop()
        self.set_focus(self.pane.editor)
        self.terms.can_focus = False
        self.arrange_panels(self.size.height)

    def close_session(self) -> None:
        """Saves what is open; called when the article is left for another and when the program ends."""
        self.leaving(self.pane.current)
        self.session.close()
