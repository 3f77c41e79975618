"""What is said of a text as labelled data on its page, to the letter."""

from __future__ import annotations

import pytest
from lxml import etree

from teikit.reading_page.data import labelled
from teikit.reading_page.markup import attributes, identifier, label, link, tip, words

NS = 'xmlns="http://www.tei-c.org/ns/1.0"'


def element(xml: str) -> etree._Element:
    return etree.fromstring(f"<top {NS}>{xml}</top>")[0]


def data(inside: str) -> str:
    made = labelled(element(f"<header>{inside}</header>"))
    assert made.startswith("<dl>")
    assert made.endswith("</dl>\n")
    return made.removeprefix("<dl>").removesuffix("</dl>\n").replace("\n", "")


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<extent>12 pages</extent>", "<dt>extent</dt><dd>12 pages</dd>"),
        ('<extent xml:id="e">a &lt; b</extent>', '<dt>extent</dt><dd id="e">a &lt; b</dd>'),
        (
            '<editionStmt xml:id="s"><edition>2nd</edition></editionStmt>',
            '<dt>edition</dt><dd id="s"><dl><dt>edition</dt><dd>2nd</dd></dl></dd>',
        ),
        (
            "<a>\n <b>\n <c>x</c></b>\n</a><d>y</d>",
            "<dt>a</dt><dd><dl><dt>b</dt><dd><dl><dt>c</dt><dd>x</dd></dl></dd></dl></dd><dt>d</dt><dd>y</dd>",
        ),
        ("<a>x <b>y</b></a>", "<dt>a</dt><dd>x y</dd>"),
        ("<a><b>y</b> x</a>", "<dt>a</dt><dd>y x</dd>"),
        ('<a n="3">x</a>', "<dt>a 3</dt><dd>x</dd>"),
        ('<p n="3">x</p>', "<dt></dt><dd>x</dd>"),
        ('<idno type="GND">7</idno>', '<dt>number (GND)</dt><dd><span title="type: GND">7</span></dd>'),
        ('<p type="x">y</p>', '<dt></dt><dd><span title="type: x">y</span></dd>'),
        ("<a/>", "<dt>a</dt><dd>—</dd>"),
        (
            '<a key="k &amp; l" n="1"/>',
            '<dt>a 1</dt><dd><span title="key: k &amp; l">key: k &amp; l</span></dd>',
        ),
        (
            '<ref target="https://e.org/?a&amp;b">x</ref>',
            '<dt>ref</dt><dd><a href="https://e.org/?a&amp;b" '
            'data-tip="target: https://e.org/?a&amp;b" tabindex="0">x</a></dd>',
        ),
        (
            '<graphic url="https://e.org/a.png"/>',
            '<dt>graphic</dt><dd><a href="https://e.org/a.png" '
            'data-tip="url: https://e.org/a.png" tabindex="0">url: https://e.org/a.png</a></dd>',
        ),
        (
            '<name ref="#ada">Ada</name>',
            '<dt>name</dt><dd><a href="#ada" data-tip="ref: #ada" tabindex="0">Ada</a></dd>',
        ),
        ('<name ref="a.xml#ada">Ada</name>', '<dt>name</dt><dd><span title="ref: a.xml#ada">Ada</span></dd>'),
        (
            "<idno>https://e.org/7</idno>",
            '<dt>number</dt><dd><a href="https://e.org/7">https://e.org/7</a></dd>',
        ),
        ("<other>https://e.org/7</other>", "<dt>other</dt><dd>https://e.org/7</dd>"),
        (
            '<a>see <ref target="https://e.org/">it <b>now</b></ref>, <date when="1852">then</date></a>',
            '<dt>a</dt><dd>see <a href="https://e.org/">it now</a>, '
            '<span data-tip="when: 1852" tabindex="0">then</span></dd>',
        ),
        (
            '<a target="#x">see <ref target="#y">it</ref> &amp; <ref target="#z">on</ref></a>',
            '<dt>a</dt><dd>see <a href="#y">it</a> &amp; <a href="#z">on</a></dd>',
        ),
        (
            '<a>x <ref target="#y">a <ref target="#z">b</ref></ref></a>',
            '<dt>a</dt><dd>x <a href="#y">a <span data-tip="target: #z" tabindex="0">b</span></a></dd>',
        ),
    ],
)
def test_each_element_is_a_label_and_what_it_says(inside: str, said: str) -> None:
    assert data(inside) == said


