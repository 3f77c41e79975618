"""What other packages bring: entry points, looked for only where some package on the path has any of ours."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


def entry_points(group: str) -> Iterable[EntryPoint]:
    """The entry points of a group such as `teikit.rules`."""
    if not is_extended():
        return ()
    from importlib import metadata  # slow to import, and few have such packages

    return metadata.entry_points(group=group)


@cache
def is_extended() -> bool:
    """Whether some package on the path may bring something; where its files do not tell, it may."""
    for folder in map(Path, dict.fromkeys(sys.path)):
        if folder.is_file():  # a zip archive
            return True
        for points in folder.glob("*.*-info/entry_points.txt"):
            try:
                if b"[teikit." in points.read_bytes():
                    return True
            except OSError:
                return True
    return any(
        not getattr(finder, "__module__", "").startswith(("_frozen_importlib", "importlib.", "_distutils"))
        and hasattr(finder, "find_distributions")
        for finder in sys.meta_path
    )
