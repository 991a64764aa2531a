"""Brings the catalogs up to date with the words in the code: `python -m workbench.locale.catalogs`.

For whoever writes or translates the interface; nothing of it runs while one translates. Each language has
`LC_MESSAGES/workbench.po`, which people edit, and the `.mo` compiled from it, which the program reads.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

from workbench.wording import FOLDER, LANGUAGES

KEYWORDS = {"_": 1, "n_": 2, "N_": 1}
"""The functions that take words of the interface, and how many of their arguments are."""

ARABIC_PLURALS = (
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5);"
)
"""None, one, two, 3 to 10, 11 to 99, the rest: CLDR's rule for Arabic, which Babel's own table has otherwise."""

_SAME_EVERY_TIME = datetime(2025, 1, 1, tzinfo=UTC)
"""The date in each header, so that a catalog changes only when its words do."""


KEPT_IN_ENGLISH = ("changed after review", "noun", "proper noun", "adjective", "verb", "phrase")
"""Words that the database keeps in English and the screens show through `_`."""


def extracted() -> Catalog:
    """Every message of the interface, as the code has it now, untranslated, with the files it stands in."""
    found = Catalog(charset="utf-8", creation_date=_SAME_EVERY_TIME)
    for word in KEPT_IN_ENGLISH:
        found.add(word)
    for path in sorted(FOLDER.parent.rglob("*.py")):
        for message in marked(path.read_text("utf-8")):
            found.add(message, locations=[(path.relative_to(FOLDER.parent).as_posix(), 0)])
    return found


def marked(code: str) -> Iterator[str | tuple[str, ...]]:
    """The messages in a Python file, in its order; those with a plural as two.

    Babel reads tokens and misses, before Python 3.12, the messages inside f-strings; so the syntax tree is read.
    """
    calls = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        taken = KEYWORDS.get(call.func.id, 0) if isinstance(call.func, ast.Name) else 0
        values = [one.value for one in call.args[:taken] if isinstance(one, ast.Constant)]
        texts = tuple(value for value in values if isinstance(value, str))
        if taken and len(texts) == taken:
            yield texts if taken > 1 else texts[0]


def catalog_file(language: str) -> Path:
    """The catalog that people edit; its compiled form lies beside it as `.mo`."""
    return FOLDER / language / "LC_MESSAGES" / "workbench.po"


def read_catalog(language: str) -> Catalog:
    """The catalog of a language as it lies on disk; an empty one with the right plural rule if there is none."""
    path = catalog_file(language)
    if path.exists():
        with path.open("rb") as file:
            return read_po(file, locale=language)
    rule = f"Plural-Forms: {ARABIC_PLURALS}\\n" if language == "ar" else ""
    header = f'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n{rule}"\n'
    return read_po(BytesIO(header.encode()), locale=language)


def update(language: str) -> Catalog:
    """The catalog of a language with exactly the messages that the code has now; what was translated stays.

    English is translated by itself. A message close to one that went gets its translation marked fuzzy: a person
    looks at it, and until then it is not compiled.
    """
    catalog = read_catalog(language)
    catalog.update(extracted())
    catalog.obsolete.clear()
    _write_header(catalog)
    if language == LANGUAGES[0]:
        for message in catalog:
            _translate_by_itself(message)
    return catalog


def untranslated(catalog: Catalog) -> list[str]:
    """The messages that lack a translation, or have one that nobody looked at yet."""
    return [_id(message) for message in catalog if message.id and (message.fuzzy or not _is_whole(message))]


def compiled(catalog: Catalog) -> bytes:
    """The catalog as the program reads it."""
    buffer = BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def read_compiled(language: str) -> Catalog:
    """The compiled catalog of a language, as it lies on disk."""
    with catalog_file(language).with_suffix(".mo").open("rb") as file:
        return read_mo(file)


def write(language: str, catalog: Catalog) -> None:
    """Writes a catalog and its compiled form."""
    path = catalog_file(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    buffer = BytesIO()
    write_po(buffer, catalog, width=100, sort_by_file=True, include_lineno=False)
    path.write_bytes(buffer.getvalue())
    path.with_suffix(".mo").write_bytes(compiled(catalog))


def main() -> None:
    """Updates and compiles all catalogs, and says what is left to translate."""
    for language in LANGUAGES:
        catalog = update(language)
        write(language, catalog)
        missing = untranslated(catalog)
        print(f"{catalog_file(language)}: {len(catalog)} messages, {len(missing)} to translate")
        for message in missing:
            print(f"  {message}")


def _write_header(catalog: Catalog) -> None:
    catalog.project, catalog.version = "arabic-news-workbench", ""
    catalog.header_comment = f"# The words of the workbench's interface in {catalog.locale}."
    catalog.creation_date = catalog.revision_date = _SAME_EVERY_TIME
    catalog.msgid_bugs_address = catalog.last_translator = catalog.language_team = ""


def _translate_by_itself(message: Message) -> None:
    if message.id and (message.fuzzy or not _is_whole(message)):
        message.string = message.id
        message.flags.discard("fuzzy")


def _is_whole(message: Message) -> bool:
    """Whether each form of a message has a translation."""
    forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return bool(forms) and all(forms)


def _id(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


if __name__ == "__main__":
    main()
