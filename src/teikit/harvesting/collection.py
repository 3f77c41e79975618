"""The records of a folder: each TEI file with its identifier, datestamp and sets, and those that are gone."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from teikit.addresses import address
from teikit.characters import replaced
from teikit.exporting.names import is_tei
from teikit.gathering import expand
from teikit.harvesting.history import Past, history
from teikit.source import FileError
from teikit.workspace import Kind, Workspace

TOMBSTONES = "tombstones.tsv"
"""A file of the folder: a line for each deleted file, its path and the date of its deletion."""
SIGN = re.compile(rb"[^A-Za-z0-9_.!*'()-]")
"""What the name of a set cannot have, in the bytes of a name; ~ is what such a byte begins with."""
LATEST = datetime(9999, 12, 31, tzinfo=UTC).timestamp()


@dataclass(frozen=True, slots=True)
class Record:
    """A file that was or is there: its identifier, when it last changed, the sets that it is in."""

    identifier: str
    datestamp: datetime
    path: Path
    sets: tuple[str, ...] = ()
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Collection:
    """All records by datestamp and identifier; the names of the sets; whether deletions are known."""

    records: tuple[Record, ...]
    sets: dict[str, str]
    keeps_deletions: bool

    def find(self, identifier: str) -> Record | None:
        """The record of an identifier, also where whoever asks has not encoded its letters."""
        asked = {identifier, address(identifier)}
        return next((each for each in self.records if each.identifier in asked), None)


def collect(folder: Path, repository: str, workspace: Workspace) -> Collection:
    """The records of a folder as it is now; identifiers are `oai:REPOSITORY:PATH`.

    Raises FileError for a folder that is not there, and for a tombstone without a date.
    """
    if not workspace.is_folder(folder):
        raise FileError(str(folder), "is no folder", hint="name the folder that has the TEI files")
    past = history(folder)
    gone = dict(_tombstones(folder, workspace))
    sets: dict[str, str] = {}
    records: dict[str, Record] = {}
    for path in _files(folder, workspace):
        inside = path.relative_to(folder).as_posix()
        known = (past or {}).get(inside)
        status = workspace.status(path)
        if status.kind is not Kind.FILE:
            continue  # it went away meanwhile
        moment = known.moment if known else _changed(status.modified)
        records[inside] = Record(_identifier(repository, inside), moment, path, _sets(inside, sets))
    deleted = {inside: each.moment for inside, each in (past or {}).items() if _was_record(inside, each)}
    for inside, moment in {**deleted, **gone}.items():
        if inside not in records:
            own = _sets(inside, sets)
            records[inside] = Record(
                _identifier(repository, inside), moment, folder / inside, own, deleted=True
            )
    ordered = sorted(records.values(), key=lambda each: (each.datestamp, each.identifier))
    return Collection(tuple(ordered), sets, past is not None or workspace.is_file(folder / TOMBSTONES))


def _files(folder: Path, workspace: Workspace) -> Iterator[Path]:
    try:
        yield from expand([folder], is_tei, "*.xml file", workspace)
    except FileError:
        return  # an empty repository is one, too


def _was_record(inside: str, past: Past) -> bool:
    return past.is_deletion and inside.endswith(".xml")


def _identifier(repository: str, inside: str) -> str:
    return f"oai:{repository}:{quote(inside.removesuffix('.xml'), errors='surrogateescape')}"


def _sets(inside: str, known: dict[str, str]) -> tuple[str, ...]:
    """The sets of a file, a folder each: `letters:1850` is within `letters`."""
    found, spec = [], ""
    for part in PurePosixPath(inside).parts[:-1]:
        spec = f"{spec}:{_spec(part)}" if spec else _spec(part)
        known.setdefault(spec, replaced(part))
        found.append(spec)
    return tuple(found)


def _spec(part: str) -> str:
    """The name of a folder as that of a set has it: no two are alike."""
    return SIGN.sub(lambda found: b"~%02X" % ord(found[0]), os.fsencode(part)).decode("ascii")


def _changed(seconds: float) -> datetime:
    """When a file was changed, as far as the protocol can say it."""
    return datetime.fromtimestamp(min(max(seconds, 0), LATEST), UTC)


def _tombstones(folder: Path, workspace: Workspace) -> Iterator[tuple[str, datetime]]:
    """The deleted files that a list names. Raises FileError."""
    path = folder / TOMBSTONES
    if not workspace.is_file(path):
        return
    for number, line in enumerate(workspace.source(path).data.decode("utf-8", "replace").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        inside, _, date = line.partition("\t")
        try:
            moment = datetime.fromisoformat(date.strip())
            moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
        except (ValueError, OverflowError):
            hint = "write PATH, a tab, and a date such as 2026-04-01"
            raise FileError(str(path), "a line without a date", line=number, column=1, hint=hint) from None
        yield inside.strip(), moment
