"""alt+1 to alt+9 as keys of their own."""

from __future__ import annotations

from enum import Enum
from typing import cast

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS  # private: see AltDigit


class AltDigit(Enum):
    """Names for ESC 1 to ESC 9, which Textual would type as the letters a Mac makes of them."""

    A1, A2, A3, A4, A5, A6, A7, A8, A9 = (f"alt+{digit}" for digit in range(1, 10))


def teach_alt_digits() -> None:
    """alt+1 to alt+9 become keys without a character; a real £ or § typed on a keyboard stays a letter."""
    table = cast("dict[str, tuple[Enum, ...]]", ANSI_SEQUENCES_KEYS)
    table.update({f"\x1b{digit}": (key,) for digit, key in enumerate(AltDigit, 1)})
