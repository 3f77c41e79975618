"""The works that a text cites, as its page lists them, for readers and for programs."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any
from urllib.parse import parse_qsl

import pytest

from teikit.reading_page.bibliography import bibliography, json_ld
from teikit.source import Source
from teikit.tei.document import Tei, parse

FRAME = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A &lt;B&gt; &amp; C</title>
<author>Ann Lee</author></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>
<profileDesc><langUsage><language ident="fr">French</language></langUsage></profileDesc></teiHeader>
<standOff><listBibl>{}</listBibl></standOff><text><body><p>{}</p></body></text></TEI>"""
ARTICLE = """<biblStruct xml:id="b1" type="article"><analytic><title level="a">Ships &amp; sails.</title>
<author><persName><forename>Ada</forename><surname>Stone</surname></persName></author>
<author><persName><surname>Reed</surname></persName></author></analytic>
<monogr><title level="j">Sea</title><imprint><biblScope unit="volume">3</biblScope><biblScope unit="issue">2</biblScope>
<biblScope unit="page" from="10" to="12">10-12</biblScope><date when="1901">1901</date></imprint></monogr>
<idno type="DOI">10.1000/182</idno></biblStruct>"""
BOOK = """<biblStruct xml:id="b2"><monogr><editor><persName><surname>Vane</surname><forename>Bo</forename></persName>
</editor><title level="m">Letters</title><edition>2nd ed.</edition><imprint><pubPlace>Cork</pubPlace>
<publisher>Our Press</publisher><date>c. 1850</date></imprint></monogr><idno type="ISBN">9783161484100</idno>
</biblStruct>"""
CHAPTER = """<biblStruct xml:id="b3"><analytic><title level="a">Part</title><author><orgName>The Board</orgName></author>
</analytic><monogr><title level="m">Whole</title><imprint><date when="1901"/></imprint></monogr></biblStruct>"""
PAPERS = """<bibl xml:id="b4" type="archival"><msIdentifier><repository>Archive</repository>
<collection>Papers</collection><idno type="shelfmark">MS 7</idno></msIdentifier></bibl>"""


def read(entries: str, body: str = "x") -> Tei:
    return parse(Source("a.xml", FRAME.format(entries, body).encode()))


def listed(entry: str, body: str = "x") -> str:
    """The one item of the list, without what programs read."""
    (item,) = re.findall(r"<li.*?</li>", bibliography(read(entry, body)), re.DOTALL)
    return re.sub('<span class="Z3988".*?</span>', "", item)


def coins(entry: str) -> list[tuple[str, str]]:
    (said,) = re.findall('class="Z3988" title="([^"]*)"', bibliography(read(entry)))
    return parse_qsl(unescape(said))


def described(entries: str) -> dict[str, Any]:
    made = json_ld(read(entries))
    start, end = '<script type="application/ld+json">', "</script>\n"
    assert made.startswith(start)
    assert made.endswith(end)
    said = made[len(start) : -len(end)]
    assert not set("<>&") & set(said)
    found: dict[str, Any] = json.loads(said)
    return found


@pytest.mark.parametrize(
    ("entry", "item"),
    [
        (
            ARTICLE,
            '<li id="b1">Stone, Ada; Reed. <cite>Ships &amp; sails</cite>. In: <cite>Sea</cite>. '
            "1901, vol. 3, no. 2, pp. 10-12.</li>",
        ),
        (BOOK, '<li id="b2">Vane, Bo (ed.). <cite>Letters</cite>. 2nd ed. Cork: Our Press. c. 1850.</li>'),
        (CHAPTER, '<li id="b3">The Board. <cite>Part</cite>. In: <cite>Whole</cite>. 1901.</li>'),
        (PAPERS, '<li id="b4">Archive, Papers, MS 7.</li>'),
        (BOOK.replace(' xml:id="b2"', "").replace("Cork", ""), None),
    ],
)
def test_a_work_is_listed_as_one_reads_it(entry: str, item: str | None) -> None:
    said = "<li>Vane, Bo (ed.). <cite>Letters</cite>. 2nd ed. Our Press. c. 1850.</li>"
    assert listed(entry) == (item or said)


