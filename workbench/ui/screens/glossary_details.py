"""Everything that is known of a term, as blocks of text: its fields, other senses, history and sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from workbench.figures import moment
from workbench.glossary.record import FIELDS, LISTS
from workbench.glossary.term import Term, TermStatus
from workbench.services.terminology import Occurrence, TermChange
from workbench.ui.widgets.arabic import base_of, beside, interface_base
from workbench.ui.widgets.panels import KIND_NAMES, STATUS_NAMES
from workbench.ui.widgets.text_view import Block
from workbench.wording import N_, _, n_

FIELD_NAMES = {
    "arabic": N_("Arabic"),
    "english": N_("English"),
    "kind": N_("kind"),
    "domain": N_("domain"),
    "status": N_("status"),
    "part_of_speech": N_("part of speech"),
    "abbreviation": N_("abbreviation"),
    "variants": N_("variants"),
    "admitted": N_("also"),
    "forbidden": N_("never"),
    "definition": N_("definition"),
    "note": N_("note"),
    "source": N_("source"),
}
"""What the fields of a term are called where there is little room."""

HISTORY_SHOWN = 8
"""Changes in the details; the key for the history shows all."""


def term_blocks(
    term: Term, senses: Sequence[Term], changes: Sequence[TermChange], places: Sequence[Occurrence] | None, limit: int
) -> list[Block]:
    """What is known of a term, what matters most first.

    Args:
        term: The term.
        senses: The other terms of the same Arabic.
        changes: Its history, newest first.
        places: The sentences that have it; None while they are being looked for.
        limit: How many of them were asked for at most.
    """
    return [
        Block(term.arabic, "title", "rtl"),
        Block(term.english, "title", base_of(term.english)),
        *_fields(term),
        *_senses(senses),
        *_changes(changes),
        *_places(places, limit),
    ]


def _fields(term: Term) -> Iterator[Block]:
    status = _(STATUS_NAMES[term.status])
    text = beside((_(KIND_NAMES[term.kind]), term.domain, _(term.part_of_speech), status), "  ")
    look = "warning" if term.status in (TermStatus.FORBIDDEN, TermStatus.PROPOSED) else "good"
    begin = text.rindex(status)
    marks = ((begin, begin + len(status), look),)
    yield Block(text, f"kind-{term.kind.value}", interface_base(), marks)
    yield from _labelled("abbreviation", term.abbreviation)
    yield from _labelled("variants", "، ".join(term.variants))
    yield from _labelled("admitted", "; ".join(term.admitted))
    yield from _labelled("forbidden", "; ".join(term.forbidden), "warning")
    yield from _labelled("definition", term.definition)
    yield from _labelled("note", term.note)
    yield from _labelled("source", term.source, "dim")


def _labelled(name: str, text: str, style: str = "") -> Iterator[Block]:
    if text:
        yield Block(text, style, base_of(text), label=_(FIELD_NAMES[name]))


def _heading(text: str) -> Iterator[Block]:
    yield Block("")
    yield Block(text, "heading")


def _senses(senses: Sequence[Term]) -> Iterator[Block]:
    if senses:
        yield from _heading(_("Other senses"))
    for term in senses:
        parts = (term.english, _(KIND_NAMES[term.kind]), _(STATUS_NAMES[term.status]), term.note or term.definition)
        yield Block(beside(parts, "  "), base=interface_base())


def _changes(changes: Sequence[TermChange]) -> Iterator[Block]:
    if changes:
        yield from _heading(_("History"))
    for change in changes[:HISTORY_SHOWN]:
        yield Block(f"{moment(change.at)}  {change.author}", "dim")
        yield Block(change_text(change))


def _places(places: Sequence[Occurrence] | None, limit: int) -> Iterator[Block]:
    if places is None:
        yield from _heading(_("Sentences …"))
        return
    if not places:
        yield from _heading(_("In no saved article yet"))
        return
    count = f"{limit}+" if len(places) >= limit else str(len(places))
    found = n_("In {count} place of saved articles", "In {count} places of saved articles", len(places))
    yield from _heading(found.format(count=count))
    for (_article, title), sentences in groupby(places, key=lambda place: (place.article, place.title)):
        yield Block(title, "dim", base_of(title))
        for position, found_here in groupby(sentences, key=lambda place: place.position):
            yield _sentence(position, list(found_here))


def _sentence(position: int, places: Sequence[Occurrence]) -> Block:
    """A sentence under its number, the term marked wherever it stands in it."""
    marks = tuple((place.start, place.end, "hit") for place in places)
    return Block(places[0].source, base="rtl", marks=marks, label=str(position + 1))


def change_text(change: TermChange) -> str:
    """What a change altered, field by field: "English: army → the army"."""
    before, after = change.before, change.after
    if after is None:
        return _("removed")
    if before is None:
        return _("added: {arabic} = {english}").format(arabic=after.arabic, english=after.english)
    altered = [name for name in FIELDS if getattr(before, name) != getattr(after, name)]
    return "; ".join(f"{_(FIELD_NAMES[name])}: {_value(before, name)} → {_value(after, name)}" for name in altered)


def _value(term: Term, name: str) -> str:
    value = getattr(term, name)
    if name in LISTS:
        return " | ".join(value) or "–"
    if name == "kind":
        return _(KIND_NAMES[term.kind])
    if name == "status":
        return _(STATUS_NAMES[term.status])
    return str(value) or "–"
