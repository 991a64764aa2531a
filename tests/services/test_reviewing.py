"""The reviewer's walk: what waits, deciding about exactly what was seen, and taking it back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.services.folders import SENTENCES, TEXT, many_sentences, new_project, opened, workspace
from workbench.errors import DeedImpossible, SegmentLocked, SegmentUnknown
from workbench.review.review import Decision
from workbench.services.opening import open_article, set_archived
from workbench.services.reviewing import Queue, Reviewing, ReviewItem
from workbench.services.translating import TranslationSession
from workbench.services.workspace import Workspace
from workbench.translation.revision import State

WAITING = Queue()
EVERY_STATE = Queue(frozenset(State))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with an article of five sentences, of which three are translated by a translator."""
    folder = new_project(tmp_path / "project", news=TEXT)
    session = opened(folder, "translator")
    for position, text in enumerate(("One.", "Two.", "Three.")):
        session.type(position, text)
        session.finish(position)
    session.close()
    session.ws.close()
    return folder


@pytest.fixture
def ws(folder: Path) -> Iterator[Workspace]:
    """The project, opened by a reviewer."""
    ws = workspace(folder, "reviewer")
    yield ws
    ws.close()


@pytest.fixture
def reviewing(ws: Workspace) -> Reviewing:
    """The review."""
    return Reviewing(ws)


@pytest.fixture
def session(folder: Path) -> Iterator[TranslationSession]:
    """The article, open at the translator's."""
    session = opened(folder, "translator")
    yield session
    session.close()
    session.ws.close()


def waiting(reviewing: Reviewing, queue: Queue = WAITING) -> list[str]:
    """The English of what waits."""
    return [item.target for item in reviewing.queue(queue)]


def test_what_is_translated_waits(reviewing: Reviewing) -> None:
    """The oldest change first, with all that a reviewer needs to decide."""
    assert waiting(reviewing) == ["One.", "Two.", "Three."]
    item = reviewing.queue(Queue())[1]
    assert (item.source, item.position, item.article, item.state) == (SENTENCES[1], 1, 1, State.TRANSLATED)
    assert (item.author, item.revision, item.locked, item.attention) == ("translator", 1, False, "")
    assert (item.earlier, item.earlier_by, item.earlier_at) == ("", "", None)
    assert item.article_title == SENTENCES[0]
    assert datetime.now(UTC) - item.changed_at < timedelta(minutes=1)
    assert reviewing.item(item.segment) == item


def test_the_oldest_change_comes_first(reviewing: Reviewing, session: TranslationSession) -> None:
    """Whatever place in the article it has."""
    session.type(0, "One, again.")
    session.finish(0)
    assert waiting(reviewing) == ["Two.", "Three.", "One, again."]


def test_the_earlier_wording_is_shown(reviewing: Reviewing, session: TranslationSession) -> None:
    """The newest one that differs, with its author and time; decisions in between are no wordings."""
    session.type(0, "One, again.")
    session.finish(0)
    item = reviewing.queue(Queue())[2]
    assert (item.target, item.earlier, item.earlier_by, item.revision) == ("One, again.", "One.", "translator", 2)
    assert item.earlier_at is not None
    assert item.earlier_at < item.changed_at
    reviewing.approve(item)
    approved = reviewing.item(item.segment)
    assert (approved.earlier, approved.earlier_by, approved.earlier_at) == ("One.", "translator", item.earlier_at)


def test_a_queue_is_narrowed(reviewing: Reviewing, folder: Path) -> None:
    """By state, article, and who wrote the English, whoever decided about it since."""
    (folder / "articles" / "second.txt").write_text(many_sentences(2), encoding="utf-8")
    other = opened(folder, "second translator", reference="second.txt")
    other.type(0, "Convoy.")
    other.finish(0)
    other.close()
    article = other.article.id
    assert waiting(reviewing, Queue(article=article)) == ["Convoy."]
    assert waiting(reviewing, Queue(author="translator")) == ["One.", "Two.", "Three."]
    reviewing.review(reviewing.queue(Queue())[0])
    reviewed = Queue(frozenset({State.REVIEWED}), author="translator")
    assert waiting(reviewing, reviewed) == ["One."]
    assert waiting(reviewing, Queue(frozenset({State.REVIEWED}), author="reviewer")) == []
    assert waiting(reviewing, Queue(frozenset())) == []
    assert reviewing.count(EVERY_STATE) == 7
    assert reviewing.authors() == ["reviewer", "second translator", "translator"]
    assert [number for number, _ in reviewing.articles()] == [1, article]
    set_archived(workspace(folder), article or 0, True)
    assert waiting(reviewing, Queue(article=article)) == []
    assert [number for number, _ in reviewing.articles()] == [1]


def test_a_long_queue_is_read_in_part(reviewing: Reviewing, folder: Path) -> None:
    """The first thousand are read, all are counted."""
    (folder / "articles" / "long.txt").write_text(many_sentences(1200), encoding="utf-8")
    long = opened(folder, "translator", "long.txt")
    long.type(0, "First.")
    long.close()
    assert len(reviewing.queue(EVERY_STATE)) == 1000
    assert reviewing.count(EVERY_STATE) == 1205


