"""What does not change is not drawn again, and what changes is."""

from __future__ import annotations

from pathlib import Path

from tests.ui.desk import Desk, at_work
from workbench.ui.widgets.kept import Kept


def around_the_editor(desk: Desk) -> list[Kept]:
    """The widgets of the translation screen that draw themselves."""
    screen = desk.screen
    return [screen.hint, screen.terms, screen.notes, screen.footer, screen.pane.list]


async def test_a_letter_draws_nothing_but_its_sentence(termed: Path) -> None:
    """The lines of everything around the editor are the very same before and after."""
    async with at_work(termed, size=(160, 40)) as desk:
        await desk.press("x")
        await desk.until(lambda: not desk.session.unsaved and desk.screen.terms.matches != [])
        await desk.pilot.pause(0.1)
        before = [widget._kept for widget in around_the_editor(desk)]
        assert None not in before
        await desk.press("y")
        assert desk.editor.text == "xy"
        assert all(widget._kept is kept for widget, kept in zip(around_the_editor(desk), before, strict=True))


async def test_another_sentence_and_another_theme_are_drawn(termed: Path) -> None:
    """The rows that change show it, and every colour is the new theme's."""
    async with at_work(termed, size=(160, 40)) as desk:
        await desk.write("First")
        await desk.press("enter")
        assert any("First" in line and "✓" in line for line in desk.lines)
        dark = {
            widget: [list(strip) for strip in widget._kept[1]] for widget in around_the_editor(desk) if widget._kept
        }
        await desk.app.run_action("next_theme")
        await desk.pilot.pause(0.1)
        for widget, strips in dark.items():
            assert widget._kept is not None
            assert [list(strip) for strip in widget._kept[1]] != strips
