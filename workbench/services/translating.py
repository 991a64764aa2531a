"""Translating an open article: a plain object that the screen asks and tells from its keystrokes."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.review.review import Comment
from workbench.services import deciding, drafts, resegmenting, searching, undoing
from workbench.services.change import Change
from workbench.services.rows import Progress, Row
from workbench.services.searching import Found, Replacement
from workbench.services.typing import TypingSession
from workbench.store import comments, segments, translations
from workbench.translation.revision import Revision, State

__all__ = ["Found", "Progress", "Replacement", "Row", "TranslationSession"]


class TranslationSession(TypingSession):
    """An article somebody translates: typing from `TypingSession`, and every deed one can do on it.

    What was typed is saved before each deed. A deed answers with what it altered.
    """

    def finish(self, position: int) -> Change:
        """The translator is done with a segment: a revision in state translated. Done and unchanged: writes nothing.

        Raises:
            DeedImpossible: If it has no translation.
            SegmentLocked: If it is locked.
            SaveFailed, DatabaseBusy, DatabaseMoved: If it could not be saved; the text stays in the model.
        """
        self.place = position
        if not self.row(position).target.strip():
            raise drafts.untranslated(position)
        self.flush()
        if moved := self.moved_meanwhile():
            return moved
        if self.row(position).state.is_done:
            self._typing.pop(position, None)
            return Change(frozenset({position}))
        return deciding.set_state(self, position, State.TRANSLATED)

    # What one decides

    def set_state(self, position: int, state: State, reason: str = "") -> Change:
        """Gives a segment a state, in a revision of its own.

        Args:
            position: The segment.
            state: The new state; the one it has already changes nothing, except a rejection for another reason.
            reason: Why it is rejected, in one line.

        Raises:
            DeedImpossible: If it is to be rejected without a reason, done without a translation, or untranslated
                with one.
            SegmentLocked: If it is locked.
        """
        return self.settled() or deciding.set_state(self, position, state, reason)

    def set_locked(self, position: int, locked: bool) -> Change:
        """Locks a segment against every change, or unlocks it."""
        return self.settled() or deciding.set_locked(self, position, locked)

    def comments(self, position: int) -> list[Comment]:
        """All remarks on a segment, oldest first."""
        segment = self.row(position).segment
        return [] if segment is None else comments.comments(self.ws.db, segment)

    def add_comment(self, position: int, text: str) -> Change:
        """A remark on a segment.

        Raises:
            DeedImpossible: If it is empty.
        """
        return self.settled() or deciding.add_comment(self, position, text)

    def resolve_comment(self, comment_id: int, resolved: bool = True) -> Change:
        """Closes a remark, or opens it again.

        Raises:
            DeedImpossible: If no remark has that number.
        """
        return self.settled() or deciding.resolve_comment(self, comment_id, resolved)

    def history(self, position: int) -> list[Revision]:
        """All revisions of a segment, newest first."""
        segment = self.row(position).segment
        return [] if segment is None else translations.history(self.ws.db, segment)

    def restore(self, position: int, number: int) -> Change:
        """Brings the text of an old revision back, as a new one.

        Raises:
            DeedImpossible: If the segment has no revision with that number.
            SegmentLocked: If it is locked.
        """
        return self.settled() or deciding.restore(self, position, number)

    # Finding one's way

    def next_open(self, position: int) -> int | None:
        """The next segment that is neither done nor locked, from the start again after the end.

        Unsaved keys count from the next flush on. None if no other segment is open.
        """
        if self.article.id is not None:
            return segments.next_open(self.ws.db, self.article.id, position)
        if len(self) < 2:
            return None
        return position + 1 if position + 1 < len(self) else 0

    def repetition(self, position: int) -> str:
        """The newest done translation of exactly this Arabic in any other segment of any article; empty if none."""
        row = self.row(position)
        # No segment has the id 0.
        return segments.repetition(self.ws.db, row.segment or 0, row.source)

    def find(self, query: str, start: int, backwards: bool = False) -> Found | None:
        """The first segment from `start` on that has the query in either language; see `searching.find`.

        Raises:
            DeedImpossible: If the query is empty or longer than 200 code points.
        """
        return searching.find(self, query, start, backwards)

    def places(self, position: int, query: str) -> list[Found]:
        """Every place of one segment that has the query; see `searching.places`.

        Raises:
            DeedImpossible: If the query is longer than 200 code points.
        """
        return searching.places(self.row(position), query)

    def replacements(self, old: str, new: str) -> list[Replacement]:
        """Where the English has `old` and what would stand there; see `searching.replacements`.

        Raises:
            DeedImpossible: If `old` is empty, or either is longer than 200 code points.
        """
        return searching.replacements(self, old, new)

    def replace(self, chosen: Sequence[Replacement]) -> Change:
        """Makes the chosen replacements, as one deed; see `searching.replace_chosen`."""
        return self.settled() or searching.replace_chosen(self, chosen)

    # What changes the sentences

    def merge(self, position: int) -> Change:
        """Makes one segment of this and the next; see `resegmenting.merge`.

        Raises:
            DeedImpossible: If it is the last one.
            SegmentLocked: If either is locked.
        """
        return self.settled() or resegmenting.merge(self, position)

    def split(self, position: int, source_at: int, target_at: int) -> Change:
        """Makes two segments of one; see `resegmenting.split`.

        Raises:
            DeedImpossible: If one part would have no Arabic.
            SegmentLocked: If it is locked.
        """
        return self.settled() or resegmenting.split(self, position, source_at, target_at)

    def undo_deed(self) -> Change:
        """Takes back the last deed of this author in this article that still stands; see `undoing.undo_deed`.

        Raises:
            DeedImpossible: If there is none, or its sentences were changed since.
        """
        return self.settled() or undoing.undo_deed(self)
