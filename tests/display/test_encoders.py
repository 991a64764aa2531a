"""What each kind of terminal is sent for one line, character by character."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from workbench.display.encoders import ENCODERS, VLRM, runs
from workbench.display.layout import Base, Cell, lay_out

LINE = "قال «الوزير» (MiG-29) [في 6/10/2015] إن 50% لا."

# The words of the line in their joined forms, in reading order.
SAID = "\ufed7\ufe8e\ufedd"
THE_MINISTER = "\ufe8d\ufedf\ufeee\ufeaf\ufef3\ufeae"
IN = "\ufed3\ufef2"
THAT = "\ufe87\ufee5"
NO = "\ufefb"

LRM, RLI, LRI, PDI = "\u200e", "\u2067", "\u2066", "\u2069"


def leftward(word: str) -> str:
    """A word as it stands from left to right."""
    return word[::-1]


def marked(word: str) -> str:
    """A word as it stands from left to right, a left-to-right mark after each letter."""
    return "".join(letter + LRM for letter in leftward(word))


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        (
            "vlrm",
            f"  .{marked(NO)} %50 {marked(THAT)} [6/10/2015 {marked(IN)}] (MiG-29)"
            f" «{marked(THE_MINISTER)}» {marked(SAID)}",
        ),
        (
            "visual",
            f"  .{NO} %50 {leftward(THAT)} [6/10/2015 {leftward(IN)}] (MiG-29)"
            f" «{leftward(THE_MINISTER)}» {leftward(SAID)}",
        ),
        (
            "mlterm",
            f"  .{NO} %50 {leftward(THAT)} [6/10/2015 {leftward(IN)}] (MiG-29)"
            f" «{leftward(THE_MINISTER)}» {leftward(SAID)}",
        ),
        ("konsole", f"  {RLI}{SAID} »{THE_MINISTER}« )MiG-29( ]{IN} 6/10/2015[ {THAT} 50% {NO}.{PDI}"),
        ("kitty", f"  {NO}. %50 {THAT} [6/10/2015 [{IN} (MiG-29) «{THE_MINISTER}» {SAID}"),
        ("logical", f"  {SAID} «{THE_MINISTER}» (MiG-29) [{IN} 6/10/2015] {THAT} 50% {NO}."),
    ],
)
def test_a_line_is_sent_as_its_terminal_draws_it(name: str, sent: str) -> None:
    """One line with brackets, a name, a date, a percentage and a full stop, in a column two cells wider than it."""
    (line,) = lay_out(LINE, 48)
    assert ENCODERS[name].encode(line) == sent


def test_mlterm_is_told_and_told_back() -> None:
    """Only mlterm needs a command before the first line, and its undoing after the last."""
    assert {
        name: (encoder.enter, encoder.leave) for name, encoder in ENCODERS.items() if encoder.enter or encoder.leave
    } == {"mlterm": ("\x1b]5379;use_ctl=false\x07", "\x1b]5379;use_ctl=true\x07")}


def test_translations_are_isolated_the_other_way() -> None:
    """In a left-to-right paragraph the padding comes last and the isolate runs to the right."""
    (line,) = lay_out("in: في", 8, "ltr")
    assert ENCODERS["konsole"].encode(line) == f"{LRI}in: {IN}{PDI}  "


def test_arabic_digits_are_marked_too() -> None:
    """Two Arabic numbers with a hyphen between would change places in a terminal that reorders."""
    (line,) = lay_out("٦-١٠", 4)
    assert VLRM.encode(line) == f"١{LRM}٠{LRM}-٦{LRM}"


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("«نعم»،", "\u060c"),
        ("٢٠١٥/٦", "٢"),
        ("۶۷", "۶"),
        ("وMiG-29", "M"),
        ("50%،", "\u060c"),
        ("F-16", "F"),
        ("ـF-16ـ", "ـ"),
    ],
)
def test_kitty_turns_runs_whose_first_letter_is_arabic(text: str, sent: str) -> None:
    """A run is sent turned round if kitty is going to turn it; signs and European digits do not decide."""
    (line,) = lay_out(text, cells := len(text))
    first = ENCODERS["kitty"].encode(line)[0]
    turned = first != line.cells[0].glyphs
    assert cells == len(line.cells)
    assert turned == (text[0] in "«٢۶") and (turned or first == sent)


def test_kitty_gets_turned_words_without_marks_and_brackets_unmirrored() -> None:
    """In a run that kitty turns it draws marks over the wrong letters; it mirrors brackets itself."""
    (line,) = lay_out("(بَ)", 3)
    assert ENCODERS["kitty"].encode(line) == "(\ufe8f)"


def test_kitty_ends_a_run_at_a_wide_character() -> None:
    """Wide characters come from another font: what stands on either side is turned by itself."""
    (line,) = lay_out("بب中بب", 6)
    assert ENCODERS["kitty"].encode(line) == "\ufe91\ufe90中\ufe91\ufe90"


def test_styles_fall_on_the_cells_of_their_letters() -> None:
    """A highlight on a word is one run in every encoding, in the place where the terminal will draw that word."""
    (line,) = lay_out("قال نعم", 8)
    style_of = {True: "term", False: ""}

    def style(cell: Cell) -> str:
        return style_of[cell.start < 3 and cell.start < cell.end]

    yes = "\ufee7\ufecc\ufee2"
    assert runs(line, style) == [(f" {marked(yes)} ", "", 5), (marked(SAID), "term", 3)]
    assert runs(line, style, ENCODERS["kitty"]) == [(f" {yes} ", "", 5), (SAID, "term", 3)]
    assert runs(line, style, ENCODERS["konsole"]) == [
        (" ", "", 1),
        (RLI + SAID, "term", 3),
        (" " + yes + PDI, "", 4),
    ]


def test_kitty_colours_cells_not_letters() -> None:
    """In a word sent turned round, the style of the leftmost letter is on the first character sent."""
    (line,) = lay_out("ببب", 3)
    assert runs(line, lambda cell: cell.start, ENCODERS["kitty"]) == [
        ("\ufe91", 2, 1),
        ("\ufe92", 1, 1),
        ("\ufe90", 0, 1),
    ]


@given(
    st.one_of(
        st.text(st.sampled_from("بلا ق.(«»)1٣%-G中\u0600\u064e\u200c\u200d\u200e\ufe0f\n")), st.text(max_size=40)
    ),
    st.integers(1, 20),
    st.sampled_from(["rtl", "ltr"]),
    st.sampled_from(list(ENCODERS)),
    st.integers(1, 4),
)
def test_runs_cover_the_line_and_are_as_wide_as_they_say(
    text: str, width: int, base: Base, name: str, stride: int
) -> None:
    """The runs make up the line, no two neighbours have one style, and Rich counts the same cells."""
    encoder = ENCODERS[name]
    for line in lay_out(text, width, base):
        found = runs(line, lambda cell: cell.start // stride, encoder)
        assert "".join(text for text, _, _ in found) == encoder.encode(line)
        assert sum(cells for _, _, cells in found) == width == cell_len(encoder.encode(line))
        assert all(cell_len(text) == cells for text, _, cells in found)
        assert all(before[1] != after[1] for before, after in pairwise(found))
