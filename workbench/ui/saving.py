"""When what was typed is saved: 250 ms after the first unsaved key at the latest, and again until it succeeds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from workbench.errors import WorkbenchError
from workbench.services.change import Change
from workbench.services.translating import TranslationSession

CEILING_S = 0.2
"""From the first unsaved key to the save, in seconds. Never restarted: steady typing would put it off for ever.

50 ms less than the promise of 250 ms, for the save itself and whatever the event loop is busy with.
"""

RETRY_S = 0.25
"""Between attempts after a failed save, in seconds."""


class SavingHost(Protocol):
    """Who a saver works for."""

    def later(self, seconds: float, call: Callable[[], None]) -> None:
        """Calls once, after a time."""

    def saved(self, warning: str) -> None:
        """All is saved, or `warning` says in one line why it is not."""

    def changed(self, change: Change) -> None:
        """Rows are new because of what was saved."""


class Saver:
    """Saves a session's text for a screen."""

    def __init__(self, session: TranslationSession, host: SavingHost) -> None:
        self.session, self.host = session, host
        self.waiting = False
        self.to_leave: list[int] = []
        """Rows that were left while the database could not be written; their revision is still to be made."""

    def typed(self) -> None:
        """A key changed the text: it will be saved within the ceiling."""
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

    def attempt(self) -> str:
        """Saves now; why not, in one line, or an empty string. The text stays in the model either way."""
        try:
            self.session.flush()
            while self.to_leave:
                self.host.changed(self.session.leave(self.to_leave[0]))
                self.to_leave.pop(0)
        except WorkbenchError as error:
            return str(error)
        return ""
