"""Entries, names, authorities, witnesses and zones: what is left over is found, what is meant is not."""

from __future__ import annotations

import pytest
from tests.counting import calls

from teikit.diagnostic import Finding
from teikit.registry import craft
from teikit.source import Source
from teikit.tei.document import Tei, parse


def tei(body: str) -> Tei:
    text = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{body}</body></text></TEI>'
    return parse(Source("x.xml", text.encode()))


def findings(rule: str, body: str) -> list[Finding]:
    return list(craft("rules", rule).run(tei(body)))


def test_a_register_that_is_mostly_unused_is_shared_by_other_files() -> None:
    people = "".join(f'<person xml:id="p{number}"/>' for number in range(5))
    mentions = '<p><persName ref="#p0"/><persName ref="#p1"/>{}</p>'
    assert findings("unused-person", f"<listPerson>{people}</listPerson>{mentions.format('')}") == []
    more = mentions.format('<rs ref="#p2"/>')
    found = findings("unused-person", f"<listPerson>{people}</listPerson>{more}")
    assert [finding.at.get("{http://www.w3.org/XML/1998/namespace}id") for finding in found] == ["p3", "p4"]
    assert findings("unused-person", f"<listPerson>{people}</listPerson><p/>") == []


def test_what_holds_or_is_held_by_a_used_entry_is_used() -> None:
    taxonomy = (
        '<taxonomy><category xml:id="a"><category xml:id="a1"/></category>'
        '<category xml:id="b"><category xml:id="b1"><catDesc xml:id="c"/></category></category></taxonomy>'
    )
    assert findings("unused-category", taxonomy + '<p ana="#a1 #c"/>') == []
    assert findings("unused-category", taxonomy + '<p ana="#a #b"/>') == []
    assert len(findings("unused-category", taxonomy + '<p ana="#a1"/>')) == 2


@pytest.mark.parametrize(
    ("rule", "body"),
    [
        ("unused-bibliography", '<listBibl><bibl xml:id="a"/></listBibl><p>{} <bibl xml:id="b">x</bibl></p>'),
        ("unused-zone", '<surface><zone xml:id="a"/><zone xml:id="b"><line>text</line></zone></surface>{}'),
        ("unused-change", '<listChange><change xml:id="a"/></listChange>{}<revisionDesc><change xml:id="b"/>'
         '</revisionDesc>'),
        ("unused-rendition", '<rendition xml:id="a"/><rendition xml:id="b" selector="hi"/>{}'),
    ],
)  # fmt: skip
def test_some_need_no_pointer(rule: str, body: str) -> None:
    assert findings(rule, body.format('<ref target="#a">x</ref>')) == []


def test_names_are_asked_for_a_pointer_where_most_have_one() -> None:
    linked = '<persName ref="#x">Ada</persName>'
    assert len(findings("unlinked-name", f"<p>{linked * 4}<persName>Bea</persName></p>")) == 1
    assert findings("unlinked-name", f"<p>{linked * 3}<persName>Bea</persName></p>") == []
    assert findings("unlinked-name", f"<p>{linked * 9}<placeName>Bonn</placeName></p>") == []
    assert findings("unlinked-name", f"<p>{linked * 9}</p><person><persName>Ada</persName></person>") == []
    nested = '<persName ref="#x"><persName>Bea</persName></persName>'
    assert findings("unlinked-name", f"<p>{linked * 9}{nested}</p>") == []
    found = list(
        craft("rules", "unlinked-name").run(tei(f"<p>{linked}<persName>Bea</persName></p>"), share=0.5)
    )
    assert [finding.message for finding in found] == ['"Bea" does not say which person is meant']


