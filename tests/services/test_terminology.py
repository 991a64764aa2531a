"""The glossary as a terminologist uses it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.services.folders import SENTENCES, TEXT, new_project, workspace
from workbench.errors import DatabaseBusy, DeedImpossible, TermInvalid, TermUnknown
from workbench.glossary.matcher import TermMatcher
from workbench.glossary.term import Term, TermKind, TermStatus
from workbench.services.occurrences import Occurrence
from workbench.services.opening import import_article, set_archived
from workbench.services.starter import read_starter
from workbench.services.terminology import Glossary
from workbench.services.workspace import Workspace
from workbench.store.bilingual import article_sources

ARMY = Term("الجيش السوري", "Syrian army", TermKind.UNIT, "units")
AGENCY = Term("وكالة", "agency", TermKind.MEDIA, "media", variants=("وكالات",))
BRIGADE = Term("لواء", "brigade", TermKind.UNIT, "units", variants=("ألوية",))
GENERAL = Term("لواء", "major general", TermKind.RANK, status=TermStatus.ADMITTED)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with one article and no terms."""
    return new_project(tmp_path / "project", news=TEXT)


@pytest.fixture
def ws(folder: Path) -> Iterator[Workspace]:
    """The project, opened."""
    opened = workspace(folder, "one")
    yield opened
    opened.close()


@pytest.fixture
def glossary(ws: Workspace) -> Glossary:
    """Its glossary."""
    return Glossary(ws)


def found(glossary: Glossary, text: str) -> list[str]:
    """The English of the terms in a text."""
    return [match.term.english for match in glossary.find(text)]


def test_a_new_term_is_recognised_at_once(glossary: Glossary) -> None:
    """And gone again when it is removed."""
    assert found(glossary, SENTENCES[0]) == []
    army = glossary.add(ARMY)
    assert found(glossary, SENTENCES[0]) == ["Syrian army"]
    assert army == replace(ARMY, id=1)
    assert glossary.term(1) == army
    glossary.update(replace(army, english="Syrian Arab Army"))
    assert found(glossary, SENTENCES[0]) == ["Syrian Arab Army"]
    glossary.remove(1)
    assert found(glossary, SENTENCES[0]) == []


def test_changes_of_another_program_are_seen(glossary: Glossary, ws: Workspace) -> None:
    """By whoever asks next."""
    assert glossary.terms() == []
    other = ws.another()
    Glossary(other).add(ARMY)
    other.close()
    assert [term.english for term in glossary.terms()] == ["Syrian army"]
    assert found(glossary, SENTENCES[0]) == ["Syrian army"]


def test_the_glossary_is_read_once(glossary: Glossary, ws: Workspace) -> None:
    """Nothing is made anew while nothing changed; saving other things is no change of terms."""
    glossary.add(ARMY)
    matcher = glossary.matcher()
    import_article(ws, ws.project.articles / "news.txt")
    assert glossary.matcher() is matcher
    glossary.add(AGENCY)
    assert glossary.matcher() is not matcher


def test_a_list_handed_out_is_not_the_glossary(glossary: Glossary) -> None:
    """Whoever sorts it does not sort the glossary."""
    glossary.add(ARMY)
    glossary.terms().clear()
    assert len(glossary.terms()) == 1


def test_a_term_is_kept_tidy(glossary: Glossary) -> None:
    """No blanks at the edges, no form twice or empty, nothing that cannot be stored."""
    untidy = Term(" حلب\n", "Aleppo ", variants=("حلب", " الشهباء", "", "الشهباء"), note="\ud800\0", id=99)
    tidy = Term("حلب", "Aleppo", variants=("الشهباء",), note="\ufffd\ufffd", id=1)
    assert glossary.add(untidy) == tidy
    assert glossary.terms() == [tidy]


@pytest.mark.parametrize("term", [Term("", "x"), Term("كلمة", " "), Term(" \u00a0", "x")])
def test_a_term_needs_both_languages(glossary: Glossary, term: Term) -> None:
    """Nothing is saved without."""
    with pytest.raises(TermInvalid):
        glossary.add(term)
    assert glossary.terms() == []


