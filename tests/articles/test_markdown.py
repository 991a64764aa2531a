"""Markdown loses its marks and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.articles.sample import HEADLINE, PARAGRAPHS, SHORT, reading_of
from workbench.articles.readers.markdown import without_markup


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("# عنوان", "عنوان"),
        ("### عنوان ###", "عنوان"),
        ("# C#", "C#"),
        ("#وسم في السطر", "#وسم في السطر"),
        ("- بند", "بند"),
        ("  * بند", "بند"),
        ("+ [x] بند", "بند"),
        ("12. بند", "بند"),
        ("3) بند", "بند"),
        ("2024. سنة", "2024. سنة"),
        ("-5 درجات", "-5 درجات"),
        ("> > اقتباس", "اقتباس"),
        ("> - **مهم**", "مهم"),
        ("---", ""),
        ("* * *", ""),
        ("====", ""),
        ("|---|:--|", ""),
        ("| أ | ب |", "| أ | ب |"),
        ("```text", ""),
        ("``` نص في السطر", "``` نص في السطر"),
        ("قال **الوزير** إن", "قال الوزير إن"),
        ("قال __الوزير__ و*نائبه* و_مساعده_", "قال الوزير و*نائبه* و_مساعده_"),
        ("***مهم جدا*** ~~قديم~~ `كود`", "مهم جدا قديم كود"),
        ("**كل *شيء* مهم**", "كل شيء مهم"),
        ("3*4*5 و 2 * 3 * 4", "3*4*5 و 2 * 3 * 4"),
        ("snake_case_name", "snake_case_name"),
        (r"\*ليس مائلا\*", "*ليس مائلا*"),
        ("[روسيا](https://ar.wikipedia.org/wiki/روسيا)", "روسيا"),
        ('[الخبر](page.html "عنوان")', "الخبر"),
        ("[الخبر](<a b.html>) ثم", "الخبر ثم"),
        ("![صورة](a.png)", "صورة"),
        ("[![شارة](b.png)](c.html)", "شارة"),
        ("[الخبر][1]", "الخبر"),
        ("[1]: https://example.org/a", ""),
        ("[رويترز]: دمشق.", "[رويترز]: دمشق."),
        ("[النص](توضيح) [sic] [TBC]", "[النص](توضيح) [sic] [TBC]"),
        ("<b>نص</b>", "<b>نص</b>"),
        ("", ""),
    ],
)
def test_only_marks_go(line: str, words: str) -> None:
    """What is surely markup goes; what may be the writer's own stays."""
    assert without_markup(line) == words


@given(st.lists(st.text(st.sampled_from(list("ابت #*_-`>[]()!|~=1.:/\\\t")), max_size=20), max_size=6))
def test_there_are_as_many_lines_as_before(lines: list[str]) -> None:
    """No line is lost or joined, and no Arabic letter outside of the targets of links is."""
    result = without_markup("\r\n".join(lines))
    assert result.count("\r\n") == max(len(lines) - 1, 0)
    if "](" not in result and not any("](" in line or "]:" in line or "][" in line for line in lines):
        assert [char for char in result if char in "ابت"] == [char for line in lines for char in line if char in "ابت"]


@pytest.mark.parametrize(
    "piece", ["*", "**a", "`", "`a", "[", "[a](", "[a](/", '[a](/x "', "[a][", "_a", "~~a", ">", " #", "\\", "- ", " "]
)
def test_hostile_lines_take_no_time(piece: str) -> None:
    """A million characters of opened and never closed marks are read as quickly as any others."""
    line = piece * (1_000_000 // len(piece)) + "نص"
    assert without_markup(line).endswith("نص")


def test_a_markdown_article(tmp_path: Path) -> None:
    """The heading is the title, and the sentences are clean; the encoding is found as in plain text."""
    source = f"# {HEADLINE}\r\n\r\n- **{SHORT}**\r\n\r\n{PARAGRAPHS[2]}\r\n"
    reading = reading_of(tmp_path, "article.md", source.encode("cp1256"))
    assert reading.article.title == HEADLINE
    assert reading.article.source_text == f"{HEADLINE}\r\n\r\n{SHORT}\r\n\r\n{PARAGRAPHS[2]}\r\n"
    assert (reading.guess, reading.was_guessed) == ("windows-1256", True)
