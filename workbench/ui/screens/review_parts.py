"""What a reviewer sees of a translation, as blocks of text: source, English, what changed, terms and comments."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.figures import moment
from workbench.glossary.held import Held, Holding
from workbench.glossary.match import TermMatch
from workbench.review.review import Comment
from workbench.services.reviewing import ReviewItem
from workbench.translation.differences import word_differences
from workbench.ui.signs import NAMES, SIGNS
from workbench.ui.widgets.arabic import base_of
from workbench.ui.widgets.text_view import Block
from workbench.wording import _, n_

HOLDING_SIGNS = {Holding.HELD: "✓", Holding.MISSING: "?", Holding.FORBIDDEN: "✗"}
HOLDING_LOOKS = {Holding.HELD: "good", Holding.MISSING: "warning", Holding.FORBIDDEN: "bad"}

DELETED, INSERTED = ("[-", "-]"), ("{+", "+}")
"""What stands around words that were removed and added, so that no colour is needed to tell them apart."""


def source_blocks(item: ReviewItem, matches: Sequence[TermMatch]) -> list[Block]:
    """The Arabic with its terms marked by kind."""
    marks = tuple((match.start, match.end, f"term-{match.term.kind.value}") for match in matches)
    return [Block(re.sub(r"\s", " ", item.source), base="rtl", marks=marks)]


def target_title(item: ReviewItem) -> str:
    """State, author and time of the English."""
    parts = [_("English"), f"{SIGNS[item.state]} {_(NAMES[item.state])}", item.author, moment(item.changed_at)]
    return "  ".join([*parts, _("locked")] if item.locked else parts)


def change_blocks(item: ReviewItem) -> tuple[str, list[Block]]:
    """The differences to the earlier version, and the title that says which one that is."""
    if not item.earlier:
        return _("Changes: this is the first version"), []
    since = f"{moment(item.earlier_at)}, {item.earlier_by}" if item.earlier_at else item.earlier_by
    return _("Changes since {version}").format(version=since), [difference_block(item.earlier, item.target)]


def difference_block(old: str, new: str) -> Block:
    """Two versions in one text: removed words in [- -], added ones in {+ +}, and each in a colour."""
    text = ""
    marks = []
    for piece in word_differences(old, new):
        before, after = {"removed": DELETED, "added": INSERTED}.get(piece.kind, ("", ""))
        if before:
            marks.append((len(text), len(text) + len(before + piece.text + after), piece.kind))
        text += f"{before}{piece.text}{after}"
    return Block(text, base=base_of(new), marks=tuple(marks))


def term_blocks(terms: Sequence[Held]) -> tuple[str, list[Block]]:
    """The terms of the source and what the English makes of them, what is wrong first; and a title that counts."""
    wrong = [held for held in terms if held.holding is not Holding.HELD]
    right = [held for held in terms if held.holding is Holding.HELD]
    title = n_("{count} term", "{count} terms", len(terms)).format(count=len(terms))
    if wrong:
        title = _("{terms}, {count} to look at").format(terms=title, count=len(wrong))
    return title, [_term_block(held) for held in (*wrong, *right)]


def _term_block(held: Held) -> Block:
    english = {
        Holding.HELD: "{form}",
        Holding.MISSING: _("not in the English: {form}"),
        Holding.FORBIDDEN: _("never say: {form}"),
    }[held.holding].format(form=held.form)
    return Block(f"{HOLDING_SIGNS[held.holding]} {held.match.surface}  {english}", HOLDING_LOOKS[held.holding])


def comment_blocks(comments: Sequence[Comment]) -> tuple[str, list[Block]]:
    """Open comments, then those that were dealt with; and a title that counts the open ones."""
    still_open = [comment for comment in comments if comment.resolved_at is None]
    resolved = [comment for comment in comments if comment.resolved_at is not None]
    title = n_("{count} open comment", "{count} open comments", len(still_open)).format(count=len(still_open))
    return title, [
        *(Block(f"! {one.author}: {one.text}", "warning") for one in still_open),
        *(Block(f"✓ {one.author}: {one.text}", "dim") for one in resolved),
    ]
