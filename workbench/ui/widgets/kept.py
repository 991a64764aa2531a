"""A widget whose lines are kept for as long as nothing in it changed."""

from __future__ import annotations

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class Kept(Widget):
    """Gives the lines it drew before, until something in it is to be drawn anew.

    For each key Textual asks every visible widget for its lines and goes through what it has of them line by line;
    the widgets around the editor made a quarter of what a letter costs.
    """

    _kept: tuple[Region, list[Strip]] | None = None

    def _set_dirty(self, *regions: Region) -> None:
        """Private to Textual: every way of asking for a new picture leads through here."""
        self._kept = None
        super()._set_dirty(*regions)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines in a region, drawn once."""
        if self._kept is None or self._kept[0] != crop:
            self._kept = crop, super().render_lines(crop)
        return self._kept[1]
