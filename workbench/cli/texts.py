"""Commands about any Arabic text: its sentences, and the terms in it."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.mistakes import DONE, NO
from workbench.cli.options import examples, json_option, open_project, project_option
from workbench.cli.output import Column, say, show_json, show_table

if TYPE_CHECKING:
    from workbench.glossary.match import TermMatch

_file = click.argument("file", metavar="FILE|-")
_encoding = click.option(
    "--encoding", default="", metavar="NAME", help="How the text is encoded, if it is found out wrongly."
)


@click.command(epilog=examples("workbench segment report.txt", "pbpaste | workbench segment - --json"))
@_file
@_encoding
@json_option
def segment(file: str, encoding: str, as_json: bool) -> int:
    """Print the sentences of an Arabic text, one a line: a FILE, or - for standard input.

    With --json each has its number and its place, in code points of the text.
    """
    from workbench.arabic.sentences import split_sentences

    for number, span in enumerate(split_sentences(_text(file, encoding)), start=1):
        if as_json:
            show_json({"number": number, "start": span.start, "end": span.end, "text": span.text})
        else:
            say(span.text, base="rtl")
    return DONE


@click.command(epilog=examples("workbench terms report.txt", "echo 'وللأسد' | workbench terms - --json"))
@_file
@_encoding
@json_option
@project_option
def terms(file: str, encoding: str, as_json: bool) -> int:
    """Print the glossary's terms in an Arabic text, and why each was found: a FILE, or - for standard input.

    The exit code is 1 if there are none. Places are in code points of the text.
    """
    from workbench.glossary.explain import explain
    from workbench.services.terminology import Glossary

    text = _text(file, encoding)
    with open_project() as workspace:
        found = Glossary(workspace).find(text)
    if as_json:
        for match in found:
            show_json({**asdict(match), "why": explain(match)})
    elif found:
        columns = [Column("Place", number=True), Column("Found", 40, "rtl"), Column("English", 40)]
        columns += [Column("Kind"), Column("Status"), Column("Why", 60)]
        show_table(columns, [_term_row(match) for match in found])
    return DONE if found else NO


def _term_row(match: TermMatch) -> list[object]:
    from workbench.glossary.explain import explain

    senses = match.senses or (match.term,)
    english = "; ".join(sense.english for sense in senses)
    return [match.start, match.surface, english, match.term.kind, match.term.status, explain(match)]


def _text(file: str, encoding: str) -> str:
    """The text of a file, or of standard input for "-".

    Raises:
        ArticleUnreadable: If there is none, or no Arabic in it.
    """
    from workbench.articles.reading import read_article

    if file != "-":
        return read_article(Path(file), encoding).article.source_text
    return _standard_input(encoding)


def _standard_input(encoding: str) -> str:
    from workbench.arabic.folding import clean, has_arabic
    from workbench.articles.files import Limits, Source, megabytes
    from workbench.articles.readers.plain import read_plain

    limit = Limits().file_bytes
    source = Source("standard input", sys.stdin.buffer.read(limit + 1))
    if len(source.data) > limit:
        raise source.unreadable(f"it is larger than {megabytes(limit)}", "divide it into smaller texts")
    text = clean(read_plain(source, encoding).text) if source.data else ""
    if not has_arabic(text):
        raise source.unreadable("it has no Arabic letters", "name its encoding with --encoding if it should")
    return text
