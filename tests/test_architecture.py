"""The walls of the house: who may import whom, and how large a file or a function may grow.

    arabic <- articles, glossary, translation, review, checks <- formats, engines, store <- services <- ui, cli

A room may import what stands left of it, and a neighbour of its own rank unless that neighbour imports it too. What has
to do with showing is seen by `ui` and `cli` only. Imports inside functions and for type checking count like any other.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "workbench"

RANKS: dict[str, int] = {
    **dict.fromkeys(("arabic",), 0),
    **dict.fromkeys(("articles", "glossary", "translation", "review", "checks"), 1),
    **dict.fromkeys(("formats", "engines", "store"), 2),
    **dict.fromkeys(("services",), 3),
    **dict.fromkeys(("ui", "cli"), 4),
}
"""The rank of each room; a room imports none of a higher one."""

FRONTS = {"ui", "cli"}
"""The rooms that a person meets."""

EVERYWHERE = {"errors", "project", "wording"}
"""Files at the top that every room may import; `wording` because what went wrong is said in the person's language by
whoever finds it, and it imports nothing but the standard library."""

FRONTS_ONLY = {"display", "settings", "figures", "locale"}
"""What has to do with showing: the grid of the terminal, the person's settings, the figures on the screen."""

TOP_MAY: dict[str, set[str]] = {
    "errors": set(),
    "project": {"errors", "wording"},
    "wording": set(),
    "figures": {"wording"},
    "settings": {"errors", "project", "wording"},
    "locale": {"wording"},
    "display": {"errors", "wording"},
    "__init__": set(),
    "__main__": {"cli", "ui", "errors"},
}
"""What the files at the top and the rooms outside of the ranks may import."""

LIBRARIES: dict[str, set[str]] = {
    "sqlite3": {"store"},
    "sqlite_utils": {"store"},
    "textual": {"ui"},
    "rich": {"ui", "cli"},
    "click": {"cli"},
    "babel": {"figures", "locale", "settings"},
    "tomllib": {"settings"},
    # The screens ask it for the folder of their log of faults.
    "platformdirs": {"settings", "ui"},
    "charset_normalizer": {"articles"},
    "trafilatura": {"articles"},
    "docx": {"articles", "formats"},
    "lxml": {"articles", "formats"},
    "keyring": {"engines"},
    **{name: {"engines"} for name in ("aiohttp", "ftplib", "http", "httpx", "poplib", "requests", "smtplib", "socket")},
    **{name: {"engines"} for name in ("socketserver", "ssl", "urllib", "urllib3", "websockets", "xmlrpc")},
}
"""Libraries that have a room of their own. Whatever can open a connection belongs to the engines, which stay off until
the person configures one."""

HARMLESS = {"urllib.parse", "http.HTTPStatus"}
"""Parts of those that open nothing."""

MOST_LINES = 450
MOST_LINES_OF_A_FUNCTION = 60


@dataclass(frozen=True, slots=True)
class Import:
    """One name that one file imports."""

    file: Path
    """The file, from the package's folder."""

    line: int
    room: str
    """The room or the file at the top that imports."""

    target: str
    """The whole name of what is imported, relative ones worked out; `module.name` for `from module import name`."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line} imports {self.target}"


def room_of(file: Path) -> str:
    """The room of a file given from the package's folder: its first folder, or its own name at the top."""
    return file.parts[0] if len(file.parts) > 1 else file.stem


def imports(package: Path) -> list[Import]:
    """Every import of every file, wherever in the file it stands; `importlib.import_module("...")` too."""
    found = []
    for path in sorted(package.rglob("*.py")):
        file = path.relative_to(package)
        for node in ast.walk(ast.parse(path.read_bytes(), str(path))):
            found += [Import(file, line, room_of(file), target) for line, target in targets(node, file)]
    return found


