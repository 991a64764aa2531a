"""The review: saved translations one after the other, one key for a clean one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.segment import Segment
from textual import events
from textual.binding import Binding

from workbench.errors import WorkbenchError
from workbench.figures import moment
from workbench.services.reviewing import ReviewItem
from workbench.ui.commands import Command, bindings
from workbench.ui.palette import palette
from workbench.ui.screens.base import reason
from workbench.ui.screens.dialogs import AskLine, Choose
from workbench.ui.screens.review_base import STATES, ReviewBase, state_name
from workbench.ui.signs import SIGNS, state_look
from workbench.ui.widgets.arabic import field
from workbench.wording import N_, _, n_

APPROVE = Command("review.approve", "a", N_("approve"), N_("Approve the translation; go to the next"), footer=True)
REJECT = Command("review.reject", "r", N_("reject"), N_("Send it back with a reason; go to the next"), footer=True)
EDIT = Command("review.edit", "enter", N_("edit"), N_("Change the English; Enter saves it, Esc leaves it"), footer=True)
COMMENT = Command("review.comment", "c", N_("comment"), N_("Write a comment"), footer=True)
NEXT = Command("review.next", "right,down", N_("next"), N_("Go to the next, undecided"), footer=True)
PREVIOUS = Command("review.previous", "left,up", N_("previous"), N_("Go back to the one before"), footer=True)
UNDO = Command("review.undo", "u", N_("undo"), N_("Take back your last decision"), footer=True)
HISTORY = Command("review.history", "h", N_("history"), N_("See every version; Enter takes one into the editor"))
READ = Command("review.read", "v", N_("reviewed"), N_("Read and good, to be approved by somebody else; go on"))
REST = Command("review.rest", "A", N_("approve rest"), N_("Approve what else is translated in this article"))
RESOLVE = Command("review.resolve", "x", N_("resolve"), N_("Mark the open comments as dealt with"))
OPEN = Command("review.open", "o", N_("open"), N_("Open the article at this sentence"))
ARTICLE = Command("review.article", "f", N_("article"), N_("Show the next article only, or all"))
TRANSLATOR = Command("review.translator", "t", N_("translator"), N_("Show the next translator's work only, or all"))
STATE = Command("review.state", "s", N_("state"), N_("Show translations in the next state"))
MORE = Command("review.more", "pagedown,space", N_("more"), N_("Scroll what is longer than its place"))
HELP_HERE = Command("review.help", "question_mark", N_("help"), N_("Show every key of this screen"))

CYCLED = 6
"""Up to so many values a filter is turned through by its key; of more, a list is shown to choose from."""


class ReviewScreen(ReviewBase):
    """The queue of saved translations."""

    ORDERS = (
        APPROVE, REJECT, EDIT, COMMENT, NEXT, PREVIOUS, UNDO, HISTORY, READ, REST, RESOLVE, OPEN, STATE, ARTICLE,
        TRANSLATOR, MORE, HELP_HERE,
    )  # fmt: skip
    BINDINGS = [*bindings(ORDERS), Binding("escape", "leave_edit", show=False)]
    WHILE_EDITING = frozenset({"help", "leave_edit"})
    """What can be asked for while one edits; all else would leave the text behind."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing else is done while a translation is edited."""
        own = {command.action for command in self.ORDERS}
        return not (self.editing and action in own and action not in self.WHILE_EDITING)

    # Decisions

    def action_approve(self) -> None:
        """Final; the next one."""
        self._decide(self.walk.reviewing.approve, _("Approved: sentence {number}.   u takes it back"))

    def action_read(self) -> None:
        """Read and good; the next one."""
        self._decide(self.walk.reviewing.review, _("Reviewed: sentence {number}.   u takes it back"))

    def action_reject(self) -> None:
        """Asks why in one line."""
        shown = self.walk.current
        if shown is None:
            return

        def because(reason: str | None) -> None:
            if reason:
                told = _("Rejected: sentence {number}.   u takes it back")
                self._decide(lambda _item: self.walk.reviewing.reject(shown, reason), told)

        self._ask_line(_("What is wrong? The translator reads this"), because)

    def _decide(self, decide: Callable[[ReviewItem], object], told: str) -> None:
        """Decides about what is shown and goes on; what changed meanwhile is shown instead."""
        if self.walk.current is not None and self.walk.current.segment != self.shown:
            with self.saying_errors():
                self.show_item()
            return
        try:
            item = self.walk.decided(decide)
        except WorkbenchError as error:
            with self.saying_errors():
                self.show_item()
            self.tell(reason(error))
            return
        if item is None:
            return
        self.workbench.article_changed(item.article)
        with self.saying_errors():
            onward = self.walk.next_waiting()
            self.show_item()
            again = "" if onward or self.walk.current is None else "   " + _("Back at those you passed over")
            self.tell(told.format(number=item.position + 1) + again)

    def action_rest(self) -> None:
        """Everything else of this article that is translated and has no open comment."""
        item = self.walk.current
        if item is None:
            return
        with self.saying_errors():
            count = self.walk.reviewing.approve_rest(item.article)
            self.workbench.article_changed(item.article)
            self.walk.items = []
            self.walk.load(item.segment)
            self.show_item()
            if count:
                told = n_("{count} sentence approved.", "{count} sentences approved.", count).format(count=count)
                self.tell(f"{told}   {_('u takes it back')}")
            else:
                self.tell(_("Nothing of this article could be approved: what waits is locked or has open comments"))

    def action_undo(self) -> None:
        """Takes back the last decision, and shows what it was about."""
        with self.saying_errors():
            summary = self.walk.undo()
            if self.walk.current is not None:
                self.workbench.article_changed(self.walk.current.article)
            self.show_item()
            self.tell(_("Undone: {summary}").format(summary=summary))

    # Going about

    def action_next(self) -> None:
        """The next one; nothing is decided."""
        self._go(1, _("This is the last one"))

    def action_previous(self) -> None:
        """The one before."""
        self._go(-1, _("This is the first one"))

    def _go(self, step: int, at_the_end: str) -> None:
        if self.walk.current is None:
            return
        moved = self.walk.go_to(self.walk.place + step)
        self.show_item()
        if not moved:
            self.tell(at_the_end)

    def on_rows_moved(self, event: events.Event) -> None:
        """A click into the queue."""
        if self.editing:
            self.queue_list.show(len(self.walk.items), self.walk.place)
        elif self.walk.items and self.queue_list.cursor != self.walk.place:
            with self.saying_errors():
                self.walk.go_to(self.queue_list.cursor)
                self.show_item()

    def action_open(self) -> None:
        """The article at this sentence."""
        item = self.walk.current
        if item is not None:
            with self.saying_errors():
                self.workbench.open_article_at(item.article, item.position)

    def action_more(self) -> None:
        """Scrolls every part that has more than it shows; from the end, back to the beginning."""
        for view in self.views:
            if view.max_scroll_y:
                step = 0 if view.scroll_y >= view.max_scroll_y else view.scroll_y + max(1, view.size.height - 2)
                view.scroll_to(y=step, animate=False)

    def action_help(self) -> None:
        """The keys of this screen."""
        self.workbench.action_help()

    # Comments and versions

    def action_comment(self) -> None:
        """Asks for a comment in one line."""
        item = self.walk.current
        if item is None:
            return

        def said(text: str | None) -> None:
            if text:
                with self.saying_errors():
                    self.walk.reviewing.comment(item.segment, text)
                    self._comments_changed(item)

        self._ask_line(_("Comment"), said)

    def _ask_line(self, title: str, then: Callable[[str | None], None]) -> None:
        """Asks for a line at the bottom of the screen, where it hides neither the Arabic nor the English."""
        question = AskLine(title)
        question.add_class("low")
        self.app.push_screen(question, then)

    def action_resolve(self) -> None:
        """The open comments are dealt with."""
        item = self.walk.current
        if item is None:
            return
        with self.saying_errors():
            for comment in self.walk.reviewing.comments(item.segment):
                if comment.resolved_at is None:
                    self.walk.reviewing.resolve(comment.id)
            self._comments_changed(item)

    def _comments_changed(self, item: ReviewItem) -> None:
        self.workbench.article_changed(item.article)
        self.show_item()

    def action_history(self) -> None:
        """Every version, to look at or to go on from."""
        item = self.walk.current
        if item is None:
            return
        revisions = self.walk.reviewing.history(item.segment)
        lines = [
            f"{one.number}  {moment(one.saved_at)}  {one.author}  {SIGNS[one.state]} "
            + (f"({_(one.reason)}) " if one.reason else "")
            + one.text
            for one in revisions
        ]

        def chosen(place: int | None) -> None:
            if place is not None:
                self.begin_edit(revisions[place].text)

        self.app.push_screen(Choose(_("Versions; Enter takes one into the editor"), lines), chosen)

    def action_edit(self) -> None:
        """Into the English."""
        if self.walk.current is not None:
            self.begin_edit(self.walk.current.target)

    # Filters

    def action_state(self) -> None:
        """The next state."""
        names = [state_name(states) for states in STATES]
        self._turn(
            _("State"), names, STATES.index(self.walk.queue.states), lambda place: self._ask(states=STATES[place])
        )

    def action_article(self) -> None:
        """The next article."""
        articles = [(None, _("all")), *self.walk.reviewing.articles()]
        ids = [number for number, _title in articles]
        now = ids.index(self.walk.queue.article) if self.walk.queue.article in ids else 0
        self._turn(_("Article"), [title for _n, title in articles], now, lambda place: self._ask(article=ids[place]))

    def action_translator(self) -> None:
        """The next translator."""
        authors = ["", *self.walk.reviewing.authors()]
        now = authors.index(self.walk.queue.author) if self.walk.queue.author in authors else 0
        names = [author or _("all") for author in authors]
        self._turn(_("Translator"), names, now, lambda place: self._ask(author=authors[place]))

    def _turn(self, title: str, names: Sequence[str], now: int, take: Callable[[int], None]) -> None:
        """The next of a few values; of many, one that is chosen from a list."""
        if len(names) <= CYCLED:
            take((now + 1) % len(names))
            return

        def chosen(place: int | None) -> None:
            if place is not None:
                take(place)

        self.app.push_screen(Choose(title, names), chosen)

    def _ask(self, **wanted: object) -> None:
        with self.saying_errors():
            self.walk.ask_for(**wanted)
            self.show_item()

    def queue_line(self, row: int, width: int) -> list[Segment]:
        """State, English, article and author of an item of the queue."""
        item = self.walk.items[row]
        title, author = max(10, width // 4), 14
        room = width - 5 - title - author - 3
        looks = palette(self.app)
        return [
            Segment(f" {SIGNS[item.state]:<3}", looks[state_look(item.state)]),
            *field(item.target, room, align="left"),
            Segment("  "),
            *field(f"{item.position + 1}  {item.article_title}", title, looks["dim"]),
            Segment("  "),
            *field(item.author, author, looks["dim"], align="left"),
        ]