@pytest.mark.parametrize(
    ("decide", "state"),
    [
        (Reviewing.approve, State.APPROVED),
        (Reviewing.review, State.REVIEWED),
    ],
)
def test_a_good_translation_is_passed(
    reviewing: Reviewing, decide: Callable[[Reviewing, ReviewItem], None], state: State
) -> None:
    """The state changes in a revision of the reviewer's; the text and its author stay."""
    item = reviewing.queue(Queue())[0]
    decide(reviewing, item)
    after = reviewing.item(item.segment)
    assert (after.state, after.target, after.author, after.attention) == (state, "One.", "translator", "")
    newest = reviewing.history(item.segment)[0]
    assert (newest.number, newest.state, newest.author, newest.text) == (2, state, "reviewer", "One.")
    (decision,) = reviewing.decisions(item.segment)
    assert (decision.decision, decision.revision, decision.reviewer) == (Decision(state), 1, "reviewer")
    assert waiting(reviewing) == ["Two.", "Three."]


def test_a_rejection_goes_back_with_its_reason(reviewing: Reviewing, folder: Path) -> None:
    """The translator sees why, in one line; without a reason there is no rejection."""
    item = reviewing.queue(Queue())[0]
    with pytest.raises(DeedImpossible, match="reason"):
        reviewing.reject(item, " \n ")
    reviewing.reject(item, "wrong\nname ")
    row = opened(folder).row(0)
    assert (row.state, row.attention, row.target) == (State.REJECTED, "rejected: wrong name", "One.")
    assert reviewing.history(item.segment)[0].reason == "rejected: wrong name"
    assert reviewing.decisions(item.segment)[0].comment == "wrong name"


def test_an_edit_is_the_reviewers_wording(reviewing: Reviewing) -> None:
    """A revision under the reviewer's name, reviewed; the old wording is the earlier one."""
    item = reviewing.queue(Queue())[0]
    with pytest.raises(DeedImpossible, match="empty"):
        reviewing.edit(item, " ")
    edited = reviewing.edit(item, " One,\nbetter. ")
    assert (edited.target, edited.state, edited.author) == ("One, better.", State.REVIEWED, "reviewer")
    assert (edited.earlier, edited.earlier_by, edited.revision) == ("One.", "translator", 2)
    assert reviewing.decisions(item.segment)[0].revision == 2
    assert reviewing.edit(edited, "One, better.").author == "reviewer"


def test_only_what_was_seen_is_decided(reviewing: Reviewing, session: TranslationSession) -> None:
    """A newer revision, a draft that is being typed, or another's decision: look again."""
    one, two, three = reviewing.queue(Queue())
    session.type(0, "One, again.")
    session.finish(0)
    session.type(1, "Two, aga")
    session.flush()
    reviewing.approve(three)
    for item in (one, two, three):
        with pytest.raises(DeedImpossible, match="changed meanwhile"):
            reviewing.approve(item)
    assert [reviewing.item(item.segment).state for item in (one, two, three)] == [
        State.TRANSLATED,
        State.DRAFT,
        State.APPROVED,
    ]


def test_a_draft_that_is_decided_about_is_kept(reviewing: Reviewing, session: TranslationSession) -> None:
    """A decision is about a revision, so the draft becomes one, in its author's name."""
    session.type(3, "Four")
    session.flush()
    (item,) = reviewing.queue(Queue(frozenset({State.DRAFT})))
    assert item.revision == 0
    reviewing.reject(item, "not finished")
    assert [(one.author, one.text, one.state) for one in reviewing.history(item.segment)] == [
        ("reviewer", "Four", State.REJECTED),
        ("translator", "Four", State.DRAFT),
    ]
    assert reviewing.decisions(item.segment)[0].revision == 1


def test_a_draft_over_a_revision_is_kept_too(reviewing: Reviewing, session: TranslationSession) -> None:
    """The decision is about the draft that was shown, not about the revision below it."""
    session.type(0, "One, ag")
    session.flush()
    (item,) = reviewing.queue(Queue(frozenset({State.DRAFT})))
    assert (item.target, item.revision) == ("One, ag", 1)
    reviewing.reject(item, "not finished")
    assert [(one.author, one.text) for one in reviewing.history(item.segment)] == [
        ("reviewer", "One, ag"),
        ("translator", "One, ag"),
        ("translator", "One."),
    ]
    assert reviewing.decisions(item.segment)[0].revision == 2


def test_nothing_is_decided_without_english(reviewing: Reviewing) -> None:
    """An empty translation can neither pass nor fail."""
    item = reviewing.queue(Queue(frozenset({State.UNTRANSLATED})))[0]
    with pytest.raises(DeedImpossible, match="no English"):
        reviewing.approve(item)


