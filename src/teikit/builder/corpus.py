"""A text in several TEI elements: a teiCorpus with a header of its own (TEI P5 15.1)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from lxml import etree

from teikit.builder.agents import Agents
from teikit.builder.compose import Composed
from teikit.builder.header import header
from teikit.tei.ids import Identifiers
from teikit.tei.make import E
from teikit.tei.names import XML_ID
from teikit.tei.profile import MODEL
from teikit.text import Document


def corpus(document: Document, texts: Iterable[bytes], today: date) -> bytes:
    """The file of the parts of a document, each of which has become TEI (see `apart`)."""
    nobody = Agents((), Identifiers(set()))
    described = header(document, Composed((), (), ()), "\n", nobody, today)
    etree.indent(described, space=" ")
    described.tail = "\n"
    frame, _, end = etree.tostring(E.teiCorpus(described), encoding="unicode").rpartition("</teiCorpus>")
    start = f"<?xml version='1.0' encoding='utf-8'?>\n{MODEL}\n{frame}".encode()
    return b"".join((start, *texts, f"</teiCorpus>{end}\n".encode()))


def apart(data: bytes, prefix: str) -> bytes:
    """A TEI file as an element whose identifiers, and what points at them, begin with a prefix of its own."""
    tei = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    names = {f"#{element.get(XML_ID)}" for element in tei.iter(etree.Element)}
    for element in tei.iter(etree.Element):
        for name, value in element.items():
            if name == XML_ID:
                element.set(name, f"{prefix}{value!s}")
            elif "#" in str(value):
                words = (f"#{prefix}{word[1:]}" if word in names else word for word in str(value).split(" "))
                element.set(name, " ".join(words))
    return etree.tostring(tei, encoding="unicode").encode() + b"\n"
