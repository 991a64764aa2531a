"""What a person may choose, and where it is read from."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from workbench.errors import SettingInvalid
from workbench.project import Project
from workbench.settings import CHOICES, Settings, load_settings, login_name, user_file


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project folder without settings."""
    return Project(tmp_path)


def wrote(path: Path, text: str) -> Path:
    """The file, after the text was written into it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_files_every_setting_has_its_default(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The author is the login name; each other setting has the first of its choices."""
    monkeypatch.setenv("LOGNAME", "translator 1")
    settings = load_settings(project)
    assert settings == Settings(author="translator 1")
    assert {name: getattr(settings, name) for name in CHOICES} == {name: each[0] for name, each in CHOICES.items()}


def test_the_project_stands_over_the_user_and_the_environment_over_both(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each place gives what the ones above it leave open."""
    wrote(user_file(), 'author = "U"\ntheme = "light"\nbidi = "kitty"\n[keys]\n"a.b" = "f6"\n"a.c" = "f7"\n')
    wrote(project.settings, 'author = "P"\nspelling = "british"\n[keys]\n"a.c" = "ctrl+j,f8"\n')
    monkeypatch.setenv("WORKBENCH_BIDI", "mlterm")
    settings = load_settings(project)
    assert (settings.author, settings.theme, settings.spelling, settings.bidi) == ("P", "light", "british", "mlterm")
    assert settings.keys == {"a.b": "f6", "a.c": "ctrl+j,f8"}
    monkeypatch.setenv("WORKBENCH_AUTHOR", "E")
    assert load_settings(project).author == "E"
    assert load_settings().spelling == "american", "without a project its settings do not count"


def test_keys_are_read_in_every_way_toml_writes_them(project: Project) -> None:
    """Quoted or dotted names, one string or a list."""
    wrote(project.settings, '[keys]\n"segment.done" = "f6"\nsegment.next = ["ctrl+j", "f7"]\n')
    assert load_settings(project).keys == {"segment.done": "f6", "segment.next": "ctrl+j,f7"}


def test_a_file_of_windows_with_a_byte_order_mark_is_read(project: Project) -> None:
    """An editor's invisible first character is no mistake of the person."""
    wrote(project.settings, '\ufefftheme = "light"\r\n')
    assert load_settings(project).theme == "light"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('layout = "diagonal"', "layout cannot be 'diagonal'; it can be auto, side, stacked."),
        ("theme = 3", "theme cannot be 3; it can be dark, light, contrast, terminal."),
        ('language = "fr"', "language cannot be 'fr'; it can be en, ar."),
        ('them = "dark"', "there is no setting 'them'; there are author, layout, arabic, theme, spelling, locale,"),
        ('author = ""', "author must be a name of 1 to 100 printable characters."),
        ('author = "a\\u001b[2J"', "author must be a name of 1 to 100 printable characters."),
        ('locale = "xx_YY"', "locale cannot be 'xx_YY'; it is a language or one with its country, as en_GB."),
        ('locale = "../../x"', "locale cannot be '../../x'"),
        ('keys = "f6"', "keys must be a table: [keys]"),
        ("keys.segment.done = 6", 'the keys of segment.done must be written as "ctrl+j" or "ctrl+j,f6".'),
        ('"keys"."x" = ""', "the keys of x must be written as"),
        ("theme = dark", "is not written as TOML: Invalid value (at line 1, column 9)."),
    ],
)
def test_a_mistake_is_told_in_one_line_with_file_key_and_choices(project: Project, line: str, said: str) -> None:
    """Whoever wrote the line finds it again and learns what it may be."""
    wrote(project.settings, line + "\n")
    with pytest.raises(SettingInvalid) as caught:
        load_settings(project)
    assert str(project.settings) in str(caught.value)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_bytes_that_are_no_text_and_folders_are_refused(project: Project) -> None:
    """A settings file that cannot be read stops the start; it is not silently passed over."""
    project.settings.write_bytes(b'author = "\xff\xfe"')
    with pytest.raises(SettingInvalid, match="not written as TOML"):
        load_settings(project)
    project.settings.unlink()
    project.settings.mkdir()
    with pytest.raises(SettingInvalid, match=r"cannot be read: Is a directory\."):
        load_settings(project)


def test_a_wrong_variable_is_told_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment is held to the same choices."""
    monkeypatch.setenv("WORKBENCH_BIDI", "xterm")
    with pytest.raises(SettingInvalid, match="the environment: bidi cannot be 'xterm'; it can be auto, vlrm"):
        load_settings()


@pytest.mark.parametrize(("written", "known"), [("en_GB", "en_GB"), ("ar-EG", "ar_EG"), ("zh_CN", "zh_Hans_CN")])
def test_a_locale_may_be_written_with_either_dash(project: Project, written: str, known: str) -> None:
    """Both ways of writing a locale are usual."""
    wrote(project.settings, f'locale = "{written}"\n')
    assert load_settings(project).locale == known


def test_someone_without_a_login_name_is_a_translator(monkeypatch: pytest.MonkeyPatch) -> None:
    """Containers have users that no list knows."""
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("os.getuid", lambda: 4_000_000_000)
    assert login_name() == "translator"


def test_reading_settings_imports_nothing_heavy(project: Project) -> None:
    """Babel is not loaded to read a file that says nothing about a locale."""
    wrote(project.settings, 'theme = "light"\n')
    program = (
        "import sys; from pathlib import Path; from workbench.project import Project;"
        "from workbench.settings import load_settings; print(load_settings(Project(Path(sys.argv[1]))).theme,"
        "[name for name in ('babel', 'click', 'sqlite3') if name in sys.modules])"
    )
    found = subprocess.run(
        [sys.executable, "-c", program, str(project.folder)], capture_output=True, text=True, check=True
    )
    assert found.stdout == "light []\n"
