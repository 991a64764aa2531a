"""What is typed: in the model at once, in the database by one small transaction, in the history when it is left."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.folders import SENTENCES, TEXT, many_sentences, new_project, opened
from workbench.errors import DatabaseBusy, DatabaseMoved, DeedImpossible, SaveFailed, SegmentLocked, SegmentUnknown
from workbench.services.change import Change
from workbench.services.rows import PAGE, PAGES_KEPT, Progress
from workbench.services.translating import TranslationSession
from workbench.translation.revision import State


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with one article of five sentences."""
    return new_project(tmp_path / "project", a=TEXT)


@pytest.fixture
def session(folder: Path) -> Iterator[TranslationSession]:
    """That article, open; the database is not written to yet."""
    session = opened(folder)
    yield session
    session.ws.close()


@contextmanager
def statements(session: TranslationSession) -> Iterator[list[str]]:
    """Every statement the database is asked meanwhile."""
    seen: list[str] = []
    session.ws.db.connection.set_trace_callback(seen.append)
    yield seen
    session.ws.db.connection.set_trace_callback(None)


def texts(session: TranslationSession, position: int) -> list[tuple[str, State]]:
    """Text and state of all revisions, oldest first."""
    return [(one.text, one.state) for one in reversed(session.history(position))]


def again(session: TranslationSession) -> TranslationSession:
    """The same article as another program sees it now."""
    return opened(session.ws.project.folder)


def test_an_article_is_its_sentences_none_translated(session: TranslationSession) -> None:
    """In order, with nothing typed."""
    assert len(session) == len(SENTENCES)
    assert tuple(session.row(position).source for position in range(5)) == SENTENCES
    assert {session.row(position).target for position in range(5)} == {""}
    assert session.progress() == Progress(5, 0, 0, 36)
    assert session.article.title == SENTENCES[0]
    assert session.text() == TEXT


def test_a_position_outside_the_article_is_unknown(session: TranslationSession) -> None:
    """One line that counts as a person does."""
    for position in (-1, 5, 10**9):
        with pytest.raises(SegmentUnknown, match="has 5"):
            session.row(position)


def test_a_key_is_in_the_model_at_once_and_asks_nothing(session: TranslationSession) -> None:
    """No statement, whatever the article; the clock of the unsaved key starts once."""
    session.type(0, "a")
    session.flush()
    with statements(session) as seen:
        earliest = time.monotonic()
        session.type(1, "T")
        since = session.unsaved_since
        session.type(1, "Th")
        assert (session.row(1).target, session.row(1).state) == ("Th", State.DRAFT)
        assert session.unsaved_since == since
    assert seen == []
    assert session.unsaved
    assert since is not None
    assert earliest <= since <= time.monotonic()


def test_a_flush_makes_the_text_survive(session: TranslationSession) -> None:
    """Another program sees it, nothing is unsaved, and the time is told."""
    assert session.saved_at is None
    session.type(2, "The agency reported.")
    session.flush()
    assert not session.unsaved
    assert session.unsaved_since is None
    assert session.saved_at is not None
    assert abs((datetime.now(UTC) - session.saved_at).total_seconds()) < 5
    assert (again(session).row(2).target, again(session).row(2).state) == ("The agency reported.", State.DRAFT)


def test_flushes_after_the_first_are_one_small_transaction_each(session: TranslationSession) -> None:
    """Three writes between begin and commit, and no question."""
    session.type(0, "start")
    session.flush()
    for key in range(30):
        session.type(0, f"start {key}")
        with statements(session) as seen:
            session.flush()
        assert [one.split()[0].lower() for one in seen] == ["begin", "update", "update", "update", "commit"]
    with statements(session) as seen:
        session.flush()
    assert seen == []


def test_leaving_a_changed_sentence_makes_one_revision(session: TranslationSession) -> None:
    """Under the author's name, in state draft; leaving it again makes none."""
    session.type(0, "The army announced")
    assert session.leave(0).positions == {0}
    session.type(0, "The army has announced")
    session.leave(0)
    session.leave(0)
    assert texts(session, 0) == [("The army announced", State.DRAFT), ("The army has announced", State.DRAFT)]
    assert [one.author for one in session.history(0)] == ["translator", "translator"]


