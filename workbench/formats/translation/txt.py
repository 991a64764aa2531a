"""Translations as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from workbench.formats.base import Sentence, Skipped, Translation, TranslationFormat, not_utf8, open_text


class PlainText(TranslationFormat):
    """The English alone, in the paragraphs of the article.

    UTF-8. Sentences of a paragraph are joined by a blank, and the line breaks between paragraphs are those of the
    source. Sentences without English are left out; the export says how many. Reading gives a paragraph as one sentence:
    where one ends inside it the file does not say.
    """

    name = "txt"
    endings = (".txt",)
    carries = frozenset({"target", "breaks"})

    def write(self, translation: Translation, stream: BinaryIO) -> None:
        """Writes the paragraphs, with a line break at the end of the last."""
        for paragraph in _paragraphs(translation):
            stream.write(("\n" * paragraph.breaks + paragraph.target).encode())
        stream.write(b"\n")

    def read(self, path: Path) -> Iterator[Sentence | Skipped]:
        """The paragraphs, numbered from 0, with the line breaks before each."""
        breaks, number = 0, 0
        with open_text(path) as text:
            try:
                for line in text:
                    if paragraph := line.rstrip("\r\n"):
                        yield Sentence(number, "", paragraph, breaks=breaks)
                        breaks, number = 0, number + 1
                    breaks += line.endswith(("\n", "\r"))
            except UnicodeDecodeError as error:
                raise not_utf8(path) from error

    def as_carried(self, translation: Translation) -> list[Sentence]:
        """The paragraphs."""
        return list(_paragraphs(translation))


def _paragraphs(translation: Translation) -> Iterator[Sentence]:
    """The paragraphs that have English, numbered from 0, with the line breaks before each; none before the first."""
    number = 0
    words: list[str] = []
    before = pending = 0
    for sentence in translation.sentences:
        # Where a paragraph has no English, the widest gap beside it is left, not all of them.
        pending = max(pending, sentence.breaks)
        target = " ".join(sentence.target.splitlines()).strip()
        if not target:
            continue
        if pending and words:
            yield Sentence(number, "", " ".join(words), breaks=before)
            number, words, before = number + 1, [], pending
        words.append(target)
        pending = 0
    if words:
        yield Sentence(number, "", " ".join(words), breaks=before)
