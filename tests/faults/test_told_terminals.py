"""A terminal that has to be told how Arabic comes is told so, and told otherwise again in every ending."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from tests.faults.program import LEFT_SCREEN, Program, workbench
from workbench.display.encoders import ENCODERS

ENTER, LEAVE = (text.encode() for text in (ENCODERS["mlterm"].enter, ENCODERS["mlterm"].leave))

STOPPED_S = 2.0
"""How long a program may take to stop, in seconds."""


def in_mlterm(folder: Path) -> Program:
    """The workbench on the article, in a terminal that calls itself mlterm."""
    program = workbench(folder, "open", "1", environment={"MLTERM": "3.9.3"})
    program.wait_for("0/5 translated")
    return program


def told(program: Program) -> list[bytes]:
    """What the terminal was told, in order."""
    output = bytes(program.output)
    places = {place: word for word in (ENTER, LEAVE) for place in range(len(output)) if output.startswith(word, place)}
    return [places[place] for place in sorted(places)]


@pytest.mark.parametrize("ending", ["\x11", signal.SIGTERM, signal.SIGINT], ids=["quit", "TERM", "INT"])
def test_what_the_terminal_was_told_is_taken_back(folder: Path, ending: str | signal.Signals) -> None:
    """Before the first line of Arabic, and before the person's own screen is shown again."""
    with in_mlterm(folder) as program:
        assert told(program) == [ENTER]
        if isinstance(ending, str):
            program.send(ending)
        else:
            program.signal(ending)
        program.wait()
        assert told(program) == [ENTER, LEAVE]
        output = bytes(program.output)
        assert output.index(LEAVE) < output.rindex(LEFT_SCREEN)
        assert program.terminal_faults() == []


def test_a_stopped_program_leaves_the_terminal_to_others(folder: Path) -> None:
    """Told again when it goes on."""
    with in_mlterm(folder) as program:
        program.signal(signal.SIGTSTP)
        end = time.monotonic() + STOPPED_S
        while not os.WIFSTOPPED(os.waitpid(program.process.pid, os.WUNTRACED | os.WNOHANG)[1]):
            assert time.monotonic() < end
            program.read(0.02)
        program.settle()
        assert told(program) == [ENTER, LEAVE]
        program.signal(signal.SIGCONT)
        end = time.monotonic() + STOPPED_S
        while len(told(program)) < 3 and time.monotonic() < end:
            program.read(0.02)
        program.settle()
        assert told(program) == [ENTER, LEAVE, ENTER]
        program.send("\x11")
        assert program.wait() == 0
        assert told(program) == [ENTER, LEAVE, ENTER, LEAVE]


def test_other_terminals_are_told_nothing(folder: Path) -> None:
    """They would show it, or take it for something else."""
    with workbench(folder, "open", "1") as program:
        program.wait_for("0/5 translated")
        program.send("\x11")
        assert program.wait() == 0
        assert told(program) == [] and b"5379" not in bytes(program.output)
