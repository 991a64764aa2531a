"""Commands about articles: making a project, bringing articles in, listing them, looking back, handing them over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.mistakes import DONE, told
from workbench.cli.options import examples, json_option, open_project, project_folder, project_option, sentence_argument
from workbench.cli.output import Column, at, say, say_aside, show_json, show_table
from workbench.cli.progress import progress_bar
from workbench.errors import ArticleUnreadable

if TYPE_CHECKING:
    from workbench.services.opening import ArticleSummary, Imported


@click.command(
    "open", epilog=examples("workbench open 3", "workbench open articles/truce.txt", "workbench open رويترز")
)
@click.argument("article")
@project_option
def open_(article: str) -> int:
    """Open an ARTICLE in the terminal: a path, its number, or the beginning of its title."""
    from workbench.cli.start import open_screens

    return open_screens(project_folder(), article)


@click.command(epilog=examples("workbench init ~/news", "cd ~/news && workbench"))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def init(folder: Path) -> int:
    """Make a new project in DIR, with the starter glossary and a folder for articles."""
    from workbench.services.workspace import create_project

    project = create_project(folder)
    say(f"{project.folder} is ready. Put articles into {project.articles}, and open it with: cd {folder} && workbench")
    return DONE


@click.command(
    "import",
    epilog=examples("workbench import report.docx", "workbench import --encoding windows-1256 old/*.txt"),
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--encoding", default="", metavar="NAME", help="How the files are encoded, if it is found out wrongly.")
@json_option
@project_option
def import_(files: tuple[Path, ...], encoding: str, as_json: bool) -> int:
    """Bring articles (.txt, .md, .html, .docx) into the project.

    A text that is there already is not saved twice. A file that cannot be read is told, and the others are imported.
    """
    from workbench.services.opening import import_article

    code, sizes = DONE, [_kilobytes(file) for file in files]
    with open_project() as workspace, progress_bar("Importing") as progress:
        for number, file in enumerate(files):
            progress(sum(sizes[:number]), sum(sizes))
            try:
                imported = import_article(workspace, file, encoding)
            except ArticleUnreadable as error:
                code = told(error)
            else:
                _tell_imported(imported, as_json)
    return code


@click.command(epilog=examples("workbench articles", "workbench articles --json | jq .title"))
@click.option("--archived", is_flag=True, help="Those put away as well.")
@json_option
@project_option
def articles(archived: bool, as_json: bool) -> int:
    """List the articles of the project and how far they are."""
    from workbench.services.opening import library

    with open_project() as workspace:
        found = library(workspace, archived)
    if as_json:
        for summary in found:
            show_json(summary)
    elif found:
        _show_library(found)
    else:
        say_aside("No articles yet. Put files into the folder articles, or: workbench import FILE")
    return DONE


@click.command(epilog=examples("workbench history 3 12", "workbench history رويترز 1 --json"))
@click.argument("article")
@sentence_argument
@json_option
@project_option
def history(article: str, sentence: int, as_json: bool) -> int:
    """Show every saved version of the translation of sentence N of an ARTICLE, the newest first."""
    from workbench.cli.sentences import open_sentence

    with open_project() as workspace, open_sentence(workspace, article, sentence) as (session, position):
        for revision in session.history(position):
            if as_json:
                show_json(revision)
                continue
            reason = f" ({revision.reason})" if revision.reason else ""
            say(f"{revision.number}  {revision.state}  {revision.author}  {at(revision.saved_at)}{reason}")
            say(f"    {revision.text}")
    return DONE


@click.command(
    epilog=examples(
        "workbench export 3 -o truce.txt", "workbench export 3 -o truce.csv", "workbench export 3 -o t.html"
    )
)
@click.argument("article")
@click.option("-o", "--output", metavar="FILE", required=True, type=click.Path(path_type=Path), help="Where to.")
@click.option("--format", "format_name", default="", metavar="NAME", help="The format, if the ending does not say it.")
@json_option
@project_option
def export(article: str, output: Path, format_name: str, as_json: bool) -> int:
    """Write an ARTICLE to a file: the translation (.txt), or both languages side by side (.csv, .html)."""
    from workbench.services.exchanging import export_article

    with open_project() as workspace:
        exported = export_article(workspace, article, output, format_name)
    if as_json:
        # As the screens count, from 1.
        show_json({**asdict(exported), "untranslated": [position + 1 for position in exported.untranslated]})
    else:
        say(str(exported))
    return DONE


def _tell_imported(imported: Imported, as_json: bool) -> None:
    summary = imported.summary
    if as_json:
        show_json(imported)
    else:
        done = "is there already" if imported.already else f"imported, {summary.segments} sentences"
        encoding = f", read as {imported.guess}" if imported.guess else ""
        say(f"{summary.number}  {summary.title}: {done}{encoding}")


def _show_library(found: Sequence[ArticleSummary]) -> None:
    columns = [
        Column("No.", number=True),
        Column("Title", 60, base="rtl"),
        Column("Sentences", number=True),
        Column("Translated", number=True),
        Column("Reviewed", number=True),
        Column("Comments", number=True),
        Column("Changed"),
        Column("By", 20),
        Column("", 60),
    ]
    show_table(columns, [_library_row(summary) for summary in found])


def _library_row(summary: ArticleSummary) -> list[object]:
    return [
        summary.number,
        summary.title or (summary.path.name if summary.path else ""),
        summary.segments,
        summary.translated,
        summary.reviewed,
        summary.open_comments,
        at(summary.changed_at),
        summary.changed_by,
        summary.problem or ("archived" if summary.archived else ""),
    ]


def _kilobytes(path: Path) -> int:
    """The size of a file; 0 for one that cannot be asked, which the import will tell."""
    try:
        return path.stat().st_size // 1000
    except OSError:
        return 0
