"""How commands say things: aligned for a person at a terminal, plain columns for a pipe, JSON Lines for a program.

Arabic goes to a terminal in the order and shapes it needs there, and to a pipe or a file as it is stored. Text that
people wrote is made safe on its way; JSON keeps it exact, with controls written as escapes.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, is_dataclass
from datetime import datetime
from functools import cache
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, TextIO

from workbench.display.safe import cell_width, display_safe, truncate

if TYPE_CHECKING:
    from workbench.display.encoders import Encoder
    from workbench.display.layout import Base

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")

_CONTROLS = re.compile(
    "[\x7f-\x9f\u200e\u200f\u061c\u2028-\u202e\u2066-\u206f\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
"""What JSON lets through as it is, but a terminal obeys, hides, or cannot be sent."""

_GAP = "  "
"""What stands between two columns on a terminal."""


_NARROWEST = 6
"""The cells that a column keeps on a terminal too narrow for the table."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    heading: str
    """Shown on a terminal only."""

    width: int = 0
    """The most cells it may take on a terminal; longer text is cut there. 0 for as many as it needs."""

    base: Base = "ltr"
    """The way its text runs; "rtl" columns are aligned to the right."""

    number: bool = False
    """Whether it is aligned to the right for its digits."""


def prepare_streams() -> None:
    """Makes sure that Arabic can be written: pipes and files take UTF-8; what a terminal cannot take is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def say(text: str = "", base: Base = "ltr") -> None:
    """Writes a paragraph to standard output: wrapped to the terminal, or as one line to a pipe."""
    print(on_one_line(text, sys.stdout, base))


def say_aside(text: str) -> None:
    """Writes a line for a person to standard error, where it does not mix with what a program reads."""
    print(on_one_line(text, sys.stderr), file=sys.stderr)


def show_times_for(locale: str) -> None:
    """Writes times for a Babel locale from now on, where a person sees them; empty means the one of the environment."""
    if sys.stdout.isatty():
        from workbench.figures import use_locale

        use_locale(locale)


def at(when: datetime | None) -> str:
    """A time: as the person's locale has it on a terminal, in ISO 8601 and UTC for a pipe; empty for none."""
    if when is None:
        return ""
    if not sys.stdout.isatty():
        return when.isoformat(timespec="seconds")
    from workbench.figures import moment

    return moment(when)


def on_one_line(text: str, stream: TextIO, base: Base = "ltr") -> str:
    """The text as one line without controls; what a terminal would break in the wrong order is broken right."""
    safe = display_safe(text)
    if not stream.isatty() or not _RIGHT_TO_LEFT.search(safe):
        return safe
    return "\n".join(_drawn(safe, _terminal_width(), base))


def show_table(columns: Sequence[Column], rows: Sequence[Sequence[object]]) -> None:
    """Writes rows: under headings and aligned on a terminal; with a tab between cells, and nothing else, to a pipe."""
    cells = [[display_safe(str(value)) for value in row] for row in rows]
    if not sys.stdout.isatty():
        for row in cells:
            print("\t".join(row))
        return
    widths = _fitted([_column_width(column, [row[index] for row in cells]) for index, column in enumerate(columns)])
    headings = [_cell(column.heading, width, column) for column, width in zip(columns, widths, strict=True)]
    print(_GAP.join(headings).rstrip())
    for row in cells:
        drawn = [_cell(*each) for each in zip(row, widths, columns, strict=True)]
        print(_GAP.join(drawn).rstrip(" "))


def show_json(record: object) -> None:
    """Writes a value as one line of JSON; a dataclass as an object of its fields, times in ISO 8601."""
    print(json_line(record))


def json_line(record: object) -> str:
    """A value as one line of JSON, safe to look at: every control in it is written as an escape."""
    import json

    text = json.dumps(_plain(record), ensure_ascii=False)
    return _CONTROLS.sub(lambda found: json.dumps(found.group())[1:-1], text)


def _plain(value: object) -> Any:
    """A value in the types that JSON has."""
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value))
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(each) for each in value]
    if isinstance(value, datetime):
        return value.isoformat()
    return value if value is None or isinstance(value, (bool, int, float)) else str(value)


def _column_width(column: Column, cells: Sequence[str]) -> int:
    needed = max([cell_width(column.heading), *map(cell_width, cells)])
    return min(needed, column.width) if column.width else needed


def _fitted(widths: list[int]) -> list[int]:
    """The widths, the widest made narrower until a row fits the terminal: a broken row could not be read."""
    room = _terminal_width() - len(_GAP) * (len(widths) - 1)
    while sum(widths) > room and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _cell(text: str, width: int, column: Column) -> str:
    if not _RIGHT_TO_LEFT.search(text):
        return _pad(truncate(text, width), width, column)
    from workbench.display.single_line import line_text

    return line_text(text, width, column.base, _encoder())


def _pad(text: str, width: int, column: Column) -> str:
    blanks = " " * (width - cell_width(text))
    return blanks + text if column.number or column.base == "rtl" else text + blanks


def _drawn(text: str, width: int, base: Base) -> list[str]:
    """The text in lines of a width, as this terminal has to get them to show them right."""
    from workbench.display.layout import lay_out

    lines = [_encoder().encode(line) for line in lay_out(text, width, base)]
    return [line if base == "rtl" else line.rstrip(" ") for line in lines]


@cache
def _encoder() -> Encoder:
    """The encoder of this terminal; a mistake in the settings is told by the commands that need them."""
    from workbench.display.capability import choose_encoder
    from workbench.display.encoders import ENCODERS
    from workbench.errors import SettingInvalid
    from workbench.settings import load_settings

    try:
        encoder = choose_encoder(load_settings().bidi)
    except SettingInvalid:
        encoder = choose_encoder(environ={})
    # What has to be switched off again when a program leaves would then turn round what the command left on the screen.
    return ENCODERS["logical"] if encoder.enter else encoder


def _terminal_width() -> int:
    return max(20, shutil.get_terminal_size().columns)
