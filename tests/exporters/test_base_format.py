"""DTABf: words stay, what it does not have is turned or told with its place, and nothing else is left."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from tests.exporters.test_word_law import OURS
from tests.exporters.texts import RICH, made_of, told

from teikit.rendering.base_format import base_format
from teikit.workspace import Workspace

FRONT = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A</title><respStmt>
<name>Ada</name><resp>typed</resp></respStmt></titleStmt><publicationStmt>PUBLISHED</publicationStmt>
<sourceDesc><p>Ours.</p></sourceDesc></fileDesc></teiHeader><text><body>
"""
PUBLISHED = "<p>Never printed.</p>"


def text(inside: str, published: str = PUBLISHED) -> bytes:
    """A text with this in its body."""
    return f"{FRONT.replace('PUBLISHED', published)}{inside}</body></text></TEI>".encode()


def body(inside: str) -> str:
    """What the body of a text with this in it becomes."""
    made = etree.fromstring(made_of(text(inside), "dta-base-format").data)
    found = made.find(".//{*}body")
    assert found is not None
    written = "".join(etree.tostring(each, encoding="unicode") for each in found)
    return written.replace(' xmlns="http://www.tei-c.org/ns/1.0"', "").strip()


def strangers(data: bytes) -> list[str]:
    """What stands in a file that the format does not have: elements, where they may not stand, attributes."""
    elements, found = base_format().elements, []
    for each in etree.fromstring(data).iter(etree.Element):
        name, above = etree.QName(each).localname, each.getparent()
        if name not in elements or etree.QName(each).namespace != "http://www.tei-c.org/ns/1.0":
            found.append(name)
            continue
        if above is not None and name not in elements[etree.QName(above).localname].children:
            found.append(f"{name} in {etree.QName(above).localname}")
        if name in base_format().header and next(each.iterancestors("{*}text"), None) is not None:
            found.append(f"{name} in the text")
        written = {str(key).replace("{http://www.w3.org/XML/1998/namespace}", "xml:"): each.attrib[key]
                   for key in each.attrib}  # fmt: skip
        found += [f"{name}/@{key}" for key, value in written.items() if not elements[name].takes(key, value)]
        found += [f"{name} without @{key}" for key in elements[name].needed if key not in written]
        loose = [each.text, *(child.tail for child in each)]
        if not elements[name].holds_words and any((words or "").strip() for words in loose):
            found.append(f"words in {name}")
    return found


@pytest.mark.parametrize("data", [RICH.encode(), *OURS], ids=lambda each: getattr(each, "stem", "rich"))
def test_only_the_format_is_left_and_every_word_of_the_reading_text(data: bytes | Path) -> None:
    source = data if isinstance(data, bytes) else Workspace().source(data).data
    package = made_of(source, "dta-base-format")
    assert strangers(package.data) == []
    assert told(package.data) == told(source)
    assert package.data == made_of(source, "dta-base-format").data


def test_what_is_turned_and_left_out_is_told_with_its_place() -> None:
    losses = {
        each.what: (each.line, each.column) for each in made_of(RICH.encode(), "dta-base-format").losses
    }
    assert losses["5 × rend of hi: becomes rendition"] == (7, 101)
    assert losses["1 × add: its words stay, the markup does not"] == (11, 18)
    assert losses["4 × note: has no place or type that fits, place=foot is set"] == (7, 73)
    assert losses["1 × standOff: left out"] == (24, 53)


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ('<p>un<lb break="no"/>broken word</p>', "<p>unbroken<lb/> word</p>"),
        ('<p>an<pb n="2" break="no"/>other one</p>', '<p>another<pb n="2" facs="#f0001"/> one</p>'),
        ('<p>e<lb break="no"/><hi rend="bold">nd</hi></p>', '<p>e<hi rendition="#b">nd</hi></p>'),
        ("<p><choice><orig>a</orig><unclear>b</unclear></choice></p>", "<p>b</p>"),
        ("<p><choice><sic>a</sic><corr>b</corr></choice></p>",) * 2,
        ("<p>a<corr>b</corr><surplus>c</surplus></p>", "<p>ab</p>"),
        ('<p>a<note place="bottom">x</note></p>', '<p>a<note place="foot">x</note></p>'),
        ('<div><p>x</p></div><divGen type="toc"/>', "<div><p>x</p></div>"),
        ("<p>See <title>Emma</title></p>", '<p>See <name type="artificialWork">Emma</name></p>'),
        ("<list><label>a</label><item>b</item></list>", "<list><item>a</item><item>b</item></list>"),
        ('<lg>loose<l part="I">x</l></lg>', "<lg><l>loose</l><l>x</l></lg>"),
        ("<p>at <address><addrLine>A</addrLine><addrLine>B</addrLine></address></p>", "<p>at   A  B  </p>"),
        ('<p><milestone unit="x"/><foreign>y</foreign><gap reason="torn"/></p>', "<p>y<gap/></p>"),
        ('<div type="part"><p>x</p></div><div type="letter"><p>y</p></div>',
         '<div><p>x</p></div><div type="letter"><p>y</p></div>'),
        ('<p><formula><math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math></formula></p>',
         "<p><formula>x</formula></p>"),
        ('<p>a<fw type="catchword">b</fw></p>', '<p>a<fw type="catch" place="top">b</fw></p>'),
        ('<p>a<ref type="noteAnchor" target="#n">1</ref></p><note xml:id="n" place="end">x</note>',
         '<p>a<note xml:id="n" place="end">x</note></p>'),
    ],
)  # fmt: skip
def test_what_becomes_of_what_the_format_does_not_have(given: str, made: str) -> None:
    assert body(given) == made
    assert strangers(made_of(text(given), "dta-base-format").data) == []


def test_pages_are_counted_as_the_format_counts_them() -> None:
    given = '<pb facs="img1.png"/><p>a</p><pb facs="#f0002"/><p>b</p>'
    assert body(given) == '<pb facs="#f0001"/><p>a</p><pb facs="#f0002"/><p>b</p>'
    told_ = [each.what for each in made_of(text(given), "dta-base-format").losses]
    assert "1 × facs of pb: becomes the count of pages" in told_


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("<authority>We</authority>", "<publisher>We</publisher>"),
        ("<date>1900</date><publisher>We</publisher>", "<publisher>We</publisher><date>1900</date>"),
        ("<date>1900</date>", "<p>1900</p>"),
        ("<publisher>We</publisher><p>Free.</p>", "<publisher>We</publisher><availability><p>Free.</p></availability>"),
        ("<publisher>We</publisher><availability><licence>Free.</licence></availability>",
         "<publisher>We</publisher><availability><p>Free.</p></availability>"),
    ],
)  # fmt: skip
def test_the_header_has_a_publisher_first_or_prose(given: str, made: str) -> None:
    data = made_of(text("<p>x</p>", given), "dta-base-format").data.decode()
    assert f"<publicationStmt>{made}</publicationStmt>" in data
    assert '<resp><note type="remarkResponsibility">typed</note></resp><name>Ada</name>' in data.replace(
        "\n", ""
    )


def test_texts_of_a_group_are_divisions() -> None:
    inner = "<text><front><p>f</p></front><body><p>b</p></body></text>"
    data = made_of(
        text("").replace(b"<body>\n</body>", f"<group>{inner}</group>".encode()), "dta-base-format"
    ).data
    assert b"<text><body><div><div><p>f</p></div><div><p>b</p></div></div></body></text>" in data
