"""The review screen, driven by its keys on a real project."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from workbench.glossary.term import Term, TermKind
from workbench.project import Project
from workbench.services.opening import open_article
from workbench.services.reviewing import Queue, Reviewing
from workbench.services.terminology import Glossary
from workbench.services.workspace import Workspace
from workbench.settings import Settings
from workbench.store.database import create_database
from workbench.translation.revision import State
from workbench.ui.app import WorkbenchApp
from workbench.ui.review_walk import ReviewWalk
from workbench.ui.screens.review import ReviewScreen
from workbench.ui.screens.review_parts import difference_block
from workbench.ui.widgets.text_view import TextView

ARTICLE = "عنوان الخبر\n\nوصل قائد الجيش إلى دمشق. وقال إن فيلق القدس شارك. وانتهى الاجتماع.\n"
ENGLISH = (
    "The headline",
    "The army chief arrived in Damascus.",
    "He said the Jerusalem Legion took part.",
    "It ended.",
)
TERMS = (
    Term("الجيش", "army", TermKind.MILITARY),
    Term("دمشق", "Damascus", TermKind.PLACE),
    Term("فيلق القدس", "Quds Force", TermKind.UNIT, forbidden=("Jerusalem Legion",)),
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project whose one article was translated by a-translator, its second sentence in two versions."""
    made = Project(tmp_path / "project")
    made.articles.mkdir(parents=True)
    create_database(made.database).close()
    path = made.articles / "one.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    workspace = Workspace(made, "a-translator")
    for term in TERMS:
        Glossary(workspace).add(term)
    session = open_article(workspace, str(path))
    session.type(1, "The head of the army arrived in Damascus.")
    session.leave(1)
    for position, text in enumerate(ENGLISH):
        session.type(position, text)
        session.finish(position)
    session.close()
    workspace.close()
    return made


Shown = tuple[ReviewScreen, Pilot[int]]


@asynccontextmanager
async def shown(project: Project, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Shown]:
    """The review screen, open for b-reviewer."""
    workspace = Workspace(project, "b-reviewer")
    app = WorkbenchApp(workspace, Settings(author="b-reviewer"))
    async with app.run_test(size=size) as pilot:
        await pilot.press("f4")
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen) and app.screen.empty.is_attached)
        assert isinstance(app.screen, ReviewScreen)
        await pilot.pause()
        yield app.screen, pilot
    workspace.close()


async def until(pilot: Pilot[int], true: Callable[[], bool]) -> None:
    """Waits until something is true; what takes more than three seconds fails."""
    for _attempt in range(150):
        if true():
            return
        await pilot.pause(0.02)
    raise AssertionError("it did not become true")


def text(view: TextView) -> str:
    """All text of a part."""
    return "\n".join(block.text for block in view.blocks)


def states(project: Project) -> list[State]:
    """The states of the article's sentences, as another program sees them."""
    workspace = Workspace(project, "another")
    session = open_article(workspace, 1)
    found = [session.row(position).state for position in range(len(session))]
    workspace.close()
    return found


async def answer(pilot: Pilot[int], line: str) -> None:
    """Answers a question of one line."""
    field = pilot.app.screen.query_one(Input)
    field.value = line
    await pilot.press("enter")


async def test_the_header_says_what_is_shown(project: Project) -> None:
    """Counts, filters and the place in the queue, in one line of 80 cells."""
    async with shown(project, (80, 24)) as (screen, _pilot):
        line = screen.header.render_line(0).text
        assert line.strip() == (
            "Review  4 waiting  article: all  translator: all  state: translated".ljust(72) + "1 of 4"
        )


async def test_a_approves_and_shows_the_next_at_once(project: Project) -> None:
    """One key for a clean sentence; the last one leaves an empty queue that says what to do."""
    async with shown(project) as (screen, pilot):
        await pilot.press("a")
        assert text(screen.target) == ENGLISH[1]
        assert "3 waiting" in screen.header.title
        assert "Approved: sentence 1" in screen.hint.told
        await pilot.press("a", "a", "a")
        assert screen.empty.display
        assert "Nothing waits here." in text(screen.empty)
        assert screen.header.figures == ""
    assert states(project) == [State.APPROVED] * 4


async def test_u_goes_back_to_what_was_decided(project: Project) -> None:
    """However far one has walked on; nothing more to take back is said."""
    async with shown(project) as (screen, pilot):
        await pilot.press("a", "right", "u")
        assert text(screen.target) == ENGLISH[0]
        assert "4 waiting" in screen.header.title
        await pilot.press("u")
        assert "no decision that could be taken back" in screen.hint.told
    assert states(project) == [State.TRANSLATED] * 4


async def test_v_marks_as_reviewed(project: Project) -> None:
    """Without approving."""
    async with shown(project) as (screen, pilot):
        await pilot.press("right", "v")
        assert text(screen.target) == ENGLISH[2]
    assert states(project) == [State.TRANSLATED, State.REVIEWED, State.TRANSLATED, State.TRANSLATED]


