"""The starter glossary keeps its own rules."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from pathlib import Path

import pytest
from babel import Locale

from workbench.glossary.record import FIELDS, LISTS
from workbench.glossary.term import TermKind, TermStatus

STARTER = Path(__file__).parents[2] / "workbench" / "glossary" / "starter"
FILES = sorted(STARTER.glob("*.csv"))
Row = dict[str, str]


def rows_of(path: Path) -> list[Row]:
    """The rows of one file, strictly read."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


ROWS = [row for path in FILES for row in rows_of(path)]
ENGLISH = {(row["arabic"], row["kind"]): row["english"] for row in ROWS}


def several(cell: str) -> list[str]:
    """The values of a cell that may hold several; none for an empty cell."""
    return cell.split("|") if cell else []


def label(row: Row) -> str:
    """What to call a row when a rule is broken."""
    return f"{row['domain']}: {row['arabic']} = {row['english']}"


def broken(rule: str, rows: list[Row]) -> str:
    """The message of a failing test."""
    return f"{rule}: {[label(row) for row in rows]}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_plain_csv(path: Path) -> None:
    """UTF-8 without BOM, LF, the header of the README, every row as wide, and written as the csv module writes it."""
    text = path.read_bytes().decode("utf-8")
    table = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    again = io.StringIO(newline="")
    csv.writer(again, lineterminator="\n").writerows(table)
    assert tuple(table[0]) == FIELDS
    assert {len(row) for row in table} == {len(FIELDS)}
    assert again.getvalue() == text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_one_domain_sorted_by_arabic(path: Path) -> None:
    """So that a new term has one place to go."""
    rows = rows_of(path)
    assert rows
    assert {row["domain"] for row in rows} == {path.stem}
    arabic = [row["arabic"] for row in rows]
    assert arabic == sorted(arabic)


