"""PAGE XML becomes lines in reading order; what Transkribus tags in @custom becomes elements."""

from __future__ import annotations

import pytest

from teikit.readers.page import SIGNATURE, read
from teikit.source import Source
from teikit.text import Document

COORDS = '<Coords points="10,20 90,20 90,40 10,40"/>'


def line(text: str, custom: str = "", more: str = "") -> str:
    reading = f'<TextEquiv conf="0.8"><Unicode>{text}</Unicode></TextEquiv>'
    return f'<TextLine custom="{custom}">{COORDS}{more}{reading}</TextLine>'


def region(name: str, *lines: str, more: str = "") -> str:
    return f'<TextRegion id="{name}" {more}>{COORDS}{"".join(lines)}</TextRegion>'


def page(*regions: str, order: str = "") -> Document:
    data = (
        '<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2013-07-15">'
        f'<Page imageFilename="p1.jpg" imageWidth="100" imageHeight="200">{order}{"".join(regions)}'
        "</Page></PcGts>"
    )
    source = Source("p.xml", data.encode())
    assert SIGNATURE(source)
    return read(source)


def claims(document: Document) -> list[tuple[str, str, dict[str, str]]]:
    return [(each.element, each.span.of(document.text), dict(each.attributes)) for each in document.claims]


def test_regions_are_read_in_the_order_that_the_file_gives() -> None:
    order = (
        '<ReadingOrder><OrderedGroup id="o"><RegionRefIndexed index="1" regionRef="a"/>'
        '<RegionRefIndexed index="0" regionRef="b"/></OrderedGroup></ReadingOrder>'
    )
    regions = region("a", line("second")), region("b", line("first"))
    assert page(*regions, order=order).text == "first\n\nsecond\n"
    assert page(*regions).text == "second\n\nfirst\n"


def test_lines_are_read_in_the_order_of_custom() -> None:
    lines = line("second", "readingOrder {index:1;}"), line("first", "readingOrder {index:0;}")
    assert page(region("a", *lines)).text == "first\nsecond\n"


def test_tags_of_transkribus_are_elements() -> None:
    custom = (
        "readingOrder {index:0;} person {offset:0; length:3; wikiData:Q7259;} "
        "place {offset:7; length:6;} date {offset:14; length:4; when:1843;} "
        "textStyle {offset:0; length:3; italic:true;}"
    )
    made = page(region("a", line("Ada in London 1843", custom)))
    assert claims(made) == [
        ("persName", "Ada", {"ref": "https://www.wikidata.org/entity/Q7259"}),
        ("placeName", "London", {}),
        ("date", "1843", {"when": "1843"}),
        ("hi", "Ada", {"rend": "italic"}),
    ]


def test_kinds_of_regions_are_heads_and_running_heads() -> None:
    regions = (
        region("a", line("Title 7"), more='type="header"'),
        region("b", line("Of Engines"), more='type="heading"'),
    )
    made = page(*regions, region("c", line("text")))
    assert [(name, words) for name, words, _ in claims(made)] == [("fw", "Title 7"), ("head", "Of Engines")]


def test_words_stand_in_for_a_line_without_text() -> None:
    word = "<Word>{}<TextEquiv conf='0.4'><Unicode>{}</Unicode></TextEquiv></Word>"
    bare = f"<TextLine>{word.format(COORDS, 'two')}{word.format(COORDS, 'words')}</TextLine>"
    made = page(region("a", bare))
    assert made.text == "two words\n"
    assert made.lines[0].confidence == 0.4


def test_the_first_reading_is_the_text() -> None:
    readings = (
        f'<TextLine>{COORDS}<TextEquiv index="1"><Unicode>worse</Unicode></TextEquiv>'
        '<TextEquiv index="0"><Unicode>better</Unicode></TextEquiv></TextLine>'
    )
    assert page(region("a", readings)).text == "better\n"


