"""Says where what is made of the files that a user means goes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from teikit.gathering import expand
from teikit.pages import load
from teikit.source import FileError, Source
from teikit.workspace import Workspace
from teikit.writing import Outputs

if TYPE_CHECKING:
    from teikit.package import Package


@dataclass(frozen=True, slots=True)
class Job:
    """A file and the one that is made of it; None is standard input or output."""

    origin: Path | None
    target: Path | None
    outputs: Outputs = field(default_factory=Outputs)

    @property
    def name(self) -> str:
        """What messages call the file."""
        return str(self.origin or "<stdin>")

    def read(self, workspace: Workspace) -> Source:
        """The bytes of the file, or of the pages in a folder.

        Raises FileError, also where what is made of it could not be written.
        """
        if self.target:
            self.outputs.check(self.target)
        return load(self.origin, workspace) if self.origin else Source(self.name, sys.stdin.buffer.read())

    def write(self, data: bytes) -> None:
        """Put what was made where it goes. Raises FileError."""
        if self.target:
            self.outputs.write(self.target, data)
        else:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()

    def write_package(self, package: Package, suffix: str) -> None:
        """Put the files of a package where they go: many in a folder, the target without its suffix.

        Raises FileError.
        """
        if list(package.files) == [""]:
            self.write(package.data)
            return
        if not self.target:
            reason = f"is exported to {len(package.files)} files, which cannot go to standard output"
            raise FileError(self.name, reason, hint="name a folder with -o")
        folder = Path(str(self.target).removesuffix(suffix))
        for name, data in package.files.items():
            self.outputs.write(folder / name, data)


def plan(
    names: Sequence[str],
    output: str | None,
    new: str,
    fits: Callable[[Path], bool],
    what: str,
    workspace: Workspace,
    *,
    force: bool = False,
    whole: bool = False,
    lasting: bool = True,
) -> list[Job]:
    """A job for each file that the names mean: a folder is its files that fit, `-` is standard input.

    With `whole`, a folder is one job.

    `output` is a file for one, a folder for many, `-` for standard output; without it, NAME.* becomes
    NAME`new` beside it, and folders stand for no file that would be replaced so. With `force`, also what is
    not teikit's is replaced; many files that are not `lasting` wait for no disk. Raises FileError where two
    jobs would write one file.
    """
    origins: list[tuple[Path, Path | None]] = []

    def wanted(path: Path) -> bool:
        return (output is not None or not path.name.endswith(new)) and fits(path)

    for name in names:
        if name == "-":
            origins.append((Path("-"), None))
        elif whole and workspace.is_folder(Path(name)):
            origins.append((Path(name), Path(name)))
        else:
            origins += ((Path(name), found) for found in expand([Path(name)], wanted, what, workspace))
    folder = output is not None and (len(origins) > 1 or workspace.is_folder(output) or output.endswith("/"))
    outputs = Outputs.of((origin for _, origin in origins), force=force, lasting=lasting or len(origins) == 1)
    jobs: dict[Path | None, Job] = {}
    for top, origin in origins:
        target = _target(top, origin, output, new, workspace.is_folder, folder=folder)
        if target is not None and target in jobs:
            raise FileError(str(target), f"would be written for both {jobs[target].name} and {origin}")
        jobs[target if target is not None else Path(f"-{len(jobs)}")] = Job(origin, target, outputs)
    return list(jobs.values())


def _target(
    top: Path,
    origin: Path | None,
    output: str | None,
    new: str,
    folders: Callable[[Path], bool],
    *,
    folder: bool,
) -> Path | None:
    if output == "-" or (output is None and origin is None):
        return None
    if output is not None and not folder:
        return Path(output)
    if origin is None:
        return Path(output or "", f"stdin{new}")
    if origin.name in ("", ".."):
        raise FileError(str(origin), "gives no name to what is made of it", hint="name a file with -o")
    # a folder of pages has no suffix, though its name may have dots
    name = f"{origin.name}{new}" if folders(origin) else Path(origin.name).with_suffix(new).name
    if output is None:
        return origin.with_name(name)
    return Path(output) / (origin.relative_to(top).with_name(name) if origin != top else name)
