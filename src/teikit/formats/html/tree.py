"""Trees of HTML and XHTML with plain names: `p`, whatever the namespace; `epub:type` and `role` as one."""

from __future__ import annotations

import html.entities
import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from teikit.encoding import marked
from teikit.formats.markup import local, parse_xml
from teikit.source import FileError, Source, decode

DECLARED = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]*);")
OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
SPACE = re.compile(r"\s+")


def parse_html(source: Source, encoding: str | None = None) -> etree._Element:
    """The root of an HTML file in the encoding that it says, or that its bytes are. Raises FileError."""
    if b"<!ENTITY" in source.data:
        raise FileError(source.path, "declares entities of its own", hint="no page needs them")
    name = encoding or _encoding(source)
    parser = lxml_html.HTMLParser(encoding=name, remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(source.data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, LookupError, ValueError) as error:
        raise FileError(source.path, f"cannot be read as HTML: {str(error).lower()}") from None
    _refuse_cut(source.path, parser)
    for each in list(root.iter("dt", "dd")):
        _unnest(each)
    return _plain(root)


def _unnest(element: etree._Element) -> None:
    """A term or its explanation ends the one before it (HTML 4.4.10); libxml2 puts it inside."""
    above = element.getparent()
    while above is not None and above.tag in {"dt", "dd"}:
        above.addnext(element)
        above = element.getparent()


def parse_xhtml(data: bytes, path: str) -> etree._Element:
    """The root of a page of an EPUB; what is not well-formed is read as HTML. Raises FileError."""
    if b"<!ENTITY" in data:
        raise FileError(path, "declares entities of its own", hint="no page needs them")
    try:
        return _plain(parse_xml(NAMED.sub(_entity, data), path))
    except FileError:
        return parse_html(Source(path, data), "utf-8")


def _entity(found: re.Match[bytes]) -> bytes:
    """A character that HTML has a name for, as XML can have it."""
    name = found[1].decode("ascii")
    characters = html.entities.html5.get(f"{name};", "")
    if name in OF_XML or not characters:
        return found[0]
    return "".join(f"&#{ord(character)};" for character in characters).encode("ascii")


def _encoding(source: Source) -> str:
    if name := marked(source.data):
        return name.removesuffix("-sig")
    if found := DECLARED.search(source.data[:4096]):
        return found[1].decode("ascii")
    return decode(Source(source.path, source.data.removeprefix(b"<?xml")))[1]


def _refuse_cut(path: str, parser: lxml_html.HTMLParser) -> None:
    """libxml2 stops silently where elements are nested too deep for it, and what follows would be lost."""
    for each in parser.error_log:
        if "depth" in each.message.lower():
            raise FileError(path, "nests elements deeper than a text does", line=each.line, column=1)


def _plain(root: etree._Element) -> etree._Element:
    for each in root.iter(etree.Element):
        each.tag = local(each).lower()
    return root


def kinds(element: etree._Element) -> frozenset[str]:
    """What an element says that it is, by epub:type and role: `footnote`, `noteref`, `pagebreak` …"""
    said = f"{element.get(EPUB_TYPE, '')} {element.get('epub:type', '')} {element.get('role', '')}".lower()
    return frozenset(each.removeprefix("doc-") for each in said.split())


def classes(element: etree._Element) -> frozenset[str]:
    """The classes of an element, in lower case."""
    return frozenset(element.get("class", "").lower().split())


def words(element: etree._Element) -> str:
    """The words below an element, with one blank between them."""
    return SPACE.sub(" ", "".join(map(str, element.itertext()))).strip()


def names(element: etree._Element) -> Iterator[str]:
    """The names that links find an element by."""
    if identifier := element.get("id", ""):
        yield identifier
    if element.tag == "a" and (name := element.get("name", "")):
        yield name
