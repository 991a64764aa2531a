"""Commands of a reviewer: what waits, and what was decided about it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from workbench.cli.mistakes import DONE
from workbench.cli.options import examples, json_option, open_project, project_option, sentence_argument
from workbench.cli.output import Column, at, say, say_aside, show_json, show_table
from workbench.errors import DeedImpossible
from workbench.translation.revision import State

if TYPE_CHECKING:
    from workbench.services.reviewing import ReviewItem
    from workbench.services.workspace import Workspace


@click.group(
    epilog=examples(
        "workbench review list",
        "workbench review approve 3 12",
        'workbench review reject 3 12 "wrong rank"',
        "workbench review approve 3 --rest",
    )
)
@project_option
def review() -> None:
    """See what waits for review, and decide about it.

    ARTICLE is a path, a number or the beginning of a title; N is the number of a sentence in it.
    """


@review.command("list", epilog=examples("workbench review list --state rejected --article 3"))
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice([str(state) for state in State]),
    default=[str(State.TRANSLATED)],
    show_default=True,
    help="Sentences in this state; may be given more than once.",
)
@click.option("--article", default="", metavar="ARTICLE", help="Only those of one article.")
@click.option("--author", default="", metavar="NAME", help="Only those translated by one person.")
@json_option
@project_option
def list_(states: tuple[str, ...], article: str, author: str, as_json: bool) -> int:
    """List the translations that wait, the longest waiting first."""
    with open_project() as workspace:
        items, count = _waiting(workspace, frozenset(map(State, states)), article, author)
    if as_json:
        for item in items:
            show_json({**asdict(item), "sentence": item.position + 1})
        return DONE
    if items:
        _show_queue(items)
    if count > len(items) or not items:
        say_aside(f"{count} waiting, {len(items)} shown")
    return DONE


@review.command(epilog=examples("workbench review approve 3 12", "workbench review approve 3 --rest"))
@click.argument("article")
@click.argument("sentence", metavar="[N]", type=click.IntRange(min=1), required=False)
@click.option("--rest", is_flag=True, help="All translated sentences of the article that have no open comment.")
@project_option
def approve(article: str, sentence: int | None, rest: bool) -> int:
    """Approve the translation of sentence N of an ARTICLE, or with --rest of all that wait."""
    from workbench.services.reviewing import Reviewing

    if rest == (sentence is not None):
        raise click.UsageError("Name one sentence by its number, or all with --rest.", click.get_current_context())
    with open_project() as workspace:
        if sentence is not None:
            Reviewing(workspace).approve(_item(workspace, article, sentence))
            return DONE
        number = _article_id(workspace, article)
        approved = Reviewing(workspace).approve_rest(number) if number is not None else 0
    say(f"{approved} approved")
    return DONE


@review.command(epilog=examples('workbench review reject 3 12 "the rank is wrong"'))
@click.argument("article")
@sentence_argument
@click.argument("reason")
@project_option
def reject(article: str, sentence: int, reason: str) -> int:
    """Send the translation of sentence N of an ARTICLE back to the translator, and say the REASON."""
    from workbench.services.reviewing import Reviewing

    with open_project() as workspace:
        Reviewing(workspace).reject(_item(workspace, article, sentence), reason)
    return DONE


@review.command(epilog=examples('workbench review comment 3 12 "Soleimani, as the list has it"'))
@click.argument("article")
@sentence_argument
@click.argument("text")
@project_option
def comment(article: str, sentence: int, text: str) -> int:
    """Leave a comment on sentence N of an ARTICLE, without a decision."""
    from workbench.services.reviewing import Reviewing

    with open_project() as workspace:
        Reviewing(workspace).comment(_segment(workspace, article, sentence), text)
    return DONE


def _waiting(workspace: Workspace, states: frozenset[State], article: str, author: str) -> tuple[list[ReviewItem], int]:
    """The first of the queue, and how long it is; nothing waits in an article that nobody has worked on."""
    from workbench.services.reviewing import Queue, Reviewing

    number = _article_id(workspace, article) if article else None
    if article and number is None:
        return [], 0
    queue = Queue(states, number, author)
    return Reviewing(workspace).queue(queue), Reviewing(workspace).count(queue)


def _item(workspace: Workspace, article: str, sentence: int) -> ReviewItem:
    from workbench.services.reviewing import Reviewing

    return Reviewing(workspace).item(_segment(workspace, article, sentence))


def _segment(workspace: Workspace, article: str, sentence: int) -> int:
    """The segment's id.

    Raises:
        DeedImpossible: If nobody has worked on the article yet.
    """
    from workbench.cli.sentences import open_sentence

    with open_sentence(workspace, article, sentence) as (session, position):
        segment = session.row(position).segment
    if segment is None:
        raise DeedImpossible(f"Nobody has worked on {session.article.title} yet, so there is nothing to review in it.")
    return segment


def _article_id(workspace: Workspace, article: str) -> int | None:
    """The article's id; None for one that nobody has worked on."""
    from workbench.services.opening import open_article

    session = open_article(workspace, article)
    session.close()
    return session.article.id


def _show_queue(items: list[ReviewItem]) -> None:
    columns = [
        Column("Article", number=True),
        Column("N", number=True),
        Column("State"),
        Column("Arabic", 60, base="rtl"),
        Column("English", 60),
        Column("By", 20),
        Column("Changed"),
    ]
    rows = [
        [item.article, item.position + 1, item.state, item.source, item.target, item.author, at(item.changed_at)]
        for item in items
    ]
    show_table(columns, rows)
