"""Web pages give their headline and paragraphs, and nothing of what surrounds them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from time import process_time

import pytest

from tests.articles.sample import HEADLINE, PARAGRAPHS, SHORT, reading_of, text_of, written
from workbench.articles.reading import Limits, read_article
from workbench.errors import ArticleUnreadable

BODY = "".join(f"<p>{paragraph}</p>\n" for paragraph in PARAGRAPHS)
WHOLE = "\n\n".join((HEADLINE, *PARAGRAPHS))


TAG = "<p {}>"


def attributes(count: int) -> str:
    """That many attributes of one tag, each with a name of its own."""
    return " ".join(f"a{number}=b" for number in range(count))


def page(body: str, head: str = "<meta charset=utf-8>", title: str = f"{HEADLINE} - وكالة") -> str:
    """A page as agencies have it: menus before the article, scripts in it, small print after it."""
    return (
        f"<!doctype html><html lang=ar dir=rtl><head>{head}<title>{title}</title><style>p {{color: red}}</style></head>"
        "<body><nav><ul><li><a href=/>الرئيسية</a></li><li><a href=/sport>رياضة</a></li></ul></nav>"
        f"<article>{body}</article><script>var secret = 'إعلان';</script><footer>جميع الحقوق محفوظة</footer></body>"
    )


@pytest.mark.parametrize("name", ["article.html", "article.htm"])
def test_headline_and_paragraphs(tmp_path: Path, name: str) -> None:
    """The article is the headline and its paragraphs, an empty line between them; menus and scripts are not in it."""
    reading = reading_of(tmp_path, name, page(f"<h1>{HEADLINE}</h1>{BODY}"))
    assert reading.article.source_text == WHOLE
    assert reading.article.title == HEADLINE
    assert (reading.guess, reading.was_guessed) == ("utf-8", False)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<meta charset=utf-8>", f"<h1>{HEADLINE}</h1>{BODY}"),
        (f'<meta charset=utf-8><meta property="og:title" content="{HEADLINE}">', f"<h1>وكالة الأنباء</h1>{BODY}"),
        (f'<meta charset=utf-8><meta property="og:title" content="{HEADLINE}">', BODY),
        ("<meta charset=utf-8>", f"<aside><h1>وكالة الأنباء</h1></aside>{BODY}<h1>{HEADLINE}</h1>"),
        ("<meta charset=utf-8>", f"<div class=logo><h1>وكالة الأنباء</h1></div><h1>{HEADLINE}</h1>{BODY}"),
    ],
)
def test_the_headline_comes_first(tmp_path: Path, head: str, body: str) -> None:
    """Whether it is a heading or only in the page's head, the headline is the title of the article."""
    article = reading_of(tmp_path, "article.html", page(body, head)).article
    assert article.title == HEADLINE
    assert article.source_text.count(HEADLINE) == 1
    assert article.source_text.endswith(PARAGRAPHS[-1])


def test_a_paragraph_is_one_line(tmp_path: Path) -> None:
    """Line ends in the source of a page are blanks, a break is a line end, and marks within a line leave no trace."""
    body = f"<h1>{HEADLINE}</h1><p>قال\r\n  <b>الو</b>زير <a href=x>إنه</a>\n سعيد.<br>ثم سافر.</p>{BODY}"
    text = text_of(tmp_path, "article.html", page(body))
    assert text == "\n\n".join((HEADLINE, "قال الوزير إنه سعيد.\nثم سافر.", *PARAGRAPHS))


def test_lists_tables_and_quotations_are_kept(tmp_path: Path) -> None:
    """Items, cells and quotations are paragraphs, without bullets or bars, in the order of the page."""
    table = "<table><tr><td>خلية أولى</td><td>خلية ثانية</td></tr></table>"
    body = (
        f"<h1>{HEADLINE}</h1>{BODY}<ul><li>بند أول</li><li>بند ثان</li></ul>{table}<blockquote>قول مأثور</blockquote>"
    )
    text = text_of(tmp_path, "article.html", page(body))
    assert text == "\n\n".join((WHOLE, "بند أول", "بند ثان", "خلية أولى", "خلية ثانية", "قول مأثور"))


