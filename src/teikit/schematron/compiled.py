"""What was made of a sheet, kept under its hash where the caller says: stylesheets, as SaxonC HE exports no
compiled ones. An entry that is damaged, or whose included files have changed, counts as none.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

from teikit.schematron.sheet_files import Reader
from teikit.schematron.stylesheet import Check
from teikit.schematron.transpile import Program


class Kept(Protocol):
    """Where entries are kept, by names that are hashes."""

    def get(self, name: str, /) -> bytes | None:
        """What is kept under a name, if anything."""

    def put(self, name: str, data: bytes, /) -> None:
        """Keep it; what cannot be kept is no error."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The programs of every phase, the default phase, and the digests of the files that were included."""

    programs: dict[str, tuple[Program, ...]]
    default: str
    files: dict[str, str]


@cache
def version() -> str:
    """A digest of this package, so that another version of it never reads what this one wrote."""
    sources = sorted(Path(__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in sources)).hexdigest()


def get(store: Kept, key: str, reader: Reader) -> Entry | None:
    """The entry of a sheet, or None."""
    try:
        kept = json.loads(store.get(f"{key}.json") or b"")
        if kept["version"] != version():
            return None
        for path, digest in kept["files"].items():
            if hashlib.sha256(reader.read(path)).hexdigest() != digest:
                return None
        programs = {
            phase: tuple(
                Program(p["stylesheet"], tuple(Check(**check) for check in p["checks"]), p["documents"])
                for p in kept_programs
            )
            for phase, kept_programs in kept["programs"].items()
        }
        return Entry(programs, str(kept["default"]), kept["files"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def put(store: Kept, key: str, entry: Entry) -> None:
    """Keep an entry."""
    store.put(f"{key}.json", json.dumps({"version": version(), **asdict(entry)}).encode())
