"""The XML form of a compact schema: the same schema, with the elements that annotate it, line for line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from lxml import etree

from teikit.relaxng import load
from teikit.relaxng.compact.xml_form import xml_form

RULES = "urn:rules"
COMPACT = f"""
default namespace = "urn:d"
namespace r = "{RULES}"
namespace x = "urn:x"
r:first [ a = "1" x:b = "<&\\x{{a}}" ]

start = a
[ x:left = "out" r:inside [ "text" r:deep [ ] " & more\\x{{a}}" ] ]
a = element a {{ b+ >> r:behind [ ],
  attribute x:n {{ xsd:integer }}? }}
## words
b = [ r:of-b [ ] ] element b {{ (text | c) }}
c = element c {{ empty }}
r:last [ ]
"""


def annotation(name: str) -> etree._Element:
    (found,) = etree.fromstring(xml_form(COMPACT.encode(), "s.rnc")).iter(f"{{{RULES}}}{name}")
    return found


def test_it_is_the_same_schema():
    compact, form = load("s.rnc", COMPACT.encode()), load("s.rng", xml_form(COMPACT.encode(), "s.rnc"))
    for document in (
        '<a xmlns="urn:d" xmlns:x="urn:x" x:n="1"><b>t</b><b><c/></b></a>',
        '<a xmlns="urn:d"/>',
        '<a xmlns="urn:d" n="1"><b><c/><c/></b><d/></a>',
    ):
        said = [list(schema.violations(document.encode())) for schema in (compact, form)]
        assert said[0] == said[1]


@pytest.mark.parametrize(
    ("name", "line", "parents"),
    [
        ("first", 5, ["grammar"]),
        ("inside", 8, ["element", "define", "grammar"]),
        ("deep", 8, ["inside", "element", "define", "grammar"]),
        ("behind", 9, ["group", "group", "element", "define", "grammar"]),
        ("of-b", 12, ["element", "define", "grammar"]),
        ("last", 14, ["grammar"]),
    ],
)
def test_annotations_are_kept_in_their_places(name, line, parents):
    found = annotation(name)
    assert found.sourceline == line
    assert [etree.QName(each).localname for each in found.iterancestors()] == parents


def test_their_texts_and_attributes_are_kept():
    assert dict(annotation("first").attrib) == {"a": "1", "{urn:x}b": "<&\n"}
    inside = annotation("inside")
    assert (inside.text, inside[0].tail) == ("text", " & more\n")


@pytest.mark.skipif("TEIKIT_SCHEMA" not in os.environ, reason="TEIKIT_SCHEMA is not set")
def test_that_of_tei_has_the_rules_of_its_xml_form():
    folder = Path(os.environ["TEIKIT_SCHEMA"])
    compact = etree.fromstring(xml_form((folder / "tei_all_4.12.0.rnc").read_bytes(), "tei_all.rnc"))
    written = etree.parse(folder / "tei_all_4.12.0.rng").getroot()
    tests = [
        sorted(each.get("test", "") for each in root.iter("{http://purl.oclc.org/dsdl/schematron}*"))
        for root in (compact, written)
    ]
    assert tests[0] == tests[1]
    assert len(tests[0]) > 300
