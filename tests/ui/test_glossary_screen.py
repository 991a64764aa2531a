"""The glossary screen, driven by its keys on a real project."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from workbench.glossary.term import Term, TermKind, TermStatus
from workbench.project import Project
from workbench.services.opening import open_article
from workbench.services.terminology import Glossary
from workbench.services.workspace import Workspace
from workbench.settings import Settings
from workbench.store.database import create_database
from workbench.ui.app import WorkbenchApp
from workbench.ui.screens.glossary import GlossaryScreen
from workbench.ui.screens.glossary_files import ImportPreview
from workbench.ui.screens.term_form import TermForm

TERMS = (
    Term("الجيش", "army", TermKind.MILITARY, "military"),
    Term("لواء", "brigade", TermKind.UNIT, "military", definition="Three or four battalions."),
    Term("لواء", "major general", TermKind.RANK, "military"),
    Term("دمشق", "Damascus", TermKind.PLACE, variants=("الشام",), forbidden=("Dimashq",)),
    Term("فيلق القدس", "Quds Force", TermKind.UNIT, status=TermStatus.PROPOSED, forbidden=("Jerusalem Legion",)),
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with five terms."""
    made = Project(tmp_path / "project")
    made.articles.mkdir(parents=True)
    create_database(made.database).close()
    workspace = Workspace(made, "terminologist")
    for term in TERMS:
        Glossary(workspace).add(term)
    workspace.close()
    return made


Shown = tuple[GlossaryScreen, Pilot[int]]


@asynccontextmanager
async def shown(
    project: Project, size: tuple[int, int] = (120, 30)
) -> AsyncIterator[tuple[GlossaryScreen, Pilot[int]]]:
    """The glossary screen, open."""
    workspace = Workspace(project, "terminologist")
    app = WorkbenchApp(workspace, Settings(author="terminologist"))
    async with app.run_test(size=size) as pilot:
        await pilot.press("f3")
        await until(pilot, lambda: isinstance(app.screen, GlossaryScreen) and app.screen.list.count > 0)
        assert isinstance(app.screen, GlossaryScreen)
        yield app.screen, pilot
    workspace.close()


async def until(pilot: Pilot[int], true: Callable[[], bool]) -> None:
    """Waits until something is true; what takes more than three seconds fails."""
    for _attempt in range(150):
        if true():
            return
        await pilot.pause(0.02)
    raise AssertionError("it did not become true")


def english(screen: GlossaryScreen) -> list[str]:
    """The English of the terms in the list."""
    return [term.english for term in screen.list.terms]


def details(screen: GlossaryScreen) -> str:
    """All text of the details."""
    return "\n".join(f"{block.label} {block.text}".strip() for block in screen.details.blocks)


async def type_into_search(pilot: Pilot[int], screen: GlossaryScreen, text: str) -> None:
    """Types a search as if by keys; Arabic letters have none."""
    screen.search_input.insert_text_at_cursor(text)
    await until(pilot, lambda: f"search: {text}" in screen.header.title)


async def test_terms_stand_as_in_a_dictionary(project: Project) -> None:
    """By the Arabic without its article: الجيش under ج, الوزير at the end; senses by their English."""
    workspace = Workspace(project, "terminologist")
    Glossary(workspace).add(Term("الوزير", "minister"))
    workspace.close()
    async with shown(project) as (screen, _pilot):
        assert english(screen) == ["army", "Damascus", "Quds Force", "brigade", "major general", "minister"]
        assert "6 terms" in screen.header.figures


async def test_a_search_follows_as_one_types_in_either_language(project: Project) -> None:
    """Clitics and hamza do not matter, and Esc shows all again."""
    async with shown(project) as (screen, pilot):
        await pilot.press("slash", "g", "e", "n")
        await until(pilot, lambda: english(screen) == ["major general"])
        screen.search_input.value = ""
        await type_into_search(pilot, screen, "والجيش")
        assert english(screen) == ["army"]
        assert "1 of 5" in screen.header.figures
        await pilot.press("escape")
        await until(pilot, lambda: len(english(screen)) == 5)
        assert screen.list.has_focus


async def test_the_best_term_is_under_the_cursor_while_one_searches(project: Project) -> None:
    """Wherever the cursor was; Enter goes into the list, to that term."""
    async with shown(project) as (screen, pilot):
        await pilot.press("down", "down", "slash", "d")
        await until(pilot, lambda: len(english(screen)) == 3)
        await pilot.press("enter")
        assert screen.list.chosen is not None
        assert screen.list.chosen.english == "Damascus"


