"""A scanned page becomes valid TEI whose facsimile the text points at."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

import teikit
from teikit.tei.text.source_text import source_text

PAGE = """<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2013-07-15">
<Page imageFilename="" imageWidth="100" imageHeight="200">
<TextRegion id="h" type="header"><Coords points="10,5 90,5 90,9 10,9"/>
<TextLine><Coords points="10,5 90,5 90,9 10,9"/>
<TextEquiv><Unicode>12 ENGINES</Unicode></TextEquiv></TextLine>
</TextRegion>
<TextRegion id="t" type="paragraph"><Coords points="10,20 90,20 90,60 10,60"/>
<TextLine custom="person {offset:5; length:8;}"><Coords points="10,20 90,20 90,30 10,30"/>
<TextEquiv><Unicode>Here Ada King wrote of the ana-</Unicode></TextEquiv></TextLine>
<TextLine><Coords points="10,40 90,40 90,50 10,50"/>
<TextEquiv><Unicode>lytical engine.</Unicode></TextEquiv></TextLine>
</TextRegion></Page></PcGts>"""


def test_a_page_becomes_valid_tei_whose_breaks_point_at_zones(tmp_path: Path) -> None:
    made = teikit.convert(PAGE)
    path = tmp_path / "page.xml"
    path.write_bytes(made.data)
    assert teikit.validate(path) == []
    root = etree.fromstring(made.data)
    zones = set(root.xpath("//*[local-name() = 'zone']/@xml:id"))
    pointed = {each.removeprefix("#") for value in root.xpath("//@facs") for each in value.split()}
    assert zones == pointed - {"f1"} != set()
    assert root.xpath("string(//*[local-name() = 'text']//*[local-name() = 'persName'])") == "Ada King"
    assert source_text(root) == made.document.text
