"""Deeds are stored in English, and told in the language of the person."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.folders import TEXT, new_project, opened
from workbench.errors import SegmentLocked
from workbench.services.deed_words import told, told_but_for
from workbench.wording import use_language


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    """The language of one test is not that of the next."""
    yield
    use_language("en")


STORED = (
    "Merged 3 and 4",
    "Sentence 2: approved",
    "Sentence 2: version 1 restored",
    "Replaced 3 in 1 sentence",
    "Replaced 3 in 2 sentences; 1 locked or changed and left",
    "Approved the rest of {title}: a: 12",
    "Removed {0}",
    "Imported a.csv: 3 new, 0 updated",
)


@pytest.mark.parametrize("summary", STORED)
def test_english_tells_what_is_stored(summary: str) -> None:
    """In English the words are those of the database, braces in what people wrote included."""
    assert told(summary) == summary


@pytest.mark.parametrize(
    ("summary", "arabic"),
    [
        ("Merged 3 and 4", "تم دمج الجملتين 3 و4"),
        ("Sentence 2: approved", "الجملة 2: معتمدة"),
        ("Sentence 2: version 1 restored", "الجملة 2: تمت استعادة النسخة 1"),
        ("Removed {0}", "تم حذف {0}"),
        ("Approved the rest of {title}: a: 12", "تم اعتماد بقية {title}: a، عدد الجمل: 12"),
        ("What no deed says", "What no deed says"),
    ],
)
def test_arabic_tells_the_same(summary: str, arabic: str) -> None:
    """Names and numbers stay, and a text that no deed made stays whole."""
    use_language("ar")
    assert told(summary) == arabic


def test_what_stayed_is_told_too() -> None:
    """Only if anything stayed."""
    assert told_but_for("Split 3", 0) == "Split 3"
    assert told_but_for("Split 3", 2) == "Split 3; 2 changed since were left as they are"


def test_the_database_stays_english(tmp_path: Path) -> None:
    """A person who reads Arabic is told of the deed in Arabic; whoever undoes it in English reads English."""
    session = opened(new_project(tmp_path / "project", a=TEXT))
    session.type(0, "One.")
    session.finish(0)
    use_language("ar")
    assert session.merge(0).summary == "تم دمج الجملتين 1 و2"
    use_language("en")
    assert session.undo_deed().summary == "Undone: Merged 1 and 2"
    session.ws.close()


def test_errors_speak_the_language(tmp_path: Path) -> None:
    """What cannot be done is said in it as well."""
    session = opened(new_project(tmp_path / "project", a=TEXT))
    session.set_locked(1, True)
    use_language("ar")
    with pytest.raises(SegmentLocked, match="الجملة 2 مقفلة"):
        session.type(1, "Two.")
    session.ws.close()
