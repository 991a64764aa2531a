"""CSV glossaries as other programs write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.errors import FileInvalid
from workbench.formats.base import Entry, Skipped
from workbench.formats.glossary.csv import Csv
from workbench.glossary.term import Term, TermKind


def read(tmp_path: Path, text: str, encoding: str = "utf-8") -> list[Entry | Skipped]:
    """The entries of a file with this text."""
    path = tmp_path / "terms.csv"
    path.write_text(text, encoding=encoding, newline="")
    return list(Csv().read(path))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_spreadsheets_write_is_read(tmp_path: Path, encoding: str, delimiter: str, end: str) -> None:
    """Byte order marks, semicolons, tabs, and columns in another order and case."""
    text = end.join(delimiter.join(row) for row in [("English", "Kind", "Arabic"), ("Aleppo", "Place", "حلب")]) + end
    assert read(tmp_path, text, encoding) == [
        Entry(2, Term("حلب", "Aleppo", TermKind.PLACE), frozenset({"arabic", "english", "kind"}))
    ]


def test_rows_that_are_no_terms_are_skipped_with_line_and_reason(tmp_path: Path) -> None:
    """Lines are those of the file, whatever line breaks stand in cells; empty rows are nothing."""
    rows = [
        "arabic,english,kind,note",
        'حلب,Aleppo,,"two',
        'lines"',
        ",,,",
        "",
        "حمص,,place,",
        ",Homs,place,",
        "حمص,Homs,planet,",
        "حمص,Homs",
    ]
    entries = read(tmp_path, "\n".join(rows))
    assert [type(entry) for entry in entries] == [Entry, Skipped, Skipped, Skipped, Skipped]
    assert [entry.line for entry in entries] == [2, 6, 7, 8, 9]
    reasons = [entry.reason for entry in entries if isinstance(entry, Skipped)]
    for reason, word in zip(reasons, ["no English", "no Arabic", "planet", "2 cells"], strict=True):
        assert word in reason


def test_a_blank_kind_says_nothing(tmp_path: Path) -> None:
    """There is no term without kind or status, so an empty cell leaves them; an empty note is an empty note."""
    (entry,) = read(tmp_path, "arabic,english,kind,status,note\nحلب,Aleppo,, ,\n")
    assert isinstance(entry, Entry)
    assert entry.carries == {"arabic", "english", "note"}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", 'line 1: there is no column "arabic"'),
        ("arabic,note\nحلب,x\n", 'line 1: there is no column "english"'),
        ("arabic,english,note,Note\n", "line 1: two columns"),
        ('arabic,english\nحلب,Aleppo\nحمص,"Homs" x\n', "line 3: this is no table"),
        ('arabic,english\nحلب,"Aleppo\n', "line 2: this is no table"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    """With the line and the reason."""
    with pytest.raises(FileInvalid, match=complaint):
        read(tmp_path, text)


def test_columns_that_are_not_read_are_named(tmp_path: Path) -> None:
    """So that nobody believes they were."""
    path = tmp_path / "terms.csv"
    path.write_text("arabic,english,Client,note,\nحلب,Aleppo,x,y,\n", encoding="utf-8")
    assert Csv().unread(path) == ["client"]
