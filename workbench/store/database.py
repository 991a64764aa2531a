"""The connection to a project's database: opened with care, written in one transaction for each deed."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.errors import (
    DatabaseBusy,
    DatabaseForeign,
    DatabaseMoved,
    DatabaseTooNew,
    DatabaseUnreadable,
    ProjectExists,
    SaveFailed,
)
from workbench.store.disk import settle
from workbench.store.schema import APPLICATION_ID, VERSION, migrations
from workbench.wording import N_, _

if TYPE_CHECKING:
    from sqlite_utils import Database as Tools

BUSY_MS = 250
"""How long a write waits for another program, in milliseconds, before it says so."""

Row = tuple[Any, ...]

_MENDING = {
    sqlite3.SQLITE_FULL: N_("make room on the disk"),
    sqlite3.SQLITE_READONLY: N_("allow writing to the file and its folder"),
    sqlite3.SQLITE_CANTOPEN: N_("allow writing to the file and its folder"),
    sqlite3.SQLITE_IOERR: N_("make room on the disk, or see whether it is still there"),
}
"""What a person can do about a file that cannot be written, by SQLite's code."""


class Database:
    """An open project database; belongs to the thread that opened it.

    Nothing is written until the first `writing()`: a database that is only looked at keeps every byte, and the
    write-ahead log comes with the first write.
    """

    def __init__(self, path: Path, busy_ms: int = BUSY_MS) -> None:
        """Opens an existing database; see `open_database`, which checks it first."""
        self.path = path
        self._identity = _identity(path)
        self._in_wal = False
        self._as_shipped = True
        # mode=rw: a file that vanished meanwhile is not made anew, empty.
        address = f"{path.absolute().as_uri()}?mode=rw"
        try:
            self.connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=busy_ms / 1000)
        except sqlite3.Error as error:
            message = _("{path} cannot be opened ({reason}); see whether it is there and you may read it.")
            raise DatabaseUnreadable(message.format(path=path, reason=error)) from error
        try:
            self.value("pragma foreign_keys = on")
            self.value("pragma synchronous = full")
        except BaseException:
            self.close()
            raise

    def rows(self, sql: str, values: Iterable[object] = ()) -> list[Row]:
        """All rows of a query, read to the end: a half-read query would block the next write.

        Raises:
            DatabaseBusy: If another program keeps even readers out.
            DatabaseUnreadable: If the file is damaged.
        """
        try:
            return self.connection.execute(sql, tuple(values)).fetchall()
        except sqlite3.DatabaseError as error:
            self._explain(error)
            raise

    def row(self, sql: str, values: Iterable[object] = ()) -> Row | None:
        """The first row of a query; None if there is none."""
        found = self.rows(sql, values)
        return found[0] if found else None

    def value(self, sql: str, values: Iterable[object] = ()) -> Any:
        """The first column of the first row; None if there is no row."""
        row = self.row(sql, values)
        return row[0] if row else None

    def execute(self, sql: str, values: Iterable[object] = ()) -> sqlite3.Cursor:
        """Runs a statement that changes something; only inside `writing()`."""
        if not self.connection.in_transaction:
            raise RuntimeError("a change outside writing() would be committed on its own")
        return self.connection.execute(sql, tuple(values))

    def executemany(self, sql: str, rows: Iterable[Row]) -> None:
        """Runs a statement once for each row; only inside `writing()`."""
        if not self.connection.in_transaction:
            raise RuntimeError("a change outside writing() would be committed on its own")
        self.connection.executemany(sql, rows)

    @contextmanager
    def writing(self, as_shipped: bool = False) -> Iterator[None]:
        """One transaction, begun IMMEDIATE so that what is read in it cannot have changed before it writes.

        Inside another `writing()` it is part of that one. The project's mark that it is as it was shipped goes with
        it, unless `as_shipped` says that this is how it is shipped.

        Raises:
            DatabaseMoved: If the file is no longer the one that was opened.
            DatabaseBusy: If another program wrote for longer than the busy time.
            SaveFailed: If the disk is full or the file cannot be written.
            DatabaseUnreadable: If the file is damaged. Nothing is changed in each case.
        """
        if self.connection.in_transaction:
            yield
            return
        self._ensure_still_there()
        try:
            self._enter_wal()
            self.connection.execute("begin immediate")
            try:
                if not as_shipped:
                    self._note_first_change()
                yield
                self.connection.execute("commit")
            except BaseException:
                self._roll_back()
                raise
            self._as_shipped = self._as_shipped and as_shipped
        except sqlite3.DatabaseError as error:
            self._explain(error)
            raise

    def tools(self) -> Tools:
        """The same connection as a sqlite-utils database, for migrations and whole tables."""
        from sqlite_utils import Database as Tools

        return Tools(self.connection, execute_plugins=False)

    def close(self) -> None:
        """Closes the connection; a database never written to is left as it was."""
        self.connection.close()

    def _enter_wal(self) -> None:
        if not self._in_wal:
            self.connection.execute("pragma journal_mode = wal")
            self._in_wal = True

    def _note_first_change(self) -> None:
        """A project somebody works in is no longer as it was shipped; said by the first deed of each connection."""
        if self._as_shipped:
            self.connection.execute("delete from project where key = 'as_shipped'")

    def _roll_back(self) -> None:
        # A full disk may have rolled the transaction back already.
        if self.connection.in_transaction:
            self.connection.execute("rollback")

    def _ensure_still_there(self) -> None:
        """A file that was replaced would take the saves of the old one into nothing, or its log into the new one."""
        if _identity(self.path) != self._identity:
            message = _(
                "{path} was moved, deleted or replaced while it was open; "
                "nothing more is written to it. Close the workbench and open it again."
            )
            raise DatabaseMoved(message.format(path=self.path))

    def _explain(self, error: sqlite3.DatabaseError) -> None:
        """Raises what a person can act on; a broken rule of a table is left as it is, a bug."""
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise DatabaseBusy(_("Not saved yet: another program is writing to the project. Trying again.")) from error
        if code in _MENDING:
            message = _("Not saved: {path} cannot be written ({reason}). The text is kept; {advice}.")
            raise SaveFailed(message.format(path=self.path, reason=error, advice=_(_MENDING[code]))) from error
        if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            message = _("{path} is damaged ({reason}); nothing was changed. Restore a backup of it.")
            raise DatabaseUnreadable(message.format(path=self.path, reason=error)) from error


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def open_database(path: Path, busy_ms: int = BUSY_MS) -> Database:
    """An existing database, checked, and brought up to date if it is older.

    Raises:
        DatabaseUnreadable: If it is no SQLite file, is damaged, or may not be read.
        DatabaseForeign: If another program made it.
        DatabaseTooNew: If a newer workbench wrote it. It is unchanged in each case.
    """
    if not path.is_file():
        message = _("{path} is no file, so it cannot be opened as a project's database.")
        raise DatabaseUnreadable(message.format(path=path))
    try:
        db = Database(path, busy_ms)
    except (sqlite3.DatabaseError, SaveFailed) as error:
        raise _unreadable(path, error) from error
    try:
        if _checked_version(db) < VERSION:
            _bring_up_to_date(db)
    except BaseException:
        db.close()
        raise
    return db