def test_what_is_left_out_leaves_nothing_that_held_it_alone() -> None:
    top = element("<a><b><c>x</c></b><d><c>y</c><e>z</e></d><c>w</c></a>")
    without = [each for each in top.iter() if str(each.tag).endswith("}c")]
    assert labelled(top, without).replace("\n", "") == (
        "<dl><dt>d</dt><dd><dl><dt>e</dt><dd>z</dd></dl></dd></dl>"
    )
    assert labelled(top, list(top)).strip() == ""


IN_WORDS = """fileDesc: file, titleStmt: title, respStmt: responsibility, resp: task, sourceDesc: source,
publicationStmt: publication, bibl: work, biblStruct: work, msDesc: manuscript, idno: number, profileDesc: about the text,
availability: terms of use, encodingDesc: encoding, revisionDesc: changes, langUsage: languages, textLang: language,
msIdentifier: shelfmark, msContents: contents, msItem: item, physDesc: appearance, origDate: date of origin,
origPlace: place of origin, provenance: owners, editionStmt: edition, seriesStmt: series, notesStmt: notes,
persName: name, placeName: name, orgName: name, particDesc: people, settingDesc: setting, textClass: subject,
classDecl: classifications, catDesc: meaning, projectDesc: project, editorialDecl: editorial practice, geo: coordinates,
p: , ab: , extent: extent, altIdentifier: alt identifier"""


def test_names_that_do_not_speak_for_themselves_are_said_in_words() -> None:
    pairs = [each.strip().split(":") for each in IN_WORDS.split(",")]
    assert {name: label(element(f"<{name}/>")) for name, _ in pairs} == {
        name: said.strip() for name, said in pairs
    }


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        ("<titleStmt/>", "title"),
        ('<biblStruct type="book"/>', "work (book)"),
        ("<altIdentifier/>", "alt identifier"),
        ("<listPerson/>", "list person"),
        ("<ab/>", ""),
        ('<ab type="x"/>', ""),
    ],
)
def test_an_element_is_called_in_words(xml: str, said: str) -> None:
    assert label(element(xml)) == said


def test_attributes_that_say_nothing_to_a_reader_are_left_out() -> None:
    said = (
        '<a xml:id="i" xml:lang="en" xml:space="preserve" n="1" rend="x" part="I" key="k" when="" ref="r"/>'
    )
    assert attributes(element(said)) == "key: k, ref: r"
    assert attributes(element('<a xml:base="b" type="t"/>')) == "base: b, type: t"


def test_ids_and_words_are_as_html_has_them() -> None:
    assert identifier(element('<a xml:id=" i "/>')) == ' id="i"'
    assert identifier(element("<a/>")) == ""
    assert words(element("<a> x <b>y</b>\n z</a>")) == "x y z"
    assert words(None) == ""


@pytest.mark.parametrize(
    ("said", "made"),
    [
        (("when: 1852",), ' data-tip="when: 1852" tabindex="0"'),
        (("x", "certainty: low"), ' data-tip="x\ncertainty: low" tabindex="0"'),
        (("x", ""), ' data-tip="x" tabindex="0"'),
        (("", "y & z"), ' data-tip="y &amp; z" tabindex="0"'),
        (("",), ""),
    ],
)
def test_a_tip_has_a_line_for_each_thing_that_is_said(said: tuple[str, ...], made: str) -> None:
    assert tip(*said) == made


@pytest.mark.parametrize(
    ("address", "followed"),
    [
        ("#a", True),
        ("http://e.org/", True),
        ("https://e.org/", True),
        ("mailto:a@e.org", True),
        ("javascript:alert(1)", False),
        ("a.xml#b", False),
        ("http://[", False),
        ("", False),
    ],
)
def test_only_addresses_that_a_reader_may_follow_are_links(address: str, followed: bool) -> None:
    assert link(address) == (address if followed else "")
