"""A sentence as one names it on the command line: an article, and its number in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from workbench.errors import SegmentUnknown

if TYPE_CHECKING:
    from workbench.services.translating import TranslationSession
    from workbench.services.workspace import Workspace


@contextmanager
def open_sentence(workspace: Workspace, article: str, number: int) -> Iterator[tuple[TranslationSession, int]]:
    """The article and the position (from 0) of a sentence in it, for as long as it is looked at.

    Args:
        workspace: The project.
        article: A path, a number, or the beginning of a title.
        number: As the screens count: 1 for the first.

    Raises:
        ArticleUnknown: If no article, or more than one, answers to that.
        SegmentUnknown: If it has not so many sentences.
    """
    from workbench.services.opening import open_article

    session = open_article(workspace, article)
    try:
        if not 1 <= number <= len(session):
            raise SegmentUnknown(f"There is no sentence {number} in {session.article.title}; it has {len(session)}.")
        yield session, number - 1
    finally:
        session.close()
