"""What every format keeps, whichever it is: a new one is tested by being there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.formats.samples import GLOSSARY as SMALL_GLOSSARY
from tests.formats.samples import TRANSLATION as SMALL_TRANSLATION
from tests.formats.samples import hard_glossary, hard_translation, written
from workbench.errors import FileInvalid
from workbench.formats.base import SENTENCE_FIELDS, Entry, Format, GlossaryFormat, TranslationFormat
from workbench.formats.registry import GLOSSARY, TRANSLATION
from workbench.glossary.record import FIELDS
from workbench.glossary.term import Term

GOLDEN = Path(__file__).parents[1] / "golden"

glossary_formats = pytest.mark.parametrize("format", GLOSSARY.all(), ids=GLOSSARY.names())
translation_formats = pytest.mark.parametrize("format", TRANSLATION.all(), ids=TRANSLATION.names())
every_format = pytest.mark.parametrize("format", [*GLOSSARY.all(), *TRANSLATION.all()])
endings = pytest.mark.parametrize(
    ("format", "ending"), [(one, ending) for one in GLOSSARY.all() for ending in one.endings]
)


def read_terms(format: GlossaryFormat, path: Path) -> list[Term]:
    """The terms of a file; every entry must be one."""
    entries = list(format.read(path))
    assert all(isinstance(entry, Entry) for entry in entries), entries
    return [entry.term for entry in entries if isinstance(entry, Entry)]


@endings
def test_a_hard_glossary_comes_back_as_it_was(format: GlossaryFormat, ending: str, tmp_path: Path) -> None:
    """Every field that the format carries is equal, whatever stands in it."""
    terms = hard_glossary()
    path = written(tmp_path / f"terms{ending}", lambda stream: format.write(terms, stream, ending))
    assert read_terms(format, path) == [format.as_carried(term) for term in terms]


@glossary_formats
def test_what_is_carried_is_carried_unaltered(format: GlossaryFormat) -> None:
    """`as_carried` alters nothing of an ordinary term but the fields that the format names as lost."""
    for term in (term for term in SMALL_GLOSSARY if "\n" not in term.note):
        carried = format.as_carried(term)
        assert carried.id is None
        assert [getattr(carried, name) for name in FIELDS if name in format.carries] == [
            getattr(term, name) for name in FIELDS if name in format.carries
        ]


@glossary_formats
def test_every_entry_says_where_it_begins(format: GlossaryFormat, tmp_path: Path) -> None:
    """Lines grow from entry to entry, and each names Arabic and English among what it carries."""
    path = written(tmp_path / "terms", lambda stream: format.write(hard_glossary(), stream))
    entries = [entry for entry in format.read(path) if isinstance(entry, Entry)]
    lines = [entry.line for entry in entries]
    assert lines == sorted(set(lines))
    assert all({"arabic", "english"} <= entry.carries <= format.carries for entry in entries)


@endings
def test_the_same_glossary_makes_the_same_bytes(format: GlossaryFormat, ending: str, tmp_path: Path) -> None:
    """Twice in a row, and once more from what was read back."""
    terms = hard_glossary()
    first = written(tmp_path / f"1{ending}", lambda stream: format.write(terms, stream, ending))
    second = written(tmp_path / f"2{ending}", lambda stream: format.write(terms, stream, ending))
    again = read_terms(format, first)
    third = written(tmp_path / f"3{ending}", lambda stream: format.write(again, stream, ending))
    assert first.read_bytes() == second.read_bytes() == third.read_bytes()


@endings
def test_an_empty_glossary_is_a_file_without_entries(format: GlossaryFormat, ending: str, tmp_path: Path) -> None:
    """Nothing to write is no mistake."""
    path = written(tmp_path / f"none{ending}", lambda stream: format.write([], stream, ending))
    assert list(format.read(path)) == []


@endings
def test_a_glossary_looks_as_it_did(format: GlossaryFormat, ending: str, tmp_path: Path) -> None:
    """Byte for byte as in the golden file, whose name is that of the format and its ending."""
    path = written(tmp_path / "terms", lambda stream: format.write(SMALL_GLOSSARY, stream, ending))
    assert path.read_bytes() == (GOLDEN / f"glossary-{format.name}{ending}").read_bytes()


@translation_formats
def test_a_hard_translation_comes_back_as_it_was(format: TranslationFormat, tmp_path: Path) -> None:
    """Every sentence, with all the format carries, whatever stands in it."""
    translation = hard_translation()
    path = written(tmp_path / "text", lambda stream: format.write(translation, stream))
    assert list(format.read(path)) == format.as_carried(translation)


@pytest.mark.parametrize("format", [one for one in TRANSLATION.all() if "source" in one.carries])
def test_a_bilingual_file_has_every_sentence(format: TranslationFormat) -> None:
    """Numbers, texts, states and names of an ordinary translation are what they were."""
    carried = format.as_carried(SMALL_TRANSLATION)
    for name in SENTENCE_FIELDS:
        assert [getattr(one, name) for one in carried] == [getattr(one, name) for one in SMALL_TRANSLATION.sentences]


@translation_formats
def test_the_same_translation_makes_the_same_bytes(format: TranslationFormat, tmp_path: Path) -> None:
    """A second export changes nothing."""
    first = written(tmp_path / "1", lambda stream: format.write(hard_translation(), stream))
    second = written(tmp_path / "2", lambda stream: format.write(hard_translation(), stream))
    assert first.read_bytes() == second.read_bytes()


@translation_formats
def test_a_translation_looks_as_it_did(format: TranslationFormat, tmp_path: Path) -> None:
    """Byte for byte as in the golden file."""
    path = written(tmp_path / "text", lambda stream: format.write(SMALL_TRANSLATION, stream))
    assert path.read_bytes() == (GOLDEN / f"translation-{format.name}{format.endings[0]}").read_bytes()


@every_format
def test_a_file_that_is_no_text_is_refused(format: GlossaryFormat | TranslationFormat, tmp_path: Path) -> None:
    """One sentence with the file's name, not a decoding error."""
    path = tmp_path / "broken"
    path.write_bytes("arabic,english\nكلمة".encode("windows-1256") + b"\x81\xff")
    with pytest.raises(FileInvalid, match="broken"):
        list(format.read(path))


