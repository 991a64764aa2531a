"""What a reviewer does: walk through saved translations and decide about each, with a way back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.arabic.folding import clean, one_line
from workbench.errors import DeedImpossible, SegmentLocked, SegmentUnknown
from workbench.review.review import Comment, Decision, Review
from workbench.services import deed_words
from workbench.store import comments, deeds, reviews, translations
from workbench.store.bilingual import article_titles
from workbench.store.clock import now
from workbench.store.deeds import Deed
from workbench.store.reviews import ReviewItem
from workbench.translation.revision import Revision, State
from workbench.wording import _

if TYPE_CHECKING:
    from workbench.services.workspace import Workspace

__all__ = ["Queue", "ReviewItem", "Reviewing"]

DECISION = "review"
"""The kind of a reviewer's deeds."""

_SAID = {
    Decision.APPROVED: deed_words.APPROVED,
    Decision.REVIEWED: deed_words.REVIEWED,
    Decision.REJECTED: deed_words.REJECTED,
}
"""What the database says of each decision."""


@dataclass(frozen=True, slots=True)
class Queue:
    """Which translations a reviewer wants to see."""

    states: frozenset[State] = frozenset({State.TRANSLATED})
    article: int | None = None
    """An article's id; None for all articles."""

    author: str = ""
    """Who wrote the English; empty for everybody."""


