"""Which names and dates a text has, whom they mean, and what its registers say of them."""

from __future__ import annotations

import pytest

from teikit.source import Source
from teikit.tei.document import Tei, parse
from teikit.tei.text.mentions import Entity, entities, mentions, outermost
from teikit.tei.text.standoff import Standoff, stand_off

FRAME = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><standOff>{}</standOff>'
    "<text><body>{}</body></text></TEI>"
)


def read(body: str = "<p/>", register: str = "") -> Tei:
    return parse(Source("a.xml", FRAME.format(register, body).encode()))


def marked(body: str) -> Standoff:
    return stand_off(read(body).root)


def said(body: str) -> list[tuple[str, str, tuple[str, ...], str]]:
    """Words, kind, pointers and date of each mention."""
    text = marked(body)
    found = mentions(text)
    return [(text.text[each.mark.start : each.mark.end], each.kind, each.refs, each.date) for each in found]


def entered(register: str) -> Entity:
    (found,) = entities(read(register=register))
    return found


@pytest.mark.parametrize(
    ("element", "kind"),
    [
        ("persName", "PER"),
        ("placeName", "LOC"),
        ("geogName", "LOC"),
        ("settlement", "LOC"),
        ("country", "LOC"),
        ("region", "LOC"),
        ("district", "LOC"),
        ("bloc", "LOC"),
        ("orgName", "ORG"),
        ("date", "DATE"),
        ("time", "DATE"),
        ("eventName", "EVENT"),
        ("objectName", "MISC"),
        ("name", "MISC"),
        ("rs", "MISC"),
    ],
)
def test_an_element_that_names_says_what_it_names(element: str, kind: str) -> None:
    assert said(f"<p>So <{element}>it</{element}> is</p>") == [("it", kind, (), "")]


@pytest.mark.parametrize("element", ["name", "rs"])
@pytest.mark.parametrize(
    ("type_", "kind"),
    [
        ("person", "PER"),
        ("pers", "PER"),
        ("Character", "PER"),
        ("PLACE", "LOC"),
        ("geog", "LOC"),
        ("org", "ORG"),
        ("organization", "ORG"),
        ("organisation", "ORG"),
        ("group", "ORG"),
        ("work", "WORK"),
        ("bibl", "WORK"),
        ("title", "WORK"),
        ("event", "EVENT"),
        ("date", "DATE"),
        ("ship", "MISC"),
    ],
)
def test_of_a_name_its_type_says_what_it_names(element: str, type_: str, kind: str) -> None:
    assert said(f'<p><{element} type="{type_}">it</{element}></p>') == [("it", kind, (), "")]


def test_the_type_of_another_element_is_of_another_kind() -> None:
    assert said('<p><placeName type="person">it</placeName></p>') == [("it", "LOC", (), "")]


def test_what_has_no_words_or_names_nothing_is_no_mention() -> None:
    assert said("<p><persName/><hi>x</hi> <persName>y</persName></p>") == [("y", "PER", (), "")]


@pytest.mark.parametrize(
    ("attributes", "refs"),
    [
        ('ref="#a https://e.org/b"', ("a", "https://e.org/b")),
        ('corresp="#a"', ("a",)),
        ('ref="#a" corresp="#b" key="c"', ("a",)),
        ('ref="" corresp="#b"', ("b",)),
        ('key="c d"', ("c d",)),
        ('key=""', ()),
        ("", ()),
    ],
)
def test_whom_a_mention_means_is_what_it_points_at(attributes: str, refs: tuple[str, ...]) -> None:
    assert said(f"<p><persName {attributes}>x</persName></p>") == [("x", "PER", refs, "")]


@pytest.mark.parametrize(
    ("attributes", "date"),
    [
        ('when="1852-03-04"', "1852-03-04"),
        ('when-iso="1852"', "1852"),
        ('when="1852" from="1850" to="1851"', "1852"),
        ('from="1850" to="1851"', "1850/1851"),
        ('notBefore="1850" notAfter="1851"', "1850/1851"),
        ('from="1850" notBefore="1849" notAfter="1852"', "1850/1852"),
        ('from-iso="1850"', "1850/"),
        ('to="1851"', "/1851"),
        ('dur="P1Y"', ""),
    ],
)
def test_a_date_has_its_normal_form_and_an_interval_a_slash(attributes: str, date: str) -> None:
    assert said(f"<p><date {attributes}>x</date></p>") == [("x", "DATE", (), date)]


def test_the_outermost_mentions_stand_in_no_other() -> None:
    text = marked(
        "<p><persName>A of <placeName>B</placeName></persName><placeName>C</placeName> <orgName>D of "
        "<placeName>E in <placeName>F</placeName></placeName></orgName></p>"
    )
    found = list(mentions(text))
    assert [text.text[each.mark.start : each.mark.end] for each in found] == [
        *("A of B", "B", "C", "D of E in F", "E in F", "F")
    ]
    assert [text.text[each.mark.start : each.mark.end] for each in outermost(found)] == [
        *("A of B", "C", "D of E in F")
    ]


