"""Where the parts of a schema lie: addresses and paths, how a schema refers to them, and who reads them."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urljoin, urlsplit


class Reader(Protocol):
    """Who reads the files of a schema: the disk, unless the caller knows better."""

    def read(self, path: str, /) -> bytes:
        """The bytes of a file. Raises OSError."""

    def is_file(self, path: str, /) -> bool:
        """Whether a file lies at a path."""


class Disk:
    """The disk of this machine."""

    def read(self, path: str, /) -> bytes:
        """The bytes of a file."""
        return Path(path).read_bytes()

    def is_file(self, path: str, /) -> bool:
        """Whether a file lies at a path."""
        return Path(path).is_file()


def is_address(text: str) -> bool:
    """Whether a text is an address rather than a path; a scheme of one letter is a drive."""
    try:
        return len(urlsplit(text).scheme) > 1
    except ValueError:
        return False


def join(base: str, reference: str) -> str:
    """What a reference means at a base: paths keep their `..`, `#` and `?`, which addresses would lose."""
    if is_address(base) or is_address(reference):
        return urljoin(base, reference)
    return posixpath.join(posixpath.dirname(base), reference.removeprefix("./"))


def local(target: str, reader: Reader) -> str | None:
    """The path of a path or URI; None if it is not of a file."""
    if is_address(target):
        parts = urlsplit(target)
        return unquote(parts.path) if parts.scheme == "file" else None
    return target if reader.is_file(target) else unquote(target)
