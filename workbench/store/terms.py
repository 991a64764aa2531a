"""The glossary as it is saved: terms, their forms, and finding them by what they say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from workbench.arabic.folding import fold, fold_taa
from workbench.glossary.term import Term, TermKind, TermStatus
from workbench.store.database import Database, Row
from workbench.store.snapshot import reading

_COLUMNS = "arabic, english, kind, domain, status, part_of_speech, abbreviation, definition, note, source"

_KINDS = {str(kind): kind for kind in TermKind}
_STATUSES = {str(status): status for status in TermStatus}

Forms = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""The forms of a term besides the two main ones: variants, admitted, forbidden."""

_ROLES = {"variant": 0, "admitted": 1, "forbidden": 2}
_NO_FORMS: Forms = ((), (), ())


def search_form(text: str) -> str:
    """What a form is searched by: folded, and ة written ه, as it often is."""
    return fold_taa(fold(text))


def all_terms(db: Database) -> list[Term]:
    """Every term, in the order of the glossary; empty if there is none."""
    with reading(db):
        rows = db.rows(f"select id, {_COLUMNS} from term order by position, id")
        others = db.rows(
            "select term, role, form from term_form where role <> 'main' order by term, language, role, position"
        )
    forms = _forms(others)
    return [_term(row, forms.get(row[0], _NO_FORMS)) for row in rows]


def term(db: Database, number: int) -> Term | None:
    """One term; None if no term has that number."""
    row = db.row(f"select id, {_COLUMNS} from term where id = ?", [number])
    if row is None:
        return None
    forms = db.rows(
        "select term, role, form from term_form where term = ? and role <> 'main' order by language, role, position",
        [number],
    )
    return _term(row, _forms(forms).get(number, _NO_FORMS))


def _forms(rows: Iterable[Row]) -> dict[int, Forms]:
    found: dict[int, tuple[list[str], list[str], list[str]]] = defaultdict(lambda: ([], [], []))
    for number, role, form in rows:
        found[number][_ROLES[role]].append(form)
    return {number: (tuple(one), tuple(two), tuple(three)) for number, (one, two, three) in found.items()}


def _term(row: Row, forms: Forms) -> Term:
    number, arabic, english, kind, domain, status, part_of_speech, abbreviation, definition, note, source = row
    return Term(
        arabic,
        english,
        _KINDS[kind],
        domain,
        _STATUSES[status],
        definition,
        note,
        source,
        forms[0],
        forms[1],
        forms[2],
        part_of_speech,
        abbreviation,
        number,
    )


def number_of(db: Database, arabic: str, english: str) -> int | None:
    """The number of the term with this Arabic and this English; None if there is none."""
    found: int | None = db.value("select id from term where arabic = ? and english = ?", [arabic, english])
    return found


def next_number(db: Database) -> int:
    """The number a new term takes: one that no term has or ever had, so that histories stay apart."""
    return int(
        db.value(
            "select 1 + max(coalesce((select max(id) from term), 0), coalesce((select max(term) from term_history), 0))"
        )
    )


def insert_all(db: Database, terms: Iterable[Term]) -> None:
    """Saves new terms under the numbers they have; only inside `writing()`."""
    terms = list(terms)
    db.executemany(f"insert into term (id, {_COLUMNS}) values (?{', ?' * 10})", map(_term_row, terms))
    _insert_forms(db, terms)


def rewrite_all(db: Database, terms: Iterable[Term]) -> None:
    """Saves what terms of these numbers say now; only inside `writing()`."""
    terms = list(terms)
    columns = _COLUMNS.replace(",", " = ?,") + " = ?"
    db.executemany(
        f"update term set {columns} where id = ?", ((*values, number) for number, *values in map(_term_row, terms))
    )
    db.executemany("delete from term_form where term = ?", ((term.id,) for term in terms))
    _insert_forms(db, terms)


def delete_all(db: Database, numbers: Iterable[int]) -> None:
    """Removes terms; only inside `writing()`. Their history stays."""
    db.executemany("delete from term where id = ?", ((number,) for number in numbers))


def _insert_forms(db: Database, terms: Iterable[Term]) -> None:
    db.executemany(
        "insert into term_form (term, language, role, position, form, folded) values (?, ?, ?, ?, ?, ?)",
        (row for term in terms for row in form_rows(term)),
    )


def _term_row(term: Term) -> Row:
    return (
        term.id,
        term.arabic,
        term.english,
        str(term.kind),
        term.domain,
        str(term.status),
        term.part_of_speech,
        term.abbreviation,
        term.definition,
        term.note,
        term.source,
    )


def form_rows(term: Term) -> Iterator[Row]:
    """The rows of `term_form` for a term: its number, language, role, place, form and folded form."""
    for language, role, forms in (
        ("ar", "main", (term.arabic,)),
        ("ar", "variant", term.variants),
        ("en", "main", (term.english,)),
        ("en", "admitted", term.admitted),
        ("en", "forbidden", term.forbidden),
    ):
        for position, form in enumerate(forms):
            yield term.id, language, role, position, form, search_form(form)


def search(db: Database, query: str) -> dict[int, int]:
    """The numbers of the terms that have every word of a query in some form, and how well each fits.

    Spelling is folded in both languages; a word may be the middle of another. If nothing has the words as they are,
    those that have them without the letters that Arabic writes together with the next word are found. 0 is a form or
    abbreviation that is the query, 1 one that begins with it, 2 one with a word that begins with it, 3 anything else.
    Empty for a query of blanks.
    """
    words = search_form(query).split()
    if not words:
        return {}
    found = _search(db, [[word] for word in words])
    if not found:
        found = _search(db, [_bare_forms(word) for word in words])
    short = db.rows("select id, 0 from term where abbreviation = ? collate nocase", [query.strip()])
    return {**found, **dict(short)}


def _search(db: Database, words: list[list[str]]) -> dict[int, int]:
    """The terms that have one of the alternatives for each word, and how well they fit the first alternatives."""
    whole = " ".join(alternatives[0] for alternatives in words)
    rank = "case when folded = ? then 0 when instr(folded, ?) = 1 then 1 when instr(folded, ?) > 0 then 2 else 3 end"
    # A set of numbers for each word: grouping all forms to look at each term as a whole takes six times as long.
    conditions = " and ".join(
        f"term in (select term from term_form where {' or '.join('instr(folded, ?) > 0' for _ in alternatives)})"
        for alternatives in words
    )
    rows = db.rows(
        f"select term, min({rank}) from term_form where {conditions} group by term",
        [whole, whole, f" {whole}", *(one for alternatives in words for one in alternatives)],
    )
    return dict(rows)


_PROCLITICS = re.compile(r"[وف]?(?:لل|[بكل]?(?:ال)?)")


def _bare_forms(word: str) -> list[str]:
    """The word, and what is left of it without و ف ب ك ل ال at its front, if that is three letters or more."""
    fronts = _PROCLITICS.match(word)
    longest = fronts.end() if fronts else 0
    return [word, *(word[cut:] for cut in range(1, longest + 1) if len(word) - cut >= 3)]


def domains(db: Database) -> list[str]:
    """The domains that terms have, sorted; a term without one adds none."""
    return [domain for (domain,) in db.rows("select distinct domain from term where domain <> '' order by 1")]