def test_leaving_an_untouched_sentence_writes_nothing(session: TranslationSession) -> None:
    """Not even after somebody typed and took it back before it was saved."""
    session.type(0, "a")
    session.flush()
    session.leave(0)
    with statements(session) as seen:
        assert session.leave(1) == Change()
        session.type(2, "x")
        session.type(2, "")
        assert not session.unsaved
        assert session.leave(2) == Change()
    assert seen == []


def test_typing_goes_on_after_the_ten_minutes_revision(session: TranslationSession) -> None:
    """Each kept text is a revision, once."""
    for text in ("one", "one two"):
        session.type(0, text)
        session.keep(0)
        session.keep(0)
    session.leave(0)
    assert [text for text, _ in texts(session, 0)] == ["one", "one two"]


def test_finishing_makes_a_translated_revision(session: TranslationSession) -> None:
    """And counts in the progress, of this session and of the next."""
    session.type(3, "No official comment was made.")
    change = session.finish(3)
    assert change.positions == {3}
    assert texts(session, 3) == [("No official comment was made.", State.TRANSLATED)]
    assert session.row(3).state is again(session).row(3).state is State.TRANSLATED
    assert session.progress() == again(session).progress() == Progress(5, 1, 0, 36)


def test_a_sentence_without_words_cannot_be_finished(session: TranslationSession) -> None:
    """Nor one of blanks."""
    for text in ("", "  "):
        session.type(0, text)
        with pytest.raises(DeedImpossible):
            session.finish(0)
    assert session.history(0) == []


@pytest.mark.parametrize("state", [State.TRANSLATED, State.REVIEWED, State.APPROVED])
def test_finishing_a_done_sentence_again_leaves_it_as_it_is(session: TranslationSession, state: State) -> None:
    """Enter on an approved sentence goes on; it does not take the approval away."""
    session.type(0, "done")
    session.finish(0)
    session.set_state(0, state)
    before = texts(session, 0)
    session.finish(0)
    assert session.row(0).state is state
    assert texts(session, 0) == before


@pytest.mark.parametrize(
    ("state", "attention"),
    [
        (State.TRANSLATED, ""),
        (State.REVIEWED, "changed after review"),
        (State.APPROVED, "changed after review"),
        (State.REJECTED, "rejected: wrong name"),
    ],
)
def test_a_sentence_that_is_changed_is_open_again(session: TranslationSession, state: State, attention: str) -> None:
    """With a reason if a reviewer had seen it; at the first key, after each save, and once it was left."""
    session.type(0, "text")
    session.finish(0)
    session.set_state(0, state, "wrong name")

    def stands(row_session: TranslationSession) -> tuple[State, str]:
        return row_session.row(0).state, row_session.row(0).attention

    session.type(0, "text!")
    assert stands(session) == (State.DRAFT, attention)
    session.flush()
    assert stands(session) == stands(again(session)) == (State.DRAFT, attention)
    session.leave(0)
    assert stands(session) == stands(again(session)) == (State.DRAFT, attention)
    session.finish(0)
    assert stands(session) == stands(again(session)) == (State.TRANSLATED, "")


@pytest.mark.parametrize("state", [State.TRANSLATED, State.REVIEWED, State.APPROVED, State.REJECTED])
def test_typing_back_to_what_stood_there_brings_its_state_back(session: TranslationSession, state: State) -> None:
    """A stray key on an approved sentence costs nothing, even if it was saved meanwhile."""
    session.type(0, "text")
    session.finish(0)
    session.set_state(0, state, "wrong name")
    before, progress, revisions = session.row(0), session.progress(), texts(session, 0)
    session.type(0, "textx")
    session.flush()
    session.type(0, "text")
    assert session.row(0) == before
    session.leave(0)
    assert session.row(0) == again(session).row(0) == before
    assert session.progress() == again(session).progress() == progress
    assert texts(session, 0) == revisions


