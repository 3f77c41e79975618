"""What goes into a deposit: each TEI file as it is, and what it is exported to, one after the other."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from mimetypes import guess_type
from pathlib import Path, PurePosixPath
from typing import Any

from teikit.characters import replaced
from teikit.depositing.about import About
from teikit.exporting.batch import parts_read
from teikit.exporting.names import suffix_of
from teikit.exporting.pipeline import check_parts, export, read
from teikit.source import FileError
from teikit.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Item:
    """A file of a deposit: its name there, its bytes, its media type, the TEI that it was made of."""

    name: str
    data: bytes
    media_type: str
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The TEI files by their names in the deposit, and the formats that each is exported to.

    `parts` are the files that these include, by their names in the deposit; they go with them as they are.
    """

    files: dict[str, Path]
    formats: Sequence[str]
    options: Callable[[str], Mapping[str, Any]]
    media_type: Callable[[str], str]
    incomplete: bool
    workspace: Workspace
    parts: dict[str, Path] = field(default_factory=dict)

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders that the files of a deposit lie in."""
        return "tei", *self.formats

    def describe(self, about: About, complain: Callable[[FileError], None]) -> None:
        """Take in what each header says; a file that cannot be read is complained of, and left out."""
        for name, path in list(self.files.items()):
            try:
                if replaced(name) != name:
                    reason = "has a name with what neither UTF-8 nor XML can spell"
                    raise FileError(str(path), reason, hint="rename it")
                source = self.workspace.source(path)
                with self.workspace.trace() as trace:
                    tei = read(source, self.workspace)
                if not self.incomplete:
                    check_parts(tei)
                about.add(name, tei)
                for part in parts_read(trace, path.parent):
                    self._take(name, path, part)
            except FileError as error:
                complain(error)
                del self.files[name]

    def _take(self, name: str, path: Path, part: str) -> None:
        """Take in a part of a file, by its path from there. Raises FileError where it cannot lie there."""
        place, known = (
            posixpath.normpath(posixpath.join(posixpath.dirname(name), part)),
            self.files | self.parts,
        )
        origin = Path(posixpath.normpath(path.parent / part))
        if place.startswith("../"):
            hint = "name the folder that holds both"
            raise FileError(str(path), f'has a part "{part}", which lies above the deposit', hint=hint)
        if place in known and known[place].absolute() != origin.absolute():
            reason = f'has a part "{part}", which would be "{place}" in the deposit, as {known[place]}'
            raise FileError(str(path), reason, hint="name the folder that holds both")
        self.parts[place] = origin

    def items(self, complain: Callable[[FileError], None]) -> Iterator[Item]:
        """The files of the deposit; an export that fails is complained of, and the rest goes on."""
        for name, path in ((name, path) for name, path in self.parts.items() if name not in self.files):
            kind = "application/xml" if path.suffix == ".xml" else guess_type(name)[0]
            yield Item(f"tei/{name}", self.workspace.source(path).data, kind or "application/octet-stream")
        for name, path in self.files.items():
            source = self.workspace.source(path)
            yield Item(f"tei/{name}", source.data, "application/tei+xml")
            for form in self.formats:
                try:
                    exported = export(
                        source,
                        form,
                        self.options(form),
                        incomplete=self.incomplete,
                        workspace=self.workspace,
                    )
                except FileError as error:
                    complain(error)
                    continue
                bare = PurePosixPath(name).with_suffix("")
                for part, data in exported.package.files.items():
                    inside = f"{bare}/{part}" if part else f"{bare}{suffix_of(form, self.options(form))}"
                    yield Item(f"{form}/{inside}", data, self.media_type(form), f"tei/{name}")


def named(paths: Sequence[tuple[Path, Path]]) -> dict[str, Path]:
    """The names in a deposit of files that were found in or as what the user named.

    Raises FileError where two files would have one name.
    """
    found: dict[str, Path] = {}
    for top, path in paths:
        name = (path.relative_to(top) if path != top else Path(path.name)).as_posix()
        if name in found:
            raise FileError(str(path), f'would be "{name}" in the deposit, as {found[name]}')
        found[name] = path
    return found
