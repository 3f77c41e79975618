"""What reading a ZIP archive raises where it is damaged, or cannot be unpacked here."""

from __future__ import annotations

import struct
import zipfile
import zlib

DAMAGED = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError)
LOCKED = (NotImplementedError, RuntimeError)
"""It is packed in a way that Python does not know, or under a password."""
EARLY = "it ends too early"
"""What is said of damage that says nothing of itself."""