async def test_a_rejection_needs_a_reason(project: Project) -> None:
    """An empty line rejects nothing, nor does Esc; the reason reaches the translator."""
    async with shown(project) as (screen, pilot):
        await pilot.press("r", "enter", "escape")
        assert text(screen.target) == ENGLISH[0]
        await pilot.press("r")
        await answer(pilot, "too short")
        await until(pilot, lambda: text(screen.target) == ENGLISH[1])
    workspace = Workspace(project, "a-translator")
    row = open_article(workspace, 1).row(0)
    workspace.close()
    assert (row.state, row.attention) == (State.REJECTED, "rejected: too short")


async def test_differences_are_told_by_signs_and_by_looks(project: Project) -> None:
    """To the version before; a first version says that it is one."""
    async with shown(project) as (screen, pilot):
        assert screen.changes.title == "Changes: this is the first version"
        await pilot.press("right")
        assert text(screen.changes) == "The [-head of the army-]{+army chief+} arrived in Damascus."
        assert [look for _start, _end, look in screen.changes.blocks[0].marks] == ["removed", "added"]
        assert screen.changes.title.endswith(", a-translator")


def test_difference_marks_span_their_signs() -> None:
    """So that colour and signs tell the same."""
    block = difference_block("one two", "one three")
    assert [block.text[start:end] for start, end, _look in block.marks] == ["[-two-]", "{+three+}"]


async def test_terms_tell_whether_the_english_has_them(project: Project) -> None:
    """What is wrong stands first; terms are marked in the Arabic by their kind."""
    async with shown(project) as (screen, pilot):
        await pilot.press("right")
        assert text(screen.terms).splitlines() == ["✓ الجيش  army", "✓ دمشق  Damascus"]
        (source,) = screen.source.blocks
        assert [(source.text[start:end], look) for start, end, look in source.marks] == [
            ("الجيش", "term-military"),
            ("دمشق", "term-place"),
        ]
        await pilot.press("right")
        assert text(screen.terms) == "✗ فيلق القدس  never say: Jerusalem Legion"
        assert screen.terms.title == "1 term, 1 to look at"


async def test_an_edit_is_a_revision_of_the_reviewer(project: Project) -> None:
    """Enter saves it, reviewed, and stays, so that the change is seen."""
    async with shown(project) as (screen, pilot):
        await pilot.press("right", "right", "enter")
        assert screen.editor.has_focus
        screen.editor.replace("Quds Force", (0, 12), (0, 28))
        await pilot.press("a", "backspace", "enter")
        assert text(screen.target) == "He said the Quds Force took part."
        assert "reviewed  b-reviewer" in screen.target.title
        assert "{+Quds Force+}" in text(screen.changes)
        assert not screen.editor.has_focus
        newest = screen.walk.reviewing.history(screen.walk.items[2].segment)[0]
        assert (newest.author, newest.state) == ("b-reviewer", State.REVIEWED)
        await pilot.press("u")
        assert text(screen.target) == ENGLISH[2]


async def test_esc_leaves_the_english_as_it_was(project: Project) -> None:
    """No revision is made, and letters are commands again."""
    async with shown(project) as (screen, pilot):
        await pilot.press("enter", "x", "y", "escape")
        assert text(screen.target) == ENGLISH[0]
        assert len(screen.walk.reviewing.history(screen.walk.items[0].segment)) == 1
        await pilot.press("a")
    assert states(project)[0] is State.APPROVED


async def test_what_is_being_edited_is_saved_when_the_program_ends(project: Project) -> None:
    """By quitting, and by the flush that signals call."""
    async with shown(project) as (_screen, pilot):
        await pilot.press("enter", "Z", "ctrl+q")
        await pilot.pause()
    workspace = Workspace(project, "another")
    session = open_article(workspace, 1)
    assert (session.row(0).target, session.row(0).state) == (ENGLISH[0] + "Z", State.REVIEWED)
    workspace.close()


async def test_an_edit_of_what_was_changed_meanwhile_is_kept_as_a_comment(project: Project) -> None:
    """Nothing that was typed is lost, and the translator's new text stands."""
    async with shown(project) as (screen, pilot):
        await pilot.press("enter", "Z")
        retranslate(project, 0, "Another headline")
        assert screen.workbench.flush() == ""
        item = screen.walk.reviewing.item(screen.walk.items[0].segment)
        assert item.target == "Another headline"
        (comment,) = screen.walk.reviewing.comments(item.segment)
        assert comment.text.endswith(ENGLISH[0] + "Z")


async def test_a_decision_about_what_was_changed_meanwhile_is_not_made(project: Project) -> None:
    """It says so and shows the new text."""
    async with shown(project) as (screen, pilot):
        retranslate(project, 0, "Another headline")
        await pilot.press("a")
        assert "was changed meanwhile" in screen.hint.told
        assert text(screen.target) == "Another headline"
        await pilot.press("a")
        assert text(screen.target) == ENGLISH[1]


