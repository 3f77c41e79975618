"""OASIS XML catalogs: where on this machine a named schema lies. Nothing is ever fetched.

Source: XML Catalogs 1.1 (OASIS, 7 October 2005), sections 6.5 and 7.2.2.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urljoin

from lxml import etree

from teikit.schemas.address import is_address, local, of
from teikit.source import FileError

NAMESPACE = "{urn:oasis:names:tc:entity:xmlns:xml:catalog}"
BASE = "{http://www.w3.org/XML/1998/namespace}base"
ENTRIES = {
    "uri": ("uri", "exact", "name", "uri"),
    "rewriteURI": ("uri", "rewrite", "uriStartString", "rewritePrefix"),
    "uriSuffix": ("uri", "suffix", "uriSuffix", "uri"),
    "delegateURI": ("uri", "delegate", "uriStartString", "catalog"),
    "system": ("system", "exact", "systemId", "uri"),
    "rewriteSystem": ("system", "rewrite", "systemIdStartString", "rewritePrefix"),
    "systemSuffix": ("system", "suffix", "systemIdSuffix", "uri"),
    "delegateSystem": ("system", "delegate", "systemIdStartString", "catalog"),
    "nextCatalog": ("", "next", "catalog", "catalog"),
}
"""What each element speaks of, how it fits, and its two attributes: what it fits, and where that leads."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a catalog; `target` is an address."""

    family: str
    way: str
    key: str
    target: str


def around(catalogs: Sequence[Path]) -> tuple[Path, ...]:
    """The catalogs of the configuration, then those of XML_CATALOG_FILES: paths or file URIs, by spaces.

    Raises FileError where one of the configuration is not there; one of the environment is then left out.
    """
    for path in catalogs:
        if not path.is_file():
            raise FileError(str(path), "no such catalog", hint='mend "catalog" in the configuration')
    named = [local(name) or Path(name) for name in os.environ.get("XML_CATALOG_FILES", "").split()]
    return (*catalogs, *(path for path in named if path.is_file()))


def resolve(uri: str, catalogs: Sequence[Path]) -> str:
    """What the catalogs say a URI stands for, itself a URI; "" where they say nothing.

    Entries for URIs are asked before those for system identifiers, under which many catalogs list schemas.
    Raises FileError for a catalog that is not well-formed.
    """
    return _ask(uri, "uri", catalogs, set()) or _ask(uri, "system", catalogs, set()) or ""


def redirect(target: str, catalogs: Sequence[Path]) -> str | None:
    """The path to which the catalogs lead from an address or path that a schema names; None where nowhere."""
    uri = target if is_address(target) else of(Path(target))
    found = local(resolve(uri, catalogs)) if catalogs else None
    return str(found) if found else None


def _ask(uri: str, family: str, catalogs: Sequence[Path], asked: set[Path]) -> str | None:
    """XML Catalogs 7.2.2; "" where a delegation ends the search, None where it may go on."""
    for path in catalogs:
        if path in asked:
            continue
        asked.add(path)
        entries = [each for each in _entries(path) if each.family in (family, "")]
        for each in entries:
            if each.way == "exact" and each.key == uri:
                return each.target
        for each in _fitting(entries, "rewrite", uri.startswith):
            return each.target + uri[len(each.key) :]
        for each in _fitting(entries, "suffix", uri.endswith):
            return each.target
        if delegates := _fitting(entries, "delegate", uri.startswith):
            return _ask(uri, family, list(_catalogs(delegates)), asked) or ""
        following = [each for each in entries if each.way == "next"]
        if (answer := _ask(uri, family, list(_catalogs(following)), asked)) is not None:
            return answer
    return None


def _fitting(entries: Sequence[Entry], way: str, fits: Callable[[str], bool]) -> list[Entry]:
    """The entries that fit, the longest first."""
    fitting = [each for each in entries if each.way == way and each.key and fits(each.key)]
    return sorted(fitting, key=lambda each: len(each.key), reverse=True)


def _catalogs(entries: Sequence[Entry]) -> Iterator[Path]:
    for each in entries:
        path = local(each.target)
        if path and path.is_file():
            yield path


@cache
def _entries(path: Path) -> tuple[Entry, ...]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(path.read_bytes(), parser)
    except OSError as error:
        raise FileError(str(path), f"cannot be read: {(error.strerror or str(error)).lower()}") from None
    except (etree.XMLSyntaxError, ValueError) as error:
        line = error.lineno or 0 if isinstance(error, etree.XMLSyntaxError) else 0
        raise FileError(str(path), "is not an XML catalog: it is not well-formed", line=line) from None
    found = []
    for element in root.iter(*(NAMESPACE + name for name in ENTRIES)):
        family, way, key, target = ENTRIES[element.tag.removeprefix(NAMESPACE)]
        with suppress(ValueError):  # a target that is no address leads nowhere
            uri = urljoin(_base(path, element), element.get(target, ""))
            found.append(Entry(family, way, element.get(key, ""), uri))
    return tuple(found)


def _base(path: Path, element: etree._Element) -> str:
    base = of(path)
    for each in reversed((element, *element.iterancestors())):
        base = urljoin(base, each.get(BASE, ""))
    return base
