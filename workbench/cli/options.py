"""What the commands have in common: the project, the person, and how help is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from workbench.cli.output import show_times_for

if TYPE_CHECKING:
    from workbench.services.workspace import Workspace

F = TypeVar("F", bound=Callable[..., Any])

_FOLDER = "workbench.folder"
"""Under which the folder lies in what a command and its groups share."""


def _keep_folder(ctx: click.Context, _option: click.Parameter, folder: Path | None) -> None:
    if folder is not None:
        ctx.meta[_FOLDER] = folder


project_option = click.option(
    "--project",
    metavar="DIR",
    type=click.Path(path_type=Path),
    expose_value=False,
    callback=_keep_folder,
    help="The project folder, if it is not this one.",
)
"""`--project DIR`; it may stand before or after the name of any command."""

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one object a line.")
"""`--json`; the command gets it as `as_json`."""


sentence_argument = click.argument("sentence", metavar="N", type=click.IntRange(min=1))
"""The number of a sentence in its article, from 1, as the screens show it."""


def project_folder() -> Path:
    """The folder that `--project` named, else the one the person is in."""
    folder = click.get_current_context().meta.get(_FOLDER, Path())
    assert isinstance(folder, Path)
    return folder


@contextmanager
def open_project() -> Iterator[Workspace]:
    """The project that the command is about, open under the name that the settings give the person.

    Raises:
        NotAProject: If there is none in the folder.
        SettingInvalid: If a settings file cannot be understood.
    """
    from workbench.project import find_project
    from workbench.services.workspace import Workspace
    from workbench.settings import load_settings

    project = find_project(project_folder())
    settings = load_settings(project)
    show_times_for(settings.locale)
    workspace = Workspace(project, settings.author)
    try:
        yield workspace
    finally:
        workspace.close()


def examples(*lines: str) -> str:
    """Examples for the end of a command's help, each on its own line."""
    # The mark at the beginning keeps click from filling the lines into a paragraph.
    return "\n".join(["\b", "Examples:", *(f"  {line}" for line in lines)])
