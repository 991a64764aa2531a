"""The interface's own words, in the language of the person.

Words are marked in the code with `_` (shown here and now), `n_` (depends on a count) and `N_` (only marked; whoever
shows it calls `_`). Catalogs lie in `locale/`; `workbench.locale.catalogs` brings them up to date. English is spoken
until `use_language` is called.
"""

from __future__ import annotations

import gettext
import os
from pathlib import Path

LANGUAGES = ("en", "ar")
"""The languages there are catalogs for; the first is spoken where no other fits."""

FOLDER = Path(__file__).with_name("locale")
"""Where the catalogs lie, in the repository and in the wheel."""

_catalog: gettext.NullTranslations = gettext.NullTranslations()
_language = LANGUAGES[0]


def _(message: str) -> str:
    """The message in the language in use; as it is if the catalog lacks it. An empty one stays empty."""
    return _catalog.gettext(message) if message else ""


def n_(one: str, many: str, count: int) -> str:
    """The form of a message that goes with a count, in the language in use.

    `{count}` in it, or whatever the placeholder is called, is for the caller to fill.
    """
    return _catalog.ngettext(one, many, count)


def N_(message: str) -> str:
    """The message itself, marked so that the catalogs have it; `_` translates it where it is shown."""
    return message


def use_language(code: str = "") -> str:
    """Speaks the language of a code ("ar", "ar_EG", "en") from now on; empty means the one of the environment.

    Returns:
        The language now in use, "en" if there is no catalog for what was asked.
    """
    global _catalog, _language
    _language = _known(code or environment_locale())
    _catalog = gettext.translation("workbench", FOLDER, [_language], fallback=True)
    return _language


def language() -> str:
    """The code of the language in use, one of `LANGUAGES`."""
    return _language


def environment_locale() -> str:
    """What LC_ALL, LC_MESSAGES or LANG says, without encoding ("ar_EG"); empty if none says anything or it is C."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name, ""):
            code = value.partition(".")[0].partition("@")[0]
            return "" if code in ("C", "POSIX") else code
    return ""


def _known(code: str) -> str:
    base = code.replace("-", "_").partition("_")[0].lower()
    return base if base in LANGUAGES else LANGUAGES[0]
