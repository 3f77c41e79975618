"""Where teikit keeps what it can make again: TEIKIT_CACHE, or its folder among the user's caches."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def folder() -> Path:
    """The folder of the cache; one that can neither be read nor made where the user has no home."""
    if named := os.environ.get("TEIKIT_CACHE"):
        return Path(named)
    variable, below = ("LOCALAPPDATA", "") if sys.platform == "win32" else ("XDG_CACHE_HOME", ".cache")
    if named := os.environ.get(variable):
        return Path(named, "teikit")
    try:
        return Path.home() / below / "teikit"
    except RuntimeError:
        return Path(os.devnull, "teikit")
