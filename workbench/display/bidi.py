"""The Unicode bidirectional algorithm: which way each character of a paragraph is read, and where it stands in a line.

Source: Unicode Standard Annex #9, revision 46 (Unicode 15.0); the names of rules are its own. Levels belong to a whole
paragraph and are resolved before it is broken into lines: a line resolved on its own turns 12-10 into 10-12.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.display.bidi_rules import resolve_run
from workbench.display.characters import DIRECTIONS

_MAX_DEPTH = 125
"""BD2: the deepest level that embedding may reach."""

_ISOLATE_STARTERS = frozenset({"LRI", "RLI", "FSI"})
_EMBEDDERS = frozenset({"LRE", "RLE", "LRO", "RLO"})
_REMOVED = _EMBEDDERS | {"PDF", "BN"}
_EXPLICIT = _ISOLATE_STARTERS | _EMBEDDERS | {"PDI", "PDF", "B"}
_BLANK_AT_LINE_END = frozenset({"WS", "FSI", "LRI", "RLI", "PDI"}) | _REMOVED

_RISE = {"L": (0, 1), "R": (1, 0), "AN": (2, 1), "EN": (2, 1)}
"""I1 and I2: how much a character rises above an even and above an odd level."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph whose directions are resolved."""

    kinds: tuple[str, ...]
    """Bidi_Class of each code point, as written."""

    base: int
    """Level of the paragraph: 0 left-to-right, 1 right-to-left."""

    levels: tuple[int, ...]
    """Level of each code point; what rule X9 removes has the level of the character before it."""

    def line_levels(self, start: int, end: int) -> list[int]:
        """The levels of one line, from code point `start` to `end`: blanks at its end fall to the base (L1)."""
        levels = list(self.levels[start:end])
        trailing = True
        for index in range(end - 1, start - 1, -1):
            kind = self.kinds[index]
            if kind == "S" or kind == "B":
                trailing = True
            elif kind not in _BLANK_AT_LINE_END:
                trailing = False
            if trailing:
                levels[index - start] = self.base
        return levels


def resolve(text: str, base: int | None = None) -> Paragraph:
    """The directions in one paragraph, by rules P2 to I2.

    Args:
        text: One paragraph; a paragraph separator, if any, is its last character.
        base: 0 or 1, or None to take it from the first strong character (left-to-right if there is none).
    """
    kinds = [DIRECTIONS[character] for character in text]
    if base is None:
        base = max(0, _first_strong(kinds, 0, len(kinds)))
    levels, overridden, sequences = _embed(kinds, base)
    final = list(levels)
    for sequence in filter(None, sequences):
        level = levels[sequence[0]]
        run = [overridden[index] for index in sequence]
        written = [kinds[index] for index in sequence]
        edges = _edges(kinds, levels, sequence, base)
        resolve_run(run, [text[index] for index in sequence], written, edges, "R" if level % 2 else "L")
        for index, kind in zip(sequence, run, strict=True):
            final[index] = level + _RISE[kind][level % 2]
    _level_removed(kinds, final, base)
    return Paragraph(tuple(kinds), base, tuple(final))


