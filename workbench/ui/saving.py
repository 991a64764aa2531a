"""When what was typed is saved: 250 ms after the first unsaved key at the latest, and again until it succeeds."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from workbench.errors import DatabaseMoved, WorkbenchError
from workbench.services.change import Change
from workbench.services.translating import TranslationSession
from workbench.wording import _

if TYPE_CHECKING:
    from workbench.services.rows import Row

CEILING_S = 0.2
"""From the first unsaved key to the save, in seconds. Never restarted: steady typing would put it off for ever.

50 ms less than the promise of 250 ms, for the save itself and whatever the event loop is busy with.
"""

RETRY_S = 0.25
"""Between attempts after a failed save, in seconds."""

KEEP_S = 600.0
"""After so many seconds of typing in one row a revision is made of it, so that the way to the text is not lost."""

LAST_ATTEMPTS = 3
"""How often a save is tried when the program ends. Each waits for other programs as long as the database does."""


class SavingHost(Protocol):
    """Who a saver works for."""

    def later(self, seconds: float, call: Callable[[], None]) -> None:
        """Calls once, after a time."""

    def saved(self, warning: str) -> None:
        """All is saved, or `warning` says in one line why it is not."""

    def changed(self, change: Change) -> None:
        """Rows are new because of what was saved."""

    def alarm(self, text: str) -> None:
        """Something that the person must know before they go on."""


class Saver:
    """Saves a session's text for a screen."""

    def __init__(self, session: TranslationSession, host: SavingHost) -> None:
        self.session, self.host = session, host
        self.waiting = False
        self.to_leave: list[int] = []
        """Rows that were left while the database could not be written; their revision is still to be made."""
        self.to_finish: list[int] = []
        """Rows that were said to be done while the database could not be written."""
        self.rescued: Path | None = None
        """The file with the text that the database did not take; None as long as it took everything."""
        self._typed: dict[str, Row] = {}
        self._begun: dict[int, float] = {}
        """When somebody began to type in a row, or its last revision was made: seconds of the monotonic clock."""
        self._in_rescue: dict[str, Row] = {}

    def typed(self, row: Row) -> None:
        """A key changed the text of a row: it will be saved within the ceiling."""
        self._typed[row.source] = row
        self._begun.setdefault(row.position, time.monotonic())
        if not self.waiting:
            self.waiting = True
            self.host.later(CEILING_S, self.save)

    def leave(self, position: int) -> None:
        """The person leaves a row: its text is saved and becomes a revision if it is new."""
        self.to_leave.append(position)
        self.save()

    def save(self) -> None:
        """Saves now; on failure says so and tries again."""
        self.waiting = False
        warning = self.attempt()
        if warning:
            self.waiting = True
            self.host.later(RETRY_S, self.save)
        self.host.saved(warning)

    def attempt(self, draw: bool = True) -> str:
        """Saves now; why not, in one line, or an empty string. The text stays in the model either way.

        Args:
            draw: Whether there is still a screen to show what became of the rows that were left.
        """
        try:
            self.session.flush()
            self._keep_long_typing()
            for change in self._changes():
                if draw:
                    self.host.changed(change)
        except DatabaseMoved as error:
            return self._moved(error)
        except WorkbenchError as error:
            return str(error)
        return ""

    def _changes(self) -> Iterator[Change]:
        """What becomes of rows that others altered, and of those that were done or left; each is taken off its list."""
        if (moved := self.session.moved_meanwhile()) is not None:
            yield moved
        while self.to_finish:
            change = self.session.finish(self.to_finish[0])
            self.to_finish.pop(0)
            yield change
        while self.to_leave:
            change = self.session.leave(self.to_leave[0])
            self._begun.pop(self.to_leave.pop(0), None)
            yield change

    def _keep_long_typing(self) -> None:
        """Makes a revision of what somebody has typed in for `KEEP_S`, without leaving it."""
        now = time.monotonic()
        for position, since in list(self._begun.items()):
            if now - since >= KEEP_S:
                self._begun[position] = now
                self.session.keep(position)

    def save_or_rescue(self, draw: bool) -> str:
        """Saves for the last time, whatever goes wrong; why that failed and where the text is now, or an empty string.

        Args:
            draw: As `attempt` takes it.
        """
        for _attempt in range(LAST_ATTEMPTS):
            try:
                problem = self.attempt(draw)
            except Exception as error:  # a bug: its message may hold text, its kind does not
                problem = _("Not saved ({kind}).").format(kind=type(error).__name__)
            if not self.session.unsaved:
                return problem
        return f"{problem} {self.rescue(everything=self.rescued is not None)}"

    def rescue(self, everything: bool = False) -> str:
        """Writes what is not saved into a file of its own, and says in one line where; empty if all is saved.

        Args:
            everything: Whether what was typed and saved since the article was opened goes into it too.
        """
        from platformdirs import user_state_path

        from workbench.services.rescue import rescue

        if not self.session.unsaved:
            return ""
        elsewhere = user_state_path("workbench", appauthor=False)
        typed = self._typed.values() if everything else ()
        try:
            self.rescued = rescue(self.session, elsewhere, typed, self.rescued)
        except WorkbenchError as error:
            return str(error)
        return _("Your text is in {path}").format(path=self.rescued)

    def _moved(self, error: DatabaseMoved) -> str:
        """The database is gone, and with it perhaps the last saves: all that was typed goes into a file at once."""
        if self._typed != self._in_rescue:
            first = self.rescued is None
            where = self.rescue(everything=True)
            self._in_rescue = dict(self._typed)
            if first and where:
                self.host.alarm(f"{error} {where}")
        return str(error)
