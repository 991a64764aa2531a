"""The text of an open article while it is typed: in the model at once, in the database a moment later."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from workbench.arabic.folding import clean
from workbench.articles.article import Article, Segment
from workbench.services import drafts
from workbench.services.change import Change
from workbench.services.rows import ArticleRows, Progress, Row
from workbench.services.workspace import Workspace
from workbench.store import articles, segments, translations
from workbench.store.clock import now


class TypingSession:
    """An article somebody types in, and the ground on which `TranslationSession` stands.

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
            return self.moved_meanwhile() or Change()
        self.keep(position)
        moved = self.moved_meanwhile()
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
                    # Before the deed, which may merge or split sentences itself.
                    as_others_left_it = segments.counts(self.ws.db, article).segments
                    self._moved = self._moved or as_others_left_it != len(self)
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

    def refresh(self) -> Change:
        """Reads again what others may have changed; unsaved text stays."""
        revs = {position: self.rows.rev(position) for position in self._typing}
        self.rows.read_again()
        kept = {row.position for row in self.rows.unsaved()}
        for position, rev in revs.items():
            if position not in kept and (position >= len(self) or self.rows.rev(position) != rev):
                del self._typing[position]
        return Change(structure=True)

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

    def moved_meanwhile(self) -> Change | None:
        """Tells once that somebody else merged, split or locked sentences."""
        if not self._moved:
            return None
        self._moved = False
        return Change(structure=True, summary=self.notice)

    def settled(self) -> Change | None:
        """Saves what was typed before a deed; a change instead of the deed if the sentences are not those seen."""
        self.flush()
        return self.moved_meanwhile()

    def _move_in(self, article: int) -> None:
        """The article is saved now: its rows come from the database, another program's work on it included."""
        self.article = replace(self.article, source_text="", id=article)
        self.rows.from_database(self.ws.db, article)

    def _note_unsaved(self) -> None:
        if not self.rows.unsaved():
            self.unsaved_since = None
        elif self.unsaved_since is None:
            self.unsaved_since = time.monotonic()
