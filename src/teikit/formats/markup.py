"""XML of parts of archives and of files: never fetched, never expanded, never deeper than a text can be."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from teikit.source import FileError


def parse_xml(data: bytes, path: str) -> etree._Element:
    """The root of an XML file. Raises FileError where it is not well-formed, or declares entities."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,  # two elements of one xml:id are no reason to refuse a text
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line, column = getattr(error, "position", (0, 0))
        reason = str(error).partition(", line ")[0]
        raise FileError(path, f"not well-formed: {reason}", line=line or 1, column=column) from None
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(declared.iterentities()):  # type: ignore[union-attr]
        raise FileError(
            path, "declares entities of its own", hint="no document needs them; they are not expanded"
        )
    return root


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def all_words(element: etree._Element) -> str:
    """All characters below an element, markup left out."""
    return "".join(map(str, element.itertext()))


@contextmanager
def shallow(path: str) -> Iterator[None]:
    """Say in one line that a file nests elements deeper than Python's stack."""
    try:
        yield
    except RecursionError:
        raise FileError(path, "nests elements deeper than a text does") from None
