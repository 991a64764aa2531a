"""The project that is open, and making a new one."""

from __future__ import annotations

from pathlib import Path

from workbench.errors import ProjectExists, SaveFailed
from workbench.project import Project
from workbench.store.database import Database, open_database
from workbench.wording import _


class Workspace:
    """A project that is open: where it is, its database, and who works in it.

    It belongs to the thread that opened it; see `another`.
    """

    project: Project
    author: str
    """The name under which everything is saved."""

    db: Database

    def __init__(self, project: Project, author: str) -> None:
        """Opens the project's database.

        Args:
            project: Where it is.
            author: Who works in it, as the settings have it; not empty.

        Raises:
            DatabaseUnreadable, DatabaseForeign, DatabaseTooNew: If the database cannot be used. It is unchanged.
        """
        self.project = project
        self.author = author
        self.db = open_database(project.database)

    def close(self) -> None:
        """Closes the database; closing twice does no harm."""
        self.db.close()

    def another(self) -> Workspace:
        """The same project with a connection of its own, for a worker's thread."""
        return Workspace(self.project, self.author)


def create_project(folder: Path) -> Project:
    """A new project: the folder, its articles' folder, and a database with the starter glossary.

    A folder that is there already is used as it is; a new one is open to its owner alone.

    Raises:
        ProjectExists: If there is a project in the folder; it is unchanged.
        SaveFailed: If the folder cannot be made or written into.
    """
    from workbench.services.starter import build_glossary

    project = Project(folder.resolve())
    if project.database.exists():
        message = _("{folder} is a project already; it was left as it is. Open it with: workbench")
        raise ProjectExists(message.format(folder=project.folder))
    try:
        project.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        project.articles.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        message = _("{folder} cannot be made: {reason}. Choose another folder.")
        raise SaveFailed(message.format(folder=error.filename or project.folder, reason=error.strerror)) from error
    build_glossary(project.database)
    return project
