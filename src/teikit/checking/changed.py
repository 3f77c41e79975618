"""Which files differ from a revision, as git says."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from teikit.source import FileError


def changed(revision: str) -> frozenset[Path]:
    """The files of the working tree that differ from a revision, new ones among them, whole paths.

    Raises FileError where there is no git, no repository here, or no such revision.
    """
    if revision.startswith("-"):
        raise FileError(revision, "is no revision of git", hint="name a branch, a tag or a commit")
    top = Path(os.fsdecode(_git("rev-parse", "--show-toplevel").rstrip(b"\n")))
    edited = _git("diff", "--name-only", "--no-relative", "-z", "--diff-filter=d", revision, "--")
    new = _git("ls-files", "--others", "--exclude-standard", "--full-name", "-z", str(top))
    return frozenset((top / name).resolve() for name in _names(edited + new))


def _names(listing: bytes) -> Iterator[str]:
    return (os.fsdecode(name) for name in listing.split(b"\0") if name)


def _git(*arguments: str) -> bytes:
    try:
        return subprocess.run(["git", *arguments], capture_output=True, check=True).stdout  # noqa: S603, S607
    except FileNotFoundError:
        raise FileError("git", "is not installed, and --changed-since asks it") from None
    except subprocess.CalledProcessError as error:
        said = os.fsdecode(error.stderr).strip().splitlines() or [f"ended with {error.returncode}"]
        raise FileError("git", said[0].removeprefix("fatal: ")) from None
