"""What was changed between two versions of a translation, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

Kind = Literal["same", "removed", "added"]

_TOKEN = re.compile(r"\s+|\w+(?:['’\-.,]\w+)*|[^\w\s]")

_LONGEST = 1500
"""How many tokens two versions may differ in before they are compared as wholes: the time grows with the product."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one version or of both."""

    kind: Kind
    text: str
    """Never empty."""


def word_differences(old: str, new: str) -> list[Piece]:
    """The pieces of two versions in reading order, what was removed before what was added in its place.

    Blanks are kept: the same and the removed pieces joined are the old version, the same and the added ones the new.
    A word is the smallest piece; blanks between two changed words belong to the change. Empty if both are empty.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    return list(_merged(_compared(before, after)))


def _compared(before: list[str], after: list[str]) -> Iterator[Piece]:
    """Pieces as they are found; several of a kind may follow each other, and some may be empty."""
    head = _common_length(before, after)
    tail = _common_length(before[head:][::-1], after[head:][::-1])
    middle_before, middle_after = before[head : len(before) - tail], after[head : len(after) - tail]
    yield Piece("same", "".join(before[:head]))
    if max(len(middle_before), len(middle_after)) > _LONGEST:
        yield Piece("removed", "".join(middle_before))
        yield Piece("added", "".join(middle_after))
    else:
        yield from _aligned(middle_before, middle_after)
    yield Piece("same", "".join(before[len(before) - tail :]))


def _common_length(one: list[str], other: list[str]) -> int:
    """How many tokens both begin with."""
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return length


def _aligned(before: list[str], after: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal" and not _is_gap("".join(before[start:end]), start, end, len(before)):
            yield Piece("same", "".join(before[start:end]))
        else:
            yield Piece("removed", "".join(before[start:end]))
            yield Piece("added", "".join(after[new_start:new_end]))


def _is_gap(text: str, start: int, end: int, length: int) -> bool:
    """Whether a stretch that is the same is nothing but the blanks between two changed words."""
    return text.isspace() and start > 0 and end < length


def _merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with neighbours of a kind joined, and in each change what was removed first."""
    for is_same, group in groupby((piece for piece in pieces if piece.text), key=lambda piece: piece.kind == "same"):
        run = list(group)
        kinds: tuple[Kind, ...] = ("same",) if is_same else ("removed", "added")
        for kind in kinds:
            text = "".join(piece.text for piece in run if piece.kind == kind)
            if text:
                yield Piece(kind, text)
