"""Files that are written line by line, and put where they belong when they are whole."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from teikit.stores import Store, pieces


@dataclass(eq=False)
class Parts:
    """Files below a folder of a store, written in a folder of this machine first."""

    store: Store
    top: str
    folder: str
    _open: dict[str, IO[bytes]] = field(default_factory=dict)
    _stack: ExitStack = field(default_factory=ExitStack)

    def add(self, name: str, thing: Any) -> None:
        """Add a line of JSON to a file."""
        if name not in self._open:
            self._open[name] = self._stack.enter_context(Path(self.folder, name).open("wb"))  # noqa: SIM115
        self._open[name].write(pieces([thing]))

    def put(self, name: str, data: str) -> None:
        """Put a whole file there."""
        self.store.write(f"{self.top}/{name}", data.encode("utf-8", "backslashreplace"))

    def end(self) -> None:
        """Put the files that were written line by line there."""
        self._stack.close()
        for name in self._open:
            self.store.put(f"{self.top}/{name}", Path(self.folder, name))
