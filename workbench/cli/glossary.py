"""Commands of a terminologist: looking terms up, changing them, bringing glossaries in and handing them over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.lazy import LazyGroup
from workbench.cli.mistakes import DONE, NO
from workbench.cli.options import F, examples, json_option, open_project, project_option
from workbench.cli.output import Column, show_json, show_table
from workbench.glossary.term import Term, TermKind, TermStatus

if TYPE_CHECKING:
    from workbench.services.terminology import Glossary


@click.group(
    cls=LazyGroup,
    lazy={
        "list": "glossary:list_",
        "search": "glossary:search",
        "add": "glossary:add",
        "edit": "glossary:edit",
        "import": "glossary_files:import_",
        "export": "glossary_files:export",
        "build": "glossary_files:build",
        "update": "glossary_files:update",
    },
    epilog=examples(
        "workbench glossary search والجيش",
        "workbench glossary add العقيد colonel --kind rank",
        "workbench glossary export glossary.csv",
    ),
)
@project_option
def glossary() -> None:
    """Look up, add, change, import and export the terms of the project."""


def filter_options(command: F) -> F:
    """`--kind`, `--status` and `--domain`; the command gets None or nothing for what was not asked."""
    kind = click.option("--kind", type=_choices(TermKind), help="Only terms of this kind.")
    status = click.option("--status", type=_choices(TermStatus), help="Only terms of this status.")
    domain = click.option("--domain", default="", metavar="NAME", help="Only terms of this domain.")
    return kind(status(domain(command)))


def found_terms(glossary: Glossary, query: str, kind: str | None, status: str | None, domain: str) -> list[Term]:
    """The terms that a query and the filters leave; empty ones leave all."""
    kinds, statuses = TermKind(kind) if kind else None, TermStatus(status) if status else None
    return glossary.search(query, kinds, statuses, domain or "")


def _choices(kind: type[TermKind] | type[TermStatus]) -> click.Choice[str]:
    return click.Choice([str(value) for value in kind])


@click.command("list", epilog=examples("workbench glossary list --kind unit", "workbench glossary list --json"))
@filter_options
@json_option
@project_option
def list_(kind: str | None, status: str | None, domain: str, as_json: bool) -> int:
    """List the terms, all or those of a kind, status or domain."""
    from workbench.services.terminology import Glossary

    with open_project() as workspace:
        _show(found_terms(Glossary(workspace), "", kind, status, domain), as_json)
    return DONE


@click.command(epilog=examples("workbench glossary search lavrov", "workbench glossary search الاسد --kind person"))
@click.argument("query")
@filter_options
@json_option
@project_option
def search(query: str, kind: str | None, status: str | None, domain: str, as_json: bool) -> int:
    """Find terms by a word or words of either language, in any spelling; the best first.

    The exit code is 1 if there are none.
    """
    from workbench.services.terminology import Glossary

    with open_project() as workspace:
        found = found_terms(Glossary(workspace), query, kind, status, domain)
    _show(found, as_json)
    return DONE if found else NO


def _field_options(command: F) -> F:
    """An option for each field of a term but its Arabic and its English; those not given are None or empty."""
    options: Sequence[Callable[[F], F]] = (
        click.option("--kind", type=_choices(TermKind), help="What it names."),
        click.option("--status", type=_choices(TermStatus), help="How far its English may be used."),
        click.option("--domain", metavar="NAME", help="The field it belongs to."),
        click.option("--variant", "variants", multiple=True, metavar="ARABIC", help="Another Arabic form. *"),
        click.option("--admitted", multiple=True, metavar="ENGLISH", help="Another English form that may be used. *"),
        click.option("--forbidden", multiple=True, metavar="ENGLISH", help="An English form that must not be used. *"),
        click.option("--abbreviation", metavar="ENGLISH", help="The English abbreviation."),
        click.option("--part-of-speech", metavar="NAME", help="noun, proper noun, adjective ..."),
        click.option("--definition", metavar="TEXT"),
        click.option("--note", metavar="TEXT"),
        click.option("--source", metavar="TEXT", help="Where its English comes from."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command(
    epilog=examples(
        'workbench glossary add "وزير الخارجية" "foreign minister" --kind political',
        'workbench glossary add لواء brigade --kind unit --variant ألوية --forbidden "general"',
    )
)
@click.argument("arabic")
@click.argument("english")
@_field_options
@json_option
@project_option
def add(arabic: str, english: str, as_json: bool, **given: Any) -> int:
    """Add a term: its ARABIC as a dictionary has it, and its ENGLISH as in running text.

    Options marked * may be given more than once.
    """
    from workbench.services.terminology import Glossary

    with open_project() as workspace:
        added = Glossary(workspace).add(_altered(Term(arabic, english), given))
    _show([added], as_json)
    return DONE


@click.command(epilog=examples("workbench glossary edit 17 --english colonel", 'workbench glossary edit 17 --note ""'))
@click.argument("number", type=int)
@click.option("--arabic", help="Its Arabic as a dictionary has it.")
@click.option("--english", help="Its English as in running text.")
@_field_options
@json_option
@project_option
def edit(number: int, as_json: bool, **given: Any) -> int:
    """Change the term with a NUMBER, as `workbench glossary list` shows it; what is not named stays.

    Options marked * may be given more than once and replace all forms there were; "" leaves none.
    """
    from workbench.services.terminology import Glossary

    with open_project() as workspace:
        terms = Glossary(workspace)
        edited = terms.update(_altered(terms.term(number), given))
    _show([edited], as_json)
    return DONE


def _altered(term: Term, given: dict[str, Any]) -> Term:
    """The term with the fields that options gave; an empty list of forms was not given, one empty form means none."""
    from dataclasses import replace

    changes = {name: value for name, value in given.items() if value not in (None, ())}
    for name, kind in (("kind", TermKind), ("status", TermStatus)):
        if name in changes:
            changes[name] = kind(changes[name])
    return replace(term, **changes)


def _show(terms: Sequence[Term], as_json: bool) -> None:
    if as_json:
        for term in terms:
            show_json(term)
    elif terms:
        columns = [Column("No.", number=True), Column("Arabic", 40, base="rtl"), Column("English", 40)]
        columns += [Column("Kind"), Column("Status"), Column("Domain")]
        show_table(columns, [[t.id, t.arabic, t.english, t.kind, t.status, t.domain] for t in terms])
