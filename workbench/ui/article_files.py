"""Articles go out to files and come in from them, asked for from a screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from workbench.services.opening import import_article
from workbench.ui.screens.base import CommandScreen
from workbench.wording import _

REFUSED_IN_NAMES = str.maketrans(dict.fromkeys('/\\:*?"<>|\0', "-"))
"""What some file system does not take in the name of a file."""

LONGEST_NAME = 60
"""Code points of the name that is proposed for a file."""


def ask_export(screen: CommandScreen, article: int | str, title: str) -> None:
    """Asks for a file and writes the article into it; its ending says as what.

    Args:
        screen: Where it was asked for; says in its line how it went.
        article: As `open_article` takes it.
        title: Of the article; the name that is proposed is made of it.
    """
    from workbench.formats.registry import TRANSLATION

    def answered(answer: str | None) -> None:
        if answer is not None:
            _export(screen, article, Path(answer).expanduser())

    endings = " ".join(ending for one in TRANSLATION.all() for ending in one.endings)
    name = title.translate(REFUSED_IN_NAMES)[:LONGEST_NAME].strip() or "translation"
    screen.ask_line(_("Export to the file ({endings})").format(endings=endings), answered, f"{name}.txt")


def _export(screen: CommandScreen, article: int | str, path: Path) -> None:
    from workbench.services.exchanging import export_article

    with screen.saying_errors():
        screen.tell(str(export_article(screen.workbench.workspace, article, path)))


def ask_import(screen: CommandScreen, done: Callable[[], None]) -> None:
    """Asks for a file and brings it into the project; `done` is called when it is in."""

    def answered(answer: str | None) -> None:
        if answer is None:
            return
        with screen.saying_errors():
            imported = import_article(screen.workbench.workspace, Path(answer).expanduser())
            screen.tell(
                _("It is in the project already: {title}").format(title=imported.summary.title)
                if imported.already
                else _("Imported {title}   encoding {encoding}").format(
                    title=imported.summary.title, encoding=imported.guess or "-"
                )
            )
            done()

    screen.ask_line(_("Import the article from the file (.txt, .md, .html, .docx)"), answered)
