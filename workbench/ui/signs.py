"""The states as signs; each has a colour too, and never a colour alone."""

from __future__ import annotations

from workbench.translation.revision import State
from workbench.wording import N_

SIGNS: dict[State, str] = {
    State.UNTRANSLATED: "·",
    State.DRAFT: "○",
    State.TRANSLATED: "✓",
    State.REVIEWED: "✓✓",
    State.APPROVED: "★",
    State.REJECTED: "✗",
}

NAMES: dict[State, str] = {
    State.UNTRANSLATED: N_("untranslated"),
    State.DRAFT: N_("draft"),
    State.TRANSLATED: N_("translated"),
    State.REVIEWED: N_("reviewed"),
    State.APPROVED: N_("approved"),
    State.REJECTED: N_("rejected"),
}

EDITED = "●"
"""The segment that is being edited."""

LOCKED = "▪"
"""After a state: nobody changes the segment until it is unlocked."""

NOTED = "!"
"""After a state: somebody left a note that is still open."""


def state_look(state: State) -> str:
    """The look of the sign of a state."""
    return f"state-{state.value}"
