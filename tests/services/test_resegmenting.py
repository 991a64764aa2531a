"""Merging and splitting sentences, and taking it back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.folders import SENTENCES, TEXT, new_project, opened
from workbench.errors import DeedImpossible, SegmentLocked, WorkbenchError
from workbench.services.rows import Row
from workbench.services.translating import TranslationSession
from workbench.store import segments
from workbench.translation.revision import State

ENGLISH = ("One.", "Two.", "Three.", "Four.", "")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[TranslationSession]:
    """Five sentences, the first four translated."""
    session = opened(new_project(tmp_path / "project", a=TEXT))
    for position, text in enumerate(ENGLISH[:4]):
        session.type(position, text)
        session.finish(position)
    yield session
    session.ws.close()


def rows(session: TranslationSession) -> list[Row]:
    """All rows."""
    return [session.row(position) for position in range(len(session))]


def targets(session: TranslationSession) -> list[str]:
    """The English of all rows."""
    return [row.target for row in rows(session)]


def spans_hold(session: TranslationSession) -> bool:
    """Whether every segment is its span of the text, in order and without overlap, at its position."""
    text, before = session.text(), 0
    saved = segments.page(session.ws.db, session.article.id or 0, 0, 100)
    for position, one in enumerate(saved):
        if one.position != position or one.start < before or text[one.start : one.end] != one.source:
            return False
        before = one.end
    return len(saved) == len(session)


def test_two_sentences_become_one(session: TranslationSession) -> None:
    """Arabic as it stands in the text, English with a blank between; everything behind moves up."""
    change = session.merge(1)
    assert change.structure
    assert change.summary == "Merged 2 and 3"
    assert targets(session) == ["One.", "Two. Three.", "Four.", ""]
    assert session.row(1).source == f"{SENTENCES[1]} {SENTENCES[2]}"
    assert session.row(1).state is State.TRANSLATED
    assert session.progress().segments == 4
    assert session.progress().translated == 3
    assert [one.text for one in session.history(1)] == ["Two. Three."]
    assert spans_hold(session)


def test_a_merge_over_the_end_of_a_paragraph_shows_blanks_and_keeps_offsets(session: TranslationSession) -> None:
    """The line ends between are part of the segment, not of what is shown."""
    session.merge(0)
    assert session.row(0).source == f"{SENTENCES[0]}  {SENTENCES[1]}"
    assert spans_hold(session)
    session.split(0, len(SENTENCES[0]) + 2, 4)
    assert [row.source for row in rows(session)] == list(SENTENCES)
    assert spans_hold(session)


def test_the_last_sentence_has_none_to_merge_with(session: TranslationSession) -> None:
    """Nothing changes."""
    with pytest.raises(DeedImpossible):
        session.merge(4)
    assert len(session) == 5


def test_one_sentence_becomes_two(session: TranslationSession) -> None:
    """Blanks at the cuts belong to neither part; everything behind moves down."""
    cut = SENTENCES[1].index("إن")
    change = session.split(1, cut, 2)
    assert change.structure
    assert change.summary == "Split 2"
    assert [row.source for row in rows(session)][1:3] == [SENTENCES[1][: cut - 1], SENTENCES[1][cut:]]
    assert targets(session) == ["One.", "Tw", "o.", "Three.", "Four.", ""]
    assert [row.state for row in rows(session)][1:3] == [State.TRANSLATED] * 2
    assert spans_hold(session)


def test_a_part_without_english_is_untranslated(session: TranslationSession) -> None:
    """The cursor stood at the end, or at the beginning."""
    session.split(0, SENTENCES[0].index("بدء"), 99)
    assert [(row.target, row.state) for row in rows(session)[:2]] == [
        ("One.", State.TRANSLATED),
        ("", State.UNTRANSLATED),
    ]
    assert session.history(1) == []
    session.split(2, SENTENCES[1].index("إن"), 0)
    assert targets(session)[2:4] == ["", "Two."]


@pytest.mark.parametrize("at", [-3, 0, len(SENTENCES[0]), 999])
def test_a_split_at_the_edge_is_refused(session: TranslationSession, at: int) -> None:
    """Each part needs some Arabic."""
    before = rows(session)
    with pytest.raises(DeedImpossible):
        session.split(0, at, 0)
    assert rows(session) == before


def test_a_refused_deed_does_not_save_the_article(tmp_path: Path) -> None:
    """Nobody has worked on it yet, and the next deed can still be the first."""
    session = opened(new_project(tmp_path / "project", a=TEXT))
    with pytest.raises(DeedImpossible):
        session.split(0, 0, 0)
    assert session.article.id is None
    assert session.ws.db.value("select count(*) from article") == 0
    session.merge(0)
    assert session.article.id == 1
    session.ws.close()


@pytest.mark.parametrize("locked", [1, 2])
def test_a_locked_sentence_is_not_merged(session: TranslationSession, locked: int) -> None:
    """Whichever of the two it is."""
    session.set_locked(locked, True)
    before = rows(session)
    with pytest.raises(SegmentLocked):
        session.merge(1)
    assert rows(session) == before


def test_what_was_reviewed_is_looked_at_again(session: TranslationSession) -> None:
    """Merged or split, it comes back with a reason."""
    session.set_state(0, State.APPROVED)
    session.set_state(3, State.REVIEWED)
    session.split(3, SENTENCES[3].index("تعليق"), 2)
    session.merge(0)
    assert [(row.state, row.attention) for row in (session.row(0), session.row(2))] == [
        (State.DRAFT, "changed after review")
    ] * 2


def test_what_is_typed_and_not_saved_is_merged_too(session: TranslationSession) -> None:
    """And the article is saved first if it was not."""
    session.type(2, "Three, typed")
    session.merge(1)
    assert session.row(1).target == "Two. Three, typed"
    fresh = opened(new_project(session.ws.project.folder / "inner", a=TEXT))
    fresh.merge(0)
    assert (len(fresh), fresh.article.id) == (4, 1)
    fresh.ws.close()


def test_notes_go_with_the_sentence_and_come_back(session: TranslationSession) -> None:
    """Both parts' notes stand on the merged one; after undo each is where it was, new ones on the first."""
    session.add_comment(1, "second")
    session.add_comment(2, "third")
    session.merge(1)
    session.add_comment(1, "new")
    assert session.row(1).open_comments == 3
    session.undo_deed()
    assert [[one.text for one in session.comments(position)] for position in range(5)] == [
        [],
        ["second", "new"],
        ["third"],
        [],
        [],
    ]