def visual_order(levels: Sequence[int]) -> list[int]:
    """The indexes of a line's items from left to right, by their levels (L2). Empty for an empty line."""
    order = list(range(len(levels)))
    if not levels or max(levels) == 0:
        return order
    lowest_odd = min((level for level in levels if level % 2), default=max(levels) + 1)
    for level in range(max(levels), lowest_odd - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end + 1
    return order


def _first_strong(kinds: Sequence[str], start: int, end: int) -> int:
    """The level that the first strong character outside isolates asks for (P2, P3); -1 if there is none."""
    depth = 0
    for index in range(start, end):
        kind = kinds[index]
        if kind in _ISOLATE_STARTERS:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0 and kind in ("L", "R", "AL"):
            return 0 if kind == "L" else 1
    return -1


def _matching_closings(kinds: Sequence[str]) -> dict[int, int]:
    """Each isolate's start with its closing PDI, or with the end of the text if nothing closes it (BD9)."""
    closings: dict[int, int] = {}
    opened: list[int] = []
    for index, kind in enumerate(kinds):
        if kind in _ISOLATE_STARTERS:
            opened.append(index)
        elif kind == "PDI" and opened:
            closings[opened.pop()] = index
    return closings | {start: len(kinds) for start in opened}


class _Embedding:
    """The stack that explicit formatting characters push and pop (X1 to X7)."""

    def __init__(self, base: int) -> None:
        self.entries: list[tuple[int, str, bool]] = [(base, "", False)]
        self.overflowing_isolates = 0
        self.overflowing_embeddings = 0
        self.valid_isolates = 0

    @property
    def level(self) -> int:
        """The level of what comes now."""
        return self.entries[-1][0]

    @property
    def override(self) -> str:
        """The class that everything takes now, or nothing."""
        return self.entries[-1][1]

    def push(self, rightward: int, override: str, isolate: bool) -> None:
        """Go one level deeper, to an odd one if `rightward`, unless it is too deep (X2 to X5b)."""
        deeper = (self.level + 1) | 1 if rightward else (self.level + 2) & ~1
        if deeper <= _MAX_DEPTH and not self.overflowing_isolates and not self.overflowing_embeddings:
            self.valid_isolates += isolate
            self.entries.append((deeper, override, isolate))
        elif isolate:
            self.overflowing_isolates += 1
        elif not self.overflowing_isolates:
            self.overflowing_embeddings += 1

    def close_isolate(self) -> None:
        """Leave the innermost isolate and all embeddings in it (X6a)."""
        if self.overflowing_isolates:
            self.overflowing_isolates -= 1
        elif self.valid_isolates:
            self.overflowing_embeddings = 0
            while not self.entries[-1][2]:
                self.entries.pop()
            self.entries.pop()
            self.valid_isolates -= 1

    def close_embedding(self) -> None:
        """Leave the innermost embedding, if it is not outside an isolate (X7)."""
        if self.overflowing_isolates:
            return
        if self.overflowing_embeddings:
            self.overflowing_embeddings -= 1
        elif not self.entries[-1][2] and len(self.entries) > 1:
            self.entries.pop()


def _embed(kinds: Sequence[str], base: int) -> tuple[list[int], Sequence[str], list[list[int]]]:
    """Embedding levels, classes after overrides, and the sequences of indexes to resolve together (X1 to X10)."""
    levels = [base] * len(kinds)
    if _EXPLICIT.isdisjoint(kinds):
        return levels, kinds, [[index for index, kind in enumerate(kinds) if kind != "BN"]]
    closings = _matching_closings(kinds)
    overridden = list(kinds)
    _apply_explicit(kinds, overridden, levels, closings, base)
    return levels, overridden, list(_isolating_runs(kinds, levels, closings))


def _apply_explicit(
    kinds: Sequence[str], overridden: list[str], levels: list[int], closings: dict[int, int], base: int
) -> None:
    """Levels and overrides that embeddings and isolates ask for (X1 to X8), written into `levels` and `overridden`."""
    stack = _Embedding(base)
    for index, kind in enumerate(kinds):
        if kind in _EMBEDDERS:
            stack.push(kind[0] == "R", kind[0] if kind[2] == "O" else "", False)
        elif kind == "PDF":
            stack.close_embedding()
        elif kind == "B":
            levels[index] = base
        else:
            if kind == "PDI":
                stack.close_isolate()
            levels[index] = stack.level
            overridden[index] = stack.override or kind
            if kind in _ISOLATE_STARTERS:
                rightward = kind == "RLI" or (kind == "FSI" and _first_strong(kinds, index + 1, closings[index]) == 1)
                stack.push(rightward, "", True)


def _isolating_runs(kinds: Sequence[str], levels: Sequence[int], closings: dict[int, int]) -> Iterator[list[int]]:
    """The isolating run sequences (BD13, X10): indexes that are resolved together, without what X9 removes."""
    runs: list[list[int]] = []
    for index, kind in enumerate(kinds):
        if kind in _REMOVED:
            continue
        if runs and levels[runs[-1][-1]] == levels[index]:
            runs[-1].append(index)
        else:
            runs.append([index])
    run_that_starts_at = {run[0]: run for run in runs}
    continued = set(closings.values())
    for run in runs:
        if run[0] in continued:
            continue
        sequence = list(run)
        while (following := run_that_starts_at.get(closings.get(sequence[-1], -1))) is not None:
            sequence += following
        yield sequence


def _edges(kinds: Sequence[str], levels: Sequence[int], sequence: list[int], base: int) -> tuple[str, str]:
    """The directions that stand before and after a sequence (X10: sos and eos)."""
    level = levels[sequence[0]]
    first, last = sequence[0] - 1, sequence[-1] + 1
    while first >= 0 and kinds[first] in _REMOVED:
        first -= 1
    while last < len(kinds) and kinds[last] in _REMOVED:
        last += 1
    level_before = levels[first] if first >= 0 else base
    unclosed = kinds[sequence[-1]] in _ISOLATE_STARTERS
    level_after = levels[last] if last < len(kinds) and not unclosed else base
    return "R" if max(level, level_before) % 2 else "L", "R" if max(level, level_after) % 2 else "L"


def _level_removed(kinds: Sequence[str], levels: list[int], base: int) -> None:
    """Give what X9 removes the level of the character before it, so that every code point has one."""
    for index, kind in enumerate(kinds):
        if kind in _REMOVED:
            levels[index] = levels[index - 1] if index else base
