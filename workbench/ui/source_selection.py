"""Where a person stands in the Arabic of a sentence, and what is selected: by words, in reading order."""

from __future__ import annotations

from workbench.arabic.words import words


class SourceSelection:
    """A cursor over the words of a text, and a selection from an anchor to it. Never empty in a text with words."""

    def __init__(self, text: str) -> None:
        """Stands on the first word."""
        self.text = text
        self.words = words(text)
        self.cursor = 0
        self.anchor = 0

    def move(self, step: int, extend: bool = False) -> None:
        """`step` words further in reading order, as far as there are words; `extend` keeps the anchor."""
        self.to(self.cursor + step, extend)

    def to(self, word: int, extend: bool = False) -> None:
        """To a word by its place, from 0; beyond the ends, to the nearest."""
        self.cursor = max(0, min(len(self.words) - 1, word))
        if not extend:
            self.anchor = self.cursor

    def to_offset(self, offset: int) -> None:
        """To the word at a code point, or the nearest after it."""
        self.to(next((index for index, word in enumerate(self.words) if offset < word.end), len(self.words) - 1))

    @property
    def span(self) -> tuple[int, int]:
        """First code point of the selection and one past its last; (0, 0) in a text without words."""
        if not self.words:
            return 0, 0
        first, last = sorted((self.anchor, self.cursor))
        return self.words[first].start, self.words[last].end

    @property
    def selected(self) -> str:
        """The selected text, as written."""
        start, end = self.span
        return self.text[start:end]
