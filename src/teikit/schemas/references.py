"""What a schema includes: the addresses, and the bytes in which it names them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote, unquote, urldefrag, urljoin
from xml.parsers import expat

from teikit.relaxng import SchemaError, compact
from teikit.relaxng.syntax.node import Node
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
        bases.append(bases[-1])
        if BASE in attributes:
            whole = _reference(source, XML_BASE, offset, bases[-1], attributes[BASE])
            bases[-1] = whole.address
            found.append(replace(whole, address=""))
        if name in INCLUDING and "href" in attributes:
            found.append(_reference(source, HREF, offset, bases[-1], attributes["href"]))

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _name: bases.pop() and None
    try:
        parser.Parse(source.data, True)
    except expat.ExpatError as error:
        reason = f"not well-formed: {expat.ErrorString(error.code)}"
        raise FileError(source.path, reason, line=error.lineno, column=error.offset + 1) from None
    except (LookupError, ValueError) as error:  # an encoding that expat does not know
        raise FileError(source.path, f"cannot be read: {error}") from None
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
            offset = source.offset(node.line, node.column)
            found = _reference(source, LITERAL, offset, source.path, node.attributes["href"])
            if source.data[found.start + 1 : found.end - 1].decode("utf-8") != node.attributes["href"]:
                raise _unknown(source, offset)  # it is put together from several literals, or escaped
            yield found


def _reference(source: Source, pattern: re.Pattern[bytes], offset: int, base: str, href: str) -> Reference:
    found = pattern.match(source.data, offset)
    try:
        whole, fragment = urldefrag(urljoin(base, href))
    except ValueError:
        raise _unknown(source, offset) from None
    if not found:
        raise _unknown(source, offset)
    return Reference(found.start(1), found.end(1), whole, f"#{quote(unquote(fragment))}" if fragment else "")


def _unknown(source: Source, offset: int) -> FileError:
    line, column = source.position(offset)
    hint = "save the schema and its parts yourself, and name it with --schema"
    return FileError(
        source.path, "what is included here cannot be followed", line=line, column=column, hint=hint
    )
