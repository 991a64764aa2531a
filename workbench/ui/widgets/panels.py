"""The panels under the segments: the terms of the sentence, and what was said and saved of it."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from workbench.display.safe import cell_width
from workbench.figures import moment
from workbench.glossary.match import TermMatch
from workbench.glossary.term import TermKind, TermStatus
from workbench.review.review import Comment
from workbench.translation.revision import Revision
from workbench.ui.palette import palette
from workbench.ui.signs import NAMES
from workbench.ui.widgets.arabic import field, phrase
from workbench.ui.widgets.kept import Kept
from workbench.wording import N_, _

KIND_NAMES: dict[TermKind, str] = {
    TermKind.PERSON: N_("person"),
    TermKind.PLACE: N_("place"),
    TermKind.ORGANISATION: N_("organisation"),
    TermKind.UNIT: N_("unit"),
    TermKind.WEAPON: N_("weapon"),
    TermKind.RANK: N_("rank"),
    TermKind.MILITARY: N_("military"),
    TermKind.POLITICAL: N_("political"),
    TermKind.MEDIA: N_("media"),
    TermKind.OTHER: N_("other"),
}

STATUS_NAMES: dict[TermStatus, str] = {
    TermStatus.PREFERRED: N_("preferred"),
    TermStatus.ADMITTED: N_("admitted"),
    TermStatus.FORBIDDEN: N_("forbidden"),
    TermStatus.PROPOSED: N_("proposed"),
}


class Panel(Kept):
    """Lines under a title that keeps its height whatever it shows."""

    ALLOW_SELECT = False

    def style_of(self, name: str) -> Style:
        """The style of a look."""
        return palette(self.app)[name]

    def title(self) -> str:
        """What stands over the lines."""
        return ""

    def line(self, index: int, width: int) -> list[Segment]:
        """A line under the title, in `width` cells; nothing past the last."""
        return []

    def render_line(self, y: int) -> Strip:
        """The title with a rule, then the lines."""
        width = self.size.width
        segments = self._title_line(width) if y == 0 else self.line(y - 1, width)
        return Strip(segments).adjust_cell_length(width).apply_style(self.rich_style)

    def _title_line(self, width: int) -> list[Segment]:
        style = self.style_of("active" if self.has_focus else "heading")
        title = f" {phrase(self.title())} "
        return [Segment(title + "─" * max(0, width - cell_width(title)), style)]


class TermPanel(Panel):
    """The terms of the current sentence, numbered as ctrl+t takes them."""

    def __init__(self) -> None:
        super().__init__(id="terms")
        self.matches: list[TermMatch] = []
        self.waiting = False
        """Whether a person is about to insert a term."""
        self.chosen: int | None = None
        self.typed = ""

    def show(self, matches: list[TermMatch]) -> None:
        """The terms of another sentence."""
        if matches != self.matches:
            self.matches = matches
            self.refresh()

    def choose(self, chosen: int | None, typed: str) -> None:
        """Marks the term that a person is about to insert, if one fits what they typed, and shows that."""
        self.waiting, self.chosen, self.typed = True, chosen, typed
        self.refresh()

    def stop(self) -> None:
        """Nobody is about to insert a term any more."""
        self.waiting, self.chosen, self.typed = False, None, ""
        self.refresh()

    def title(self) -> str:
        if not self.waiting:
            return _("Terms {count}").format(count=len(self.matches))
        if self.chosen is None:
            return _("No term has a word that begins with {typed}   Backspace, Esc").format(typed=self.typed)
        return _("Number or first letters: {typed}   Enter inserts, Esc back").format(typed=self.typed + "_")

    def line(self, index: int, width: int) -> list[Segment]:
        rows, room = self.matches, self.size.height - 1
        first = max(0, min((self.chosen or 0) - room + 1, len(rows) - room))
        index += first
        if index >= len(rows):
            return []
        if index == first + room - 1 and index < len(rows) - 1 and self.chosen != index:
            more = _("… {count} more: F9 makes room").format(count=len(rows) - index)
            return [Segment("    "), *field(more, width - 4, self.style_of("dim"), align="left")]
        return self._term_line(index, rows[index], width)

    def _columns(self, width: int) -> tuple[int, int]:
        """Widths of the Arabic and the English: of the longest, as far as there is room."""
        arabic = max(cell_width(match.surface) for match in self.matches)
        english = max(cell_width(match.term.english) for match in self.matches)
        return min(arabic, max(12, width * 2 // 7)), min(english, max(12, width * 3 // 7))

    def _term_line(self, index: int, match: TermMatch, width: int) -> list[Segment]:
        term = match.term
        number_style = self.style_of("chosen" if index == self.chosen else "number")
        arabic, english = self._columns(width)
        status = "" if term.status is TermStatus.PREFERRED else f"  {_(STATUS_NAMES[term.status])}"
        about = f"{_(KIND_NAMES[term.kind])}{status}"
        # A field of its own: in an Arabic interface the note runs the other way.
        note, told = term.note or term.definition, min(cell_width(about) + 2, max(0, width - 8 - arabic - english))
        about_style = "warning" if term.status is TermStatus.FORBIDDEN else "dim"
        return [
            Segment(f"{index + 1:>3} ", number_style),
            *field(match.surface, arabic, align="right"),
            Segment("  "),
            *field(term.english, english, self.style_of(f"kind-{term.kind.value}"), align="left"),
            Segment("  "),
            *field(about, told, self.style_of(about_style), align="left"),
            *field(note, width - 8 - arabic - english - told, self.style_of("dim"), align="left"),
        ]


class NotesPanel(Panel):
    """Notes on the current sentence and its last revisions."""

    def __init__(self) -> None:
        super().__init__(id="notes")
        self.comments: list[Comment] = []
        self.revisions: list[Revision] = []

    def show(self, comments: list[Comment], revisions: list[Revision]) -> None:
        """What was said and saved of another sentence; newest revisions first."""
        if (comments, revisions) != (self.comments, self.revisions):
            self.comments, self.revisions = comments, revisions
            self.refresh()

    def title(self) -> str:
        return _("Notes, history")

    def line(self, index: int, width: int) -> list[Segment]:
        lines = [*self._comment_lines(), *self._revision_lines()]
        if index >= len(lines):
            return []
        text, style = lines[index]
        return [Segment(" "), *field(text, width - 1, self.style_of(style) if style else Style(), align="left")]

    def _comment_lines(self) -> list[tuple[str, str]]:
        return [
            (f"{'✓' if comment.resolved_at else '!'} {comment.author}: {comment.text}", "dim")
            if comment.resolved_at
            else (f"! {comment.author}: {comment.text}", "warning")
            for comment in self.comments
        ]

    def _revision_lines(self) -> list[tuple[str, str]]:
        return [
            (f"{moment(revision.saved_at)}  {_(NAMES[revision.state])}  {revision.author}", "dim")
            for revision in self.revisions
        ]
