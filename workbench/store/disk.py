"""What has been written is on the disk, and not only on its way there."""

from __future__ import annotations

import os
from pathlib import Path


def settle(path: Path) -> None:
    """Waits until a file is on the disk, or the names in a folder where the system lets folders be opened.

    Raises:
        OSError: If the disk did not take it.
    """
    if os.name != "posix" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
