"""However the program ends, nothing is lost that it had read, and the terminal is as it was."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from tests.faults.program import Program, workbench
from tests.faults.saved import integrity, targets

TYPED = "Reuters reveals details of the deal"

STEADILY = "Reuters-reveals-details-of-the-deal-to-intervene"
"""Typed without a pause; it fits one line of the editor, and has no blank that could be taken for the line's end."""

KEY_S = 0.025
"""Between two keys of it, in seconds."""

GONE_S = 2.0
"""How long the program may take to end, in seconds."""

PROMISED_S = 0.3
"""Nothing older is lost, even if the program is killed, in seconds."""


def translating(folder: Path) -> Program:
    """The workbench on the article, ready to be typed in."""
    program = workbench(folder, "open", "1")
    program.wait_for("0/5 translated")
    return program


def current_line(program: Program) -> str:
    """The first line of the English that is being typed."""
    current = next(line for line in program.screen.display if line.startswith("▌"))
    return current.split("│")[0].strip(" ▌")


def typed_in(program: Program, text: str) -> None:
    """Types, and waits until it is on the screen: the program has read it."""
    program.send(text)
    program.wait_for(text)


def test_a_killed_program_loses_nothing_older_than_300_ms(folder: Path) -> None:
    """Under steady typing without any pause; what was on the screen 300 ms before is in the database."""
    with translating(folder) as program:
        seen: list[tuple[float, str]] = []
        for letter in STEADILY:
            program.send(letter)
            end = time.monotonic() + KEY_S
            while time.monotonic() < end:
                program.read(0.005)
            seen.append((time.monotonic(), current_line(program)))
        killed = time.monotonic()
        program.process.kill()
        assert program.wait() == -signal.SIGKILL
    promised = max((text for at, text in seen if at <= killed - PROMISED_S), key=len)
    saved = targets(folder)[0]
    assert len(promised) > len(STEADILY) // 2
    assert saved.startswith(promised)
    assert STEADILY.startswith(saved)
    assert integrity(folder) == "ok"


@pytest.mark.parametrize(
    ("number", "status"),
    [(signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGHUP, 129)],
    ids=["TERM", "INT", "HUP"],
)
def test_a_signal_saves_first(folder: Path, number: signal.Signals, status: int) -> None:
    """The exit status says which; the program is gone in two seconds, and nothing that it had read is lost."""
    with translating(folder) as program:
        typed_in(program, TYPED)
        sent = time.monotonic()
        program.signal(number)
        assert program.wait() == status
        assert time.monotonic() - sent < GONE_S
        assert targets(folder)[0] == TYPED
        if number is not signal.SIGHUP:  # then nobody is there to restore it for
            assert program.terminal_faults() == []
            assert program.last_words == ""


def test_a_closed_window_saves_first(folder: Path) -> None:
    """The terminal is gone: no drawing, exit status 129."""
    with translating(folder) as program:
        typed_in(program, TYPED)
        closed = time.monotonic()
        program.close_terminal()
        assert program.wait() == 129
        assert time.monotonic() - closed < GONE_S
    assert targets(folder)[0] == TYPED


def test_a_closed_window_ends_even_a_program_that_hears_no_hangup(folder: Path) -> None:
    """As under nohup: the end of the input is enough."""
    ignoring = (
        "import signal, sys; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "import workbench.ui.leaving as leaving; leaving.signal.SIGHUP = signal.SIGUSR1\n"
        "from pathlib import Path; from workbench.ui.app import run; sys.exit(run(Path(sys.argv[1]), '1'))"
    )
    with workbench(folder, script=ignoring) as program:
        program.wait_for("0/5 translated")
        typed_in(program, TYPED)
        closed = time.monotonic()
        program.close_terminal()
        assert program.wait() == 129
        assert time.monotonic() - closed < GONE_S
    assert targets(folder)[0] == TYPED


def test_quitting_at_once_saves_first(folder: Path) -> None:
    """ctrl+q right behind the last letter, in one write; the sentence that was left has its revision."""
    with translating(folder) as program:
        program.send(f"{TYPED}\x11")
        assert program.wait() == 0
        assert program.terminal_faults() == []
        assert program.last_words == ""
    assert targets(folder)[0] == TYPED


def test_letters_and_enter_at_once_land_in_their_rows(folder: Path) -> None:
    """A fast typist's letters never slip into the next sentence."""
    with translating(folder) as program:
        program.send("one\rtwo\rthree\rfour\rfive\r\x11")
        assert program.wait() == 0
    assert targets(folder) == ["one", "two", "three", "four", "five"]


def test_a_stopped_program_has_saved_and_goes_on(folder: Path) -> None:
    """It may never be continued; if it is, it draws its screen and takes keys again."""
    with translating(folder) as program:
        typed_in(program, TYPED)
        program.signal(signal.SIGTSTP)
        end = time.monotonic() + GONE_S
        while not os.WIFSTOPPED(os.waitpid(program.process.pid, os.WUNTRACED | os.WNOHANG)[1]):
            assert time.monotonic() < end
            program.read(0.02)
        assert targets(folder)[0] == TYPED
        program.settle()
        assert program.terminal_faults() == []
        program.signal(signal.SIGCONT)
        typed_in(program, " and more")
        program.send("\x11")
        assert program.wait() == 0
    assert targets(folder)[0] == TYPED + " and more"
