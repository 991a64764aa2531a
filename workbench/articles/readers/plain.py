"""Plain text: every character as it stands in the file."""

from __future__ import annotations

import re

from workbench.articles.encodings import Decoded, decode
from workbench.articles.files import Source
from workbench.wording import N_, _

_PICTURE = N_("it is a picture and no text")

_SIGNATURES = (
    (b"%PDF-", N_("it is a PDF and no text")),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"PK\x03\x04", N_("it is a packed file (a Word document?) and no text")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", N_("it is an old Word document and no text")),
    (b"{\\rtf", N_("it is an RTF document and no text")),
    (b"\x1f\x8b", N_("it is a packed file and no text")),
    (b"SQLite format 3\0", N_("it is a database and no text")),
    (b"\x7fELF", N_("it is a program and no text")),
)
"""How files begin that are sometimes given a text file's name, and what is said of them."""

_ADVICE = N_("save its text as .txt or .docx")

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
"""Control characters that no text has; tab, line ends, form feed and the escape of terminal logs are not among them."""

_MOST_CONTROLS = 0.05
"""The share of them from which a file is binary. Random bytes have a tenth, text has none or a few strays."""


def read_plain(source: Source, encoding: str = "", declared: str = "") -> Decoded:
    """The text of a .txt file, line ends as they are.

    Args:
        source: The bytes.
        encoding: The encoding a person chose; empty to find it out.
        declared: The encoding the file says it is in.

    Raises:
        ArticleUnreadable: If the file is binary, or no encoding fits.
    """
    for signature, what in _SIGNATURES:
        if source.data.startswith(signature):
            raise source.unreadable(_(what), _(_ADVICE))
    decoded = decode(source, encoding, declared)
    if len(_CONTROL.findall(decoded.text)) > _MOST_CONTROLS * len(decoded.text):
        raise source.unreadable(_("it is binary and no text"), _(_ADVICE))
    return decoded
