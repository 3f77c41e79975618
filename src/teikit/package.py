"""Packages: what an export makes, as named files; receipts: what checked them, and what was lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import Enum
from importlib.util import find_spec
from os import environ
from pathlib import PurePosixPath
from shutil import which
from typing import Any

from teikit.json_output import record

NO_NAME = re.compile(r"[\0\ud800-\udfff]")
"""What no name of a file can have in it."""


class PackageError(ValueError):
    """A package is not what it is asked to be."""


@dataclass(frozen=True, slots=True)
class Loss:
    """Something of the TEI that the format has no place for: where it stands, and what it is."""

    line: int
    column: int
    what: str


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that a format must have and the TEI does not say: where it would be said, and how.

    `target` is what the format calls it, `path` the TEI path to fill, `example` a line that would do.
    """

    line: int
    column: int
    target: str
    path: str
    example: str


@dataclass(frozen=True, slots=True)
class Package:
    """The files of an export by their names (POSIX paths, no folder above), and what did not fit into them.

    What is `missing` was left out: the package is not what the format wants.

    A format of one file gives it the empty name: whoever writes it says what it is called. Raises
    PackageError for a name that leads out of the package, and for one that is a file and a folder at once.
    """

    files: Mapping[str, bytes]
    losses: tuple[Loss, ...] = ()
    missing: tuple[Missing, ...] = ()

    def __post_init__(self) -> None:
        if not self.files:
            raise PackageError("a package without files")
        for name, data in self.files.items():
            if not isinstance(data, bytes):
                raise PackageError(f'the file "{name}" is {type(data).__name__}, not bytes')
        for each in self.losses:
            if not isinstance(each, Loss):
                raise PackageError(f"a loss that is {type(each).__name__}, not Loss")
        names = [name for name in self.files if name or len(self.files) > 1]
        folders = {str(folder) for name in names for folder in PurePosixPath(name).parents}
        for name in names:
            path = PurePosixPath(name)
            is_outside = path.is_absolute() or ".." in path.parts or not path.name
            if is_outside or str(path) != name or name in folders or NO_NAME.search(name):
                raise PackageError(f'"{name}" is no name for a file of a package')

    @classmethod
    def of(cls, data: bytes, *losses: Loss) -> Package:
        """The package of a format that is one file."""
        return cls({"": data}, losses)

    @classmethod
    def joined(cls, packages: Iterable[Package]) -> Package | None:
        """One after the other, packages of one file that need nothing between them; None for none."""
        parts = [each.data for each in packages]
        return cls.of(b"".join(parts)) if parts else None

    @property
    def data(self) -> bytes:
        """The bytes of a package of one file. Raises PackageError where it has more or none."""
        if list(self.files) != [""]:
            raise PackageError(f"a package of {len(self.files)} named files is not one file")
        return self.files[""]


class Verdict(Enum):
    """What a checker said of a package."""

    VALID = "valid"
    INVALID = "invalid"
    NOT_CHECKED = "not checked"


@dataclass(frozen=True, slots=True)
class Checker:
    """Who checks a format before it is handed on: its name, and the modules it needs by what pip calls them.

    `programs` are those that it calls, `place` is a variable of the environment that names a folder, each
    with how to have it. An exporter names it in CHECKER; its function `prove` is called only where nothing
    is missing.
    """

    name: str
    needs: Mapping[str, str] = field(default_factory=dict)
    programs: Mapping[str, str] = field(default_factory=dict)
    place: tuple[str, str] = ("", "")

    @property
    def missing(self) -> str:
        """How to install what is not there; empty where the checker is at hand."""
        absent = [package for module, package in self.needs.items() if find_spec(module) is None]
        said = [f"pip install {' '.join(repr(each) for each in dict.fromkeys(absent))}"] if absent else []
        said += [remedy for program, remedy in self.programs.items() if which(program) is None]
        variable, remedy = self.place
        said += [remedy] if variable and not environ.get(variable) else []
        return "; ".join(said)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What proves a package good: who checked it, against what, and with which verdict.

    `schema` is the address of what it was held to, `schema_sha256` the hash of its bytes; both are empty
    where nothing of the kind was used. `remarks` are the checker's own words, `checksums` the SHA-256 of
    each file.
    """

    form: str
    verdict: Verdict
    checker: str = ""
    schema: str = ""
    schema_sha256: str = ""
    remarks: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    losses: tuple[Loss, ...] = ()
    missing: tuple[Missing, ...] = ()
    checksums: Mapping[str, str] = field(default_factory=dict)

    def facts(self) -> dict[str, Any]:
        """What programs are told of it, ready for JSON."""
        return {
            "form": self.form,
            "verdict": self.verdict.value,
            "checker": self.checker,
            "schema": self.schema,
            "schema_sha256": self.schema_sha256,
            "remarks": list(self.remarks),
            "counts": dict(self.counts),
            "losses": [asdict(each) for each in self.losses],
            "missing": [asdict(each) for each in self.missing],
            "checksums": dict(self.checksums),
        }


def receipts(entries: Sequence[Mapping[str, Any]]) -> bytes:
    """The file of receipts: what is told of each export."""
    return record({"format": "teikit receipt 1", "exports": list(entries)})


@dataclass(frozen=True, slots=True)
class Exported:
    """A text in another form: the files, and what proves them good."""

    package: Package
    receipt: Receipt

    @property
    def data(self) -> bytes:
        """The bytes of a form that is one file. Raises PackageError where it has more or none."""
        return self.package.data
