"""Groups of commands that cost nothing until they are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class LazyGroup(click.Group):
    """Commands that are imported when they are asked for, so that each costs the start of the others nothing."""

    def __init__(self, *args: Any, lazy: Mapping[str, str], **more: Any) -> None:
        """A group of commands.

        Args:
            args: As for `click.Group`.
            lazy: The name of each command -> where it is, as "module:function"; in the order of the help.
            more: As for `click.Group`.
        """
        super().__init__(*args, **more)
        self._lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the help."""
        return list(self._lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; None if there is none."""
        if cmd_name not in self._lazy:
            return None
        module, _, function = self._lazy[cmd_name].partition(":")
        command = getattr(import_module(f"workbench.cli.{module}"), function)
        assert isinstance(command, click.Command)
        return command
