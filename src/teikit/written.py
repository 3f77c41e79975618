"""What teikit wrote, known by the hash of its bytes: anything else is somebody's work, and is not replaced.

Nothing else rests on it: where the list cannot be kept, --force is asked for once more than need be.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256

from teikit import caching
from teikit.atomic import exchange

NAME = "written"
MOST = 50_000
"""Hashes that are remembered; the oldest are forgotten first."""


def remember(data: bytes) -> None:
    """From now on these bytes are known as written by teikit."""
    if is_known(data):
        return
    path = caching.folder() / NAME
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > 2 * MOST * sha256().digest_size:
            _shorten()
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(handle, sha256(data).digest())  # one write to the end: runs at once do not mix
        finally:
            os.close(handle)


def is_known(data: bytes) -> bool:
    """Whether teikit wrote these very bytes."""
    size, digest = sha256().digest_size, sha256(data).digest()
    try:
        known = (caching.folder() / NAME).read_bytes()
    except OSError:
        return False
    at = known.find(digest)
    while at >= 0 and at % size:
        at = known.find(digest, at + 1)
    return at >= 0


def _shorten() -> None:
    path = caching.folder() / NAME
    exchange(path, path.read_bytes()[-MOST * sha256().digest_size :])
