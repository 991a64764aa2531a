"""Articles go out to files and come in from them, asked for from a screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from workbench.articles.files import printable
from workbench.errors import PathImpossible
from workbench.services.opening import import_article
from workbench.ui.screens.base import CommandScreen
from workbench.wording import _

REFUSED_IN_NAMES = str.maketrans(dict.fromkeys('/\\:*?"<>|\0', "-"))
"""What some file system does not take in the name of a file."""

LONGEST_NAME = 60
"""Code points of the name that is proposed for a file."""


SHOWN_OF_A_PATH = 60
"""Code points of an impossible path that are said again."""


def typed_path(text: str) -> Path:
    """The path that a person typed, `~` as the home folder. There may be a file, or nothing yet.

    Raises:
        PathImpossible: If no file can have that path, or the system lets nobody look there.
    """
    said = printable(text if len(text) <= SHOWN_OF_A_PATH else text[: SHOWN_OF_A_PATH - 1] + "…")
    try:
        path = Path(text).expanduser()
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return path
    except RuntimeError as error:  # what expanduser says of a name that nobody has
        raise PathImpossible(_("{path}: nobody here has that home folder; type it out").format(path=said)) from error
    except ValueError as error:
        raise PathImpossible(_("{path}: a name cannot have such characters; type another").format(path=said)) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise PathImpossible(
            _("{path}: the system says “{reason}”; type another path").format(path=said, reason=reason)
        ) from error
    return path


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
            _export(screen, article, answer)

    endings = " ".join(ending for one in TRANSLATION.all() for ending in one.endings)
    name = title.translate(REFUSED_IN_NAMES)[:LONGEST_NAME].strip() or "translation"
    screen.ask_line(_("Export to the file ({endings})").format(endings=endings), answered, f"{name}.txt")


def _export(screen: CommandScreen, article: int | str, typed: str) -> None:
    from workbench.services.exchanging import export_article

    with screen.saying_errors():
        screen.tell(str(export_article(screen.workbench.workspace, article, typed_path(typed))))


def ask_import(screen: CommandScreen, done: Callable[[], None]) -> None:
    """Asks for a file and brings it into the project; `done` is called when it is in."""

    def answered(answer: str | None) -> None:
        if answer is None:
            return
        with screen.saying_errors():
            imported = import_article(screen.workbench.workspace, typed_path(answer))
            screen.tell(
                _("It is in the project already: {title}").format(title=imported.summary.title)
                if imported.already
                else _("Imported {title}   encoding {encoding}").format(
                    title=imported.summary.title, encoding=imported.guess or "-"
                )
            )
            done()

    screen.ask_line(_("Import the article from the file (.txt, .md, .html, .docx)"), answered)
