"""The commands of `workbench`, each imported when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence

import click

from workbench import __version__
from workbench.cli.lazy import LazyGroup
from workbench.cli.mistakes import DONE, told_by_click
from workbench.cli.options import examples, project_folder, project_option
from workbench.cli.output import prepare_streams


@click.group(
    "workbench",
    cls=LazyGroup,
    lazy={
        "open": "articles:open_",
        "init": "articles:init",
        "import": "articles:import_",
        "articles": "articles:articles",
        "history": "articles:history",
        "export": "articles:export",
        "segment": "texts:segment",
        "terms": "texts:terms",
        "glossary": "glossary:glossary",
        "review": "review:review",
    },
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=examples(
        "workbench                          the screens, on the project in this folder",
        "workbench init ~/news              a project of your own",
        "workbench open 3                   the article that `workbench articles` numbers 3",
        "workbench glossary export out.csv  the glossary for other tools",
    ),
)
@project_option
@click.version_option(__version__, message="workbench %(version)s")
@click.pass_context
def workbench(ctx: click.Context) -> int:
    """Translate Arabic news into English, with a glossary of names and military terms.

    Without a command, the screens open on the library of the project in this folder.
    """
    if ctx.invoked_subcommand is not None:
        return DONE
    from workbench.cli.start import open_screens

    return open_screens(project_folder())


def obey(arguments: Sequence[str]) -> int:
    """Runs a command line without the program's name; the exit code.

    Raises:
        WorkbenchError: If what was asked for could not be done.
        KeyboardInterrupt: After ctrl+c.
    """
    prepare_streams()
    try:
        # Not `main()`, which has ways of its own to end on ctrl+c and on a broken pipe.
        with workbench.make_context("workbench", list(arguments)) as context:
            answer = workbench.invoke(context)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return error.exit_code
    except click.ClickException as error:
        return told_by_click(error)
    return answer if isinstance(answer, int) else DONE