def test_an_emptied_sentence_is_untranslated_again(session: TranslationSession) -> None:
    """And its old text stays in the history."""
    session.type(0, "text")
    session.leave(0)
    session.type(0, "")
    session.leave(0)
    assert session.row(0).state is State.UNTRANSLATED
    assert texts(session, 0) == [("text", State.DRAFT), ("", State.UNTRANSLATED)]


def test_a_locked_sentence_takes_no_key(session: TranslationSession) -> None:
    """Its text stays; once unlocked it takes them again."""
    session.set_locked(0, True)
    with pytest.raises(SegmentLocked):
        session.type(0, "x")
    assert session.row(0).target == ""
    session.set_locked(0, False)
    session.type(0, "x")
    assert session.row(0).target == "x"


def test_what_no_database_can_store_is_replaced_visibly(session: TranslationSession) -> None:
    """A lone surrogate and a NUL become U+FFFD; nothing after them is lost."""
    session.type(0, "a\udc80b\0c")
    session.flush()
    assert session.row(0).target == again(session).row(0).target == "a\ufffdb\ufffdc"


def test_the_place_is_remembered_with_the_work(session: TranslationSession) -> None:
    """The next session begins there."""
    session.type(1, "a")
    session.leave(1)
    assert again(session).place == 1
    session.leave(3)
    session.close()
    assert again(session).place == 3


def test_closing_saves_and_leaves_everything(session: TranslationSession) -> None:
    """Texts become revisions; closing twice does no harm."""
    session.type(0, "one")
    session.flush()
    session.type(2, "three")
    session.close()
    session.close()
    after = again(session)
    assert [texts(after, position) for position in (0, 2)] == [[("one", State.DRAFT)], [("three", State.DRAFT)]]


@pytest.mark.parametrize("saved", [False, True])
def test_a_busy_database_keeps_the_text_in_the_model(folder: Path, saved: bool) -> None:
    """The save is tried again and succeeds, also for an article that was not saved before."""
    session = opened(folder)
    if saved:
        session.type(4, "before")
        session.flush()
    session.type(0, "kept")
    other = sqlite3.connect(folder / "glossary.db", isolation_level=None)
    other.execute("begin immediate")
    for attempt in (session.flush, lambda: session.leave(0), session.close):
        with pytest.raises(DatabaseBusy):
            attempt()
        assert session.unsaved
        assert session.row(0).target == "kept"
        assert (session.article.id is not None) is saved
    session.type(0, "kept and more")
    other.execute("rollback")
    session.flush()
    assert again(session).row(0).target == "kept and more"
    other.close()
    session.ws.close()


def test_a_full_disk_keeps_the_text_in_the_model(session: TranslationSession) -> None:
    """Until there is room again."""
    session.type(0, "start")
    session.flush()
    db = session.ws.db
    db.value(f"pragma max_page_count = {db.value('pragma page_count')}")
    long = "x" * 100_000
    session.type(1, long)
    with pytest.raises(SaveFailed):
        session.flush()
    assert session.unsaved
    assert session.row(1).target == long
    assert again(session).row(1).target == ""
    db.value("pragma max_page_count = 100000")
    session.flush()
    assert again(session).row(1).target == long


def test_a_disk_too_full_for_the_article_keeps_the_text_in_the_model(folder: Path) -> None:
    """Nothing of the article is saved; the next attempt saves all of it."""
    (folder / "articles" / "long.txt").write_text(many_sentences(2000), encoding="utf-8")
    session = opened(folder, reference="long.txt")
    db = session.ws.db
    session.type(1999, "the last one")
    db.value(f"pragma max_page_count = {db.value('pragma page_count')}")
    with pytest.raises(SaveFailed):
        session.flush()
    assert (session.article.id, session.row(1999).target) == (None, "the last one")
    assert db.value("select count(*) from article") == 0
    db.value("pragma max_page_count = 100000")
    session.flush()
    assert opened(folder).row(1999).target == "the last one"
    session.ws.close()


def test_a_moved_database_keeps_the_text_in_the_model(session: TranslationSession, folder: Path) -> None:
    """Once the file is back, so is the text."""
    session.type(0, "text")
    (folder / "glossary.db").rename(folder / "away.db")
    with pytest.raises(DatabaseMoved):
        session.flush()
    assert session.unsaved
    (folder / "away.db").rename(folder / "glossary.db")
    session.flush()
    assert again(session).row(0).target == "text"


