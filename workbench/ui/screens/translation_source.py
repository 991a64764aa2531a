"""Reading the Arabic by keyboard: words by arrows, their terms explained, selected ones made into terms."""

from __future__ import annotations

from workbench.arabic.lemma import dictionary_form
from workbench.arabic.words import words
from workbench.display.safe import display_safe
from workbench.glossary.explain import explain
from workbench.glossary.match import TermMatch
from workbench.glossary.term import Term
from workbench.services.change import Change
from workbench.ui.screens.translation_base import TranslationBase
from workbench.ui.source_selection import SourceSelection
from workbench.ui.widgets.arabic import Mark
from workbench.ui.widgets.panels import KIND_NAMES
from workbench.wording import _

KNOWN_TEXT = 200_000
"""Code points of the article whose words tell whether a letter belongs to a word: لحزب beside حزب."""


class SourceReading(TranslationBase):
    """The part of the translation screen that moves over the words of the source."""

    selection: SourceSelection | None = None
    """Where the person stands in the source; None while they translate."""

    def action_source(self) -> None:
        """Into the Arabic of the current sentence."""
        self.selection = SourceSelection(self.session.row(self.pane.current).source)
        self.hint.can_focus = True
        self.set_focus(self.hint)
        self._show_selection()

    def source_clicked(self, offset: int) -> None:
        """A click into the Arabic: the word under it."""
        self.action_source()
        if self.selection is not None:
            self.selection.to_offset(offset)
            self._show_selection()

    def leave_source(self) -> None:
        """Back to the English."""
        self._stop_reading()
        self.pane.list.source_changed()
        self.explain()

    def _stop_reading(self) -> None:
        """The keys are the editor's again."""
        self.selection = None
        if self.hint.can_focus:
            self.hint.can_focus = False
            self.set_focus(self.pane.editor)

    def leaving(self, position: int) -> None:
        """A row is left, and with it its source."""
        self._stop_reading()
        super().leaving(position)

    def changed(self, change: Change) -> None:
        """Draws again what a deed altered; of a sentence that is another now, the old words are not read on."""
        if change.structure:
            self._stop_reading()
        super().changed(change)

    def marks(self) -> list[Mark]:
        """The terms, and over them what is selected."""
        found = super().marks()
        if self.selection is not None:
            found.append(Mark(*self.selection.span, self.pane.list.style_of("selected")))
        return found

    def reading(self, deed: str, step: int) -> None:
        """A key that was pressed while reading the source."""
        if self.selection is None:
            self.leave_source()
            return
        match deed:
            case "move" | "extend":
                self.selection.move(step, extend=deed == "extend")
                self._show_selection()
            case "enter":
                self._term_or_new_one()
            case "add":
                self.action_add_term()
            case "copy":
                self.app.copy_to_clipboard(self.selection.selected)
                self.hint.tell(_("Copied: {text}").format(text=self.selection.selected))
            case "insert":
                text = self.selection.selected
                self.leave_source()
                self.insert_term(text)
            case _:
                self.leave_source()

    def selected_match(self) -> TermMatch | None:
        """The term under the selection; the longest overlap if there are several."""
        if self.selection is None:
            return None
        start, end = self.selection.span
        overlapping = [match for match in self.matches if match.start < end and start < match.end]
        return max(overlapping, key=lambda match: min(end, match.end) - max(start, match.start), default=None)

    def action_add_term(self) -> None:
        """A form for a new term, filled with the selected Arabic and the selected English."""
        arabic = self.selection.selected if self.selection is not None else ""
        english = self.pane.editor.selected_text.strip()
        known = {word.text for word in words(self.session.text()[:KNOWN_TEXT])}
        term = Term(dictionary_form(arabic, known) if arabic else "", english)
        self.fill_in_term(term, self.glossary.domains(), self._add_term)

    def _term_or_new_one(self) -> None:
        """Enter: the term that is exactly selected, to look at and edit; else the form for a new one."""
        found = self.selected_match()
        if found is None or self.selection is None or self._selected_more_than(found):
            self.action_add_term()
        else:
            self.fill_in_term(found.term, self.glossary.domains(), self._update_term)

    def _selected_more_than(self, match: TermMatch) -> bool:
        """Whether a person selected on purpose, and something else than the term."""
        if self.selection is None or self.selection.anchor == self.selection.cursor:
            return False
        return self.selection.span != (match.start, match.end)

    def _add_term(self, term: Term | None) -> None:
        if term is not None:
            with self.saying_errors():
                added = self.glossary.add(term)
                self.terms_changed()
                self._back_to_english()
                self.tell(_("Added: {arabic} = {english}").format(arabic=added.arabic, english=added.english))

    def _update_term(self, term: Term | None) -> None:
        if term is not None:
            with self.saying_errors():
                self.glossary.update(term)
                self.terms_changed()
                self._back_to_english()
                self.tell(_("Changed: {arabic} = {english}").format(arabic=term.arabic, english=term.english))

    def _back_to_english(self) -> None:
        if self.selection is not None:
            self.leave_source()

    def _show_selection(self) -> None:
        self.pane.list.source_changed()
        if (match := self.selected_match()) is None:
            text = _("← → words, Shift selects   Enter or a: new term   c copy   i insert   Esc back")
        else:
            parts = [display_safe(explain(match)), match.term.english, _(KIND_NAMES[match.term.kind])]
            text = "   ".join([*parts, match.term.note or match.term.definition])
        self.hint.explain(text)
