"""Several programs on one project: nobody's text is lost, and each is told what the other did."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.folders import SENTENCES, TEXT, new_project, opened
from workbench.errors import DeedImpossible
from workbench.services.translating import TranslationSession
from workbench.translation.revision import State

Pair = tuple[TranslationSession, TranslationSession]


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    """The same article, open in two programs; its first sentence is translated."""
    folder = new_project(tmp_path / "project", a=TEXT)
    ours = opened(folder, "we")
    ours.type(0, "First")
    ours.finish(0)
    theirs = opened(folder, "they")
    assert theirs.row(0).target == "First"  # what they see from now on may be old
    yield ours, theirs
    ours.ws.close()
    theirs.ws.close()


def words(session: TranslationSession, position: int) -> list[tuple[str, str]]:
    """Text and author of all revisions, oldest first."""
    return [(one.text, one.author) for one in reversed(session.history(position))]


def fresh(session: TranslationSession) -> TranslationSession:
    """The article as it is saved."""
    return opened(session.ws.project.folder)


def test_two_who_type_in_one_sentence_keep_both_texts(pair: Pair) -> None:
    """The later save is the draft, the earlier one a revision of its author; the later one is told."""
    ours, theirs = pair
    ours.type(1, "our words")
    theirs.type(1, "their words")
    ours.flush()
    theirs.flush()
    assert "we" in theirs.notice
    assert "sentence 2" in theirs.notice
    assert ours.notice == ""
    assert fresh(ours).row(1).target == "their words"
    assert words(fresh(ours), 1) == [("our words", "we")]
    ours.type(1, "our words again")
    ours.flush()
    assert "they" in ours.notice
    ours.leave(1)
    assert words(fresh(ours), 1) == [("our words", "we"), ("their words", "they"), ("our words again", "we")]


def test_leaving_over_somebody_elses_draft_keeps_it(pair: Pair) -> None:
    """Also when theirs was saved after our last key."""
    ours, theirs = pair
    ours.type(1, "ours")
    ours.flush()
    theirs.refresh()
    theirs.type(1, "ours and theirs")
    theirs.flush()
    ours.leave(1)
    assert words(fresh(ours), 1) == [("ours", "we"), ("ours and theirs", "they"), ("ours", "we")]
    assert fresh(ours).row(1).target == "ours"


def test_a_draft_that_outlived_its_program_is_kept_before_it_is_typed_over(pair: Pair) -> None:
    """Nobody left that sentence, so it was in no revision yet."""
    ours, theirs = pair
    ours.type(1, "before the crash")
    ours.flush()
    theirs.refresh()
    assert theirs.row(1).target == "before the crash"
    theirs.type(1, "all new")
    theirs.leave(1)
    assert words(fresh(ours), 1) == [("before the crash", "we"), ("all new", "they")]


def test_an_approval_meanwhile_is_seen_by_who_typed(pair: Pair) -> None:
    """The text they type then was changed after review; nothing is told, since no text was lost."""
    ours, theirs = pair
    theirs.set_state(0, State.APPROVED)
    ours.type(0, "First!")
    ours.flush()
    assert (ours.row(0).state, ours.row(0).attention) == (State.DRAFT, "changed after review")
    assert ours.notice == ""
    ours.type(0, "First")
    ours.leave(0)
    assert fresh(ours).row(0).state is State.APPROVED


def test_the_same_text_from_two_is_no_quarrel(pair: Pair) -> None:
    """It is saved, and nobody is told."""
    ours, theirs = pair
    for session in pair:
        session.type(2, "same")
        session.flush()
    assert (ours.notice, theirs.notice, words(fresh(ours), 2)) == ("", "", [])
    theirs.leave(2)
    assert words(fresh(ours), 2) == [("same", "they")]


def test_what_is_typed_into_a_sentence_locked_meanwhile_is_kept_in_its_history(pair: Pair) -> None:
    """The locked text stays what it is."""
    ours, theirs = pair
    ours.set_locked(0, True)
    theirs.type(0, "typed in vain")
    change = theirs.leave(0)
    assert change.structure
    assert "locked" in theirs.notice
    assert not theirs.unsaved
    for session in (theirs, fresh(ours)):
        row = session.row(0)
        assert (row.target, row.state, row.locked) == ("First", State.TRANSLATED, True)
        assert ("typed in vain", "they") in words(session, 0)


@pytest.mark.parametrize("deed", ["merge", "split"])
def test_what_is_typed_into_a_sentence_that_is_gone_is_kept_with_its_successor(pair: Pair, deed: str) -> None:
    """Its text is in the history of the sentence that stands there now; the rows are read again."""
    ours, theirs = pair
    theirs.type(1, "typed")
    if deed == "merge":
        ours.merge(0)
    else:
        ours.split(1, SENTENCES[1].index("إن"), 0)
    change = theirs.leave(1)
    assert change.structure
    assert "history" in theirs.notice
    place = 0 if deed == "merge" else 1
    assert ("typed", "they") in words(fresh(ours), place)
    assert len(theirs) == len(fresh(ours)) == (4 if deed == "merge" else 6)
    assert theirs.row(0).target == "First"
    assert not theirs.unsaved


def test_what_is_typed_into_a_sentence_that_moved_goes_with_it(pair: Pair) -> None:
    """Somebody merged two before it: the text stands in its new place."""
    ours, theirs = pair
    theirs.type(3, "moves up")
    ours.merge(0)
    theirs.flush()
    assert [theirs.row(position).target for position in range(4)] == ["First", "", "moves up", ""]
    assert fresh(ours).row(2).target == "moves up"


@pytest.mark.parametrize("deed", ["state", "merge", "split"])
def test_a_deed_on_sentences_that_are_gone_is_refused(pair: Pair, deed: str) -> None:
    """In one line, and nothing changes."""
    ours, theirs = pair
    ours.merge(0)
    before = [fresh(ours).row(position) for position in range(4)]
    with pytest.raises(DeedImpossible):
        if deed == "state":
            theirs.set_state(0, State.APPROVED)
        elif deed == "merge":
            theirs.merge(0)
        else:
            theirs.split(0, 6, 0)
    assert [fresh(ours).row(position) for position in range(4)] == before
    theirs.refresh()
    assert [theirs.row(position) for position in range(4)] == before


def test_two_who_begin_the_same_article_work_in_one(tmp_path: Path) -> None:
    """Both had it open before anybody wrote; the second joins what the first saved."""
    folder = new_project(tmp_path / "project", a=TEXT)
    ours, theirs = opened(folder, "we"), opened(folder, "they")
    ours.type(0, "ours")
    ours.leave(0)
    theirs.type(1, "theirs")
    theirs.leave(1)
    theirs.type(0, "theirs too")
    theirs.leave(0)
    assert ours.article.id == theirs.article.id == 1
    assert [fresh(ours).row(position).target for position in range(3)] == ["theirs too", "theirs", ""]
    assert words(fresh(ours), 0) == [("ours", "we"), ("theirs too", "they")]
    for session in (ours, theirs):
        session.ws.close()


def test_the_first_key_into_a_sentence_somebody_merged_meanwhile_is_kept(tmp_path: Path) -> None:
    """Neither had saved the article when both opened it."""
    folder = new_project(tmp_path / "project", a=TEXT)
    ours, theirs = opened(folder, "we"), opened(folder, "they")
    ours.merge(1)
    theirs.type(2, "for the third")
    theirs.type(4, "for the fifth")
    change = theirs.leave(4)
    assert change.structure
    assert len(theirs) == 4
    assert ("for the third", "they") in words(theirs, 1)
    assert theirs.row(3).target == "for the fifth"
    for session in (ours, theirs):
        session.ws.close()


WORKER = """
import sys
from pathlib import Path
from tests.services.folders import opened
from workbench.errors import DatabaseBusy

