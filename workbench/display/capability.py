"""Which encoder suits the terminal at hand."""

from __future__ import annotations

import os
from collections.abc import Mapping

from workbench.display.encoders import ENCODERS, VLRM, Encoder
from workbench.errors import SettingInvalid
from workbench.wording import _

VARIABLE = "WORKBENCH_BIDI"
"""The environment variable by which a user overrides everything else."""

AUTOMATIC = "auto"
"""The choice that leaves the choosing to the workbench; the same as none."""


def choose_encoder(override: str = "", environ: Mapping[str, str] | None = None) -> Encoder:
    """The encoder for this terminal.

    The first that says something decides: WORKBENCH_BIDI, the setting, what the terminal left in the environment. A
    terminal within another leaves its variables to the inner one: then the user has to say which it is.

    Args:
        override: What the settings say: the name of an encoder, or "auto" or nothing to leave it open.
        environ: The environment; that of the process if none is given.

    Raises:
        SettingInvalid: If the variable or the setting names no encoder.
    """
    environ = os.environ if environ is None else environ
    for source, choice in ((VARIABLE, environ.get(VARIABLE, "")), (_("The setting for right-to-left text"), override)):
        if (name := choice.strip().lower()) not in ("", AUTOMATIC):
            return _named(name, source)
    return _from_environment(environ)


def _named(name: str, source: str) -> Encoder:
    """The encoder of that name."""
    if (encoder := ENCODERS.get(name)) is None:
        choices = _(", ").join([AUTOMATIC, *ENCODERS])
        message = _("{source} is {name!r}, which no terminal is known by; use one of {choices}.")
        raise SettingInvalid(message.format(source=source, name=name, choices=choices))
    return encoder


def _from_environment(environ: Mapping[str, str]) -> Encoder:
    """The encoder for the terminal that the environment speaks of; the default if it speaks of none.

    What a terminal itself answers to XTVERSION would be surer than what it left in the environment; asking it belongs
    here, before the variables.
    """
    if environ.get("KONSOLE_VERSION"):
        return ENCODERS["konsole"]
    if environ.get("KITTY_WINDOW_ID") or environ.get("TERM") == "xterm-kitty":
        return ENCODERS["kitty"]
    if environ.get("MLTERM"):
        return ENCODERS["mlterm"]
    return VLRM
