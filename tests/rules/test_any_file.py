"""Whatever a file holds, no rule fails on it, and what a fix writes is XML again."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from teikit.diagnostic import apply
from teikit.registry import craft, names
from teikit.source import Source
from teikit.tei.document import parse
from teikit.tei.names import XML_ID, XML_LANG, tag

ELEMENTS = (
    "p note ref ptr l lb pb lg div seg app lem rdg zone surface witness listWit person birth death event "
    "place idno persName date change category handNote rendition bibl listBibl language langUsage "
    "teiHeader text TEI anchor delSpan span gap sp publicationStmt"
).split()
ATTRIBUTES = (
    "n part next prev spanTo from to target targetEnd copyOf sameAs ulx uly lrx lry points wit type "
    "place when notBefore notAfter from-iso ident mainLang ref key corresp ed"
).split()
VALUES = (
    "# #a #b #a_#b 1 2 12 12 xii 12r 12v I M F --02-29 0001 0001-02-03 -0044 9999 1921-04-02 1648 "
    "2_April x_y en_US i-klingon lat #xpath(//p) http://viaf.org/1 1,1_2,2 -5 a b noteAnchor bottom {} "
    "[{0}] % é nan inf ١٢ ²"
).split()
WORDS = (
    "1|12|*|2 April 1921|29 February 1900|2 April|July 1920|1/2/1921|Ada|http://viaf.org/1|١٢|1914-18|"
    "see note |x"
).split("|")
PAIRS = st.dictionaries(st.sampled_from(ATTRIBUTES), st.sampled_from(VALUES), max_size=3)
NODES = st.recursive(
    st.tuples(st.sampled_from(ELEMENTS), PAIRS, st.sampled_from(WORDS), st.just([])),
    lambda inner: st.tuples(
        st.sampled_from(ELEMENTS), PAIRS, st.sampled_from(WORDS), st.lists(inner, max_size=5)
    ),
    max_leaves=25,
)


def build(node: tuple, seed: list[int]) -> etree._Element:
    name, pairs, words, inner = node
    element = etree.Element(tag(name), {key: value.replace("_", " ") for key, value in pairs.items()})
    seed[0] += 1
    if seed[0] % 2:
        element.set(XML_ID, "abcde"[seed[0] // 2 % 5])
        element.set(XML_LANG, ("en_US", "lat", "gr", "el-grc", "de")[seed[0] % 5])
    element.text = words
    for each in inner:
        element.append(build(each, seed))
        element[-1].tail = words
    return element


@settings(max_examples=60, deadline=None)
@given(st.lists(NODES, max_size=6))
def test_no_rule_fails_and_every_fix_is_well_formed(nodes: list[tuple]) -> None:
    root = etree.Element(tag("TEI"))
    root.extend([build(node, [0]) for node in nodes])
    tei = parse(Source("x.xml", etree.tostring(root, encoding="utf-8")))
    for rule in names("rules"):
        for finding in craft("rules", rule).run(tei):
            if not isinstance(finding.at, tuple):
                tei.position(finding.at, finding.attribute)
            parse(Source("x.xml", apply(tei.source.data, finding.edits)))
