"""Where the parts of a row stand, in cells."""

from __future__ import annotations

from dataclasses import dataclass

STACK_BELOW = 99
"""Under this width, in cells, the source stands over the target: of 100 columns the scroll bar takes one."""

MARK = 2
"""Cells before a row: the bar that marks the current one, and a blank."""

SIGN = 2
"""Cells of the sign of a state: the widest is two ticks."""

CURSOR = 1
"""The cell to the right of the target, where the cursor stands after a full line."""

MARGIN = 1
"""Between the source and the rule where the source stands on the left."""

GAP = 1
"""Blank lines below a row."""


@dataclass(frozen=True, slots=True)
class RowGeometry:
    """Columns of a row; every field in cells, from the left edge of the list."""

    width: int
    stacked: bool
    """Whether the source stands over the target instead of beside it."""

    target_x: int
    target_width: int
    source_x: int
    source_width: int
    gutter_x: int
    gutter_width: int
    """The rule, number and sign; between the columns, or at the left when stacked."""

    digits: int
    """Digits of the largest number."""

    @property
    def source_first(self) -> bool:
        """Whether the source stands to the left of the target."""
        return not self.stacked and self.source_x < self.target_x


def row_geometry(width: int, rows: int, layout: str = "auto", source_side: str = "right") -> RowGeometry:
    """The columns for a list of a given width.

    Args:
        width: Of the list, in cells.
        rows: How many rows there are; their numbers need room.
        layout: "side", "stacked", or "auto": stacked below `STACK_BELOW`.
        source_side: "right" or "left", where the Arabic stands when the columns are side by side.
    """
    digits = max(2, len(str(rows)))
    if layout == "stacked" or (layout != "side" and width < STACK_BELOW):
        gutter = digits + SIGN + 4  # number, blank, sign, blank, rule, blank
        text = max(8, width - MARK - gutter - CURSOR)
        return RowGeometry(width, True, MARK + gutter, text, MARK + gutter, text, MARK, gutter, digits)
    gutter = digits + SIGN + 6  # rule, blank, number, blank, sign, blank, rule, blank
    both = width - MARK - gutter - CURSOR
    target = max(8, both // 2)
    source = max(8, both - target - (MARGIN if source_side == "left" else 0))
    if source_side == "left":
        gutter_x = MARK + source + MARGIN
        return RowGeometry(width, False, gutter_x + gutter, target, MARK, source, gutter_x, gutter, digits)
    gutter_x = MARK + target + CURSOR
    return RowGeometry(width, False, MARK, target, gutter_x + gutter, source, gutter_x, gutter, digits)
