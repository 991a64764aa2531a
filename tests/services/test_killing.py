"""The program is killed between keys: whatever a save had promised is there, and the database is whole."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from tests.services.folders import TEXT, new_project, opened

RUNS = 25
"""A sample; the thousands are for the fault runs by hand."""

TYPIST = """
import sys
from pathlib import Path
from tests.services.folders import opened

session = opened(Path(sys.argv[1]), "typist")
number = int(sys.argv[2])
while True:
    number += 1
    position = number // 8 % len(session)
    session.type(position, f"word {number}")
    session.flush()
    print(f"{position} {number}", flush=True)
    if number % 8 == 7:
        (session.finish if number % 16 == 7 else session.leave)(position)
        print(f"{position} {number} left", flush=True)
    if number % 64 == 31:
        session.merge(1)
        session.undo_deed()
"""


def promises(output: str) -> tuple[dict[int, int], list[tuple[int, int]], int]:
    """What was told as saved, by position; what was told as left; and the last number told."""
    saved: dict[int, int] = {}
    left: list[tuple[int, int]] = []
    last = 0
    for line in output.splitlines(keepends=True):
        if not line.endswith("\n"):
            break  # killed while it was telling
        position, number, *rest = line.split()
        last = int(number)
        saved[int(position)] = last
        if rest:
            left.append((int(position), last))
    return saved, left, last


def test_no_saved_key_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    """Killed at random moments, over and over on the same project."""
    folder, last = new_project(tmp_path / "project", a=TEXT), 0
    chance = random.Random(1)
    for _ in range(RUNS):
        typist = subprocess.Popen(
            [sys.executable, "-c", TYPIST, str(folder), str(last)],
            cwd=Path(__file__).parents[2],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert typist.stdout is not None
        first = typist.stdout.readline()
        time.sleep(chance.random() * 0.02)
        typist.send_signal(signal.SIGKILL)
        output = first + typist.stdout.read()
        typist.wait()
        saved, left, told = promises(output)
        assert saved, "it was killed before it began"
        check(folder, saved, left)
        last = told + 1


def check(folder: Path, saved: dict[int, int], left: list[tuple[int, int]]) -> None:
    """The database is whole, and every promise was kept."""
    db = sqlite3.connect(folder / "glossary.db")
    assert db.execute("pragma integrity_check").fetchall() == [("ok",)]
    assert db.execute("pragma foreign_key_check").fetchall() == []
    db.close()
    session = opened(folder, "typist")
    if len(session) < 5:
        session.undo_deed()  # killed between a merge and its undo
    for position, number in saved.items():
        word = session.row(position).target
        assert word.startswith("word ")
        assert int(word.split()[1]) >= number
        numbers = [one.number for one in session.history(position)]
        assert numbers == list(range(len(numbers), 0, -1))
    for position, number in left:
        assert f"word {number}" in [one.text for one in session.history(position)]
    session.ws.close()