folder, name, rounds = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
session = opened(folder, name)
for number in range(rounds):
    position = number % len(session)
    session.type(position, f"{name} {number}")
    while session.unsaved:
        try:
            session.flush()
        except DatabaseBusy:
            pass
    while True:
        try:
            session.leave(position)
            break
        except DatabaseBusy:
            pass
session.ws.close()
"""


def test_four_programs_at_once_lose_no_text(tmp_path: Path) -> None:
    """Every text each of them left is a revision under its name, numbered without a hole."""
    folder, rounds, names = new_project(tmp_path / "project", a=TEXT), 150, ("a", "b", "c", "d")
    running = [
        subprocess.Popen(
            [sys.executable, "-c", WORKER, str(folder), name, str(rounds)],
            cwd=Path(__file__).parents[2],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in names
    ]
    ends = [(*one.communicate(timeout=100), one.returncode) for one in running]
    assert [(error, code) for _, error, code in ends] == [("", 0)] * 4
    session = opened(folder)
    kept = [one for position in range(5) for one in session.history(position)]
    for name in names:
        assert {one.text for one in kept if one.author == name} >= {f"{name} {number}" for number in range(rounds)}
    for position in range(5):
        numbers = [one.number for one in session.history(position)]
        assert numbers == list(range(len(numbers), 0, -1))
    session.ws.close()
