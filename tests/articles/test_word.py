"""Word documents give their paragraphs and cells, and no document does harm."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.articles.sample import HEADLINE, PARAGRAPHS, SHORT, reading_of, text_of, written
from workbench.articles.reading import Limits, read_article
from workbench.errors import ArticleUnreadable

MAIN = "word/document.xml"


def document(*paragraphs: str) -> bytes:
    """The bytes of a .docx with these paragraphs."""
    made = docx.Document()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    return saved(made)


def saved(made: docx.document.Document) -> bytes:
    """The bytes of a document."""
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def with_body(xml: str) -> bytes:
    """The bytes of a .docx whose body begins with a piece of XML in Word's namespace."""
    made = docx.Document()
    wrapped = parse_xml(f'<w:body {nsdecls("w")} xmlns:mc="{COMPATIBILITY}">{xml}</w:body>')
    for position, element in enumerate(list(wrapped)):
        made.element.body.insert(position, element)
    return saved(made)


COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def changed(data: bytes, change: Callable[[str, bytes], bytes | None], extra: dict[str, bytes] | None = None) -> bytes:
    """A .docx packed again with its members changed; None leaves one out."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
        for name, content in (extra or {}).items():
            new.writestr(name, content)
    return stream.getvalue()


def refusal_of(folder: Path, data: bytes, limits: Limits = Limits()) -> str:  # noqa: B008 - a frozen value
    """The message with which a .docx of these bytes is refused, one printable line."""
    with pytest.raises(ArticleUnreadable) as refusal:
        read_article(written(folder, "article.docx", data), limits=limits)
    assert str(refusal.value).isprintable()
    assert str(refusal.value).endswith(("from Word as .docx.", ".docx without password.", "save its text as .txt."))
    return str(refusal.value)


def test_paragraphs_have_empty_lines_between_them(tmp_path: Path) -> None:
    """Paragraphs without text are left out; the format carries its own encoding, whatever a person names."""
    reading = reading_of(tmp_path, "article.docx", document(HEADLINE, "", *PARAGRAPHS, " "), "windows-1256")
    assert reading.article.source_text == "\n\n".join((HEADLINE, *PARAGRAPHS))
    assert reading.article.title == HEADLINE
    assert (reading.guess, reading.was_guessed, reading.article.encoding) == ("", False, "")


def test_cells_stand_where_the_table_stands(tmp_path: Path) -> None:
    """Cells come row by row between the paragraphs around the table; a merged one once, nested tables in place."""
    made = docx.Document()
    made.add_paragraph(HEADLINE)
    table = made.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "خلية عريضة"
    table.cell(1, 0).text = "أولى"
    table.cell(1, 1).text = "ثانية"
    table.cell(1, 1).add_table(rows=1, cols=1).cell(0, 0).text = "داخلية"
    made.add_paragraph(SHORT)
    expected = "\n\n".join((HEADLINE, "خلية عريضة", "أولى", "ثانية", "داخلية", SHORT))
    assert text_of(tmp_path, "article.docx", saved(made)) == expected


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<w:p><w:r><w:t>قا</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ل نعم</w:t></w:r></w:p>", "قال نعم"),
        ("<w:p><w:r><w:t>سطر</w:t><w:br/><w:t>ثان</w:t><w:tab/><w:t>هنا</w:t></w:r></w:p>", "سطر\nثان\tهنا"),
        ("<w:p><w:pPr><w:tabs><w:tab w:val='left' w:pos='9'/></w:tabs></w:pPr><w:r><w:t>نص</w:t></w:r></w:p>", "نص"),
        ("<w:p><w:ins w:id='1'><w:r><w:t>مضاف</w:t></w:r></w:ins></w:p>", "مضاف"),
        ("<w:p><w:r><w:t>باق</w:t></w:r><w:del w:id='1'><w:r><w:delText>محذوف</w:delText></w:r></w:del></w:p>", "باق"),
        ("<w:p><w:r><w:t>باق</w:t></w:r><w:moveFrom w:id='1'><w:r><w:t>منقول</w:t></w:r></w:moveFrom></w:p>", "باق"),
        ("<w:p><w:hyperlink><w:r><w:t>رابط</w:t></w:r></w:hyperlink></w:p>", "رابط"),
        ("<w:p><w:smartTag><w:r><w:t>مكان</w:t></w:r></w:smartTag></w:p>", "مكان"),
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>حقل</w:t></w:r></w:p></w:sdtContent></w:sdt>", "حقل"),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>نص</w:t></w:r></w:p>", "نص"),
        (
            "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>إطار</w:t></w:r></w:p>"
            "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>إطار</w:t></w:r></w:p>"
            "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>",
            "إطار",
        ),
    ],
)
def test_every_visible_text_is_read_once(tmp_path: Path, xml: str, text: str) -> None:
    """Runs are joined; insertions, links, fields and text boxes are read, deletions and instructions are not."""
    assert text_of(tmp_path, "article.docx", with_body(xml)) == text


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    """Gigabytes of zeros in a member, or of blanks in the text, stop at the limit."""
    safe = document(SHORT)
    picture = changed(safe, lambda _, data: data, {"word/media/image1.bmp": bytes(101_000_000)})
    assert len(picture) < 200_000
    assert "it unpacks to more than 100 MB" in refusal_of(tmp_path, picture)
    blanks = changed(safe, lambda name, data: data + b" " * 30_000_000 if name == MAIN else data)
    assert "its text unpacks to more than 200 times its size" in refusal_of(tmp_path, blanks)


def test_members_and_elements_are_counted(tmp_path: Path) -> None:
    """The number of files inside, the elements of their XML, and the bytes they unpack to have limits of their own."""
    data = document(*PARAGRAPHS)
    assert "more than 5 files" in refusal_of(tmp_path, data, Limits(members=5))
    assert "more than 50 elements" in refusal_of(tmp_path, data, Limits(elements=50))
    assert "more than 0.02 MB" in refusal_of(tmp_path, data, Limits(unpacked_bytes=20_000))


def test_a_small_file_may_be_packed_tightly(tmp_path: Path) -> None:
    """Half a megabyte of blanks is no bomb."""
    data = changed(document(SHORT), lambda name, xml: xml + b" " * 500_000 if name == MAIN else xml)
    assert text_of(tmp_path, "article.docx", data) == SHORT


@pytest.mark.parametrize("member", [MAIN, "word/styles.xml", "_rels/.rels", "[Content_Types].xml"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_entities_are_refused(tmp_path: Path, member: str, codec: str) -> None:
    """A document type is refused in every XML file of the document, also where UTF-16 hides it."""
    secret = written(tmp_path, "secret.txt", "سري للغاية")
    declared = f'<!DOCTYPE w [<!ENTITY a "نص"><!ENTITY f SYSTEM "{secret.as_uri()}">]>'

    def poisoned(name: str, data: bytes) -> bytes:
        if name != member:
            return data
        xml = data.decode()
        return f'<?xml version="1.0" encoding="{codec}"?>{declared}{xml[xml.index("?>") + 2 :]}'.encode(codec)

    message = refusal_of(tmp_path, changed(document(SHORT), poisoned))
    assert "its XML has a document type" in message


def test_nesting_has_an_end(tmp_path: Path) -> None:
    """Thousands of tables in tables are refused instead of exhausting the stack."""
    depth = 5_000

    def nested(name: str, data: bytes) -> bytes:
        body = b"<w:tbl><w:tr><w:tc>" * depth + b"</w:tc></w:tr></w:tbl>" * depth
        return data.replace(b"<w:body>", b"<w:body>" + body) if name == MAIN else data

    assert "stand too deep in each other" in refusal_of(tmp_path, changed(document(SHORT), nested))


def test_what_is_no_word_document(tmp_path: Path) -> None:
    """Old and locked documents, other packed files and other files are told apart."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("article.txt", SHORT)
    assert "an old or a locked Word document" in refusal_of(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert "a packed folder and no Word document" in refusal_of(tmp_path, packed.getvalue())
    assert "it is no Word document" in refusal_of(tmp_path, SHORT.encode())


@pytest.mark.parametrize("member", ["[Content_Types].xml", "_rels/.rels", MAIN])
def test_a_broken_document_is_refused(tmp_path: Path, member: str) -> None:
    """Without a member it cannot do without, with rubbish in it, or in half, a document is refused."""
    whole = document(*PARAGRAPHS)
    refusal_of(tmp_path, changed(whole, lambda name, data: None if name == member else data))
    refusal_of(tmp_path, changed(whole, lambda name, data: b"<a" if name == member else data))
    refusal_of(tmp_path, changed(whole, lambda name, data: b"<a/>" if name == member else data))


def test_every_cut_is_refused(tmp_path: Path) -> None:
    """However much of its end is missing, a document ends in one line."""
    whole = document(*PARAGRAPHS)
    for length in range(4, len(whole), len(whole) // 40):
        refusal_of(tmp_path, whole[:length])


def test_a_flipped_byte_is_refused_or_does_not_matter(tmp_path: Path) -> None:
    """Damage anywhere either is refused in one line, or leaves the text as it was."""
    whole = document(*PARAGRAPHS)
    for place in range(0, len(whole), len(whole) // 150):
        path = written(tmp_path, "article.docx", whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        try:
            text = read_article(path).article.source_text
        except ArticleUnreadable as refusal:
            assert str(refusal).isprintable()
        else:
            assert text == "\n\n".join(PARAGRAPHS)


def test_a_locked_archive_is_refused(tmp_path: Path) -> None:
    """A member with a password is said to have one."""
    data = bytearray(document(SHORT))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    assert "it is locked with a password" in refusal_of(tmp_path, bytes(data))


def test_a_document_without_arabic_is_refused(tmp_path: Path) -> None:
    """The advice does not speak of encodings, of which a document has none."""
    path = written(tmp_path, "article.docx", document("Reuters said so."))
    with pytest.raises(ArticleUnreadable, match="it has no Arabic letters; choose the document that holds"):
        read_article(path)
