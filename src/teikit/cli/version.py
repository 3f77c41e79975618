"""What is installed here: for reports of faults, and to see why something is left out."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

from teikit import __version__, caching, config
from teikit.registry import names
from teikit.source import FileError
from teikit.workspace import Workspace

NEEDED = ("lxml", "click", "rich", "charset-normalizer", "regex")
EXTRAS = {
    "schemas": "gams-xml-catalog",
    "schematron": "saxonche",
    "archives": "pyshacl",
    "server": "uvicorn",
}


def details() -> Iterator[str]:
    """A line for each thing that a verdict may depend on."""
    from pathlib import Path

    from lxml import etree

    libxml = ".".join(map(str, etree.LIBXML_VERSION))
    yield f"teikit {__version__}"
    yield f"Python {platform.python_version()} on {platform.platform(terse=True)}, {sys.executable}"
    yield ", ".join(f"{name} {_version(name)}" for name in NEEDED) + f", libxml2 {libxml}"
    for extra, package in EXTRAS.items():
        found = _version(package)
        yield f"{extra}: {f'{package} {found}' if found else f'not installed (pip install teikit[{extra}])'}"
    for kind in ("readers", "rules", "exporters", "reports"):
        yield f"{kind}: {len(names(kind))}"
    yield f"cache: {caching.folder()}"
    try:
        yield f"configuration: {config.find(Path.cwd(), Workspace()).path or 'none here or above'}"
    except FileError as error:
        yield f"configuration: {error}"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "" if find_spec(package.replace("-", "_")) is None else "?"
