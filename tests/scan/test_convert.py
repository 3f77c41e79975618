"""A scanned page becomes valid TEI whose facsimile the text points at."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree
from tests.conftest import Teikit

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


ALTO = """<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v3#"><Layout><Page WIDTH="100" HEIGHT="200"><PrintSpace>
<TextBlock ID="b"><TextLine><String CONTENT="There"/><SP/><String CONTENT="stood"/><SP/>
<String CONTENT="TREE"/></TextLine></TextBlock><Illustration ID="i"/>
</PrintSpace></Page></Layout></alto>"""
HOCR = """<!DOCTYPE html>
<html><body><div class="ocr_page" title="bbox 0 0 100 200">
<span class="ocr_line" title="bbox 10 20 90 30">There stood TREE</span></div></body></html>"""
TREES = "ash birch cedar date elm fir gum hazel ivy juniper kapok".split()


@pytest.mark.parametrize(
    ("page", "suffix"), [(ALTO, "xml"), (PAGE.replace("Ada", "TREE"), "xml"), (HOCR, "hocr")]
)
def test_the_pages_in_a_folder_are_one_text(teikit: Teikit, tmp_path: Path, page: str, suffix: str) -> None:
    folder = tmp_path / "vol.1"
    folder.mkdir()
    (folder / "METS.xml").write_text('<mets xmlns="http://www.loc.gov/METS/"/>', "utf-8")
    for number, tree in enumerate(TREES, 1):
        (folder / f"page{number}.{suffix}").write_text(page.replace("TREE", tree), "utf-8-sig")
    assert teikit("convert", "--pages", "--ignore", "taggers", "vol.1").code == 0
    whole = (tmp_path / "vol.1.xml").read_text("utf-8")
    assert re.findall("|".join(rf"\b{tree}\b" for tree in TREES), whole) == TREES
    assert len(set(re.findall(r'<pb[^>]* facs="#(f\d+)', whole))) == len(TREES)
    assert ("left out: 11 pictures" in whole) is (page is ALTO)
    assert teikit("validate", "vol.1.xml").code == 0
    assert teikit("source", "--check", "vol.1.xml", "vol.1").code == 0


def test_a_folder_without_a_name_needs_one_for_its_text(teikit: Teikit) -> None:
    done = teikit("convert", "--pages", ".")
    assert done.err == "teikit: .: gives no name to what is made of it; name a file with -o\n"


def test_a_broken_page_in_a_folder_is_named(teikit: Teikit, tmp_path: Path) -> None:
    for number, page in enumerate((ALTO, ALTO[:200]), 1):
        (tmp_path / f"{number}.xml").write_text(page, "utf-8")
    done = teikit("convert", "--pages", ".", "-o", "all.xml")
    assert done.code == 2
    assert re.fullmatch(r"teikit: \., page 2:3:\d+: not well-formed: .*\n", done.err)
