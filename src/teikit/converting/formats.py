"""Which reader a file is for: the one whose SIGNATURE it bears, or the one that a user names.

What a file holds decides and not its name, except in folders, for files that bear no signature.
"""

from __future__ import annotations

from collections.abc import Iterable

from teikit.registry import Craft, answerable, craft
from teikit.signature import ANYTHING, Signature
from teikit.source import FileError, Source


def reader(source: Source, known: Iterable[str], name: str = "") -> Craft:
    """The reader of a file among those known; the one of that name if there is a name.

    Raises UnknownCraftError, and FileError where none is left that knows the file.
    """
    if name:
        return craft("readers", name)
    readers = [each for each in (craft("readers", name) for name in known) if _signature(each)]
    readers.sort(key=lambda each: _signature(each) is ANYTHING)
    found = next((each for each in readers if _bears(source, each)), None)
    if found is None:
        raise FileError(source.path, "is in no format that is read here", hint="--from names its reader")
    return found


def fits(source: Source, known: Iterable[str], name: str = "") -> bool:
    """Whether a file that lies in a folder is one to convert, with the reader of that name or with any."""
    found = reader(source, known, name)
    if not name and getattr(found.module, "NAMED_ONLY", False):
        return False
    if _signature(found) not in {None, ANYTHING}:
        return _bears(source, found)
    return source.path.lower().endswith(getattr(found.module, "SUFFIX", ""))


def _signature(reader: Craft) -> Signature | None:
    return getattr(reader.module, "SIGNATURE", None)


def _bears(source: Source, reader: Craft) -> bool:
    signature = _signature(reader)
    with answerable("readers", reader.name, source.path):
        return signature is not None and bool(signature(source))
