"""The commands on a real project: articles in, terms, review, files out."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.cli.conftest import ARTICLE, on_terminal, workbench
from workbench.project import find_project
from workbench.services.opening import open_article
from workbench.services.workspace import Workspace

HEADLINE, FIRST, SECOND = (
    "«رويترز» تكشف تفاصيل الاتفاق",
    "كشفت وكالة رويترز عن لقاء الأسد وبوتين.",
    "وأشارت إلى الجيش السوري.",
)


@pytest.fixture
def translated(project: Path) -> Path:
    """The project after a translator finished the headline and the second sentence, and began the first."""
    workspace = Workspace(find_project(project), "translator")
    session = open_article(workspace, "deal.txt")
    for position, text in ((0, "Reuters reveals the deal"), (2, "It pointed to the Syrian army."), (1, "Reuters")):
        session.type(position, text)
        session.leave(position) if position == 1 else session.finish(position)
    session.close()
    workspace.close()
    return project


def test_a_new_project_is_ready_to_use(shipped: Path) -> None:
    """`init` makes a folder for one person, with the starter glossary; a second time it changes nothing."""
    assert shipped.stat().st_mode & 0o777 == 0o700
    assert workbench("glossary", "search", "والأسد", into=shipped).rows[0][1:4] == ["الأسد", "al-Assad", "person"]
    again = workbench("init", shipped)
    assert (again.code, again.out) == (2, "")
    assert "is a project already; it was left as it is" in again.err


def test_files_in_the_folder_are_listed_by_themselves(project: Path) -> None:
    """What nobody worked on has a number too; a file that cannot be read says why; nothing is written."""
    (project / "articles" / "empty.txt").touch()
    before = (project / "glossary.db").read_bytes()
    ended = workbench("articles", into=project)
    assert ended.code == 0
    assert ended.rows[0] == ["1", HEADLINE, "3", "0", "0", "0", "", "", ""]
    assert ended.rows[1][:2] == ["2", "empty.txt"]
    assert "it is empty" in ended.rows[1][-1]
    records = workbench("articles", "--json", "--project", project).records
    assert [(each["number"], each["title"], each["segments"]) for each in records] == [
        (1, HEADLINE, 3),
        (2, "empty.txt", 0),
    ]
    assert (project / "glossary.db").read_bytes() == before


def test_a_project_without_articles_says_how_to_begin(shipped: Path) -> None:
    """The list is empty for programs, and the hint is not in their way."""
    ended = workbench("articles", into=shipped)
    assert (ended.code, ended.out) == (0, "")
    assert "workbench import FILE" in ended.err


def test_articles_are_imported_once(project: Path, tmp_path: Path) -> None:
    """The same text is found again; a file in an old encoding says what it was read as."""
    old = tmp_path / "old.txt"
    old.write_bytes("أعلنت وزارة الدفاع الروسية أن الطائرات عادت إلى قواعدها.".encode("windows-1256"))
    first = workbench("import", "articles/deal.txt", old, into=project)
    assert (first.code, first.err) == (0, "")
    assert first.out.splitlines() == [
        f"1  {HEADLINE}: imported, 3 sentences, read as utf-8",
        "2  أعلنت وزارة الدفاع الروسية أن الطائرات عادت إلى قواعدها.: imported, 1 sentences, read as windows-1256",
    ]
    again = workbench("import", old, "--json", into=project).records
    assert [(each["already"], each["summary"]["id"]) for each in again] == [(True, 2)]


def test_a_file_that_cannot_be_read_does_not_stop_the_others(project: Path, tmp_path: Path) -> None:
    """One line says why, the exit code is 2, and what can be read is in the project."""
    (tmp_path / "english.txt").write_text("Nothing but English", encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n")
    ended = workbench(
        "import", tmp_path / "english.txt", tmp_path, tmp_path / "picture.png", "articles/deal.txt", into=project
    )
    assert ended.code == 2
    assert [line.partition(": ")[0] for line in ended.err.splitlines()] == ["workbench"] * 3
    assert "it has no Arabic letters" in ended.err
    assert "it is a folder" in ended.err
    assert [each["id"] for each in workbench("articles", "--json", into=project).records] == [1]


def test_a_large_import_shows_a_bar_to_a_person_alone(project: Path, tmp_path: Path) -> None:
    """On a terminal a long import draws how far it is; through a pipe it writes nothing but the result."""
    for number in (1, 2):
        line = f"أعلنت وزارة الدفاع الروسية رقم {number} أن الطائرات عادت إلى قواعدها سالمة.\n"
        (tmp_path / f"{number}.txt").write_text(line * 12_000, encoding="utf-8")
    seen = on_terminal("import", tmp_path / "1.txt", tmp_path / "2.txt", into=project)
    assert seen.code == 0
    assert "Importing" in seen.out and "%" in seen.out
    piped = workbench("import", tmp_path / "1.txt", into=project)
    assert (piped.err, piped.out.count("\n")) == ("", 1)


def test_sentences_have_their_places_in_the_text(tmp_path: Path) -> None:
    """Offsets are code points of the text as written, and each sentence is what stands there."""
    records = workbench("segment", "-", "--json", into=tmp_path, text=ARTICLE).records
    assert [each["text"] for each in records] == [HEADLINE, FIRST, SECOND]
    assert [each["number"] for each in records] == [1, 2, 3]
    assert all(ARTICLE[each["start"] : each["end"]] == each["text"] for each in records)
    assert workbench("segment", "-", into=tmp_path, text=ARTICLE).out.splitlines() == [HEADLINE, FIRST, SECOND]


def test_terms_are_found_and_explained(project: Path) -> None:
    """Each term with its place, its English and why it was found; 1 if there is none."""
    found = workbench("terms", "-", into=project, text="وللأسد").rows
    assert found == [["0", "وللأسد", "al-Assad", "person", "preferred", "و + لـ + الأسد: and, to/for"]]
    (record,) = workbench("terms", "-", "--json", into=project, text="وللأسد").records
    assert (record["term"]["english"], record["surface"]) == ("al-Assad", "وللأسد")
    assert [each["arabic"] for each in record["reason"]["clitics"]] == ["و", "لـ"]
    none = workbench("terms", "-", into=project, text="ذهب الولد")
    assert (none.code, none.out, none.err) == (1, "", "")


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        (b"", [], "it has no Arabic letters"),
        (b"English", [], "it has no Arabic letters"),
        ("سلام".encode("windows-1256"), ["--encoding", "utf-8"], "it is not in the encoding utf-8"),
        ("سلام".encode(), ["--encoding", "klingon"], "there is no encoding klingon"),
    ],
)
def test_input_that_is_no_arabic_text_is_told_in_one_line(
    tmp_path: Path, text: bytes, options: list[str], said: str
) -> None:
    """Standard input is held to what a file is."""
    ended = workbench("segment", "-", *options, into=tmp_path, text=text)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert ended.err.count("\n") == 1


def test_a_terminologist_adds_finds_and_changes_a_term(project: Path) -> None:
    """What is added is recognised at once; what is not named stays; the glossary alone changes."""
    fields = ["--kind", "weapon", "--variant", "غواصات", "--forbidden", "diver"]
    (added,) = workbench("glossary", "add", "غواصة", "submarine", *fields, "--json", into=project).records
    assert workbench("terms", "-", into=project, text="والغواصات").rows[0][2] == "submarine"
    number = str(added["id"])
    (edited,) = workbench(
        "glossary", "edit", number, "--note", "naval", "--forbidden", "", "--json", into=project
    ).records
    assert edited == added | {"note": "naval", "forbidden": []}
    assert workbench("glossary", "search", "SUBMARINE", into=project).rows == [
        [number, "غواصة", "submarine", "weapon", "preferred", ""]
    ]
    kinds = {row[3] for row in workbench("glossary", "list", "--kind", "weapon", into=project).rows}
    assert kinds == {"weapon"}


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["search", "xyzzy"], 1, ""),
        (["add", "الأسد", "al-Assad"], 2, "is in the glossary already"),
        (["add", " ", "x"], 2, "The term has no Arabic"),
        (["edit", "99999", "--note", "x"], 2, "There is no term 99999"),
        (["build"], 0, ""),
        (["export", "out.xyz"], 2, "The ending of out.xyz tells no format"),
        (["export", "glossary.db", "--format", "csv"], 1, "belongs to the project itself"),
        (["export", "no/such/folder/out.csv"], 1, "no/such/folder"),
        (["import", "nothing.csv"], 2, "nothing.csv is no file"),
    ],
)
def test_answers_of_the_glossary(project: Path, arguments: list[str], code: int, said: str) -> None:
    """Nothing found and not possible are 1, what does not exist is 2; one line each."""
    ended = workbench("glossary", *arguments, into=project)
    assert ended.code == code
    assert said in ended.err
    assert ended.err.count("\n") == (1 if said else 0)


def test_a_glossary_goes_out_and_comes_in(project: Path) -> None:
    """Exported terms are imported as unchanged; a changed cell is one update, which a dry run only tells."""
    told = workbench("glossary", "export", "out.csv", "--kind", "person", into=project)
    with (project / "out.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert f"{len(rows)} written" in told.out
    assert {row["kind"] for row in rows} == {"person"}
    rows[0]["note"] = "changed"
    rows.append({**rows[0], "arabic": "", "english": "nobody"})
    with (project / "in.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, rows[0])
        table.writeheader()
        table.writerows(rows)
    before = (project / "glossary.db").read_bytes()
    dry = workbench("glossary", "import", "in.csv", "--dry-run", into=project)
    assert "Nothing was written" in dry.out
    assert (project / "glossary.db").read_bytes() == before
    ended = workbench("glossary", "import", "in.csv", "--json", into=project)
    (record,) = ended.records
    assert (record["imported"], record["updated"], record["unchanged"]) == (0, 1, len(rows) - 2)
    assert [each["line"] for each in record["skipped"]] == [len(rows) + 1]
    updated = workbench("glossary", "update", into=project)
    assert updated.out.splitlines()[0] == "0 added, 0 changed, 0 removed"
    assert f"kept as you have it: {rows[0]['arabic']}, {rows[0]['english']}" in updated.out
    (record,) = workbench("glossary", "update", "--json", into=project).records
    assert (record["added"], record["changed"], record["removed"]) == (0, 0, 0)
    assert [each["note"] for each in record["kept"]] == ["changed"]


def test_a_database_that_was_worked_in_is_not_built_over(project: Path) -> None:
    """`build` replaces what is as it was shipped, and nothing else."""
    assert workbench("glossary", "add", "غواصة", "submarine", into=project).code == 0
    refused = workbench("glossary", "build", into=project)
    assert refused.code == 2
    assert "was worked in; it was left as it is" in refused.err
    assert workbench("glossary", "search", "submarine", into=project).code == 0


def test_history_is_every_version_newest_first(translated: Path) -> None:
    """By whom, when and in which state; sentences are counted from 1."""
    workbench("review", "approve", "1", "1", into=translated, WORKBENCH_AUTHOR="reviewer")
    records = workbench("history", "deal.txt", "1", "--json", into=translated).records
    assert [(each["number"], each["state"], each["author"]) for each in records] == [
        (2, "approved", "reviewer"),
        (1, "translated", "translator"),
    ]
    lines = workbench("history", "1", "1", into=translated).out.splitlines()
    assert lines[0].startswith("2  approved  reviewer  ")
    assert lines[1] == "    Reuters reveals the deal"
    beyond = workbench("history", "1", "4", into=translated)
    assert (beyond.code, beyond.err) == (2, f"workbench: There is no sentence 4 in {HEADLINE}; it has 3.\n")
    unknown = workbench("history", "روسيا", "1", into=translated)
    assert unknown.code == 2
    assert "No article is called" in unknown.err


def test_a_reviewer_decides_from_the_command_line(translated: Path) -> None:
    """The queue, a rejection with its reason, a comment that holds a sentence back, and the rest approved."""
    queue = workbench("review", "list", into=translated)
    assert [row[:6] for row in queue.rows] == [
        ["1", "1", "translated", HEADLINE, "Reuters reveals the deal", "translator"],
        ["1", "3", "translated", SECOND, "It pointed to the Syrian army.", "translator"],
    ]
    assert workbench("review", "reject", "1", "3", "wrong army", into=translated, WORKBENCH_AUTHOR="reviewer").code == 0
    (rejected,) = workbench("review", "list", "--state", "rejected", "--json", into=translated).records
    assert (rejected["sentence"], rejected["attention"], rejected["author"]) == (
        3,
        "rejected: wrong army",
        "translator",
    )
    assert workbench("review", "comment", "1", "1", "Check the quotes", into=translated).code == 0
    assert workbench("review", "approve", "1", "--rest", into=translated).out == "0 approved\n"
    assert workbench("review", "approve", "1", "1", into=translated).code == 0
    assert [row[4] for row in workbench("articles", into=translated).rows] == ["1"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["reject", "1", "1", " "], "A rejection needs a reason"),
        (["comment", "1", "1", ""], "The comment is empty"),
    ],
)
def test_decisions_without_words_are_not_taken(translated: Path, arguments: list[str], said: str) -> None:
    """The answer is no: 1, and nothing changes."""
    ended = workbench("review", *arguments, into=translated)
    assert ended.code == 1
    assert said in ended.err


def test_nothing_waits_in_an_article_that_nobody_worked_on(project: Path) -> None:
    """It is no mistake to ask; there is nothing to approve either."""
    listed = workbench("review", "list", "--article", "deal.txt", into=project)
    assert (listed.code, listed.out, listed.err) == (0, "", "0 waiting, 0 shown\n")
    approved = workbench("review", "approve", "deal.txt", "1", into=project)
    assert approved.code == 1
    assert "Nobody has worked on" in approved.err


def test_translations_are_handed_over(translated: Path) -> None:
    """The English alone, both languages as a table, or nothing if nothing is there; what is missing is said."""
    text = workbench("export", "1", "-o", "out.txt", into=translated)
    assert text.code == 0
    assert (translated / "out.txt").read_text("utf-8").splitlines()[0] == "Reuters reveals the deal"
    record = workbench("export", "1", "-o", "out.csv", "--json", into=translated).records[0]
    assert (record["format"], record["entries"], record["untranslated"], record["unfinished"]) == ("csv", 3, [], 1)
    (translated / "articles" / "new.txt").write_text("قال الوزير ذلك.", encoding="utf-8")
    nothing = workbench("export", "new.txt", "-o", "out.txt", into=translated)
    assert nothing.code == 1
    assert (translated / "out.txt").read_text("utf-8").splitlines()[0] == "Reuters reveals the deal"


def test_what_people_wrote_never_reaches_a_terminal_as_a_command(project: Path) -> None:
    """Escapes in titles and names are shown, not sent."""
    (project / "articles" / "evil.txt").write_text("عنوان \x1b]52;c;Zm9v\x07 \x9b31m خطير\n", encoding="utf-8")
    for options in ([], ["--json"]):
        shown = on_terminal("articles", *options, into=project).out
        assert shown.count("\n") >= 2
        assert not {"\x1b", "\x07", "\x9b"} & set(shown)