def test_the_same_pair_stands_once(glossary: Glossary) -> None:
    """Two senses are two terms; the same sense twice is refused, in adding and in changing."""
    glossary.add(BRIGADE)
    general = glossary.add(GENERAL)
    with pytest.raises(TermInvalid, match="already"):
        glossary.add(replace(BRIGADE, note="again"))
    with pytest.raises(TermInvalid, match="already"):
        glossary.update(replace(general, english="brigade"))
    assert [match.senses for match in glossary.find("اللواء")] == [tuple(glossary.terms())]


def test_an_unknown_number_is_said(glossary: Glossary) -> None:
    """Whatever is asked of it."""
    for ask in (lambda: glossary.update(replace(ARMY, id=5)), lambda: glossary.remove(5), lambda: glossary.term(5)):
        with pytest.raises(TermUnknown, match="5"):
            ask()
    assert glossary.history(5) == []


def test_saving_a_term_unchanged_is_no_change(glossary: Glossary) -> None:
    """There is nothing to undo but what was before."""
    army = glossary.add(ARMY)
    assert glossary.update(replace(army, note=" ")) == army
    assert len(glossary.history(1)) == 1


def test_forbidden_terms_are_recognised_too(glossary: Glossary) -> None:
    """So that their English can be warned of."""
    glossary.add(replace(ARMY, status=TermStatus.FORBIDDEN))
    assert found(glossary, SENTENCES[0]) == ["Syrian army"]


@pytest.mark.parametrize(
    ("query", "english"),
    [
        ("والجيش", ["Syrian army"]),
        ("بالجَيش السوريّ", ["Syrian army"]),
        ("وكالات", ["agency"]),
        ("للوكالة", ["agency"]),
        ("MAJOR", ["major general"]),
        ("لواء", ["brigade", "major general"]),
        ("", ["Syrian army", "agency", "brigade", "major general"]),
        ("زيتون", []),
    ],
)
def test_search_finds_in_both_languages(glossary: Glossary, query: str, english: list[str]) -> None:
    """Marks, spelling and what is written together with a word do not matter."""
    for term in (ARMY, AGENCY, BRIGADE, GENERAL):
        glossary.add(term)
    assert [term.english for term in glossary.search(query)] == english


def test_search_is_narrowed(glossary: Glossary) -> None:
    """By kind, status and domain, alone or together with words."""
    for term in (ARMY, AGENCY, BRIGADE, GENERAL):
        glossary.add(term)
    assert [term.english for term in glossary.search(kind=TermKind.UNIT)] == ["Syrian army", "brigade"]
    assert [term.english for term in glossary.search(status=TermStatus.ADMITTED)] == ["major general"]
    assert [term.english for term in glossary.search(domain="media")] == ["agency"]
    assert [term.english for term in glossary.search("لواء", TermKind.UNIT, domain="units")] == ["brigade"]
    assert glossary.domains() == ["media", "units"]


def test_undo_goes_back_step_by_step(glossary: Glossary) -> None:
    """Each undo is a change of its own in the history, and the next one goes further back."""
    army = glossary.add(ARMY)
    noted = glossary.update(replace(army, note="x"))
    glossary.remove(1)
    assert glossary.undo(1) == noted
    assert glossary.undo(1) == army
    assert glossary.undo(1) is None
    assert glossary.terms() == []
    assert len(glossary.history(1)) == 6
    with pytest.raises(DeedImpossible):
        glossary.undo(1)


def test_undo_does_not_make_a_pair_twice(glossary: Glossary) -> None:
    """A removed term does not come back beside the one that took its place."""
    glossary.add(ARMY)
    glossary.remove(1)
    glossary.add(ARMY)
    with pytest.raises(DeedImpossible, match="الجيش السوري"):
        glossary.undo(1)
    assert [term.id for term in glossary.terms()] == [2]


