"""Textual's driver for Linux and macOS, made to survive what terminals send and what happens to them."""

from __future__ import annotations

import os
import selectors
from codecs import getincrementaldecoder
from types import FrameType

from textual.drivers.linux_driver import LinuxDriver

from workbench.ui.terminal_input import TerminalInput
from workbench.ui.widgets.arabic import encoder

READ_BYTES = 4096
"""Read at once from the terminal."""

POLL_S = 0.1
"""How often the input looks whether the program is leaving, in seconds; the same as Textual's own."""


class SteadyDriver(LinuxDriver):
    """Reads bytes that are no UTF-8 as a replacement character, and leaves when the terminal is gone.

    Textual's own ends its input thread on the first such byte and the program with exit status 0, the text unsaved;
    and it reads the end of a closed terminal for ever.
    """

    def start_application_mode(self) -> None:
        """Takes the terminal, at the start and after it was suspended; tells it how Arabic is going to be sent."""
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual's has no types
        if self._writer_thread is not None and (enter := encoder().enter):
            self.write(enter)
            self.flush()

    def stop_application_mode(self) -> None:
        """Gives the terminal back as it was, at the end and before it is suspended."""
        if self._writer_thread is not None and (leave := encoder().leave):
            self.write(leave)
        super().stop_application_mode()

    def run_input_thread(self) -> None:
        """Dispatches what is typed until the program leaves."""
        parser = TerminalInput(self._debug)
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(POLL_S):
                    data = self._read()
                    if not data:
                        self._loop.call_soon_threadsafe(self._terminal_gone)
                        return
                    for event in parser.feed(decode(data)):
                        self.process_message(event)
                else:
                    for event in parser.tick():
                        self.process_message(event)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, READ_BYTES)
        except OSError:
            return b""

    def _terminal_gone(self) -> None:
        """The window was closed, or the line dropped: nobody is left to draw for."""
        from workbench.ui.leaving import leave_at_once

        leave_at_once(self._app, 129)

    def _sigtstp_application(self, *signal: int | FrameType | None) -> None:
        """Before the program is stopped, everything is saved: it may never be continued."""
        flush = getattr(self._app, "flush", None)
        if flush is not None:
            flush()
        super()._sigtstp_application(*signal)
