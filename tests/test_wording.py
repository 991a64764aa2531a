"""The interface's own words: every one is in every catalog, and the right one is shown."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message

from workbench import wording
from workbench.locale.catalogs import (
    KEPT_IN_ENGLISH,
    KEYWORDS,
    extracted,
    marked,
    read_catalog,
    read_compiled,
    untranslated,
    update,
)
from workbench.services.drafts import CHANGED_AFTER_REVIEW
from workbench.services.starter import read_starter
from workbench.wording import LANGUAGES, N_, _, language, n_, use_language

WITHOUT_ARABIC = frozenset({"↑↓ Tab Enter Esc", ", "})
"""Messages that have no letters in Arabic either: names of keys, and what stands between the items of a list."""


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    """The language of one test is not that of the next."""
    yield
    use_language("en")


def keys(catalog: Catalog) -> set[object]:
    """What the messages of a catalog are looked up by."""
    return {message.id for message in catalog if message.id}


def forms(text: object) -> tuple[str, ...]:
    """The text of a message, once for each of its plural forms."""
    return (text,) if isinstance(text, str) else tuple(map(str, text)) if isinstance(text, (tuple, list)) else ()


def placeholders(text: str) -> set[str]:
    """The names in braces."""
    return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name is not None}


def arabic_letters(text: str) -> bool:
    """Whether a text has any letter of the Arabic script."""
    return any("\u0621" <= character <= "\u064a" for character in text)


def mistakes(message: Message) -> Iterator[str]:
    """What is wrong with an Arabic translation."""
    source, target = forms(message.id), forms(message.string)
    if message.fuzzy:
        yield "nobody looked at it yet"
    if not target or not all(target):
        yield "not translated"
    for form in target:
        if unknown := placeholders(form) - placeholders(source[-1]):
            yield f"{unknown} has no value in {form!r}"
    # None, one and two are said by the noun itself in Arabic; every other form has to name the number.
    for form in target if len(target) == 1 else target[3:]:
        if lost := placeholders(source[-1]) - placeholders(form):
            yield f"{lost} is missing in {form!r}"
    if source[0] not in WITHOUT_ARABIC and not all(map(arabic_letters, target)):
        yield "no Arabic in it"


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_catalog_has_exactly_the_words_of_the_code(code: str) -> None:
    """A word in the code that a catalog lacks, or one that went, is found here; `catalogs` mends it."""
    assert keys(read_catalog(code)) == keys(extracted())
    assert untranslated(read_catalog(code)) == []


def test_every_word_is_translated_into_arabic() -> None:
    """Each is looked at by a person, has all its forms, and its placeholders."""
    found = {str(message.id): list(mistakes(message)) for message in read_catalog("ar") if message.id}
    assert {message: wrong for message, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_the_program_reads_is_what_people_edited(code: str) -> None:
    """The compiled catalog lies beside its source and says the same."""
    edited = {forms(message.id): forms(message.string) for message in read_catalog(code) if message.id}
    assert {forms(message.id): forms(message.string) for message in read_compiled(code) if message.id} == edited


def test_updating_changes_nothing_that_is_up_to_date() -> None:
    """Translations stay as they are when the catalogs are brought up to date once more."""
    before = {message.id: message.string for message in read_catalog("ar") if message.id}
    assert {message.id: message.string for message in update("ar") if message.id} == before


def test_what_the_database_keeps_in_english_has_words_too() -> None:
    """Why a sentence came back, and the parts of speech of the starter glossary."""
    kept = {CHANGED_AFTER_REVIEW, *(term.part_of_speech for term in read_starter())} - {""}
    assert kept <= set(KEPT_IN_ENGLISH)


def test_every_way_of_marking_is_read() -> None:
    """Alone, with a plural, joined over lines, inside an f-string; not what is no literal or no mark."""
    code = """
_("one"), N_("two"), n_("{count} a", "{count} b", 3), f"{_('in a string')}", _("joined " "up")
_(variable), other("no"), n_("{count} a", variable, 3), obj._("no")
"""
    assert set(marked(code)) == {"one", "two", ("{count} a", "{count} b"), "in a string", "joined up"}


def test_words_are_marked_with_literals() -> None:
    """`_(f"...")` would be looked up filled in, and never found."""
    wrong = [
        f"{path}:{node.lineno}"
        for path in wording.FOLDER.parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS
        if any(isinstance(argument, ast.JoinedStr | ast.BinOp) for argument in node.args)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("variables", "spoken"),
    [
        ({}, "en"),
        ({"LANG": "ar_EG.UTF-8"}, "ar"),
        ({"LANG": "ar_EG.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "en_GB.UTF-8", "LC_ALL": "ar"}, "ar"),
        ({"LANG": "ar_EG.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "sr_RS@latin"}, "en"),
        ({"LANG": "arn_CL"}, "en"),
    ],
)
def test_the_environment_chooses_the_language(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], spoken: str
) -> None:
    """LC_ALL counts before LC_MESSAGES and that before LANG; English where there is no catalog."""
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert use_language() == spoken == language()


def test_a_setting_chooses_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person with an English system may want Arabic words, and the other way round."""
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert (use_language("ar"), use_language("en"), use_language("ar-EG")) == ("ar", "en", "ar")


def test_words_are_said_in_the_language_in_use() -> None:
    """The states of a segment, in both languages; a marked word stays as it is until it is shown."""
    use_language("ar")
    assert (_("approved"), N_("approved")) == ("معتمدة", "approved")
    use_language("en")
    assert _("approved") == "approved"


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "لا كلمات"),
        (1, "كلمة واحدة"),
        (2, "كلمتان"),
        (3, "{count} كلمات"),
        (10, "{count} كلمات"),
        (11, "{count} كلمة"),
        (100, "{count} كلمة"),
        (103, "{count} كلمات"),
    ],
)
def test_arabic_counts_in_six_ways(count: int, said: str) -> None:
    """None, one, two, 3 to 10, 11 to 99 and the rest each have a form."""
    use_language("ar")
    assert n_("{count} word", "{count} words", count) == said
    use_language("en")
    assert n_("{count} word", "{count} words", count) == ("{count} word" if count == 1 else "{count} words")


@pytest.mark.parametrize("path", sorted((wording.FOLDER.parent / "ui").rglob("*.py")), ids=lambda path: path.stem)
def test_every_command_is_marked(path: Path) -> None:
    """Label and help of a command are in the catalogs."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Command":
            words = [ast.unparse(argument) for argument in node.args[2:4]]
            assert len(words) == 2 and all(word.startswith("N_(") for word in words)


def test_what_a_catalog_lacks_is_said_as_it_is() -> None:
    """An unknown message is shown in English; an empty one stays empty and never shows the catalog's header."""
    use_language("ar")
    unknown = "no catalog has this"
    assert (_(unknown), _(""), n_(unknown, unknown + "s", 2)) == (unknown, "", unknown + "s")
