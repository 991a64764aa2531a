"""A term as named pieces of plain text: what histories and exchange files are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from workbench.arabic.folding import clean
from workbench.errors import TermInvalid
from workbench.glossary.term import Term, TermKind, TermStatus
from workbench.wording import _

FIELDS = (
    "arabic",
    "english",
    "kind",
    "domain",
    "status",
    "part_of_speech",
    "abbreviation",
    "variants",
    "admitted",
    "forbidden",
    "definition",
    "note",
    "source",
)
"""Everything a term says, in the order files have it. The number it has in the database is not among it."""

LISTS = frozenset({"variants", "admitted", "forbidden"})
"""The fields that hold several forms."""

Record = dict[str, str | list[str]]


def record_of(term: Term) -> Record:
    """The term as a dictionary of text and lists of text, every field there, in the order of `FIELDS`."""
    return {name: _plain(getattr(term, name)) for name in FIELDS}


def _plain(value: str | tuple[str, ...]) -> str | list[str]:
    return str(value) if isinstance(value, str) else list(value)


def term_of(record: Mapping[str, str | list[str]]) -> Term:
    """The term a dictionary describes; fields it lacks, and empty kinds and statuses, are as a new term has them.

    Raises:
        TermInvalid: If Arabic or English are missing, or a kind or status does not exist.
    """

    def text(name: str) -> str:
        return str(record.get(name) or "")

    def forms(name: str) -> tuple[str, ...]:
        return tuple(record.get(name) or ())

    return tidy(
        Term(
            arabic=text("arabic"),
            english=text("english"),
            kind=_kind(text("kind")),
            domain=text("domain"),
            status=_status(text("status")),
            definition=text("definition"),
            note=text("note"),
            source=text("source"),
            variants=forms("variants"),
            admitted=forms("admitted"),
            forbidden=forms("forbidden"),
            part_of_speech=text("part_of_speech"),
            abbreviation=text("abbreviation"),
        )
    )


def _kind(name: str) -> TermKind:
    try:
        return TermKind(name.strip().lower() or TermKind.OTHER)
    except ValueError:
        message = _('There is no kind of term "{name}"; there are: {choices}.')
        raise TermInvalid(message.format(name=name, choices=_(", ").join(TermKind))) from None


def _status(name: str) -> TermStatus:
    try:
        return TermStatus(name.strip().lower() or TermStatus.PREFERRED)
    except ValueError:
        message = _('There is no status "{name}"; there are: {choices}.')
        raise TermInvalid(message.format(name=name, choices=_(", ").join(TermStatus))) from None


def tidy(term: Term) -> Term:
    """The term as it is kept: no blanks at the edges, no empty or repeated forms, nothing that cannot be stored.

    Raises:
        TermInvalid: If nothing is left of its Arabic or its English.
    """
    arabic, english = _trimmed(term.arabic), _trimmed(term.english)
    if not arabic:
        raise TermInvalid(_("The term has no Arabic; write the form a dictionary would have."))
    if not english:
        message = _("The term {arabic} has no English; write what it is to be called.")
        raise TermInvalid(message.format(arabic=arabic))
    return replace(
        term,
        arabic=arabic,
        english=english,
        domain=_trimmed(term.domain),
        definition=_trimmed(term.definition),
        note=_trimmed(term.note),
        source=_trimmed(term.source),
        variants=_forms(term.variants, arabic),
        admitted=_forms(term.admitted, english),
        forbidden=_forms(term.forbidden, ""),
        part_of_speech=_trimmed(term.part_of_speech),
        abbreviation=_trimmed(term.abbreviation),
    )


def _trimmed(text: str) -> str:
    return clean(text).strip() if text else text


def _forms(forms: tuple[str, ...], main: str) -> tuple[str, ...]:
    """Each form once, in the order given, without the main one."""
    if not forms:
        return ()
    return tuple(form for form in dict.fromkeys(map(_trimmed, forms)) if form and form != main)
