"""Opening a project, and making a new one."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tests.services.folders import TEXT, new_project, workspace
from workbench.errors import NotAProject, ProjectExists, SaveFailed, WorkbenchError
from workbench.project import find_project
from workbench.services.opening import library, open_article
from workbench.services.workspace import create_project


def test_a_folder_without_a_database_is_no_project(tmp_path: Path) -> None:
    """And does not become one."""
    with pytest.raises(NotAProject):
        find_project(tmp_path)
    assert not (tmp_path / "glossary.db").exists()


def test_a_worker_has_a_connection_of_its_own(tmp_path: Path) -> None:
    """Opened in its thread, it sees what was saved here."""
    ws = workspace(new_project(tmp_path / "project", a=TEXT), "Reviewer")
    session = open_article(ws, 1)
    session.type(0, "typed")
    session.flush()
    found: list[tuple[str, str]] = []

    def work() -> None:
        mine = ws.another()
        found.append((mine.author, open_article(mine, 1).row(0).target))
        mine.close()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert found == [("Reviewer", "typed")]
    ws.close()


def test_a_new_project_is_ready_to_use(tmp_path: Path) -> None:
    """Its folder is closed to others, its glossary is filled, its library is empty."""
    project = create_project(tmp_path / "new" / "project")
    assert project.folder.stat().st_mode & 0o077 == 0
    assert project.articles.is_dir()
    assert project.database.stat().st_mode & 0o077 == 0
    ws = workspace(project.folder)
    assert ws.db.value("select count(*) from term") > 0
    assert library(ws) == []
    ws.close()


def test_a_project_is_not_made_where_there_is_one(tmp_path: Path) -> None:
    """It stays as it is."""
    folder = new_project(tmp_path / "project", a=TEXT)
    before = (folder / "glossary.db").read_bytes()
    with pytest.raises(ProjectExists):
        create_project(folder)
    assert (folder / "glossary.db").read_bytes() == before


def test_articles_that_are_there_already_are_in_the_new_project(tmp_path: Path) -> None:
    """A folder of articles becomes a project."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(TEXT, encoding="utf-8")
    ws = workspace(create_project(tmp_path).folder)
    assert [one.segments for one in library(ws)] == [5]
    ws.close()


def test_a_project_that_cannot_be_made_says_why_in_one_line(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "file").write_text("")
    with pytest.raises(SaveFailed) as failed:
        create_project(tmp_path / "file")
    assert isinstance(failed.value, WorkbenchError)
    assert "\n" not in str(failed.value)
