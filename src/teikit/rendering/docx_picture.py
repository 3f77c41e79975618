"""A picture in DrawingML, in the line where it stands (ISO 29500-1 20.4.2.8)."""

from __future__ import annotations

from html import escape

from teikit.rendering.pictures import Picture, on_paper

OPEN = "http://schemas.openxmlformats.org/drawingml/2006"
UNITS = 360_000
"""English metric units in a centimetre."""


def drawing(picture: Picture, key: str, number: int, described: str) -> str:
    """The drawing of a picture that the part is tied to by `key`."""
    width, height = (round(each * UNITS) for each in on_paper(picture))
    named = f'id="{number}" name="{picture.name}"'
    told = f' descr="{escape(described)}"' if described else ""
    return (
        f'<w:drawing><wp:inline xmlns:wp="{OPEN}/wordprocessingDrawing" '
        'distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr {named}{told}/>'
        f'<a:graphic xmlns:a="{OPEN}/main"><a:graphicData uri="{OPEN}/picture">'
        f'<pic:pic xmlns:pic="{OPEN}/picture"><pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