@every_format
def test_a_format_says_what_it_is(format: Format) -> None:
    """A name in small letters, endings with a dot, a first line that stands alone, and something it carries."""
    assert format.name == format.name.lower().strip()
    assert format.endings
    assert all(ending.startswith(".") and ending == ending.lower() for ending in format.endings)
    assert format.summary()
    assert format.summary().endswith(".")
    assert format.carries


@pytest.mark.parametrize("formats", [GLOSSARY, TRANSLATION], ids=["glossary", "translation"])
def test_a_format_stands_in_the_module_of_its_name(formats: object) -> None:
    """So that its name finds it, and no ending means two formats."""
    assert formats is GLOSSARY or formats is TRANSLATION
    found = GLOSSARY.all() if formats is GLOSSARY else TRANSLATION.all()
    assert [one.name for one in found] == (GLOSSARY if formats is GLOSSARY else TRANSLATION).names()
    all_endings = [ending for one in found for ending in one.endings]
    assert len(all_endings) == len(set(all_endings))


def test_asking_all_formats_loads_nothing_heavy() -> None:
    """What a format needs beyond the standard library is imported when it reads or writes."""
    script = (
        "import sys; from workbench.formats.registry import GLOSSARY, TRANSLATION;"
        "names = GLOSSARY.names() + TRANSLATION.names();"
        "early = [name for name in sys.modules if name.startswith('workbench.formats.glossary.')];"
        "GLOSSARY.all(), TRANSLATION.all();"
        "tops = {name.partition('.')[0] for name in sys.modules};"
        "print(early, sorted(tops - set(sys.stdlib_module_names) - {'workbench', '__main__'}))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    early, others = run.stdout.split("] [")
    assert early == "["
    assert all(name.startswith("_") for name in others.strip(" []\n").replace("'", "").split(", ") if name), others
