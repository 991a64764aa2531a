"""The library, and opening and importing articles. Looking writes nothing."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.folders import SENTENCES, TEXT, many_sentences, new_project, workspace
from workbench.errors import ArticleUnknown, ArticleUnreadable
from workbench.services.opening import import_article, library, open_article, set_archived
from workbench.services.workspace import Workspace

OTHER = "هدنة إنسانية في المدينة.\nوصلت القوافل صباح اليوم.\n"


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    """A project with two articles, `a.txt` and `b.txt`, neither worked on."""
    ws = workspace(new_project(tmp_path / "project", a=TEXT, b=OTHER))
    yield ws
    ws.close()


def state_of(folder: Path) -> dict[str, str]:
    """Every file under a folder with the hash of its bytes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def add(ws: Workspace, name: str, content: str | bytes) -> Path:
    """A new file among the project's articles."""
    path = ws.project.articles / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_files_appear_by_themselves_and_are_counted(ws: Workspace) -> None:
    """Numbered after the saved ones, by name, with sentences and words."""
    found = library(ws)
    assert [(one.number, one.id, one.title, one.segments, one.words) for one in found] == [
        (1, None, SENTENCES[0], 5, 36),
        (2, None, "هدنة إنسانية في المدينة.", 2, 8),
    ]
    assert [one.path for one in found] == [ws.project.articles / "a.txt", ws.project.articles / "b.txt"]
    add(ws, "aa.txt", "خبر عاجل.")
    assert [one.title for one in library(ws)][1] == "خبر عاجل."


def test_a_saved_article_is_told_with_its_progress(ws: Workspace) -> None:
    """By its id; its file is not listed a second time."""
    session = open_article(ws, "b.txt")
    session.type(0, "A humanitarian truce in the city.")
    session.finish(0)
    session.type(1, "The convoys")
    session.add_comment(1, "which?")
    session.leave(1)
    first, second = library(ws)
    assert (first.number, first.id, first.title) == (1, 1, "هدنة إنسانية في المدينة.")
    assert first.english_title == "A humanitarian truce in the city."
    assert (first.segments, first.words, first.translated, first.reviewed, first.open_comments) == (2, 8, 1, 0, 1)
    assert first.changed_by == "translator"
    assert first.changed_at is not None
    assert first.path == ws.project.articles / "b.txt"
    assert (second.number, second.id) == (2, None)


def test_the_english_title_waits_until_it_is_done(ws: Workspace) -> None:
    """A draft of it is none."""
    session = open_article(ws, 1)
    session.type(0, "The army")
    session.leave(0)
    assert library(ws)[0].english_title == ""


def test_looking_changes_no_byte(ws: Workspace) -> None:
    """Library, rows, search, history, walking and closing: the folder is what it was, no file came beside it."""
    folder = ws.project.folder
    before = state_of(folder)
    library(ws, archived=True)
    session = open_article(ws, 1)
    session.row(4)
    session.find("الجيش", 0)
    session.replacements("a", "b")
    session.history(0)
    session.comments(0)
    session.repetition(0)
    session.next_open(0)
    session.leave(3)
    session.flush()
    session.close()
    during = state_of(folder)
    ws.close()
    assert during == before == state_of(folder)


def test_the_first_key_that_is_saved_adopts_the_article(ws: Workspace) -> None:
    """With all its sentences; and the project is no longer as it was shipped."""
    session = open_article(ws, 1)
    assert session.article.id is None
    assert ws.db.value("select count(*) from project where key = 'as_shipped'") == 1
    session.type(2, "x")
    assert session.article.id is None
    session.flush()
    assert session.article.id == 1
    assert ws.db.value("select count(*) from segment") == 5
    assert ws.db.value("select count(*) from project where key = 'as_shipped'") == 0
    assert session.text() == TEXT
    assert [session.row(position).segment for position in range(5)] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("reference", [1, "1", "a.txt", "articles/a.txt", SENTENCES[0], "أعلن الجيش", "اعلن الجيش"])
@pytest.mark.parametrize("saved", [False, True])
def test_an_article_is_found_by_number_path_and_title(ws: Workspace, reference: str | int, saved: bool) -> None:
    """Saved or not; spelling is folded in titles."""
    if saved:
        import_article(ws, ws.project.articles / "a.txt")
    session = open_article(ws, reference)
    assert session.article.title == SENTENCES[0]
    assert (session.article.id is not None) is saved


