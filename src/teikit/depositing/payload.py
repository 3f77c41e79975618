"""What goes into a deposit: each TEI file as it is, and what it is exported to, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from teikit.characters import replaced
from teikit.depositing.about import About
from teikit.exporting.names import suffix_of
from teikit.exporting.pipeline import export, read
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
    """The TEI files by their names in the deposit, and the formats that each is exported to."""

    files: dict[str, Path]
    formats: Sequence[str]
    options: Callable[[str], Mapping[str, Any]]
    media_type: Callable[[str], str]
    incomplete: bool
    workspace: Workspace

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
                about.add(name, read(self.workspace.source(path)))
            except FileError as error:
                complain(error)
                del self.files[name]

    def items(self, complain: Callable[[FileError], None]) -> Iterator[Item]:
        """The files of the deposit; an export that fails is complained of, and the rest goes on."""
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
