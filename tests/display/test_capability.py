"""Which terminal gets which encoding."""

from __future__ import annotations

import pytest

from workbench.display.capability import choose_encoder
from workbench.errors import SettingInvalid


@pytest.mark.parametrize(
    ("override", "environ", "name"),
    [
        ("", {}, "vlrm"),
        ("", {"TERM": "xterm-256color", "VTE_VERSION": "7006"}, "vlrm"),
        ("", {"KONSOLE_VERSION": "221203"}, "konsole"),
        ("", {"KITTY_WINDOW_ID": "1"}, "kitty"),
        ("", {"TERM": "xterm-kitty"}, "kitty"),
        ("", {"MLTERM": "3.9.2"}, "mlterm"),
        ("", {"KONSOLE_VERSION": "221203", "KITTY_WINDOW_ID": "1"}, "konsole"),
        ("visual", {"KONSOLE_VERSION": "221203"}, "visual"),
        ("auto", {"KONSOLE_VERSION": "221203"}, "konsole"),
        ("visual", {"WORKBENCH_BIDI": "logical"}, "logical"),
        ("visual", {"WORKBENCH_BIDI": "auto"}, "visual"),
        ("visual", {"WORKBENCH_BIDI": ""}, "visual"),
        ("", {"WORKBENCH_BIDI": " VLRM ", "TERM": "xterm-kitty"}, "vlrm"),
    ],
)
def test_the_user_decides_then_the_environment(override: str, environ: dict[str, str], name: str) -> None:
    """WORKBENCH_BIDI comes first, then the setting, then what the terminal left, and vlrm where nothing is known."""
    assert choose_encoder(override, environ).name == name


def test_the_environment_of_the_process_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an environment given, that of the process counts."""
    monkeypatch.setenv("WORKBENCH_BIDI", "mlterm")
    assert choose_encoder().name == "mlterm"


@pytest.mark.parametrize(
    ("override", "environ", "named"),
    [("", {"WORKBENCH_BIDI": "xterm"}, "WORKBENCH_BIDI is 'xterm'"), ("rtl", {}, "The setting for .* is 'rtl'")],
)
def test_a_choice_that_does_not_exist_is_refused(override: str, environ: dict[str, str], named: str) -> None:
    """The message says where the choice was made and which there are."""
    with pytest.raises(SettingInvalid, match=named + ".*auto, vlrm, konsole, kitty, mlterm, visual, logical"):
        choose_encoder(override, environ)
