"""Which store a name means: a URL is an object store, anything else a folder."""

from __future__ import annotations

import re
from functools import cache

from teikit.stores.folder import Folder
from teikit.stores.store import Store

URL = re.compile(r"(s3|s3a|gs|az|abfs|abfss|azure)://")
"""The schemes of object stores; a drive of Windows has one letter."""


def is_url(name: str) -> bool:
    """Whether a name is the URL of an object store."""
    return URL.match(name) is not None


@cache
def opened(name: str) -> Store:
    """The store of that name, the same one for all of this process. Raises FileError."""
    if not is_url(name):
        return Folder(name)
    from teikit.stores.objects import Objects  # slow to import, and needs an extra

    return Objects.of(name.rstrip("/"))


def reach(name: str) -> None:
    """Look whether the store of a name answers at all; a folder need not be. Raises FileError."""
    if is_url(name):
        from teikit.stores import objects

        objects.reach(name.rstrip("/"))
