"""One error class for each mistake a person can make. Anything else that is raised is a bug."""

from __future__ import annotations


class WorkbenchError(Exception):
    """Base of all errors the workbench raises on purpose. Never raised itself.

    The message is one sentence, fit to show: what happened, to what, and what to do.
    """


class NotAProject(WorkbenchError):
    """The folder has no glossary.db, or is no folder."""


class ProjectExists(WorkbenchError):
    """`init` was asked to make a project where there is one already."""


class ArticleUnreadable(WorkbenchError):
    """A file cannot be read as an article: missing, a folder, empty, binary, without Arabic, too large, broken."""


class ArticleUnknown(WorkbenchError):
    """No article answers to the path, number or title given, or more than one does."""


class SegmentUnknown(WorkbenchError):
    """The article has no segment with that number."""


class DatabaseUnreadable(WorkbenchError):
    """The file is no SQLite database, is damaged, or may not be read."""


class DatabaseForeign(WorkbenchError):
    """The file is a database of another program; nothing was changed."""


class DatabaseTooNew(WorkbenchError):
    """The database was written by a newer workbench; nothing was changed."""


class DatabaseMoved(WorkbenchError):
    """The database was moved, deleted or replaced while it was open."""


class DatabaseBusy(WorkbenchError):
    """Another program keeps the database locked; nothing was lost, the save is tried again."""


class SaveFailed(WorkbenchError):
    """A save did not succeed: disk full, file read-only, device gone. The text is kept and tried again."""


class TermInvalid(WorkbenchError):
    """A term lacks its Arabic or its English, or has a kind or status that does not exist."""


class TermUnknown(WorkbenchError):
    """No term has that number."""


class SegmentLocked(WorkbenchError):
    """The segment is locked; it must be unlocked before it can change."""


class DeedImpossible(WorkbenchError):
    """What was asked cannot be done here: merging the last segment, splitting at its edge, undoing nothing."""


class FormatUnknown(WorkbenchError):
    """No format has that name or reads files with that ending."""


class FileInvalid(WorkbenchError):
    """A file to import does not hold what its format says; names the file, the line and the reason."""


class ExportFailed(WorkbenchError):
    """A file could not be written whole; what stood there before is untouched."""


class PathImpossible(WorkbenchError):
    """What was typed cannot be the path of a file: too long, an unknown home folder, or out of reach."""


class SettingInvalid(WorkbenchError):
    """A settings file has a line that cannot be understood, or a value that does not exist."""


class NoTerminal(WorkbenchError):
    """The screens need a terminal, and there is none."""
