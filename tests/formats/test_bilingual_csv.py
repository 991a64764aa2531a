"""Bilingual tables that come back from a spreadsheet."""

from __future__ import annotations

from pathlib import Path

from workbench.formats.base import Sentence, Skipped
from workbench.formats.translation.csv import BilingualCsv
from workbench.translation.revision import State


def test_rows_may_move_and_columns_go(tmp_path: Path) -> None:
    """What is not there is as in a sentence nobody worked on; a row without number or with an odd state is skipped."""
    path = tmp_path / "t.csv"
    path.write_text("target;source;position;state\nTwo.;ب;2;\nOne.;ا;1;draft\nX;ج;zero;draft\nX;ج;0;\nX;ج;3;done\n")
    *sentences, one, two, three = BilingualCsv().read(path)
    assert sentences == [Sentence(1, "ب", "Two."), Sentence(0, "ا", "One.", State.DRAFT)]
    assert [(entry.line, type(entry)) for entry in (one, two, three) if isinstance(entry, Skipped)] == [
        (4, Skipped),
        (5, Skipped),
        (6, Skipped),
    ]


def test_a_formula_is_only_a_text(tmp_path: Path) -> None:
    """In the file it has an apostrophe before it; read back it has none."""
    path = tmp_path / "t.csv"
    path.write_text("position,source,target\n1,'=1+1,'@x\n")
    assert list(BilingualCsv().read(path)) == [Sentence(0, "=1+1", "@x")]
