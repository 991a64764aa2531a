"""Commands that make glossaries from files, and files from glossaries."""

from __future__ import annotations

from pathlib import Path

import click

from workbench.cli.glossary import filter_options
from workbench.cli.mistakes import DONE
from workbench.cli.options import examples, json_option, open_project, project_folder, project_option
from workbench.cli.output import say, say_aside, show_json
from workbench.cli.progress import progress_bar
from workbench.glossary.term import TermKind, TermStatus

_format_option = click.option(
    "--format", "format_name", default="", metavar="NAME", help="The format, if the ending does not say it."
)


@click.command(
    "import",
    epilog=examples(
        "workbench glossary import terms.csv --dry-run",
        "workbench glossary import terms.utf8 --format omegat --keep",
    ),
)
@click.argument("file", type=click.Path(path_type=Path))
@_format_option
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@click.option("--keep", is_flag=True, help="Leave terms that the glossary has as they are.")
@json_option
@project_option
def import_(file: Path, format_name: str, dry_run: bool, keep: bool, as_json: bool) -> int:
    """Bring the terms of a FILE (.csv, .utf8, .jsonl) into the glossary.

    Terms that are there already take what the file says of them; nothing else of them changes. Entries that cannot be
    taken are named on standard error.
    """
    from workbench.services.exchanging import import_glossary

    with open_project() as workspace, progress_bar("Importing") as progress:
        result = import_glossary(workspace, file, format_name, dry_run, keep, progress)
    if as_json:
        show_json(result)
        return DONE
    say(str(result))
    for skipped in result.skipped:
        say_aside(f"{file}, line {skipped.line}: {skipped.reason}")
    return DONE


@click.command(
    epilog=examples(
        "workbench glossary export glossary.csv",
        "workbench glossary export glossary.utf8 --kind person",
    )
)
@click.argument("file", type=click.Path(path_type=Path))
@_format_option
@filter_options
@json_option
@project_option
def export(
    file: Path, format_name: str, kind: str | None, status: str | None, domain: str | None, as_json: bool
) -> int:
    """Write the glossary, or the terms of a kind, status or domain, to a FILE (.csv, .utf8, .jsonl)."""
    from workbench.services.exchanging import Filters, export_glossary

    filters = Filters(TermKind(kind) if kind else None, TermStatus(status) if status else None, domain or "")
    with open_project() as workspace:
        exported = export_glossary(workspace, file, format_name, filters)
    if as_json:
        show_json(exported)
    else:
        say(str(exported))
    return DONE


@click.command(
    epilog=examples("workbench glossary build", "workbench glossary build --from terms/ --to new/glossary.db")
)
@click.option("--from", "starter", metavar="DIR", type=click.Path(path_type=Path), help="Read these CSV files instead.")
@click.option("--to", "target", metavar="FILE", type=click.Path(path_type=Path), help="The database to write.")
@json_option
@project_option
def build(starter: Path | None, target: Path | None, as_json: bool) -> int:
    """Build the project's glossary.db anew from the starter glossary.

    A database that somebody has worked in is never replaced.
    """
    from workbench.services.starter import build_glossary

    path = target or project_folder() / "glossary.db"
    terms = build_glossary(path, starter)
    if as_json:
        show_json({"path": path, "terms": terms})
    else:
        say(f"{path}: {terms} terms")
    return DONE


@click.command(epilog=examples("workbench glossary update"))
@json_option
@project_option
def update(as_json: bool) -> int:
    """Bring the terms of a newer starter glossary into the project; what you edited stays, and is named."""
    from workbench.services.starter import update_glossary

    with open_project() as workspace:
        updated = update_glossary(workspace)
    if as_json:
        show_json(updated)
        return DONE
    say(f"{updated.added} added, {updated.changed} changed, {updated.removed} removed")
    for term in updated.kept:
        say(f"kept as you have it: {term.arabic}, {term.english}")
    return DONE
