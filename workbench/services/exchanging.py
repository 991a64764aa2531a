"""Glossaries and translations leave in files, and glossaries come in from them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import ExportFailed, FileInvalid
from workbench.formats.base import Entry, GlossaryFormat, Sentence, Skipped, Translation, TranslationFormat
from workbench.formats.registry import GLOSSARY, TRANSLATION
from workbench.glossary.record import FIELDS, tidy
from workbench.glossary.term import Term, TermKind, TermStatus
from workbench.services import deed_words
from workbench.services.safe_files import resolved, write_safely
from workbench.store import term_history, terms
from workbench.store.bilingual import Line, article_lines
from workbench.store.database import Database
from workbench.store.snapshot import reading
from workbench.store.term_history import Alteration, TermDeed
from workbench.translation.revision import State
from workbench.wording import _

if TYPE_CHECKING:
    from workbench.services.workspace import Workspace

Progress = Callable[[int, int], None]
"""Is told how many entries are done, and how many there are; 0 of those while the file is being read.

What it raises ends the work, and nothing of it is kept.
"""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which terms are exported; all of them as it comes."""

    kind: TermKind | None = None
    status: TermStatus | None = None
    domain: str = ""

    def admit(self, term: Term) -> bool:
        """Whether a term is among those that are wanted."""
        return (
            self.kind in (None, term.kind) and self.status in (None, term.status) and self.domain in ("", term.domain)
        )


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote."""

    path: Path
    format: str
    entries: int
    """Terms, or sentences, that are in the file."""

    lost: tuple[str, ...] = ()
    """Fields that some entry has and the format cannot carry."""

    untranslated: tuple[int, ...] = ()
    """Positions of the sentences without English: left out of a text, with an empty cell in a bilingual table."""

    unfinished: int = 0
    """Sentences whose English is a draft or was rejected; they are in the file as they stand."""

    def __str__(self) -> str:
        """One or more sentences fit to show."""
        said = [_("{path}: {count} written.").format(path=self.path, count=self.entries)]
        if self.lost:
            said.append(_("Not in this format: {fields}.").format(fields=_(", ").join(self.lost)))
        if self.untranslated:
            numbers = _numbers(self.untranslated)
            said.append(_("{count} without English: {numbers}.").format(count=len(self.untranslated), numbers=numbers))
        if self.unfinished:
            said.append(_("{count} not finished.").format(count=self.unfinished))
        return " ".join(said)


@dataclass(frozen=True, slots=True)
class GlossaryImport:
    """What an import did, or would do: imported + updated + unchanged + skipped = entries of the file."""

    entries: int
    imported: int
    updated: int
    unchanged: int
    skipped: tuple[Skipped, ...]
    unread: tuple[str, ...]
    """What the file says besides, and the glossary has no place for, such as columns."""

    dry_run: bool
    """Whether nothing was written."""

    def __str__(self) -> str:
        """One or more sentences fit to show; the skipped entries are only counted."""
        if self.dry_run:
            said = _(
                "Nothing was written; it would be: {new} new, {updated} updated, {same} unchanged,"
                " {skipped} skipped, of {all} entries."
            )
        else:
            said = _("{new} new, {updated} updated, {same} unchanged, {skipped} skipped, of {all} entries.")
        said = said.format(
            new=self.imported,
            updated=self.updated,
            same=self.unchanged,
            skipped=len(self.skipped),
            all=self.entries,
        )
        unread = _("Not read: {columns}.").format(columns=_(", ").join(self.unread))
        return f"{said} {unread}" if self.unread else said


def _numbers(positions: Sequence[int], most: int = 10) -> str:
    """The numbers of sentences as people count them, the first few if there are many."""
    shown = _(", ").join(str(position + 1) for position in positions[:most])
    more = len(positions) - most
    return _("{numbers} and {count} more").format(numbers=shown, count=more) if more > 0 else shown


# Glossaries out


def export_glossary(workspace: Workspace, path: Path, format: str = "", filters: Filters | None = None) -> Exported:
    """Writes the terms to a file, in the order of the glossary. The same glossary always makes the same bytes.

    Args:
        path: The file; what stands there is replaced once the new one is whole and was read back equal.
        format: The name of a format; empty for the one the file's ending tells.
        filters: Which terms; None for all.

    Raises:
        FormatUnknown: If there is no such format, or the ending tells none.
        ExportFailed: If the file cannot be written; what stood there is untouched.
    """
    writer = GLOSSARY.for_file(path, format)
    _ensure_own_files_safe(workspace, path)
    wanted = [term for term in terms.all_terms(workspace.db) if filters is None or filters.admit(term)]
    write_safely(
        path,
        lambda stream: writer.write(wanted, stream, path.suffix),
        lambda written: _holds(writer, written, wanted),
    )
    return Exported(path, writer.name, len(wanted), _lost(writer, wanted))


def _holds(reader: GlossaryFormat, path: Path, wanted: Sequence[Term]) -> bool:
    """Whether a file has just these terms, in all that the format carries."""
    read = [entry.term if isinstance(entry, Entry) else None for entry in reader.read(path)]
    return read == [reader.as_carried(term) for term in wanted]


def _lost(writer: GlossaryFormat, wanted: Sequence[Term]) -> tuple[str, ...]:
    empty = Term("", "")
    return tuple(
        name
        for name in FIELDS
        if name not in writer.carries and any(getattr(term, name) != getattr(empty, name) for term in wanted)
    )


def _ensure_own_files_safe(workspace: Workspace, path: Path) -> None:
    """An export never takes the place of the project's own files."""
    place, own = resolved(path), workspace.project
    if place == own.database.resolve() or place.is_relative_to(own.articles.resolve()):
        raise ExportFailed(_("{path} belongs to the project itself; export to another place.").format(path=path))


