"""The editor of a reviewer: it scrolls by itself, in the place of the English."""

from __future__ import annotations

from textual.geometry import Offset
from textual.widgets import TextArea

from workbench.ui.widgets.row_editor import RowEditor


class ReviewEditor(RowEditor):
    """A row editor without a list around it."""

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """Scrolls so that the cursor is seen, as a TextArea does."""
        return TextArea.scroll_cursor_visible(self, center, animate)
