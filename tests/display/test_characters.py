"""What is known of single characters agrees with Unicode's files and with the widths that Rich counts."""

from __future__ import annotations

import re
import sys
import unicodedata
from pathlib import Path

import pytest
from rich.cells import get_character_cell_size

from workbench.display.characters import DIRECTIONS, MIRROR_IMAGES, WIDTHS

UNICODE_DATA = Path("/usr/share/unicode")
DIRECTION_FILE = UNICODE_DATA / "extracted" / "DerivedBidiClass.txt"
MIRROR_FILE = UNICODE_DATA / "BidiMirroring.txt"


def assigned() -> list[str]:
    """All characters that this Python knows, surrogates excepted."""
    everything = map(chr, range(sys.maxunicode + 1))
    return [character for character in everything if unicodedata.category(character) not in ("Cn", "Cs")]


def test_widths_are_those_of_rich() -> None:
    """Every assigned character takes the cells that Rich counts, so that a line is as wide here as there."""
    different = [ascii(c) for c in assigned() if WIDTHS[c] != get_character_cell_size(c) and c != "\0"]
    assert different == []


@pytest.mark.parametrize(
    ("character", "direction"),
    [
        ("ب", "AL"), ("א", "R"), ("a", "L"), ("١", "AN"), ("۱", "EN"), ("\u05ff", "R"), ("\u07bf", "AL"),
        ("\u20cf", "ET"), ("\ufdd0", "BN"), ("\U0010ffff", "BN"), ("\U000e0fff", "BN"), ("\u0378", "L"),
    ],
)  # fmt: skip
def test_unassigned_characters_have_a_direction_too(character: str, direction: str) -> None:
    """Every code point has a bidi class, by its block if it is unassigned."""
    assert DIRECTIONS[character] == direction


@pytest.mark.skipif(not DIRECTION_FILE.exists(), reason="DerivedBidiClass.txt is not installed (Debian: unicode-data)")
def test_directions_are_those_of_unicode() -> None:
    """Bidi classes agree with DerivedBidiClass.txt for all characters that this Python knows, and all noncharacters."""
    different = []
    for line in DIRECTION_FILE.read_text(encoding="utf-8").splitlines():
        if not (fields := re.match(r"(\w+)(?:\.\.(\w+))? *; (\w+) # (\w\S)", line)):
            continue
        first, last, direction, category = fields.groups()
        for code in range(int(first, 16), int(last or first, 16) + 1):
            if (unicodedata.category(chr(code)) == "Cn") == (category == "Cn") and DIRECTIONS[chr(code)] != direction:
                different.append(f"{code:X} {direction}")
    assert different == []


def test_mirror_images_mirror_each_other() -> None:
    """The image of an image is the character itself, and all of them are mirrored characters."""
    for character, image in MIRROR_IMAGES.items():
        assert MIRROR_IMAGES[image] == character != image
        assert unicodedata.mirrored(character) or unicodedata.category(character) == "Cn"


@pytest.mark.skipif(not MIRROR_FILE.exists(), reason="BidiMirroring.txt is not installed (Debian: unicode-data)")
def test_mirror_images_are_those_of_unicode() -> None:
    """The table is that of BidiMirroring.txt."""
    pairs = re.findall(r"^(\w+); (\w+)", MIRROR_FILE.read_text(encoding="utf-8"), re.MULTILINE)
    assert {chr(int(left, 16)): chr(int(right, 16)) for left, right in pairs} == MIRROR_IMAGES