# Glossaries in


def import_glossary(
    workspace: Workspace,
    path: Path,
    format: str = "",
    dry_run: bool = False,
    keep: bool = False,
    progress: Progress | None = None,
) -> GlossaryImport:
    """Brings the terms of a file into the glossary, all in one deed that `Glossary.undo_last` takes back.

    An entry with the Arabic and English of a known term changes what the file says of it and nothing else.

    Args:
        path: The file.
        format: The name of a format; empty for the one the file's ending tells.
        dry_run: Only tell what would be done.
        keep: Leave known terms as they are; entries that differ from them are skipped.
        progress: Is told how far the work is.

    Raises:
        FormatUnknown: If there is no such format, or the ending tells none.
        FileInvalid: If the file is not of its format; nothing is imported then.
    """
    reader = GLOSSARY.for_file(path, format)
    if not _is_file(path):
        raise FileInvalid(_("{path} is no file, so nothing can be imported from it.").format(path=path))
    entries = _read_all(reader, path, progress)
    if dry_run:
        return _Import(workspace.db, entries, keep).told(reader.unread(path), dry_run)
    with workspace.db.writing():
        plan = _Import(workspace.db, entries, keep)
        changes = plan.alterations()
        told = plan.told(reader.unread(path), dry_run)
        summary = deed_words.IMPORTED.format(file=path.name, new=told.imported, updated=told.updated)
        report = (lambda done: progress(done, len(changes))) if progress else None
        term_history.perform(workspace.db, TermDeed.IMPORTED, summary, workspace.author, changes, report)
    return told


