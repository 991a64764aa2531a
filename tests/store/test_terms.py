"""Terms are saved whole, with their history, and found by what they say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.formats.samples import hard_glossary
from workbench.glossary.term import Term, TermKind
from workbench.store import term_history, terms
from workbench.store.database import Database, create_database, open_database
from workbench.store.term_history import Alteration, TermDeed

HOMS = Term("حمص", "Homs", TermKind.PLACE)
ALEPPO = Term(
    "حلب", "Aleppo", TermKind.PLACE, variants=("الشهباء", "مدينة حلب"), admitted=("Halab",), forbidden=("milk",)
)
UN = Term("الأمم المتحدة", "United Nations", abbreviation="UN", note="x")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """An empty database."""
    opened = create_database(tmp_path / "glossary.db")
    yield opened
    opened.close()


def added(db: Database, *new: Term) -> list[Term]:
    """Terms, saved by one deed."""
    with db.writing():
        numbered = term_history.numbered(db, new)
        changes = [Alteration(None, term) for term in numbered]
        term_history.perform(db, TermDeed.ADDED, "added", "one", changes)
    return numbered


def deed_of(db: Database, *changes: Alteration, author: str = "one", kind: TermDeed = TermDeed.CHANGED) -> int:
    """The number of a deed that was done."""
    with db.writing():
        term_history.perform(db, kind, "deed", author, changes)
    return int(db.value("select max(id) from deed"))


def test_terms_come_back_as_they_were_saved(db: Database, tmp_path: Path) -> None:
    """Whatever stands in them, in the order they were added, by another connection too."""
    saved = added(db, *hard_glossary())
    assert terms.all_terms(db) == saved
    assert [terms.term(db, one.id or 0) for one in saved] == saved
    other = open_database(tmp_path / "glossary.db")
    assert terms.all_terms(other) == saved
    other.close()


def test_a_number_is_never_used_again(db: Database) -> None:
    """A removed term's number stays its own, so that its history cannot become another's."""
    homs, aleppo = added(db, HOMS, ALEPPO)
    deed_of(db, Alteration(aleppo, None))
    (un,) = added(db, UN)
    assert [homs.id, aleppo.id, un.id] == [1, 2, 3]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("حلب", ["حلب"]),
        ("حَلَـب", ["حلب"]),
        ("وبحلب", ["حلب"]),
        ("الامم", ["الأمم المتحدة"]),
        ("للأمم", ["الأمم المتحدة"]),
        ("شهبا", ["حلب"]),
        ("المتحده الأمم", ["الأمم المتحدة"]),
        ("HOMS", ["حمص"]),
        ("al", ["حلب"]),
        ("halab", ["حلب"]),
        ("milk", ["حلب"]),
        ("un", ["الأمم المتحدة"]),
        ("nations united", ["الأمم المتحدة"]),
        ("homs nations", []),
        ("وحمصا", []),
        ("%", []),
        ("'", []),
        ("", []),
        ("  ", []),
    ],
)
def test_terms_are_found_by_any_form(db: Database, query: str, found: list[str]) -> None:
    """Spelling is folded, word order does not count, and what texts put before a word is cut if nothing else fits."""
    added(db, HOMS, ALEPPO, UN)
    numbers = terms.search(db, query)
    assert [one.arabic for one in terms.all_terms(db) if one.id in numbers] == found


def test_an_abbreviation_is_a_form(db: Database) -> None:
    """In whatever case, and only as a whole."""
    added(db, Term("داعش", "Islamic State", abbreviation="ISIS"))
    assert terms.search(db, "isis") == {1: 0}
    assert terms.search(db, "isi") == {}


def test_the_best_fit_has_the_lowest_rank(db: Database) -> None:
    """The form itself, then its beginning, then the beginning of a word of it, then its middle."""
    words = ["rms", "army", "arm", "red arm", "harm", "ARMs"]
    saved = added(db, *(Term(f"ع{number}", word) for number, word in enumerate(words)))
    assert terms.search(db, "arm") == dict(zip((one.id for one in saved[1:]), [1, 0, 2, 3, 1], strict=True))


def test_history_tells_every_change(db: Database) -> None:
    """Newest first, also of a term that is gone."""
    (homs,) = added(db, HOMS)
    changed = replace(homs, note="third city", variants=("حمص المدينة",))
    deed_of(db, Alteration(homs, changed), author="two")
    deed_of(db, Alteration(changed, None), author="one")
    changes = term_history.history(db, homs.id or 0)
    assert [(one.number, one.before, one.after, one.author) for one in changes] == [
        (3, changed, None, "one"),
        (2, homs, changed, "two"),
        (1, None, homs, "one"),
    ]


def test_the_edition_grows_with_every_change(db: Database, tmp_path: Path) -> None:
    """And with those of another program."""
    before = term_history.edition(db)
    (homs,) = added(db, HOMS)
    other = open_database(tmp_path / "glossary.db")
    between = term_history.edition(other)
    deed_of(other, Alteration(homs, replace(homs, note="x")))
    other.close()
    assert before < between < term_history.edition(db)


def test_a_deed_is_taken_back_as_a_whole(db: Database) -> None:
    """Added terms go, changed ones are as before, removed ones come back under their numbers."""
    homs, aleppo = added(db, HOMS, ALEPPO)
    changed = replace(homs, english="Homs city")
    un = replace(UN, id=9)
    deed = deed_of(db, Alteration(homs, changed), Alteration(aleppo, None), Alteration(None, un))
    assert terms.all_terms(db) == [changed, un]
    undone = term_history.undo(db, deed, "two")
    assert terms.all_terms(db) == [homs, aleppo]
    assert (len(undone.restored), undone.kept) == (3, ())


def test_what_was_changed_since_is_left(db: Database) -> None:
    """The rest of the deed is taken back; a term whose old words another has now stays too."""
    homs, aleppo = added(db, HOMS, ALEPPO)
    moved, noted = replace(homs, english="Emesa"), replace(aleppo, note="one")
    deed = deed_of(db, Alteration(homs, moved), Alteration(aleppo, noted), Alteration(None, replace(UN, id=9)))
    mine = replace(noted, note="two")
    deed_of(db, Alteration(noted, mine))
    (another,) = added(db, HOMS)
    undone = term_history.undo(db, deed, "two")
    assert terms.all_terms(db) == [moved, mine, another]
    assert undone.kept == (moved, noted)


def test_part_of_a_deed_is_taken_back_for_one_term(db: Database) -> None:
    """The deed still stands for the others, and is done with when nothing of it stands."""
    homs, aleppo = added(db, HOMS, ALEPPO)
    deed = deed_of(db, Alteration(homs, replace(homs, note="x")), Alteration(aleppo, replace(aleppo, note="x")))
    for one, other_still_noted in ((homs, True), (aleppo, False)):
        assert term_history.last_deed_on(db, one.id or 0) == deed
        term_history.undo(db, deed, "two", only=one.id)
        assert term_history.last_deed_on(db, one.id or 0) != deed
        assert (db.value("select undone_at from deed where id = ?", [deed]) is None) is other_still_noted
    assert terms.all_terms(db) == [homs, aleppo]


def test_domains_are_named_once(db: Database) -> None:
    """Sorted; no domain is none."""
    added(db, replace(HOMS, domain="places"), replace(ALEPPO, domain="places"), replace(UN, domain="bodies"))
    added(db, Term("كلمة", "word"))
    assert terms.domains(db) == ["bodies", "places"]