@pytest.mark.parametrize(
    ("entry", "kind", "names"),
    [
        ("<person><persName>A</persName><persName>B</persName><name>C</name></person>", "PER", ("A", "B")),
        ("<person><name>C</name></person>", "PER", ("C",)),
        ("<personGrp><persName>A</persName></personGrp>", "PER", ("A",)),
        ("<persona><persName>A</persName></persona>", "PER", ("A",)),
        ("<place><geogName>A</geogName><placeName>B</placeName></place>", "LOC", ("A", "B")),
        ("<place><country>C</country><settlement>S</settlement></place>", "LOC", ("S",)),
        ("<place><district>D</district><region>R</region></place>", "LOC", ("D",)),
        ("<place><country>C</country><region>R</region></place>", "LOC", ("R",)),
        ("<place><bloc>B</bloc><country>C</country></place>", "LOC", ("C",)),
        ("<place><bloc>B</bloc><name>N</name></place>", "LOC", ("B", "N")),
        ("<org><orgName>A</orgName><name>B</name></org>", "ORG", ("A",)),
        ("<org><name>B</name></org>", "ORG", ("B",)),
        ("<event><label>L</label><eventName>E</eventName></event>", "EVENT", ("E",)),
        ("<event><head>H</head><label>L</label><name>N</name></event>", "EVENT", ("L", "N")),
        ("<event><desc>D</desc><head>H</head></event>", "EVENT", ("H",)),
        ("<event><desc>D</desc></event>", "EVENT", ("D",)),
        ("<object><name>N</name><objectName>O</objectName></object>", "MISC", ("O",)),
        ("<object><label>L</label><name>N</name></object>", "MISC", ("N",)),
        ("<object><label>L</label></object>", "MISC", ("L",)),
        ("<person><persName>A</persName><persName>A</persName><persName/></person>", "PER", ("A",)),
        ("<person><persName>A <note>sic</note><idno>7</idno></persName></person>", "PER", ("A",)),
    ],
)
def test_an_entry_is_called_by_the_best_names_that_it_has(
    entry: str, kind: str, names: tuple[str, ...]
) -> None:
    found = entered(entry)
    assert (found.kind, found.names, found.name) == (kind, names, names[0])


def test_an_entry_without_a_name_is_called_by_its_id_and_without_both_it_is_none() -> None:
    found = entered('<person xml:id="ada"><sex/></person><person><sex/></person>')
    assert (found.id, found.name, found.names) == ("ada", "ada", ())


def test_an_entry_has_the_identifiers_that_it_and_its_names_say_each_once() -> None:
    gnd = "https://d-nb.info/gnd/118540238"
    found = entered(
        f'<person xml:id="a" sameAs="#b https://e.org/s"><persName ref="{gnd} https://e.org/n">A</persName>'
        '<placeName corresp="https://e.org/p">P</placeName><orgName ref="https://e.org/o">O</orgName>'
        '<idno type="GND">118540238</idno><idno/><idno type="viaf">7</idno></person>'
    )
    assert [each.url for each in found.identifiers] == [
        *(gnd, "https://viaf.org/viaf/7", "https://e.org/n", "https://e.org/o", "https://e.org/p"),
        "https://e.org/s",
    ]


@pytest.mark.parametrize(
    ("inside", "begin", "end"),
    [
        ('<birth when="1820"/><death><date when="1880-01-02">x</date></death>', "1820", "1880-01-02"),
        ('<floruit when="1830"/>', "1830", ""),
        ('<birth/><floruit when="1830"/>', "1830", ""),
        ('<birth when="1820"><date when="1821"/></birth>', "1820", ""),
        ('<birth when-iso="1820"><date when="1821"/></birth>', "1820", ""),
        ("<death><date>1880-01-02</date></death>", "", "1880-01-02"),
        ("<birth><placeName>Cork</placeName></birth>", "", ""),
        ("", "", ""),
    ],
)
def test_when_somebody_lived_is_what_the_entry_dates(inside: str, begin: str, end: str) -> None:
    found = entered(f"<person><persName>A</persName>{inside}</person>")
    assert [each.start if each else "" for each in (found.begin, found.end)] == [begin, end]


@pytest.mark.parametrize(
    ("inside", "note"),
    [
        ("<note>N</note><desc>D</desc>", "N"),
        ("<note/><desc>D</desc>", "D"),
        ("<desc>D</desc><note>N</note>", "D"),
        ("", ""),
    ],
)
def test_the_first_note_with_words_is_that_of_the_entry(inside: str, note: str) -> None:
    assert entered(f"<org><orgName>A</orgName>{inside}</org>").note == note


@pytest.mark.parametrize(
    ("geo", "point"),
    [
        ("51.8969 -8.4863", (51.8969, -8.4863)),
        ("51,8969 −8,4863", (51.8969, -8.4863)),
        ("51.8969, -8.4863", (51.8969, -8.4863)),
        ("51.8969,-8.4863", (51.8969, -8.4863)),
        ("51.8969; +8", (51.8969, 8.0)),
        ("-90 180", (-90.0, 180.0)),
        ("90.5 0", None),
        ("0 180.5", None),
        ("51.8969", None),
        ("1 2 3", None),
        ("north 8", None),
        ("", None),
    ],
)
def test_a_place_lies_where_its_numbers_say(geo: str, point: tuple[float, float] | None) -> None:
    location = f"<location><geo>{geo}</geo></location>"
    assert entered(f"<place><placeName>Cork</placeName>{location}</place>").point == point
    assert entered(f"<org><orgName>Cork</orgName>{location}</org>").point is None


def test_a_place_lies_at_its_first_numbers_that_are_some() -> None:
    geos = "<geo>here</geo><geo>1 2</geo><geo>3 4</geo>"
    assert entered(f"<place><placeName>A</placeName><location>{geos}</location></place>").point == (1.0, 2.0)
