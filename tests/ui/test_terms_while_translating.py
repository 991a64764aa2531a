"""Terms of the current sentence: listed, inserted, completed, added from the Arabic."""

from __future__ import annotations

from pathlib import Path

from tests.ui.desk import Desk, add_terms, at_work
from workbench.glossary.term import Term, TermKind
from workbench.ui.screens.term_form import TermForm


async def ready(desk: Desk) -> None:
    """Waits for the terms, which come after the first picture."""
    await desk.until(lambda: bool(desk.screen.matches))


async def test_the_terms_of_the_sentence_are_listed(termed: Path) -> None:
    """Number, English, kind and note, in the order of the sentence; another sentence has others."""
    async with at_work(termed) as desk:
        await ready(desk)
        assert "Terms 2" in desk.text
        (army,) = [line for line in desk.lines if "land forces" in line]
        assert army.lstrip().startswith("1 ") and "army" in army and "military" in army
        await desk.press("ctrl+down")
        assert "defence minister" in desk.text and "land forces" not in desk.text


async def test_a_number_inserts_a_term_cased_for_its_place(termed: Path) -> None:
    """A capital at the beginning, a blank before the second; the focus is back in the English."""
    async with at_work(termed) as desk:
        await ready(desk)
        await desk.press("ctrl+t", "1")
        assert desk.editor.text == "Army"
        await desk.press("ctrl+t", "2", "x")
        assert desk.editor.text == "Army Aleppox"


async def test_first_letters_choose_a_term(termed: Path) -> None:
    """Letters that fit none insert nothing, until they are taken back; Enter inserts, Esc changes nothing."""
    async with at_work(termed) as desk:
        await ready(desk)
        await desk.press("ctrl+t", "a", "l", "q", "enter")
        assert desk.editor.text == ""
        await desk.press("backspace", "enter")
        assert desk.editor.text == "Aleppo"
        await desk.press("ctrl+t", "down", "up", "escape")
        assert desk.editor.text == "Aleppo"
        assert desk.editor.has_focus


async def test_the_number_may_follow_at_once(termed: Path) -> None:
    """Both keys in one burst: the digit is never typed into the English."""
    async with at_work(termed) as desk:
        await ready(desk)
        desk.app.simulate_key("ctrl+t")
        desk.app.simulate_key("2")
        await desk.until(lambda: desk.editor.text == "Aleppo")


async def test_a_sentence_without_terms_says_so(folder: Path) -> None:
    """And the focus stays where it is."""
    async with at_work(folder) as desk:
        await desk.press("ctrl+t")
        assert "No term of the glossary is in this sentence" in desk.text
        assert desk.editor.has_focus


async def test_a_pale_completion_is_taken_by_tab(termed: Path) -> None:
    """From the first letters of a term on; without one, Tab types nothing."""
    async with at_work(termed) as desk:
        await ready(desk)
        await desk.write("In Al")
        assert desk.editor.suggestion == "eppo"
        await desk.press("tab")
        assert desk.session.row(0).target == "In Aleppo"
        await desk.press("tab")
        assert desk.editor.text == "In Aleppo"


async def test_the_arabic_is_walked_by_words(termed: Path) -> None:
    """Left is onward; the term under the cursor explains itself; Esc goes back to the English."""
    async with at_work(termed) as desk:
        await ready(desk)
        await desk.press("ctrl+o")
        assert desk.screen.selection is not None
        assert desk.screen.selection.selected == "أعلن"
        await desk.press("left")
        assert desk.screen.selection.selected == "الجيش"
        assert "army" in desk.lines[-8] + desk.screen.hint.text
        await desk.press("shift+left")
        assert desk.screen.selection.selected == "الجيش السوري"
        await desk.press("right", "end", "escape", "x")
        assert desk.screen.selection is None
        assert desk.editor.text == "x"


async def test_a_word_of_the_arabic_is_put_into_the_english(folder: Path) -> None:
    """As it is: numbers and names in Latin letters are meant."""
    async with at_work(folder) as desk:
        await desk.press("ctrl+o", "left", "i")
        assert desk.editor.text == "الجيش"
        assert desk.editor.has_focus


async def test_a_term_is_added_from_the_article(termed: Path) -> None:
    """Select, a, type, Enter: it is recognised at once; the form came filled with both selections."""
    async with at_work(termed) as desk:
        await ready(desk)
        await desk.write("military operation")
        await desk.press("shift+home", "ctrl+o", "end", "right", "right", "right", "right", "shift+left", "a")
        form = desk.app.screen
        assert isinstance(form, TermForm)
        filled = form.filled_in()
        assert (filled.arabic, filled.english) == ("عملية عسكرية", "military operation")
        await desk.press("enter")
        assert "military operation" in [match.term.english for match in desk.screen.matches]
        assert desk.editor.has_focus


async def test_a_term_of_the_glossary_opens_by_enter_and_is_changed(termed: Path) -> None:
    """The change shows in the panel at once."""
    async with at_work(termed) as desk:
        await ready(desk)
        await desk.press("ctrl+o", "left", "enter")
        assert isinstance(desk.app.screen, TermForm)
        await desk.press("end", "s", "enter")
        assert desk.screen.matches[0].term.english == "armys"


async def test_other_senses_are_chosen_by_their_own_numbers(folder: Path) -> None:
    """A word with two senses is listed twice."""
    add_terms(folder, Term("الجيش", "army", TermKind.MILITARY), Term("الجيش", "armed forces", TermKind.MILITARY))
    async with at_work(folder) as desk:
        await ready(desk)
        await desk.press("ctrl+t", "2")
        assert desk.editor.text == "Armed forces"
