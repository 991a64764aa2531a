"""Word differences lose nothing and show the least."""

from __future__ import annotations

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.translation.differences import word_differences

WORDS = st.sampled_from(["the", "minister", "said", " ", "  ", "\u00a0", ",", ".", "al-Assad", "don't", "3,000", "قال"])
TEXTS = st.one_of(st.lists(WORDS, max_size=12).map("".join), st.text(max_size=12))


def shown(old: str, new: str) -> str:
    """The pieces with marks: [-removed-] and {+added+}."""
    marks = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return "".join(marks[piece.kind].format(piece.text) for piece in word_differences(old, new))


@given(TEXTS, TEXTS)
def test_both_versions_can_be_put_together_again(old: str, new: str) -> None:
    """The same and removed pieces are the old version, the same and added ones the new."""
    pieces = word_differences(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == old
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == new


@given(TEXTS, TEXTS)
def test_no_piece_is_empty_and_no_two_neighbours_are_alike(old: str, new: str) -> None:
    """What was removed stands before what was added in its place."""
    pieces = word_differences(old, new)
    assert all(piece.text for piece in pieces)
    assert all(one.kind != next_.kind for one, next_ in pairwise(pieces))
    assert all((one.kind, next_.kind) != ("added", "removed") for one, next_ in pairwise(pieces))


@given(TEXTS)
def test_equal_versions_are_one_piece(text: str) -> None:
    """And two empty ones none."""
    assert [piece.kind for piece in word_differences(text, text)] == ["same"] * bool(text)


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("Reuters revealed details", "Reuters has revealed details", "Reuters {+has +}revealed details"),
        ("Reuters revealed it.", "Reuters disclosed it.", "Reuters [-revealed-]{+disclosed+} it."),
        ("the old guard left", "the new army left", "the [-old guard-]{+new army+} left"),
        ("Assad left.", "Assad left!", "Assad left[-.-]{+!+}"),
        ("al-Assad", "al-Asad", "[-al-Assad-]{+al-Asad+}"),
        ("3,000 men", "3,500 men", "[-3,000-]{+3,500+} men"),
        ("", "new", "{+new+}"),
        ("gone", "", "[-gone-]"),
    ],
)
def test_words_are_the_smallest_pieces(old: str, new: str, pieces: str) -> None:
    """Blanks between two changed words belong to the change."""
    assert shown(old, new) == pieces


def test_very_long_versions_are_compared_as_wholes() -> None:
    """The time does not explode; what both begin and end with is still the same."""
    old = "begin " + " ".join(f"a{number}" for number in range(20_000)) + " end"
    new = old.replace("a", "b")
    began = process_time()
    pieces = word_differences(old, new)
    assert process_time() - began < 2
    assert [piece.kind for piece in pieces] == ["same", "removed", "added", "same"]
    assert (pieces[0].text, pieces[-1].text) == ("begin ", " end")
