"""Where bytes come from: the contract of the disk, of archives, and of whatever stores files later."""

from __future__ import annotations

from typing import BinaryIO, Protocol

from teikit.workspace.status import Status


class Origin(Protocol):
    """A place that has files, by path."""

    def status(self, path: str) -> Status:
        """What lies at a path; a path that the origin does not have is missing."""

    def owns(self, path: str) -> bool:
        """Whether a path is one of the origin's files, if it is any."""

    def read(self, path: str, size: int = -1) -> bytes:
        """The bytes of a file, or the first of them. Raises OSError."""

    def stream(self, path: str) -> BinaryIO:
        """A file that is read piece by piece, and closed by whoever asked. Raises OSError."""

    def names(self, path: str) -> list[str]:
        """The names in a folder, sorted. Raises OSError."""
