"""What there is to know of a path without reading it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What lies at a path; `OTHER` is a device, a pipe or a socket."""

    FILE = "file"
    FOLDER = "folder"
    OTHER = "other"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Status:
    """The kind of a path, how many bytes it has, and a version: another one where these may be others.

    `modified` are the seconds of the epoch at which it was last changed, where that is known.
    """

    kind: Kind
    size: int = 0
    version: str = ""
    modified: int = 0


MISSING = Status(Kind.MISSING)
