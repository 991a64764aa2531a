"""The English alone has the paragraphs of the Arabic."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.formats.samples import written
from workbench.formats.base import Sentence, Translation
from workbench.formats.translation.txt import PlainText


def text_of(tmp_path: Path, *sentences: tuple[str, int]) -> str:
    """The file of a translation whose sentences have this English and so many line breaks before them."""
    numbered = [Sentence(number, "ع", english, breaks=breaks) for number, (english, breaks) in enumerate(sentences)]
    path = written(tmp_path / "t.txt", lambda stream: PlainText().write(Translation("", tuple(numbered)), stream))
    return path.read_bytes().decode("utf-8")


@pytest.mark.parametrize(
    ("sentences", "text"),
    [
        ([("One.", 0), ("Two.", 0)], "One. Two.\n"),
        ([("One.", 0), ("Two.", 1), ("Three.", 2)], "One.\nTwo.\n\nThree.\n"),
        ([("One.", 0), ("", 0), ("Three.", 0)], "One. Three.\n"),
        ([("One.", 0), ("", 2), ("Three.", 2)], "One.\n\nThree.\n"),
        ([("One.", 0), ("", 2), ("Three.", 0)], "One.\n\nThree.\n"),
        ([("", 0), ("Two.", 2)], "Two.\n"),
        ([("One.", 0), ("", 1)], "One.\n"),
        ([(" One \n more. ", 0), ("Non\u00a0breaking  blanks", 0)], "One   more. Non\u00a0breaking  blanks\n"),
    ],
)
def test_paragraphs_are_those_of_the_source(tmp_path: Path, sentences: list[tuple[str, int]], text: str) -> None:
    """A sentence without English leaves no gap of its own, and never joins two paragraphs."""
    assert text_of(tmp_path, *sentences) == text
