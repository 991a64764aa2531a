"""Plain text: every character as it stands in the file."""

from __future__ import annotations

import re

from workbench.articles.encodings import Decoded, decode
from workbench.articles.files import Source

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"PK\x03\x04", "a packed file (a Word document?)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a packed file"),
    (b"SQLite format 3\0", "a database"),
    (b"\x7fELF", "a program"),
)
"""How files begin that are sometimes given a text file's name."""

_ADVICE = "save its text as .txt or .docx"

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
    for signature, kind in _SIGNATURES:
        if source.data.startswith(signature):
            raise source.unreadable(f"it is {kind} and no text", _ADVICE)
    decoded = decode(source, encoding, declared)
    if len(_CONTROL.findall(decoded.text)) > _MOST_CONTROLS * len(decoded.text):
        raise source.unreadable("it is binary and no text", _ADVICE)
    return decoded
