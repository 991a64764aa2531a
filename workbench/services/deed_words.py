"""What the database says of a deed, always in English, and the same in the language of the person."""

from __future__ import annotations

import re
from functools import lru_cache
from string import Formatter

from workbench.wording import N_, _

MERGED = N_("Merged {first} and {second}")
SPLIT = N_("Split {number}")
RESTORED = N_("Sentence {number}: version {version} restored")
STATE_GIVEN = N_("Sentence {number}: {state}")
REPLACED_IN_ONE = N_("Replaced {places} in {count} sentence")
REPLACED = N_("Replaced {places} in {count} sentences")
REPLACED_IN_ONE_OTHERS_LEFT = N_("Replaced {places} in {count} sentence; {left} locked or changed and left")
REPLACED_OTHERS_LEFT = N_("Replaced {places} in {count} sentences; {left} locked or changed and left")
APPROVED_REST = N_("Approved the rest of {title}: {count}")
APPROVED = N_("Approved sentence {number} of {title}")
REVIEWED = N_("Reviewed sentence {number} of {title}")
REJECTED = N_("Rejected sentence {number} of {title}")
EDITED = N_("Edited sentence {number} of {title}")
ADDED = N_("Added {arabic}")
CHANGED = N_("Changed {arabic}")
REMOVED = N_("Removed {arabic}")
IMPORTED = N_("Imported {file}: {new} new, {updated} updated")

_EVERY = (
    *(MERGED, SPLIT, RESTORED, STATE_GIVEN),
    *(REPLACED_IN_ONE_OTHERS_LEFT, REPLACED_OTHERS_LEFT, REPLACED_IN_ONE, REPLACED),
    *(APPROVED_REST, APPROVED, REVIEWED, REJECTED, EDITED),
    *(ADDED, CHANGED, REMOVED, IMPORTED),
)
"""All of them; where two fit a summary, the one that says more stands first."""

_NUMBERS = {"first", "second", "number", "version", "places", "count", "left", "new", "updated"}


def told(summary: str) -> str:
    """A deed's stored summary in the language in use; as it is stored if no deed speaks that way."""
    for template in _EVERY:
        if found := _pattern(template).fullmatch(summary):
            values = found.groupdict()
            if "state" in values:
                values["state"] = _(values["state"])
            return _(template).format(**values)
    return summary


def told_but_for(summary: str, left: int) -> str:
    """The same of a deed that was taken back, with how many of its parts were changed since and stayed."""
    if left == 0:
        return told(summary)
    return _("{summary}; {count} changed since were left as they are").format(summary=told(summary), count=left)


@lru_cache(maxsize=len(_EVERY))
def _pattern(template: str) -> re.Pattern[str]:
    """What a summary made of the template looks like."""
    pieces = []
    for text, name, _spec, _conversion in Formatter().parse(template):
        pieces.append(re.escape(text))
        if name is not None:
            pieces.append(rf"(?P<{name}>\d+)" if name in _NUMBERS else f"(?P<{name}>.*)")
    return re.compile("".join(pieces), re.DOTALL)