def test_undo_brings_rows_and_histories_back(session: TranslationSession) -> None:
    """As if nothing had been done, for a merge and for a split and for one after the other."""
    before, histories = rows(session), [session.history(position) for position in range(5)]
    session.merge(1)
    session.split(0, SENTENCES[0].index("بدء"), 2)
    session.merge(2)
    for _ in range(3):
        assert session.undo_deed().structure
        assert spans_hold(session)
    assert rows(session) == before
    assert [session.history(position) for position in range(5)] == histories


def test_undo_finds_the_place_although_sentences_moved(session: TranslationSession) -> None:
    """Somebody else merged two before it meanwhile."""
    session.merge(2)
    other = opened(session.ws.project.folder, "somebody else")
    other.merge(0)
    session.undo_deed()
    assert targets(session) == ["One. Two.", "Three.", "Four.", ""]
    assert spans_hold(session)
    other.ws.close()


def test_undo_refuses_what_was_changed_since(session: TranslationSession) -> None:
    """What was typed into the merged sentence would have no place."""
    session.merge(1)
    session.type(1, "typed since")
    with pytest.raises(DeedImpossible, match="Merged 2 and 3"):
        session.undo_deed()
    assert session.row(1).target == "typed since"
    assert spans_hold(session)


@settings(max_examples=20, deadline=None)
@given(deeds=st.lists(st.tuples(st.sampled_from(["merge", "split", "undo"]), st.integers(0, 6)), max_size=10))
def test_the_text_is_never_lost_whatever_is_merged_and_split(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[tuple[str, int]]
) -> None:
    """All Arabic words stay, in order; so do all English ones; and undoing all brings the rows back."""
    session = opened(new_project(tmp_path_factory.mktemp("law") / "project", a=TEXT))
    for position, text in enumerate(ENGLISH):
        session.type(position, text)
        session.leave(position)
    before, arabic, english = rows(session), TEXT.split(), "".join(ENGLISH)
    for deed, position in deeds:
        try:
            if deed == "merge":
                session.merge(position)
            elif deed == "split":
                source = session.row(position).source
                session.split(position, source.index(" "), 2)
            else:
                session.undo_deed()
        except (WorkbenchError, ValueError):
            pass
        assert " ".join(row.source for row in rows(session)).split() == arabic
        assert "".join(targets(session)).replace(" ", "") == english
        assert spans_hold(session)
    while True:
        try:
            session.undo_deed()
        except DeedImpossible:
            break
    assert rows(session) == before
    session.ws.close()


def test_a_merge_as_the_very_first_deed_can_be_undone(tmp_path: Path) -> None:
    """Of an article that nobody has worked on: it is saved, merged, and as it was again."""
    session = opened(new_project(tmp_path / "project", a=TEXT))
    before = [session.row(position).source for position in range(len(session))]
    session.merge(0)
    assert len(session) == len(before) - 1
    change = session.undo_deed()
    assert change.structure and change.summary
    assert [session.row(position).source for position in range(len(session))] == before
