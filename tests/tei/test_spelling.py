"""The words of a TEI file as a person reads them: what is read, in which blocks, and the bytes that spell it."""

from __future__ import annotations

import pytest

from teikit.source import FileError, Source
from teikit.tei.text.spelling import Spelling, spell

FRAME = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><title>No</title></teiHeader>'
    "<text>{}</text></TEI>"
)


def spelled(body: str, encoding: str = "utf-8") -> Spelling:
    """What is read of a file; each character that has bytes is spelled by them."""
    declared = f'<?xml version="1.0" encoding="{encoding}"?>' if encoding != "utf-8" else ""
    data = (declared + FRAME.format(body)).encode(encoding)
    made = spell(Source("a.xml", data))
    assert len(made.text) == len(made.starts) == len(made.ends) == len(made.owners)
    for letter, start, end in zip(made.text, made.starts, made.ends, strict=True):
        assert (start, end) == (-1, -1) or data[start:end].decode(made.codec).strip() == letter.strip()
    return made


def blocks(body: str) -> list[str]:
    made = spelled(body)
    return [block.span.of(made.text) for block in made.blocks]


@pytest.mark.parametrize(
    ("body", "read"),
    [
        ("<p>One</p><p>Two</p>", "One\nTwo\n"),
        ("\n  <p>\n One\n  two </p>\n", "One two\n"),
        ("<p>One <hi>two</hi>three</p>", "One twothree\n"),
        ("<p>One<lb/>two<pb/>three<cb/>four<gb/>five</p>", "One two three four five\n"),
        ("<p><lb/>One <lb/>two<lb/> three</p>", "One two three\n"),
        ('<p>One<lb break="no"/>two <pb break="no"/> three</p>', "Onetwothree\n"),
        ('<p><lb break="no"/>One</p>', "One\n"),
        ('<p>One<lb break="maybe"/>two</p>', "One two\n"),
        ('<p>One<pc force="weak">-</pc><lb break="no"/>two</p>', "Onetwo\n"),
        ('<p>One<pc force="strong">-</pc>two</p>', "One-two\n"),
        ('<p>One<ref type="noteAnchor">1</ref> two<ref type="x">3</ref></p>', "One two3\n"),
        ('<p>One<rs type="noteAnchor">1</rs><w force="weak">2</w></p>', "One12\n"),
        ("<p>One <choice><sic>tow</sic><corr>two</corr></choice></p>", "One two\n"),
        ("<p>One <sic>a <hi>b</hi> c</sic>two</p>", "One two\n"),
        ('<p>One <other xmlns="x">two <p xmlns="http://www.tei-c.org/ns/1.0">no</p></other>3</p>', "One 3\n"),
        ("<p>One<note>Two</note>three</p>", "One\nTwo\nthree\n"),
        ("<p><hi> </hi>One</p>", "One\n"),
        ("<p/><p> </p>", ""),
        ("<p>&amp; &#233;<![CDATA[<&>]]></p>", "& é<&>\n"),
    ],
)
def test_a_file_is_read_as_a_person_reads_it(body: str, read: str) -> None:
    assert spelled(body).text == read


@pytest.mark.parametrize(
    "name", "p head ab l item cell closer opener lg list quote div body group u bibl".split()
)
def test_one_does_not_read_on_into_a_block_or_out_of_it(name: str) -> None:
    assert blocks(f"<p>a<{name}>b</{name}>c</p>") == ["a", "b", "c"]


@pytest.mark.parametrize("name", "hi seg persName date title rs choice corr".split())
def test_one_reads_on_through_what_is_no_block(name: str) -> None:
    assert blocks(f"<p>a<{name}>b</{name}>c</p>") == ["abc"]


@pytest.mark.parametrize(
    "name", "sic orig abbr fw del surplus facsimile standOff sourceDoc listPerson listPlace".split()
)
def test_what_nobody_reads_is_passed_over(name: str) -> None:
    assert blocks(f"<p>a<{name}>b<p>c</p></{name}>d</p>") == ["ad"]


def test_what_stands_outside_of_texts_is_not_read() -> None:
    data = (
        b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><p>a</p></teiHeader><text><body><p>b</p></body>'
        b"<group><text><p>c</p></text></group><p>d</p></text><standOff><p>e</p></standOff><p>f</p></TEI>"
    )
    assert spell(Source("a.xml", data)).text == "b\nc\nd\n"


def test_blocks_within_notes_are_those_of_notes() -> None:
    made = spelled("<p>One<note>Two <hi>a</hi><p>Three</p></note></p><p>Four</p>")
    assert [block.element for block in made.blocks] == ["p", "note", "note", "p"]


def test_a_character_leads_to_its_bytes_and_one_without_bytes_to_none() -> None:
    body = "<p>é&amp;<lb/>x\n  y<![CDATA[z]]>&#233;\u00a0w</p>"
    made = spelled(body)
    data = FRAME.format(body).encode()
    assert made.text == "é& x yzé w\n"
    places = zip(made.starts, made.ends, strict=True)
    found = [data[start:end].decode() if start >= 0 else "" for start, end in places]
    assert found == ["é", "", "", "x", "\n", "y", "", "", "\u00a0", "w", ""]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "latin-1"])
def test_every_encoding_is_read(encoding: str) -> None:
    made = spelled("<p>Größe <hi>é</hi></p>", encoding)
    assert made.text == "Größe é\n"
    assert min(made.starts[:5]) > 0
    assert made.ends[0] - made.starts[0] == (2 if encoding == "utf-16" else 1)


def test_a_file_that_is_not_in_the_encoding_it_says_is_one_line() -> None:
    with pytest.raises(FileError) as said:
        spell(Source("a.xml", FRAME.format("<p>é</p>").encode("latin-1")))
    assert str(said.value) == "a.xml: is not in utf-8; write it in UTF-8 first"


def test_an_element_is_known_by_name_language_date_and_what_it_stands_in() -> None:
    made = spelled(
        '<p xml:lang="fr"><date when="1852" calendar="x" to="1853">a</date></p><x xmlns="y">b</x><p>c</p>'
    )
    elements = {each.name: each for each in made.elements if each.name != "p"}
    assert elements["date"].form == (("when", "1852"), ("to", "1853"))
    assert [elements[name].language for name in ("TEI", "text", "date", "")] == ["en", "en", "fr", "en"]
    at = made.text.index("a")
    assert made.ancestors(made.owners[at]) == ["date", "p", "text", "TEI"]
    assert made.elements[made.owners[made.text.index("c")]].language == "en"


def test_the_language_of_a_text_is_that_of_its_first_text() -> None:
    data = (
        b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text xml:lang="de"><group xml:lang="la"><text xml:lang="fr">'
        b"<p>a</p></text></group></text></TEI>"
    )
    assert spell(Source("a.xml", data)).language == "de"
    assert spell(Source("a.xml", data.replace(b' xml:lang="de"', b""))).language == "fr"
    assert spelled("<p>a</p>").language == "en"


def test_the_prefix_of_an_element_is_kept_for_those_written_beside_it() -> None:
    data = (
        '<tei:TEI xmlns:tei="http://www.tei-c.org/ns/1.0"><tei:text><tei:p xml:id="a:b">é</tei:p>'
        '<p xmlns="http://www.tei-c.org/ns/1.0" xml:id="a:c">b</p></tei:text></tei:TEI>'
    )
    for encoding in ("utf-8", "utf-16"):
        made = spell(Source("a.xml", data.encode(encoding)))
        assert made.text == "é\nb\n"
        assert [each.prefix for each in made.elements] == ["tei:", "tei:", "tei:", ""]
