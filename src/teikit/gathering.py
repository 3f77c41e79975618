"""Finds the files that a user means by naming files and folders, and those that fit a pattern."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from teikit.source import FileError
from teikit.workspace import Kind, Workspace
from teikit.workspace.buckets import shown


def expand(
    paths: Iterable[Path], fits: Callable[[Path], bool], what: str, workspace: Workspace
) -> Iterator[Path]:
    """Files as they are, folders as the files below them that fit, sorted; hidden ones left out.

    Raises FileError for a folder without such a file, called `what`.
    """
    for path in paths:
        if not workspace.is_folder(path):
            yield path
            continue
        found = [each for each in _walk(workspace, path, lambda _: False) if fits(each)]
        if not found:
            raise FileError(shown(str(path)), f"has no {what} in it")
        yield from found


def gather(
    paths: Iterable[Path],
    include: Sequence[str],
    exclude: Sequence[str],
    folder: Path,
    workspace: Workspace,
    *,
    force: bool = False,
) -> Iterator[Path]:
    """The files to check: those that are named, and those in folders that fit `include` and not `exclude`.

    Patterns are seen from `folder`; with `force`, `exclude` holds for files that are named, too. What is
    hidden in folders is left out. Raises FileError for a folder without such a file.
    """
    for path in paths:
        if not workspace.is_folder(path):
            if not (force and _any(path, exclude, folder)):
                yield path
            continue
        found = [
            each
            for each in _walk(workspace, path, lambda each: _any(each, exclude, folder))
            if _any(each, include, folder)
        ]
        if not found and not force:
            raise FileError(shown(str(path)), f"has no {' or '.join(include)} file in it")
        yield from found


def _walk(workspace: Workspace, top: Path, leave: Callable[[Path], bool]) -> Iterator[Path]:
    """The files below a folder, sorted; without linked folders, pipes and what `leave` says."""
    for name in workspace.names(top):
        each = top / name
        kind = workspace.status(each).kind
        if kind is Kind.FOLDER:
            if not each.is_symlink() and not leave(each):
                yield from _walk(workspace, each, leave)
        elif kind is Kind.FILE and not leave(each):
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