def test_what_transkribus_says_of_words_and_hands_is_kept() -> None:
    custom = (
        "abbrev {offset:0; length:2; expansion:Doctor;} supplied {offset:3; length:4;} "
        "unclear {offset:8; length:4; reason:faded;} add {offset:13; length:4; place:margin;} "
        "del {offset:18; length:3;} gap {offset:21; length:0;} sic {offset:8; length:4; correction:went;}"
    )
    made = page(region("a", line("Dr King vent home now", custom)))
    assert claims(made) == [
        ("expan", "Dr", {}),
        ("seg", "King", {"type": "supplied"}),
        ("unclear", "vent", {"reason": "faded"}),
        ("add", "home", {"place": "margin"}),
        ("del", "now", {}),
        ("gap", "", {"reason": "illegible"}),
        ("corr", "vent", {}),
    ]
    assert [each.reads for each in made.claimed("expan", "corr")] == ["Doctor", "went"]


def test_blanks_before_a_line_count_for_its_tags_but_not_as_text() -> None:
    made = page(region("a", line("  Ada  came ", "person {offset:2; length:3;}")))
    assert made.text == "Ada  came\n"
    assert claims(made) == [("persName", "Ada", {})]


def test_a_name_that_goes_on_in_the_next_line_is_one() -> None:
    first = line("Here Ada", "person {offset:5; length:3; continued:true;}")
    second = line("King, Bob", "person {offset:0; length:4; continued:true;} person {offset:6; length:3;}")
    made = page(region("a", first, second))
    assert [words for _, words, _ in claims(made)] == ["Ada\nKing", "Bob"]


@pytest.mark.parametrize(
    ("values", "when"),
    [
        ("year:1792; month:6; day:8;", "1792-06-08"),
        ("year:1792; day:8;", "1792"),
        ("when:1792-06;", "1792-06"),
        ("when:1792-13-40;", None),
        ("year:1791; month:2; day:30;", None),
    ],
)
def test_a_date_says_its_day_where_there_is_such_a_day(values: str, when: str | None) -> None:
    made = page(region("a", line("1792", f"date {{offset:0; length:4; {values}}}")))
    assert [attributes.get("when") for _, _, attributes in claims(made)] == [when]


def test_a_comment_is_a_note_behind_its_region() -> None:
    made = page(region("a", line("text", "comment {offset:0; length:4; comment:Is\\u0020it?;}")), region("b"))
    assert made.text == "text\n\nIs it?\n"
    assert claims(made) == [("note", "Is it?", {"type": "comment", "place": "margin"})]


def test_tags_and_values_that_are_not_read_are_counted() -> None:
    tags = "speech {offset:0; length:2;} abbrev {offset:0; length:2;} person {offset:3; length:4; born:1815;}"
    made = page(region("a", line("Dr King", tags)))
    assert [step.note for step in made.provenance] == [
        "left out: 1 tag “abbrev” of @custom",
        "left out: 1 tag “speech” of @custom",
        "left out: 1 value “born” of “person” of @custom",
    ]


def test_a_region_in_a_region_is_read_once() -> None:
    inner = region("b", line("inner words"))
    both = "<TextEquiv><Unicode>inner words</Unicode></TextEquiv>"
    assert page(region("a", inner, both)).text == "inner words\n"


def test_zones_and_lines_of_segmonto_are_heads_and_furniture() -> None:
    structure = "structure {{type:{};}}".format
    regions = (
        region("a", line("Title 7"), more=f'custom="{structure("RunningTitleZone")}"'),
        region(
            "b", line("Of", structure("HeadingLine")), line("Engines", structure("HeadingLine")), line("t")
        ),
        region("c", line("beside"), more=f'custom="{structure("MarginTextZone:note#1")}"'),
    )
    assert [(name, words) for name, words, _ in claims(page(*regions))] == [
        ("fw", "Title 7"),
        ("head", "Of\nEngines"),
        ("note", "beside"),
    ]


def test_numbers_that_are_none_are_passed_over() -> None:
    broken = line("The boat came.").replace("10,20 90,20", "nan,20 x,20").replace("0.8", "high")
    (read_line,) = page(region("a", broken)).lines
    assert read_line.confidence is None
    assert read_line.box is not None
    assert read_line.box.left == 10
