"""The bytes of each encoding that Arabic news comes in are read as the characters they stand for."""

from __future__ import annotations

import codecs
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.articles.sample import HEADLINE, LONG, PARAGRAPHS, SHORT, reading_of, written
from workbench.articles.encodings import decode
from workbench.articles.files import Source
from workbench.articles.reading import read_article
from workbench.errors import ArticleUnreadable

CERTAIN = [
    ("utf-8", b"", "utf-8"),
    ("utf-8", codecs.BOM_UTF8, "utf-8"),
    ("utf-16-le", codecs.BOM_UTF16_LE, "utf-16-le"),
    ("utf-16-be", codecs.BOM_UTF16_BE, "utf-16-be"),
    ("utf-32-le", codecs.BOM_UTF32_LE, "utf-32-le"),
]
GUESSED = [
    ("utf-16-le", b"", "utf-16-le"),
    ("utf-16-be", b"", "utf-16-be"),
    ("cp1256", b"", "windows-1256"),
    ("iso8859-6", b"", "iso-8859-6"),
]


def in_page(text: str, codec: str) -> bytes:
    """The bytes of a text; what only windows-1256 has is written as ISO-8859-6 has it."""
    return (text.replace("«", '"').replace("»", '"') if codec == "iso8859-6" else text).encode(codec)


@pytest.mark.parametrize("text", [SHORT, *PARAGRAPHS, HEADLINE, LONG, LONG * 200, LONG.replace("\n", "\r\n")])
@pytest.mark.parametrize(("codec", "mark", "name"), CERTAIN + GUESSED)
def test_each_encoding_is_found(tmp_path: Path, codec: str, mark: bytes, name: str, text: str) -> None:
    """Every encoding is told by its bytes, of one short sentence and of a long article, with its name and the doubt."""
    data = in_page(text, codec)
    reading = reading_of(tmp_path, "article.txt", mark + data)
    assert reading.article.source_text == data.decode(codec)
    assert (reading.guess, reading.was_guessed) == (name, (codec, mark, name) in GUESSED)
    assert reading.article.encoding == name


@pytest.mark.parametrize(("codec", "mark", "name"), CERTAIN + GUESSED)
def test_the_name_of_a_guess_can_be_given_back(tmp_path: Path, codec: str, mark: bytes, name: str) -> None:
    """Reading again with the encoding that was found gives the same text, and no doubt."""
    first = reading_of(tmp_path, "article.txt", mark + in_page(LONG, codec))
    again = read_article(tmp_path / "article.txt", first.guess)
    assert again.article == first.article
    assert (again.guess, again.was_guessed) == (name, False)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    start=st.integers(0, 40),
    count=st.integers(5, 12),
    codec=st.sampled_from(["cp1256", "iso8859-6", "utf-16-le", "utf-16-be", "utf-8"]),
)
def test_five_words_are_enough(start: int, count: int, codec: str) -> None:
    """Any five words in a row of the sample tell their encoding."""
    words = in_page(" ".join(PARAGRAPHS), codec).decode(codec).split()
    data = " ".join(words[start : start + count]).encode(codec)
    assert decode(Source("article.txt", data)).text == data.decode(codec)


def test_a_person_decides(tmp_path: Path) -> None:
    """A named encoding is used although the bytes look like another."""
    data = SHORT.encode()
    reading = reading_of(tmp_path, "article.txt", data, "windows-1256")
    assert reading.article.source_text == data.decode("cp1256")
    assert (reading.guess, reading.was_guessed) == ("windows-1256", False)


@pytest.mark.parametrize("named", ["cp1256", "Windows-1256", "WINDOWS_1256", "1256"])
def test_a_page_has_one_name(tmp_path: Path, named: str) -> None:
    """However windows-1256 is called, the article says windows-1256."""
    assert reading_of(tmp_path, "article.txt", SHORT.encode("cp1256"), named).guess == "windows-1256"


@pytest.mark.parametrize(
    "named", ["utf-9", "", " ", "rot13", "hex", "idna", "unicode_escape", "a\0b", "é", "\n", "x" * 9999]
)
def test_an_encoding_that_does_not_exist(tmp_path: Path, named: str) -> None:
    """A name that is no encoding of files is refused in one printable line; no name means finding out."""
    path = written(tmp_path, "article.txt", SHORT)
    if not named:
        assert read_article(path, named).guess == "utf-8"
        return
    with pytest.raises(ArticleUnreadable, match="there is no encoding") as refusal:
        read_article(path, named)
    assert str(refusal.value).isprintable()
    assert len(str(refusal.value)) < 300


def test_an_encoding_that_does_not_fit(tmp_path: Path) -> None:
    """Bytes that the named encoding does not have are refused, and the message names it."""
    path = written(tmp_path, "article.txt", SHORT.encode("cp1256"))
    with pytest.raises(ArticleUnreadable, match=r"it is not in the encoding utf-8; name another"):
        read_article(path, "utf-8")


@pytest.mark.parametrize("cut", [1, 3])
def test_damaged_utf8_is_not_read_as_gibberish(tmp_path: Path, cut: int) -> None:
    """Half a character in UTF-8 is refused with its line; as windows-1256 every byte would be a letter."""
    data = LONG.encode()
    middle = data.index("وأضاف".encode()) + 2
    path = written(tmp_path, "article.txt", data[:middle] + data[middle + cut :])
    with pytest.raises(ArticleUnreadable, match="it is UTF-8 but damaged in line 5"):
        read_article(path)


def test_damaged_utf16_says_where(tmp_path: Path) -> None:
    """UTF-16 that ends within a character is refused with its line."""
    path = written(tmp_path, "article.txt", codecs.BOM_UTF16_LE + LONG.encode("utf-16-le")[:-1])
    with pytest.raises(ArticleUnreadable, match="it is UTF-16-LE but damaged in line 7"):
        read_article(path)


def test_a_lone_surrogate_does_not_reach_the_database(tmp_path: Path) -> None:
    """Half a pair in UTF-16 is not in the text, and the rest is."""
    data = SHORT.encode("utf-16-le") + b"\x00\xd8" + " نعم".encode("utf-16-le")
    text = reading_of(tmp_path, "article.txt", codecs.BOM_UTF16_LE + data).article.source_text
    assert text.encode().decode() == text
    assert text.startswith(SHORT)
    assert text.endswith(" نعم")


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("Российские войска заявили о перемирии на севере области", "cp1251"),
        ("Die Präsidentin der Länder erklärte, dass die Gespräche später fortgeführt würden", "latin-1"),
        ("Die Präsidentin der Länder erklärte, dass die Gespräche später fortgeführt würden", "cp850"),
        ("ראש הממשלה אמר כי הפסקת האש תימשך עד סוף השבוע", "cp1255"),
        ("¡Señores, mañana habrá acción en España!", "latin-1"),
        ("Η κυβέρνηση ανακοίνωσε την εκεχειρία", "cp1253"),
    ],
)
def test_other_scripts_are_not_taken_for_arabic(tmp_path: Path, text: str, codec: str) -> None:
    """Old encodings of other languages have bytes that are Arabic letters in windows-1256; they are refused."""
    with pytest.raises(ArticleUnreadable):
        read_article(written(tmp_path, "article.txt", text.encode(codec)))


def test_random_bytes_are_no_article(tmp_path: Path) -> None:
    """Of 300 files of random bytes, of 32 to 5,000 bytes, none is read."""
    dice = random.Random(20)
    for _ in range(300):
        path = written(tmp_path, "article.txt", dice.randbytes(dice.randrange(32, 5000)))
        with pytest.raises(ArticleUnreadable):
            read_article(path)
