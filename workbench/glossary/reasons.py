"""Why a match is one, as data."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.arabic.folding import unmarked
from workbench.glossary.analysis import Analysis
from workbench.glossary.forms import Form
from workbench.glossary.keys import FormWord
from workbench.glossary.match import Clitic, MatchReason
from workbench.wording import N_

_PROCLITICS = {
    "و": Clitic("و", N_("and")),
    "ف": Clitic("ف", N_("so")),
    "ب": Clitic("بـ", N_("in/with")),
    "ك": Clitic("كـ", N_("like")),
    "ل": Clitic("لـ", N_("to/for")),
}
_ARTICLE = Clitic("الـ", N_("the"))


@dataclass(frozen=True, slots=True)
class Found:
    """A form of a term found at a place, one candidate of several."""

    form: Form
    readings: tuple[Analysis, ...]
    """How each word was read."""

    first: int
    """Number of the first token."""

    last: int
    """Number of the last token."""

    cost: int
    """How far-fetched the readings are together."""

    loose: bool
    """Whether an adjective stands between the words."""

    words: tuple[str, ...]
    """The words as written, without what parts them."""

    gaps: tuple[str, ...]
    """What stands before each word but the first."""

    @property
    def respelled(self) -> bool:
        """Whether letters or marks differ from the entry's."""
        parted = zip(self.gaps, self.form.gaps, strict=True)
        return any(
            _is_respelled(reading, word, written, self.form.text)
            for reading, word, written in zip(self.readings, self.form.words, self.words, strict=True)
        ) or any(gap.strip() != wanted.strip() or (not gap) != (not wanted) for gap, wanted in parted)


def reason_for(found: Found) -> MatchReason:
    """Why a candidate was taken."""
    first, word = found.readings[0], found.form.words[0]
    clitics = [_PROCLITICS[letter] for letter in first.proclitics]
    if first.article and not word.article:
        clitics.append(_ARTICLE)
    suffixes = [reading.suffix + reading.pronoun for reading in found.readings]
    suffix = next(filter(None, suffixes), "")
    return MatchReason(found.form.text, tuple(clitics), suffix, found.respelled, found.loose)


def _is_respelled(reading: Analysis, word: FormWord, written: str, text: str) -> bool:
    if written != unmarked(written) and written not in text:
        return True
    if reading.plain:
        return reading.spelling != word.spelling
    return not word.spelling.startswith(reading.spelling)
