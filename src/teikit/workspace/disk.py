"""The files of this machine."""

from __future__ import annotations

import os
import stat
from typing import BinaryIO

from teikit.workspace.status import MISSING, Kind, Status


class Disk:
    """The disk; links are followed."""

    def status(self, path: str) -> Status:
        """What lies at a path; a link that leads nowhere, or a path that cannot be, is missing."""
        try:
            found = os.stat(path)  # noqa: PTH116 - a thousand files are asked for
        except (OSError, ValueError):
            return MISSING
        if stat.S_ISREG(found.st_mode):
            kind = Kind.FILE
        else:
            kind = Kind.FOLDER if stat.S_ISDIR(found.st_mode) else Kind.OTHER
        version = f"{found.st_mtime_ns} {found.st_size} {found.st_ino}"
        return Status(kind, found.st_size, version, int(found.st_mtime))

    def owns(self, path: str) -> bool:  # noqa: ARG002  (the signature is that of all origins)
        """Any path is one of the disk."""
        return True

    def read(self, path: str, size: int = -1) -> bytes:
        """The bytes of a file."""
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - half of the time of a Path
            return file.read(size) or b""

    def stream(self, path: str) -> BinaryIO:
        """A file that is read piece by piece."""
        return open(path, "rb", buffering=0)  # noqa: PTH123

    def names(self, path: str) -> list[str]:
        """The names in a folder."""
        return sorted(os.listdir(path))  # noqa: PTH208 - names are wanted, not paths
