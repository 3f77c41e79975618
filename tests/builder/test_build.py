"""What the builder makes of claims: elements where the grammar takes them, and reasons where it does not."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from teikit.builder import Built, build
from teikit.source import Source
from teikit.tei import profile
from teikit.tei.document import parse
from teikit.tei.text.source_text import source_text
from teikit.text import Annotation, Box, Document, Span, Surface, Zone


def claim(text: str, words: str, element: str, by: str = "readers/docx", /, **attributes: str) -> Annotation:
    """The claim that the first `words` of the text are an element; a trailing _ of a name is left out."""
    at = text.index(words)
    named = {name.rstrip("_").replace("__", ":"): value for name, value in attributes.items()}
    return Annotation(Span(at, at + len(words)), element, named, by=by)


def made(text: str, *claims: Annotation, **fields: object) -> Built:
    """The file that is built; it is always valid, and its source can always be read back."""
    document = Document(text, claims=claims, metadata={"language": "en"}, **fields)  # type: ignore[arg-type]
    built = build(document, date(2026, 1, 31))
    assert [each.message for each in profile.grammar().violations(built.data)] == []
    assert source_text(parse(Source("page.xml", built.data)).root) == text
    return built


def text(built: Built) -> str:
    """What stands in the body, its line feeds and who claims what left out."""
    found = re.search(r"<body>(.*)</body>", built.data.decode(), re.DOTALL)
    assert found is not None
    return re.sub(r'\n| resp="[^"]*"| cert="[^"]*"', "", found[1])


def reasons(built: Built) -> list[str]:
    return [f"{each.claim.element}: {each.reason}" for each in built.dropped]


def test_words_get_the_paragraph_and_division_that_they_need() -> None:
    assert text(made("Few words")) == "<div><p>Few words</p></div>"


def test_a_text_without_words_has_an_empty_division() -> None:
    assert text(made("")) == "<div/>"
    assert text(made("\f\n")) == '<pb rend="FF"/><lb/><div/>'


def test_what_words_need_depends_on_where_they_stand() -> None:
    words = "One\tTwo"
    assert text(made(words, claim(words, words, "table"))) == (
        "<div><table><row><cell>One\tTwo</cell></row></table></div>"
    )
    assert text(made(words, claim(words, words, "list"))) == "<div><list><item>One\tTwo</item></list></div>"
    assert text(made(words, claim(words, words, "lg"))) == "<div><lg><l>One\tTwo</l></lg></div>"


def test_the_paragraph_that_is_put_around_loose_words_ends_before_the_line_end() -> None:
    words = "Loose\nwords\nOwn"
    assert text(made(words, claim(words, "Own", "p"))) == ("<div><p>Loose<lb/>words</p><lb/><p>Own</p></div>")


def test_a_heading_begins_a_division_and_claims_of_divisions_nest() -> None:
    words = "I\nA\nB\nII\nC"
    heads = claim(words, "I", "head"), claim(words, "II", "head")
    assert text(made(words, *heads)) == (
        "<div><head>I</head><lb/><p>A<lb/>B</p><lb/></div><div><head>II</head><lb/><p>C</p></div>"
    )
    nested = claim(words, words, "div"), heads[0], claim(words, "B\nII\nC", "div")
    assert text(made(words, *nested)) == (
        "<div><head>I</head><lb/><p>A</p><lb/><div><p>B<lb/>II<lb/>C</p></div></div>"
    )


def test_front_body_and_back_stand_where_they_are_claimed() -> None:
    words = "Preface\nText\nIndex"
    built = made(words, claim(words, "Preface", "front"), claim(words, "Index", "back"))
    whole = re.sub(r"\n", "", built.data.decode().partition('<text xml:lang="en">')[2])
    assert whole == (
        "<front><div><p>Preface</p></div></front><lb/><body><div><p>Text</p><lb/></div></body>"
        "<back><div><p>Index</p></div></back></text></TEI>"
    )


def test_a_back_before_more_words_is_none() -> None:
    words = "Text\nIndex\nMore"
    built = made(words, claim(words, "Index", "back"))
    assert text(built) == "<div><p>Text<lb/>Index<lb/>More</p></div>"
    assert reasons(built) == ["back: words would have no place behind it"]
    assert reasons(made(words, claim(words, "Index", "back", place="end"))) == [
        "back: words would have no place behind it"
    ]


def test_how_words_look_is_cut_where_something_else_ends() -> None:
    words = "One two three"
    claims = claim(words, "One two", "hi", rend="italic"), claim(words, "two three", "seg")
    assert text(made(words, *claims)) == (
        '<div><p><hi rend="italic">One </hi><seg><hi rend="italic">two</hi> three</seg></p></div>'
    )
    later = claim(words, "One two", "seg"), claim(words, "two three", "hi", rend="italic")
    assert text(made(words, *later)) == (
        '<div><p><seg>One <hi rend="italic">two</hi></seg><hi rend="italic"> three</hi></p></div>'
    )


def test_of_two_that_cross_the_weaker_is_dropped_with_the_reason() -> None:
    words = "One two three"
    tagged = Annotation(Span(0, 7), "persName", {"cert": "low"}, by="taggers/persons")
    built = made(words, tagged, claim(words, "two three", "seg"))
    assert text(built) == "<div><p>One <seg>two three</seg></p></div>"
    assert reasons(built) == ["persName: crosses a stronger seg"]


def test_a_name_over_two_paragraphs_gives_way_to_them() -> None:
    words = "One\ntwo"
    tagged = Annotation(Span(0, 7), "persName", by="taggers/persons")
    built = made(words, tagged, claim(words, "One", "p"), claim(words, "two", "p"))
    assert text(built) == "<div><p>One</p><lb/><p>two</p></div>"
    assert reasons(built) == ["persName: may not hold a p"]


def test_what_the_profile_does_not_take_is_said() -> None:
    words = "One two"
    built = made(
        words,
        claim(words, "One", "hi"),
        claim(words, "two", "note"),
        claim(words, "One two", "teiHeader"),
        claim(words, "One", "date", when="soon"),
    )
    assert text(built) == "<div><p>One two</p></div>"
    assert reasons(built) == [
        "hi: needs the attribute rend",
        "note: needs the attribute place",
        "teiHeader: the profile has no teiHeader in the text",
        'date: the profile does not take its attribute when="soon"',
    ]


@pytest.mark.parametrize(
    ("claimed", "reason"),
    [
        (Annotation(Span(0, 3), "lb"), "lb: a lb stands for the end of a line or a page, not for words"),
        (Annotation(Span(2, 4), "pb"), "pb: a pb stands for the end of a line or a page, not for words"),
        (Annotation(Span(7, 8), "cb"), "cb: a cb stands for the end of a line or a page, not for words"),
        (Annotation(Span(1, 1), "lb"), "lb: there is no line end for the lb to stand for"),
        (Annotation(Span(0, 3), "gap"), "gap: a gap stands between characters, not for them"),
        (Annotation(Span(0, 3), "supplied"), "supplied: a supplied stands between characters, not for them"),
        (Annotation(Span(1, 1), "hi"), "hi: there is nothing in the source for the hi to stand for"),
        (Annotation(Span(0, 2), "g"), "g: a g stands for one character"),
        (Annotation(Span(0, 0), "g"), "g: a g stands for one character"),
        (
            Annotation(Span(0, 3), "seg", body=(Span(0, 3),)),
            "seg: only a note may have its text elsewhere",
        ),
        (
            Annotation(Span(0, 3), "note", {"place": "foot"}, body=(Span(4, 7),)),
            "note: its text does not begin with the words that it stands at",
        ),
        (
            Annotation(Span(1, 1), "note", {"place": "foot"}, body=(Span(4, 7), Span(4, 7))),
            "note: a part of its text is empty or comes twice",
        ),
        (
            Annotation(Span(1, 1), "note", {"place": "foot"}, body=(Span(4, 7), Span(8, 8))),
            "note: a part of its text is empty or comes twice",
        ),
    ],
)
def test_what_cannot_stand_for_what_it_claims_is_said(claimed: Annotation, reason: str) -> None:
    built = made("One\ntwo three", claimed)
    assert text(built) == "<div><p>One<lb/>two three</p></div>"
    assert reasons(built) == [reason]


def test_breaks_stand_for_the_ends_of_lines_and_pages_that_are_claimed() -> None:
    words = "One \ntwo\f three"
    breaks = (
        Annotation(Span(3, 5), "lb", {"n": "2"}),
        Annotation(Span(8, 10), "pb", {"n": "7"}),
        Annotation(Span(6, 6), "cb", {"n": "b"}),
    )
    assert text(made(words, *breaks)) == (
        '<div><p>One<lb n="2" rend="SP LF"/>t<cb n="b"/>wo<pb n="7" rend="FF SP"/>three</p></div>'
    )
    ends = "a\r\nb\rc\nd\r\ne"
    for claims in ((), (Annotation(Span(1, 3), "lb"), Annotation(Span(4, 5), "lb"))):
        assert text(made(ends, *claims)) == (
            '<div><p>a<lb/>b<lb rend="CR"/>c<lb rend="LF"/>d<lb/>e</p></div>'
        )


@pytest.mark.parametrize(
    ("weak", "strong"),
    [
        ({"by": "taggers/x", "attributes": {}}, {"by": "layout/x", "attributes": {"cert": "low"}}),
        ({"attributes": {"cert": "low"}}, {"attributes": {"cert": "medium"}}),
        ({"attributes": {"cert": "medium"}}, {"attributes": {"cert": "high"}}),
        ({"attributes": {"cert": "medium"}}, {"attributes": {}}),
        ({"attributes": {"cert": "unknown"}}, {"attributes": {"cert": "low"}}),
        ({"element": "persName", "attributes": {}}, {"element": "p", "attributes": {"cert": "low"}}),
    ],
)
@pytest.mark.parametrize("spans", [(Span(0, 7), Span(4, 13)), (Span(4, 13), Span(0, 7))])
def test_the_stronger_of_two_that_cross_stays(
    weak: dict[str, Any], strong: dict[str, Any], spans: tuple[Span, Span]
) -> None:
    usual = {"element": "persName", "by": "taggers/x"}
    losing = Annotation(spans[0], **{**usual, **weak})
    winning = Annotation(spans[1], **{**usual, **strong})
    built = made("One two three", losing, winning)
    assert [each.claim for each in built.dropped] == [losing]


def test_of_two_that_are_as_strong_the_longer_stays_and_else_the_first() -> None:
    def dropped(*spans: Span) -> list[Span]:
        built = made("One two three", *(Annotation(each, "seg", by="readers/x") for each in spans))
        return [each.claim.span for each in built.dropped]

    assert dropped(Span(0, 7), Span(4, 13)) == [Span(0, 7)]
    assert dropped(Span(0, 9), Span(4, 13)) == [Span(4, 13)]
    assert dropped(Span(0, 3), Span(3, 13)) == []


def test_what_crosses_a_part_of_a_note_takes_the_note_with_it_only_where_it_is_stronger() -> None:
    words = "Text\n1 Begun\nMore\nended here"
    parts = claim(words, "1 Begun", "note").span, claim(words, "ended", "note").span
    note = Annotation(parts[0], "note", {"place": "bottom", "n": "1"}, body=parts, by="layout/notes")
    crossing = claim(words, "More\nend", "persName", "taggers/x")
    built = made(words, note, crossing)
    assert reasons(built) == ["persName: crosses a stronger note that goes on elsewhere"]
    stronger = claim(words, "More\nend", "p", "layout/x")
    assert reasons(made(words, note, stronger))[0].startswith("note: a part of its text crosses a")


def test_what_is_cut_goes_on_behind_and_in_what_it_crosses() -> None:
    words = "One two three four"
    italic = claim(words, "two three", "hi", rend="italic")
    outer = claim(words, "One two", "seg"), claim(words, "three four", "seg")
    assert text(made(words, italic, *outer)) == (
        '<div><p><seg>One <hi rend="italic">two</hi></seg><hi rend="italic"> </hi>'
        '<seg><hi rend="italic">three</hi> four</seg></p></div>'
    )


def test_each_figure_takes_the_picture_that_is_claimed_at_its_beginning() -> None:
    def by_reader(start: int, end: int, element: str, **more: Any) -> Annotation:
        return Annotation(Span(start, end), element, by="readers/docx", **more)

    assert text(
        made(
            "Fig1 Fig2",
            by_reader(0, 4, "figure"),
            by_reader(0, 0, "graphic", attributes={"url": "1.png"}),
            by_reader(5, 9, "figure"),
            by_reader(5, 5, "graphic", attributes={"url": "2.png"}),
            by_reader(9, 9, "figDesc", reads="two"),
        )
    ) == (
        '<figure><graphic url="1.png"/><p>Fig1</p></figure> '
        '<figure><graphic url="2.png"/><p>Fig2</p><figDesc>two</figDesc></figure><div/>'
    )
    around = by_reader(0, 8, "figure"), by_reader(0, 13, "div")
    assert text(made("Figure 1 rest", *around)) == ("<div><figure><p>Figure 1</p></figure><p> rest</p></div>")


def test_words_that_stand_in_for_the_source_are_written_and_none_where_none_are_said() -> None:
    nothing = Annotation(Span(3, 3), "supplied", {"reason": "lost"})
    assert text(made("One", nothing)) == '<div><p>One<supplied reason="lost"></supplied></p></div>'
    restored = Annotation(Span(0, 2), "corr", reads="flag")
    assert b"<choice><sic>ag</sic><corr" in made("ag", restored).data  # in one line, as words are
    regular = Annotation(Span(0, 2), "reg", reads="of")
    assert text(made("oſ", regular)) == "<div><p><choice><orig>oſ</orig><reg>of</reg></choice></p></div>"


def test_what_is_restored_gives_way_to_paragraphs_within_it() -> None:
    words = "One\ntwo"
    restored = Annotation(Span(0, 7), "corr", reads="x", by="taggers/x")
    built = made(words, restored, claim(words, "One", "p"), claim(words, "two", "p"))
    assert text(built) == "<div><p>One</p><lb/><p>two</p></div>"
    assert reasons(built) == ["corr: may not hold a p"]


def test_a_character_that_xml_cannot_carry_may_be_claimed() -> None:
    claimed = Annotation(Span(3, 4), "g", by="readers/x")
    assert text(made("One\x03", claimed)) == '<div><p>One<g ref="#char-0003"/></p></div>'


@pytest.mark.parametrize("element", ["table", "list", "lg", "sp", "choice"])
def test_what_must_hold_something_is_not_made_of_nothing(element: str) -> None:
    built = made("One", Annotation(Span(3, 3), element, by="readers/x"))
    assert text(built) == "<div><p>One</p></div>"
    assert reasons(built) == [f"{element}: has too little in it"]


def test_a_text_of_a_preface_alone_has_a_body_all_the_same() -> None:
    built = made("Preface", claim("Preface", "Preface", "front"))
    assert "<front><div><p>Preface</p></div></front><body><div/></body>" in (
        built.data.decode().replace("\n", "")
    )


def test_pointers_to_nothing_and_doubled_identifiers_are_dropped() -> None:
    words = "One two"
    built = made(
        words,
        claim(words, "One", "ref", type_="noteAnchor", target="#n1"),
        claim(words, "two", "seg", xml__id="a"),
        claim(words, "o", "seg", xml__id="a"),
    )
    assert reasons(built) == [
        "ref: what it points at is not there",
        'seg: another claim has its xml:id "a"',
    ]


def test_of_claims_on_the_same_words_the_first_is_outside() -> None:
    words = "One"
    first = [claim(words, words, name) for name in ("list", "item", "p", "emph")]
    assert text(made(words, *first)) == "<div><list><item><p><emph>One</emph></p></item></list></div>"
    layout = claim(words, words, "p", "layout/paragraphs"), claim(words, words, "div", "layout/divisions")
    assert text(made(words, *layout)) == "<div><p>One</p></div>"


def test_a_reader_knows_of_empty_cells_and_a_tagger_of_no_empty_name() -> None:
    words = "a\tb"
    row = claim(words, words, "row"), claim(words, "a", "cell")
    empty = Annotation(Span(2, 2), "cell", by="readers/docx")
    name = Annotation(Span(2, 2), "persName", by="taggers/persons")
    built = made(words, claim(words, words, "table"), *row, empty, claim(words, "b", "cell"), name)
    assert text(built) == ("<div><table><row><cell>a</cell>\t<cell/><cell>b</cell></row></table></div>")
    assert reasons(built) == ["persName: there is nothing in the source for the persName to stand for"]


def test_characters_that_xml_cannot_carry_are_kept() -> None:
    words = "One\x03two\x0b\uffff"
    built = made(words)
    assert text(built) == (
        '<div><p>One<g ref="#char-0003"/>two<g ref="#char-000B"/><g ref="#char-FFFF"/></p></div>'
    )
    assert b'<localProp name="codepoint" value="U+000B"/>' in built.data


def test_who_changed_the_source_and_when_stands_in_the_header() -> None:
    words = "One two"
    added = claim(words, "two", "add", who="Ada Lovelace", when="1843-07-10")
    built = made(words, added)
    assert text(built) == '<div><p>One <add change="#change-1">two</add></p></div>'
    header = built.data.decode()
    assert '<change xml:id="change-1" who="#ada-lovelace" when="1843-07-10"/>' in header
    assert '<respStmt xml:id="ada-lovelace">' in header


def test_each_craft_answers_for_its_claims() -> None:
    words = "Ada wrote"
    built = made(words, Annotation(Span(0, 3), "persName", {"key": "Ada"}, by="taggers/persons"))
    assert (
        '<persName resp="#teikit-persons" cert="high" ref="#person-ada">Ada</persName>' in built.data.decode()
    )
    assert b"<resp>claims of taggers/persons</resp>" in built.data


def test_zones_of_a_page_stand_in_the_facsimile() -> None:
    words = "One"
    page = Surface(
        600, 800, "7", "7.png", zones=(Zone("line-1", Box(10, 20, 90.5, 40), "line"),), id="page-7"
    )
    built = made(words, claim(words, words, "p", facs="#line-1"), surfaces=(page,))
    assert '<zone xml:id="line-1" type="line" ulx="10" uly="20" lrx="90.5" lry="40"/>' in built.data.decode()
    assert text(built) == '<div><p facs="#line-1">One</p></div>'


def test_a_picture_says_what_it_shows_without_adding_words() -> None:
    words = "Figure 1"
    reader = "readers/docx"
    built = made(
        words,
        Annotation(Span(0, 8), "figure", by=reader),
        Annotation(Span(0, 8), "head", by=reader),
        Annotation(Span(8, 8), "graphic", {"url": "a.png"}, by=reader),
    )
    assert text(built) == '<figure><head>Figure 1</head><graphic url="a.png"/></figure><div/>'
    inside = made(
        "Figure 1 ",
        Annotation(Span(0, 9), "figure", by=reader),
        Annotation(Span(0, 8), "head", by=reader),
        Annotation(Span(8, 8), "graphic", {"url": "a.png"}, by=reader),
        Annotation(Span(8, 8), "figDesc", reads="A ship & a sail", by=reader),
    )
    before = Annotation(Span(0, 0), "graphic", {"url": "a.png"}, by=reader)
    first = made(words, Annotation(Span(0, 8), "figure", by=reader), before)
    assert text(first) == '<figure><graphic url="a.png"/><p>Figure 1</p></figure><div/>'
    assert text(inside) == (
        '<figure><head>Figure 1</head><graphic url="a.png"/><figDesc>A ship &amp; a sail</figDesc>'
        " </figure><div/>"
    )


def test_a_note_in_two_places_is_one_and_its_second_part_leaves_an_anchor() -> None:
    words = "Text\n1 Begun\nMore\nended"
    first, second = claim(words, "1 Begun", "note").span, claim(words, "ended", "note").span
    note = Annotation(first, "note", {"place": "bottom", "n": "1"}, body=(first, second), by="layout/notes")
    paragraphs = claim(words, "Text", "p"), claim(words, "More", "p")
    assert text(made(words, note, *paragraphs)) == (
        '<div><p>Text</p><lb/><note place="bottom" n="1">1 Begun'
        '<milestone unit="page" type="continued" corresp="#note-continued"/>ended</note><lb/>'
        '<p>More</p><lb/><anchor xml:id="note-continued" type="continued"/></div>'
    )


def test_a_note_whose_text_holds_itself_is_dropped() -> None:
    words = "abc"
    note = Annotation(Span(1, 1), "note", {"place": "inline"}, body=(Span(0, 3),), by="layout/notes")
    built = made(words, note)
    assert text(built) == "<div><p>abc</p></div>"
    assert len(built.dropped) == 1


def test_a_thousand_claims_around_each_other_are_no_trouble() -> None:
    words = "x" * 2001
    claims = [Annotation(Span(n, 2001 - n), "seg", by="readers/html") for n in range(1000)]
    built = made(words, *claims)
    assert {each.reason for each in built.dropped} == {"80 elements stand around it"}


def test_a_paragraph_that_is_a_marker_alone_holds_it() -> None:
    words = "[4]\n4 So it was."
    note = claim(words, "4 So it was.", "note", "layout/notes", place="bottom", n="4", xml__id="fn4")
    marker = claim(words, "[4]", "ref", "layout/notes", type="noteAnchor", target="#fn4", xml__id="fn4-ref")
    built = made(words, note, marker, claim(words, "[4]", "p", "layout/paragraphs"))
    assert reasons(built) == []
    assert "<p><ref" in text(built)


@pytest.mark.parametrize(
    ("words", "around", "element"), [("x Ada", "closer", "signed"), ("Ada x", "opener", "salute")]
)
def test_what_holds_running_text_is_outside_of_what_it_is_made_of(
    words: str, around: str, element: str
) -> None:
    layout = [claim(words, "Ada", name, "layout/letters") for name in (around, element)]
    built = made(words, *layout, claim(words, "Ada", "persName", "taggers/persons"))
    assert f"<{element}><persName>Ada</persName></{element}>" in text(built)


def test_a_name_is_outside_of_the_restored_word_that_it_is() -> None:
    words = "to Tiis."
    restored = Annotation(Span(3, 7), "corr", reads="Tiflis", by="layout/ligatures")
    assert text(made(words, restored, claim(words, "Tiis", "placeName", "taggers/places"))) == (
        "<div><p>to <placeName><choice><sic>Tiis</sic><corr>Tiflis</corr></choice></placeName>.</p></div>"
    )
