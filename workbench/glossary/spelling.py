"""American and British spellings of one English term."""

from __future__ import annotations

import re

from workbench.glossary.term import Term

_WORDS = {
    "defence": "defense",
    "offence": "offense",
    "licence": "license",
    "pretence": "pretense",
    "programme": "program",
    "grey": "gray",
    "manoeuvre": "maneuver",
    "aeroplane": "airplane",
    "artefact": "artifact",
    "storey": "story",
    "cheque": "check",
    "enquiry": "inquiry",
    "paediatric": "pediatric",
    "tonne": "ton",
}
"""Words that follow no rule of the kinds below."""

_BRITISH_WORD = re.compile(r"\b(" + "|".join(_WORDS) + r")(?=s?\b)", re.IGNORECASE)

_ENDINGS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=[a-z]{2})our(?=(?:s|ed|ing|able|ite|hood|er|ers|ary)?\b)"), "or"),
    (re.compile(r"(?<=[a-z])(?<=[btc])re(?=s?\b)"), "er"),
    (re.compile(r"(?<=[a-z]{2})is(?=(?:e|es|ed|ing|er|ers|ation|ations|ational)\b)"), "iz"),
    (re.compile(r"(?<=[a-z]l)ys(?=(?:e|es|ed|ing)\b)"), "yz"),
    (re.compile(r"(?<=[aeiou])ll(?=(?:ed|ing|er|ers)\b)"), "l"),
)
"""British endings and their American ones: armour, theatre, calibre, organise, paralyse, travelled.

Words that only look British are changed too (advise, pour). That does no harm: the result is only compared, and both
spellings compared are the glossary's own.
"""


def americanised(english: str) -> str:
    """A form of a term in American spelling, to compare spellings by; not to be shown."""
    english = _BRITISH_WORD.sub(lambda found: _like(found[0]), english)
    for pattern, american in _ENDINGS:
        english = pattern.sub(american, english)
    return english


def _like(british: str) -> str:
    """The American word for one of `_WORDS`, with the capital of the British one."""
    american = _WORDS[british.lower()]
    return american.capitalize() if british[0].isupper() else american


def in_spelling(term: Term, spelling: str) -> str:
    """The English of a term in the spelling of the house, if the glossary admits one; else its English as it is.

    Args:
        term: Its English and its admitted forms are looked at.
        spelling: "american" or "british".
    """
    plain = americanised(term.english)
    for form in (term.english, *term.admitted):
        american = americanised(form)
        if american == plain and (form == american) == (spelling == "american"):
            return form
    return term.english