async def test_letters_are_commands_only_outside_of_the_search(project: Project) -> None:
    """A d in the search removes nothing."""
    async with shown(project) as (screen, pilot):
        await pilot.press("slash", "d", "enter")
        await until(pilot, lambda: "search: d" in screen.header.title)
        assert screen.search_input.value == "d"
        assert len(screen.workbench.glossary.terms()) == 5


async def test_kind_and_status_filter(project: Project) -> None:
    """Each key turns to the next value; the header says which one it is."""
    async with shown(project) as (screen, pilot):
        kinds = list(TermKind)
        await pilot.press(*["k"] * (kinds.index(TermKind.UNIT) + 1))
        assert english(screen) == ["Quds Force", "brigade"]
        assert "kind: unit" in screen.header.title
        statuses = list(TermStatus)
        await pilot.press(*["s"] * (statuses.index(TermStatus.PROPOSED) + 1))
        assert english(screen) == ["Quds Force"]
        assert "status: proposed" in screen.header.title


async def test_details_tell_other_senses_variants_and_forbidden_forms(project: Project) -> None:
    """They follow the cursor."""
    async with shown(project) as (screen, pilot):
        await pilot.press("down")
        assert "variants الشام" in details(screen)
        assert "never Dimashq" in details(screen)
        await pilot.press("down", "down")
        assert "Three or four battalions." in details(screen)
        assert "Other senses\nmajor general  rank" in details(screen)


async def test_sentences_that_have_the_term_are_found_when_the_cursor_rests(project: Project) -> None:
    """They come from saved articles, after a moment, at the end of the details."""
    path = project.articles / "one.txt"
    path.write_text("عنوان الخبر\n\nوصل وفد إلى دمشق أمس.\n", encoding="utf-8")
    workspace = Workspace(project, "translator")
    session = open_article(workspace, str(path))
    session.type(0, "Title")
    session.close()
    workspace.close()
    async with shown(project) as (screen, pilot):
        await pilot.press("down")
        assert "Sentences …" in details(screen)
        await until(pilot, lambda: "وصل وفد إلى دمشق أمس." in details(screen))
        (sentence,) = [block for block in screen.details.blocks if block.text.startswith("وصل")]
        assert [sentence.text[start:end] for start, end, _look in sentence.marks] == ["دمشق"]
        assert sentence.label == "2"
        await pilot.press("o", "enter")
        translation = screen.workbench.translation
        assert translation is not None
        await until(pilot, lambda: screen.app.screen is translation)
        assert translation.pane.current == 1


async def test_enter_edits_and_every_version_can_come_back(project: Project) -> None:
    """The form changes the term, the history names the change, and h brings an old version back."""
    async with shown(project) as (screen, pilot):
        await pilot.press("enter")
        form = screen.app.screen
        assert isinstance(form, TermForm)
        form.query_one("#english", Input).value = "armed forces"
        await pilot.press("enter")
        await until(pilot, lambda: screen.app.screen is screen)
        assert "armed forces" in english(screen)
        assert screen.list.chosen is not None
        assert screen.list.chosen.english == "armed forces"
        assert "English: army → armed forces" in details(screen)
        await pilot.press("h", "down", "enter")
        await until(pilot, lambda: "army" in english(screen))
        assert screen.list.chosen.english == "army"


async def test_a_new_term_begins_with_what_was_searched_for(project: Project) -> None:
    """Saved, it is in the list, under the cursor, whatever was filtered."""
    async with shown(project) as (screen, pilot):
        await pilot.press("slash")
        await type_into_search(pilot, screen, "حلب")
        assert english(screen) == []
        await pilot.press("enter", "n")
        form = screen.app.screen
        assert isinstance(form, TermForm)
        assert form.query_one("#arabic", Input).value == "حلب"
        assert form.query_one("#english", Input).has_focus
        await pilot.press(*"Aleppo", "enter")
        await until(pilot, lambda: len(screen.list.terms) == 6)
        assert screen.list.chosen is not None
        assert screen.list.chosen.english == "Aleppo"


async def test_a_removed_term_comes_back(project: Project) -> None:
    """d asks nothing and says how to take it back; u does, and goes to the term."""
    async with shown(project) as (screen, pilot):
        await pilot.press("down", "d")
        assert english(screen) == ["army", "Quds Force", "brigade", "major general"]
        assert screen.list.chosen is not None
        assert screen.list.chosen.english == "Quds Force"
        assert "u brings it back" in screen.hint.told
        await pilot.press("home", "u")
        assert screen.list.chosen.english == "Damascus"
        assert len(english(screen)) == 5