def _is_file(path: Path) -> bool:
    """Whether there is a file; False too for a name that no file can have, or where nobody may look."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _read_all(reader: GlossaryFormat, path: Path, progress: Progress | None) -> list[Entry | Skipped]:
    entries: list[Entry | Skipped] = []
    for entry in reader.read(path):
        entries.append(entry)
        if progress is not None and len(entries) % 1000 == 0:
            progress(len(entries), 0)
    return entries


class _Import:
    """What is to become of each entry of a file."""

    def __init__(self, db: Database, entries: Sequence[Entry | Skipped], keep: bool) -> None:
        self._db = db
        self._keep = keep
        self._known = {(term.arabic, term.english): term for term in terms.all_terms(db)}
        self._lines: dict[tuple[str, str], int] = {}
        self._entries = len(entries)
        self._new: list[Term] = []
        self._changed: list[Alteration] = []
        self._skipped: list[Skipped] = []
        self._unchanged = 0
        for entry in entries:
            self._sort(entry)

    def _sort(self, entry: Entry | Skipped) -> None:
        if isinstance(entry, Skipped):
            self._skipped.append(entry)
            return
        names = entry.term.arabic, entry.term.english
        known = self._known.get(names)
        first = self._lines.setdefault(names, entry.line)
        if first != entry.line:
            reason = _("The same term stands in line {line} already.").format(line=first)
            self._skipped.append(Skipped(entry.line, reason))
        elif known is None:
            self._new.append(entry.term)
        else:
            self._compare(known, entry)

    def _compare(self, known: Term, entry: Entry) -> None:
        said = {name: getattr(entry.term, name) for name in entry.carries}
        after = tidy(replace(known, **said))
        if after == known:
            self._unchanged += 1
        elif self._keep:
            reason = _("The glossary has this term and says something else of it.")
            self._skipped.append(Skipped(entry.line, reason))
        else:
            self._changed.append(Alteration(known, after))

    def alterations(self) -> list[Alteration]:
        """Changed terms, then new ones with their numbers, each in the order of the file."""
        return [*self._changed, *(Alteration(None, term) for term in term_history.numbered(self._db, self._new))]

    def told(self, unread: Sequence[str], dry_run: bool) -> GlossaryImport:
        """The counts."""
        return GlossaryImport(
            self._entries,
            len(self._new),
            len(self._changed),
            self._unchanged,
            tuple(self._skipped),
            tuple(unread),
            dry_run,
        )


# Translations out


def export_article(workspace: Workspace, reference: str | int, path: Path, format: str = "") -> Exported:
    """Writes an article's translation to a file, whatever the state of its sentences; the result tells what is missing.

    Args:
        reference: What `open_article` takes: a number, a path, or the beginning of a title.
        path: The file; what stands there is replaced once the new one is whole and was read back equal.
        format: The name of a format; empty for the one the file's ending tells.

    Raises:
        ArticleUnknown: If no article answers to the reference.
        FormatUnknown: If there is no such format, or the ending tells none.
        ExportFailed: If there is no English for a file that holds nothing else, or the file cannot be written; what
            stood there is untouched.
    """
    writer = TRANSLATION.for_file(path, format)
    _ensure_own_files_safe(workspace, path)
    translation = _translation(workspace, reference)
    missing = tuple(one.position for one in translation.sentences if not one.target.strip())
    has_source = "source" in writer.carries
    if len(missing) == len(translation.sentences) and not has_source:
        message = _("Nothing was written: no sentence of {title} has English yet.")
        raise ExportFailed(message.format(title=translation.title))
    write_safely(
        path,
        lambda stream: writer.write(translation, stream),
        lambda written: _holds_translation(writer, written, translation),
    )
    return Exported(
        path,
        writer.name,
        len(translation.sentences) - (0 if has_source else len(missing)),
        untranslated=missing,
        unfinished=sum(
            one.state in (State.DRAFT, State.REJECTED) and bool(one.target) for one in translation.sentences
        ),
    )


def _holds_translation(reader: TranslationFormat, path: Path, translation: Translation) -> bool:
    return list(reader.read(path)) == reader.as_carried(translation)


def _translation(workspace: Workspace, reference: str | int) -> Translation:
    """The article as it is saved at one moment, or as its file has it if nobody has worked on it."""
    # Reading articles is a good part of a start, and exporting a glossary needs none of it.
    from workbench.services.opening import open_article, segments_of
    from workbench.store import articles

    session = open_article(workspace, reference)
    article = session.article
    session.close()
    if article.id is None:
        text = article.source_text
        lines = [
            Line(one.position, one.start, one.end, one.text, "", State.UNTRANSLATED, "") for one in segments_of(article)
        ]
    else:
        with reading(workspace.db):
            text = articles.text(workspace.db, article.id)
            lines = article_lines(workspace.db, article.id)
    return Translation(article.title, _sentences(text, lines))


_LINE_BREAK = re.compile("\r\n|[\n\r\u2028\u2029\u0085]")


def _sentences(text: str, lines: Sequence[Line]) -> tuple[Sentence, ...]:
    """The sentences with the line breaks that stand before each in the text of the article; none before the first."""
    ends = [0, *(line.end for line in lines)]
    return tuple(
        Sentence(
            line.position,
            line.source,
            line.target,
            line.state,
            line.author,
            len(_LINE_BREAK.findall(text, end, line.start)) if line.position else 0,
        )
        for end, line in zip(ends, lines, strict=False)
    )
