"""Rules W1 to N2 of the bidirectional algorithm: what becomes of one isolating run sequence of a paragraph.

A run is a list of bidi classes, altered in place until only L, R, EN and AN are left. Source: Unicode Standard Annex
#9, revision 46 (Unicode 15.0).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from workbench.display.characters import MIRROR_IMAGES

_MAX_OPEN_BRACKETS = 63
"""BD16: how many brackets may be open at once before pairing gives up."""

_ISOLATES = frozenset({"LRI", "RLI", "FSI", "PDI"})
_NEUTRAL = _ISOLATES | {"B", "S", "WS", "ON"}

_STRENGTH = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
"""How brackets and neutrals see their neighbours: numbers count as right-to-left (N0, N1)."""


def resolve_run(
    run: list[str], characters: Sequence[str], kinds: Sequence[str], edges: tuple[str, str], embedding: str
) -> None:
    """Resolve a run in place.

    Args:
        run: Bidi classes after overrides.
        characters: What stands at each place.
        kinds: Bidi classes as written.
        edges: The directions that stand before and after the run, L or R.
        embedding: The direction of the run's own level, L or R.
    """
    before, after = edges
    _resolve_weak(run, before)
    _resolve_brackets(run, characters, kinds, before, embedding)
    _resolve_neutral(run, before, after, embedding)


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
            previous = "ON" if kind in _ISOLATES else kind


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


def _resolve_brackets(
    run: list[str], characters: Sequence[str], kinds: Sequence[str], before: str, embedding: str
) -> None:
    """Both brackets of a pair take one direction, from what they enclose or from what stands before (N0)."""
    for opening, closing in _bracket_pairs(run, characters):
        inside = {_STRENGTH[kind] for kind in run[opening + 1 : closing] if kind in _STRENGTH}
        if not inside:
            continue
        direction = embedding
        if embedding not in inside:
            earlier = (_STRENGTH[run[index]] for index in range(opening - 1, -1, -1) if run[index] in _STRENGTH)
            direction = next(earlier, before)
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
