"""Where things are: the project folder and what lies in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from workbench.errors import NotAProject
from workbench.wording import _


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with a `glossary.db` and an `articles` folder."""

    folder: Path
    """Absolute."""

    @property
    def database(self) -> Path:
        """The one file that holds everything the project has."""
        return self.folder / "glossary.db"

    @property
    def articles(self) -> Path:
        """The folder whose files appear in the library by themselves; may be missing."""
        return self.folder / "articles"

    @property
    def settings(self) -> Path:
        """The project's own settings; may be missing."""
        return self.folder / "workbench.toml"


def find_project(folder: Path) -> Project:
    """The project in a folder.

    Raises:
        NotAProject: If there is no `glossary.db` in it.
    """
    folder = folder.resolve()
    if not (folder / "glossary.db").exists():
        message = _("{folder} has no glossary.db, so it is no project folder. Make one with: workbench init DIR")
        raise NotAProject(message.format(folder=folder))
    return Project(folder)
