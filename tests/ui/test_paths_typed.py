"""Paths that no file can have are refused in one line, wherever one is typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.services.folders import workspace
from tests.ui.desk import Desk, at_work
from workbench.errors import ExportFailed, FileInvalid, PathImpossible
from workbench.services.exchanging import export_article, export_glossary, import_glossary
from workbench.ui.article_files import typed_path
from workbench.ui.screens.base import CommandScreen

TOO_LONG = "ن" * 200 + ".csv"
"""Two bytes for each letter: more than the 255 of a name."""

IMPOSSIBLE = ("~nosuchuser/x.csv", TOO_LONG, "a\0b.csv")


async def type_path(desk: Desk, path: str) -> None:
    """Answers the question for a file."""
    field = desk.app.screen.query_one(Input)
    field.value = path
    await desk.press("enter")
    await desk.pilot.pause()


@pytest.mark.parametrize("path", IMPOSSIBLE)
@pytest.mark.parametrize(("screen", "key"), [("f2", "e"), ("f2", "n"), ("f3", "e"), ("f3", "i")])
async def test_an_impossible_path_is_told_in_one_line(termed: Path, screen: str, key: str, path: str) -> None:
    """Whether something goes out or comes in, and the program goes on."""
    async with at_work(termed, size=(160, 30)) as desk:
        await desk.press(screen)
        await desk.until(lambda: "1 article" in desk.lines[0] or "4 terms" in desk.lines[0])
        await desk.press(key)
        await type_path(desk, path)
        shown = desk.app.screen
        assert isinstance(shown, CommandScreen)
        assert "type" in shown.hint.told and "\n" not in shown.hint.told
        assert shown.hint.told.startswith(("~nosuchuser", "ننن", "a\\x00b"))


def test_a_path_is_what_was_typed_and_the_home_folder_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether there is a file or not; also under a file, where none can be yet."""
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    assert typed_path("~/a.txt") == tmp_path / "a.txt"
    assert typed_path("~/b.txt") == tmp_path / "b.txt"
    assert typed_path("~/a.txt/b.txt") == tmp_path / "a.txt" / "b.txt"
    assert typed_path("c/d.txt") == Path("c/d.txt")


def test_links_in_a_circle_are_no_path(tmp_path: Path) -> None:
    """The system says so, in its words."""
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(PathImpossible):
        typed_path(str(tmp_path / "a"))


@pytest.mark.parametrize("name", [TOO_LONG, "a\0b.csv"])
def test_the_services_refuse_such_names_too(termed: Path, tmp_path: Path, name: str) -> None:
    """Nothing but the errors they promise, so that the commands say them in one line."""
    open_one = workspace(termed)
    path = tmp_path / name
    with pytest.raises(ExportFailed):
        export_glossary(open_one, path)
    with pytest.raises(ExportFailed):
        export_article(open_one, 1, path)
    with pytest.raises(FileInvalid):
        import_glossary(open_one, path)
    open_one.close()
