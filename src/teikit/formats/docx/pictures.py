"""Pictures of a DOCX file: where the file of each lies, and its description."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import takewhile

from lxml import etree

from teikit.formats.docx.package import Relationship, clark, value


def pictures(drawing: etree._Element, relationships: Mapping[str, Relationship]) -> Iterator[tuple[str, str]]:
    """The address of each picture of a drawing, and what it shows in words."""
    described = next(drawing.iter(clark("wp:docPr")), None)
    alternative = ""
    if described is not None:
        alternative = described.get("descr") or described.get("title") or ""
    for tag, attribute in (("a:blip", "r:embed"), ("a:blip", "r:link"), ("v:imagedata", "r:id")):
        for each in drawing.iter(clark(tag)):
            if _in_box(each, drawing):
                continue  # it is told with the text box
            if related := relationships.get(value(each, attribute)):
                yield related.target, alternative or each.get("title", "")


def _in_box(each: etree._Element, drawing: etree._Element) -> bool:
    between = takewhile(lambda above: above is not drawing, each.iterancestors())
    return any(above.tag == clark("w:txbxContent") for above in between)


def boxes(drawing: etree._Element) -> list[etree._Element]:
    """The text boxes of a drawing, those in other boxes left out."""
    return [each for each in drawing.iter(clark("w:txbxContent")) if not _in_box(each, drawing)]
