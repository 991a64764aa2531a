"""Pages of segments, their counts, and the next one to do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.articles.article import Article, Segment
from workbench.store import articles, segments, translations
from workbench.store.database import Database, create_database
from workbench.store.segments import Counts
from workbench.translation.revision import State

COUNT = 12


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Two articles of twelve sentences each."""
    db = create_database(tmp_path_factory.mktemp("project") / "glossary.db")
    for title in "ab":
        text = "".join(f"{title}{number:02}" for number in range(COUNT))
        spans = [Segment(number, number * 3, number * 3 + 3, text[number * 3 :][:3]) for number in range(COUNT)]
        articles.add(db, Article(title, text, f"{title}.txt"), COUNT, spans)
    yield db
    db.close()


def stand(db: Database, article: int, states: list[tuple[State, bool]]) -> None:
    """Gives the segments of an article these states, locked or not."""
    with db.writing():
        db.executemany(
            "update segment set state = ?, locked = ? where article = ? and position = ?",
            [(state, locked, article, position) for position, (state, locked) in enumerate(states)],
        )


standings = st.lists(st.tuples(st.sampled_from(State), st.booleans()), min_size=COUNT, max_size=COUNT)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(states=standings, others=standings)
def test_the_next_open_one_is_what_walking_would_find(
    db: Database, states: list[tuple[State, bool]], others: list[tuple[State, bool]]
) -> None:
    """From every position: onwards, then from the start; never itself, never done, never locked, never another's."""
    stand(db, 1, states)
    stand(db, 2, others)
    for after in range(COUNT):
        way = [*range(after + 1, COUNT), *range(after)]
        walked = next((place for place in way if not states[place][0].is_done and not states[place][1]), None)
        assert segments.next_open(db, 1, after) == walked


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(states=standings)
def test_counts_are_what_counting_would_find(db: Database, states: list[tuple[State, bool]]) -> None:
    """Done ones, and among them those that were reviewed."""
    stand(db, 1, states)
    done = sum(state.is_done for state, _ in states)
    reviewed = sum(state in (State.REVIEWED, State.APPROVED) for state, _ in states)
    assert segments.counts(db, 1) == Counts(COUNT, done, reviewed)


@pytest.mark.parametrize("question", [segments._NEXT_OPEN, "counts"])
def test_going_on_and_counting_read_the_index_alone_or_look_into_it(db: Database, question: str) -> None:
    """No walk through the rows, however long the article is."""
    if question == "counts":
        seen: list[str] = []
        db.connection.set_trace_callback(seen.append)
        segments.counts(db, 1)
        db.connection.set_trace_callback(None)
        (question,) = seen
        plan = [row[3] for row in db.rows(f"explain query plan {question}")]
    else:
        plan = [row[3] for row in db.rows(f"explain query plan {question}", [1, 3] * (question.count("?") // 2))]
    walks = [step for step in plan if step.startswith("SCAN") and "segment" in step]
    assert walks == []
    assert any("segment_by_state" in step for step in plan)


def test_a_page_has_its_positions_in_order_and_no_more(db: Database) -> None:
    """Short at the end, empty behind it."""
    assert [one.source for one in segments.page(db, 2, 10, 5)] == ["b10", "b11"]
    assert [one.position for one in segments.page(db, 2, 3, 2)] == [3, 4]
    assert segments.page(db, 2, COUNT, 5) == []
    assert segments.page(db, 9, 0, 5) == []


def test_every_offset_is_covered_by_its_segment(db: Database) -> None:
    """The first and the last character of each."""
    for offset in range(COUNT * 3):
        covering = segments.covering(db, 1, offset)
        assert covering is not None
        assert covering.position == offset // 3
    assert segments.covering(db, 1, COUNT * 3) is None


def test_moving_segments_keeps_their_order_and_leaves_other_articles_alone(tmp_path: Path) -> None:
    """To make room for two and back."""
    db = create_database(tmp_path / "glossary.db")
    for title in "ab":
        spans = [Segment(number, number, number + 1, "x") for number in range(5)]
        articles.add(db, Article(title, f"{title}xxxx", "x"), 5, spans)
    positions = "select position from segment where article = ? order by start"
    segments.shift(db, 1, 1, 2)
    assert [place for (place,) in db.rows(positions, [1])] == [0, 1, 4, 5, 6]
    segments.shift(db, 1, 1, -2)
    assert [place for (place,) in db.rows(positions, [1])] == [0, 1, 2, 3, 4]
    assert [place for (place,) in db.rows(positions, [2])] == [0, 1, 2, 3, 4]
    db.close()


def test_a_repetition_is_the_newest_done_translation_of_the_same_arabic(tmp_path: Path) -> None:
    """White space does not matter; drafts, empty ones, merged ones and the sentence itself do not count."""
    db = create_database(tmp_path / "glossary.db")
    sources = ("قال الوزير", "قال  الوزير", "قال الوزيران", "قال\nالوزير")
    text = "".join(sources)
    starts = [text.index(source) for source in sources]
    spans = [
        Segment(place, start, start + len(source), source)
        for place, (start, source) in enumerate(zip(starts, sources, strict=True))
    ]
    articles.add(db, Article("t", text, "t"), 8, spans)

    def translate(segment: int, english: str, state: State = State.TRANSLATED) -> None:
        translations.add_revision(db, segment, english, state, "translator")

    assert segments.repetition(db, 1, sources[0]) == ""
    translate(1, "his own")
    translate(3, "another sentence")
    translate(2, "a draft", State.DRAFT)
    assert segments.repetition(db, 1, sources[0]) == ""
    translate(2, "older", State.APPROVED)
    translate(4, "newer")
    assert segments.repetition(db, 1, sources[0]) == "newer"
    segments.put(db, 4, None)
    assert segments.repetition(db, 1, sources[0]) == "older"
    db.close()
