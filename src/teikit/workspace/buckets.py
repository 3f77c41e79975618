"""Object stores: `s3:/bucket/texts/a.xml` is a path like any other, also below the folder where one works."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from teikit.workspace.status import MISSING, Kind, Status

if TYPE_CHECKING:
    from teikit.stores import Store

INSIDE = re.compile(r"(?:^|/)((?:s3|s3a|gs|az|abfs|abfss|azure)):/+([^/]*)/?(.*)")
"""The scheme, the bucket and the key that a path has in it."""
PATH = re.compile(r"\b(s3|s3a|gs|az|abfs|abfss|azure):/(?!/)")


MOST = 10_000
"""Answers that are kept beside those of listings."""


def is_object(name: str) -> bool:
    """Whether a name is that of an object, or of a prefix that objects have, as a path or as a URL."""
    return INSIDE.match(name) is not None


def shown(text: str) -> str:
    """Words with paths in them, these as the URLs that they stand for."""
    return PATH.sub(r"\1://", text)


def expect(paths: Iterable[str]) -> None:
    """Say which objects will be read next, so that they are fetched meanwhile."""
    by_store: dict[Store, list[str]] = {}
    for path in paths:
        store, key = _split(path)
        if store is not None:
            by_store.setdefault(store, []).append(key)
    for store, keys in by_store.items():
        store.expect(keys)


@dataclass(eq=False)
class Buckets:
    """The object stores of this world, each bucket a folder. A listing has all below, and is kept."""

    _known: dict[str, Status] = field(default_factory=dict)
    _listed: dict[str, list[str]] = field(default_factory=dict)
    _most: int = MOST

    def __reduce__(self) -> tuple[type[Buckets], tuple[()]]:
        """Another process looks for itself."""
        return Buckets, ()

    def status(self, path: str) -> Status:
        """What an object is; a prefix that objects have is a folder."""
        if ":/" not in path:
            return MISSING
        if path not in self._known:
            if len(self._known) > self._most:
                self._known.clear()
            self._known[path] = _status(path)
        return self._known[path]

    def owns(self, path: str) -> bool:
        """Whether a path leads into a store."""
        return ":/" in path and INSIDE.search(path) is not None

    def read(self, path: str, size: int = -1) -> bytes:
        """The bytes of an object, or the first of them."""
        store, key = _split(path)
        if store is None:
            raise FileNotFoundError(2, "no such file", path)
        return store.read(key) if size < 0 else store.read(key, 0, size)

    def stream(self, path: str) -> BinaryIO:
        """An object, fetched whole, to be read piece by piece."""
        return BytesIO(self.read(path))

    def names(self, path: str) -> list[str]:
        """The names at one level below a prefix."""
        top = f"{path.rstrip('/')}/"
        listed = next((keys for above, keys in self._listed.items() if top.startswith(above)), None)
        if listed is None:
            listed = self._listed[top] = self._list(top)
        found, at = [], bisect_left(listed, top)
        while at < len(listed) and listed[at].startswith(top):
            name, inside, _ = listed[at][len(top) :].partition("/")
            found.append(name)
            after = f"{top}{name}{chr(ord('/') + 1)}" if inside else f"{top}{name}\0"
            at = bisect_left(listed, after, at)
        return found

    def _list(self, top: str) -> list[str]:
        store, key = _split(top.rstrip("/"))
        before = top[: len(top) - len(key) - 1] if key else top
        for each in store.entries(key) if store else ():
            self._known[f"{before}{each.key}"] = Status(Kind.FILE, each.size, each.version)
        self._most = len(self._known) + MOST
        return sorted(
            each for each, told in self._known.items() if told.kind is Kind.FILE and each.startswith(top)
        )


def _status(path: str) -> Status:
    """What an object is, as its store says."""
    store, key = _split(path)
    if store is None:
        return MISSING
    if found := store.find(key) if key else None:
        return Status(Kind.FILE, found.size, found.version)
    return Status(Kind.FOLDER) if store.has_below(key) else MISSING


def _split(path: str) -> tuple[Store | None, str]:
    """The store of a path, and the key in it."""
    found = INSIDE.search(path)
    if found is None:
        return None, ""
    from teikit.stores import opened  # slow to import, and few paths lead to one

    return opened(f"{found[1]}://{found[2]}"), found[3]
