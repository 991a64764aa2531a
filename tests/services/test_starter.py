"""The shipped glossary is built from text, always the same, and brought up to date without touching what is yours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database as Tools

from tests.services.folders import workspace
from workbench.errors import DatabaseUnreadable, FileInvalid, ProjectExists
from workbench.glossary.term import Term, TermKind
from workbench.services.starter import STARTER, Updated, build_glossary, read_starter, starter_hash, update_glossary
from workbench.services.terminology import Glossary
from workbench.services.workspace import Workspace
from workbench.store import terms
from workbench.store.database import open_database
from workbench.store.project_notes import AS_SHIPPED, note

HEADER = "arabic,english,kind,variants,note"
TABLES = ("term", "term_form", "term_history", "deed", "project")


def starter(folder: Path, **files: str) -> Path:
    """A folder of content: a CSV file for each name, with these rows."""
    folder.mkdir(exist_ok=True)
    for name, rows in files.items():
        (folder / f"{name}.csv").write_text(f"{HEADER}\n{rows}\n", encoding="utf-8")
    return folder


def table_rows(path: Path) -> dict[str, list[dict[str, object]]]:
    """All rows of the tables that a build fills, or must leave empty."""
    return {table: list(Tools(path)[table].rows) for table in TABLES}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A starter of four terms in two files."""
    return starter(
        tmp_path / "starter",
        b="حمص,Homs,place,,\nحلب,Aleppo,place,الشهباء|مدينة حلب,",
        a="جيش,army,unit,جيوش,x\nلواء,brigade,unit,,",
    )


@pytest.fixture
def ws(tmp_path: Path, content: Path) -> Iterator[Workspace]:
    """A project with those terms."""
    (tmp_path / "project" / "articles").mkdir(parents=True)
    build_glossary(tmp_path / "project" / "glossary.db", content)
    opened = workspace(tmp_path / "project", "one")
    yield opened
    opened.close()


def test_terms_stand_in_the_order_of_files_and_rows(tmp_path: Path, content: Path) -> None:
    """Numbered from 1."""
    assert build_glossary(tmp_path / "glossary.db", content) == 4
    db = open_database(tmp_path / "glossary.db")
    built = terms.all_terms(db)
    db.close()
    assert [(term.id, term.english) for term in built] == [(1, "army"), (2, "brigade"), (3, "Homs"), (4, "Aleppo")]
    assert built[3] == Term("حلب", "Aleppo", TermKind.PLACE, variants=("الشهباء", "مدينة حلب"), id=4)


def test_two_builds_are_the_same_row_for_row(tmp_path: Path) -> None:
    """And the shipped content builds: every row of every table that a build fills."""
    count = build_glossary(tmp_path / "one.db")
    assert count == build_glossary(tmp_path / "two.db") == len(read_starter())
    rows = table_rows(tmp_path / "one.db")
    assert rows == table_rows(tmp_path / "two.db")
    assert len(rows["term"]) == count
    assert rows["project"] == [{"key": AS_SHIPPED, "value": starter_hash()}]
    assert rows["term_history"] == rows["deed"] == []


def test_a_built_glossary_is_one_file_that_looking_leaves_alone(tmp_path: Path) -> None:
    """Journal mode delete, nothing beside it, for its owner's eyes."""
    path = tmp_path / "glossary.db"
    build_glossary(path)
    assert path.read_bytes()[18:20] == b"\x01\x01"  # SQLite's file format: 1 is a rollback journal, 2 a log
    assert [one.name for one in tmp_path.iterdir() if one.suffix != "" or one.is_file()] == ["glossary.db"]
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_glossary_as_shipped_may_be_built_anew(tmp_path: Path, content: Path) -> None:
    """There is nothing of anybody's in it."""
    path = tmp_path / "glossary.db"
    build_glossary(path, content)
    assert build_glossary(path, starter(tmp_path / "other", c="قائد,commander,rank,,")) == 1
    assert [row["english"] for row in table_rows(path)["term"]] == ["commander"]


