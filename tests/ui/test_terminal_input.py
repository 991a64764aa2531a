"""What was read from the terminal, as events; a paste is text and nothing else."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key, Paste

from workbench.ui.terminal_input import PASTE_BEGINS, PASTE_ENDS, PASTE_PATIENCE_S, TerminalInput


def fed(*reads: str) -> list[str]:
    """The keys by name and the pastes in quotes that several reads give, and what silence adds."""
    terminal = TerminalInput()
    found = [event for read in reads for event in terminal.feed(read)]
    found += terminal.tick()
    return [repr(one.text) if isinstance(one, Paste) else one.key for one in found if isinstance(one, Key | Paste)]


@pytest.mark.parametrize(
    ("reads", "events"),
    [
        (("ab",), ["a", "b"]),
        (("",), []),
        (("a", "", "b"), ["a", "b"]),
        ((f"a{PASTE_BEGINS}one\x1b[Atwo{PASTE_ENDS}b",), ["a", "'one[Atwo'", "b"]),
        ((f"{PASTE_BEGINS}\x11\x07quit\x9b1m{PASTE_ENDS}",), ["'quit1m'"]),
        ((f"{PASTE_BEGINS}a\r\nb\tc{PASTE_ENDS}",), [r"'a\r\nb\tc'"]),
        ((f"{PASTE_BEGINS}{PASTE_ENDS}x",), ["''", "x"]),
        (("\x1b[", "200~in\x1b[20", "1~out"), ["'in'", "o", "u", "t"]),
        ((f"{PASTE_BEGINS}in\x1b", "[201~out"), ["'in'", "o", "u", "t"]),
        ((f"{PASTE_BEGINS}in\x1b", "[Bgoes on", PASTE_ENDS), ["'in[Bgoes on'"]),
        ((f"{PASTE_BEGINS}one{PASTE_ENDS}{PASTE_BEGINS}two{PASTE_ENDS}",), ["'one'", "'two'"]),
        ((f"{PASTE_ENDS}x",), ["x"]),
        (("\x1b[B", "\x1b[1;5A"), ["down", "ctrl+up"]),
        (("\x1b[99999999999999999999~",), []),
        (("\x1b[99999999999999999999~", "x"), ["x"]),
    ],
)
def test_reads_become_events(reads: tuple[str, ...], events: list[str]) -> None:
    """Wherever a read ends."""
    assert fed(*reads) == events


@given(st.text(st.sampled_from("ab\x1b[201~\x07\n"), max_size=12), st.lists(st.integers(1, 6), max_size=12))
def test_a_paste_is_the_same_however_it_is_cut(text: str, cuts: list[int]) -> None:
    """One event with the whole text but its controls, whatever is in it but the end marker itself."""
    if PASTE_ENDS in text + PASTE_ENDS[:-1]:
        return
    data, reads = PASTE_BEGINS[2:] + text + PASTE_ENDS, [PASTE_BEGINS[:2]]
    for cut in cuts:
        reads.append(data[:cut])
        data = data[cut:]
    wanted = text.replace("\x1b", "").replace("\x07", "")
    assert fed(*reads, data) == [repr(wanted)]


def test_a_paste_that_never_ends_is_taken_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or every key from then on would vanish."""
    terminal = TerminalInput()
    assert list(terminal.feed(f"{PASTE_BEGINS}half")) == []
    assert list(terminal.tick()) == []
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + PASTE_PATIENCE_S + 1)
    (paste,) = terminal.tick()
    assert isinstance(paste, Paste)
    assert paste.text == "half"
    (key,) = terminal.feed("x")
    assert isinstance(key, Key)
    assert key.key == "x"
