"""A bug in the program: the text is saved, one line is said, and no word of an article is in it or in the log."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.faults.program import workbench
from tests.faults.saved import targets
from tests.services.folders import SENTENCES

TYPED = "Reuters reveals"

BROKEN = """
import sys
from pathlib import Path
import workbench.ui.app as app
from workbench.services.typing import TypingSession

class Broken(app.WorkbenchApp):
    CSS_PATH = Path(app.__file__).parent / "styles" / "tokens.tcss"
    BINDINGS = [("f10", "break_down", "")]

    def action_break_down(self):
        article = self.translation.session.row(0)
        {bug}

    def fail(self, text):
        raise RuntimeError(text)

app.WorkbenchApp = Broken
sys.exit(app.run(Path(sys.argv[1]), "1"))
"""

F10 = "\x1b[21~"


def broken(bug: str) -> str:
    """A workbench whose F10 has a bug."""
    return BROKEN.format(bug=bug)


@pytest.mark.parametrize(
    "bug",
    [
        "self.fail(article.source + article.target)",
        "self.call_later(self.fail, article.source)",
        "self.set_timer(0.01, lambda: self.fail(article.source))",
        "self.run_worker(lambda: self.fail(article.source), thread=True)",
        "self.translation.pane.list.lay = self.fail; self.translation.pane.list.refresh()",
    ],
    ids=["action", "message", "timer", "thread", "drawing"],
)
def test_a_bug_saves_and_says_one_line(folder: Path, tmp_path: Path, bug: str) -> None:
    """Exit status 1, the terminal restored; the log names the place in the code and not the text."""
    with workbench(folder, script=broken(bug)) as program:
        program.wait_for("0/5 translated")
        program.send(TYPED + F10)
        assert program.wait() == 1
        assert program.terminal_faults() == []
        said = program.last_words
    assert targets(folder)[0] == TYPED
    (log,) = (tmp_path / "home").rglob("faults.log")
    assert said == f"workbench: a fault ended the program; your text is saved. Details: {log}"
    noted = log.read_text(encoding="utf-8")
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert "Error\n" in noted and ".py:" in noted
    for text in (SENTENCES[0], SENTENCES[0][:12], TYPED):
        assert text not in said + noted


def test_a_bug_in_saving_itself_leaves_the_text_in_a_file(folder: Path) -> None:
    """The last resort: what was typed is in a file beside the project, and its place is said."""
    bug = "TypingSession.flush = lambda session: self.fail(article.source)"
    with workbench(folder, script=broken(bug)) as program:
        program.wait_for("0/5 translated")
        program.send(F10 + TYPED)
        assert program.wait() == 1
        assert program.terminal_faults() == []
        said = program.last_words
    (rescued,) = folder.glob("rescued-*.txt")
    assert f"Not saved (RuntimeError). Your text is in {rescued}" in said
    assert "your text is saved" not in said
    assert SENTENCES[0] not in said
    assert f"Sentence 1\n{SENTENCES[0]}\n{TYPED}" in rescued.read_text(encoding="utf-8")
    assert stat.S_IMODE(rescued.stat().st_mode) == 0o600