async def test_nothing_to_undo_is_said(tmp_path: Path) -> None:
    """In a glossary that this person has not changed."""
    made = Project(tmp_path / "project")
    made.articles.mkdir(parents=True)
    create_database(made.database).close()
    workspace = Workspace(made, "somebody")
    Glossary(workspace).add(TERMS[0])
    workspace.close()
    async with shown(made) as (screen, pilot):
        await pilot.press("u")
        assert "You have made no change" in screen.hint.told
        assert len(english(screen)) == 1


async def test_export_writes_the_terms_of_the_filters(project: Project, tmp_path: Path) -> None:
    """The ending chooses the format; a file that is there is replaced only after a question."""
    target = tmp_path / "terms.csv"
    async with shown(project) as (screen, pilot):
        await pilot.press(*["k"] * (list(TermKind).index(TermKind.UNIT) + 1), "e")
        await fill(pilot, str(target))
        await until(pilot, lambda: "2 written" in screen.hint.told)
        assert target.read_text(encoding="utf-8-sig").count("Quds Force") == 1
        assert "army" not in target.read_text(encoding="utf-8-sig")
        target.write_text("precious", encoding="utf-8")
        await pilot.press("e")
        await fill(pilot, str(target))
        await pilot.press("down", "enter")
        assert target.read_text(encoding="utf-8") == "precious"


async def test_import_shows_what_it_would_do_first(project: Project, tmp_path: Path) -> None:
    """Nothing is written before Enter; one u takes all of it back."""
    source = tmp_path / "more.csv"
    source.write_text("arabic,english,definition\nحلب,Aleppo,\nلواء,brigade,Two regiments.\nحمص,,\n", encoding="utf-8")
    async with shown(project) as (screen, pilot):
        await pilot.press("i")
        await fill(pilot, str(source))
        await until(pilot, lambda: isinstance(screen.app.screen, ImportPreview))
        preview = screen.app.screen
        assert isinstance(preview, ImportPreview)
        assert (preview.preview.imported, preview.preview.updated, len(preview.preview.skipped)) == (1, 1, 1)
        assert preview.list.lines == [
            "Import: add 1 term, change 1 term",
            "Import new terms only: add 1 term, change none",
        ]
        assert len(screen.workbench.glossary.terms()) == 5
        await pilot.press("down", "enter")
        await until(pilot, lambda: "Aleppo" in english(screen))
        assert "Three or four battalions." in {term.definition for term in screen.list.terms}
        await pilot.press("u")
        assert "Aleppo" not in english(screen)


async def test_import_of_what_is_no_file_is_said(project: Project, tmp_path: Path) -> None:
    """In one line; the glossary is as it was."""
    async with shown(project) as (screen, pilot):
        await pilot.press("i")
        await fill(pilot, str(tmp_path / "missing.csv"))
        await until(pilot, lambda: "is no file" in screen.hint.told)
        assert len(english(screen)) == 5


@pytest.mark.parametrize(("size", "beside"), [((160, 45), True), ((80, 24), False)])
async def test_details_stand_where_there_is_room(project: Project, size: tuple[int, int], beside: bool) -> None:
    """Beside the list on a wide screen, under it on a narrow one; f9 puts them away."""
    async with shown(project, size) as (screen, pilot):
        listed, told = screen.list.region, screen.details.region
        assert (told.x >= listed.right) is beside
        assert (told.y >= listed.bottom) is not beside
        await pilot.press("f9")
        assert not screen.details.display
        assert screen.list.region.width == size[0]


async def test_a_strangers_brackets_and_escapes_are_text(project: Project) -> None:
    """What looks like markup is shown, and no control character reaches the terminal."""
    workspace = Workspace(project, "stranger")
    Glossary(workspace).add(Term("ابن", "[red]son[/x]\x1b]52;c;eA==\x07", note="[@click=app.quit]x[/]"))
    workspace.close()
    async with shown(project) as (screen, pilot):
        await pilot.pause()
        drawn = "".join(screen.list.render_line(0).text + "".join(screen.details.render_line(y).text for y in range(9)))
        assert "[red]son[/x]" in drawn
        assert "[@click=app.quit]x[/]" in drawn
        assert not any(character < " " or "\x7f" <= character < "\xa0" for character in drawn)


async def fill(pilot: Pilot[int], answer: str) -> None:
    """Answers a question of one line."""
    await until(pilot, lambda: bool(pilot.app.screen.query(Input)) and isinstance(pilot.app.focused, Input))
    field = pilot.app.focused
    assert isinstance(field, Input)
    field.value = answer
    await pilot.press("enter")
