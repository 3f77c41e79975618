"""What reading a ZIP archive raises where it is damaged, or cannot be unpacked here."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

DAMAGED = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError)
EARLY = "it ends too early"
"""What is said of damage that says nothing of itself."""


class LockedError(Exception):
    """An archive is packed in a way that Python does not know, or under a password."""


@contextmanager
def unlocked() -> Iterator[None]:
    """Tells what zipfile raises of a locked archive from other RuntimeErrors, as RecursionError is one."""
    try:
        yield
    except RuntimeError as error:
        if type(error) in {RuntimeError, NotImplementedError}:
            raise LockedError(str(error)) from None
        raise
