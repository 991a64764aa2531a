"""Starts the screens, where there is a terminal to show them."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

from workbench.errors import NoTerminal


def open_screens(folder: Path, article: str = "") -> int:
    """Shows the screens on a project until the person leaves.

    Args:
        folder: The project folder.
        article: A path, a number, or the beginning of a title; empty for the library.

    Returns:
        The exit code.

    Raises:
        NoTerminal: If input or output is no terminal, or one that cannot place its cursor.
        NotAProject: If there is no project in the folder.
        SettingInvalid: If a settings file cannot be understood.
    """
    ensure_terminal()
    gc.disable()  # until the first picture: what starting makes is kept, and looking for waste in it costs a tenth
    from workbench.figures import use_locale
    from workbench.project import find_project
    from workbench.settings import load_settings
    from workbench.wording import use_language

    project = find_project(folder)
    settings = load_settings(project)
    use_language(settings.language)
    use_locale(settings.locale)
    from workbench.ui.app import run

    return run(project.folder, article, settings=settings)


def ensure_terminal() -> None:
    """Nothing, if there is a terminal that can show the screens; without one they would run on unseen for ever.

    Raises:
        NoTerminal: If there is none.
    """
    if not all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        raise NoTerminal("The screens need a terminal for input and output; the commands do not (workbench --help).")
    if os.environ.get("TERM") == "dumb":
        raise NoTerminal("The screens need a terminal that can place its cursor, and TERM is dumb.")
