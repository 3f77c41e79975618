"""The schemas that were fetched, in the user's cache, each file under the hash of its bytes.

A damaged or missing file counts as never fetched; two runs may write at once, since every write is a rename.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from teikit.caching import folder
from teikit.schemas.address import key
from teikit.workspace import Workspace
from teikit.writing import write

A_DAY = 86_400
FILE = re.compile(r"[0-9a-f]{64}\.(?:rng|rnc|sch|odd)")


@dataclass(frozen=True, slots=True)
class Fetched:
    """A schema of the cache: where it came from, its file, those that it includes, and the day."""

    address: str
    file: str
    parts: tuple[str, ...]
    date: str

    @property
    def path(self) -> Path:
        """Where it lies."""
        return path(self.file)


def path(name: str) -> Path:
    """Where a file of a schema lies."""
    return folder() / "schemas" / name


def find(address: str, workspace: Workspace) -> Fetched | None:
    """The schema that was fetched from an address, if every file of it is there and is what it was."""
    try:
        found = _parse(workspace.read(_entry(address)))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return found if found.address == key(address) and _is_whole(found, workspace) else None


def every(workspace: Workspace) -> Iterator[Fetched]:
    """All schemas that were fetched and are whole, by address."""
    found = []
    for name in workspace.names(folder() / "index"):
        try:
            found += [_parse(workspace.read(folder() / "index" / name))] if name.endswith(".json") else []
        except (OSError, ValueError, KeyError, TypeError):
            continue
    yield from sorted((each for each in found if _is_whole(each, workspace)), key=lambda each: each.address)


def put(files: Mapping[str, bytes]) -> None:
    """Write files of schemas, by the names that `name` gives them. Raises FileError."""
    for each, data in files.items():
        write(path(each), data)


@contextmanager
def claim(names: Iterable[str]) -> Iterator[None]:
    """Keep files that no schema needs yet from the sweep of another run. Raises FileError."""
    claimed = folder() / "index" / f"{os.urandom(8).hex()}.claim"
    write(claimed, "\n".join(names).encode())
    try:
        yield
    finally:
        claimed.unlink(missing_ok=True)


def enter(found: Fetched) -> None:
    """Write down that a schema was fetched, its files being there. Raises FileError."""
    write(_entry(found.address), json.dumps(asdict(found), indent=1).encode())


def name(data: bytes, ending: str) -> str:
    """The name of a file in the cache."""
    return f"{sha256(data).hexdigest()}.{ending}"


def remove(address: str) -> bool:
    """Forget a schema; whether there was one of that address."""
    entry = _entry(address)
    was = entry.is_file()
    entry.unlink(missing_ok=True)
    return was


def sweep() -> None:
    """Remove every file that no schema needs; claims are read first, as they are given up for an entry."""
    files = list((folder() / "schemas").glob("*"))
    needed = set(_claimed())
    needed |= {name for each in every(Workspace()) for name in (each.file, *each.parts)}
    for each in files:
        if FILE.fullmatch(each.name) and each.name not in needed:
            each.unlink(missing_ok=True)


def _claimed() -> Iterator[str]:
    for claimed in (folder() / "index").glob("*.claim"):
        with suppress(OSError):
            if time.time() - claimed.stat().st_mtime < A_DAY:  # else its run was killed
                yield from claimed.read_text().splitlines()


def _entry(address: str) -> Path:
    return folder() / "index" / f"{sha256(key(address).encode()).hexdigest()}.json"


def _parse(entry: bytes) -> Fetched:
    said = json.loads(entry)
    found = Fetched(
        str(said["address"]), str(said["file"]), tuple(map(str, said["parts"])), str(said["date"])
    )
    if not all(FILE.fullmatch(name) for name in (found.file, *found.parts)):
        raise ValueError(said)
    return found


def _is_whole(found: Fetched, workspace: Workspace) -> bool:
    try:
        return all(
            sha256(workspace.read(path(name))).hexdigest() == name.partition(".")[0]
            for name in (found.file, *found.parts)
        )
    except OSError:
        return False