def test_numbers_of_authorities_are_compared_however_they_are_written() -> None:
    def two(first: str, second: str) -> int:
        return len(findings("shared-authority", f"<listPlace>{first}{second}</listPlace>"))

    rome = '<place sameAs="http://www.geonames.org/3169070"/>'
    assert two(rome, "<place><idno>https://geonames.org/3169070/</idno></place>") == 1
    assert two(rome, '<place corresp="https://www.geonames.org/316907"/>') == 0
    assert two(rome, '<org sameAs="http://www.geonames.org/3169070"/>') == 0
    assert (
        two('<person><idno type="VIAF">12</idno></person>', '<person><idno type="viaf">12</idno></person>')
        == 1
    )
    assert (
        two('<person><idno type="VIAF">12</idno></person>', '<person><idno type="GND">12</idno></person>')
        == 0
    )
    assert (
        two(
            '<person><idno type="project">1</idno></person>', '<person><idno type="project">1</idno></person>'
        )
        == 0
    )
    assert (
        two('<person ref="https://example.org/people"/>', '<person ref="https://example.org/people"/>') == 0
    )


WITNESSES = (
    '<listWit><witness xml:id="A"/>'
    '<listWit xml:id="x"><witness xml:id="B"/><witness xml:id="C"/></listWit></listWit>'
)
FULL = '<app><lem wit="#A">a</lem><rdg wit="#x">b</rdg></app>'


def test_every_witness_is_accounted_for() -> None:
    partial = '<app><lem wit="#A">a</lem><rdg wit="#B">b</rdg></app>'
    unnamed = partial.replace(' wit="#B"', "")
    (finding,) = findings("unaccounted-witness", f"{WITNESSES}<p>{FULL * 2}{partial}</p>")
    assert finding.message == "the entry does not say what C reads"
    for silent in (
        f"{WITNESSES}<p>{FULL}{partial}</p>",
        f"{WITNESSES}<p>{FULL * 2}{unnamed}</p>",
        f'{WITNESSES}<p>{FULL * 2}{partial}<witEnd wit="#C"/></p>',
        f"<p>{FULL * 2}{partial}</p>",
    ):
        assert findings("unaccounted-witness", silent) == [], silent


def test_sigla_are_pointers() -> None:
    body = (
        WITNESSES + '<p><app><rdg wit="A">a</rdg><rdg wit="#B D">b</rdg><rdg wit="#E ms:F">c</rdg></app></p>'
    )
    (finding,) = findings("undeclared-witness", body)
    assert finding.message == 'there is no witness "D" in listWit'
    assert finding.hint == "there is A, B, C"
    assert findings("undeclared-witness", '<p><app><rdg wit="A">a</rdg></app></p>') == []


@pytest.mark.parametrize(
    ("zone", "outside", "inverted"),
    [
        ('ulx="0" uly="0" lrx="100" lry="200"', 0, 0),
        ('ulx="0" uly="0" lrx="102" lry="200"', 0, 0),
        ('ulx="0" uly="0" lrx="103" lry="200"', 1, 0),
        ('points="1,1 50,60 99.5,-40"', 1, 0),
        ('points="1,1 50,60 99.5,40"', 0, 0),
        ('ulx="50" uly="0" lrx="10" lry="20"', 0, 1),
        ('ulx="50" uly="30" lrx="10" lry="20"', 0, 2),
        ('ulx="x" uly="0" lrx="10" lry="20"', 0, 0),
        ('ulx="50"', 0, 0),
    ],
)
def test_zones(zone: str, outside: int, inverted: int) -> None:
    other = f"<surface><zone><zone {zone}/></zone></surface>"
    body = f'<surface ulx="0" uly="0" lrx="100" lry="200">{other}{{}}</surface>'
    assert findings("zone-outside-surface", body.format("")) == []
    within = body.format(f"<zone {zone}/>")
    assert len(findings("zone-outside-surface", within)) == outside
    assert len(findings("inverted-zone", within)) == 2 * inverted


def test_large_registers_and_deep_trees_take_linear_time() -> None:
    def work(count: int) -> int:
        people = "".join(f'<person xml:id="p{n}" sameAs="https://viaf.org/{n}"/>' for n in range(count))
        mentions = "".join(f'<persName ref="#p{n}">x</persName>' for n in range(0, count, 2))
        deep = "<seg>" * 200 + mentions + "</seg>" * 200
        text = f"<listPerson>{people}</listPerson><p>{deep}</p>"
        rules = "unused-person", "shared-authority", "unlinked-name"
        return calls(lambda: [findings(rule, text) for rule in rules])

    assert work(4000) < 10 * work(500)  # eight times as many
