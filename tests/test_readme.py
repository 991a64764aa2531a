"""What the README tells people to do is what the program does."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import click
import pytest

from workbench.cli.commands import workbench as command_line
from workbench.formats.registry import GLOSSARY, TRANSLATION
from workbench.project import Project
from workbench.settings import Settings, load_settings
from workbench.ui.key_tables import SCREENS, tables
from workbench.ui.screens.base import EVERYWHERE
from workbench.ui.signs import NAMES, SIGNS

FOLDER = Path(__file__).parent.parent
README = (FOLDER / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The fenced blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def commands() -> list[str]:
    """Every line of a shell block that starts the workbench."""
    lines = [line.split("  #")[0].strip() for block in blocks("sh") for line in block.splitlines()]
    return [line for line in lines if line.startswith("workbench ")]


@pytest.mark.parametrize("name", sorted(tables()))
def test_each_table_of_keys_is_as_the_commands_declare(name: str) -> None:
    """The table under its mark equals the one made from the declarations."""
    found = re.search(rf"<!-- keys: {name} -->\n(.*?)\n<!-- end of keys -->", README, re.DOTALL)
    assert found is not None
    assert found[1] == tables()[name]


@pytest.mark.parametrize("line", commands())
def test_each_command_and_option_exists(line: str) -> None:
    """Every word of the example is a command, an option or an argument that the command takes."""
    words = shlex.split(line)[1:]
    command: click.Command = command_line
    context = click.Context(command, info_name="workbench")
    while isinstance(command, click.Group):
        found = command.get_command(context, words[0])
        assert found is not None, f"there is no command {words[0]}"
        command, words = found, words[1:]
        context = click.Context(command, parent=context)
    # Parsing alone: files are not opened, nothing is run; a wrong option or too many arguments raise.
    parser = command.make_parser(context)
    parser.parse_args(list(words))


def test_the_two_commands_are_one_line_each() -> None:
    """Start and test are copyable lines with pip and a virtual environment; the one for uv stands beside each."""
    for name, ending in (("start", ".venv/bin/workbench"), ("test", ".venv/bin/pytest")):
        found = re.search(rf"<!-- command: {name} -->\n```sh\n([^\n]+)\n```", README)
        assert found is not None
        assert found[1].startswith("python3 -m venv .venv && ") and found[1].endswith(ending)
    assert README.count("`uv run ") == 2


def test_the_extra_of_the_test_command_exists() -> None:
    """`.[test]` names an extra of the package."""
    package = tomllib.loads((FOLDER / "pyproject.toml").read_text(encoding="utf-8"))
    assert "test" in package["project"]["optional-dependencies"]


def test_every_format_has_its_row() -> None:
    """The table of formats names each one, with its endings and its own words."""
    for what, formats in (("glossary", GLOSSARY), ("article", TRANSLATION)):
        for one in formats.all():
            endings = " ".join(f"`{ending}`" for ending in one.endings)
            summary = (one.__doc__ or "").strip().split("\n")[0].rstrip(".")
            assert f"| {what} | `{one.name}` | {endings} | {summary} |" in README


def test_every_sign_has_its_row() -> None:
    """The signs are those of the screens."""
    for state, sign in SIGNS.items():
        assert re.search(rf"^\| {re.escape(sign)} \| (a )?{NAMES[state]} \|$", README, re.MULTILINE)


def test_the_example_of_settings_is_read(tmp_path: Path) -> None:
    """It is valid, and but for the three that depend on the person it says what holds without it."""
    (tmp_path / "workbench.toml").write_text(blocks("toml")[0], encoding="utf-8")
    read, default = load_settings(Project(tmp_path)), Settings()
    for name in ("layout", "arabic", "theme", "spelling", "bidi"):
        assert getattr(read, name) == getattr(default, name)
    names = {command.name for screen in SCREENS.values() for command in screen.ORDERS} | {
        command.name for command in EVERYWHERE
    }
    assert set(read.keys) <= names


def test_every_room_is_named() -> None:
    """The list of rooms for developers is the list of folders."""
    rooms = {path.name for path in (FOLDER / "workbench").iterdir() if (path / "__init__.py").exists()}
    listed = set(re.findall(r"^  (\w+)/ ", README.partition("## For developers")[2], re.MULTILINE))
    assert rooms == listed