def targets(node: ast.AST, file: Path) -> Iterator[tuple[int, str]]:
    """The line and the whole names that one node imports; none if it is no import."""
    if isinstance(node, ast.Import):
        yield from ((node.lineno, alias.name) for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        around = ("workbench", *file.parent.parts)
        base = [*around[: len(around) - node.level + 1]] if node.level else []
        module = ".".join([*base, *([node.module] if node.module else [])])
        yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)
    elif isinstance(node, ast.Call) and ast.unparse(node.func) in (
        "importlib.import_module",
        "import_module",
        "__import__",
    ):
        name = node.args[0] if node.args else None
        if isinstance(name, ast.Constant) and isinstance(name.value, str):
            yield node.lineno, name.value


def may_import(room: str, other: str) -> bool:
    """Whether a room may import another, or a file at the top."""
    if other == room:
        return True
    if room in TOP_MAY:
        return other in TOP_MAY[room]
    if other in EVERYWHERE:
        return True
    if other in FRONTS_ONLY:
        return room in FRONTS
    return room in RANKS and other in RANKS and RANKS[other] <= RANKS[room]


def wrong_ways(package: Path) -> list[str]:
    """Each import that goes against the one direction, or takes a library out of its room."""
    found = imports(package)
    return [str(one) for one in found if not is_allowed(one)] + circles(found)


def is_allowed(one: Import) -> bool:
    """Whether an import goes the right way, and a library is in its room."""
    first, *rest = one.target.split(".")
    if first == "workbench":
        return rest in ([], ["__version__"]) or may_import(one.room, rest[0])
    harmless = any(one.target == name or one.target.startswith(f"{name}.") for name in HARMLESS)
    return harmless or one.room in LIBRARIES.get(first, {one.room})


def circles(found: list[Import]) -> list[str]:
    """Pairs of rooms of the same rank that import each other."""
    pairs = {
        (one.room, one.target.split(".")[1])
        for one in found
        if one.room in RANKS and one.target.startswith("workbench.") and one.target.split(".")[1] in RANKS
    }
    return [
        f"{room} and {other} import each other"
        for room, other in sorted(pairs)
        if room < other and (other, room) in pairs
    ]


def too_long(package: Path) -> list[str]:
    """Files and functions that have grown too long."""
    found = []
    for path in sorted(package.rglob("*.py")):
        file, source = path.relative_to(package), path.read_text(encoding="utf-8")
        lines = source.count("\n")
        if lines > MOST_LINES:
            found.append(f"{file} has {lines} lines")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > MOST_LINES_OF_A_FUNCTION:
                    found.append(f"{file}:{node.lineno} {node.name} has {length} lines")
    return found


