"""States, locks, notes and old versions; and taking the last deed back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.folders import TEXT, new_project, opened
from workbench.errors import DeedImpossible, SegmentLocked
from workbench.services.change import Change
from workbench.services.translating import TranslationSession
from workbench.translation.revision import State


@pytest.fixture
def session(tmp_path: Path) -> Iterator[TranslationSession]:
    """An article whose first sentence is translated, by one author."""
    session = opened(new_project(tmp_path / "project", a=TEXT))
    session.type(0, "first")
    session.finish(0)
    yield session
    session.ws.close()


def test_a_state_is_a_revision_with_its_reason(session: TranslationSession) -> None:
    """The row, the attention and the progress follow."""
    change = session.set_state(0, State.REJECTED, " wrong \n name ")
    assert change == Change(frozenset({0}), summary="Sentence 1: rejected")
    assert (session.row(0).state, session.row(0).attention) == (State.REJECTED, "rejected: wrong name")
    newest = session.history(0)[0]
    assert (newest.number, newest.state, newest.text, newest.reason) == (
        2,
        State.REJECTED,
        "first",
        "rejected: wrong name",
    )
    assert session.progress().translated == 0
    session.set_state(0, State.APPROVED)
    assert session.row(0).attention == ""
    assert (session.progress().translated, session.progress().reviewed) == (1, 1)


def test_the_same_state_again_is_nothing(session: TranslationSession) -> None:
    """Unless it is a rejection for another reason."""
    assert session.set_state(0, State.TRANSLATED) == Change()
    session.set_state(0, State.REJECTED, "one")
    assert session.set_state(0, State.REJECTED, "one") == Change()
    session.set_state(0, State.REJECTED, "two")
    assert session.row(0).attention == "rejected: two"


@pytest.mark.parametrize(
    ("position", "state", "reason"),
    [
        (0, State.REJECTED, ""),
        (0, State.REJECTED, " \n"),
        (0, State.UNTRANSLATED, ""),
        (1, State.DRAFT, ""),
        (1, State.TRANSLATED, ""),
        (1, State.REVIEWED, ""),
        (1, State.APPROVED, ""),
        (1, State.REJECTED, "why"),
    ],
)
def test_a_state_that_makes_no_sense_is_refused(
    session: TranslationSession, position: int, state: State, reason: str
) -> None:
    """Nothing changes."""
    before, history = session.row(position), session.history(position)
    with pytest.raises(DeedImpossible):
        session.set_state(position, state, reason)
    assert (session.row(position), session.history(position)) == (before, history)


def test_a_locked_sentence_changes_in_no_way(session: TranslationSession) -> None:
    """Until it is unlocked; notes may be written on it."""
    assert session.set_locked(0, True).positions == {0}
    assert session.set_locked(0, True) == Change()
    for deed in (
        lambda: session.set_state(0, State.APPROVED),
        lambda: session.type(0, "other"),
        lambda: session.restore(0, 1),
        lambda: session.merge(0),
        lambda: session.split(0, 5, 0),
    ):
        with pytest.raises(SegmentLocked):
            deed()
    session.add_comment(0, "why locked?")
    assert session.row(0).open_comments == 1
    session.set_locked(0, False)
    session.set_state(0, State.APPROVED)
    assert session.row(0).state is State.APPROVED


def test_notes_are_counted_closed_and_opened_again(session: TranslationSession) -> None:
    """Under the author's name; empty ones are refused, unknown ones are said to be so."""
    assert session.add_comment(2, " Soleimani or Suleimani? ").positions == {2}
    (note,) = session.comments(2)
    assert (note.text, note.author, note.resolved_at) == ("Soleimani or Suleimani?", "translator", None)
    assert session.row(2).open_comments == 1
    assert session.resolve_comment(note.id).positions == {2}
    assert session.row(2).open_comments == 0
    assert session.comments(2)[0].resolved_at is not None
    session.resolve_comment(note.id, resolved=False)
    assert session.row(2).open_comments == 1
    for text in ("", " \n"):
        with pytest.raises(DeedImpossible):
            session.add_comment(2, text)
    with pytest.raises(DeedImpossible):
        session.resolve_comment(999)
    assert session.comments(1) == []


def test_an_old_version_comes_back_as_a_new_one(session: TranslationSession) -> None:
    """Nothing is removed; what is typed and not left yet is kept as well."""
    session.type(0, "second")
    session.leave(0)
    session.type(0, "third, not left")
    session.restore(0, 1)
    assert (session.row(0).target, session.row(0).state) == ("first", State.DRAFT)
    assert [one.text for one in session.history(0)] == ["first", "third, not left", "second", "first"]
    assert session.restore(0, 1) == Change()
    with pytest.raises(DeedImpossible):
        session.restore(0, 9)
    with pytest.raises(DeedImpossible):
        session.restore(1, 1)


@pytest.mark.parametrize("deed", ["note", "lock"])
def test_a_deed_before_anything_was_saved_saves_the_article(tmp_path: Path, deed: str) -> None:
    """A note or a lock on an article nobody has worked on."""
    session = opened(new_project(tmp_path / "project", a=TEXT))
    if deed == "note":
        session.add_comment(3, "note")
    else:
        session.set_locked(3, True)
    after = opened(session.ws.project.folder)
    assert session.article.id == after.article.id == 1
    assert session.row(3) == after.row(3)
    assert (after.row(3).open_comments, after.row(3).locked) == ((1, False) if deed == "note" else (0, True))
    session.ws.close()


def test_the_last_deed_is_taken_back_and_then_the_one_before(session: TranslationSession) -> None:
    """Each by a new revision; in the end there is nothing to undo."""
    session.set_state(0, State.APPROVED)
    session.set_state(0, State.REJECTED, "name")
    change = session.undo_deed()
    assert change.positions == {0}
    assert change.summary == "Undone: Sentence 1: rejected"
    assert (session.row(0).state, session.row(0).attention) == (State.APPROVED, "")
    session.undo_deed()
    assert session.row(0).state is State.TRANSLATED
    session.undo_deed()
    assert (session.row(0).state, session.row(0).target) == (State.DRAFT, "first")
    with pytest.raises(DeedImpossible):
        session.undo_deed()
    assert [one.reason for one in session.history(0)][:3] == ["undo of state"] * 3


def test_a_restored_version_is_taken_back(session: TranslationSession) -> None:
    """With the state that stood before."""
    session.type(0, "second")
    session.finish(0)
    session.set_state(0, State.REVIEWED)
    session.restore(0, 1)
    assert session.row(0).attention == "changed after review"
    session.undo_deed()
    assert (session.row(0).target, session.row(0).state, session.row(0).attention) == ("second", State.REVIEWED, "")


def test_a_deed_whose_sentence_was_changed_since_is_passed_over(session: TranslationSession) -> None:
    """What was typed after it stays, saved or not; an earlier deed elsewhere is taken back instead."""
    session.type(1, "elsewhere")
    session.finish(1)
    session.set_state(0, State.APPROVED)
    session.type(0, "typed since")
    assert session.undo_deed().positions == {1}
    assert session.row(0).target == "typed since"
    assert session.row(1).state is State.DRAFT


def test_only_ones_own_deeds_are_taken_back(session: TranslationSession) -> None:
    """And only those in this article."""
    folder = session.ws.project.folder
    (folder / "articles" / "b.txt").write_text("خبر آخر.\n", encoding="utf-8")
    for author, reference in (("somebody else", 1), ("translator", "b.txt")):
        other = opened(folder, author, reference)
        with pytest.raises(DeedImpossible):
            other.undo_deed()
        other.ws.close()
    assert session.undo_deed().positions == {0}