def test_undo_last_takes_back_ones_own_changes_only(glossary: Glossary, ws: Workspace) -> None:
    """What another did stays; a term another changed since is left, and said."""
    army = glossary.add(ARMY)
    agency = glossary.add(AGENCY)
    other = workspace(ws.project.folder, "two")
    others = Glossary(other)
    others.update(replace(agency, note="theirs"))
    with pytest.raises(DeedImpossible, match="وكالة was changed since"):
        glossary.undo_last()
    assert glossary.undo_last() == "Added الجيش السوري"
    assert [term.note for term in glossary.terms()] == ["theirs"]
    assert glossary.history(army.id or 0)[0].after is None
    with pytest.raises(DeedImpossible):
        glossary.undo_last()
    assert others.undo_last() == "Changed وكالة"
    other.close()


def test_a_change_waits_for_nobody_and_is_whole(glossary: Glossary, ws: Workspace) -> None:
    """While another program writes, it is refused, and nothing of it is saved."""
    other = workspace(ws.project.folder, "two")
    with other.db.writing(), pytest.raises(DatabaseBusy):
        glossary.add(ARMY)
    other.close()
    assert glossary.terms() == []
    glossary.add(ARMY)
    assert len(glossary.terms()) == 1


def test_looking_changes_nothing(folder: Path) -> None:
    """Not a byte, and no file beside it."""
    before = (folder / "glossary.db").read_bytes()
    ws = workspace(folder)
    glossary = Glossary(ws)
    glossary.terms(), glossary.find(SENTENCES[0]), glossary.search("x"), glossary.history(1), glossary.domains()
    glossary.occurrences(ARMY)
    ws.close()
    assert (folder / "glossary.db").read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == ["articles", "glossary.db"]


def test_occurrences_are_where_saved_articles_have_the_term(glossary: Glossary, ws: Workspace) -> None:
    """Newest article first; an article that was put away is left out."""
    first = import_article(ws, ws.project.articles / "news.txt").summary
    (ws.project.articles / "second.txt").write_text("وكالاتها كثيرة.", encoding="utf-8")
    second = import_article(ws, ws.project.articles / "second.txt").summary
    assert second.id is not None
    where = glossary.occurrences(AGENCY)
    assert [(one.article, one.position, one.source[one.start : one.end]) for one in where] == [
        (second.id, 0, "وكالاتها"),
        (first.id, 2, "الوكالة"),
        (first.id, 4, "الوكالة"),
    ]
    assert where[1] == Occurrence(first.id or 0, first.title, 2, SENTENCES[2], 7, 14)
    assert glossary.occurrences(AGENCY, limit=2) == where[:2]
    set_archived(ws, second.id, True)
    assert glossary.occurrences(AGENCY) == where[1:]
    assert glossary.occurrences(Term("زيتون", "olives")) == []


def test_no_occurrence_is_overlooked(ws: Workspace, glossary: Glossary) -> None:
    """What the whole starter recognises in the shipped articles is among the occurrences of each of its terms."""
    matcher = TermMatcher(read_starter())
    places: dict[Term, set[tuple[int, int, int]]] = {}
    for path in sorted((Path(__file__).parents[2] / "articles").glob("*.txt")):
        number = import_article(ws, path).summary.id or 0
        for position, source in article_sources(ws.db, number):
            for match in matcher.find(source):
                for sense in match.senses:
                    places.setdefault(sense, set()).add((number, position, match.start))
    assert len(places) > 50
    for term, expected in places.items():
        where = glossary.occurrences(term, limit=10_000)
        assert expected <= {(one.article, one.position, one.start) for one in where}, term.arabic


def test_using_a_glossary_loads_no_tools(folder: Path) -> None:
    """The library for whole tables costs 40 ms of every start, and is left to migrations."""
    script = (
        "import sys; from pathlib import Path;"
        "from workbench.project import find_project;"
        "from workbench.services.workspace import Workspace;"
        "from workbench.services.terminology import Glossary;"
        "glossary = Glossary(Workspace(find_project(Path(sys.argv[1])), 'one'));"
        "glossary.terms(), glossary.find('الجيش'), glossary.search('x');"
        "print(sorted({'sqlite_utils', 'numpy', 'click', 'textual', 'difflib', 'csv'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", script, str(folder)], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
