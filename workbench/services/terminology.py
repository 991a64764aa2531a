"""What a terminologist does: look up, add, change and remove terms, and take it back."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.arabic.folding import has_arabic
from workbench.errors import DeedImpossible, TermInvalid, TermUnknown
from workbench.glossary.match import TermMatch
from workbench.glossary.record import tidy
from workbench.glossary.term import Term, TermKind, TermStatus
from workbench.services import deed_words
from workbench.services.occurrences import Occurrence, find_occurrences
from workbench.store import term_history, terms
from workbench.store.deeds import last_deed
from workbench.store.term_history import Alteration, TermChange, TermDeed
from workbench.wording import _

if TYPE_CHECKING:
    from workbench.glossary.matcher import TermMatcher
    from workbench.services.workspace import Workspace

__all__ = ["Glossary", "Occurrence", "TermChange"]


@dataclass(frozen=True, slots=True)
class _Edition:
    """The glossary as it was when it was last read."""

    number: int
    terms: list[Term]
    by_number: dict[int, Term]


class Glossary:
    """The glossary of a workspace: read once, and again only after somebody changed it."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._edition: _Edition | None = None
        self._matcher: TermMatcher | None = None

    def terms(self) -> list[Term]:
        """Every term, in the order of the glossary: senses of one word in the order they are offered."""
        return list(self._current().terms)

    def matcher(self) -> TermMatcher:
        """Finds the terms in Arabic text, those of status forbidden too; made anew only when terms changed."""
        edition = self._current()
        if self._matcher is None:
            from workbench.glossary.matcher import TermMatcher  # a tenth of the time to the first picture

            with _collector_paused():
                self._matcher = TermMatcher(edition.terms)
        return self._matcher

    def find(self, text: str) -> list[TermMatch]:
        """The terms in a text, in the order of the text; empty if there is none."""
        return self.matcher().find(text)

    def term(self, term_id: int) -> Term:
        """One term.

        Raises:
            TermUnknown: If no term has that number.
        """
        found = self._current().by_number.get(term_id)
        if found is None:
            raise _unknown(term_id)
        return found

    def search(
        self, query: str = "", kind: TermKind | None = None, status: TermStatus | None = None, domain: str = ""
    ) -> list[Term]:
        """The terms that have every word of a query in one of their forms, best first; the empty query finds all.

        Spelling is folded in both languages, and an Arabic query may wear what texts put on words: والجيش finds
        الجيش.

        Args:
            kind: Only terms of this kind; None asks for any.
            status: Only terms of this status; None asks for any.
            domain: Only terms of this domain; empty asks for any.
        """
        edition = self._current()
        if query.strip():
            ranks = self._ranks(query)
            found = [term for term in edition.terms if term.id in ranks]
            found.sort(key=lambda term: ranks[term.id or 0])
        else:
            found = edition.terms
        return [
            term
            for term in found
            if kind in (None, term.kind) and status in (None, term.status) and domain in ("", term.domain)
        ]

    def _ranks(self, query: str) -> dict[int, int]:
        """How well each term fits a query; a term recognised in it comes right after those that are the query."""
        ranks = terms.search(self._workspace.db, query)
        for match in self.find(query) if has_arabic(query) else ():
            for sense in match.senses or (match.term,):
                ranks[sense.id or 0] = min(1, ranks.get(sense.id or 0, 1))
        return ranks

    def add(self, term: Term) -> Term:
        """Saves a new term and returns it with its number.

        Raises:
            TermInvalid: If its Arabic or English is missing, or the same pair is in the glossary already.
        """
        term = replace(tidy(term), id=None)

        def alterations() -> list[Alteration]:
            self._ensure_free(term)
            return [Alteration(None, *term_history.numbered(self._workspace.db, [term]))]

        return self._alter(TermDeed.ADDED, deed_words.ADDED.format(arabic=term.arabic), alterations)

    def update(self, term: Term) -> Term:
        """Saves what a term says now; one that says what it said writes nothing.

        Raises:
            TermUnknown: If no term has its number.
            TermInvalid: If its Arabic or English is missing, or another term has the same pair.
        """
        after = tidy(term)
        before = self._saved(after.id)
        if before == after:
            return after

        def alterations() -> list[Alteration]:
            self._ensure_free(after)
            return [Alteration(self._saved(after.id), after)]

        return self._alter(TermDeed.CHANGED, deed_words.CHANGED.format(arabic=after.arabic), alterations)

    def remove(self, term_id: int) -> None:
        """Takes a term out of the glossary; its history stays, and `undo` brings it back.

        Raises:
            TermUnknown: If no term has that number.
        """
        before = self._saved(term_id)
        summary = deed_words.REMOVED.format(arabic=before.arabic)
        self._alter(TermDeed.REMOVED, summary, lambda: [Alteration(self._saved(term_id), None)])

    def history(self, term_id: int) -> list[TermChange]:
        """The changes of a term, newest first; empty for one that is as it was shipped. Removed terms have one too."""
        return term_history.history(self._workspace.db, term_id)

    def undo(self, term_id: int) -> Term | None:
        """Takes back the last change of a term, by whomever, as a new change; again, the one before.

        Returns:
            The term as it is now; None if it was new and is gone again.

        Raises:
            DeedImpossible: If nothing is left to take back, or another term has taken its old Arabic and English.
        """
        deed = term_history.last_deed_on(self._workspace.db, term_id)
        if deed is None:
            raise DeedImpossible(_("This term has no change that could be taken back."))
        undone = term_history.undo(self._workspace.db, deed, self._workspace.author, only=term_id)
        if undone.kept:
            message = _("{arabic} was left as it is: another term has its old words now.")
            raise DeedImpossible(message.format(arabic=undone.kept[0].arabic))
        return undone.restored[0].before

    def undo_last(self) -> str:
        """Takes back the last glossary change of this author, an import as a whole; says what it took back.

        Terms that were changed after an import are left as they are, and counted in what it says.

        Raises:
            DeedImpossible: If there is nothing to take back, or the term was changed since.
        """
        deed = last_deed(self._workspace.db, list(TermDeed), self._workspace.author)
        if deed is None:
            raise DeedImpossible(_("You have made no change of the glossary that could be taken back."))
        undone = term_history.undo(self._workspace.db, deed.id, self._workspace.author)
        if not undone.restored and undone.kept:
            message = _("{arabic} was changed since, so this was not taken back: {summary}.")
            told = deed_words.told(deed.summary)
            raise DeedImpossible(message.format(arabic=undone.kept[0].arabic, summary=told))
        return deed_words.told_but_for(deed.summary, len(undone.kept))

    def occurrences(self, term: Term, limit: int = 50) -> list[Occurrence]:
        """Where saved articles have the term, newest article first, at most `limit` places."""
        return find_occurrences(self._workspace.db, term, limit)

    def domains(self) -> list[str]:
        """The domains that terms have, sorted."""
        return terms.domains(self._workspace.db)

    def _current(self) -> _Edition:
        number = term_history.edition(self._workspace.db)
        if self._edition is None or self._edition.number != number:
            with _collector_paused():
                found = terms.all_terms(self._workspace.db)
            self._edition = _Edition(number, found, {term.id: term for term in found if term.id is not None})
            self._matcher = None
        return self._edition

    def _saved(self, term_id: int | None) -> Term:
        """The term as the database has it at this moment."""
        found = None if term_id is None else terms.term(self._workspace.db, term_id)
        if found is None:
            raise _unknown(term_id)
        return found

    def _ensure_free(self, term: Term) -> None:
        if terms.number_of(self._workspace.db, term.arabic, term.english) not in (None, term.id):
            message = _("{arabic} is in the glossary already with the English {english}; change that one.")
            raise TermInvalid(message.format(arabic=term.arabic, english=term.english))

    def _alter(self, kind: TermDeed, summary: str, alterations: Callable[[], list[Alteration]]) -> Term:
        """One deed in one transaction; what it alters is worked out inside, where nobody else can interfere."""
        db = self._workspace.db
        with db.writing():
            wanted = alterations()
            term_history.perform(db, kind, summary, self._workspace.author, wanted)
        term = wanted[0].after or wanted[0].before
        assert term is not None  # every alteration has one of the two
        return term


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Python's collector waits: while a hundred thousand terms are made, none of them garbage, it doubles the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _unknown(term_id: int | None) -> TermUnknown:
    message = _("There is no term {number}; it may have been removed. Search for it in the glossary.")
    return TermUnknown(message.format(number=term_id))
