"""Bars on standard error for work that takes long, where a person sees them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

FROM = 2000
"""An import of fewer entries, or of fewer kilobytes of articles, is over before a bar is read."""


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """Something to be told how many are done, and of how many; 0 of those while that is not known.

    The bar appears when there is much to do, and is gone at the end. Rich is imported when it appears.
    """
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    bar = _Bar(label)
    try:
        yield bar.show
    finally:
        bar.close()


class _Bar:
    """A bar that is made once it is worth it."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._close: Callable[[], None] | None = None
        self._update: Callable[[int, int], None] | None = None

    def show(self, done: int, total: int) -> None:
        """Draws how far the work is."""
        if self._update is None and max(done, total) >= FROM:
            self._begin()
        if self._update is not None:
            self._update(done, total)

    def close(self) -> None:
        """Takes the bar away, if there is one."""
        if self._close is not None:
            self._close()

    def _begin(self) -> None:
        from rich.console import Console
        from rich.progress import Progress

        progress = Progress(console=Console(stderr=True), transient=True)
        task = progress.add_task(self._label, total=None)
        self._update = lambda done, total: progress.update(task, completed=done, total=total or None)
        self._close = progress.stop
        progress.start()
