"""Why a match is one, in a line of the person's language."""

from __future__ import annotations

from workbench.glossary.analysis import PRONOUNS
from workbench.glossary.match import TermMatch
from workbench.wording import N_, _

_PRONOUNS = {
    "ه": N_("his/its"),
    "ها": N_("her/its"),
    "هم": N_("their"),
    "هن": N_("their"),
    "هما": N_("their (two)"),
    "كم": N_("your"),
    "نا": N_("our"),
}
_SUFFIXES = {
    "ات": N_("plural"),
    "ون": N_("plural"),
    "ين": N_("plural or dual"),
    "ان": N_("dual"),
    "تان": N_("dual"),
    "تين": N_("dual"),
    "ة": N_("feminine"),
    "ية": N_("adjective"),
    "يات": N_("adjective, plural"),
    "ا": N_("accusative or dual"),
    "و": N_("plural before a noun"),
    "ي": N_("plural or dual before a noun"),
    "تا": N_("dual before a noun"),
    "تي": N_("dual before a noun"),
}


def explain(match: TermMatch) -> str:
    """What was cut off, spelled otherwise or skipped, for a reader who wonders: "و + لـ + الأسد: and, to/for".

    A word that stands as in the glossary is "الأسد: as in the glossary".
    """
    reason = match.reason
    suffix, pronoun = _parted(reason.suffix)
    pieces = [*(clitic.arabic for clitic in reason.clitics), reason.form]
    pieces += [f"ـ{ending}" for ending in (suffix, pronoun) if ending]
    facts = [_(clitic.english) for clitic in reason.clitics]
    facts += [_(_SUFFIXES[suffix])] if suffix else []
    facts += [_(_PRONOUNS[pronoun])] if pronoun else []
    facts += [_("spelled otherwise")] if reason.respelled else []
    facts += [_("with another adjective between")] if reason.loose else []
    return f"{' + '.join(pieces)}: {_(', ').join(facts) or _('as in the glossary')}"


def _parted(suffix: str) -> tuple[str, str]:
    """A suffix as inflection and pronoun; either may be empty."""
    for pronoun in PRONOUNS:
        if suffix.endswith(pronoun):
            return suffix.removesuffix(pronoun), pronoun
    return suffix, ""
