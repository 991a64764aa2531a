"""Drafts and revisions: versions that notice each other, and a history that only grows."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from workbench.articles.article import Article, Segment
from workbench.review.review import Comment
from workbench.store import articles, comments, segments, translations
from workbench.store.database import Database, create_database
from workbench.store.segments import SavedSegment
from workbench.store.translations import Last, Working
from workbench.translation.revision import State


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """One article of two sentences, their ids 1 and 2."""
    db = create_database(tmp_path / "glossary.db")
    articles.add(db, Article("t", "أب", "t.txt"), 2, [Segment(0, 0, 1, "أ"), Segment(1, 1, 2, "ب")])
    yield db
    db.close()


def working(text: str, rev: int, author: str = "one", position: int = 0) -> Working:
    """A draft of the first sentence."""
    return Working(1, 1, position, text, State.DRAFT, "", author, rev)


def first(db: Database) -> SavedSegment:
    """The first sentence as it is saved."""
    found = segments.segment(db, 1)
    assert found is not None
    return found


def test_a_draft_is_saved_once_for_each_version(db: Database) -> None:
    """Who continues an old version is told, and alters nothing."""
    assert translations.save_draft(db, working("a", 0))
    assert translations.save_draft(db, working("ab", 1))
    for stale in (0, 1, 3):
        assert not translations.save_draft(db, working("stale", stale, "two"))
    assert (first(db).target, first(db).rev, first(db).state) == ("ab", 2, State.DRAFT)
    draft = translations.draft(db, 1)
    assert draft is not None
    assert (draft.segment, draft.text, draft.author) == (1, "ab", "one")
    assert translations.draft(db, 2) is None


@pytest.mark.parametrize("rev", [0, 1])
def test_a_draft_is_not_saved_into_a_sentence_that_was_locked_or_moved(db: Database, rev: int) -> None:
    """Neither the first nor a later one."""
    if rev:
        assert translations.save_draft(db, working("a", 0))
    assert not translations.save_draft(db, working("b", rev, position=1))
    segments.set_locked(db, 1, True)
    assert not translations.save_draft(db, working("b", rev))
    assert first(db).target == "a" * rev


def test_each_save_is_told_by_the_article(db: Database) -> None:
    """When it was changed and by whom, for the library."""
    assert articles.all_articles(db)[0].changed_at is None
    translations.save_draft(db, working("a", 0, "one"))
    assert articles.all_articles(db)[0].changed_by == "one"
    translations.add_revision(db, 2, "b", State.TRANSLATED, "two")
    summary = articles.all_articles(db)[0]
    assert (summary.changed_by, summary.translated, summary.reviewed) == ("two", 1, 0)
    assert summary.changed_at is not None


def test_revisions_are_counted_from_one_and_each_has_its_checksum(db: Database) -> None:
    """The newest comes first; the sentence says what it says."""
    translations.add_revision(db, 1, "a", State.DRAFT, "one")
    translations.add_revision(db, 1, "é", State.REJECTED, "two", "rejected: wrong", "rejected: wrong")
    newest, oldest = translations.history(db, 1)
    assert (newest.number, newest.text, newest.state, newest.author) == (2, "é", State.REJECTED, "two")
    assert (oldest.number, oldest.text, oldest.reason) == (1, "a", "")
    assert translations.revision(db, 1, 2) == newest
    assert translations.revision(db, 1, 3) is None
    assert (first(db).state, first(db).attention) == (State.REJECTED, "rejected: wrong")
    sums = [one for (one,) in db.rows("select checksum from revision order by number")]
    assert sums == [sha256(text.encode()).hexdigest() for text in ("a", "é")]


def test_a_revision_is_noticed_by_who_continues_the_draft_before_it(db: Database) -> None:
    """Its text is the working copy, in a new version."""
    translations.save_draft(db, working("a", 0))
    translations.add_revision(db, 1, "b", State.REVIEWED, "two")
    assert not translations.save_draft(db, working("ab", 1))
    assert translations.save_draft(db, working("bc", 2))


def test_a_record_is_for_the_history_alone(db: Database) -> None:
    """The working copy and its version stay."""
    translations.save_draft(db, working("a", 0))
    before = first(db)
    translations.record(db, 1, "older", State.DRAFT, "two", "kept")
    assert first(db) == before
    assert translations.last(db, 1) == Last(1, "older", State.DRAFT)
    assert translations.last(db, 2) == Last(0, "", State.UNTRANSLATED)
    assert translations.is_kept(db, 1, "older")
    assert not translations.is_kept(db, 1, "a")
    assert translations.is_kept(db, 1, "")


def test_remarks_are_counted_while_they_are_open(db: Database) -> None:
    """Closed, opened again, and hung on another sentence."""
    remark = comments.add_comment(db, 1, "Soleimani?", "one")
    assert comments.comments(db, 1) == [remark]
    assert first(db).open_comments == articles.all_articles(db)[0].open_comments == 1
    assert comments.resolve_comment(db, remark.id) == 1
    assert comments.comments(db, 1)[0].resolved_at is not None
    assert first(db).open_comments == articles.all_articles(db)[0].open_comments == 0
    comments.resolve_comment(db, remark.id, resolved=False)
    comments.move_comments(db, [remark.id], 2)
    assert comments.comments(db, 1) == []
    assert comments.comments(db, 2) == [Comment(remark.id, 2, "Soleimani?", "one", remark.at)]
    assert comments.resolve_comment(db, 99) is None
