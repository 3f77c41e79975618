"""Where the start tags of a file are, whatever else in it looks like one."""

from __future__ import annotations

from array import array
from xml.parsers import expat

import pytest

from teikit.source import Source
from teikit.tei.document import parse
from teikit.tei.xml import start_tags

TRICKY = """<?xml version="1.0"?><?a <b> ?><!-- <c> --><TEI xmlns="http://www.tei-c.org/ns/1.0" n="a>b">
<p>1 &lt; 2<hi
rend='x'/><![CDATA[ <no/> ]]><?in <no/>?><!-- <no> > - --><é n="ü">ä</é></p ><p></p></TEI><!-- <z/> -->"""


def by_expat(data: bytes) -> array[int]:
    found = array("Q")
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda _name, _attributes: found.append(parser.CurrentByteIndex)
    parser.Parse(data, True)
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "utf-8-sig"])
def test_start_tags_are_those_of_expat(encoding: str) -> None:
    said = {"iso-8859-1": ' encoding="iso-8859-1"'}.get(encoding, "")
    data = TRICKY.replace('"1.0"?', f'"1.0"{said}?', 1).encode(encoding)
    assert start_tags(data) == by_expat(data)


@pytest.mark.parametrize(
    "written",
    [
        TRICKY.encode(),
        TRICKY.encode("utf-16"),
        b"<!DOCTYPE TEI [<!ENTITY a '<hi>b</hi>'>]>" + TRICKY[21:].encode(),
    ],
    ids=["utf-8", "utf-16", "doctype"],
)
def test_each_element_has_its_place(written: bytes) -> None:
    tei = parse(Source("a.xml", written))
    text = written.decode("utf-16" if written[:1] == b"\xff" else "utf-8")
    for element in tei.elements("p", "hi", "é"):
        line, column = tei.position(element)
        assert text.splitlines()[line - 1][column - 1 :].startswith(f"<{element.tag.rpartition('}')[2]}")


def test_an_xpointer_may_ask_for_an_id() -> None:
    written = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><p xml:id="a"><hi/></p><p xml:id="b"/></TEI>'
    tei = parse(Source("a.xml", written.encode()))
    found = tei.resolve("#xpath(id('a')/hi)")
    assert found is not None
    assert found.getparent() is tei.ids["a"][0]
