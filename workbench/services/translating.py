"""Translating an open article: a plain object that the screen asks and tells from its keystrokes."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from workbench.arabic.folding import clean
from workbench.articles.article import Article, Segment
from workbench.errors import DeedImpossible
from workbench.review.review import Comment
from workbench.services import deciding, drafts, resegmenting, searching, undoing
from workbench.services.change import Change
from workbench.services.rows import ArticleRows, Progress, Row
from workbench.services.searching import Found, Replacement
from workbench.services.workspace import Workspace
from workbench.store import articles, comments, segments, translations
from workbench.store.clock import now
from workbench.translation.revision import Revision, State

__all__ = ["Found", "Progress", "Replacement", "Row", "TranslationSession"]


class TranslationSession:
    """An article somebody works on.

    An article that nobody has worked on is held in memory; the first write saves it, with all its segments, in the
    same transaction. Looking changes nothing in the database.
    """

    article: Article
    """Its `id` is None until the first write. Of a saved one the text is empty: see `text`."""

    author: str
    place: int
    """The position where one left off, from 0."""

    notice: str
    """One line about somebody else's work in the same article, for the screen to show and to clear; else empty."""

    unsaved_since: float | None
    """`time.monotonic()` of the first key that is not saved; None if all is saved."""

    saved_at: datetime | None
    """UTC time of the last save of this session; None before the first."""

    def __init__(
        self, ws: Workspace, article: Article, words: int, place: int = 0, read: Sequence[Segment] = ()
    ) -> None:
        """See `workbench.services.opening.open_article`.

        Args:
            ws: The project.
            article: Saved, or read from a file just now.
            words: How many Arabic words it has.
            place: Where one left off.
            read: Its segments, if it is not saved.
        """
        self.ws = ws
        self.article = article
        self.author = ws.author
        self.notice = ""
        self.unsaved_since = None
        self.saved_at = None
        self.rows = ArticleRows(words)
        self._read = read
        self._typing: dict[int, drafts.Typing] = {}
        self._moved = False
        if article.id is None:
            self.rows.from_file(read)
        else:
            self.rows.from_database(ws.db, article.id)
        self.place = max(0, min(place, len(self.rows) - 1))
        self._place_saved = self.place

    def __len__(self) -> int:
        """How many segments the article has."""
        return len(self.rows)

    def row(self, position: int) -> Row:
        """The segment at a position, unsaved keys included.

        Raises:
            SegmentUnknown: If the article has no such position.
        """
        return self.rows.row(position)

    def text(self) -> str:
        """The whole Arabic text, read from the database if the article is saved."""
        return self.article.source_text if self.article.id is None else articles.text(self.ws.db, self.article.id)

    def progress(self) -> Progress:
        """How far the article has come, unsaved keys included; no query."""
        return self.rows.progress()

    # Typing and saving

    def type(self, position: int, text: str) -> None:
        """The text of a segment is this now. The model alone is altered; `flush` saves it.

        Args:
            position: The segment.
            text: Its whole text, without line breaks. What no database can store becomes U+FFFD.

        Raises:
            SegmentLocked: If the segment is locked.
        """
        text, row = clean(text), self.row(position)
        if text == row.target:
            return
        if row.locked:
            raise drafts.locked(position)
        typing = self._typing.setdefault(position, drafts.Typing(row))
        before = typing.before
        if typing.last is None and text == before.target:
            self._typing.pop(position)
            self.rows.settle(before, self.rows.rev(position))
        else:
            state, attention = (
                drafts.altered(text, before) if typing.last is None else drafts.standing(text, before, typing.last)
            )
            self.rows.change(replace(row, target=text, state=state, attention=attention))
        self._note_unsaved()

    @property
    def unsaved(self) -> bool:
        """Whether there are keys that are not saved."""
        return self.unsaved_since is not None

    def flush(self) -> None:
        """Saves what was typed, in one small transaction; nothing if all is saved.

        Raises:
            SaveFailed, DatabaseBusy, DatabaseMoved: If it could not be saved; the text stays unsaved in the model.
        """
        changed = self.rows.unsaved()
        if not changed:
            return
        with self.writing() as article:
            done = [(row.position, self._save(article, row)) for row in changed]
        for position, saved in done:
            self._take_over(position, saved)
        if self._moved:
            self._start_anew()
        self._note_unsaved()

    def leave(self, position: int) -> Change:
        """Saves a segment that is left; a text that is not its last revision's becomes one. Untouched: writes nothing.

        Raises:
            SaveFailed, DatabaseBusy, DatabaseMoved: If it could not be saved; the text stays in the model.
        """
        self.place = position
        if position not in self._typing:
            return self._moved_meanwhile() or Change()
        self.keep(position)
        moved = self._moved_meanwhile()
        self._typing.pop(position, None)
        return moved or Change(frozenset({position}))

    def keep(self, position: int) -> None:
        """Makes a revision of a text that is being typed, if it is not its last revision's; typing goes on.

        Raises:
            SaveFailed, DatabaseBusy, DatabaseMoved: If it could not be saved; the text stays in the model.
        """
        self.flush()
        typing = self._typing.get(position)
        if typing is None or typing.last is None:
            return
        row = self.row(position)
        if row.target == typing.last.text:
            return
        with self.writing():
            revised = drafts.revise(self.ws.db, row, row.target, row.state, self.author, attention=row.attention)
        self.rows.settle(revised.row, revised.rev)
        typing.last = translations.Last(revised.made.number, row.target, row.state)

    def finish(self, position: int) -> Change:
        """The translator is done with a segment: a revision in state translated. Done and unchanged: writes nothing.

        Raises:
            DeedImpossible: If it has no translation.
            SegmentLocked: If it is locked.
            SaveFailed, DatabaseBusy, DatabaseMoved: If it could not be saved; the text stays in the model.
        """
        self.place = position
        if not self.row(position).target.strip():
            raise DeedImpossible(f"Sentence {position + 1} has no translation yet; type one first.")
        self.flush()
        if moved := self._moved_meanwhile():
            return moved
        if self.row(position).state.is_done:
            self._typing.pop(position, None)
            return Change(frozenset({position}))
        return deciding.set_state(self, position, State.TRANSLATED)

    def close(self) -> None:
        """Saves and leaves every segment, and remembers the place if anything was written. Closing twice is harmless.

        Raises:
            SaveFailed, DatabaseBusy, DatabaseMoved: If it could not be saved; the text stays in the model.
        """
        self.flush()
        place = self.place
        for position in sorted(self._typing):
            self.leave(position)
        self.place = place
        if self.saved_at is not None and self.place != self._place_saved:
            with self.writing():
                pass

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
        return self._settled() or deciding.set_state(self, position, state, reason)

    def set_locked(self, position: int, locked: bool) -> Change:
        """Locks a segment against every change, or unlocks it."""
        return self._settled() or deciding.set_locked(self, position, locked)

    def comments(self, position: int) -> list[Comment]:
        """All remarks on a segment, oldest first."""
        segment = self.row(position).segment
        return [] if segment is None else comments.comments(self.ws.db, segment)

    def add_comment(self, position: int, text: str) -> Change:
        """A remark on a segment.

        Raises:
            DeedImpossible: If it is empty.
        """
        return self._settled() or deciding.add_comment(self, position, text)

    def resolve_comment(self, comment_id: int, resolved: bool = True) -> Change:
        """Closes a remark, or opens it again.

        Raises:
            DeedImpossible: If no remark has that number.
        """
        return self._settled() or deciding.resolve_comment(self, comment_id, resolved)

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
        return self._settled() or deciding.restore(self, position, number)

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

    def replacements(self, old: str, new: str) -> list[Replacement]:
        """Where the English has `old` and what would stand there; see `searching.replacements`.

        Raises:
            DeedImpossible: If `old` is empty, or either is longer than 200 code points.
        """
        return searching.replacements(self, old, new)

    def replace(self, chosen: Sequence[Replacement]) -> Change:
        """Makes the chosen replacements, as one deed; see `searching.replace_chosen`."""
        return self._settled() or searching.replace_chosen(self, chosen)

    # What changes the sentences

    def merge(self, position: int) -> Change:
        """Makes one segment of this and the next; see `resegmenting.merge`.

        Raises:
            DeedImpossible: If it is the last one.
            SegmentLocked: If either is locked.
        """
        return self._settled() or resegmenting.merge(self, position)

    def split(self, position: int, source_at: int, target_at: int) -> Change:
        """Makes two segments of one; see `resegmenting.split`.

        Raises:
            DeedImpossible: If one part would have no Arabic.
            SegmentLocked: If it is locked.
        """
        return self._settled() or resegmenting.split(self, position, source_at, target_at)

    def undo_deed(self) -> Change:
        """Takes back the last deed of this author in this article that still stands; see `undoing.undo_deed`.

        Raises:
            DeedImpossible: If there is none, or its sentences were changed since.
        """
        return self._settled() or undoing.undo_deed(self)

    def refresh(self) -> Change:
        """Reads again what others may have changed; unsaved text stays."""
        self.rows.read_again()
        return Change(structure=True)

    # For the deeds, which stand in files of their own

    @contextmanager
    def writing(self) -> Iterator[int]:
        """One transaction; gives the article's id, after saving the article if it was not. Remembers the place."""
        before = self.article
        try:
            with self.ws.db.writing():
                article = before.id
                if article is None:
                    article = articles.add(self.ws.db, before, self.progress().words, self._read)
                    self.article = replace(before, id=article)
                yield article
                if self.place != self._place_saved:
                    articles.set_place(self.ws.db, article, self.place)
        except BaseException:
            self.article = before
            raise
        self._place_saved = self.place
        self.saved_at = now()
        if before.id is None:
            self._move_in(article)

    def saved_row(self, position: int) -> Row:
        """The row of a segment with its segment's id; only inside `writing()`."""
        row = self.row(position)
        if row.segment is not None:
            return row
        saved = segments.covering(self.ws.db, self._id(), self._read[position].start)
        assert saved is not None  # every sentence of a text is covered by some segment of it
        return replace(row, segment=saved.id)

    def show(self, revised: drafts.Revised) -> None:
        """Shows a row after a revision of it was made and committed."""
        self._typing.pop(revised.row.position, None)
        self.rows.settle(revised.row, revised.rev)

    def restart(self) -> None:
        """Reads everything again after sentences were merged or split; all is saved by then."""
        self._typing.clear()
        self.rows.read_again()

    def _id(self) -> int:
        assert self.article.id is not None  # asked inside `writing()` only
        return self.article.id

    def _save(self, article: int, row: Row) -> drafts.Saved:
        if row.segment is None:
            sentence = self._read[row.position]
            return drafts.save_first(self.ws.db, article, row, sentence.start, sentence.end, self.author)
        rev = self.rows.rev(row.position)
        return drafts.save(self.ws.db, article, row, rev, self._typing[row.position], self.author)

    def _take_over(self, position: int, saved: drafts.Saved) -> None:
        """The model follows what became of a text in the database."""
        self._moved = self._moved or saved.moved
        self.notice = saved.notice or self.notice
        if not saved.moved:
            self.rows.settle(saved.row, saved.rev)
            self._typing[position] = drafts.Typing(saved.before, saved.last)

    def _start_anew(self) -> None:
        self.rows.forget_unsaved()
        self.restart()

    def _moved_meanwhile(self) -> Change | None:
        """Tells once that somebody else merged, split or locked sentences."""
        if not self._moved:
            return None
        self._moved = False
        return Change(structure=True, summary=self.notice)

    def _settled(self) -> Change | None:
        """Saves what was typed before a deed; a change instead of the deed if the sentences are not those seen."""
        self.flush()
        return self._moved_meanwhile()

    def _move_in(self, article: int) -> None:
        """The article is saved now: its rows come from the database, another program's work on it included."""
        length = len(self)
        self.article = replace(self.article, source_text="", id=article)
        self.rows.from_database(self.ws.db, article)
        self._moved = self._moved or len(self) != length

    def _note_unsaved(self) -> None:
        if not self.rows.unsaved():
            self.unsaved_since = None
        elif self.unsaved_since is None:
            self.unsaved_since = time.monotonic()
