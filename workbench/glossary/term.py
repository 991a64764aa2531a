"""A glossary entry: one Arabic term in one sense, with its English."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TermKind(StrEnum):
    """What a term names; decides how it may inflect and how it is coloured."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    UNIT = "unit"
    WEAPON = "weapon"
    RANK = "rank"
    MILITARY = "military"
    POLITICAL = "political"
    MEDIA = "media"
    OTHER = "other"


class TermStatus(StrEnum):
    """How far the English of a term may be used."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"
    PROPOSED = "proposed"


@dataclass(frozen=True, slots=True)
class Term:
    """One Arabic term in one sense; several senses of one word are several terms with the same Arabic."""

    arabic: str
    """The dictionary form: no proclitic but an article that belongs to it (الأسد)."""

    english: str
    """The house's English, cased as in running text (foreign minister, Bashar al-Assad)."""

    kind: TermKind = TermKind.OTHER
    domain: str = ""
    """The field it belongs to, a word of the glossary's own list (military, diplomacy, ...); may be empty."""

    status: TermStatus = TermStatus.PREFERRED
    definition: str = ""
    note: str = ""
    source: str = ""
    """Where the English comes from: "agency usage", "official name", ..."""

    variants: tuple[str, ...] = ()
    """Other Arabic forms: spellings, broken plurals, the form without title."""

    admitted: tuple[str, ...] = ()
    """Other English forms that may be used."""

    forbidden: tuple[str, ...] = ()
    """English forms that must not be used, such as literal traps."""

    part_of_speech: str = ""
    abbreviation: str = ""
    """The English abbreviation, without brackets (UN, ISIS); empty if there is none."""

    id: int | None = None
    """Its number in the database; None until it was saved."""
