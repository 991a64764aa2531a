"""The review screen's parts, how they are brought up to date, and the editor in place of the English."""

from __future__ import annotations

from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Vertical

from workbench.errors import DeedImpossible, WorkbenchError
from workbench.figures import number
from workbench.glossary.held import held_terms
from workbench.services.reviewing import Reviewing, ReviewItem
from workbench.translation.revision import State
from workbench.ui.completion import completion, usable
from workbench.ui.review_walk import ReviewWalk
from workbench.ui.screens.base import CommandScreen
from workbench.ui.screens.review_parts import change_blocks, comment_blocks, source_blocks, target_title, term_blocks
from workbench.ui.signs import NAMES
from workbench.ui.widgets.arabic import base_of
from workbench.ui.widgets.review_editor import ReviewEditor
from workbench.ui.widgets.rows import Rows
from workbench.ui.widgets.text_view import Block, TextView
from workbench.wording import _, n_

STATES: tuple[frozenset[State], ...] = (
    frozenset({State.TRANSLATED}),
    frozenset({State.REVIEWED}),
    frozenset({State.REJECTED}),
    frozenset({State.APPROVED}),
    frozenset({State.DRAFT}),
    frozenset(State) - {State.UNTRANSLATED},
)
"""The states a reviewer turns through; the last is all that have a translation."""

WIDE = 100
"""From this many cells on the Arabic stands beside the English."""

TALL = 36
"""From this many lines on there is room for the queue below."""


def state_name(states: frozenset[State]) -> str:
    """The name of the state that is asked for; "all" for several."""
    return _(NAMES[next(iter(states))]) if len(states) == 1 else _("all")