async def test_the_rest_of_an_article_in_one_key(project: Project) -> None:
    """What has an open comment is left; it says how many, and u takes all of them back."""
    async with shown(project) as (screen, pilot):
        await pilot.press("right", "c")
        await answer(pilot, "chief of staff?")
        await until(pilot, lambda: "! b-reviewer: chief of staff?" in text(screen.comments))
        await pilot.press("A")
        assert "3 sentences approved" in screen.hint.told
        assert text(screen.target) == ENGLISH[1]
        assert "1 waiting" in screen.header.title
        await pilot.press("u")
        assert "4 waiting" in screen.header.title
        await pilot.press("right", "x")
        assert "1 waiting" not in screen.header.title
    assert states(project) == [State.TRANSLATED] * 4


async def test_comments_are_resolved_by_a_key(project: Project) -> None:
    """They stay to be read."""
    async with shown(project) as (screen, pilot):
        await pilot.press("c")
        await answer(pilot, "house list?")
        await until(pilot, lambda: screen.comments.title == "1 open comment")
        await pilot.press("x")
        assert screen.comments.title == "0 open comments"
        assert text(screen.comments) == "✓ b-reviewer: house list?"


async def test_passed_over_ones_come_again(project: Project) -> None:
    """After the last that waits, the first that was passed over; and it says so."""
    async with shown(project) as (screen, pilot):
        await pilot.press("right", "a", "a", "a")
        assert text(screen.target) == ENGLISH[0]
        assert "passed over" in screen.hint.told
        await pilot.press("left")
        assert "first one" in screen.hint.told


async def test_filters_are_turned_by_their_keys(project: Project) -> None:
    """State, article and translator, each said in the header."""
    async with shown(project) as (screen, pilot):
        await pilot.press("a", "s", "s", "s")
        assert "state: approved" in screen.header.title
        assert text(screen.target) == ENGLISH[0]
        await pilot.press("s", "s", "s", "t")
        assert "translator: a-translator" in screen.header.title
        assert len(screen.walk.items) == 3
        await pilot.press("t")
        assert "translator: b-reviewer" in screen.header.title
        assert screen.empty.display
        await pilot.press("t", "f")
        assert "عنوان الخبر" in screen.header.title
        assert screen.walk.queue == Queue(article=1)


async def test_a_version_goes_into_the_editor(project: Project) -> None:
    """h shows all of them, newest first."""
    async with shown(project) as (screen, pilot):
        await pilot.press("right", "h", "down", "enter")
        await until(pilot, lambda: screen.editor.has_focus)
        assert screen.editor.text == "The head of the army arrived in Damascus."


async def test_o_opens_the_article_there_and_decisions_show_in_it(project: Project) -> None:
    """Also in an article that was open before the decision."""
    async with shown(project) as (screen, pilot):
        await pilot.press("right", "right", "o")
        translation = screen.workbench.translation
        assert translation is not None
        await until(pilot, lambda: screen.app.screen is translation)
        assert translation.pane.current == 2
        await pilot.press("f4", "a")
        await pilot.press("f5")
        assert translation.session.row(2).state is State.APPROVED


@pytest.mark.parametrize(("size", "beside"), [((160, 45), True), ((80, 24), False)])
async def test_arabic_and_english_stand_where_there_is_room(
    project: Project, size: tuple[int, int], beside: bool
) -> None:
    """Beside each other on a wide screen, Arabic at the right; Arabic over English on a narrow one."""
    async with shown(project, size) as (screen, pilot):
        await pilot.pause()
        arabic, english = screen.source.region, screen.target.region
        assert (arabic.y == english.y and arabic.x >= english.right) is beside
        assert (english.y >= arabic.bottom) is not beside
        assert min(view.region.height for view in screen.views) >= 4


async def test_parts_keep_their_places_from_one_sentence_to_the_next(project: Project) -> None:
    """Nothing jumps, whatever is how long."""
    async with shown(project) as (screen, pilot):
        places = []
        for _step in range(4):
            await pilot.press("right")
            places.append([view.region for view in screen.views])
        assert all(one == places[0] for one in places)


async def test_a_strangers_brackets_and_escapes_are_text(project: Project) -> None:
    """What looks like markup is shown, and no control character reaches the terminal."""
    retranslate(project, 0, "[sic] [@click=app.quit]x[/] \x1b]52;c;eA==\x07")
    async with shown(project) as (screen, _pilot):
        parts = [*screen.views, screen.queue_list]
        drawn = "".join(part.render_line(y).text for part in parts for y in range(part.size.height))
        assert "[sic] [@click=app.quit]x[/]" in drawn
        assert not any(character < " " or "\x7f" <= character < "\xa0" for character in drawn)


def retranslate(project: Project, position: int, english: str) -> None:
    """What a translator does in another program."""
    workspace = Workspace(project, "a-translator")
    session = open_article(workspace, 1)
    session.type(position, english)
    session.finish(position)
    session.close()
    workspace.close()


def test_the_walk_leaves_out_what_was_merged_away(project: Project) -> None:
    """The sentence is not in its article any more; the next one stands in its place."""
    workspace = Workspace(project, "b-reviewer")
    walk = ReviewWalk(Reviewing(workspace))
    walk.load()
    session = open_article(workspace, 1)
    session.merge(1)
    walk.go_to(2)
    assert walk.current is not None
    assert walk.current.target == ENGLISH[3]
    workspace.close()
