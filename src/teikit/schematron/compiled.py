"""What was made of a sheet, kept under its hash: stylesheets, as SaxonC HE exports no compiled ones.

An entry that is damaged, or whose included files have changed, counts as none.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from teikit.schematron.stylesheet import Check
from teikit.schematron.transpile import Program


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


def get(folder: Path, key: str) -> Entry | None:
    """The entry of a sheet, or None."""
    try:
        kept = json.loads((folder / f"{key}.json").read_bytes())
        if kept["version"] != version():
            return None
        for path, digest in kept["files"].items():
            if hashlib.sha256(Path(path).read_bytes()).hexdigest() != digest:
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


def put(folder: Path, key: str, entry: Entry) -> None:
    """Keep an entry; a folder that cannot be written to is no error."""
    text = json.dumps({"version": version(), **asdict(entry)})
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part = folder / f"{key}.{os.getpid()}.part"
        part.write_text(text, encoding="utf-8")
        part.replace(folder / f"{key}.json")
    except OSError:
        return
