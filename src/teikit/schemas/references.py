"""What a schema includes: the addresses, and the bytes in which it names them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin
from xml.parsers import expat

from teikit.relaxng import SchemaError, compact
from teikit.relaxng.syntax import Node
from teikit.source import FileError, Source

RELAX_NG = "http://relaxng.org/ns/structure/1.0"
SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"
XSLT = "http://www.w3.org/1999/XSL/Transform"
BASE = "http://www.w3.org/XML/1998/namespace base"
INCLUDING = {
    f"{space} {name}"
    for space, names in (
        (RELAX_NG, ("include", "externalRef")),
        (SCHEMATRON, ("include", "extends")),
        (XSLT, ("include", "import")),
    )
    for name in names
}
ATTRIBUTE = rb"""<(?:[^<>"']|"[^"]*"|'[^']*')*?\s%s\s*=\s*("[^"]*"|'[^']*')"""
HREF, XML_BASE = re.compile(ATTRIBUTE % b"href"), re.compile(ATTRIBUTE % b"xml:base")
LITERAL = re.compile(rb"""(?:include|external)\s+("[^"\n]*"|'[^'\n]*')""")


@dataclass(frozen=True, slots=True)
class Reference:
    """A value, quotes included, from byte `start` to `end`: the address it leads to, "" for an xml:base."""

    start: int
    end: int
    address: str = ""
    fragment: str = ""


def references(source: Source, ending: str) -> list[Reference]:
    """The references of a schema whose path is its address, in the order in which they stand in it.

    Raises FileError for a schema that cannot be read, or one that names a file in a way not followed here.
    """
    return list(_compact(source) if ending == "rnc" else _xml(source))


def _xml(source: Source) -> list[Reference]:
    found: list[Reference] = []
    bases = [source.path]
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(name: str, attributes: dict[str, str]) -> None:
        offset = parser.CurrentByteIndex
        if BASE in attributes:
            found.append(_reference(source, XML_BASE, offset))
        bases.append(urljoin(bases[-1], attributes.get(BASE, "")))
        if name in INCLUDING and "href" in attributes:
            found.append(_reference(source, HREF, offset, urljoin(bases[-1], attributes["href"])))

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _name: bases.pop() and None
    try:
        parser.Parse(source.data, True)
    except (expat.ExpatError, ValueError) as error:
        line = error.lineno if isinstance(error, expat.ExpatError) else 1
        raise FileError(source.path, "is not well-formed XML", line=line, column=1) from None
    return found


def _compact(source: Source) -> Iterator[Reference]:
    try:
        waiting: list[Node] = [compact.read(source.data, source.path)]
    except SchemaError as error:
        raise FileError(source.path, error.reason, line=error.line, column=error.column) from None
    while waiting:
        node = waiting.pop()
        waiting += reversed(node.children)
        if node.name in ("include", "externalRef"):
            address = urljoin(source.path, node.attributes["href"])
            yield _reference(source, LITERAL, source.offset(node.line, node.column), address)


def _reference(source: Source, pattern: re.Pattern[bytes], offset: int, address: str = "") -> Reference:
    found = pattern.match(source.data, offset)
    if not found:
        line, column = source.position(offset)
        raise FileError(
            source.path,
            "what is included here cannot be followed",
            line=line,
            column=column,
            hint="save the schema and its parts yourself, and name it with --schema",
        )
    whole, fragment = urldefrag(address)
    return Reference(found.start(1), found.end(1), whole, f"#{fragment}" if fragment else "")
