"""Whatever bytes arrive from the terminal: the program goes on, and what it saves and draws is text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.program import workbench
from tests.faults.saved import targets

PASTE_BEGINS, PASTE_ENDS = b"\x1b[200~", b"\x1b[201~"


def saved_after(folder: Path, sent: bytes, shown: str) -> tuple[str, bytes]:
    """What is saved of the first sentence after these bytes were typed and the program was left; what it drew."""
    with workbench(folder, "open", "1") as program:
        program.wait_for("0/5 translated")
        program.send(sent)
        program.wait_for(shown)
        program.send(" End")
        program.wait_for("End")
        program.send("\x11")
        assert program.wait() == 0
        assert program.terminal_faults() == []
        return targets(folder)[0], bytes(program.output)


def test_bytes_that_are_no_utf8_become_replacement_characters(folder: Path) -> None:
    """Neither the program nor the text before and after them is lost."""
    saved, _drawn = saved_after(folder, b"before \xff\xc3( \x80 after", "after")
    assert saved == "before \ufffd\ufffd( \ufffd after End"


def test_a_letter_in_two_halves_is_one_letter(folder: Path) -> None:
    """A read may end within a character of several bytes."""
    with workbench(folder, "open", "1") as program:
        program.wait_for("0/5 translated")
        program.send(b"caf" + b"\xc3")
        program.wait_for("caf")
        program.settle()
        program.send(b"\xa9")
        program.wait_for("café")
        program.send("\x11")
        assert program.wait() == 0
    assert targets(folder)[0] == "café"


def test_a_paste_is_one_line_and_obeyed_by_nobody(folder: Path) -> None:
    """Line breaks and tabs become blanks; escapes, bells and NUL go; a bidi override is kept, shown as a dot."""
    pasted = "one\r\ntwo\tthree\x1b[2J\x1b]52;c;SGVsbG8=\x07four\x00\u202efive\u2028six".encode()
    saved, drawn = saved_after(folder, PASTE_BEGINS + pasted + PASTE_ENDS, "six")
    assert saved == "one two three[2J]52;c;SGVsbG8=four\u202efive six End"
    assert b"\x1b]52" not in drawn
    assert b"\x1b[2J" not in drawn.partition(b"one two")[2]
    assert "\u202e".encode() not in drawn


@pytest.mark.parametrize(
    "garbage",
    [
        b"\x1b[999999999999999999999~",
        b"\x1b[<0;0;0M\x1b[<99999;99999;99999M\x1b[<0;-5;-5m",
        b"\x1b[M\xff\xff\xff",
        b"\x1b[200~never ended\x1b[201~\x1b[201~\x1b[200~\x1b[201~",
        b"\x1b[?2026;9$y\x1b[?2048;1$y\x1b[48;0;0;0;0t\x1b[I\x1b[O",
        bytes(byte for byte in range(1, 32) if byte not in b"\x11\x1a\x1b"),
    ],
    ids=["number", "mouse", "old mouse", "paste", "answers", "controls"],
)
def test_a_terminal_that_talks_nonsense_is_survived(folder: Path, garbage: bytes) -> None:
    """Answers nobody asked for, mice outside the window, every control key: typing goes on afterwards."""
    with workbench(folder, "open", "1") as program:
        program.wait_for("0/5 translated")
        program.send(garbage)
        program.settle(0.3)
        program.send("\x1b")
        program.settle(0.3)
        program.send("\x1b[15~")
        program.settle()
        program.send("still here")
        program.wait_for("still here")
        program.send("\x11")
        assert program.wait() == 0
        assert program.terminal_faults() == []
