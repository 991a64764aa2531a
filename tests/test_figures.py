"""Numbers and times as the person reads them."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from babel.dates import format_datetime, format_time
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from workbench import figures

EVENING = datetime(2025, 10, 6, 20, 3, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_cairo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Local time is three hours before UTC in summer, and no locale is left behind."""
    monkeypatch.setenv("TZ", "Africa/Cairo")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()
    figures.use_locale("en")


@pytest.mark.parametrize(
    ("locale", "count", "at", "seconds", "share"),
    [
        ("", "12,345", "2025-10-06 23:03", "23:03:05", "45%"),
        ("en_GB", "12,345", "06/10/2025, 23:03", "23:03:05", "45%"),
        ("en_US", "12,345", "10/6/25, 11:03 PM", "11:03:05 PM", "45%"),
        ("de_DE", "12.345", "06.10.25, 23:03", "23:03:05", "45\u00a0%"),
        ("ar_EG", "12,345", "6\u200f/10\u200f/2025، 11:03 م", "11:03:05 م", "45%"),
    ],
)
def test_figures_follow_the_locale(locale: str, count: str, at: str, seconds: str, share: str) -> None:
    """Grouping, order of the date and the hours are those of the locale; digits are Latin in all."""
    figures.use_locale(locale)
    written = (figures.number(12345), figures.moment(EVENING), figures.clock(EVENING), figures.percent(0.45))
    assert tuple(each.replace("\u200e", "") for each in written) == (count, at, seconds, share)


@pytest.mark.parametrize("locale", ["en", "en_US", "en_GB"])
@given(
    when=st.datetimes(datetime(1971, 1, 2), datetime(2037, 12, 30), timezones=st.just(UTC)),
    value=st.integers(-(10**9), 10**9),
)
def test_english_is_written_as_babel_writes_it(locale: str, when: datetime, value: int) -> None:
    """The short way taken for English gives what Babel gives, but for the width of a blank."""
    figures.use_locale(locale)
    local = when.astimezone()
    assert figures.number(value) == format_decimal(value, locale=locale)
    assert figures.moment(when) == format_datetime(local, "short", locale=locale).replace("\u202f", " ")
    assert figures.clock(when) == format_time(local, "medium", locale=locale).replace("\u202f", " ")


def test_a_time_without_zone_is_utc() -> None:
    """Times are kept in UTC, whether they say so or not."""
    figures.use_locale("en_GB")
    assert figures.moment(EVENING.replace(tzinfo=None)) == figures.moment(EVENING)


@pytest.mark.parametrize(("share", "shown"), [(0, "0%"), (0.29, "29%"), (0.999, "99%"), (1, "100%")])
def test_only_the_whole_is_a_hundred_per_cent(share: float, shown: str) -> None:
    """999 of 1,000 sentences are not everything; and 29 of 100 are not 28."""
    figures.use_locale("en")
    assert figures.percent(share) == shown


def test_an_environment_that_names_an_unknown_locale_names_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """A locale of the system that Babel does not know is no mistake of the person."""
    monkeypatch.setenv("LANG", "xx_YY.UTF-8")
    figures.use_locale()
    assert figures.moment(EVENING) == "2025-10-06 23:03"


def test_english_figures_do_without_babel() -> None:
    """Nothing that a first picture shows in English imports Babel."""
    program = (
        "import sys; from datetime import datetime; from workbench import figures as f; f.use_locale('en_US');"
        "f.number(12345), f.percent(.5), f.moment(datetime.now()), f.clock(datetime.now());"
        "f.use_locale('fr_FR'), f.number(999);"
        "print('babel' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout == "False\n"
