"""Finds the files that a user means, and says where what is made of them goes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from teikit.package import Package
from teikit.source import FileError, Source
from teikit.writing import Outputs


def expand(paths: Iterable[Path], fits: Callable[[Path], bool], what: str) -> Iterator[Path]:
    """Files as they are, folders as the files below them that fit, sorted; hidden ones left out.

    Raises FileError for a path that is not there, and for a folder without such a file, called `what`.
    """
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        found = sorted(
            each
            for each in path.rglob("*")
            if not any(part.startswith(".") for part in each.relative_to(path).parts)
            and each.is_file()
            and fits(each)
        )
        if not found:
            raise FileError(str(path), f"has no {what} in it")
        yield from found


def gather(
    paths: Iterable[Path],
    include: Sequence[str],
    exclude: Sequence[str],
    folder: Path,
    *,
    force: bool = False,
) -> Iterator[Path]:
    """The files to check: those that are named, and those in folders that fit `include` and not `exclude`.

    Patterns are seen from `folder`; with `force`, `exclude` holds for files that are named, too. What is
    hidden in folders is left out. Raises FileError for a folder without such a file.
    """
    for path in paths:
        if not path.is_dir():
            if not (force and _any(path, exclude, folder)):
                yield path
            continue
        found = list(_walk(path, include, exclude, folder))
        if not found and not force:
            raise FileError(str(path), f"has no {' or '.join(include)} file in it")
        yield from found


def _walk(top: Path, include: Sequence[str], exclude: Sequence[str], folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(top.iterdir())
    except OSError as error:
        raise FileError(str(top), f"cannot be read: {(error.strerror or str(error)).lower()}") from None
    for each in entries:
        if each.name.startswith(".") or _any(each, exclude, folder):
            continue
        if each.is_dir():
            if not each.is_symlink():
                yield from _walk(each, include, exclude, folder)
        elif _any(each, include, folder) and each.is_file():
            yield each


def _any(path: Path, patterns: Sequence[str], folder: Path) -> bool:
    return any(fits(path, pattern, folder) for pattern in patterns)


def fits(path: str | Path, pattern: str, folder: Path) -> bool:
    """Whether a path fits a pattern, seen from a folder: `*` stands for any characters, `/` among them.

    A pattern without `/` is also that of a name; one that fits a folder fits all that lies in it.
    """
    wanted = pattern.removeprefix("./").removesuffix("/").removesuffix("/**").removeprefix("**/")
    below = _inside(str(path), folder)
    while below:
        above, _, name = below.rpartition("/")
        if fnmatchcase(below, wanted) or ("/" not in wanted and fnmatchcase(name, wanted)):
            return True
        below = above
    return False


def _inside(path: str, folder: Path) -> str:
    """A path as seen from a folder, if it lies in it; strings, since a thousand files are asked for."""
    top = str(folder.absolute()).rstrip(os.sep) + os.sep
    whole = os.path.join(os.getcwd(), path)  # noqa: PTH118, PTH109
    return whole.removeprefix(top).removeprefix(f".{os.sep}").replace(os.sep, "/")


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

    def read(self) -> Source:
        """The bytes of the file. Raises FileError, also where what is made of it could not be written."""
        if self.target:
            self.outputs.check(self.target)
        return Source.load(self.origin) if self.origin else Source(self.name, sys.stdin.buffer.read())

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
    *,
    force: bool = False,
) -> list[Job]:
    """A job for each file that the names mean: a folder is its files that fit, `-` is standard input.

    `output` is a file for one, a folder for many, `-` for standard output; without it, NAME.* becomes
    NAME`new` beside it, and folders stand for no file that would be replaced so. With `force`, also what is
    not teikit's is replaced. Raises FileError where two jobs would write one file.
    """
    origins: list[tuple[Path, Path | None]] = []

    def wanted(path: Path) -> bool:
        return (output is not None or path.suffix != new) and fits(path)

    for name in names:
        if name == "-":
            origins.append((Path("-"), None))
        else:
            origins += ((Path(name), found) for found in expand([Path(name)], wanted, what))
    folder = output is not None and (len(origins) > 1 or Path(output).is_dir() or output.endswith("/"))
    outputs = Outputs.of((origin for _, origin in origins), force=force)
    jobs: dict[Path | None, Job] = {}
    for top, origin in origins:
        target = _target(top, origin, output, new, folder=folder)
        if target is not None and target in jobs:
            raise FileError(str(target), f"would be written for both {jobs[target].name} and {origin}")
        jobs[target if target is not None else Path(f"-{len(jobs)}")] = Job(origin, target, outputs)
    return list(jobs.values())


def _target(top: Path, origin: Path | None, output: str | None, new: str, *, folder: bool) -> Path | None:
    if output == "-" or (output is None and origin is None):
        return None
    if output is None:
        return origin.with_suffix(new) if origin else None
    if not folder:
        return Path(output)
    if origin is None:
        return Path(output, f"stdin{new}")
    return Path(output) / (origin.relative_to(top) if origin != top else Path(origin.name)).with_suffix(new)
