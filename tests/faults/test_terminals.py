"""Terminals of every kind: tiny ones, ones without colours, ones that are none."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.program import Program, workbench
from tests.faults.saved import targets


@pytest.mark.parametrize("opened", [(), ("open", "1")], ids=["library", "article"])
def test_a_window_of_one_cell_and_back_is_survived(folder: Path, opened: tuple[str, ...]) -> None:
    """Keys pressed while nothing can be seen arrive all the same."""
    with workbench(folder, *opened) as program:
        program.wait_for("1 article" if not opened else "0/5 translated")
        for columns, lines in ((1, 1), (2, 100), (300, 2), (7, 3), (1, 1)):
            program.resize(columns, lines)
            program.settle()
        if opened:
            program.send("Typed in the dark")
        program.resize(120, 30)
        program.wait_for("Typed in the dark" if opened else "1 article")
        program.send("\x11")
        assert program.wait() == 0
        assert program.terminal_faults() == []
    assert targets(folder) == (["Typed in the dark", "", "", "", ""] if opened else [])


def colours(program: Program) -> set[str]:
    """Every colour on the screen, in front and behind."""
    cells = [program.screen.buffer[y][x] for y in range(30) for x in range(120)]
    return {cell.fg for cell in cells} | {cell.bg for cell in cells}


def test_without_colours_there_are_none(folder: Path) -> None:
    """NO_COLOR is heeded: no colour, not even a grey; cursor and chosen row are reversed instead."""
    with workbench(folder, "open", "1", environment={"NO_COLOR": "1"}) as program:
        program.wait_for("0/5 translated")
        program.send("abc")
        program.wait_for("abc")
        program.settle()
        assert colours(program) == {"default"}
        row = next(y for y, line in enumerate(program.screen.display) if "abc" in line)
        assert program.screen.buffer[row][program.screen.display[row].index("abc") + 3].reverse
        program.send("\x1bOQ")
        program.wait_for("1 article")
        program.settle()
        assert colours(program) == {"default"}
        chosen = next(y for y, line in enumerate(program.screen.display) if "░░░" in line)
        assert program.screen.buffer[chosen][20].reverse
        program.send("\x11")
        assert program.wait() == 0


def test_the_terminal_theme_uses_the_colours_of_the_terminal(folder: Path) -> None:
    """Only the sixteen that a person has chosen in it, on its own background."""
    (folder / "workbench.toml").write_text('theme = "terminal"\n', encoding="utf-8")
    with workbench(folder, "open", "1") as program:
        program.wait_for("0/5 translated")
        program.settle()
        assert {"default", "blue"} <= colours(program) <= {"default", "black", "blue", "cyan", "magenta", "white"}
        program.send("\x11")
        assert program.wait() == 0


def test_a_plain_c_locale_changes_no_letter(folder: Path) -> None:
    """Arabic is shown, and letters with accents are saved as they are."""
    environment = {"LANG": "C", "LC_ALL": "C", "TERM": "vt220"}
    with workbench(folder, "open", "1", environment=environment) as program:
        program.wait_for("0/5 translated")
        program.send("Café “Damas”")
        program.wait_for("Café “Damas”")
        program.send("\x11")
        assert program.wait() == 0
    assert targets(folder)[0] == "Café “Damas”"


def test_a_terminal_that_cannot_place_its_cursor_is_refused(folder: Path) -> None:
    """One line, exit status 2, not one escape sequence."""
    with workbench(folder, environment={"TERM": "dumb"}) as program:
        assert program.wait() == 2
        assert b"\x1b" not in program.output
        assert program.output.count(b"\n") == 1
        assert b"TERM is dumb" in program.output


def test_without_a_terminal_there_are_no_screens(folder: Path) -> None:
    """One line on standard error, exit status 2."""
    found = subprocess.run(
        [sys.executable, "-m", "workbench", "--project", str(folder)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert found.returncode == 2
    assert found.stdout == ""
    assert len(found.stderr.splitlines()) == 1
    assert "need a terminal" in found.stderr


def test_an_article_that_is_not_there_is_said_before_the_screen_is_taken(folder: Path) -> None:
    """One line, an exit status, and no alternate screen."""
    with workbench(folder, "open", "77") as program:
        assert program.wait() == 2
        assert b"\x1b[?1049h" not in program.output
        assert program.output.count(b"\n") == 1


def test_a_title_for_the_window_is_no_command(tmp_path: Path) -> None:
    """Names of files and folders come from strangers: their escapes are shown, never sent."""
    from tests.services.folders import TEXT, new_project

    folder = new_project(tmp_path / "pro\x1b]0;owned\x07ject", **{"na\x1b[31m[bold]me": "لا شيء.\n" + TEXT})
    with Program([sys.executable, "-m", "workbench", "--project", str(folder)]) as program:
        program.wait_for("[bold]me")
        program.settle()
        assert b"owned\x07" not in program.output
        assert b"na\x1b[31m" not in program.output
        program.send("\x11")
        assert program.wait() == 0
