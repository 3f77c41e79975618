"""What the headers of a file say of each of its texts; that of a corpus speaks for all texts in it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.gathered import local, words
from teikit.tei.names import tag

Where = str | tuple[str, str]
"""A path from the header to an element that has words; with an attribute, one that has that attribute."""


def lacking(tei: Tei, message: str, hint: str, *places: Where) -> Iterator[Finding]:
    """A finding for each text in whose headers none of these places is filled."""
    for header, headers in _headers(tei):
        if not any(_is_filled(each, place) for each in headers for place in places):
            yield Finding(header, message, hint=hint)


def _headers(tei: Tei) -> Iterator[tuple[etree._Element, list[etree._Element]]]:
    """The header of each text (the text itself where it has none), and all that speak for it."""
    for text in tei.elements("TEI") if local(tei.root) != "teiHeader" else [tei.root]:
        around = [text, *text.iterancestors()]
        headers = [header for each in around for header in each.iterchildren(tag("teiHeader"))]
        own = next(text.iterchildren(tag("teiHeader")), text)
        yield own, headers if text.tag != tag("teiHeader") else [text]


def _is_filled(header: etree._Element, place: Where) -> bool:
    path, attribute = (place, "") if isinstance(place, str) else place
    for element in header.iterfind(
        "/".join(step if step in ("..", ".") else tag(step) for step in path.split("/"))
    ):
        if element.get(attribute, "").strip() if attribute else words(element):
            return True
    return False
