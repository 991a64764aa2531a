"""Numbers and times as the person reads them. Babel is imported by the first that needs it: it costs 25 to 45 ms.

Digits are the Latin ones in every locale, so that counts, dates and segment numbers agree on one screen. For American
and British English the figures are written here, equal to Babel's, so that a first picture does without its import.
"""

from __future__ import annotations

import math
from datetime import UTC, datetime

from workbench.wording import environment_locale

_locale = ""

_PLAIN = ("", "en", "en_US", "en_GB")
"""Where numbers are written 12,345 and shares 45%."""

_NARROW_BLANK = "\u202f"
"""Grouping in French, and before AM and PM; many fonts of terminals lack it."""


def use_locale(code: str = "") -> str:
    """Writes figures for a Babel locale ("en_GB", "ar_EG") from now on; empty means the one of the environment.

    Returns:
        The locale now in use; "" if the environment names none: then times are written as 2025-10-06 14:03.
    """
    global _locale
    _locale = (code or environment_locale()).replace("-", "_")
    return _locale


def number(value: int) -> str:
    """A whole number with its thousands grouped; shorter ones need no Babel."""
    if 0 <= value < 1000 or _locale_in_use() in _PLAIN:
        return f"{value:,}"
    from babel.numbers import format_decimal

    return _on_screen(format_decimal(value, locale=_locale))


def percent(share: float) -> str:
    """A share of 1 in per cent, rounded down, so that 100% is said of the whole alone."""
    # The small addition takes back what 0.29 * 100 lost on the way to 28.999999999999996.
    whole = math.floor(share * 100 + 1e-9)
    if _locale_in_use() in _PLAIN:
        return f"{whole}%"
    from babel.numbers import format_percent

    return _on_screen(format_percent(whole / 100, locale=_locale))


def moment(when: datetime) -> str:
    """Day and time to the minute, in local time; a time without zone is taken as UTC."""
    local = _local(when)
    match _locale_in_use():
        case "":
            return f"{local:%Y-%m-%d %H:%M}"
        case "en_GB":
            return f"{local:%d/%m/%Y, %H:%M}"
        case "en" | "en_US":
            return f"{local.month}/{local.day}/{local:%y}, {local.hour % 12 or 12}:{local:%M} {_half(local)}"
        case other:
            from babel.dates import format_datetime

            return _on_screen(format_datetime(local, "short", locale=other))


def clock(when: datetime) -> str:
    """The time of the day to the second, in local time; a time without zone is taken as UTC."""
    local = _local(when)
    match _locale_in_use():
        case "" | "en_GB":
            return f"{local:%H:%M:%S}"
        case "en" | "en_US":
            return f"{local.hour % 12 or 12}:{local:%M:%S} {_half(local)}"
        case other:
            from babel.dates import format_time

            return _on_screen(format_time(local, "medium", locale=other))


def _locale_in_use() -> str:
    """The locale, after an environment that names one unknown to Babel was taken as one that names none."""
    global _locale
    if _locale not in _PLAIN:
        from babel.core import Locale, UnknownLocaleError

        try:
            Locale.parse(_locale)
        except (UnknownLocaleError, ValueError):
            _locale = ""
    return _locale


def _local(when: datetime) -> datetime:
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone()


def _half(when: datetime) -> str:
    return "AM" if when.hour < 12 else "PM"


def _on_screen(text: str) -> str:
    return text.replace(_NARROW_BLANK, "\u00a0")
