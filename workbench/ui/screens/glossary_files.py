"""The glossary leaves in files and comes in from them: asked for in one line, done on a thread of its own."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from workbench.errors import WorkbenchError
from workbench.figures import number, percent
from workbench.glossary.term import Term, TermKind, TermStatus
from workbench.ui.article_files import typed_path
from workbench.ui.screens.base import CommandScreen, reason
from workbench.ui.screens.dialogs import AskLine, ChoiceList, Choose, Dialog
from workbench.ui.widgets.arabic import phrase
from workbench.ui.widgets.text_view import Block, TextView
from workbench.wording import _, n_

if TYPE_CHECKING:
    from workbench.services.exchanging import Filters, GlossaryImport
    from workbench.services.workspace import Workspace

Result = TypeVar("Result")

REPORT_EVERY_S = 0.1
"""How often the header tells how far the work is, in seconds."""

SKIPPED_SHOWN = 100
"""How many skipped entries the preview names."""


class ImportPreview(Dialog[bool]):
    """What an import would do, before it does anything; answers whether known terms are kept, None for a no."""

    AUTO_FOCUS = "ChoiceList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
    ]

    def __init__(self, path: Path, preview: GlossaryImport) -> None:
        super().__init__()
        self.path, self.preview = path, preview
        self.list = ChoiceList(self._choices())
        self.skipped = TextView("import-skipped")

    def _choices(self) -> list[str]:
        """What may be done; leaving known terms alone is offered where that makes a difference."""
        if not self.preview.imported and not self.preview.updated:
            return []
        new = n_("add {count} term", "add {count} terms", self.preview.imported).format(
            count=number(self.preview.imported)
        )
        if not self.preview.updated:
            return [_("Import: {new}").format(new=new)]
        changed = n_("change {count} term", "change {count} terms", self.preview.updated).format(
            count=number(self.preview.updated)
        )
        if not self.preview.imported:
            return [_("Import: {changed}").format(changed=changed)]
        both = _("Import: {new}, {changed}").format(new=new, changed=changed)
        return [both, _("Import new terms only: {new}, change none").format(new=new)]

    def compose(self) -> ComposeResult:
        told = self.preview
        counts = _("{all} entries: {new} new, {changed} changed, {same} as they are, {skipped} skipped").format(
            all=number(told.entries),
            new=number(told.imported),
            changed=number(told.updated),
            same=number(told.unchanged),
            skipped=number(len(told.skipped)),
        )
        with Vertical(classes="dialog dialog-wide"):
            yield Static(Content(phrase(_("Import {file}").format(file=self.path.name))), classes="dialog--title")
            yield Static(Content(phrase(counts)))
            if told.unread:
                yield Static(Content(phrase(_("Not read: {columns}").format(columns=", ".join(told.unread)))))
            yield self.list
            if told.skipped:
                yield self.skipped
            keys = _("Nothing is written yet.   Enter: import   PgDn: more   Esc: back")
            if not self.list.lines:
                keys = _("Nothing can be imported.   PgDn: more   Esc: back")
            yield Static(Content(phrase(keys)), classes="dialog--keys")

    def on_mount(self) -> None:
        """Names the entries that cannot be taken, and why."""
        lines = [
            Block(_("line {line}: {reason}").format(line=one.line, reason=one.reason), "warning")
            for one in self.preview.skipped[:SKIPPED_SHOWN]
        ]
        self.skipped.show(lines, _("Skipped"))

    def on_rows_opened(self) -> None:
        """A click on the line under the cursor takes it too."""
        self.action_take()

    def action_take(self) -> None:
        """Enter: the import, as chosen."""
        self.dismiss(self.list.cursor == 1 if self.list.lines else None)

    def action_page(self, pages: int) -> None:
        """Scrolls the skipped entries."""
        self.skipped.scroll_relative(y=pages * max(1, self.skipped.size.height - 2), animate=False)


class GlossaryFiles(CommandScreen):
    """The part of the glossary screen that has to do with files."""

    kind: TermKind | None
    status: TermStatus | None
    _reported = 0.0
    """When the header last told how far the work is, by the monotonic clock."""

    def tell_counts(self, doing: str = "") -> None:
        """The header: what is shown, and what is being done."""

    def read_again(self, chosen: int | None = None) -> None:
        """Reads the terms, since they may be others."""

    def terms_of_filters(self) -> list[Term]:
        """The terms of the kind and status that are shown, whatever is searched for."""
        return []

    # Out

    def action_export(self) -> None:
        """Asks for a file."""
        count = len(self.terms_of_filters())
        title = n_("Export {count} term to the file", "Export {count} terms to the file", count)
        ask = AskLine(title.format(count=number(count)), "glossary.csv", ", ".join(_endings()))
        self.app.push_screen(ask, self._export_to)

    def _export_to(self, answer: str | None) -> None:
        if answer is None:
            return
        with self.saying_errors():
            self._export_or_ask(typed_path(answer).absolute())

    def _export_or_ask(self, path: Path) -> None:
        """Writes the file; one that is there already is replaced only if the person says so."""
        if not path.is_file():
            self._export(path)
            return

        def replace_it(place: int | None) -> None:
            if place == 0:
                self._export(path)

        title = _("There is a file {path}").format(path=path)
        self.app.push_screen(Choose(title, [_("Replace it"), _("Leave it as it is")]), replace_it)

    def _export(self, path: Path) -> None:
        from workbench.services.exchanging import Filters, export_glossary

        filters: Filters = Filters(self.kind, self.status)
        self.tell_counts(_("writing …"))
        self._work(
            lambda workspace: export_glossary(workspace, path, filters=filters), lambda done: self.tell(str(done))
        )

    # In

    def action_import(self) -> None:
        """Asks for a file."""
        self.app.push_screen(AskLine(_("Import the file"), "", ", ".join(_endings())), self._preview)

    def _preview(self, answer: str | None) -> None:
        if answer is not None:
            with self.saying_errors():
                self._read_for_preview(typed_path(answer).absolute())

    def _read_for_preview(self, path: Path) -> None:
        from workbench.services.exchanging import import_glossary

        self.tell_counts(_("reading …"))
        self._work(
            lambda workspace: import_glossary(workspace, path, dry_run=True, progress=self._report),
            lambda preview: self._ask_to_import(path, preview),
        )

    def _ask_to_import(self, path: Path, preview: GlossaryImport) -> None:
        if not preview.imported and not preview.updated and not preview.skipped:
            self.tell(_("The glossary has all of this already"))
            return

        def import_it(keep: bool | None) -> None:
            if keep is not None:
                self._import(path, keep)

        self.app.push_screen(ImportPreview(path, preview), import_it)

    def _import(self, path: Path, keep: bool) -> None:
        from workbench.services.exchanging import import_glossary

        def done(told: GlossaryImport) -> None:
            self.read_again()
            self.tell(_("{told} u takes it back").format(told=told))

        self.tell_counts(_("importing …"))
        self._work(lambda workspace: import_glossary(workspace, path, keep=keep, progress=self._report), done)

    # On a thread of its own, with its own connection

    def _work(self, work: Callable[[Workspace], Result], done: Callable[[Result], None]) -> None:
        """Does something that may take long; one thing at a time."""
        if any(worker.group == "files" and worker.is_running for worker in self.workers):
            self.tell(_("The last file is still being worked on"))
            return

        def run() -> None:
            try:
                workspace = self.workbench.workspace.another()
                try:
                    result = work(workspace)
                finally:
                    workspace.close()
            except WorkbenchError as error:
                why = reason(error)
                self.app.call_from_thread(self._ended, lambda: self.tell(why))
            else:
                self.app.call_from_thread(self._ended, lambda: done(result))

        self.run_worker(run, thread=True, group="files")

    def _ended(self, then: Callable[[], None]) -> None:
        self.tell_counts()
        with self.saying_errors():
            then()

    def _report(self, done: int, count: int) -> None:
        """How far the work is; called on its thread."""
        if time.monotonic() - self._reported >= REPORT_EVERY_S:
            self._reported = time.monotonic()
            share = percent(done / count) if count else number(done)
            self.app.call_from_thread(self.tell_counts, _("working: {share}").format(share=share))


def _endings() -> list[str]:
    """The endings of files that glossaries are read from and written to."""
    from workbench.formats.registry import GLOSSARY

    return [ending for one in GLOSSARY.all() for ending in one.endings]
