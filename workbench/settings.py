"""What a person may choose: read from the user's settings, then the project's over them, then the environment.

The user's file is `settings.toml` in the configuration folder of the system; the project's is `workbench.toml` in the
project folder. Both are plain TOML and hold the same keys:

    author = "..."            # the name under which revisions are saved; the login name if it is missing
    layout = "auto"           # side, stacked, auto: by the width of the terminal
    arabic = "right"          # the side of the Arabic: left, right
    theme = "dark"            # dark, light, contrast, terminal
    spelling = "american"     # american, british
    locale = "en_GB"          # numbers and dates on screen, a Babel locale; the environment's if it is missing
    language = "ar"           # the interface's own words: en, ar; the environment's if it is missing
    bidi = "auto"             # how Arabic is sent to the terminal: auto, vlrm, konsole, kitty, mlterm, visual, logical

    [keys]                    # other keys for commands
    "segment.next_open" = "ctrl+j"
"""

from __future__ import annotations

import getpass
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from workbench.errors import SettingInvalid
from workbench.wording import _

if TYPE_CHECKING:
    from workbench.project import Project

CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "layout": ("auto", "side", "stacked"),
        "arabic": ("right", "left"),
        "theme": ("dark", "light", "contrast", "terminal"),
        "spelling": ("american", "british"),
        "language": ("", "en", "ar"),
        "bidi": ("auto", "vlrm", "konsole", "kitty", "mlterm", "visual", "logical"),
    }
)
"""The values that each of these settings may have; the first is the one without any setting."""

VARIABLES: Mapping[str, str] = MappingProxyType({"WORKBENCH_AUTHOR": "author", "WORKBENCH_BIDI": "bidi"})
"""Environment variables that stand over both files, and the setting each gives."""

MAX_NAME = 100
"""The longest name of an author, in code points."""

_LOCALE = r"[a-z]{2,3}([_-][A-Za-z]{4})?([_-]([A-Z]{2}|[0-9]{3}))?"


def login_name() -> str:
    """The name the person logged in with; "translator" where the system knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        # A user id without a name, as in containers; which error it is depends on the version of Python.
        return "translator"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a person chose, or the value it has without a choice."""

    author: str = field(default_factory=login_name)
    """The name under which revisions, reviews and comments are saved; never empty."""

    layout: str = "auto"
    """"side", "stacked", or "auto": side by side where the terminal is wide enough."""

    arabic: str = "right"
    """The side on which the Arabic stands: "left" or "right"."""

    theme: str = "dark"
    spelling: str = "american"
    locale: str = ""
    """A Babel locale for numbers and dates on screen; empty means the one of the environment."""

    language: str = ""
    """The language of the interface's own words; empty means the one of the environment."""

    bidi: str = "auto"
    """How Arabic is sent to the terminal; "auto" lets the workbench find out."""

    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The name of a command -> its keys, separated by commas as Textual has them ("ctrl+j,f6")."""


def user_file() -> Path:
    """Where the user's own settings lie; the file may be missing."""
    from platformdirs import user_config_path

    return user_config_path("workbench", appauthor=False) / "settings.toml"


def load_settings(project: Project | None = None) -> Settings:
    """The settings in force: environment over project over user; without any, the defaults.

    Args:
        project: The project whose `workbench.toml` counts; without one only the user's file does.

    Raises:
        SettingInvalid: If a file is no TOML or holds a key or value that does not exist; names file, key and choices.
    """
    settings = Settings()
    for path in [user_file(), *([project.settings] if project else [])]:
        settings = _with(settings, _read(path), str(path))
    environment = {key: os.environ[name] for name, key in VARIABLES.items() if os.environ.get(name)}
    return _with(settings, environment, _("the environment"))


def _read(path: Path) -> dict[str, Any]:
    """The values of a settings file; none if it is missing."""
    try:
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise SettingInvalid(_("{path} cannot be read: {reason}.").format(path=path, reason=error.strerror)) from error
    # Most people have no settings file; the import would cost each start 2 ms.
    import tomllib

    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingInvalid(_("{path} is not written as TOML: {reason}.").format(path=path, reason=error)) from error


def _with(settings: Settings, values: Mapping[str, Any], where: str) -> Settings:
    """The settings with others laid over them; keys of commands are added to those there."""
    checked = _checked(values, where)
    if "keys" in checked:
        checked["keys"] = MappingProxyType({**settings.keys, **checked["keys"]})
    return replace(settings, **checked)


def _checked(values: Mapping[str, Any], where: str) -> dict[str, Any]:
    names = [each.name for each in fields(Settings)]
    for key in values:
        if key not in names:
            message = _("{where}: there is no setting {key!r}; there are {choices}.")
            raise SettingInvalid(message.format(where=where, key=key, choices=_(", ").join(names)))
    return {key: _CHECKS.get(key, _choice)(key, value, where) for key, value in values.items()}


def _choice(key: str, value: object, where: str) -> str:
    if isinstance(value, str) and value in CHOICES[key]:
        return value
    possible = _(", ").join(choice for choice in CHOICES[key] if choice)
    message = _("{where}: {key} cannot be {value!r}; it can be {choices}.")
    raise SettingInvalid(message.format(where=where, key=key, value=value, choices=possible))


def _author(key: str, value: object, where: str) -> str:
    name = value.strip() if isinstance(value, str) else ""
    if not name or len(name) > MAX_NAME or not name.isprintable():
        message = _("{where}: {key} must be a name of 1 to {most} printable characters.")
        raise SettingInvalid(message.format(where=where, key=key, most=MAX_NAME))
    return name


def _locale(key: str, value: object, where: str) -> str:
    """A locale that Babel knows. Babel is asked only for one that somebody set, since its import costs 15 ms."""
    if value == "":
        return ""
    if isinstance(value, str) and re.fullmatch(_LOCALE, value):
        from babel.core import Locale, UnknownLocaleError

        try:
            return str(Locale.parse(value, sep="-" if "-" in value else "_"))
        except (UnknownLocaleError, ValueError):
            pass
    message = _("{where}: {key} cannot be {value!r}; it is a language or one with its country, as en_GB.")
    raise SettingInvalid(message.format(where=where, key=key, value=value))


def _keys(key: str, value: object, where: str) -> dict[str, str]:
    if not isinstance(value, dict):
        message = _('{where}: {key} must be a table: [keys], then lines such as "segment.next_open" = "f6".')
        raise SettingInvalid(message.format(where=where, key=key))
    return dict(_commands(value, where))


def _commands(table: Mapping[str, object], where: str, prefix: str = "") -> list[tuple[str, str]]:
    """Commands and their keys; a name without quotes (a.b = ...) is a table in a table for TOML, and means the same."""
    found: list[tuple[str, str]] = []
    for name, value in table.items():
        if isinstance(value, dict):
            found += _commands(value, where, f"{prefix}{name}.")
        else:
            found.append((prefix + name, _key_names(prefix + name, value, where)))
    return found


def _key_names(command: str, value: object, where: str) -> str:
    names = value.split(",") if isinstance(value, str) else value
    if isinstance(names, list) and all(isinstance(name, str) and name.strip() for name in names):
        return ",".join(name.strip() for name in names)
    message = _('{where}: the keys of {command} must be written as "ctrl+j" or "ctrl+j,f6".')
    raise SettingInvalid(message.format(where=where, command=command))


_CHECKS: Mapping[str, Callable[[str, object, str], Any]] = MappingProxyType(
    {"author": _author, "locale": _locale, "keys": _keys}
)
