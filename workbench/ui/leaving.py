"""Every way out of the program saves first."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from typing import TYPE_CHECKING, Any, NoReturn

from textual.app import App

if TYPE_CHECKING:
    from workbench.ui.app import WorkbenchApp

WATCHDOG_S = 2.0
"""How long an end without a terminal may take, in seconds, before it is forced."""

EXIT_HANGUP, EXIT_TERMINATED, EXIT_INTERRUPTED = (128 + signal.SIGHUP, 128 + signal.SIGTERM, 128 + signal.SIGINT)


def heed_signals(app: WorkbenchApp) -> None:
    """HUP, TERM and INT save everything and end the program with 128 and their number."""
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGHUP, leave_at_once, app, int(EXIT_HANGUP))
    loop.add_signal_handler(signal.SIGTERM, leave_properly, app, int(EXIT_TERMINATED))
    loop.add_signal_handler(signal.SIGINT, leave_properly, app, int(EXIT_INTERRUPTED))


def leave_properly(app: WorkbenchApp, status: int) -> None:
    """Saves, then ends with the terminal restored; forced after `WATCHDOG_S` if that hangs."""
    app.flush()
    _arm_watchdog(status)
    app.exit(return_code=status)


def leave_at_once(app: App[Any], status: int) -> NoReturn:
    """Saves and ends without drawing: the terminal is gone, and writing to it could hang for ever."""
    _arm_watchdog(status)
    for end in ("flush", "close"):
        if (call := getattr(app, end, None)) is not None:
            call()
    os._exit(status)


def _arm_watchdog(status: int) -> None:
    watchdog = threading.Timer(WATCHDOG_S, os._exit, (status,))
    watchdog.daemon = True
    watchdog.start()
