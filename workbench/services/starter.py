"""The glossary that is shipped: built from text, and brought up to date in a project that lives with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import FileInvalid, ProjectExists, SaveFailed
from workbench.glossary.term import Term
from workbench.store import term_history, terms
from workbench.store.database import Database, create_database, open_database
from workbench.store.disk import settle
from workbench.store.project_notes import AS_SHIPPED, note, set_note
from workbench.store.term_history import Alteration, TermDeed
from workbench.wording import _

if TYPE_CHECKING:
    from workbench.services.workspace import Workspace

STARTER = Path(__file__).parents[1] / "glossary" / "starter"
"""The folder of the shipped content."""


@dataclass(frozen=True, slots=True)
class Updated:
    """What an update of the starter glossary did."""

    added: int
    changed: int
    removed: int
    """Terms that the starter had and has no longer."""

    kept: tuple[Term, ...]
    """Terms that the user edited and that differ from the starter's; they were left as they are."""


def read_starter(folder: Path = STARTER) -> list[Term]:
    """The terms of the starter: files in the order of their names, rows as they stand.

    Raises:
        FileInvalid: If there is no file, a row is no term, or a term stands twice; names file and line.
    """
    found: dict[tuple[str, str], Term] = {}
    for path in _files(folder):
        for line, term in _terms(path):
            if (term.arabic, term.english) in found:
                raise FileInvalid(
                    f"{path.name}, line {line}: {term.arabic}, {term.english} stands in the starter twice."
                )
            found[term.arabic, term.english] = term
    return list(found.values())


def _files(folder: Path) -> list[Path]:
    files = sorted(folder.glob("*.csv"))
    if not files:
        raise FileInvalid(f"{folder} has no .csv files, so there is nothing to build a glossary from.")
    return files


def _terms(path: Path) -> list[tuple[int, Term]]:
    from workbench.formats.base import Entry
    from workbench.formats.registry import GLOSSARY

    found = []
    for entry in GLOSSARY.named("csv").read(path):
        if not isinstance(entry, Entry):
            raise FileInvalid(f"{path.name}, line {entry.line}: {entry.reason}")
        found.append((entry.line, entry.term))
    return found


def starter_hash(folder: Path = STARTER) -> str:
    """SHA-256 over names and contents of the starter's files, in hexadecimal."""
    digest = sha256()
    for path in _files(folder):
        content = path.read_bytes()
        digest.update(f"{path.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def build_glossary(target: Path, starter: Path | None = None) -> int:
    """Builds a project's database with the starter glossary in it; how many terms it has.

    The same starter always makes the same rows, numbered from 1. A database that is there already is replaced if it is
    as it was shipped, and never if somebody worked in it.

    Args:
        target: The database to make.
        starter: The folder of the content; None for the one that is shipped.

    Raises:
        ProjectExists: If there is a database that somebody worked in; it is unchanged.
        DatabaseUnreadable, DatabaseForeign, DatabaseTooNew: If there is a file that is no database of this workbench,
            or a damaged one; it is unchanged.
        FileInvalid: If the content is not in order.
        SaveFailed: If the database cannot be written; what stood there is unchanged.
    """
    folder = starter or STARTER
    content = [replace(term, id=number) for number, term in enumerate(read_starter(folder), 1)]
    if target.exists() and not _is_as_shipped(target):
        message = _("{path} exists already and was worked in; it was left as it is. Move it away first.")
        raise ProjectExists(message.format(path=target))
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        _build(part, content, starter_hash(folder))
        part.replace(target)
    except OSError as error:
        message = _("{path} cannot be written: {reason}. Nothing was changed.")
        raise SaveFailed(message.format(path=target, reason=error.strerror)) from error
    finally:
        part.unlink(missing_ok=True)
    return len(content)


def _build(path: Path, content: list[Term], digest: str) -> None:
    db = create_database(path)
    try:
        with db.writing(as_shipped=True):
            terms.insert_all(db, content)
            set_note(db, AS_SHIPPED, digest)
        # One file without a log beside it: looking at it writes nothing, and version control sees no other.
        db.connection.execute("pragma journal_mode = delete")
        db.connection.execute("vacuum")
    finally:
        db.close()
    settle(path)


def _is_as_shipped(path: Path) -> bool:
    db = open_database(path)
    try:
        return bool(note(db, AS_SHIPPED))
    finally:
        db.close()


def update_glossary(workspace: Workspace, starter: Path | None = None) -> Updated:
    """Brings terms of a newer starter into a project, as one deed that can be taken back.

    What the user added, changed, removed or imported stays as it is. A term that nobody touched becomes what the
    starter says now, and goes if the starter has it no longer.

    Raises:
        FileInvalid: If the content is not in order.
    """
    content = read_starter(starter or STARTER)
    db = workspace.db
    with db.writing():
        update = _Update(db, content)
        changes = update.alterations()
        term_history.perform(db, TermDeed.UPDATED, "Updated the starter glossary", workspace.author, changes)
    added = sum(one.before is None for one in changes)
    removed = sum(one.after is None for one in changes)
    return Updated(added, len(changes) - added - removed, removed, update.kept())


class _Update:
    """What is to become of each term when the starter's content changes."""

    def __init__(self, db: Database, content: list[Term]) -> None:
        self._db = db
        self._content = {(term.arabic, term.english): term for term in content}
        self._edited = term_history.edited(db)
        self._saved = terms.all_terms(db)
        # A term whose English was changed is known to the starter by the English it had.
        self._taken = {names: number for number, names in self._edited.items()}
        self._taken |= {(one.arabic, one.english): one.id or 0 for one in self._saved if one.id in self._edited}

    def alterations(self) -> list[Alteration]:
        """In the order of the glossary, then of the starter."""
        untouched = {(one.arabic, one.english): one for one in self._saved if one.id not in self._edited}
        new = [term for names, term in self._content.items() if names not in untouched and names not in self._taken]
        gone = [Alteration(one, None) for names, one in untouched.items() if names not in self._content]
        changed = [
            Alteration(one, replace(self._content[names], id=one.id))
            for names, one in untouched.items()
            if names in self._content and replace(self._content[names], id=one.id) != one
        ]
        return [*gone, *changed, *(Alteration(None, term) for term in term_history.numbered(self._db, new))]

    def kept(self) -> tuple[Term, ...]:
        """The user's terms of which the starter says something else; removed ones as the starter has them."""
        saved = {one.id: one for one in self._saved}
        kept: dict[int, Term] = {}
        for names, number in self._taken.items():
            theirs = self._content.get(names)
            ours = saved.get(number)
            if theirs is not None and (ours is None or replace(theirs, id=number) != ours):
                kept[number] = ours or theirs
        return tuple(kept[number] for number in sorted(kept))
