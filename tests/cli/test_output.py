"""How commands write: for people, for pipes, for programs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unicodedata import bidirectional, category

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.cli.conftest import on_terminal, workbench
from workbench.cli.output import Column, json_line, say, show_table
from workbench.display.safe import cell_width
from workbench.translation.revision import State

BIDI_CONTROLS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(values)
@example("\x1b]52;c;\x07 \x9b2J \u202e \u2066 \u2028 \ud800 \U000e0041")
def test_json_is_exact_and_safe_to_look_at(value: Any) -> None:
    """Whatever people wrote comes back as it was, and nothing in the line commands a terminal or hides."""
    line = json_line(value)
    assert json.loads(line) == value
    assert not {category(character) for character in line} & {"Cc", "Cs", "Zl", "Zp"}
    assert not {bidirectional(character) for character in line} & BIDI_CONTROLS


def test_arabic_in_json_is_letters() -> None:
    """A person can read a line of JSON."""
    assert json_line({"title": "رويترز"}) == '{"title": "رويترز"}'


@dataclass(frozen=True)
class Thing:
    """A value of every type that commands show."""

    state: State
    at: datetime | None
    path: Path
    places: frozenset[int]


def test_values_become_json_of_their_fields() -> None:
    """States are their names, times ISO 8601, paths text, sets lists."""
    thing = Thing(State.DRAFT, datetime(2025, 10, 6, tzinfo=UTC), Path("a/b"), frozenset({3}))
    assert json.loads(json_line(thing)) == {
        "state": "draft",
        "at": "2025-10-06T00:00:00+00:00",
        "path": "a/b",
        "places": [3],
    }


def test_a_table_for_a_pipe_is_cells_and_tabs(capsys: pytest.CaptureFixture[str]) -> None:
    """No heading, nothing cut; tabs, line ends and escapes in what people wrote do not break the rows."""
    show_table([Column("No."), Column("Title", 5, "rtl")], [[1, "عنوان طويل جدا"], [2, "a\tb\nc\x1b[2J"]])
    assert capsys.readouterr().out == "1\tعنوان طويل جدا\n2\ta b c␛[2J\n"


def test_text_for_a_pipe_is_as_it_is_stored(capsys: pytest.CaptureFixture[str]) -> None:
    """Logical order, plain letters, one line."""
    say("كشفت وكالة «رويترز»، أمس", base="rtl")
    assert capsys.readouterr().out == "كشفت وكالة «رويترز»، أمس\n"


def test_arabic_on_a_terminal_is_drawn_in_its_order(tmp_path: Path) -> None:
    """Visual order and joined letters where the terminal needs them, wrapped before it is turned, at the right edge."""
    (tmp_path / "a.txt").write_text("سلام عليكم يا شباب", encoding="utf-8")
    ended = on_terminal("segment", "a.txt", into=tmp_path, columns=20)
    drawn = [line.replace("\u200e", "") for line in ended.out.splitlines()]
    assert drawn == ["   ﺏﺎﺒﺷ ﺎﻳ ﻢﻜﻴﻠﻋ ﻡﻼﺳ"]
    assert [cell_width(line) for line in drawn] == [20]
    logical = on_terminal("segment", "a.txt", into=tmp_path, columns=20, WORKBENCH_BIDI="logical").out
    assert logical == "   ﺳﻼﻡ ﻋﻠﻴﻜﻢ ﻳﺎ ﺷﺒﺎﺏ\n"


def test_a_table_on_a_terminal_fits_it(project: Path) -> None:
    """A heading, and each row on one line of the terminal, however long the texts are."""
    for columns in (60, 120):
        lines = on_terminal("glossary", "list", into=project, columns=columns).out.splitlines()
        assert lines[0].split() == ["No.", "Arabic", "English", "Kind", "Status", "Domain"]
        assert len(lines) > 100
        assert max(map(cell_width, lines)) <= columns


def test_a_pipe_is_utf8_wherever_one_is(tmp_path: Path) -> None:
    """A system with an old encoding does not lose letters, nor end the command."""
    ended = workbench("segment", "-", into=tmp_path, text="سلام", PYTHONIOENCODING="latin-1", PYTHONUTF8="0")
    assert (ended.code, ended.out) == (0, "سلام\n")
