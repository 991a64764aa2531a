"""Formats are found by being there, by name or by a file's ending."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.errors import FormatUnknown
from workbench.formats.registry import GLOSSARY, TRANSLATION


@pytest.mark.parametrize(
    ("file", "name", "found"),
    [
        ("terms.csv", "", "csv"),
        ("TERMS.CSV", "", "csv"),
        ("terms.utf8", "", "omegat"),
        ("terms.txt", "", "omegat"),
        ("terms.jsonl", "", "jsonl"),
        ("terms.csv", "omegat", "omegat"),
        ("terms", "JSONL ", "jsonl"),
    ],
)
def test_a_glossary_format_is_found(file: str, name: str, found: str) -> None:
    """The name decides; without one the ending does, in whatever case."""
    assert GLOSSARY.for_file(Path(file), name).name == found


@pytest.mark.parametrize(("file", "found"), [("a.txt", "txt"), ("a.csv", "csv"), ("a.html", "html"), ("a.htm", "html")])
def test_a_translation_format_is_found(file: str, found: str) -> None:
    """The same endings mean other formats here than for glossaries."""
    assert TRANSLATION.for_file(Path(file)).name == found


@pytest.mark.parametrize(("file", "name"), [("terms.docx", ""), ("terms", ""), ("terms.csv", "tbx")])
def test_an_unknown_format_names_those_there_are(file: str, name: str) -> None:
    """Whoever mistyped learns what to type."""
    with pytest.raises(FormatUnknown, match=r"csv, jsonl, omegat"):
        GLOSSARY.for_file(Path(file), name)


def test_an_unknown_ending_names_the_endings_there_are() -> None:
    """Beside the names, since the ending is what was wrong."""
    with pytest.raises(FormatUnknown, match=r"\.html, \.htm, \.txt"):
        TRANSLATION.for_file(Path("text.pdf"))
