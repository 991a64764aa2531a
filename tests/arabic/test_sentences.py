"""Sentences end where a reader of Arabic news says they do."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.arabic.sentences import DEFAULT, split_sentences

CASES = Path(__file__).parents[1] / "data" / "sentences.tsv"
BREAK = "‖"

PIECES = [
    *'ابدمهوف.!?؟…۔،؛:"«»“”()[]19A \t\n\r',
    "\u200f",
    "\u00a0",
    "\u2028",
    "\u064e",
    "ـ",
    " د. ",
    " 5 هـ. ",
    "كلمة",
]
TEXTS = st.lists(st.sampled_from(PIECES)).map("".join)


def unescaped(text: str) -> str:
    """The text with its escapes as the characters they stand for."""
    for escape in ("\\n", "\\r", "\\u2028", "\\u2029", "\\u0085", "\\u200f", "\\u00a0"):
        text = text.replace(escape, escape.encode().decode("unicode_escape"))
    return text


def cases() -> list[tuple[str, list[str]]]:
    """Each case as its text and its sentences."""
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    marked = [unescaped(line.split("\t")[0]) for line in lines]
    return [(text.replace(BREAK, ""), [piece.strip() for piece in text.split(BREAK)]) for text in marked]


@pytest.mark.parametrize(("text", "expected"), cases())
def test_the_reviewed_cases(text: str, expected: list[str]) -> None:
    """Every line of the data file is split as it is marked."""
    visible = [sentence for sentence in expected if sentence.strip("\u200f ")]
    assert [span.text for span in split_sentences(text)] == visible


def test_there_are_enough_cases() -> None:
    """The data file is not lost or cut short."""
    assert len(cases()) > 70


@given(TEXTS)
def test_spans_tile_the_text(text: str) -> None:
    """Nothing is lost, altered or doubled: spans are pieces as written, and what is in none is blank or unseen."""
    end = 0
    for span in split_sentences(text):
        assert span.start >= end
        assert span.start < span.end
        assert text[span.start : span.end] == span.text == span.text.strip()
        assert not text[end : span.start].strip().strip("\u200f")
        end = span.end
    assert not text[end:].strip("\u200f \t\n\r\u2028\u00a0").strip()


@given(TEXTS)
def test_no_sentence_holds_a_line_break(text: str) -> None:
    """A line break always ends a sentence."""
    assert all(len(span.text.splitlines()) == 1 for span in split_sentences(text))


@given(TEXTS, TEXTS)
def test_lines_do_not_influence_each_other(first: str, second: str) -> None:
    """Two texts with a line break between them have the sentences of both."""
    together = [span.text for span in split_sentences(f"{first}\n{second}")]
    assert together == [span.text for text in (first, second) for span in split_sentences(text)]


def test_an_abbreviation_can_be_added() -> None:
    """The list of abbreviations is the caller's, with the conjunction before them too."""
    text = "حضر عق. سامي وعق. هدى."
    assert len(split_sentences(text)) == 3
    assert len(split_sentences(text, DEFAULT | {"عق"})) == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("كلمة " * 200_000, id="a million characters without a stop"),
        pytest.param("كلمة." + " " * 40_000 + "." + " " * 40_000 + "نص", id="blanks"),
        pytest.param("«" * 10_000 + "نص." + "»" * 10_000 + " نص", id="nested quotes"),
        pytest.param("ك" * 100_000 + ". نص", id="one long word"),
        pytest.param("." * 500_000 + " نص", id="dots"),
        pytest.param(". " * 200_000, id="dots and blanks"),
        pytest.param("!) " * 100_000, id="cries that close brackets"),
        pytest.param("أ." * 200_000, id="one long chain"),
        pytest.param("\u064e" * 300_000 + ". نص", id="harakat"),
        pytest.param("\u200f" * 300_000 + ". نص", id="bidi marks"),
    ],
)
def test_hostile_text_takes_no_more_time_than_its_length(text: str) -> None:
    """What would take hours if anything were quadratic takes a moment; the limit is for slow machines."""
    start = time.process_time()
    split_sentences(text)
    assert time.process_time() - start < 5
