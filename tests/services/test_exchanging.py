"""Glossaries and translations leave whole, come in counted, and can be taken back."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.formats.samples import hard_glossary
from tests.services.folders import SENTENCES, TEXT, new_project, opened, workspace
from workbench.errors import ArticleUnknown, DatabaseBusy, DeedImpossible, ExportFailed, FileInvalid, FormatUnknown
from workbench.formats.registry import GLOSSARY
from workbench.glossary.term import Term, TermKind, TermStatus
from workbench.services.exchanging import (
    Filters,
    GlossaryImport,
    export_article,
    export_glossary,
    import_glossary,
)
from workbench.services.opening import open_article
from workbench.services.terminology import Glossary
from workbench.services.workspace import Workspace

ARMY = Term("الجيش السوري", "Syrian army", TermKind.UNIT, "units", note="x", definition="y")
GENERAL = Term("لواء", "major general", TermKind.RANK, "ranks", TermStatus.ADMITTED)
PLACES = "حلب,Aleppo\nحمص,Homs\n"


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    """A project with an article and no terms."""
    ws = workspace(new_project(tmp_path / "project", news=TEXT), "one")
    yield ws
    ws.close()


@pytest.fixture
def glossary(ws: Workspace) -> Glossary:
    """Its glossary, with two terms."""
    glossary = Glossary(ws)
    glossary.add(ARMY)
    glossary.add(GENERAL)
    return glossary


def table(path: Path, text: str, header: str = "arabic,english") -> Path:
    """A CSV file with these rows."""
    path.write_text(f"{header}\n{text}", encoding="utf-8")
    return path


def counts(done: GlossaryImport) -> tuple[int, int, int, int]:
    """New, updated, unchanged and skipped; together they are all entries."""
    found = done.imported, done.updated, done.unchanged, len(done.skipped)
    assert sum(found) == done.entries
    return found


# Glossaries out


@pytest.mark.parametrize("ending", [ending for one in GLOSSARY.all() for ending in one.endings])
def test_a_glossary_goes_from_one_project_to_another(tmp_path: Path, ws: Workspace, ending: str) -> None:
    """Every term arrives as its format carries it; a second export is the same bytes, a second import changes none."""
    glossary = Glossary(ws)
    for term in hard_glossary():
        glossary.add(term)
    first, second = tmp_path / f"first{ending}", tmp_path / f"second{ending}"
    exported = export_glossary(ws, first)
    assert exported.entries == len(glossary.terms())
    export_glossary(ws, second)
    assert first.read_bytes() == second.read_bytes()

    other = workspace(new_project(tmp_path / "other"), "two")
    assert counts(import_glossary(other, first)) == (exported.entries, 0, 0, 0)
    carried = [GLOSSARY.for_file(first).as_carried(term) for term in glossary.terms()]
    assert [replace(term, id=None) for term in Glossary(other).terms()] == carried
    assert counts(import_glossary(other, first)) == (0, 0, exported.entries, 0)
    other.close()


@pytest.mark.parametrize(
    ("filters", "english"),
    [
        (None, ["Syrian army", "major general"]),
        (Filters(kind=TermKind.UNIT), ["Syrian army"]),
        (Filters(status=TermStatus.ADMITTED), ["major general"]),
        (Filters(domain="units"), ["Syrian army"]),
        (Filters(kind=TermKind.UNIT, domain="ranks"), []),
    ],
)
def test_an_export_is_narrowed(
    tmp_path: Path, ws: Workspace, glossary: Glossary, filters: Filters | None, english: list[str]
) -> None:
    """By kind, status and domain; what is written is counted."""
    path = tmp_path / "terms.csv"
    exported = export_glossary(ws, path, filters=filters)
    with path.open(encoding="utf-8", newline="") as stream:
        assert [row["english"] for row in csv.DictReader(stream)] == english
    assert (exported.entries, exported.format, exported.lost) == (len(english), "csv", ())
    assert str(exported) == f"{path}: {len(english)} written."
    assert len(glossary.terms()) == 2


def test_a_format_named_wins_over_the_ending(tmp_path: Path, ws: Workspace, glossary: Glossary) -> None:
    """And an ending that tells none is no export."""
    export_glossary(ws, tmp_path / "terms.dat", "jsonl")
    assert (tmp_path / "terms.dat").read_text(encoding="utf-8").startswith('{"arabic"')
    with pytest.raises(FormatUnknown):
        export_glossary(ws, tmp_path / "terms.xyz")
    assert not (tmp_path / "terms.xyz").exists()
    assert len(glossary.terms()) == 2


def test_the_projects_own_files_are_never_written_over(ws: Workspace) -> None:
    """Neither its database nor its articles, by whatever way they are named."""
    folder = ws.project.folder
    before = (folder / "glossary.db").read_bytes()
    for path in (folder / "glossary.db", folder / "articles" / ".." / "glossary.db"):
        with pytest.raises(ExportFailed):
            export_glossary(ws, path, "csv")
    with pytest.raises(ExportFailed):
        export_article(ws, "news.txt", folder / "articles" / "news.txt")
    assert (folder / "glossary.db").read_bytes() == before
    assert (folder / "articles" / "news.txt").read_text(encoding="utf-8") == TEXT


def test_a_full_disk_spares_what_stood_there(tmp_path: Path, ws: Workspace) -> None:
    """A real limit of the system on the size of files, in a process of its own."""
    glossary = Glossary(ws)
    for number in range(200):
        glossary.add(Term(f"كلمة {number}", f"word {number}"))
    path = tmp_path / "out" / "terms.csv"
    path.parent.mkdir()
    path.write_text("old")
    script = (
        "import resource, signal, sys; from pathlib import Path;"
        "from workbench.errors import ExportFailed;"
        "from workbench.services.exchanging import export_glossary;"
        "from workbench.project import find_project;"
        "from workbench.services.workspace import Workspace;"
        "ws = Workspace(find_project(Path(sys.argv[1])), 'one');"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))\n"
        "try: export_glossary(ws, Path(sys.argv[2]))\n"
        "except ExportFailed as error: print(error)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(ws.project.folder), str(path)], capture_output=True, text=True, check=True
    )
    assert "was not written (File too large)" in run.stdout
    assert [(one.name, one.read_text()) for one in path.parent.iterdir()] == [("terms.csv", "old")]


# Glossaries in


def test_an_import_is_counted(tmp_path: Path, ws: Workspace, glossary: Glossary) -> None:
    """New, updated, unchanged and skipped, each skipped one with its line and reason."""
    rows = "الجيش السوري,Syrian army,z\nلواء,major general,\nحلب,Aleppo,new\nحلب,Aleppo,again\nحمص,,x\n"
    done = import_glossary(ws, table(tmp_path / "terms.csv", rows, "arabic,english,note"))
    assert counts(done) == (1, 1, 1, 2)
    assert [(one.line, one.reason) for one in done.skipped] == [
        (5, "The same term stands in line 4 already."),
        (6, "The term حمص has no English; write what it is to be called."),
    ]
    army, general, aleppo = glossary.terms()
    assert (army.note, army.definition, army.kind) == ("z", "y", TermKind.UNIT)
    assert general == replace(GENERAL, id=2)
    assert aleppo == Term("حلب", "Aleppo", note="new", id=3)


def test_a_preview_writes_nothing(tmp_path: Path, ws: Workspace, glossary: Glossary) -> None:
    """And tells what the import then does."""
    path = table(tmp_path / "terms.csv", "حلب,Aleppo,x\nلواء,major general,y\n", "arabic,english,client")
    before = ws.db.connection.total_changes
    preview = import_glossary(ws, path, dry_run=True)
    assert ws.db.connection.total_changes == before
    assert preview.unread == ("client",)
    assert str(preview) == (
        "Nothing was written; it would be: 1 new, 0 updated, 1 unchanged, 0 skipped, of 2 entries. Not read: client."
    )
    assert import_glossary(ws, path) == replace(preview, dry_run=False)
    assert len(glossary.terms()) == 3


def test_known_terms_may_be_kept(tmp_path: Path, ws: Workspace, glossary: Glossary) -> None:
    """Those the file says something else of are skipped, and said to be."""
    path = table(tmp_path / "terms.csv", "الجيش السوري,Syrian army,z\nحلب,Aleppo,new\n", "arabic,english,note")
    done = import_glossary(ws, path, keep=True)
    assert counts(done) == (1, 0, 0, 1)
    assert done.skipped[0].line == 2
    assert glossary.terms()[0].note == "x"


def test_an_import_is_one_deed(tmp_path: Path, ws: Workspace, glossary: Glossary) -> None:
    """Taken back as a whole; a term that was changed since is left, and one can go back alone."""
    before = glossary.terms()
    rows = "الجيش السوري,Syrian army,z\nحلب,Aleppo,\nحمص,Homs,\n"
    path = table(tmp_path / "terms.csv", rows, "arabic,english,note")
    import_glossary(ws, path)
    assert glossary.undo_last() == "Imported terms.csv: 2 new, 1 updated"
    assert glossary.terms() == before

    import_glossary(ws, path)
    homs = glossary.terms()[3]
    other = workspace(ws.project.folder, "two")
    Glossary(other).update(replace(homs, note="theirs"))
    assert glossary.undo(1) == before[0]
    assert glossary.undo_last() == "Imported terms.csv: 2 new, 1 updated; 1 changed since were left as they are"
    assert glossary.terms() == [*before, replace(homs, note="theirs")]
    other.close()


def test_an_import_that_changes_nothing_is_no_deed(tmp_path: Path, ws: Workspace, glossary: Glossary) -> None:
    """Undo takes back what was done before it."""
    export_glossary(ws, tmp_path / "terms.jsonl")
    import_glossary(ws, tmp_path / "terms.jsonl")
    assert glossary.undo_last() == "Added لواء"


@pytest.mark.parametrize("ending", [".csv", ".jsonl", ".utf8"])
def test_what_cannot_be_read_imports_nothing(tmp_path: Path, ws: Workspace, ending: str) -> None:
    """A folder, a file that is not there, one that breaks off in the middle."""
    (tmp_path / f"folder{ending}").mkdir()
    (tmp_path / f"broken{ending}").write_bytes("arabic,english\nحلب,Aleppo\n".encode() * 1000 + b"\xff\xfe\n")
    for name in ("folder", "missing", "broken"):
        with pytest.raises(FileInvalid, match=f"{name}{ending}"):
            import_glossary(ws, tmp_path / f"{name}{ending}")
    assert Glossary(ws).terms() == []


def test_a_stopped_import_leaves_nothing(tmp_path: Path, ws: Workspace) -> None:
    """Whenever it is stopped, while reading or while writing; progress tells how far it was."""
    rows = "".join(f"كلمة {number},word {number}\n" for number in range(3500))
    path = table(tmp_path / "terms.csv", rows)
    told: list[tuple[int, int]] = []
    import_glossary(ws, path, progress=lambda done, total: told.append((done, total)))
    assert told == [(1000, 0), (2000, 0), (3000, 0), (1000, 3500), (2000, 3500), (3000, 3500), (3500, 3500)]
    glossary = Glossary(ws)
    glossary.undo_last()

    for stop in ((2000, 0), (3000, 3500)):

        def stopping(done: int, total: int, stop: tuple[int, int] = stop) -> None:
            if (done, total) == stop:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            import_glossary(ws, path, progress=stopping)
        assert glossary.terms() == []
    with pytest.raises(DeedImpossible):
        glossary.undo_last()


def test_an_import_beside_another_writer_is_refused_whole(tmp_path: Path, ws: Workspace) -> None:
    """It says so, and nothing of it is there."""
    path = table(tmp_path / "terms.csv", PLACES)
    other = workspace(ws.project.folder, "two")
    with other.db.writing(), pytest.raises(DatabaseBusy):
        import_glossary(ws, path)
    other.close()
    assert Glossary(ws).terms() == []


# Translations out


def translated(ws: Workspace, *english: str) -> None:
    """Translates the first sentences of the article; an empty one is left out."""
    session = opened(ws.project.folder, "translator")
    for position, text in enumerate(english):
        if text:
            session.type(position, text)
            session.finish(position)
    session.close()
    session.ws.close()


def test_a_finished_translation_is_the_articles_paragraphs(tmp_path: Path, ws: Workspace) -> None:
    """The English alone, line breaks as in the Arabic, and nothing to say about it."""
    translated(ws, "One.", "Two.", "Three.", "Four.", "Five.")
    exported = export_article(ws, 1, tmp_path / "news.txt")
    assert (tmp_path / "news.txt").read_text(encoding="utf-8") == "One.\n\nTwo. Three.\nFour.\nFive.\n"
    assert (exported.entries, exported.untranslated, exported.unfinished) == (5, (), 0)
    assert str(exported) == f"{tmp_path / 'news.txt'}: 5 written."


def test_what_is_missing_is_left_out_and_told(tmp_path: Path, ws: Workspace) -> None:
    """No Arabic stands in for it; drafts are there, and counted."""
    translated(ws, "One.", "", "Three.")
    session = open_article(ws, 1)
    session.type(3, "Fou")
    session.leave(3)
    session.close()
    exported = export_article(ws, 1, tmp_path / "news.txt")
    assert (tmp_path / "news.txt").read_text(encoding="utf-8") == "One.\n\nThree.\nFou\n"
    assert (exported.entries, exported.untranslated, exported.unfinished) == (3, (1, 4), 1)
    assert str(exported).endswith(": 3 written. 2 without English: 2, 5. 1 not finished.")


def test_a_bilingual_table_has_every_sentence(tmp_path: Path, ws: Workspace) -> None:
    """Position from 1, both texts, state and author, whether there is English or not."""
    translated(ws, "One.", "", "Three.")
    exported = export_article(ws, 1, tmp_path / "news.csv")
    with (tmp_path / "news.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    assert rows == [
        ["position", "source", "target", "state", "author"],
        ["1", SENTENCES[0], "One.", "translated", "translator"],
        ["2", SENTENCES[1], "", "untranslated", ""],
        ["3", SENTENCES[2], "Three.", "translated", "translator"],
        ["4", SENTENCES[3], "", "untranslated", ""],
        ["5", SENTENCES[4], "", "untranslated", ""],
    ]
    assert (exported.entries, exported.untranslated) == (5, (1, 3, 4))


@pytest.mark.parametrize("ending", [".txt", ".csv", ".html"])
def test_a_second_export_is_the_same(tmp_path: Path, ws: Workspace, ending: str) -> None:
    """Byte for byte, and by title or path as by number."""
    translated(ws, "One.")
    references: list[str | int] = [1, "1", "أعلن", "news.txt"]
    for number, reference in enumerate(references):
        export_article(ws, reference, tmp_path / f"{number}{ending}")
    assert len({(tmp_path / f"{number}{ending}").read_bytes() for number in range(4)}) == 1


def test_an_article_nobody_worked_on_is_exported_without_saving_it(tmp_path: Path, ws: Workspace) -> None:
    """Both languages are there to be worked on elsewhere; a text without any English is not written."""
    before = (ws.project.folder / "glossary.db").read_bytes()
    exported = export_article(ws, "news.txt", tmp_path / "news.csv")
    assert exported.untranslated == (0, 1, 2, 3, 4)
    with pytest.raises(ExportFailed, match="no sentence"):
        export_article(ws, "news.txt", tmp_path / "news.txt")
    assert not (tmp_path / "news.txt").exists()
    assert (ws.project.folder / "glossary.db").read_bytes() == before


def test_merged_sentences_are_one(tmp_path: Path, ws: Workspace) -> None:
    """In both languages, with the paragraph of the first."""
    translated(ws, "One.", "Two.", "Three.", "Four.", "Five.")
    session = open_article(ws, 1)
    session.merge(1)
    session.close()
    export_article(ws, 1, tmp_path / "news.txt")
    assert (tmp_path / "news.txt").read_text(encoding="utf-8") == "One.\n\nTwo. Three.\nFour.\nFive.\n"
    assert export_article(ws, 1, tmp_path / "news.csv").entries == 4


def test_paragraphs_are_told_apart_in_the_page(tmp_path: Path) -> None:
    """By the line breaks before a sentence; those before the first part nothing."""
    ws = workspace(new_project(tmp_path / "breaks", news=f"\n\n{SENTENCES[0]} {SENTENCES[1]}\r\n\r\n{SENTENCES[2]}"))
    export_article(ws, 1, tmp_path / "news.html")
    ws.close()
    page = (tmp_path / "news.html").read_text(encoding="utf-8")
    assert re.findall(r'data-breaks="(\d+)"', page) == ["0", "0", "2"]
    assert page.count('class="paragraph"') == 1


def test_an_unknown_article_is_said(tmp_path: Path, ws: Workspace) -> None:
    """And nothing is written."""
    with pytest.raises(ArticleUnknown):
        export_article(ws, 77, tmp_path / "news.txt")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []
