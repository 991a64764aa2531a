"""From a file to an article, and the refusals."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.articles.sample import HEADLINE, LONG, SHORT, reading_of, text_of, written
from workbench.articles.reading import ENDINGS, Limits, listed, read_article
from workbench.errors import ArticleUnreadable


def refusal_of(path: Path, limits: Limits = Limits()) -> str:  # noqa: B008 - a frozen value
    """The message of the refusal, after a look at its form: one printable sentence that names the file."""
    with pytest.raises(ArticleUnreadable) as refusal:
        read_article(path, limits=limits)
    message = str(refusal.value)
    assert message.isprintable()
    assert message.startswith("Cannot read ")
    assert message.endswith(".")
    assert "; " in message, "the advice follows the reason"
    return message


def test_plain_text_is_kept_as_it_is(tmp_path: Path) -> None:
    """Line ends, blanks, marks and tatweel of a .txt file are those of the file."""
    text = "  قالَ\u200f الوزيـر:\r\n\r\n\tنعم \r لا\n\n  "
    article = reading_of(tmp_path, "article.txt", text).article
    assert article.source_text == text
    assert article.title == "قالَ\u200f الوزيـر:"
    assert article.origin == str(tmp_path / "article.txt")
    assert article.id is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\n \n***\n" + HEADLINE + "\nنص", HEADLINE),
        ("ا" * 199 + " ب" + "ت" * 50, "ا" * 199),
        ("ا" * 500, "ا" * 200),
        ("\u2028" + SHORT, SHORT),
    ],
)
def test_the_title_is_the_first_line_with_text(tmp_path: Path, text: str, title: str) -> None:
    """Lines of blanks and rules are passed over, and 200 code points are the most."""
    assert reading_of(tmp_path, "article.txt", text).article.title == title


def test_nul_and_mark_are_not_stored(tmp_path: Path) -> None:
    """A stray NUL and a byte order mark are not in the text; the letters around them are."""
    text = text_of(tmp_path, "article.txt", b"\xef\xbb\xbf" + (SHORT + "\0" + LONG).encode())
    assert "\0" not in text
    assert text.startswith(SHORT)
    assert text.endswith(LONG)


@pytest.mark.parametrize("name", ["article.TXT", "ARTICLE.Md", "a.b.txt", "مقال.txt", "[sic] & co.txt"])
def test_names_of_all_kinds_are_read(tmp_path: Path, name: str) -> None:
    """Endings in large letters, Arabic names and brackets are no hindrance."""
    assert text_of(tmp_path, name, SHORT) == SHORT


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "it is empty"),
        ("empty.docx", b"", "it is empty"),
        ("blank.txt", " \r\n\t\u00a0\u200f\ufeff\n", "it has only blanks"),
        ("mark.txt", b"\xef\xbb\xbf", "it has only blanks"),
        ("english.txt", "Reuters said so.", "it has no Arabic letters"),
        ("nul.txt", b"\0" * 500, "it is binary"),
        ("nuls.txt", ("\0".join(SHORT)).encode(), "it is binary"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "it is a picture"),
        ("photo.md", b"\xff\xd8\xff\xe0" + bytes(range(256)), "it is a picture"),
        ("paper.txt", b"%PDF-1.7\n" + SHORT.encode(), "it is a PDF"),
        ("paper.html", b"%PDF-1.7\n" + SHORT.encode(), "it is a PDF"),
        ("old.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "it is an old Word document"),
        ("zip.txt", b"PK\x03\x04" + bytes(600), "it is a packed file"),
        ("rich.txt", rb"{\rtf1\ansi " + SHORT.encode(), "it is an RTF document"),
        ("report.pdf", SHORT, r"\.pdf files are not read; save it as \.txt, \.md, \.html, \.htm or \.docx"),
        ("report.doc", SHORT, r"\.doc files are not read"),
        ("report", SHORT, "its name has no ending"),
        (".txt", SHORT, "its name has no ending"),
        ("report.\x1b[31m", SHORT, r"\.\\x1b\[31m files are not read"),
    ],
)
def test_what_is_no_article_is_refused(tmp_path: Path, name: str, content: str | bytes, reason: str) -> None:
    """Each refusal says what it is, in which file, and what to do."""
    path = written(tmp_path, name, content)
    with pytest.raises(ArticleUnreadable, match=reason):
        read_article(path)
    assert str(tmp_path) in refusal_of(path)


@pytest.mark.parametrize(
    ("path", "reason"),
    [("missing.txt", "no such file"), ("missing", "no such file"), ("a\0b.txt", "no such file"), (".", "a folder")],
)
def test_what_is_not_there_is_refused(tmp_path: Path, path: str, reason: str) -> None:
    """A missing file, an impossible name and a folder are told apart."""
    assert reason in refusal_of(tmp_path / path)


def test_a_folder_with_the_name_of_an_article(tmp_path: Path) -> None:
    """A folder is a folder whatever its ending; a path through a file leads nowhere."""
    (tmp_path / "folder.txt").mkdir()
    assert "it is a folder" in refusal_of(tmp_path / "folder.txt")
    assert "no such file" in refusal_of(written(tmp_path, "file.txt", SHORT) / "deeper.txt")


def test_links_are_followed_but_not_in_circles(tmp_path: Path) -> None:
    """A link to an article is read; a link to itself and a link to nothing are refused."""
    (tmp_path / "link.txt").symlink_to(written(tmp_path, "article.txt", SHORT))
    (tmp_path / "circle.txt").symlink_to(tmp_path / "circle.txt")
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "gone.txt")
    assert read_article(tmp_path / "link.txt").article.source_text == SHORT
    assert "the system says" in refusal_of(tmp_path / "circle.txt")
    assert "no such file" in refusal_of(tmp_path / "nowhere.txt")


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    """The system's own reason is given where it is the only one."""
    assert "File name too long" in refusal_of(tmp_path / ("ا" * 300 + ".txt"))


