"""A walk through the queue: what was loaded stays in its order, decided or not, so that one can look back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain

from workbench.errors import SegmentUnknown, WorkbenchError
from workbench.services.reviewing import Queue, Reviewing, ReviewItem


class ReviewWalk:
    """The items of a queue as they were loaded, and the one that is looked at, which is always read anew."""

    def __init__(self, reviewing: Reviewing) -> None:
        """Nothing is loaded yet."""
        self.reviewing = reviewing
        self.queue = Queue()
        self.items: list[ReviewItem] = []
        self.place: int = 0
        self.waiting = 0
        """How many wait at this moment, loaded or not."""

    @property
    def current(self) -> ReviewItem | None:
        """The item that is looked at; None if the queue is empty."""
        return self.items[self.place] if self.items else None

    def load(self, segment: int | None = None) -> None:
        """Loads the queue; goes to the item of a segment, or stays on the one that is looked at, or begins."""
        if segment is None and self.current is not None:
            segment = self.current.segment
        with self._or_as_before():
            self.items = self.reviewing.queue(self.queue)
            self.place = next((index for index, item in enumerate(self.items) if item.segment == segment), 0)
            self.look()

    def ask_for(self, **wanted: object) -> None:
        """Another queue: `states`, `article` or `author` as `Queue` has them."""
        with self._or_as_before():
            self.queue = replace(self.queue, **wanted)  # type: ignore[arg-type]  # the fields of a queue
            self.load()

    def look(self) -> None:
        """Reads the item anew; one that was merged or split away leaves the walk."""
        self.waiting = self.reviewing.count(self.queue)
        while self.items:
            try:
                self.items[self.place] = self.reviewing.item(self.items[self.place].segment)
                return
            except SegmentUnknown:
                self.items.pop(self.place)
                self.place = max(0, min(self.place, len(self.items) - 1))

    def go_to(self, place: int) -> bool:
        """To a place of the walk, as far as there are items; whether that is another."""
        wanted = max(0, min(len(self.items) - 1, place))
        moved = wanted != self.place
        with self._or_as_before():
            self.place = wanted
            self.look()
        return moved

    def next_waiting(self) -> bool:
        """To the next item that waits, passed over ones after the last; whether it stands after the current one.

        If none of those that were loaded waits, the queue is loaded again: it may be longer, or have grown.
        """
        start = self.place
        for place in chain(range(start + 1, len(self.items)), range(start)):
            if self._waits(place):
                self.go_to(place)
                if self._waits(self.place):  # somebody else may have decided meanwhile
                    return place > start
        self.items = []
        self.load()
        return True

    def decided(self, decide: Callable[[ReviewItem], object]) -> ReviewItem | None:
        """Decides about the current item as it was shown, and reads it anew, whatever came of it.

        Returns:
            The item as it was; None if there is none.

        Raises:
            WorkbenchError: What `decide` raised; the item is the new one by then.
        """
        item = self.current
        if item is None:
            return None
        try:
            decide(item)
        finally:
            self.look()
        return item

    def undo(self) -> str:
        """Takes back the reviewer's last decision, and goes to what waits again because of it; what was taken back.

        Raises:
            DeedImpossible: If there is nothing to take back.
        """
        before = {item.segment for item in self.reviewing.queue(self.queue)}
        summary = self.reviewing.undo()
        back = [item for item in self.reviewing.queue(self.queue) if item.segment not in before]
        self.load(back[0].segment if back else None)
        return summary

    @contextmanager
    def _or_as_before(self) -> Iterator[None]:
        """The walk stays as it was if the database cannot be read inside: what is decided about is what is shown."""
        before = self.queue, list(self.items), self.place
        try:
            yield
        except WorkbenchError:
            self.queue, self.items, self.place = before
            raise

    def _waits(self, place: int) -> bool:
        return self.items[place].state in self.queue.states
