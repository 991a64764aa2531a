"""The Unicode bidirectional algorithm: which way each character of a paragraph is read, and where it stands in a line.

Source: Unicode Standard Annex #9, revision 46 (Unicode 15.0); the names of rules are its own. Levels belong to a whole
paragraph and are resolved before it is broken into lines: a line resolved on its own turns 12-10 into 10-12.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workbench.display.characters import DIRECTIONS, MIRROR_IMAGES

_MAX_DEPTH = 125
"""BD2: the deepest level that embedding may reach."""

_MAX_OPEN_BRACKETS = 63
"""BD16: how many brackets may be open at once before pairing gives up."""

_ISOLATE_STARTERS = frozenset({"LRI", "RLI", "FSI"})
_EMBEDDERS = frozenset({"LRE", "RLE", "LRO", "RLO"})
_REMOVED = _EMBEDDERS | {"PDF", "BN"}
_EXPLICIT = _ISOLATE_STARTERS | _EMBEDDERS | {"PDI", "PDF", "B"}
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "FSI", "LRI", "RLI", "PDI"})
_BLANK_AT_LINE_END = frozenset({"WS", "FSI", "LRI", "RLI", "PDI"}) | _REMOVED

_STRENGTH = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
"""How brackets and neutrals see their neighbours: numbers count as right-to-left (N0, N1)."""

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
    levels = [base] * len(kinds)
    resolved = list(kinds)
    if _EXPLICIT.isdisjoint(resolved):
        sequences: Iterable[list[int]] = [[index for index, kind in enumerate(kinds) if kind != "BN"]]
    else:
        closings = _matching_closings(kinds)
        _apply_explicit(kinds, resolved, levels, closings, base)
        sequences = list(_isolating_runs(kinds, levels, closings))
    final = list(levels)
    for sequence in sequences:
        if not sequence:
            continue
        level = levels[sequence[0]]
        before, after = _edges(kinds, levels, sequence, base)
        run = [resolved[index] for index in sequence]
        _resolve_weak(run, before)
        _resolve_brackets(run, [text[index] for index in sequence], [kinds[index] for index in sequence], before, level)
        _resolve_neutral(run, before, after, "R" if level % 2 else "L")
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


def _apply_explicit(
    kinds: Sequence[str], resolved: list[str], levels: list[int], closings: dict[int, int], base: int
) -> None:
    """Levels and overrides that embeddings and isolates ask for (X1 to X8), written into `levels` and `resolved`."""
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
            resolved[index] = stack.override or kind
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


def _resolve_weak(run: list[str], before: str) -> None:
    """Marks, digits and what stands between digits (W1 to W7), in place."""
    present = set(run)
    if "NSM" in present:
        _resolve_marks(run, before)
    if "EN" in present or "AN" in present:
        _resolve_digits(run, before)
        _resolve_separators(run)
        _resolve_terminators(run)
    for index, kind in enumerate(run):
        if kind == "AL":
            run[index] = "R"
        elif kind in ("ES", "CS", "ET"):
            run[index] = "ON"
    if "EN" in present:
        _resolve_latin_digits(run, before)


def _resolve_marks(run: list[str], before: str) -> None:
    """A mark is what it stands on; after an isolate it is neutral (W1)."""
    previous = before
    for index, kind in enumerate(run):
        if kind == "NSM":
            run[index] = previous
        else:
            previous = "ON" if kind in _ISOLATE_STARTERS or kind == "PDI" else kind


def _resolve_digits(run: list[str], before: str) -> None:
    """European digits after an Arabic letter are Arabic digits (W2)."""
    strong = before
    for index, kind in enumerate(run):
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            run[index] = "AN"


def _resolve_separators(run: list[str]) -> None:
    """One separator between two numbers of a kind joins them (W4)."""
    for index in range(1, len(run) - 1):
        kind, left = run[index], run[index - 1]
        if left == run[index + 1] and ((kind == "CS" and left in ("EN", "AN")) or (kind == "ES" and left == "EN")):
            run[index] = left


def _resolve_terminators(run: list[str]) -> None:
    """Signs such as % and $ that touch a European number belong to it (W5)."""
    index = 0
    while index < len(run):
        end = index
        while end < len(run) and run[end] == "ET":
            end += 1
        if end == index:
            index += 1
            continue
        if (index > 0 and run[index - 1] == "EN") or (end < len(run) and run[end] == "EN"):
            run[index:end] = ["EN"] * (end - index)
        index = end


def _resolve_latin_digits(run: list[str], before: str) -> None:
    """European digits after a left-to-right letter are part of it (W7)."""
    strong = before
    for index, kind in enumerate(run):
        if kind == "L" or kind == "R":
            strong = kind
        elif kind == "EN" and strong == "L":
            run[index] = "L"


def _bracket_pairs(run: Sequence[str], characters: Sequence[str]) -> list[tuple[int, int]]:
    """Where brackets open and close (BD16), in the order in which they open."""
    pairs: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for index, kind in enumerate(run):
        if kind != "ON" or (mirror := MIRROR_IMAGES.get(characters[index])) is None:
            continue
        category = unicodedata.category(characters[index])
        if category == "Ps":
            if len(opened) == _MAX_OPEN_BRACKETS:
                break
            opened.append((unicodedata.normalize("NFC", mirror), index))
        elif category == "Pe":
            closing = unicodedata.normalize("NFC", characters[index])
            depth = next((depth for depth in reversed(range(len(opened))) if opened[depth][0] == closing), None)
            if depth is not None:
                pairs.append((opened[depth][1], index))
                del opened[depth:]
    return sorted(pairs)


def _resolve_brackets(run: list[str], characters: Sequence[str], kinds: Sequence[str], before: str, level: int) -> None:
    """Both brackets of a pair take one direction, from what they enclose or from what stands before (N0)."""
    embedding = "R" if level % 2 else "L"
    for opening, closing in _bracket_pairs(run, characters):
        inside = {_STRENGTH[kind] for kind in run[opening + 1 : closing] if kind in _STRENGTH}
        if not inside:
            continue
        direction = embedding
        if embedding not in inside:
            context = next((_STRENGTH[run[i]] for i in range(opening - 1, -1, -1) if run[i] in _STRENGTH), before)
            direction = context if context != embedding else embedding
        for bracket in (opening, closing):
            run[bracket] = direction
            following = bracket + 1
            while following < len(run) and kinds[following] == "NSM":
                run[following] = direction
                following += 1


def _resolve_neutral(run: list[str], before: str, after: str, embedding: str) -> None:
    """Blanks and signs follow their neighbours where these agree, else the embedding (N1, N2)."""
    index, previous = 0, before
    while index < len(run):
        if run[index] not in _NEUTRAL:
            previous = _STRENGTH[run[index]]
            index += 1
            continue
        end = index + 1
        while end < len(run) and run[end] in _NEUTRAL:
            end += 1
        following = _STRENGTH[run[end]] if end < len(run) else after
        run[index:end] = [previous if previous == following else embedding] * (end - index)
        index = end


def _level_removed(kinds: Sequence[str], levels: list[int], base: int) -> None:
    """Give what X9 removes the level of the character before it, so that every code point has one."""
    for index, kind in enumerate(kinds):
        if kind in _REMOVED:
            levels[index] = levels[index - 1] if index else base
