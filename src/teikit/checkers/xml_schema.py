"""Holds XML to the XML Schemas that come with gams-xml-catalog, without asking the network for any part.

Parts are found by a resolver of the parser's own: libxml2 reads XML_CATALOG_FILES once, at the first parse
of a process, which may be long over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any, cast

from lxml import etree

from teikit.package import Checker, Receipt, Verdict

NEEDS = {"gams_xml_catalog": "teikit[schemas]"}
FEW = 20
"""Complaints that are handed on; after so many nobody reads them."""
NAMESPACE = re.compile(r"\{[^}]*\}")


@dataclass(frozen=True, slots=True)
class XmlSchema:
    """A schema by its path in the catalog, or a `driver` of our own that imports several; and its address."""

    path: str
    address: str
    driver: str = ""

    @property
    def checker(self) -> Checker:
        """The checker as it is called in receipts."""
        return Checker(f"XML Schema {self.path}", NEEDS)

    def complaints(self, data: bytes) -> Iterator[str]:
        """What is wrong with a document, with the line."""
        schema = compiled(self)
        root = etree.fromstring(
            data, etree.XMLParser(no_network=True, resolve_entities=False, huge_tree=True)
        )
        if not schema.validate(root):
            for error in islice(cast("Iterable[Any]", schema.error_log), FEW):
                yield f"line {error.line}: {_plain(error.message)}"

    def receipt(self, *documents: bytes) -> Receipt:
        """The verdict on some documents."""
        found = tuple(said for data in documents for said in self.complaints(data))
        return Receipt(
            "",
            Verdict.INVALID if found else Verdict.VALID,
            f"{self.checker.name} (libxml2 {'.'.join(map(str, etree.LIBXML_VERSION))})",
            self.address,
            sha256(folder().joinpath(self.path).read_bytes()).hexdigest(),
            found,
        )


@cache
def compiled(schema: XmlSchema) -> etree.XMLSchema:
    """The schema, made once in a process."""
    parser = catalog_parser()
    if schema.driver:
        base = folder().joinpath(schema.path).with_name("driver.xsd").as_uri()
        return etree.XMLSchema(etree.fromstring(schema.driver.encode(), parser, base_url=base))
    return etree.XMLSchema(etree.parse(str(folder() / schema.path), parser))


def folder() -> Path:
    """The folder of the catalog."""
    from gams_xml_catalog import get_catalog_path

    return Path(get_catalog_path()).parent


def catalog_parser(beside: Path | None = None) -> etree.XMLParser:
    """A parser that finds what a schema imports in a folder or in the catalog, and nothing elsewhere."""
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Catalog(beside))
    return parser


class _Catalog(etree.Resolver):
    """Finds what a schema imports by its name in a folder, or in the catalog, and nothing elsewhere."""

    def __init__(self, beside: Path | None) -> None:
        self.beside = beside

    def resolve(self, system_url: str, public_id: str, context: Any = None) -> Any:  # noqa: ARG002
        """The file of an address. Raises OSError where none is there."""
        if "://" not in system_url or system_url.startswith("file:"):
            return None
        found = self.beside / PurePosixPath(system_url).name if self.beside else None
        if found is None or not found.is_file():
            found = _catalogued(system_url)
        if found is None or not found.is_file():
            raise OSError(f"no schema at hand for {system_url}")
        return self.resolve_filename(str(found), context)  # type: ignore[attr-defined]


def _catalogued(address: str) -> Path | None:
    if find_spec("gams_xml_catalog") is None:
        return None
    from gams_xml_catalog import resolve_uri_to_path

    return resolve_uri_to_path(address)


def _plain(message: str) -> str:
    """A message of libxml2 without the namespaces of names."""
    return " ".join(NAMESPACE.sub("", message).split())