def test_no_term_stands_twice() -> None:
    """Arabic and English together are what a term is known by."""
    counts = Counter((row["arabic"], row["english"]) for row in ROWS)
    assert [pair for pair, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(
    ("column", "allowed"),
    [
        ("kind", set(TermKind)),
        ("status", set(TermStatus)),
        ("part_of_speech", {"noun", "proper noun", "adjective", "phrase"}),
        ("source", {"agency usage", "official name", "CLDR"}),
    ],
)
def test_a_column_of_choices_holds_no_other_value(column: str, allowed: set[str]) -> None:
    """Kinds and statuses are the product's, the other two are the README's."""
    assert {row[column] for row in ROWS} <= allowed


def test_arabic_is_arabic() -> None:
    """Letters, digits with hyphens (إس-300) and dots of abbreviations (أ.ف.ب.); no marks, no tatweel, one blank."""
    word = r"[\u0621-\u063a\u0641-\u064a]+(?:-(?:\d+|[\u0621-\u064a]+))?|\d+"
    pattern = re.compile(rf"(?:(?:{word})\d*(?: (?:{word})\d*)*|(?:[\u0621-\u064a]\.)+)")
    wrong = [row for row in ROWS for form in [row["arabic"], *several(row["variants"])] if not pattern.fullmatch(form)]
    assert not wrong, broken("not plain Arabic", wrong)


def test_english_is_english() -> None:
    """Not empty, Latin letters only, and none of the signs of scholars' transliteration."""
    forms = re.compile(r"[A-Za-z0-9éèóüğ'&, \-]+")
    wrong = [row for row in ROWS if not re.fullmatch(r"[A-Za-z0-9' \-]+", row["english"])]
    wrong += [
        row
        for row in ROWS
        for name in ("admitted", "forbidden")
        if not forms.fullmatch(row[name].replace("|", " ") or "x")
    ]
    assert not wrong, broken("not plain English", wrong)


def test_no_stray_blanks() -> None:
    """Not at the edges of a cell or of one of its values, and never two in a row."""
    values = [(row, value) for row in ROWS for name in FIELDS for value in row[name].split("|")]
    wrong = [row for row, value in values if value != " ".join(value.split())]
    assert not wrong, broken("stray blanks", wrong)


def test_lists_hold_each_form_once() -> None:
    """No empty value between bars, no value twice, and not the main form again."""
    for row in ROWS:
        for name in LISTS:
            main = row["arabic"] if name == "variants" else row["english"]
            values = several(row[name])
            assert all(values), label(row)
            assert len({main, *values}) == len(values) + 1, f"{label(row)}, {name}"


def test_nothing_is_both_allowed_and_forbidden() -> None:
    """Not in one row, and not by another sense of the same Arabic, capitals aside."""
    for row in ROWS:
        senses = [other for other in ROWS if other["arabic"] == row["arabic"]]
        allowed = {form.lower() for other in senses for form in [other["english"], *several(other["admitted"])]}
        assert not allowed & {form.lower() for form in several(row["forbidden"])}, label(row)


def test_definition_and_note_are_one_line_with_a_stop() -> None:
    """They are shown in one row of a panel: at most 120 characters."""
    for row in ROWS:
        for name in ("definition", "note"):
            assert row[name] == "" or re.fullmatch(r".{5,120}[.]", row[name]), f"{label(row)}, {name}"


def test_names_are_names() -> None:
    """Persons and places are proper nouns with a capital in them, ranks and ordinary words have none at the front."""
    for row in ROWS:
        if row["part_of_speech"] == "proper noun":
            assert re.search(r"[A-Z]", row["english"]), label(row)
        elif row["kind"] in ("rank", "military"):
            assert row["english"][0].islower(), label(row)
        if row["kind"] in ("person", "organisation"):
            assert row["part_of_speech"] == "proper noun", label(row)


@pytest.mark.parametrize("row", [row for row in ROWS if row["source"] == "CLDR"], ids=label)
def test_a_name_from_cldr_is_the_one_of_cldr(row: Row) -> None:
    """Arabic and English are those of one territory."""
    arabic, english = Locale("ar").territories, Locale("en").territories
    assert (row["arabic"], row["english"]) in {(arabic[code], english[code]) for code in arabic if code in english}


def test_every_column_is_explained() -> None:
    """In the README beside the files, in their order."""
    readme = (STARTER / "README.md").read_text(encoding="utf-8")
    assert tuple(re.findall(r"^\| `(\w+)` \|", readme, re.MULTILINE)) == FIELDS


@pytest.mark.parametrize(
    ("arabic", "kind", "english"),
    [
        ("قاسم سليماني", "person", "Qassem Soleimani"),
        ("سليماني", "person", "Soleimani"),
        ("بشار الأسد", "person", "Bashar al-Assad"),
        ("الأسد", "person", "al-Assad"),
        ("علي خامنئي", "person", "Ali Khamenei"),
        ("حزب الله", "organisation", "Hezbollah"),
        ("فيلق القدس", "unit", "Quds Force"),
        ("الحرس الثوري الإيراني", "unit", "Iranian Revolutionary Guard Corps"),
        ("لواء", "unit", "brigade"),
        ("لواء", "rank", "major general"),
        ("فريق", "rank", "lieutenant general"),
        ("فريق", "military", "team"),
        ("مسرح العمليات", "military", "theater of operations"),
        ("وزير الخارجية", "political", "foreign minister"),
    ],
)
def test_a_well_known_term_has_the_agencies_english(arabic: str, kind: str, english: str) -> None:
    """The names that every article of the field has."""
    assert ENGLISH[arabic, kind] == english


@pytest.mark.parametrize(
    ("arabic", "trap"),
    [
        ("فيلق القدس", "Jerusalem Legion"),
        ("حزب الله", "Party of God"),
        ("الأسد", "the lion"),
        ("مسرح العمليات", "stage of operations"),
        ("جامعة الدول العربية", "Arab University"),
        ("عنصر", "element"),
    ],
)
def test_a_literal_trap_is_forbidden(arabic: str, trap: str) -> None:
    """What a dictionary would say, and an editor strikes out."""
    assert [row for row in ROWS if row["arabic"] == arabic and trap in several(row["forbidden"])]


@pytest.mark.parametrize(
    ("arabic", "form"),
    [
        ("جندي", "جنود"),
        ("قائد", "قادة"),
        ("صاروخ", "صواريخ"),
        ("لواء", "ألوية"),
        ("سيرغي لافروف", "سيرجي لافروف"),
        ("مليشيا", "ميليشيا"),
        ("أنطونيو غوتيريش", "أنطونيو جوتيريش"),
    ],
)
def test_a_plural_or_spelling_that_nobody_could_work_out_is_stored(arabic: str, form: str) -> None:
    """Broken plurals, and the ways in which Cairo and Beirut write foreign names."""
    assert [row for row in ROWS if row["arabic"] == arabic and form in several(row["variants"])]