def test_pipes_sockets_and_devices_are_refused_at_once(tmp_path: Path) -> None:
    """Nothing waits for somebody to write into a pipe, and no device is opened."""
    os.mkfifo(tmp_path / "pipe.txt")
    assert "it is a pipe" in refusal_of(tmp_path / "pipe.txt")
    assert "it is a device" in refusal_of(Path(os.devnull))
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(tmp_path)  # the path of a socket may have no more than a hundred bytes
        try:
            server.bind("socket.txt")
            assert "it is a socket" in refusal_of(Path("socket.txt"))
        finally:
            os.chdir(here)


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    """Without permission the message says so; an administrator may read all, so the test reads as somebody else."""
    written(tmp_path, "closed.txt", SHORT).chmod(0)
    tmp_path.chmod(0o755)
    script = (
        "import os\n"
        "from pathlib import Path\n"
        "from workbench.articles.reading import read_article\n"
        "if os.getuid() == 0:\n"
        "    os.setgid(65534); os.setuid(65534)\n"
        "try:\n"
        "    read_article(Path('closed.txt'))\n"
        "except Exception as error:\n"
        "    print(type(error).__name__, error)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == (
        "ArticleUnreadable Cannot read closed.txt: you have no permission to read it; "
        "ask its owner or change its mode.\n"
    )


def test_the_limit_is_kept_to_the_byte(tmp_path: Path) -> None:
    """A file of the limit is read, one of a byte more is not, and the message names the limit."""
    path = written(tmp_path, "article.txt", SHORT)
    size = path.stat().st_size
    assert read_article(path, limits=Limits(file_bytes=size)).article.source_text == SHORT
    assert "it is larger than" in refusal_of(path, Limits(file_bytes=size - 1))


def test_a_huge_file_is_not_read_whole(tmp_path: Path) -> None:
    """25 MB are refused as more than 20 MB; so are 900 GB, of which there is room for no more than the limit."""
    path = written(tmp_path, "large.txt", SHORT.encode() * 700_000)
    assert path.stat().st_size > 25_000_000 - 1_000_000
    assert "it is larger than 20 MB; divide it" in refusal_of(path)
    os.truncate(path, 900_000_000_000)
    assert "it is larger than 20 MB; divide it" in refusal_of(path)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"a\nb.pdf", r"a\nb.pdf"),
        (b"a\x1b]52;c;QQ==\x07.pdf", r"a\x1b]52;c;QQ==\x07.pdf"),
        (b"\xe3\xcc.pdf", r"\udce3\udccc.pdf"),
        ("\u202egpj.txt.pdf".encode(), r"\u202egpj.txt.pdf"),
        ("مقال [x].pdf".encode(), "مقال [x].pdf"),
    ],
)
def test_hostile_names_do_not_reach_the_screen(tmp_path: Path, name: bytes, shown: str) -> None:
    """Line ends, control and bidi characters and bytes that are no UTF-8 stand in the message as escapes."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    path.write_text(SHORT)
    assert f"/{shown}: .pdf files are not read" in refusal_of(path)


def test_a_name_that_is_no_utf8_is_read(tmp_path: Path) -> None:
    """A name in windows-1256 is as good as any."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe3\xcc.txt"))
    path.write_text(SHORT)
    assert read_article(path).article.source_text == SHORT


def test_plain_text_loads_nothing_heavy(tmp_path: Path) -> None:
    """UTF-8 in .txt and .md is read without trafilatura, docx, lxml, charset_normalizer or zipfile."""
    written(tmp_path, "article.txt", LONG)
    written(tmp_path, "article.md", LONG)
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from workbench.articles.reading import listed, read_article\n"
        "print(*(len(read_article(path).article.source_text) for path in listed(Path())))\n"
        "print(*{'trafilatura', 'docx', 'lxml', 'charset_normalizer', 'zipfile', 'xml'} & set(sys.modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == f"{len(LONG)} {len(LONG)}\n\n"


def test_the_files_of_a_folder(tmp_path: Path) -> None:
    """Article files are listed by name, whatever the case; all else is left out, and nothing is opened."""
    folder = tmp_path / "articles"
    folder.mkdir()
    names = ["b.txt", "A.md", "ث.html", "c.HTM", "d.docx", "B.txt"]
    for name in [*names, ".hidden.txt", "~$d.docx", "e.pdf", "README", "f.txt~", ".txt"]:
        written(folder, name, b"")
    (folder / "folder.txt").mkdir()
    os.mkfifo(folder / "pipe.txt")
    (folder / "nowhere.txt").symlink_to(folder / "gone.txt")
    assert [path.name for path in listed(folder)] == ["A.md", "B.txt", "b.txt", "c.HTM", "d.docx", "ث.html"]


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    """A missing folder, and a file in its place, have none."""
    assert listed(tmp_path / "missing") == []
    assert listed(written(tmp_path, "article.txt", SHORT)) == []


def test_every_ending_has_a_reader(tmp_path: Path) -> None:
    """No ending that is offered is refused for its ending."""
    for ending in ENDINGS:
        assert "files are not read" not in refusal_of(written(tmp_path, f"empty{ending}", b""))
