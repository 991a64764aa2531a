"""Finding in both languages, and replacing in the English."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.services.folders import TEXT, many_sentences, new_project, opened
from workbench.errors import DeedImpossible
from workbench.services.searching import LONGEST, Found, Replacement, _stretches
from workbench.services.translating import TranslationSession
from workbench.translation.revision import State

ENGLISH = (
    "The Brigade moved. The brigade left.",
    "Brigadier",
    "no such word",
    "",
    "the BRIGADE",
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[TranslationSession]:
    """Five sentences, the last one typed and not saved."""
    session = opened(new_project(tmp_path / "project", a=TEXT))
    for position, text in enumerate(ENGLISH):
        session.type(position, text)
        if position < 4:
            session.leave(position)
    yield session
    session.ws.close()


@pytest.mark.parametrize(
    ("query", "start", "found"),
    [
        ("brigade", 0, Found(0, "target", 4, 11)),
        ("BRIGADE", 1, Found(4, "target", 4, 11)),
        ("brigadier", 3, Found(1, "target", 0, 9)),
        ("الوكالة", 0, Found(2, "source", 7, 14)),
        ("الوكاله", 0, Found(2, "source", 7, 14)),
        ("الوَكَالَة", 3, Found(4, "source", 7, 14)),
        ("اعلن", 0, Found(0, "source", 0, 4)),
        ("أعلن", 4, Found(0, "source", 0, 4)),
        ("nowhere", 0, None),
        (".*", 0, None),
        ("brigade", 99, Found(0, "target", 4, 11)),
    ],
)
def test_forwards(session: TranslationSession, query: str, start: int, found: Found | None) -> None:
    """The first sentence from the start on, going round; spelling and case do not matter, signs are only signs."""
    assert session.find(query, start) == found


@pytest.mark.parametrize(
    ("query", "start", "position"),
    [("brigade", 4, 4), ("brigade", 3, 0), ("brigadier", 0, 1), ("الوكالة", 1, 4), ("الوكالة", 3, 2), ("اعلن", -1, 0)],
)
def test_backwards(session: TranslationSession, query: str, start: int, position: int) -> None:
    """The same towards the beginning."""
    found = session.find(query, start, backwards=True)
    assert found is not None
    assert found.position == position


def test_a_hit_in_vocalised_text_has_the_offsets_of_the_text_as_written(tmp_path: Path) -> None:
    """The marks on its letters are part of it."""
    source = "قَالَ الوَزِيرُ: الجَيْشُ تَقَدَّمَ."
    session = opened(new_project(tmp_path / "project", a=source))
    found = session.find("الجيش", 0)
    assert found is not None
    assert source[found.start : found.end] == "الجَيْشُ"
    session.ws.close()


@pytest.mark.parametrize("query", ["", "ـَّ", "x" * (LONGEST + 1)])
def test_a_search_for_nothing_or_too_much_is_refused(session: TranslationSession, query: str) -> None:
    """In one line."""
    with pytest.raises(DeedImpossible):
        session.find(query, 0)


@given(count=st.integers(1, 3000), start=st.integers(-2, 3002), backwards=st.booleans())
def test_a_search_looks_at_each_sentence_once_in_the_order_one_walks(count: int, start: int, backwards: bool) -> None:
    """From the start to one end, then from the other end back to it."""
    seen = [
        position
        for first, last in _stretches(count, start, backwards)
        for position in (range(last, first - 1, -1) if backwards else range(first, last + 1))
    ]
    begin = start if 0 <= start < count else (count - 1 if backwards else 0)
    assert seen == [(begin + (-place if backwards else place)) % count for place in range(count)]


def test_a_preview_lists_every_place_and_changes_nothing(session: TranslationSession) -> None:
    """The new text begins large where the old one did; what is not saved is in it."""
    before = [session.row(position) for position in range(5)]
    assert session.replacements("brigade", "regiment") == [
        Replacement(0, 4, 11, "Brigade", "Regiment"),
        Replacement(0, 23, 30, "brigade", "regiment"),
        Replacement(4, 4, 11, "BRIGADE", "Regiment"),
    ]
    assert session.replacements("Brigade", "unit")[0].after == "unit"
    assert [one.before for one in session.replacements(".", "!")] == [".", "."]
    assert [session.row(position) for position in range(5)] == before


@pytest.mark.parametrize(("old", "new"), [("", "x"), ("x" * (LONGEST + 1), "y"), ("y", "x" * (LONGEST + 1))])
def test_a_replacement_of_nothing_or_too_much_is_refused(session: TranslationSession, old: str, new: str) -> None:
    """In one line."""
    with pytest.raises(DeedImpossible):
        session.replacements(old, new)


def test_chosen_places_are_replaced_as_one_deed_and_taken_back_as_one(session: TranslationSession) -> None:
    """One revision for each sentence; the others stay as they are."""
    one, two, three = session.replacements("brigade", "division")
    change = session.replace([three, two])
    assert change.positions == {0, 4}
    assert change.summary == "Replaced 2 in 2 sentences"
    assert session.row(0).target == "The Brigade moved. The division left."
    assert session.row(4).target == "the Division"
    assert session.history(0)[0].reason == "replace"
    assert session.history(4)[1].text == "the BRIGADE"
    undone = session.undo_deed()
    assert undone.positions == {0, 4}
    assert [session.row(position).target for position in range(5)] == list(ENGLISH)
    assert one == session.replacements("brigade", "division")[0]


def test_locked_and_changed_sentences_are_left_and_counted(session: TranslationSession) -> None:
    """The rest is replaced."""
    chosen = session.replacements("brigade", "division")
    session.type(0, "typed since the preview")
    session.replace([])
    change = session.replace(chosen)
    assert change.positions == {4}
    assert change.summary == "Replaced 1 in 1 sentence; 1 locked or changed and left"
    session.set_locked(4, True)
    change = session.replace(session.replacements("division", "unit"))
    assert (change.positions, session.row(4).target) == (frozenset(), "the Division")


def test_undoing_a_replace_leaves_what_was_changed_since(session: TranslationSession) -> None:
    """And says how many."""
    session.replace(session.replacements("brigade", "division"))
    session.type(0, "typed since")
    session.leave(0)
    change = session.undo_deed()
    assert change.positions == {4}
    assert change.summary.endswith("(1 changed since and left)")
    assert session.row(0).target == "typed since"
    assert session.row(4).target == "the BRIGADE"


@pytest.mark.parametrize(
    ("state", "after", "attention"),
    [
        (State.DRAFT, State.DRAFT, ""),
        (State.TRANSLATED, State.TRANSLATED, ""),
        (State.REVIEWED, State.DRAFT, "changed after review"),
        (State.APPROVED, State.DRAFT, "changed after review"),
        (State.REJECTED, State.DRAFT, "rejected: name"),
    ],
)
def test_a_replace_asks_for_a_new_look_where_somebody_had_looked(
    session: TranslationSession, state: State, after: State, attention: str
) -> None:
    """What was only translated stays so."""
    session.finish(1)
    session.set_state(1, state, "name")
    session.replace(session.replacements("brigadier", "General"))
    row = session.row(1)
    assert (row.target, row.state, row.attention) == ("General", after, attention)
    session.undo_deed()
    assert (session.row(1).target, session.row(1).state) == ("Brigadier", state)


def test_hits_far_apart_are_found_in_a_long_article(tmp_path: Path) -> None:
    """Across the stretches it is read in, saved or not."""
    session = opened(new_project(tmp_path / "project", a=many_sentences(1300)))
    assert session.find("1299", 3) == Found(1299, "source", 17, 21)
    session.type(1200, "convoy")
    session.flush()
    session.type(700, "Convoy")
    assert [session.find("convoy", start) for start in (0, 701)] == [
        Found(700, "target", 0, 6),
        Found(1200, "target", 0, 6),
    ]
    assert [one.position for one in session.replacements("convoy", "x")] == [700, 1200]
    session.ws.close()