def _checked_version(db: Database) -> int:
    """The version of the file, after it was found to be ours."""
    try:
        application, version = db.value("pragma application_id"), db.value("pragma user_version")
        db.value("select count(*) from sqlite_schema")
    except (sqlite3.DatabaseError, SaveFailed) as error:
        raise _unreadable(db.path, error) from error
    if application != APPLICATION_ID:
        message = _("{path} was not made by the workbench; nothing was changed.")
        raise DatabaseForeign(message.format(path=db.path))
    if version > VERSION:
        message = _(
            "{path} was written by a newer workbench (version {version}, this one knows {known}); "
            "nothing was changed. Install the newer workbench to open it."
        )
        raise DatabaseTooNew(message.format(path=db.path, version=version, known=VERSION))
    return int(version)


def _unreadable(path: Path, error: Exception) -> DatabaseUnreadable:
    message = _("{path} is no readable SQLite database ({reason}); nothing was changed. Restore a backup of it.")
    return DatabaseUnreadable(message.format(path=path, reason=error.__cause__ or error))


def _bring_up_to_date(db: Database) -> None:
    """Applies what is missing, after a copy of the file as it was was laid beside it."""
    copy = db.path.with_name(f"{db.path.name}.before-version-{VERSION}")
    back_up(db, copy)
    _apply(db)


def _apply(db: Database) -> None:
    # sqlite-utils runs each step in a savepoint of its own; the outer transaction makes them one.
    with db.writing(as_shipped=True):
        migrations().apply(db.tools())
        db.execute(f"pragma application_id = {APPLICATION_ID}")
        db.execute(f"pragma user_version = {VERSION}")


def create_database(path: Path) -> Database:
    """A new database with all its tables and nothing in them, readable by its owner alone.

    Raises:
        ProjectExists: If there is a file already.
        SaveFailed: If it cannot be written.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError as error:
        raise ProjectExists(_("{path} exists already; it was left as it is.").format(path=path)) from error
    except OSError as error:
        raise SaveFailed(_("{path} cannot be made: {reason}.").format(path=path, reason=error.strerror)) from error
    try:
        db = Database(path)
        try:
            _apply(db)
        except BaseException:
            db.close()
            raise
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return db


def back_up(db: Database, target: Path) -> None:
    """A copy of the database at `target`, whole and consistent, written beside it first and then renamed.

    Raises:
        SaveFailed: If it cannot be written; what stood at `target` is untouched.
    """
    part = target.with_name(target.name + ".part")
    try:
        os.close(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
        copy = sqlite3.connect(part)
        try:
            db.connection.backup(copy)
        finally:
            copy.close()
        settle(part)
        part.replace(target)
        settle(target.parent)
    except (OSError, sqlite3.Error) as error:
        part.unlink(missing_ok=True)
        raise SaveFailed(_("{path} cannot be written: {reason}.").format(path=target, reason=error)) from error
