"""OmegaT's glossaries, as OmegaT reads them and as people write them by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.formats.samples import hard_glossary, written
from workbench.formats.base import Entry, Skipped
from workbench.formats.glossary.omegat import OmegaT
from workbench.glossary.term import Term, TermKind, TermStatus


def read(tmp_path: Path, text: str) -> list[Entry | Skipped]:
    """The entries of a file with this text."""
    path = tmp_path / "terms.utf8"
    path.write_text(text, encoding="utf-8", newline="")
    return list(OmegaT().read(path))


def omegat_reads(path: Path) -> list[list[str]]:
    """What OmegaT makes of a file: lines that begin with # are remarks, columns are parted by tabs, three count."""
    lines = path.read_bytes().decode("utf-8").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [row[:3] for row in rows if len(row) >= 2 and row[0]]


@pytest.mark.parametrize("ending", [".utf8", ".txt"])
def test_omegat_loses_no_term(tmp_path: Path, ending: str) -> None:
    """None is taken for a remark or falls apart into columns, and no header becomes a term."""
    terms = hard_glossary()
    path = written(tmp_path / "terms", lambda stream: OmegaT().write(terms, stream, ending))
    rows = omegat_reads(path)
    carried = [OmegaT().as_carried(term) for term in terms]
    assert [(row[0].removeprefix(" "), row[1]) for row in rows] == [(term.arabic, term.english) for term in carried]


def test_a_text_file_tells_omegat_its_encoding(tmp_path: Path) -> None:
    """On the first line; a `.utf8` needs none."""
    path = written(tmp_path / "a", lambda stream: OmegaT().write([], stream, ".txt"))
    assert path.read_text() == "# -*- coding: utf-8 -*-\n"
    path = written(tmp_path / "b", lambda stream: OmegaT().write([], stream, ".utf8"))
    assert path.read_text() == ""


def test_breaks_and_tabs_become_one_blank() -> None:
    """And nothing else is altered, other blanks least."""
    term = Term("كلمة", "word", note="a\tb\r\n\tc  d\u2028e", variants=("كل\nمات",))
    carried = OmegaT().as_carried(term)
    assert (carried.note, carried.variants) == ("a b c  d\u2028e", ("كل مات",))


def test_files_written_by_hand_are_read(tmp_path: Path) -> None:
    """Remarks and empty lines are nothing; a comment without names is the note, one row may have no comment."""
    assert read(tmp_path, "# remark\nحلب\tAleppo\r\n\nحمص\tHoms\tthird city\tof Syria\n") == [
        Entry(2, Term("حلب", "Aleppo"), frozenset({"arabic", "english"})),
        Entry(4, Term("حمص", "Homs", note="third city of Syria"), frozenset({"arabic", "english", "note"})),
    ]


def test_names_in_the_comment_are_fields(tmp_path: Path) -> None:
    """What has a name it cannot have is part of the note."""
    (entry,) = read(tmp_path, "لواء\tbrigade\tsee ¦ kind: unit ¦ status: forbidden ¦ forbidden: a|b ¦ kind: animal\n")
    assert isinstance(entry, Entry)
    assert entry.term == Term(
        "لواء",
        "brigade",
        TermKind.UNIT,
        status=TermStatus.FORBIDDEN,
        forbidden=("a", "b"),
        note="see ¦ kind: animal",
    )
    assert entry.carries == {"arabic", "english", "kind", "status", "forbidden", "note"}


def test_lines_without_english_are_skipped(tmp_path: Path) -> None:
    """With their line and why."""
    entries = read(tmp_path, "حلب\tAleppo\nحمص\nحماة\t\tcomment\n\tHama\n")
    assert [(type(entry), entry.line) for entry in entries] == [(Entry, 1), (Skipped, 2), (Skipped, 3), (Skipped, 4)]
