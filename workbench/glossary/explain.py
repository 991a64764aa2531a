"""Why a match is one, in a line of English."""

from __future__ import annotations

from workbench.glossary.analysis import PRONOUNS
from workbench.glossary.match import TermMatch

_PRONOUNS = {
    "ه": "his/its",
    "ها": "her/its",
    "هم": "their",
    "هن": "their",
    "هما": "their (two)",
    "كم": "your",
    "نا": "our",
}
_SUFFIXES = {
    "ات": "plural",
    "ون": "plural",
    "ين": "plural or dual",
    "ان": "dual",
    "تان": "dual",
    "تين": "dual",
    "ة": "feminine",
    "ية": "adjective",
    "يات": "adjective, plural",
    "ا": "accusative or dual",
    "و": "plural before a noun",
    "ي": "plural or dual before a noun",
    "تا": "dual before a noun",
    "تي": "dual before a noun",
}


def explain(match: TermMatch) -> str:
    """What was cut off, spelled otherwise or skipped, for a reader who wonders: "و + لـ + الأسد: and, to/for".

    A word that stands as in the glossary is "الأسد: as in the glossary".
    """
    reason = match.reason
    suffix, pronoun = _parted(reason.suffix)
    pieces = [*(clitic.arabic for clitic in reason.clitics), reason.form]
    pieces += [f"ـ{ending}" for ending in (suffix, pronoun) if ending]
    facts = [clitic.english for clitic in reason.clitics]
    facts += [_SUFFIXES[suffix]] if suffix else []
    facts += [_PRONOUNS[pronoun]] if pronoun else []
    facts += ["spelled otherwise"] if reason.respelled else []
    facts += ["with another adjective between"] if reason.loose else []
    return f"{' + '.join(pieces)}: {', '.join(facts) or 'as in the glossary'}"


def _parted(suffix: str) -> tuple[str, str]:
    """A suffix as inflection and pronoun; either may be empty."""
    for pronoun in PRONOUNS:
        if suffix.endswith(pronoun):
            return suffix.removesuffix(pronoun), pronoun
    return suffix, ""