def unfinished(package: Path) -> list[str]:
    """Lines that speak of work not done."""
    mark = re.compile(r"\b(?:TODO|FIXME)\b")
    return [
        f"{path.relative_to(package)}:{number}"
        for path in sorted(package.rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if mark.search(line)
    ]


def test_imports_look_one_way() -> None:
    """No room imports what stands above it, and every library stays in its room."""
    assert wrong_ways(PACKAGE) == []


def test_every_room_has_its_place() -> None:
    """A new room or a new file at the top is given its place here before it is imported."""
    rooms = {room_of(path.relative_to(PACKAGE)) for path in PACKAGE.rglob("*.py")}
    assert rooms <= RANKS.keys() | TOP_MAY.keys()
    assert {"arabic", "articles", "glossary", "store", "services", "display", "ui", "cli"} <= rooms


def test_files_and_functions_stay_small() -> None:
    """No file has more than 450 lines, and no function more than 60."""
    assert too_long(PACKAGE) == []


def test_nothing_is_left_for_later() -> None:
    """No line of the code promises work that is not done."""
    assert unfinished(PACKAGE) == []


def planted(folder: Path, name: str, source: str) -> Path:
    """A package with one file in it."""
    file = folder / "package" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(source, encoding="utf-8")
    return folder / "package"


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("arabic/words.py", "from workbench.glossary.term import Term"),
        ("arabic/words.py", "def later():\n    if True:\n        import workbench.store.database"),
        ("arabic/words.py", "from ..store import database"),
        ("arabic/words.py", "from .. import store"),
        ("arabic/deep/words.py", "from ...ui import app"),
        ("glossary/term.py", "from workbench import services"),
        ("glossary/term.py", "from workbench.display.safe import display_safe"),
        ("review/review.py", "import importlib\nimportlib.import_module('workbench.store.reviews')"),
        (
            "formats/base.py",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import workbench.services.opening",
        ),
        ("services/opening.py", "from workbench.ui.app import App"),
        ("services/opening.py", "import workbench.cli as cli"),
        ("services/opening.py", "from workbench.figures import figures"),
        ("display/safe.py", "from workbench.arabic.folding import fold"),
        ("project.py", "from workbench.store import database"),
        ("errors.py", "from workbench.project import Project"),
        ("store/terms.py", "from workbench.__main__ import main"),
        ("services/opening.py", "import sqlite3"),
        ("services/opening.py", "from sqlite_utils import Database"),
        ("display/safe.py", "from rich.cells import cell_len"),
        ("cli/start.py", "async def run():\n    from textual.app import App"),
        ("store/terms.py", "import tomllib"),
        ("services/opening.py", "from docx import Document"),
        ("articles/web.py", "from urllib.request import urlopen"),
        ("articles/web.py", "from urllib import request, parse"),
        ("articles/web.py", "import http.client"),
        ("ui/app.py", "import socket"),
        ("unheard_of/file.py", "from workbench.arabic.words import words"),
    ],
)
def test_a_wrong_import_is_caught(tmp_path: Path, name: str, source: str) -> None:
    """Wherever it stands and however it is written, a planted import against the direction is found, with its line."""
    (found,) = wrong_ways(planted(tmp_path, name, source))
    assert found.startswith(f"{name}:{source.count(chr(10)) + 1} imports ")


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("glossary/term.py", "from workbench.arabic.folding import fold\nfrom .match import TermMatch\nimport re"),
        ("checks/numbers.py", "from workbench.glossary.term import Term\nfrom workbench.errors import TermInvalid"),
        ("store/terms.py", "import sqlite3\nfrom workbench.project import Project"),
        ("store/terms.py", "from workbench.wording import _"),
        ("ui/app.py", "from textual.app import App\nfrom workbench.display.safe import display_safe"),
        ("cli/start.py", "def run():\n    from workbench.ui.app import App\n    from workbench import __version__"),
        ("articles/web.py", "from urllib.parse import urlsplit\nimport trafilatura"),
        ("engines/deepl.py", "import urllib.request"),
        ("__main__.py", "from workbench.cli.start import run"),
    ],
)
def test_a_right_import_is_left_alone(tmp_path: Path, name: str, source: str) -> None:
    """What goes the right way is no violation."""
    assert wrong_ways(planted(tmp_path, name, source)) == []


def test_neighbours_do_not_import_each_other(tmp_path: Path) -> None:
    """Of two rooms of one rank only one may import the other."""
    package = planted(tmp_path, "review/queue.py", "from workbench.translation.revision import State")
    assert wrong_ways(package) == []
    planted(tmp_path, "translation/memory.py", "from workbench.review.queue import Queue")
    assert wrong_ways(package) == ["review and translation import each other"]


def test_long_files_and_functions_are_caught(tmp_path: Path) -> None:
    """One line more than the most is found, also in a method and in an async function; the most itself is not."""
    function = "async def long():\n" + "    x = 1\n" * 59
    package = planted(tmp_path, "arabic/fits.py", function + "x = 1\n" * 390)
    assert too_long(package) == []
    planted(tmp_path, "arabic/file.py", "x = 1\n" * 451)
    planted(tmp_path, "arabic/long.py", "class A:\n    def long(self):\n" + "        x = 1\n" * 60)
    assert too_long(package) == ["arabic/file.py has 451 lines", "arabic/long.py:2 long has 61 lines"]


def test_promises_are_caught(tmp_path: Path) -> None:
    """A promise is found in a comment and in a docstring; a name that only contains the letters is none."""
    package = planted(tmp_path, "arabic/later.py", "x = 1  # TODO: more\n\ndef f():\n    '''FIXME'''\n")
    planted(tmp_path, "arabic/names.py", "METODO = 1\n")
    assert unfinished(package) == ["arabic/later.py:1", "arabic/later.py:4"]
