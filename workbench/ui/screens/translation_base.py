"""The translation screen's parts and how they are brought up to date."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal

from workbench.errors import SegmentUnknown
from workbench.figures import clock, number
from workbench.glossary.match import TermMatch
from workbench.review.review import Comment
from workbench.services.change import Change
from workbench.services.terminology import Glossary
from workbench.services.translating import Row, TranslationSession
from workbench.settings import Settings
from workbench.translation.revision import State
from workbench.ui.completion import begun, cased, completion, listed, usable
from workbench.ui.saving import Saver
from workbench.ui.screens.base import CommandScreen
from workbench.ui.widgets.arabic import Mark, phrase
from workbench.ui.widgets.bars import progress_bar
from workbench.ui.widgets.panels import NotesPanel, TermPanel
from workbench.ui.widgets.source_line import SourceLine
from workbench.ui.widgets.translation_pane import TranslationPane
from workbench.wording import _, n_

LOW = 24
"""Under this many lines the panels give way to one line with counts."""

LEAST_PANEL = 6
"""Lines of a panel at the least, its title included."""

ALARM_S = 30
"""How long an alarm stays, in seconds; a click takes it away."""

LATER_S = 0.04
"""Before notes and history of a new row are looked up, in seconds: while rows fly by nobody reads them."""


class TranslationBase(CommandScreen):
    """An article's segments with the current one in an editor, its terms and its notes."""

    hint: SourceLine

    def __init__(self, session: TranslationSession, glossary: Glossary, settings: Settings) -> None:
        super().__init__()
        self.session, self.glossary = session, glossary
        self.spelling = settings.spelling
        self.saver = Saver(session, self)
        self.pane = TranslationPane(self, len(session), settings.layout, settings.arabic, session.place)
        self.hint = SourceLine(self.reading)
        self.terms, self.notes = TermPanel(), NotesPanel()
        self.matches: list[TermMatch] = []
        self.english: list[str] = []
        self.offer = ""
        self.warning = ""
        self.panels_wanted: bool | None = None
        self.panels_tall = False
        self._notes_due = False
        self._first_picture = True

    def compose(self) -> ComposeResult:
        yield self.header
        yield self.pane
        yield self.hint
        with Horizontal(id="panels"):
            yield self.terms
            yield self.notes
        yield self.footer

    def on_mount(self) -> None:
        """Shows the row where the person left off."""
        self.arrange_panels(self.app.size.height)  # before the first layout, which need not be done twice then
        self.entered(self.pane.current)

    def on_resize(self, event: events.Resize) -> None:
        """Panels take the room there is."""
        self.arrange_panels(event.size.height)

    def arrange_panels(self, height: int) -> None:
        """Gives the panels their height; under `LOW` lines they open only on a key."""
        shown = height >= LOW if self.panels_wanted is None else self.panels_wanted
        panels = self.query_one("#panels")
        panels.display = shown
        panels.styles.height = height // 2 if self.panels_tall else max(LEAST_PANEL, height // 4 - 1)
        self.notes.display = self.app.size.width >= 90

    # What the pane asks for and tells

    def row(self, position: int) -> Row:
        """The row at a position, with what was typed a moment ago.

        An empty one where another program has merged rows: the list is shorter a moment later.
        """
        try:
            return self.session.row(position)
        except SegmentUnknown:
            self.call_later(self._look_again)
            return Row(position, None, "", "", State.UNTRANSLATED)

    def _look_again(self) -> None:
        """Another program's work shows."""
        with self.saying_errors():
            self.changed(self.session.refresh())

    def typed(self, position: int, text: str) -> None:
        """The model has the text at once; the saver sees that the disk has it soon."""
        self.session.type(position, text)
        self.saver.typed(self.session.row(position))

    def leaving(self, position: int) -> None:
        """A row is left: what was typed in it becomes a revision."""
        # The editor and the model are compared, whatever events are still on their way.
        if self.session.row(position).target != self.pane.editor.text and not self.session.row(position).locked:
            self.session.type(position, self.pane.editor.text)
        if self.session.unsaved or self.session.row(position).segment is not None:
            self.saver.leave(position)

    def entered(self, position: int) -> None:
        """Another row is current: its terms now, its notes when the person stays."""
        self.session.place = position
        self.offer = ""
        if self._first_picture:
            # The glossary is read and made ready when the sentences are on the screen already.
            self._first_picture = False
            self.call_after_refresh(self.terms_changed)
        else:
            self.terms_changed()
        self.show_progress()
        self._look_up_notes_later()

    def completion(self, text: str) -> str:
        """The rest of a term that is being typed."""
        return completion(text, self.english)

    def take_offer(self) -> bool:
        """Puts the translation of the same sentence into an empty row."""
        if self._notes_due:
            self._look_up_offer()
        if not self.offer:
            return False
        self.pane.editor.insert(self.offer)
        self.offer = ""
        self.explain()
        return True

    def refused(self) -> None:
        """Somebody types in a locked row."""
        self.tell(_("Locked: the state menu unlocks it"))

    def marks(self) -> list[Mark]:
        """The terms of the current sentence, underlined by kind."""
        style_of = self.pane.list.style_of
        return [Mark(match.start, match.end, style_of(f"term-{match.term.kind.value}")) for match in self.matches]

    # What the saver asks for and tells

    def later(self, seconds: float, call: Callable[[], None]) -> None:
        """Calls once, after a time."""
        self.set_timer(seconds, call)

    def saved(self, warning: str) -> None:
        """Shows when all was saved, or that it was not."""
        self.warning = warning
        self.show_progress()
        if self.session.notice:
            self.tell(self.session.notice)
            self.session.notice = ""

    def alarm(self, text: str) -> None:
        """Says what the person must know, over the screen: one line would not hold it."""
        self.notify(phrase(text), severity="error", timeout=ALARM_S, markup=False)

    def changed(self, change: Change) -> None:
        """Draws again what a deed altered."""
        if change.structure:
            self.pane.rebuild(len(self.session), min(self.pane.current, len(self.session) - 1))
            self.entered(self.pane.current)
        for position in change.positions:
            if position < len(self.session):
                self.pane.refresh_row(position)
        if change.terms:
            self.terms_changed()
        self.show_progress()

    def done(self, change: Change) -> None:
        """Draws again what a deed altered, and says what it was."""
        self.changed(change)
        self._look_up_notes_later()
        if change.summary:
            self.tell(change.summary)

    def terms_changed(self) -> None:
        """The glossary is new: so are the terms of the current sentence."""
        self.matches = []
        with self.saying_errors():
            self.matches = self.glossary.find(self.session.row(self.pane.current).source)
        self.english = usable(self.matches, self.spelling)
        self.terms.show(listed(self.matches, self.spelling))
        self.pane.list.source_changed()
        self.explain()

    # What is shown around the rows

    def explain(self) -> None:
        """What is offered here, why the row came back, or how many terms and notes it has."""
        row = self.session.row(self.pane.current)
        if self.offer:
            text = _("Translated before: {target}   Tab takes it").format(target=self.offer)
        elif row.attention:
            text = _("Look again: {reason}").format(reason=_(row.attention))
        elif row.locked:
            text = _("Locked: the state menu unlocks it")
        elif row.state.is_reviewed:
            text = _("Reviewed already: a change sends it back to the review")
        else:
            text = ""
        if not self.query_one("#panels").display:
            counts = _("Terms {terms}  Notes {notes}").format(terms=len(self.terms.matches), notes=row.open_comments)
            text = f"{counts}   {text}".rstrip()
        self.hint.explain(text)

    def show_progress(self) -> None:
        """How far the article has come, and when it was saved."""
        progress = self.session.progress()
        figures = "  ".join(
            (
                _("{done}/{all} translated").format(done=number(progress.translated), all=number(progress.segments)),
                _("{count} reviewed").format(count=number(progress.reviewed)),
                progress_bar(progress.translated, progress.segments),
                n_("{count} word", "{count} words", progress.words).format(count=number(progress.words)),
            )
        )
        if self.session.saved_at is not None and not self.warning:
            figures += "  " + _("saved {time}").format(time=clock(self.session.saved_at))
        self.header.tell(self.session.article.title, figures, self.warning)

    def _look_up_notes_later(self) -> None:
        if not self._notes_due:
            self._notes_due = True
            self.set_timer(LATER_S, self._show_notes)

    def _show_notes(self) -> None:
        self._notes_due = False
        position = self.pane.current
        self._look_up_offer()
        with self.saying_errors():
            comments = self.session.comments(position)
            self.notes.show(comments, self.session.history(position)[:8])
            self._show_note_below(comments)

    def _show_note_below(self, comments: list[Comment]) -> None:
        """Where there is no room for the notes, the last open one stands in the line under the list."""
        still_open = [comment for comment in comments if comment.resolved_at is None]
        narrow = not self.notes.display or not self.query_one("#panels").display
        if narrow and still_open and not self.hint.told:
            self.hint.explain(f"! {still_open[-1].author}: {still_open[-1].text}")

    def _look_up_offer(self) -> None:
        """What the same sentence was translated as before, for an empty row."""
        row, before = self.row(self.pane.current), self.offer
        with self.saying_errors():
            self.offer = "" if row.target or row.locked else self.session.repetition(row.position)
        if self.offer != before:
            self.explain()

    def insert_term(self, english: str) -> None:
        """Puts a term at the cursor, cased for its place; what was typed of it already is not said twice."""
        editor = self.pane.editor
        start, end = sorted(editor.selection)
        before = editor.text[: start[1]]
        if start == end:
            before = before[: len(before) - begun(before, english)]
        editor.replace(cased(english, before), (0, len(before)), end)
        self.set_focus(editor)

    def reading(self, deed: str, step: int) -> None:
        """A key was pressed while reading the source; see `SourceReading`."""

    def source_clicked(self, offset: int) -> None:
        """The source was clicked; see `SourceReading`."""

    def finish(self) -> None:
        """Enter: on to the next row. `TranslationScreen` marks the one that is left as translated."""
        self.pane.go(1)
