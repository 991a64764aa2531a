"""A program in a pseudo-terminal: what it draws, what it is sent, and how it ends."""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyte

PATIENCE_S = 20.0
"""How long a test waits for something to appear before it fails; a busy machine takes a few seconds to start one."""

QUIET_S = 0.15
"""After so long without output a program has drawn what it had to draw."""

LEFT_SCREEN = b"\x1b[?1049l"
"""The end of the alternate screen: what comes after it stays in the person's terminal."""

MARK = "\u200e".encode()
"""The left-to-right mark that keeps a terminal from turning Arabic round once more."""

_NO_PICTURE = re.compile(
    rb"\x1b\[[<>=][0-9;:]*[A-Za-z]|\x1b\[\??[0-9;]*\$p|\x1bP.*?\x1b\\|\x1b\].*?(?:\x07|\x1b\\)", re.S
)
"""Questions and modes that draw nothing; the emulator would print parts of some of them."""

_UNFINISHED = re.compile(rb"\x1b(?:[^\x1b]{0,40})\Z")
"""The beginning of a sequence at the end of what was read; the rest comes with the next read."""


class Program:
    """A program that runs in a pseudo-terminal of its own, as the leader of its session."""

    def __init__(
        self,
        arguments: Sequence[str],
        columns: int = 120,
        lines: int = 30,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """Starts it; `environment` is laid over that of the test."""
        self.master, self.slave = os.openpty()
        self._set_size(columns, lines)
        self.before = termios.tcgetattr(self.slave)
        self.screen = pyte.Screen(columns, lines)
        self._stream, self._held = pyte.ByteStream(self.screen), b""
        self.output = bytearray()
        # These two, which pytest sets where it runs in several processes, would stand over the terminal's own size.
        inherited = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
        self.process = subprocess.Popen(
            arguments,
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
            env={**inherited, "TERM": "xterm-256color", **(environment or {})},
        )

    def __enter__(self) -> Program:
        return self

    def __exit__(self, *_error: object) -> None:
        """Nothing is left behind, whatever the test found."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.close_terminal()

    # What it is sent

    def send(self, keys: bytes | str) -> None:
        """Types."""
        os.write(self.master, keys.encode() if isinstance(keys, str) else keys)

    def signal(self, number: signal.Signals) -> None:
        """Sends a signal to it alone."""
        self.process.send_signal(number)

    def resize(self, columns: int, lines: int) -> None:
        """Makes its window larger or smaller; it is told by the terminal, as ever."""
        self._set_size(columns, lines)
        self.screen.resize(lines, columns)

    def close_terminal(self) -> None:
        """The window is closed: nobody holds the terminal any more but the program."""
        for handle in (self.master, self.slave):
            if handle >= 0:
                os.close(handle)
        self.master = self.slave = -1

    def _set_size(self, columns: int, lines: int) -> None:
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    # What it draws

    def read(self, seconds: float = 0.0) -> bytes:
        """What it wrote within so many seconds; returns at the first output."""
        if not select.select([self.master], [], [], seconds)[0]:
            return b""
        try:
            data = os.read(self.master, 1 << 16)
        except OSError:
            return b""
        self.output += data
        self._draw(data)
        return data

    def settle(self, quiet: float = QUIET_S) -> None:
        """Reads until it is quiet, for a few seconds at most."""
        end = time.monotonic() + 5
        while self.read(quiet) and time.monotonic() < end:
            pass

    @property
    def text(self) -> str:
        """What stands on the screen, line by line."""
        return "\n".join(self.screen.display)

    def wait_for(self, wanted: str, seconds: float = PATIENCE_S) -> None:
        """Reads until a text stands on the screen.

        Raises:
            AssertionError: If it does not come; with what stands there instead.
        """
        end = time.monotonic() + seconds
        while wanted not in self.text:
            left = end - time.monotonic()
            assert left > 0 and self.process.poll() is None, f"{wanted!r} did not appear:\n{self.text}"
            self.read(min(left, 0.1))

    def _draw(self, data: bytes) -> None:
        data = self._held + data
        cut = _UNFINISHED.search(data)
        self._held = data[cut.start() :] if cut else b""
        whole = data[: cut.start()] if cut else data
        # The emulator gives up the rest of a run at a character without width.
        self._stream.feed(_NO_PICTURE.sub(b"", whole).replace(MARK, b""))

    # How it ends

    def wait(self, seconds: float = PATIENCE_S) -> int:
        """Its exit status, once it has ended; what it writes meanwhile is read.

        Raises:
            AssertionError: If it does not end.
        """
        end = time.monotonic() + seconds
        while self.process.poll() is None:
            assert time.monotonic() < end, f"the program did not end:\n{self.text}"
            if self.master >= 0:
                self.read(0.02)
            else:
                time.sleep(0.01)
        while self.master >= 0 and self.read():
            pass
        return self.process.returncode

    @property
    def last_words(self) -> str:
        """What it wrote after it had left the alternate screen, without the sequences that restore the terminal."""
        after = bytes(self.output).rpartition(LEFT_SCREEN)[2]
        return re.sub(rb"\x1b\[[0-9;?<>=]*[a-zA-Z]", b"", after).decode().replace("\r\n", "\n").strip()

    def terminal_faults(self) -> list[str]:
        """What it left otherwise than it found it; empty if the terminal is restored."""
        found = [] if termios.tcgetattr(self.slave) == self.before else ["modes of the line"]
        for name, mode in {
            "alternate screen": 1049,
            "mouse": 1000,
            "mouse motion": 1003,
            "mouse in SGR": 1006,
            "focus reports": 1004,
            "bracketed paste": 2004,
        }.items():
            on, off = (bytes(self.output).rfind(f"\x1b[?{mode}{end}".encode()) for end in "hl")
            if on > off:
                found.append(name)
        shown, hidden = (bytes(self.output).rfind(f"\x1b[?25{end}".encode()) for end in "hl")
        if hidden > shown:
            found.append("cursor")
        return found


def workbench(folder: Path, *words: str, script: str = "", **options: Any) -> Program:
    """The workbench on a project, as a person starts it.

    Args:
        folder: The project.
        words: More of the command line, such as "open", "1"; none opens the library.
        script: A Python program to run in its place, with the folder as its argument.
        options: Of `Program`.
    """
    start = ["-c", script, str(folder)] if script else ["-m", "workbench", "--project", str(folder), *words]
    return Program([sys.executable, *start], **options)