@pytest.mark.parametrize("content", [f"<p>{SHORT}</p>", SHORT, f"<h1>{SHORT}</h1>", f"<html><body>{SHORT}<br>"])
def test_a_scrap_of_html_is_read(tmp_path: Path, content: str) -> None:
    """One sentence is enough, with or without the rest of a page around it."""
    assert text_of(tmp_path, "article.html", content) == SHORT


@pytest.mark.parametrize(
    ("head", "codec", "guess", "doubt"),
    [
        ("<meta charset=windows-1256>", "cp1256", "windows-1256", False),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-6">', "iso8859-6", "iso-8859-6", False),
        ("<META CHARSET = 'UTF-8'>", "utf-8", "utf-8", False),
        ("<meta charset=windows-1256>", "utf-8", "utf-8", False),
        ("<meta charset=utf-8>", "cp1256", "windows-1256", True),
        ("<meta charset=iso-8859-1>", "cp1256", "windows-1256", True),
        ("<meta charset=rot13>", "cp1256", "windows-1256", True),
        ("", "iso8859-6", "iso-8859-6", True),
        ("", "utf-16-le", "utf-16-le", True),
    ],
)
def test_the_page_names_its_encoding(tmp_path: Path, head: str, codec: str, guess: str, doubt: bool) -> None:
    """What `meta` says is believed where it gives Arabic; a page that lies or says nothing is found out."""
    body = f"<h1>{HEADLINE}</h1>{BODY}".replace("«", '"').replace("»", '"')
    reading = reading_of(tmp_path, "article.html", page(body, head).encode(codec))
    assert reading.article.source_text == WHOLE.replace("«", '"').replace("»", '"')
    assert (reading.guess, reading.was_guessed) == (guess, doubt)


def test_an_xml_declaration_is_no_hindrance(tmp_path: Path) -> None:
    """XHTML begins with a declaration, whose encoding counts too."""
    data = ('<?xml version="1.0" encoding="windows-1256"?>\n' + page(f"<h1>{HEADLINE}</h1>{BODY}", "")).encode("cp1256")
    reading = reading_of(tmp_path, "article.html", data)
    assert reading.article.source_text == WHOLE
    assert (reading.guess, reading.was_guessed) == ("windows-1256", False)


def test_control_characters_do_not_come_through(tmp_path: Path) -> None:
    """Escapes, NULs and half characters in a page, written out or as references, spoil neither text nor title."""
    body = f"<h1>{HEADLINE}</h1>{BODY}<p>نهاية\x1b]52;c;QQ==\x07\0&#0;&#xd800;.</p>"
    article = reading_of(tmp_path, "article.html", page(body)).article
    assert article.title == HEADLINE
    assert article.source_text.startswith(WHOLE)
    assert "الرئيسية" not in article.source_text
    assert not {"\x1b", "\x07", "\0", "\ud800"} & set(article.source_text)


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    """A page cannot read another file or blow itself up by declaring entities."""
    secret = written(tmp_path, "secret.txt", "سري للغاية")
    declared = (
        f'<!DOCTYPE html [<!ENTITY a "{"نص" * 50}"><!ENTITY b "{"&a;" * 50}"><!ENTITY f SYSTEM "{secret.as_uri()}">]>'
    )
    text = text_of(tmp_path, "article.html", declared + page(f"<h1>{HEADLINE}</h1>{BODY}<p>&b;&f;</p>"))
    assert "سري" not in text
    assert len(text) < 10_000
    assert PARAGRAPHS[2] in text


@pytest.mark.parametrize(
    "content",
    [
        TAG.format(attributes(100_000)) + SHORT,
        TAG.format(attributes(40_000)) + SHORT,
        "<b>" * 200_000 + SHORT,
        "<div>" * 900 + SHORT + "</div>" * 900,
        "<p>ن" * 300_000 + SHORT,
        "<p>" + "<br>" * 200_000 + SHORT,
        "<table><tr><td>" * 20_000 + SHORT,
        "&#1575;" * 300_000 + "<p>" + SHORT,
        "<!-- " * 300_000 + "--><p>" + SHORT,
        ("<a href=x>" + SHORT + "</a> ") * 9_000,
    ],
)
def test_hostile_pages_are_read_in_a_moment(tmp_path: Path, content: str) -> None:
    """Thousands of attributes, endless nesting and unclosed tags are read whole and lose no sentence."""
    started = process_time()
    assert text_of(tmp_path, "article.html", content).endswith(SHORT)
    assert process_time() - started < 5, "a tree of the page with 40,000 attributes takes a quarter of a minute"