def test_a_work_leads_back_to_each_place_that_cites_it() -> None:
    body = (
        'See <bibl xml:id="c1" corresp="#b1">Stone</bibl>, <bibl corresp="#b1">ib.</bibl>'
        '<note n="4" xml:id="n"><bibl xml:id="c3" corresp="#b1">Stone</bibl></note>'
    )
    assert listed(ARTICLE, body).endswith(
        'pp. 10-12. <span class="where"><a href="#c1" aria-label="cited in text">↑</a> '
        '<a href="#c3" aria-label="cited in note 4">4</a></span></li>'
    )


def test_a_text_that_lists_no_works_has_no_list() -> None:
    assert bibliography(read("", '<bibl xml:id="c">Stone</bibl>')) == ""
    made = bibliography(read(ARTICLE + BOOK))
    assert made.startswith(
        '<section class="register works" aria-label="Works cited">\n<h2>Works cited</h2>\n<ul>\n'
    )
    assert made.endswith("</li>\n</ul>\n</section>\n")
    assert made.count("<li") == 2


def test_a_work_is_told_to_programs_in_the_words_of_openurl() -> None:
    assert coins(ARTICLE) == [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"),
        ("rft.genre", "article"),
        ("rft.atitle", "Ships & sails."),
        ("rft.jtitle", "Sea"),
        ("rft.date", "1901"),
        ("rft.volume", "3"),
        ("rft.issue", "2"),
        ("rft.pages", "10-12"),
        ("rft_id", "info:doi/10.1000/182"),
        ("rft.au", "Stone, Ada"),
        ("rft.au", "Reed"),
    ]
    assert coins(BOOK)[1:] == [
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:book"),
        ("rft.genre", "book"),
        ("rft.btitle", "Letters"),
        ("rft.date", "1850"),
        ("rft.place", "Cork"),
        ("rft.pub", "Our Press"),
        ("rft.isbn", "9783161484100"),
    ]
    assert coins(CHAPTER)[1:] == [
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:book"),
        ("rft.genre", "bookitem"),
        ("rft.atitle", "Part"),
        ("rft.btitle", "Whole"),
        ("rft.date", "1901"),
        ("rft.au", "The Board"),
    ]
    assert coins(PAPERS)[2:] == [("rft.genre", "book")]


def test_the_text_and_its_works_are_told_to_programs_in_the_words_of_schema_org() -> None:
    assert described(ARTICLE + BOOK + CHAPTER + PAPERS) == {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "inLanguage": "fr",
        "name": "A <B> & C",
        "author": [{"@type": "Person", "name": "Lee, Ann"}],
        "citation": [
            {
                "@type": "ScholarlyArticle",
                "name": "Ships & sails.",
                "author": [{"@type": "Person", "name": "Stone, Ada"}, {"@type": "Person", "name": "Reed"}],
                "isPartOf": {"@type": "Periodical", "name": "Sea"},
                "datePublished": "1901",
                "identifier": "10.1000/182",
            },
            {
                "@type": "Book",
                "name": "Letters",
                "author": [{"@type": "Person", "name": "Vane, Bo"}],
                "datePublished": "c. 1850",
                "publisher": {"@type": "Organization", "name": "Our Press"},
                "identifier": "9783161484100",
            },
            {
                "@type": "Chapter",
                "name": "Part",
                "author": [{"@type": "Organization", "name": "The Board"}],
                "isPartOf": {"@type": "Book", "name": "Whole"},
                "datePublished": "1901",
            },
            {"@type": "CreativeWork", "name": "Archive, Papers, MS 7"},
        ],
    }
    assert "citation" not in described("")


def test_a_statute_is_legislation_and_a_work_without_a_number_has_its_address() -> None:
    entry = (
        '<biblStruct type="legal"><monogr><title>Act</title><imprint><date when="1832"/></imprint></monogr>'
        '<idno type="URL">https://e.org/act</idno></biblStruct>'
    )
    (told,) = described(entry)["citation"]
    assert (told["@type"], told["identifier"]) == ("Legislation", "https://e.org/act")
