"""The page is safe to open, reads right in both directions, and refuses to read other pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.formats.samples import TRANSLATION, hard_translation, written
from workbench.errors import FileInvalid
from workbench.formats.base import Sentence, Skipped, Translation
from workbench.formats.translation.html import BilingualHtml


def page_of(tmp_path: Path, translation: Translation) -> str:
    """The page of a translation."""
    path = written(tmp_path / "t.html", lambda stream: BilingualHtml().write(translation, stream))
    return path.read_bytes().decode("utf-8")


def test_text_is_never_markup(tmp_path: Path) -> None:
    """The page has the tags of its layout and no others, whatever stands in the texts."""
    attack = '<script>alert(1)</script><img src=x onerror="a()">"><td class="english">'
    page = page_of(tmp_path, Translation(attack, (Sentence(0, attack, attack, author=attack),)))
    plain = page_of(tmp_path, Translation("t", (Sentence(0, "s", "e", author="a"),)))
    assert re.findall(r"<[^>]*?(?=[ >])", page) == re.findall(r"<[^>]*?(?=[ >])", plain)


def test_the_page_needs_nothing_else(tmp_path: Path) -> None:
    """No script, no address, and a rule that forbids the browser to load any."""
    page = page_of(tmp_path, hard_translation())
    assert "default-src 'none'" in page
    for word in ("<script", "http:", "https:", "src=", "url(", "@import"):
        assert word not in page


def test_arabic_stands_right_and_runs_to_the_left(tmp_path: Path) -> None:
    """Each cell says its language and direction; the last column is the Arabic."""
    page = page_of(tmp_path, TRANSLATION)
    rows = re.findall(r"<tr[^>]*data-position.*?</tr>", page, re.DOTALL)
    assert len(rows) == len(TRANSLATION.sentences)
    for row in rows:
        assert re.findall(r'<td class="(\w+)"(.*?)>', row)[2:] == [
            ("english", ' lang="en" dir="ltr"'),
            ("arabic", ' lang="ar" dir="rtl"'),
        ]


def test_control_characters_are_shown_as_missing(tmp_path: Path) -> None:
    """A page cannot hold them."""
    page = page_of(tmp_path, Translation("", (Sentence(0, "\x00\x1b[31m", "\x0c"),)))
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", page)
    assert "\ufffd\ufffd[31m" in page


def test_a_carriage_return_survives_the_browser(tmp_path: Path) -> None:
    """A bare one would be read as a line feed."""
    page = page_of(tmp_path, Translation("", (Sentence(0, "a\r\nb", "c\rd"),)))
    assert "\r" not in page
    assert "a&#13;\nb" in page
    assert "c&#13;d" in page


def test_another_page_is_refused(tmp_path: Path) -> None:
    """A table of somebody else is no translation."""
    path = tmp_path / "news.html"
    path.write_text("<table><tr><td>x</td></tr></table>")
    with pytest.raises(FileInvalid, match=r"news\.html, line 1"):
        list(BilingualHtml().read(path))


def test_a_row_that_lost_its_number_is_skipped(tmp_path: Path) -> None:
    """With its line; the others are read."""
    path = tmp_path / "t.html"
    path.write_text(page_of(tmp_path, TRANSLATION).replace('data-position="2"', 'data-position="two"'))
    entries = list(BilingualHtml().read(path))
    (skipped,) = [entry for entry in entries if isinstance(entry, Skipped)]
    assert path.read_text().splitlines()[skipped.line - 1].startswith('<tr class="paragraph" data-position="two"')
    assert len(entries) == len(TRANSLATION.sentences)