def test_a_glossary_somebody_worked_in_is_never_replaced(ws: Workspace, content: Path) -> None:
    """Nor is a file that is no database."""
    Glossary(ws).add(Term("كلمة", "word"))
    assert note(ws.db, AS_SHIPPED) == ""
    with pytest.raises(ProjectExists):
        build_glossary(ws.project.database, content)
    assert len(Glossary(ws).terms()) == 5
    notes = ws.project.folder / "notes.txt"
    notes.write_text("mine")
    with pytest.raises(DatabaseUnreadable, match="nothing was changed"):
        build_glossary(notes, content)
    assert notes.read_text() == "mine"


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        ("حمص,,place,,", r"a\.csv, line 2: .*no English"),
        ("حمص,Homs,city,,", r"a\.csv, line 2: .*city"),
        ("حمص,Homs,place,,\nحمص,Homs,place,,other", r"a\.csv, line 3: .*twice"),
        ("حمص,Homs", r"a\.csv, line 2: .*2 cells"),
    ],
)
def test_content_that_is_not_in_order_builds_nothing(tmp_path: Path, rows: str, complaint: str) -> None:
    """The file and the line are named, and no file is left."""
    with pytest.raises(FileInvalid, match=complaint):
        build_glossary(tmp_path / "glossary.db", starter(tmp_path / "starter", a=rows))
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []


def test_a_folder_without_content_is_said(tmp_path: Path) -> None:
    """Rather than building an empty glossary."""
    with pytest.raises(FileInvalid, match=r"no \.csv files"):
        build_glossary(tmp_path / "glossary.db", starter(tmp_path / "starter"))


def test_the_hash_tells_any_change(content: Path, tmp_path: Path) -> None:
    """Of a name as of a letter; the same content elsewhere has the same."""
    first = starter_hash(content)
    copy = tmp_path / "copy"
    copy.mkdir()
    for path in content.iterdir():
        (copy / path.name).write_bytes(path.read_bytes())
    assert starter_hash(copy) == first
    (copy / "a.csv").rename(copy / "aa.csv")
    assert starter_hash(copy) != first
    assert STARTER.is_dir()


def test_an_update_brings_what_is_new(ws: Workspace, tmp_path: Path) -> None:
    """New rows, changed rows, and rows that are gone; one undo takes all of it back."""
    glossary = Glossary(ws)
    before = glossary.terms()
    newer = starter(
        tmp_path / "newer",
        a="جيش,army,unit,جيوش,changed\nقائد,commander,rank,قادة,",
        b="حمص,Homs,place,,\nحلب,Aleppo,place,الشهباء|مدينة حلب,",
    )
    assert update_glossary(ws, newer) == Updated(added=1, changed=1, removed=1, kept=())
    assert [(term.id, term.english, term.note) for term in glossary.terms()] == [
        (1, "army", "changed"),
        (3, "Homs", ""),
        (4, "Aleppo", ""),
        (5, "commander", ""),
    ]
    assert update_glossary(ws, newer) == Updated(0, 0, 0, ())
    glossary.undo_last()
    assert glossary.terms() == before


def test_an_update_leaves_what_is_yours(ws: Workspace, tmp_path: Path) -> None:
    """What you added, changed, renamed and removed stays as it is, and is named where the starter says otherwise."""
    glossary = Glossary(ws)
    army, brigade, homs, aleppo = glossary.terms()
    mine = glossary.update(replace(army, note="mine"))
    renamed = glossary.update(replace(glossary.update(replace(brigade, english="Brigade")), arabic="اللواء"))
    glossary.remove(homs.id or 0)
    own = glossary.add(Term("قائد", "commander"))
    newer = starter(
        tmp_path / "newer",
        a="جيش,army,unit,,new\nلواء,brigade,unit,,\nقائد,commander,rank,قادة,",
        b="حمص,Homs,place,,",
    )
    updated = update_glossary(ws, newer)
    assert glossary.terms() == [mine, renamed, own]
    assert (updated.added, updated.changed, updated.removed) == (0, 0, 1)
    assert [term.english for term in updated.kept] == ["army", "Brigade", "Homs", "commander"]
    assert aleppo not in glossary.terms()


def test_a_change_that_was_taken_back_is_no_change(ws: Workspace, tmp_path: Path) -> None:
    """The term is the starter's again, and follows it."""
    glossary = Glossary(ws)
    army = glossary.terms()[0]
    glossary.update(replace(army, note="mine"))
    glossary.undo(army.id or 0)
    newer = starter(tmp_path / "newer", a="جيش,army,unit,جيوش,new")
    assert update_glossary(ws, newer).kept == ()
    assert [term.note for term in glossary.terms()] == ["new"]
