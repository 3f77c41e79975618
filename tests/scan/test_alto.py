"""ALTO becomes lines and zones; its hyphens, styles, tags and order are taken at their word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from teikit.layout.line_breaks import claim as layout_ends
from teikit.layout.page_breaks import claim as page_breaks
from teikit.readers.alto import SIGNATURE, read
from teikit.source import FileError, Source
from teikit.text import Document


def string(text: str, left: int = 0, more: str = "") -> str:
    return f'<String CONTENT="{text}" HPOS="{left}" VPOS="10" WIDTH="40" HEIGHT="12" WC="0.5" {more}/>'


def block(name: str, *lines: str, more: str = "") -> str:
    rows = "".join(f'<TextLine HPOS="0" VPOS="10" WIDTH="90" HEIGHT="12">{line}</TextLine>' for line in lines)
    return f'<TextBlock ID="{name}" HPOS="0" VPOS="10" WIDTH="90" HEIGHT="40" {more}>{rows}</TextBlock>'


def alto(*blocks: str, tags: str = "", layout: str = "", before: str = "") -> Document:
    data = (
        '<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description><MeasurementUnit>pixel'
        "</MeasurementUnit><sourceImageInformation><fileName>7.png</fileName></sourceImageInformation>"
        '</Description><Styles><TextStyle ID="s" FONTSIZE="9" FONTFAMILY="Garamond"/></Styles>'
        f"<Tags>{tags}</Tags>{layout}"
        f'<Layout><Page WIDTH="100" HEIGHT="200"><TopMargin>{before}</TopMargin>'
        f"<PrintSpace>{''.join(blocks)}</PrintSpace></Page></Layout></alto>"
    )
    source = Source("p.xml", data.encode())
    assert SIGNATURE(source)
    return read(source)


def test_words_lines_and_blocks_become_text() -> None:
    made = alto(
        block("a", string("One") + "<SP/>" + string("line"), string("more")), block("b", string("Next"))
    )
    assert made.text == "One line\nmore\n\nNext\n"


def test_pages_blocks_and_lines_are_surfaces_and_zones() -> None:
    (surface,) = alto(block("a", string("One"), string("Two"))).surfaces
    assert (surface.width, surface.height, surface.image) == (100, 200, "7.png")
    assert [zone.id for zone in surface.zones] == ["f1-r1", "f1-r1-l1", "f1-r1-l2"]


def test_confidence_size_and_font_are_those_of_the_line() -> None:
    line = alto(block("a", string("One", more='STYLEREFS="s"'))).lines[0]
    assert (line.confidence, line.size, line.font) == (0.5, 9, "Garamond")


@pytest.mark.parametrize("hyphen", ["-", "\u00ac"])
def test_a_told_hyphen_breaks_its_word(hyphen: str) -> None:
    first = string("bro", more='SUBS_TYPE="HypPart1" SUBS_CONTENT="broken"') + f'<HYP CONTENT="{hyphen}"/>'
    made = alto(block("a", first, string("ken", more='SUBS_TYPE="HypPart2"')))
    assert made.text == f"bro{hyphen}\nken\n"
    assert [claim.span.of(made.text) for claim in made.claimed("pc")] == [hyphen]


def test_styles_and_named_entities_are_claims() -> None:
    tags = '<NamedEntityTag ID="n" TYPE="person" LABEL="Ada"/>'
    line = string("Ada", more='TAGREFS="n"') + string("King", 50, 'TAGREFS="n" STYLE="italics"')
    made = alto(block("a", line), tags=tags)
    claims = [(claim.element, claim.span.of(made.text)) for claim in made.claims]
    assert claims == [("hi", "King"), ("persName", "Ada King")]


def test_a_told_half_of_a_word_needs_no_hyphen() -> None:
    made = alto(block("a", string("bro", more='SUBS_TYPE="HypPart1" SUBS_CONTENT="broken"'), string("ken")))
    assert made.text == "bro\nken\n"
    assert [line.broken for line in made.lines] == [True, False]
    assert [end.attributes.get("break") for end in layout_ends(made)] == ["no", None]


def test_a_hyphen_that_belongs_to_the_word_is_no_break() -> None:
    first = string("Jean-", more='SUBS_TYPE="HypPart1" SUBS_CONTENT="Jean-Paul"') + "<HYP/>"
    made = alto(block("a", first, string("Paul", more='SUBS_TYPE="HypPart2"')))
    assert made.text == "Jean-\nPaul\n"
    assert not made.claimed("pc")


def test_a_named_entity_goes_on_in_the_next_line() -> None:
    tags = '<NamedEntityTag ID="PER4" LABEL="Ada King"/><NamedEntityTag ID="x" LABEL="Location"/>'
    first, second = string("Ada", more='TAGREFS="PER4"'), string("King", more='TAGREFS="PER4"')
    made = alto(block("a", first, second + string("Rome", more='TAGREFS="x"')), tags=tags)
    claims = [(claim.element, claim.span.of(made.text)) for claim in made.claims]
    assert claims == [("persName", "Ada\nKing"), ("placeName", "Rome")]


def test_the_reading_order_of_the_file_is_followed() -> None:
    order = '<ReadingOrder><OrderedGroup ID="o"><ElementRef ID="1" REF="b"/><ElementRef ID="2" REF="a"/>'
    made = alto(
        block("a", string("second")),
        block("b", string("first")),
        layout=order + "</OrderedGroup></ReadingOrder>",
    )
    assert made.text == "first\n\nsecond\n"
    assert alto(
        block("a", string("2"), more='IDNEXT="c"'), block("b", string("1")), block("c", string("3"))
    ).text == ("2\n\n3\n\n1\n")


def test_what_stands_in_the_top_margin_is_a_running_head() -> None:
    made = alto(block("a", string("text")), before=block("h", string("Title")))
    assert [claim.span.of(made.text) for claim in made.claimed("fw")] == ["Title"]


def test_a_page_without_words_is_one_clear_line() -> None:
    with pytest.raises(FileError, match=r"^p\.xml: has no text in it"):
        alto(block("a"))


def test_the_break_of_a_page_with_heads_points_at_its_picture() -> None:
    made = alto(block("a", string("text")), before=block("h", string("Title")) + block("i", string("12")))
    made = replace(made, claims=(*made.claims, *page_breaks(made)))
    assert [each.attributes["facs"] for each in made.claimed("pb")] == ["#f1 #f1-r1 #f1-r1-l1"]
