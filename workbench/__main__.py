"""Where the program starts: `workbench`, or `python -m workbench`.

The screens start without click, whose import costs as much as everything else before the first picture; so does
`--version`. Everything else is a command of `workbench.cli`.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path

INTERRUPTED = 130
"""The exit code after ctrl+c: 128 and the number of the signal, as shells have it."""

BROKEN_PIPE = 141
"""The exit code when nobody reads the output any more, as in `workbench articles | head -1`."""

OUTPUT_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
"""How the system says that the file or device that the output goes to takes no more."""


def main() -> None:
    """Runs the program with the arguments of the process, and leaves with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Does what the arguments ask for.

    Returns:
        The exit code: 0 done, 1 the answer is no, 2 wrong use; 130 after ctrl+c, 141 after a broken pipe. What went
        wrong has been said in one line on standard error.
    """
    from workbench.errors import WorkbenchError

    try:
        code = _print_version() if arguments[:1] == ["--version"] else _obey(arguments)
        sys.stdout.flush()
        return code
    except WorkbenchError as error:
        from workbench.cli.mistakes import told

        return told(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return BROKEN_PIPE
    except OSError as error:
        if error.errno not in OUTPUT_FULL:
            raise
        return _told_of_output(error)


def _drop_output() -> None:
    """What is left in the buffer goes nowhere, or the interpreter would complain of it on leaving."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _told_of_output(error: OSError) -> int:
    """Says that the output could not be written; files of our own are told of by whoever writes them."""
    from workbench.cli.mistakes import told
    from workbench.errors import ExportFailed

    _drop_output()
    return told(ExportFailed(f"The output was not written whole ({error.strerror}); send it to another place."))


def _print_version() -> int:
    from workbench import __version__

    print(f"workbench {__version__}")
    return 0


def _obey(arguments: Sequence[str]) -> int:
    from workbench.cli.start import open_screens

    plain = plain_start(arguments)
    if plain:
        return open_screens(*plain)
    from workbench.cli.commands import obey

    return obey(arguments)


def plain_start(arguments: Sequence[str]) -> tuple[Path, str] | None:
    """The project folder and the article to open, if the arguments ask for the screens and nothing else.

    Returns:
        The article is empty for the library. None if it takes click to understand the arguments, or to refuse them.
    """
    folder, words, rest = Path(), [], iter(arguments)
    for argument in rest:
        if argument == "--project" and (given := next(rest, "")):
            folder = Path(given)
        elif argument.startswith("-"):
            return None
        else:
            words.append(argument)
    match words:
        case []:
            return folder, ""
        case ["open", article]:
            return folder, article
    return None


if __name__ == "__main__":
    main()