class ReviewBase(CommandScreen):
    """A translation under review with everything around it."""

    CSS_PATH = "../styles/review.tcss"

    def __init__(self) -> None:
        super().__init__()
        self.walk = ReviewWalk(Reviewing(self.workbench.workspace))
        self.source, self.target = TextView("review-source"), TextView("review-target")
        self.changes = TextView("review-changes")
        self.terms, self.comments = TextView("review-terms"), TextView("review-comments")
        self.views = (self.source, self.target, self.changes, self.terms, self.comments)
        self.empty = TextView("review-empty")
        self.queue_list = Rows(self.queue_line, id="review-queue")
        self.queue_list.can_focus = False
        self.editor = ReviewEditor(self)
        self.editor.id = "review-editor"
        self.editing: ReviewItem | None = None
        """What is being edited, as it was when one began; None while one does not edit."""
        self.shown: int | None = None
        """The segment that is drawn; another than the walk's only if it could not be read."""
        self.english: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.header
        with Container(id="review-body"):
            yield self.source
            with Vertical(id="review-target-box"):
                yield self.target
                yield self.editor
            yield self.changes
            yield self.terms
            yield self.comments
            yield self.queue_list
        yield self.empty
        yield self.hint
        yield self.footer

    def on_screen_resume(self) -> None:
        """What was translated or decided elsewhere shows at once; an edit goes on."""
        if self.editing is None:
            with self.saying_errors():
                self.walk.load()
                self.show_item()

    def on_resize(self, event: events.Resize) -> None:
        """Arabic and English stand beside each other where there is room."""
        wide, tall = event.size.width >= WIDE, event.size.height >= TALL
        body, target_box = self.query_one("#review-body"), self.query_one("#review-target-box")
        body.set_class(wide, "wide")
        body.set_class(tall, "tall")
        self.queue_list.display = tall
        if wide and self.workbench.settings.arabic == "right":
            body.move_child(self.source, after=target_box)
        else:
            body.move_child(self.source, before=target_box)

    # Showing

    def show_item(self) -> None:
        """Shows the current item, or why there is none."""
        item = self.walk.current
        self._show_header()
        self.query_one("#review-body").display = item is not None
        self.empty.display = item is None
        self.queue_list.show(len(self.walk.items), self.walk.place)
        if item is None:
            self._show_empty()
            return
        matches = self.workbench.glossary.find(item.source)
        self.english = usable(matches, self.workbench.settings.spelling)
        self.source.show(source_blocks(item, matches), f"{item.position + 1}  {item.article_title}")
        self._show_target(item)
        title, blocks = change_blocks(item)
        self.changes.show(blocks, title)
        title, blocks = term_blocks(held_terms(matches, item.target))
        self.terms.show(blocks, title)
        title, blocks = comment_blocks(self.walk.reviewing.comments(item.segment))
        self.comments.show(blocks, title)
        self.shown = item.segment
        self.hint.explain(_("Look again: {reason}").format(reason=_(item.attention)) if item.attention else "")

    def _show_target(self, item: ReviewItem) -> None:
        if self.editing is None:
            self.target.show([Block(item.target, base=base_of(item.target))], target_title(item))
        else:
            self.target.show([], _("English   Enter saves, Esc leaves it as it was"))

    def _show_header(self) -> None:
        walk = self.walk
        titles = dict(walk.reviewing.articles()) if walk.queue.article is not None else {}
        article = titles.get(walk.queue.article or 0, _("all"))
        waiting = n_("{count} waiting", "{count} waiting", walk.waiting).format(count=number(walk.waiting))
        filters = _("article: {article}  translator: {translator}  state: {state}").format(
            article=article if len(article) <= 24 else article[:23] + "…",
            translator=walk.queue.author or _("all"),
            state=state_name(walk.queue.states),
        )
        place = _("{place} of {count}").format(place=number(walk.place + 1), count=number(len(walk.items)))
        self.header.tell(f"{_('Review')}  {waiting}  {filters}", place if walk.items else "")

    def _show_empty(self) -> None:
        queue = self.walk.queue
        lines = [_("Nothing waits here.")]
        if queue.article is not None or queue.author or queue.states != STATES[0]:
            lines.append(_("S, F and T change what is shown: state, article, translator."))
        else:
            lines.append(_("What a translator finishes with Enter comes here by itself. s shows other states."))
        self.empty.show([Block(lines[0], "title"), Block(lines[1], "dim")])
        self.hint.explain("")

    def queue_line(self, row: int, width: int) -> list[Segment]:
        """A line of the queue; see `ReviewScreen`."""
        return []

    # Editing in place

    def begin_edit(self, text: str) -> None:
        """Puts a text into the editor, in place of the English."""
        item = self.walk.current
        if item is None:
            return
        if item.locked:
            self.tell(_("Locked: the state menu of the article unlocks it"))
            return
        self.editing = item
        self.query_one("#review-target-box").add_class("editing")
        self._show_target(item)
        self.editor.show_text(text)
        self.editor.focus()

    def finish(self) -> None:
        """Enter: saves the text as a revision of the reviewer's and shows what it changed."""
        with self.saying_errors():
            changed = self._save_edit()
            self._end_edit()
            if changed:
                self.tell(_("Saved as reviewed.   a approves it, u takes it back"))

    def action_leave_edit(self) -> None:
        """Esc: the English stays as it was; where nothing is edited, back."""
        if self.editing is None:
            self.workbench.go_back()
        else:
            self._end_edit()

    def _save_edit(self) -> bool:
        """Whether there was anything to save. What was typed stays in the editor if it could not be saved."""
        item, text = self.editing, self.editor.text
        if item is None or text.strip() == item.target.strip():
            return False
        self.editing = self.walk.reviewing.edit(item, text)
        self.workbench.article_changed(item.article)
        return True

    def _end_edit(self) -> None:
        self.editing = None
        self.query_one("#review-target-box").remove_class("editing")
        self.set_focus(None)
        self.walk.look()
        self.show_item()

    def flush(self) -> str:
        """Saves what is being edited. If somebody changed the sentence meanwhile, it is kept as a comment."""
        item = self.editing
        try:
            self._save_edit()
        except DeedImpossible:
            return self._keep_as_comment(item)
        except WorkbenchError as error:
            return str(error)
        return ""

    def _keep_as_comment(self, item: ReviewItem | None) -> str:
        if item is not None and self.editor.text.strip():
            try:
                kept = _("Not saved as a version, since the sentence was changed meanwhile: {text}")
                self.walk.reviewing.comment(item.segment, kept.format(text=self.editor.text))
            except WorkbenchError as error:
                return str(error)
        self.editing = None
        return ""

    # What the editor asks for and tells

    def typed(self, text: str) -> None:
        """The text in the editor is new; it is saved by Enter, and by whatever ends the program."""

    def cursor_moved(self, line: int) -> None:
        """The editor scrolls by itself."""

    def go(self, step: int, column: int | None = None) -> None:
        """There is nothing above or below."""

    def completion(self, text: str) -> str:
        """The rest of a term that is being typed."""
        return completion(text, self.english)

    def refused(self) -> None:
        """Never: a locked translation is not opened for editing."""

    def take_offer(self) -> bool:
        """Nothing is offered to a reviewer."""
        return False
