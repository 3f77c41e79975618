"""OASIS XML catalogs: where on this machine a named schema lies. Nothing is ever fetched.

Source: XML Catalogs 1.1 (OASIS, 7 October 2005), sections 6.5 and 7.2.2.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urljoin

from lxml import etree

from teikit.schemas.address import is_address, local, of
from teikit.source import FileError
from teikit.workspace import Once, Workspace

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


class Catalogs:
    """The catalogs of a run, each read once."""

    def __init__(self, paths: Sequence[Path], workspace: Workspace) -> None:
        self.paths, self.workspace = tuple(paths), workspace
        self._once = Once(workspace)

    @classmethod
    def around(cls, named: Sequence[Path], workspace: Workspace) -> Catalogs:
        """The catalogs of the configuration, then those of XML_CATALOG_FILES: paths or file URIs, by spaces.

        Raises FileError where one of the configuration is not there; one of the environment is then left out.
        """
        for path in named:
            if not workspace.is_file(path):
                raise FileError(str(path), "no such catalog", hint='mend "catalog" in the configuration')
        told = [local(name) or Path(name) for name in os.environ.get("XML_CATALOG_FILES", "").split()]
        return cls((*named, *(path for path in told if workspace.is_file(path))), workspace)

    def __bool__(self) -> bool:
        return bool(self.paths)

    def resolve(self, uri: str) -> str:
        """What the catalogs say a URI stands for, itself a URI; "" where they say nothing.

        Entries for URIs are asked before those for system identifiers, under which many catalogs list
        schemas. Raises FileError for a catalog that is not well-formed.
        """
        return self._ask(uri, "uri", self.paths, set()) or self._ask(uri, "system", self.paths, set()) or ""

    def redirect(self, target: str) -> str | None:
        """The path to which the catalogs lead from an address or path that a schema names, if anywhere."""
        uri = target if is_address(target) else of(Path(target))
        found = local(self.resolve(uri)) if self.paths else None
        return str(found) if found else None

    def _ask(self, uri: str, family: str, catalogs: Sequence[Path], asked: set[Path]) -> str | None:
        """XML Catalogs 7.2.2; "" where a delegation ends the search, None where it may go on."""
        for path in catalogs:
            if path in asked:
                continue
            asked.add(path)
            known = self._once.get(path, partial(_entries, self.workspace, path))
            entries = [each for each in known if each.family in (family, "")]
            for each in entries:
                if each.way == "exact" and each.key == uri:
                    return each.target
            for each in _fitting(entries, "rewrite", uri.startswith):
                return each.target + uri[len(each.key) :]
            for each in _fitting(entries, "suffix", uri.endswith):
                return each.target
            if delegates := _fitting(entries, "delegate", uri.startswith):
                return self._ask(uri, family, self._others(delegates), asked) or ""
            following = [each for each in entries if each.way == "next"]
            if (answer := self._ask(uri, family, self._others(following), asked)) is not None:
                return answer
        return None

    def _others(self, entries: Sequence[Entry]) -> list[Path]:
        found = (local(each.target) for each in entries)
        return [path for path in found if path and self.workspace.is_file(path)]


def _fitting(entries: Sequence[Entry], way: str, fits: Callable[[str], bool]) -> list[Entry]:
    """The entries that fit, the longest first."""
    fitting = [each for each in entries if each.way == way and each.key and fits(each.key)]
    return sorted(fitting, key=lambda each: len(each.key), reverse=True)


def _entries(workspace: Workspace, path: Path) -> tuple[Entry, ...]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    source = workspace.source(path)
    try:
        root = etree.fromstring(source.data, parser)
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