def test_a_locked_sentence_is_left_alone(reviewing: Reviewing, session: TranslationSession) -> None:
    """By single decisions and by approving the rest."""
    item = reviewing.queue(Queue())[0]
    session.set_locked(0, True)
    with pytest.raises(SegmentLocked):
        reviewing.approve(item)
    assert reviewing.approve_rest(item.article) == 2
    assert reviewing.item(item.segment).state is State.TRANSLATED


def test_a_sentence_that_was_merged_is_gone(reviewing: Reviewing, session: TranslationSession) -> None:
    """It says so rather than deciding about something else."""
    items = reviewing.queue(Queue())
    session.merge(1)
    gone = 0
    for item in items[1:]:
        try:
            reviewing.approve(item)
        except (SegmentUnknown, DeedImpossible):
            gone += 1
    assert gone == 2


def test_the_rest_of_an_article_is_approved_in_one_deed(reviewing: Reviewing, ws: Workspace) -> None:
    """But for what has an open comment; one undo takes it back, and another has nothing more."""
    item = reviewing.queue(Queue())[1]
    comment = reviewing.comment(item.segment, "Soleimani or Suleimani?")
    assert reviewing.approve_rest(1) == 2
    assert waiting(reviewing) == ["Two."]
    assert open_article(ws, 1).progress().reviewed == 2
    reviewing.undo()
    assert sorted(waiting(reviewing)) == ["One.", "Three.", "Two."]
    reviewing.resolve(comment.id)
    assert reviewing.approve_rest(1) == 3
    assert reviewing.approve_rest(1) == 0
    assert waiting(reviewing) == []


@pytest.mark.parametrize("decide", ["approve", "review", "reject", "edit"])
def test_a_decision_is_taken_back(reviewing: Reviewing, decide: str) -> None:
    """Text, state and author are as before; the history keeps both, and the decision counts no longer."""
    item = reviewing.queue(Queue())[0]
    more = {"reject": ["why"], "edit": ["One, better."]}.get(decide, [])
    getattr(reviewing, decide)(item, *more)
    assert "sentence 1" in reviewing.undo()
    after = reviewing.item(item.segment)
    assert (after.target, after.state, after.author, after.attention) == ("One.", State.TRANSLATED, "translator", "")
    assert [one.number for one in reviewing.history(item.segment)] == [3, 2, 1]
    assert reviewing.decisions(item.segment) == []
    with pytest.raises(DeedImpossible, match="no decision"):
        reviewing.undo()


def test_what_a_sentence_needed_comes_back_too(reviewing: Reviewing) -> None:
    """Undoing an approval of a rejected sentence makes it rejected for the same reason."""
    segment = reviewing.queue(Queue())[0].segment
    reviewing.reject(reviewing.item(segment), "wrong name")
    reviewing.approve(reviewing.item(segment))
    assert reviewing.item(segment).attention == ""
    reviewing.undo()
    assert (reviewing.item(segment).state, reviewing.item(segment).attention) == (
        State.REJECTED,
        "rejected: wrong name",
    )


def test_undo_is_ones_own_and_spares_what_changed_since(
    reviewing: Reviewing, folder: Path, session: TranslationSession
) -> None:
    """A sentence the translator took up again stays; the next undo is of the decision before."""
    one, two, _ = reviewing.queue(Queue())
    reviewing.approve(one)
    reviewing.approve(two)
    with pytest.raises(DeedImpossible):
        Reviewing(workspace(folder, "another")).undo()
    session.type(1, "Two, again.")
    session.finish(1)
    with pytest.raises(DeedImpossible, match="changed since"):
        reviewing.undo()
    assert reviewing.item(two.segment).target == "Two, again."
    reviewing.undo()
    assert reviewing.item(one.segment).state is State.TRANSLATED


def test_undo_of_many_spares_what_changed_since(reviewing: Reviewing, session: TranslationSession) -> None:
    """And says how many it left."""
    reviewing.approve_rest(1)
    session.type(1, "Two, again.")
    session.finish(1)
    assert "1 changed since" in reviewing.undo()
    assert waiting(reviewing) == ["Two, again.", "One.", "Three."]


def test_comments_are_kept_and_resolved(reviewing: Reviewing) -> None:
    """Oldest first; an empty one is none."""
    segment = reviewing.queue(Queue())[0].segment
    first = reviewing.comment(segment, "one")
    reviewing.comment(segment, " two ")
    reviewing.resolve(first.id)
    assert [(one.text, one.author, one.resolved_at is None) for one in reviewing.comments(segment)] == [
        ("one", "reviewer", False),
        ("two", "reviewer", True),
    ]
    for wrong in (lambda: reviewing.comment(segment, " "), lambda: reviewing.resolve(99)):
        with pytest.raises(DeedImpossible):
            wrong()


def test_looking_changes_nothing(ws: Workspace, reviewing: Reviewing) -> None:
    """A reviewer who only looks is no writer."""
    before = ws.db.connection.total_changes
    reviewing.queue(EVERY_STATE), reviewing.count(EVERY_STATE), reviewing.authors(), reviewing.articles()
    assert ws.db.connection.total_changes == before
