"""What a command has finished, so that one that was cut off goes on where it was: a line for each file.

It is kept among what teikit can make again; where it is gone, the work is done once more.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from teikit import __version__, caching
from teikit.json_output import encode, utf8

FOLDER = "journals"


@dataclass(frozen=True, slots=True)
class Journal:
    """The journal of one command: with these options, by this version, in that place."""

    path: Path

    @classmethod
    def of(cls, command: str, where: Path, *options: Any) -> Journal:
        """The journal of such a command."""
        key = json.dumps([__version__, command, str(where.absolute()), options], sort_keys=True, default=str)
        return cls(caching.folder() / FOLDER / f"{sha256(key.encode()).hexdigest()[:32]}.jsonl")

    def read(self) -> Mapping[str, Mapping[str, Any]]:
        """The entries by the file that was written; a line that is cut off is none."""
        found: dict[str, Mapping[str, Any]] = {}
        with suppress(OSError), self.path.open(encoding="utf-8") as lines:
            for line in lines:
                with suppress(ValueError):
                    entry = json.loads(line)
                    found[entry["target"]] = entry
        return found

    def begin(self) -> None:
        """Forget what was finished before."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)

    def add(self, entry: Mapping[str, Any]) -> None:
        """Note that a file is finished; whichever process does, writes its line in one go."""
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            try:
                os.write(handle, utf8(encode(dict(entry)) + "\n"))
            finally:
                os.close(handle)