def test_what_stands_deep_is_not_lost(tmp_path: Path) -> None:
    """After hundreds of tags that were never closed, as old pages have them, the text goes on."""
    body = f"<h1>{HEADLINE}</h1>{BODY}" + "<div><font>" * 200 + f"<p>{SHORT}</p>"
    assert text_of(tmp_path, "article.html", page(body)).endswith(SHORT)


def test_a_hostile_page_needs_little_memory(tmp_path: Path) -> None:
    """Half a million attributes need less than 500 MB, libraries included; a tree of them would need more."""
    written(tmp_path, "article.html", TAG.format(attributes(190)) * 2_800 + SHORT)
    script = (
        "import resource\n"
        "from pathlib import Path\n"
        "from workbench.articles.reading import read_article\n"
        "print(len(read_article(Path('article.html')).article.source_text))\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == 'linux' else 1024**2))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", "import sys\n" + script], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    length, megabytes = map(int, done.stdout.split())
    assert length == len(SHORT)
    assert megabytes < 300


def test_pictures_in_the_page_do_not_count(tmp_path: Path) -> None:
    """A page saved in one file, with large pictures inside, is read; one with as much text is refused."""
    picture = f'<img src="data:image/png;base64,{"QUJD" * 2_000_000}">'
    assert text_of(tmp_path, "article.html", page(f"<h1>{HEADLINE}</h1>{picture}{BODY}")) == WHOLE
    path = written(tmp_path, "long.html", page(BODY * 12_000))
    with pytest.raises(ArticleUnreadable, match="larger than 4 MB without its pictures; copy the article's text"):
        read_article(path)


def test_too_many_elements_are_refused(tmp_path: Path) -> None:
    """The limit on elements stops the reading."""
    path = written(tmp_path, "article.html", "<i>ن</i>" * 1000)
    with pytest.raises(ArticleUnreadable, match="more than 900 elements"):
        read_article(path, limits=Limits(elements=900))


@pytest.mark.parametrize("content", ["<html></html>", "<script>var نص = 'نص';</script>", "<!-- نص -->", "<img alt=نص>"])
def test_a_page_without_text_is_refused(tmp_path: Path, content: str) -> None:
    """What nobody would see in a browser is no article."""
    with pytest.raises(ArticleUnreadable, match="no text was found in the page"):
        read_article(written(tmp_path, "article.html", content))


def test_a_page_in_english_is_refused(tmp_path: Path) -> None:
    """Arabic in the menus does not make the article Arabic."""
    with pytest.raises(ArticleUnreadable, match="it has no Arabic letters"):
        english = "".join(
            f"<p>The ministry said on Monday that convoy number {number} had arrived.</p>" for number in range(9)
        )
        read_article(written(tmp_path, "article.html", page(f"<h1>Convoys arrive</h1>{english}", title="Convoys")))


def test_nothing_is_fetched_and_nothing_is_said(tmp_path: Path) -> None:
    """A page full of addresses opens no connection, and the library's warnings do not reach the terminal."""
    links = "<link rel=stylesheet href=http://127.0.0.1:9/a.css><base href=http://127.0.0.1:9/>"
    body = f"<h1>{HEADLINE}</h1>{BODY}<img src=http://127.0.0.1:9/a.png><iframe src=http://127.0.0.1:9/></iframe>"
    written(tmp_path, "article.html", page(body, "<meta charset=utf-8>" + links))
    written(tmp_path, "broken.html", "<" * 50 + SHORT)
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from workbench.articles.reading import read_article\n"
        "seen = []\n"
        "sys.addaudithook(lambda event, _: seen.append(event) if event.startswith('socket.') else None)\n"
        "read_article(Path('article.html'))\n"
        "try:\n"
        "    read_article(Path('broken.html'))\n"
        "except Exception:\n"
        "    pass\n"
        "print(set(seen) - {'socket.__new__', 'socket.bind'})\n"  # urllib3 tries on loading whether there is IPv6
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("set()\n", "")
