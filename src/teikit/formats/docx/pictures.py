"""Pictures of a DOCX file: a figure with the name of the picture's file, and its description."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from teikit.formats.docx.package import Relationship, clark, value
from teikit.formats.figures import figure
from teikit.formats.transcript import Transcript


def picture(drawing: etree._Element, relationships: Mapping[str, Relationship], out: Transcript) -> None:
    """Put down a figure for each picture of a drawing."""
    described = next(drawing.iter(clark("wp:docPr")), None)
    alternative = ""
    if described is not None:
        alternative = described.get("descr") or described.get("title") or ""
    for tag, attribute in (("a:blip", "r:embed"), ("a:blip", "r:link"), ("v:imagedata", "r:id")):
        for each in drawing.iter(clark(tag)):
            if related := relationships.get(value(each, attribute)):
                figure(out, related.target, alternative or each.get("title", ""))
