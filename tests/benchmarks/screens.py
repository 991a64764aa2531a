"""What starting, typing and moving cost: `python -m tests.benchmarks.screens`.

Every figure is the CPU time or the bytes of a whole program in a pseudo-terminal, compared with the smallest program
that does the same (`floors.py`) in the same run: on a busy machine a ratio holds where a time does not. Needs Linux,
since CPU time is read from /proc.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.floors import READY
from tests.faults.program import Program
from tests.services.folders import many_sentences, new_project
from workbench.project import find_project
from workbench.services.opening import import_article
from workbench.services.workspace import Workspace

STARTS = 7
"""How often a program is started; the median counts."""

KEYS = 120
"""How many keys are pressed; the first tenth warms up and does not count."""

ROUNDS = 3
"""How often the keys of two programs are compared; the median counts."""

QUIET_S = 0.04
"""After so long without output a key has been drawn, in seconds."""

SHORT, USUAL, LONG = 20, 100, 100_000
"""Sentences of the articles."""

LETTERS = "reuters reveals the deal "

DOWN, NEXT, PREVIOUS = "\x1b[B", "\x1b[1;5B", "\x1b[1;5A"


@dataclass(frozen=True, slots=True)
class Start:
    """How a program is started, and what shows that it is there."""

    words: tuple[str, ...]
    ready: str

    @contextmanager
    def running(self) -> Iterator[Program]:
        """The program, from its start on; its bytecode is written, as an installed program's is."""
        with Program([sys.executable, *self.words], 120, 40, {"PYTHONDONTWRITEBYTECODE": ""}) as program:
            program.wait_for(self.ready)
            yield program


@dataclass(frozen=True, slots=True)
class Cost:
    """What a key costs."""

    cpu_ms: float
    bytes: float


def cpu_s(program: Program) -> float:
    """CPU time of all threads of a program so far, in seconds."""
    tasks = Path(f"/proc/{program.process.pid}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9


def start_cost(program: Start) -> float:
    """CPU time to the first picture, in milliseconds."""
    found = []
    for _run in range(STARTS):
        with program.running() as running:
            found.append(cpu_s(running) * 1000)
    return statistics.median(found)


def key_cost(program: Start, key: Callable[[int], str], keys: int = KEYS) -> Cost:
    """What a key costs on the average, each drawn before the next; `key` gives the one to press by its number."""
    warm = keys // 10
    with program.running() as running:
        running.settle(0.5)
        cpu, size = 0.0, 0
        for number in range(keys):
            if number == warm:
                cpu, size = cpu_s(running), len(running.output)
            running.send(key(number))
            running.settle(QUIET_S)
        return Cost((cpu_s(running) - cpu) * 1000 / (keys - warm), (len(running.output) - size) / (keys - warm))


def compared(one: Callable[[], Cost], other: Callable[[], Cost]) -> tuple[float, float, Cost]:
    """The median ratios of CPU and bytes of one to the other, measured by turns, and the last cost of the one."""
    pairs = [(one(), other()) for _round in range(ROUNDS)]
    cpu = statistics.median(mine.cpu_ms / theirs.cpu_ms for mine, theirs in pairs)
    size = statistics.median(mine.bytes / theirs.bytes for mine, theirs in pairs)
    return cpu, size, pairs[-1][0]


def letter(number: int) -> str:
    """A letter of a text that goes on and on."""
    return LETTERS[number % len(LETTERS)]


def floor(name: str) -> Start:
    """One of the smallest programs."""
    return Start(("-m", "tests.benchmarks.floors", name), READY)


def article(folder: Path, sentences: int) -> Start:
    """The workbench on an article of so many sentences, made and saved once."""
    project = folder / str(sentences)
    if not project.exists():
        new_project(project, a=many_sentences(sentences))
        workspace = Workspace(find_project(project), "translator")
        import_article(workspace, project / "articles" / "a.txt")
        workspace.close()
    shown = f"0/{sentences:,} translated"
    return Start(("-m", "workbench", "--project", str(project), "open", "1"), shown)


def say(what: str, ratio: float, goal: float, more: str = "") -> None:
    """One line: what was compared, the ratio, its goal, and whether it is reached."""
    print(f"{what:<62} {ratio:6.2f}   goal {goal:<5} {'reached' if ratio <= goal else 'MISSED':<8} {more}", flush=True)


def starting(folder: Path) -> None:
    """First pictures."""
    minimal = floor("minimal")
    base = start_cost(minimal)
    short, long = article(folder, SHORT), article(folder, LONG)
    library = Start(("-m", "workbench", "--project", str(folder / str(SHORT))), "Library")
    say("first picture, library / minimal Textual program", start_cost(library) / base, 1.35, f"{base:.0f} ms")
    first = start_cost(short)
    say(f"first picture, article of {SHORT} / minimal Textual program", first / base, 1.35)
    say(f"first picture, article of {LONG:,} / of {SHORT}", start_cost(long) / first, 1.15)


def typing(folder: Path) -> None:
    """Letters in the editor."""
    usual, editor, long = article(folder, USUAL), floor("editor"), article(folder, LONG)
    cpu, size, cost = compared(lambda: key_cost(usual, letter), lambda: key_cost(editor, letter))
    say("a letter, CPU / bare editor of six rows", cpu, 1.25, f"{cost.cpu_ms:.1f} ms")
    say("a letter, bytes / bare editor of six rows", size, 1.2, f"{cost.bytes:.0f} bytes")
    cpu, _size, _cost = compared(lambda: key_cost(long, letter), lambda: key_cost(usual, letter))
    say(f"a letter, article of {LONG:,} / of {USUAL}", cpu, 1.2)


def to_and_fro(number: int) -> str:
    """To the next sentence and back again, so that nothing scrolls."""
    return (NEXT, PREVIOUS)[number % 2]


def moving(folder: Path) -> None:
    """From sentence to sentence."""
    usual, step = article(folder, USUAL), floor("step")
    cpu, _size, cost = compared(lambda: key_cost(usual, to_and_fro), lambda: key_cost(step, lambda _number: DOWN))
    say("next or previous sentence, CPU / one character changed", cpu, 3, f"{cost.cpu_ms:.1f} ms")
    say("the same, bytes / 3,000", cost.bytes / 3000, 1, f"{cost.bytes:.0f} bytes")
    scrolled = key_cost(usual, lambda _number: NEXT, USUAL - 10)
    print(f"next sentence where that scrolls: {scrolled.cpu_ms:.1f} ms, {scrolled.bytes:.0f} bytes")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        for part in (starting, typing, moving):
            part(Path(place))
