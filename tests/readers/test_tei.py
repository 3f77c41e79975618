"""A TEI file without names is read by its words and its markup, and can be tagged."""

from __future__ import annotations

import pytest
from tests.readers.making import body, tei

from teikit.readers.tei import read
from teikit.source import FileError, Source


def encoded(inner: str) -> bytes:
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>On Rivers</title>'
        "<author>Ada Low</author></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc>"
        "<p/></sourceDesc></fileDesc>"
        f'</teiHeader><text xml:lang="en"><body>{inner}</body></text></TEI>'
    ).encode()


@pytest.mark.parametrize(
    "inner",
    [
        '<div><head>One</head><p>The boat <hi rend="italic">came</hi> in.</p><div><head>Two'
        "</head><p>x</p></div></div>",
        '<div><lg><l>A line</l><l n="2">one more</l></lg></div>',
        '<div><list rend="numbered"><item n="1">a</item><item n="2">b</item></list></div>',
        '<div><p>True.<ref type="noteAnchor" target="#n1" xml:id="r1">1</ref></p>'
        '<note n="1" place="bottom" target="#r1" xml:id="n1"><label>1</label> Ranke.</note></div>',
        '<div><p>a<note place="inline">here</note> b <pb n="2"/>c</p></div>',
        "<div><sp><speaker>Ada</speaker><p>Hm.</p></sp><stage>Exit.</stage></div>",
    ],
)
def test_markup_that_the_profile_has_comes_back(inner: str) -> None:
    assert body(encoded(inner), "a.xml") == inner


def test_line_ends_and_words_broken_there() -> None:
    made = read(Source("a.xml", encoded("<div><p>the re<lb break='no'/>public of\n  <lb/>letters</p></div>")))
    assert made.text == "the re\npublic of\nletters"
    assert 're\n<lb break="no"/>public' not in tei(encoded("<div><p>x</p></div>"), "a.xml")
    assert '<lb break="no"/>public' in tei(encoded("<div><p>the re<lb break='no'/>public</p></div>"), "a.xml")


def test_of_two_readings_the_source_s_own_is_the_text() -> None:
    whole = body(encoded("<div><p>a <choice><sic>teh</sic><corr>the</corr></choice> boat</p></div>"), "a.xml")
    assert "<choice><sic>teh</sic><corr" in whole
    assert (
        read(
            Source("a.xml", encoded("<div><p><choice><sic>teh</sic><corr>the</corr></choice></p></div>"))
        ).text
        == "teh"
    )


def test_the_old_header_says_what_the_text_is() -> None:
    said = read(Source("a.xml", encoded("<div><p>x</p></div>"))).metadata
    assert (said["title"], said["author"], said["language"]) == ("On Rivers", "Ada Low", "en")


def test_a_file_without_a_text_is_one_line() -> None:
    with pytest.raises(FileError, match="has no text in TEI's namespace"):
        read(Source("a.xml", b"<TEI/>"))
