"""What is made of one file in a run, and what makes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from teikit.workspace import Answers


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a file: files by their names from the target, facts for the result, why it failed.

    `digest` is the hash of what was read; empty where nothing could be. `rests_on` is what else decided it.
    """

    digest: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    failure: str = ""
    rests_on: Answers = ()


Do = Callable[[Path], Made]
