"""What a run remembers of the last one: the findings of a file, as long as what they rest on is the same.

That is the file, the settings, teikit itself, the schemas, and each answer of the project about other files.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import teikit
from teikit import caching
from teikit.diagnostic import Diagnostic, Edit, Severity
from teikit.place import Place, Region
from teikit.project import Project
from teikit.project.answers import SCHEMA, Answer, answers, hold
from teikit.project.cache import Result
from teikit.project.files import digest
from teikit.source import FileError, Source
from teikit.tei.references.uris import path_of

if TYPE_CHECKING:
    from teikit.project.view import View
    from teikit.schemas import Schemas

READING = (b"document(", b"doc(", b"documents=", b"collection(", b"unparsed-text", b"doc-available(")
"""What the rules of a schema read files with; then nobody knows what the findings rest on."""
ENVIRONMENT = ("XML_CATALOG_FILES", "TEIKIT_CACHE")


@dataclass(eq=False)
class Memory:
    """The findings of earlier runs over a project under the same settings."""

    project: Project
    settings: str

    def recall(self, path: Path) -> tuple[list[Diagnostic], str, list[str]] | None:
        """The findings, the failure (none) and the remarks of a file, if they still hold."""
        known = self._known.get(self._name(path))
        if known is None or known.digest != self.project.digest(self.project.real(str(path))):
            return None
        if not hold(self.project, known.rests_on):
            return None
        try:
            found, remarks = json.loads(known.found)
            return [_diagnostic(str(path), each) for each in found], "", list(map(str, remarks))
        except (ValueError, TypeError, KeyError, IndexError):
            return None

    def keep(self, path: Path, rests_on: Rests, found: Sequence[Diagnostic], remarks: Sequence[str]) -> None:
        """Remember what was found in a file, and what that rests on."""
        content, known = rests_on
        written = json.dumps([[_row(each) for each in found], list(remarks)], separators=(",", ":"))
        self.project.cache.keep_result(self.settings, self._name(path), Result(content, known, written))

    def _name(self, path: Path) -> str:
        return os.path.abspath(path).removeprefix(self.project.root)  # noqa: PTH100 - links are not followed

    @cached_property
    def _known(self) -> Mapping[str, Result]:
        return self.project.cache.results(self.settings)


Rests = tuple[str, tuple[Answer, ...]]
"""The hash of a file, and the answers that its findings rest on."""


def fingerprint(*settings: object) -> str:
    """A hash of settings, by what they say of themselves, and of the program that is run."""
    seen = [repr(each) for each in settings]
    seen += [f"{name}={os.environ.get(name)}" for name in ENVIRONMENT]
    seen += (f"{path} {size} {changed}" for path, size, changed in _walk(Path(teikit.__file__).parent))
    return digest("\n".join(seen).encode("utf-8", "surrogateescape"))


def rests_on(source: Source, view: View, schemas: Schemas) -> Rests | None:
    """What the findings of a file rest on, after they were made; None where that cannot be known."""
    if view.unsure:
        return None
    asked = set(view.asked)
    if view.tei is not None:
        try:
            choice = schemas.of(view.tei)
            schemata = (*choice.grammars, *(path for path, _ in choice.sheets))
            parts = [each for path in schemata for each in _parts(path)] + list(choice.made_of)
        except (FileError, ValueError, OSError):
            return None
        if choice.missing or any(map(_reads, parts)):
            return None
        asked.update((SCHEMA, os.path.realpath(path)) for path in (*parts, *_entries(parts)))
    return digest(source.data), answers(view.project, asked)


def _entries(parts: list[Path]) -> list[Path]:
    """What says where schemas that were fetched lie, if one of these was: it may lie elsewhere tomorrow."""
    fetched = any(path.is_relative_to(caching.folder()) for path in parts)
    return list((caching.folder() / "index").glob("*.json")) if fetched else []


@cache
def _reads(path: Path) -> bool:
    """Whether the rules of a schema may read other documents."""
    data = path.read_bytes()
    return any(sign in data for sign in READING)


@cache
def _parts(path: Path) -> tuple[Path, ...]:
    """A schema and all that it includes. Raises FileError, ValueError or OSError where nobody can tell."""
    from teikit.schemas.references import references  # slow to import, and most runs remember

    waiting, seen = [path], {path}
    while waiting:
        here = waiting.pop()
        source = Source(here.absolute().as_uri(), here.read_bytes())
        for each in references(source, here.suffix.removeprefix(".")):
            if not each.address:
                continue
            found = path_of(each.address)
            if found is None:
                raise ValueError(each.address)
            there = Path(found[0])
            if there not in seen:
                seen.add(there)
                waiting.append(there)
    return tuple(seen)


def _walk(folder: Path) -> Iterator[tuple[str, int, int]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                yield from _walk(Path(entry.path))
        else:
            state = entry.stat()
            yield entry.path, state.st_size, state.st_mtime_ns


def _row(each: Diagnostic) -> list[Any]:
    edits = [[edit.start, edit.end, edit.replacement.decode("latin-1")] for edit in each.edits]
    return [
        [each.place.start, each.place.end],
        [each.line, each.column, each.region.end_line, each.region.end_column],
        each.rule,
        int(each.severity),
        each.message,
        each.hint,
        edits,
        each.expected,
        each.safe,
    ]


def _diagnostic(path: str, row: list[Any]) -> Diagnostic:
    place, region, rule, severity, message, hint, edits, expected, safe = row
    return Diagnostic(
        path,
        Place(*place),
        Region(*region),
        rule,
        Severity(severity),
        message,
        hint,
        tuple(Edit(start, end, text.encode("latin-1")) for start, end, text in edits),
        tuple(expected),
        safe,
    )