class Reviewing:
    """The review of a workspace's saved translations.

    A decision is about the wording that the reviewer saw: if it changed meanwhile, `DeedImpossible` says so and
    nothing is decided.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def queue(self, queue: Queue) -> list[ReviewItem]:
        """What waits, the oldest change first; at most 1,000, `count` tells how many there are."""
        return reviews.queue(self._workspace.db, queue.states, queue.article, queue.author)

    def count(self, queue: Queue) -> int:
        """How many wait."""
        return reviews.count(self._workspace.db, queue.states, queue.article, queue.author)

    def authors(self) -> list[str]:
        """Everybody who saved a translation or decided about one, sorted."""
        return reviews.authors(self._workspace.db)

    def articles(self) -> list[tuple[int, str]]:
        """Number and title of the articles that are not archived."""
        return article_titles(self._workspace.db)

    def item(self, segment: int) -> ReviewItem:
        """A translation as it stands now, whatever its state.

        Raises:
            SegmentUnknown: If the sentence is not in its article any more.
        """
        found = reviews.item(self._workspace.db, segment)
        if found is None:
            raise SegmentUnknown(_("This sentence was merged or split meanwhile; go on to the next."))
        return found

    def approve(self, item: ReviewItem) -> None:
        """The translation is final.

        Raises:
            DeedImpossible: If it changed since it was shown, or there is no English.
            SegmentLocked: If it is locked.
        """
        self._decide(item, Decision.APPROVED)

    def review(self, item: ReviewItem) -> None:
        """The translation was read and is good; somebody else approves it. Raises as `approve` does."""
        self._decide(item, Decision.REVIEWED)

    def reject(self, item: ReviewItem, reason: str) -> None:
        """The translation goes back to the translator, with a reason of one line.

        Raises:
            DeedImpossible: If there is no reason, it changed since it was shown, or there is no English.
            SegmentLocked: If it is locked.
        """
        reason = one_line(reason)
        if not reason:
            raise DeedImpossible(_("A rejection needs a reason: say in one line what is wrong."))
        self._decide(item, Decision.REJECTED, reason)

    def edit(self, item: ReviewItem, text: str) -> ReviewItem:
        """The English in the reviewer's wording, reviewed; the item as it is then. Line breaks become blanks.

        Raises:
            DeedImpossible: If it changed since it was shown, or the text is empty.
            SegmentLocked: If it is locked.
        """
        text = one_line(text)
        if not text:
            raise DeedImpossible(_("A reviewed translation cannot be empty; reject it instead and say why."))
        self._decide(item, Decision.REVIEWED, text="" if text == item.target else text)
        return self.item(item.segment)

    def approve_rest(self, article: int) -> int:
        """Approves what is translated in an article, but for sentences that are locked or have an open comment.

        Returns:
            How many were approved; one `undo` takes all of it back.
        """
        with self._workspace.db.writing():
            items = [self.item(segment) for segment in reviews.approvable(self._workspace.db, article)]
            parts = [self._decided(item, Decision.APPROVED) for item in items]
            if parts:
                summary = deed_words.APPROVED_REST.format(title=items[0].article_title, count=len(parts))
                self._record(summary, parts, article)
        return len(parts)

    def history(self, segment: int) -> list[Revision]:
        """All versions of a sentence, newest first."""
        return translations.history(self._workspace.db, segment)

    def decisions(self, segment: int) -> list[Review]:
        """The decisions about a sentence that stand, newest first."""
        return reviews.reviews(self._workspace.db, segment)

    def comments(self, segment: int) -> list[Comment]:
        """The remarks on a sentence, oldest first, resolved ones too."""
        return comments.comments(self._workspace.db, segment)

    def comment(self, segment: int, text: str) -> Comment:
        """A new remark on a sentence.

        Raises:
            DeedImpossible: If it is empty.
        """
        text = clean(text).strip()
        if not text:
            raise DeedImpossible(_("The comment is empty; write what is to be said."))
        return comments.add_comment(self._workspace.db, segment, text, self._workspace.author)

    def resolve(self, comment_id: int) -> None:
        """A remark is dealt with.

        Raises:
            DeedImpossible: If no remark has that number.
        """
        if comments.resolve_comment(self._workspace.db, comment_id) is None:
            raise DeedImpossible(_("There is no comment {number}.").format(number=comment_id))

    def undo(self) -> str:
        """Takes back the last decision of this reviewer, in a new revision; says what it took back.

        Raises:
            DeedImpossible: If there is none, or all it was about was changed since.
        """
        db = self._workspace.db
        with db.writing():
            deed = deeds.last_deed(db, [DECISION], self._workspace.author)
            if deed is None:
                raise DeedImpossible(_("You have made no decision that could be taken back."))
            left = sum(not self._take_back(part) for part in deed.payload)
            deeds.mark_undone(db, deed.id)
        return _told(deed, left)

    def _decide(self, item: ReviewItem, decision: Decision, reason: str = "", text: str = "") -> None:
        with self._workspace.db.writing():
            self._ensure_as_shown(item)
            part = self._decided(item, decision, reason, text)
            summary = (deed_words.EDITED if text else _SAID[decision]).format(
                number=item.position + 1, title=item.article_title
            )
            self._record(summary, [part], item.article)

    def _ensure_as_shown(self, item: ReviewItem) -> None:
        """It must still be what the reviewer saw, and allow a decision."""
        current = self.item(item.segment)
        if (current.revision, current.target) != (item.revision, item.target):
            message = _("Sentence {number} was changed meanwhile; look at it again.")
            raise DeedImpossible(message.format(number=item.position + 1))
        if current.locked:
            message = _("Sentence {number} is locked; unlock it before you decide.")
            raise SegmentLocked(message.format(number=item.position + 1))
        if not item.target.strip():
            message = _("Sentence {number} has no English yet, so there is nothing to decide.")
            raise DeedImpossible(message.format(number=item.position + 1))

    def _decided(self, item: ReviewItem, decision: Decision, reason: str = "", text: str = "") -> dict[str, Any]:
        """Saves a decision, and returns what it takes to undo it."""
        db, reviewer = self._workspace.db, self._workspace.author
        about = self._revision_shown(item)
        attention = f"rejected: {reason}" if decision is Decision.REJECTED else ""
        made = translations.add_revision(
            db, item.segment, text or item.target, State(decision), reviewer, attention, attention
        )
        if text:
            about = made.number
        number = reviews.add_review(db, Review(item.segment, about, decision, reviewer, now(), reason))
        return {
            "segment": item.segment,
            "made": made.number,
            "text": item.target,
            "state": str(item.state),
            "attention": item.attention,
            "review": number,
        }

    def _revision_shown(self, item: ReviewItem) -> int:
        """The number of the revision with the text that was shown; a draft that is in none becomes one."""
        db = self._workspace.db
        last = translations.last(db, item.segment)
        if last.number and last.text == item.target:
            return last.number
        return translations.record(db, item.segment, item.target, item.state, item.author).number

    def _record(self, summary: str, parts: list[dict[str, Any]], article: int) -> None:
        deeds.record(self._workspace.db, DECISION, summary, self._workspace.author, parts, article)

    def _take_back(self, part: dict[str, Any]) -> bool:
        """Whether a sentence could go back to what it was; not if it was changed, locked, merged or split since."""
        db = self._workspace.db
        current = reviews.item(db, part["segment"])
        if current is None or current.locked or current.revision != part["made"]:
            return False
        if translations.last(db, part["segment"]).text != current.target:
            return False
        reason = f"undo of {current.state}"
        state = State(part["state"])
        translations.add_revision(
            db, current.segment, part["text"], state, self._workspace.author, reason, part["attention"]
        )
        reviews.remove_review(db, part["review"])
        return True


def _told(deed: Deed, left: int) -> str:
    if left and left == len(deed.payload):
        message = _("This was changed since, so it was not taken back: {summary}.")
        raise DeedImpossible(message.format(summary=deed_words.told(deed.summary)))
    return deed_words.told_but_for(deed.summary, left)
