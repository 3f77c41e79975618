"""Which program this is: teikit, every craft that others bring, and what both are run by.

What is remembered under one fingerprint was found by just this program.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.machinery import ModuleSpec
from pathlib import Path
from xml.parsers import expat

import teikit
from teikit.extensions import entry_points
from teikit.registry import VERBS, names, origin

LIBRARIES = ("lxml", "saxonche", "gams_xml_catalog")
"""What findings are made with beside Python's own; where one lies says which it is."""


@cache
def program() -> str:
    """The program of this process, as it was when it was first asked: that is the one that is loaded."""
    return today()


def today() -> str:
    """The program as it is on the disk now."""
    lines = [sys.version, expat.EXPAT_VERSION]
    lines += (f"{path} {size} {changed}" for path, size, changed in _tree(str(Path(teikit.__file__).parent)))
    lines += sorted(_installed())
    lines += (f"{each} {_origin(each)}" for each in LIBRARIES)
    lines += _plugins()
    return sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def _installed() -> Iterator[str]:
    """The names and versions of installed packages, which the names of their folders say."""
    for folder in dict.fromkeys(sys.path):
        try:
            found = os.listdir(folder or ".")  # noqa: PTH208 - names are wanted, not paths
        except OSError:
            continue
        yield from (name for name in found if name.endswith((".dist-info", ".egg-info", ".egg-link")))


def _plugins() -> Iterator[str]:
    """The crafts of other packages, with the bytes of all modules of the package that each is in."""
    seen: set[str] = set()
    for kind in VERBS:
        for name in names(kind):
            home = origin(kind, name)
            top = home.module.partition(".")[0]
            if top == "teikit":
                continue
            yield f"{kind}/{name} {home}"
            if top not in seen:
                seen.add(top)
                yield from _package(top)
    for point in entry_points("teikit.languages"):
        yield f"{point.name} {point.value}"
        yield from _package(point.module.partition(".")[0])


def _package(package: str) -> Iterator[str]:
    """The bytes of all that is in a package, also of one without an `__init__.py`."""
    found = _spec(package)
    folders = found.submodule_search_locations if found else None
    alone = [Path(found.origin)] if found and found.origin else []
    files = sorted(file for each in folders for file in Path(each).rglob("*")) if folders else alone
    for each in files:
        if each.parent.name == "__pycache__" or each.is_dir():
            continue
        try:
            yield f"{each} {sha256(each.read_bytes()).hexdigest()}"
        except OSError:
            yield f"{each} cannot be read"


def _origin(package: str) -> str:
    """Where a package lies."""
    found = _spec(package)
    if found is None:
        return ""
    return found.origin or " ".join(found.submodule_search_locations or ())


def _spec(package: str) -> ModuleSpec | None:
    """What is known of a package; it is not imported by asking."""
    try:
        return importlib.util.find_spec(package)
    except (ImportError, ValueError):  # it is marked in sys.modules as not to be imported
        return None


def _tree(folder: str) -> Iterator[tuple[str, int, int]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                yield from _tree(entry.path)
        else:
            state = entry.stat()
            yield entry.path, state.st_size, state.st_mtime_ns
