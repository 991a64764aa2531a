"""JSON Lines as scripts write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.formats.base import Entry, Skipped
from workbench.formats.glossary.jsonl import JsonLines
from workbench.glossary.term import Term


def read(tmp_path: Path, text: str) -> list[Entry | Skipped]:
    """The entries of a file with this text."""
    path = tmp_path / "terms.jsonl"
    path.write_text(text, encoding="utf-8", newline="")
    return list(JsonLines().read(path))


def test_missing_fields_are_not_carried(tmp_path: Path) -> None:
    """Fields that no term has are nothing; empty lines are no entries, and escapes mean what they mean."""
    line = '{"arabic": "\\u062d\\u0644\\u0628", "english": "Aleppo", "variants": ["شهباء"], "client": 3}'
    assert read(tmp_path, f"\n{line}\n\n") == [
        Entry(2, Term("حلب", "Aleppo", variants=("شهباء",)), frozenset({"arabic", "english", "variants"}))
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[1]", "no JSON object"),
        ('{"arabic": "حلب"}', "no English"),
        ('{"arabic": "حلب", "english": 3}', '"english" must be a text'),
        ('{"arabic": "حلب", "english": null}', '"english" must be a text'),
        ('{"arabic": "حلب", "english": "Aleppo", "variants": "شهباء"}', '"variants" must be a list'),
        ('{"arabic": "حلب", "english": "Aleppo", "variants": [1]}', '"variants" must be a list'),
        ('{"arabic": "حلب", "english": "Aleppo", "status": "good"}', 'no status "good"'),
    ],
)
def test_a_line_that_is_no_term_is_skipped(tmp_path: Path, line: str, reason: str) -> None:
    """The others are read all the same."""
    broken, good = read(tmp_path, f'{line}\n{{"arabic": "حمص", "english": "Homs"}}\n')
    assert isinstance(broken, Skipped)
    assert broken.line == 1
    assert reason in broken.reason
    assert isinstance(good, Entry)


def test_what_cannot_be_stored_is_replaced(tmp_path: Path) -> None:
    """A NUL or half a character in a file becomes U+FFFD, where a reader sees it."""
    (entry,) = read(tmp_path, '{"arabic": "ح\\u0000لب", "english": "A\\ud800leppo"}\n')
    assert isinstance(entry, Entry)
    assert (entry.term.arabic, entry.term.english) == ("ح\ufffdلب", "A\ufffdleppo")