@pytest.mark.parametrize("saved", [False, True])
def test_the_next_open_sentence_goes_round_and_passes_over_done_ones(folder: Path, saved: bool) -> None:
    """From the last to the first; none once all others are done."""
    session = opened(folder)
    if saved:
        session.type(1, "done")
        session.finish(1)
        session.set_locked(3, True)
        assert [session.next_open(position) for position in range(5)] == [2, 2, 4, 4, 0]
        for position in (0, 2):
            session.type(position, "done")
            session.finish(position)
        assert session.next_open(4) is None
        assert session.next_open(0) == 4
    else:
        assert [session.next_open(position) for position in range(5)] == [1, 2, 3, 4, 0]
    session.ws.close()


def test_a_repeated_sentence_is_offered_its_translation(session: TranslationSession) -> None:
    """As soon as it is done, in this article or another; not to itself."""
    assert session.repetition(4) == ""
    session.type(2, "The agency pointed to a meeting in Moscow.")
    session.flush()
    assert session.repetition(4) == ""
    session.finish(2)
    assert session.repetition(4) == "The agency pointed to a meeting in Moscow."
    assert session.repetition(2) == ""
    (session.ws.project.articles / "b.txt").write_text(f"خبر جديد.\n{SENTENCES[2]}\n", encoding="utf-8")
    other = opened(session.ws.project.folder, reference="b.txt")
    assert other.repetition(1) == "The agency pointed to a meeting in Moscow."
    assert other.repetition(0) == ""


@settings(max_examples=25, deadline=None)
@given(
    keys=st.lists(
        st.tuples(
            st.integers(0, 4),
            st.sampled_from(["", "a", "ab", "اب"]),
            st.sampled_from(["", "flush", "leave", "keep", "finish", "approve", "reopen"]),
        ),
        max_size=25,
    )
)
def test_model_and_database_always_agree(
    tmp_path_factory: pytest.TempPathFactory, keys: list[tuple[int, str, str]]
) -> None:
    """Whatever is typed, left, finished or approved: rows and progress are what a new session reads."""
    session = opened(new_project(tmp_path_factory.mktemp("law") / "project", a=TEXT))
    for position, text, deed in keys:
        session.type(position, text)
        if deed == "flush":
            session.flush()
        elif deed == "leave":
            session.leave(position)
        elif deed == "keep":
            session.keep(position)
        elif deed == "finish" and text:
            session.finish(position)
        elif deed == "approve" and text:
            session.set_state(position, State.APPROVED)
        elif deed == "reopen":
            session.ws.close()
            session = opened(session.ws.project.folder)
    shown = [session.row(position) for position in range(5)]
    progress = session.progress()
    session.flush()
    after = again(session)
    for position, row in enumerate(shown):
        saved = after.row(position)
        assert (saved.target, saved.attention, saved.open_comments) == (row.target, row.attention, row.open_comments)
        assert after.row(position).state is session.row(position).state
    assert after.progress() == session.progress()
    done = [row.state.is_done for row in map(session.row, range(5))]
    assert session.progress().translated == sum(done)
    assert progress.segments == 5
    session.ws.close()
    after.ws.close()


def test_a_long_article_is_read_a_page_at_a_time(tmp_path: Path) -> None:
    """One page when it is opened, one for each place looked at; what is unsaved outlives the pages."""
    folder = new_project(tmp_path / "project", a=many_sentences(PAGE * (PAGES_KEPT + 3)))
    first = opened(folder)
    first.type(0, "start")
    first.close()
    session = opened(folder)
    with statements(session) as seen:
        session.row(0)
        session.row(PAGE - 1)
        session.row(0)
    assert len(seen) == 1
    session.type(7, "unsaved")
    last = len(session) - 1
    for position in range(0, last, PAGE):
        session.row(position)
    with statements(session) as seen:
        assert (session.row(7).target, session.row(last).position) == ("unsaved", last)
    assert len(seen) == 1  # the first page was dropped for the others
    assert session.row(0).target == "start"
    session.flush()
    assert again(session).row(7).target == "unsaved"
