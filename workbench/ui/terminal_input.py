"""What a terminal sends, as events: pasted text is text and never keys, and no nonsense ends the program."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

from textual import events
from textual._xterm_parser import XTermParser  # private: the driver of Textual imports it the same way
from textual.message import Message

PASTE_BEGINS, PASTE_ENDS = "\x1b[200~", "\x1b[201~"

PASTE_PATIENCE_S = 2.0
"""How long the rest of a paste may keep one waiting, in seconds; then what came is taken, or all keys would vanish."""

UNWANTED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")
"""Control characters that are no blank and no line break; pasted, they are remains of a terminal's output."""


class TerminalInput:
    """Turns what was read into events.

    Textual's own parser ends a paste at the first escape in it and takes the rest for keys: whoever can make a
    person paste a text could press any key of theirs. And a number too large in a sequence is an error to it.
    """

    def __init__(self, debug: bool = False) -> None:
        self._debug = debug
        self._parser = XTermParser(debug)
        self._held = ""
        self._pasted: list[str] | None = None
        self._read_at = 0.0

    def feed(self, data: str) -> Iterator[Message]:
        """The events of what was read; a marker that is not whole yet waits for the next read."""
        self._read_at = time.monotonic()
        data, self._held = self._held + data, ""
        while data:
            if self._pasted is None:
                keys, begins, data = data.partition(PASTE_BEGINS)
                if not begins:
                    keys = self._hold(keys, PASTE_BEGINS, least=2)  # ESC alone is a key
                yield from self._keys(keys)
                self._pasted = [] if begins else None
            else:
                text, ends, data = data.partition(PASTE_ENDS)
                self._pasted.append(text if ends else self._hold(text, PASTE_ENDS, least=1))
                if ends:
                    yield self._paste()

    def tick(self) -> Iterator[Message]:
        """The events that are due because nothing more came."""
        if self._pasted is not None:
            if time.monotonic() - self._read_at > PASTE_PATIENCE_S:
                yield self._paste()
            return
        keys, self._held = self._held, ""
        yield from self._keys(keys)
        yield from self._parser.tick()

    def _keys(self, data: str) -> Iterator[Message]:
        """The events of keys, mouse and answers."""
        if not data:
            return
        try:
            yield from self._parser.feed(data)
        except Exception:  # whatever a terminal sends is no reason to end
            self._parser = XTermParser(self._debug)

    def _paste(self) -> events.Paste:
        """What was pasted."""
        text, self._pasted, self._held = "".join([*(self._pasted or ()), self._held]), None, ""
        return events.Paste(UNWANTED.sub("", text))

    def _hold(self, text: str, marker: str, least: int) -> str:
        """The text without the beginning of a marker at its end, which waits if it has `least` characters."""
        for length in range(len(marker) - 1, least - 1, -1):
            if text.endswith(marker[:length]):
                self._held = text[-length:]
                return text[:-length]
        return text
