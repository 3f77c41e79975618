"""Where a run puts what it makes: nothing of others is replaced, and what is there already is left alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from teikit.source import FileError
from teikit.stores import is_url, opened
from teikit.writing import REMEDY, Outputs


@dataclass(frozen=True, slots=True)
class Target:
    """A folder or the URL of a store; with `force`, also what teikit did not write is replaced."""

    place: str
    force: bool = False

    def put(self, files: Mapping[str, bytes]) -> dict[str, str]:
        """Write files by their names; their hashes. Raises FileError."""
        for name, data in files.items():
            try:
                self._put(name, data)
            except OSError as error:
                place = f"{self.place}/{name}"
                raise FileError(
                    place, f"cannot be written: {(error.strerror or str(error)).lower()}"
                ) from None
        return {name: sha256(data).hexdigest() for name, data in files.items()}

    def _put(self, name: str, data: bytes) -> None:
        store = opened(self.place)
        if not is_url(self.place):
            path = Path(self.place, name)
            if not (path.is_file() and path.read_bytes() == data):
                Outputs(force=self.force).write(path, data)
        elif self.force:
            store.write(name, data)
        elif not store.create(name, data) and store.read(name) != data:
            reason = "is there already and is not what this run makes"
            raise FileError(f"{self.place}/{name}", reason, hint=REMEDY)