def test_an_article_is_found_by_its_english_title(ws: Workspace) -> None:
    """Once its first sentence is translated; case does not matter."""
    session = open_article(ws, 2)
    session.type(0, "A Truce in the city")
    session.finish(0)
    assert open_article(ws, "a truce").article.id == 1


def test_a_path_from_here_comes_first(ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a shell completes it; an absolute one too."""
    (tmp_path / "here.txt").write_text("خبر من هنا.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert open_article(ws, "here.txt").article.title == "خبر من هنا."
    assert open_article(ws, "here.txt").article.origin == "here.txt"
    assert open_article(ws, str(tmp_path / "here.txt")).article.title == "خبر من هنا."
    assert open_article(ws, str(ws.project.articles / "b.txt")).article.origin == "articles/b.txt"


def test_a_saved_article_is_found_after_its_file_is_gone(ws: Workspace) -> None:
    """By number, title and where it came from."""
    import_article(ws, ws.project.articles / "a.txt")
    (ws.project.articles / "a.txt").unlink()
    for reference in (1, "أعلن", "articles/a.txt"):
        assert open_article(ws, reference).article.id == 1
    assert library(ws)[0].path is None


@pytest.mark.parametrize("reference", [0, 3, "99", "", "  ", "no such title", "nowhere/a.txt", "x" * 5000, "\0", "ـ"])
def test_what_is_no_article_is_said_to_be_unknown(ws: Workspace, reference: str | int) -> None:
    """In one line that says how to see what there is."""
    with pytest.raises(ArticleUnknown, match="workbench articles"):
        open_article(ws, reference)


def test_a_beginning_of_several_titles_names_their_numbers(ws: Workspace) -> None:
    """A whole title is enough, though another goes on from it."""
    add(ws, "c.txt", "هدنة إنسانية في المدينة. وبعد.\nنص.\n")
    with pytest.raises(ArticleUnknown, match="2, 3"):
        open_article(ws, "هدنة")
    assert len(open_article(ws, "هدنة إنسانية في المدينة.")) == 2


def test_a_file_that_cannot_be_read_is_listed_with_the_reason(ws: Workspace) -> None:
    """And refused when it is opened; the others are there all the same."""
    add(ws, "c.txt", "")
    add(ws, "d.txt", "no Arabic at all")
    problems = {one.title: one.problem for one in library(ws)}
    assert [title for title, problem in problems.items() if problem] == ["c.txt", "d.txt"]
    assert all("\n" not in problem for problem in problems.values())
    for number in (3, 4):
        with pytest.raises(ArticleUnreadable):
            open_article(ws, number)


def test_a_file_whose_name_commands_the_terminal_is_listed_harmlessly(ws: Workspace) -> None:
    """The escape is written out."""
    add(ws, "x\x1b[2J.txt", b"")
    assert library(ws)[-1].title == "x\\x1b[2J.txt"


def test_a_file_that_is_written_anew_is_counted_anew(ws: Workspace) -> None:
    """And one that has the text of a saved article under another name is not listed."""
    assert library(ws)[1].segments == 2
    add(ws, "b.txt", OTHER + "وجملة ثالثة.\n")
    assert library(ws)[1].segments == 3
    import_article(ws, ws.project.articles / "a.txt")
    add(ws, "copy.txt", TEXT)
    assert [one.title for one in library(ws)] == [SENTENCES[0], "هدنة إنسانية في المدينة."]


def test_a_saved_file_that_changed_since_is_an_article_of_its_own(ws: Workspace) -> None:
    """What was translated stays with the old text."""
    imported = import_article(ws, ws.project.articles / "a.txt")
    path = add(ws, "a.txt", "نص جديد تماما.\n")
    later = path.stat().st_mtime + 10
    os.utime(path, (later, later))
    assert [(one.id, one.title) for one in library(ws)] == [
        (imported.summary.id, SENTENCES[0]),
        (None, "نص جديد تماما."),
        (None, "هدنة إنسانية في المدينة."),
    ]
    assert open_article(ws, imported.summary.number).text() == TEXT


def test_importing_is_idempotent_by_content(ws: Workspace, tmp_path: Path) -> None:
    """Under any name; the summary is that of the article there is."""
    first = import_article(ws, ws.project.articles / "a.txt")
    copy = tmp_path / "copy.txt"
    copy.write_text(TEXT, encoding="utf-8")
    second = import_article(ws, copy)
    assert (first.already, second.already) == (False, True)
    assert first.summary == second.summary
    assert (first.summary.id, first.summary.segments, first.guess) == (1, 5, "utf-8")
    assert ws.db.value("select count(*) from article") == 1


def test_an_import_reads_the_encoding_it_is_told(ws: Workspace, tmp_path: Path) -> None:
    """The wrong guess is overridden; the article remembers which it was."""
    path = tmp_path / "old.txt"
    path.write_bytes(OTHER.encode("windows-1256"))
    imported = import_article(ws, path, "windows-1256")
    assert imported.summary.title == "هدنة إنسانية في المدينة."
    assert open_article(ws, 1).article.encoding == imported.guess


def test_archiving_puts_an_article_away_and_brings_it_back(ws: Workspace) -> None:
    """It keeps its number, and can be opened; nothing is deleted."""
    import_article(ws, ws.project.articles / "a.txt")
    set_archived(ws, 1, True)
    assert [one.number for one in library(ws)] == [2]
    assert [(one.number, one.archived) for one in library(ws, archived=True)] == [(1, True), (2, False)]
    assert open_article(ws, 1).article.id == 1
    set_archived(ws, 1, False)
    assert [one.number for one in library(ws)] == [1, 2]
    with pytest.raises(ArticleUnknown):
        set_archived(ws, 7, True)


def test_a_project_without_an_articles_folder_has_an_empty_library(tmp_path: Path) -> None:
    """It is no error."""
    folder = new_project(tmp_path / "project")
    (folder / "articles").rmdir()
    ws = workspace(folder)
    assert library(ws) == []
    ws.close()


def test_an_article_of_too_many_sentences_is_refused_in_one_line(ws: Workspace) -> None:
    """Listed with the reason, not opened, not imported; nothing is written."""
    path = add(ws, "long.txt", "نعم. " * 100_001)
    for deed in (lambda: open_article(ws, 3), lambda: import_article(ws, path)):
        with pytest.raises(ArticleUnreadable, match="100,001 sentences, 100,000 are the most") as refused:
            deed()
        assert "\n" not in str(refused.value)
    assert library(ws)[2].problem
    assert ws.db.value("select count(*) from article") == 0


def test_work_needs_neither_sqlite_utils_nor_textual(tmp_path: Path) -> None:
    """Opening a project and an article, typing and saving load neither: each costs as much as all the rest."""
    folder = new_project(tmp_path / "project", a=TEXT)
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from workbench.services.opening import library, open_article\n"
        "from workbench.project import find_project\n"
        "from workbench.services.workspace import Workspace\n"
        "ws = Workspace(find_project(Path(sys.argv[1])), 'translator')\n"
        "library(ws)\n"
        "session = open_article(ws, 1)\n"
        "session.type(0, 'typed')\n"
        "session.flush()\n"
        "session.finish(0)\n"
        "session.close()\n"
        "ws.close()\n"
        "heavy = {'sqlite_utils', 'textual', 'rich', 'click', 'babel', 'numpy', 'lxml', 'docx', 'trafilatura'}\n"
        "print(sorted(heavy & {name.partition('.')[0] for name in sys.modules}))\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
    ws = workspace(folder)
    assert open_article(ws, 1).row(0).target == "typed"
    ws.close()


def test_a_long_saved_article_opens_by_a_few_small_queries(tmp_path: Path) -> None:
    """Neither its text nor its sentences are read before they are looked at."""
    folder = new_project(tmp_path / "project", a=many_sentences(3000))
    first = workspace(folder)
    import_article(first, first.project.articles / "a.txt")
    first.close()
    ws = workspace(folder)
    seen: list[str] = []
    ws.db.connection.set_trace_callback(seen.append)
    session = open_article(ws, 1)
    session.row(session.place)
    ws.db.connection.set_trace_callback(None)
    assert len(session) == 3000
    assert len(seen) <= 4
    assert not any("article_text" in one for one in seen)
    assert sum("target" in one for one in seen) == 1
    ws.close()
