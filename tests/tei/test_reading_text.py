"""A TEI text as plain words: what is read, where elements stand in it, its sentences, units, pages, source."""

from __future__ import annotations

import mimetypes
from pathlib import Path

import pytest

from teikit.source import Source
from teikit.tei.document import Tei, parse
from teikit.tei.text.citation import units
from teikit.tei.text.pages import beside, pages
from teikit.tei.text.source_text import source_text
from teikit.tei.text.standoff import stand_off
from teikit.tei.text.tokens import Sentence, sentences
from teikit.workspace import Workspace

NS = 'xmlns="http://www.tei-c.org/ns/1.0"'


def tei(body: str, *, header: str = "", more: str = "") -> Tei:
    return parse(Source("a.xml", f"<TEI {NS}>{header}{more}<text><body>{body}</body></text></TEI>".encode()))


@pytest.mark.parametrize(
    ("body", "read"),
    [
        ("<p>One  <hi>two</hi>\n three</p><p> Four </p>", "One two three\nFour\n"),
        ('<p>un<pc force="weak">-</pc><lb break="no"/>furled<lb/>sail<pc>-</pc><pb/>ing</p>', "unfurled sail- ing\n"),
        ("<p>a<choice><sic>x</sic><corr>y</corr></choice><del>d</del><surplus>s</surplus><fw>F</fw></p>", "ay\n"),
        ("<p><choice><abbr>Dr</abbr><expan>Doctor</expan></choice> <abbr>Mr</abbr> <orig>oſ</orig></p>", "Doctor Mr oſ\n"),
        ('<p>a<ref type="noteAnchor" target="#n">1</ref> b<ref target="#n">see 1</ref></p>', "a bsee 1\n"),
        ("<p>a<note><label>1</label> N<note>in</note></note> b</p><p>c</p>", "a b\nc\nN\nin\n"),
        ("<p>a <label>b</label></p>", "a b\n"),
        ('<p>a <label force="weak">b</label> <choice><orig>x</orig><reg>y</reg></choice></p>', "a b y\n"),
        ("<p><choice><am>x</am><ex>y</ex></choice> </p> z<note>N</note>", "y\nz\nN\n"),
        ("<sp><speaker>A</speaker><p>b</p></sp> c", "A\nb\nc\n"),
        ("<p>x<list><item>i</item><item>j</item></list>y</p>", "x\ni\nj\ny\n"),
        ("<p><stage>s</stage>t</p><stage>u</stage><stage>v</stage>", "st\nu\nv\n"),
        ("<lg><l>a</l><l>b</l></lg><table><row><cell>c</cell></row></table>", "a\nb\nc\n"),
        ("x<sp>y</sp>z<table>t</table>u<lg>v</lg>w", "x\ny\nz\nt\nu\nv\nw\n"),
        ("<p><!-- no -->a<?no no?>b &amp; c</p>", "ab & c\n"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_text_is_read_as_a_person_reads_it(body: str, read: str) -> None:
    assert stand_off(tei(body).root).text == read


def test_elements_are_spans_of_what_is_read() -> None:
    found = stand_off(
        tei(
            '<p>Met <persName ref="#a" xml:lang="en"> Ada <hi>Stone</hi></persName>,<date/> so<lb n="2"/>on'
            '<ref type="noteAnchor" target="#n">1</ref></p>'
        ).root
    )
    assert [(mark.element, found.text[mark.start : mark.end], mark.start) for mark in found.marks[2:]] == [
        ("p", "Met Ada Stone, so on", 0),
        ("persName", "Ada Stone", 4),
        ("hi", "Stone", 8),
        ("date", "", 14),
        ("lb", "", 17),
        ("ref", "", 20),
    ]
    assert found.marks[3].attributes == {"ref": "#a", "xml:lang": "en"}
    assert [element.tag.rpartition("}")[2] for element in found.elements] == [
        mark.element for mark in found.marks
    ]


def test_all_texts_of_a_corpus_are_read_and_a_text_in_a_group_once() -> None:
    inner = "<text><body><p>{}</p></body></text>"
    group = f"<group>{inner.format('b')}{inner.format('c')}</group>"
    whole = (
        f"<teiCorpus {NS}><TEI>{inner.format('a')}</TEI><TEI><text>{group}</text></TEI></teiCorpus>".encode()
    )
    root = parse(Source("a.xml", whole)).root
    assert stand_off(root).text == "a\nb\nc\n"
    text = root.find(f".//{{{root.nsmap[None]}}}text")
    assert text is not None
    assert stand_off(text).text == "a\n"


def told(body: str) -> list[tuple[list[str], bool]]:
    text = stand_off(tei(body).root)

    def words(sentence: Sentence) -> list[str]:
        return [text.text[token.start : token.end] for token in sentence.tokens]

    found = list(sentences(text))
    for each in found:
        assert (each.start, each.end) == (each.tokens[0].start, each.tokens[-1].end)
    return [(words(each), each.begins_block) for each in found]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<p>He came. Why? No!</p><p>New</p>", [("He came .", True), ("Why ?", False), ("No !", False), ("New", True)]),
        ("<p>Mr. Ada S. Stone, 3. May, vol. I</p>", [("Mr . Ada S . Stone , 3 . May , vol . I", True)]),
        ("<p>«Ende.» Das … Er sagte. und</p>", [("« Ende . »", True), ("Das …", False), ("Er sagte . und", False)]),
        ("<p>it's well-known (a fact)</p>", [("it's well-known ( a fact )", True)]),
        ("<p><s>One. Two.</s> <s>Three</s></p>", [("One . Two .", True), ("Three", False)]),
        ("<p><s>One. Two</s></p>", [("One . Two", True)]),
        ("<p><s>One</s></p><p>Two. Three</p>", [("One", True), ("Two . Three", True)]),
        ("<p>One. Two</p><p><s>Three</s></p>", [("One .", True), ("Two", False), ("Three", True)]),
        ("<p><w>St-</w><w>one</w><w>New York</w> <pc>?!</pc></p>", [("St- one New York ?!", True)]),
        ("<p><w>a<w>b</w></w><w>d</w>c</p>", [("ab d c", True)]),
    ],
)  # fmt: skip
def test_sentences_end_where_the_file_or_their_signs_say_so(body: str, found: list[tuple[str, bool]]) -> None:
    assert [("|".join(words), begins) for words, begins in told(body)] == [
        (words.replace(" ", "|"), begins) for words, begins in found
    ]


def test_no_sentence_ends_within_the_only_name_of_a_text() -> None:
    text = stand_off(tei("<p><persName>A? B</persName> came. He went.</p>").root)
    (name,) = [mark for mark in text.marks if mark.element == "persName"]
    found = [text.text[each.start : each.end] for each in sentences(text, [name])]
    assert found == ["A? B came.", "He went."]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<p><s>A</s><s>bc. D</s> e. F</p>", ["A", "bc. D", "e. F"]),
        ("<p><s>a</s>b</p><p>c. D</p>", ["a", "b", "c. D"]),
        ("<p>They go. But</p><p><s>c</s> d</p>", ["They go.", "But", "c", "d"]),
    ],
)
def test_sentences_that_the_file_marks_are_its_sentences(body: str, found: list[str]) -> None:
    text = stand_off(tei(body).root)
    assert [text.text[each.start : each.end] for each in sentences(text)] == found


def test_words_that_the_file_marks_keep_what_it_says_and_no_sentence_ends_within_a_name() -> None:
    text = stand_off(
        tei(
            '<p><w lemma="go">went</w> <persName>Yes! Sir</persName> b. <w>New York</w> <persName>A? B</persName>'
            "! <persName>Ann</persName>. <w/><persName>Cox.</persName> <persName>Bob</persName></p>"
        ).root
    )
    name = [mark for mark in text.marks if mark.element == "persName"]
    (first, *others) = sentences(text, name)
    assert first.tokens[0].attributes == {"lemma": "go"}
    assert [text.text[each.start : each.end] for each in (first, *others)] == [
        "went Yes! Sir b. New York A? B!", "Ann.", "Cox.", "Bob",
    ]  # fmt: skip
    assert [dict(token.attributes) for token in first.tokens[1:]] == [{}] * (len(first.tokens) - 1)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ('<div n="I" type="chapter"><head>One</head><div/><div n="b"/></div>', ["I chapter 1 One", "I.1 division 2 ", "I.b division 2 "]),
        ('<div xml:id="c"/><div n="x"/><div n="x"/>', ["1 division 1 c", "2 division 1 ", "3 division 1 "]),
        ('<div n="2"/><div/>', ["1 division 1 ", "2 division 1 "]),
        ('<div n="a b"/><div n="1.2"/><div1><p/><div2/></div1>', ["1 division 1 ", "2 division 1 ", "3 division 1 ", "3.1 division 2 "]),
        (f"<div><head>{'x' * 300}</head></div>", [f"1 division 1 {'x' * 200}"]),
        ('<div n="1"/><div n=" 1 "/><div n="c"/>', ["1 division 1 ", "2 division 1 ", "3 division 1 "]),
        ("<p/>", []),
    ],
)  # fmt: skip
def test_divisions_are_the_units_by_which_a_text_is_cited(body: str, found: list[str]) -> None:
    made = units(tei(body))
    assert [f"{unit.reference} {unit.kind} {unit.level} {unit.title}" for unit in made] == found
    assert all(unit.reference.rpartition(".")[0] == unit.parent for unit in made)


def test_divisions_stand_in_front_and_back_and_in_texts_of_a_group_too() -> None:
    inner = "<text><front><div/></front><body><div/></body><back><div n='z'/></back></text>"
    whole = f"<TEI {NS}><text><front><div n='pre'/></front><group>{inner}</group></text></TEI>"
    found = units(parse(Source("a.xml", whole.encode())))
    assert [unit.reference for unit in found] == ["pre", "2", "3", "z"]


def test_a_structure_without_its_attributes_counts() -> None:
    header = (
        '<teiHeader><encodingDesc><refsDecl><citeStructure match="//div and 1"/><citeStructure match="//p[1 and 1]">'
        '<citeStructure match="hi" use=" position( ) "/></citeStructure></refsDecl></encodingDesc></teiHeader>'
    )
    found = units(tei("<div><p>a<hi>b</hi></p></div><div><p/></div>", header=header))
    assert [(unit.reference, unit.kind, unit.level) for unit in found] == [
        ("1", "", 1),
        ("11", "", 2),
        ("2", "", 1),
    ]


def test_what_the_header_says_of_citing_decides() -> None:
    structure = (
        '<teiHeader><encodingDesc><refsDecl><citeStructure unit="book" match="/TEI/text/body/div" use="@n">'
        '<citeStructure unit="verse" match="l[not(@part) or @n = 3 div 1]" use="position()" delim=":"/>'
        '</citeStructure><citeStructure unit="broken" match="((" use="@n"/></refsDecl></encodingDesc></teiHeader>'
    )
    made = units(
        tei('<div n="Gn"><l>a</l><l part="I">b</l><l>c</l></div><div><l>d</l></div>', header=structure)
    )
    assert [(unit.reference, unit.kind, unit.level, unit.parent) for unit in made] == [
        ("Gn", "book", 1, ""),
        ("Gn:1", "verse", 2, "Gn"),
        ("Gn:2", "verse", 2, "Gn"),
        ("2", "book", 1, ""),
        ("2:1", "verse", 2, "2"),
    ]
    odd = structure.replace('use="position()"', 'use="(("').replace(
        "l[not(@part) or @n = 3 div 1]", "count(l)"
    )
    assert [unit.kind for unit in units(tei('<div n="Gn"><l/></div>', header=odd))] == ["book"]


FACSIMILE = (
    '<facsimile><graphic url="loose.png" xml:id="g"/><surface xml:id="s1" n="1r">'
    '<graphic url="1.JPG?x=1" width="100px" height="80.6"/><graphic/><zone xml:id="z"><zone xml:id="zz"/></zone></surface>'
    '<surface xml:id="s2"><media url="2" mimeType="image/x" width="3cm" height=" 7 "/></surface></facsimile>'
)  # fmt: skip


def images(
    body: str, facsimile: str = FACSIMILE, header: str = ""
) -> list[tuple[str, str, list[tuple[object, ...]]]]:
    found = pages(tei(body, more=facsimile, header=header))
    return [
        (
            page.label,
            page.name,
            [(each.url, each.width, each.height, each.media_type) for each in page.images],
        )
        for page in found
    ]


def test_page_breaks_lead_to_their_images() -> None:
    first = ("1.JPG?x=1", 100, 81, "image/jpeg")
    second = ("2", 0, 7, "image/x")
    prefix = (
        '<teiHeader><encodingDesc><listPrefixDef><prefixDef ident="img" matchPattern="(.+)" replacementPattern='
        '"https://e.org/$1.tif"/></listPrefixDef></encodingDesc></teiHeader>'
    )
    body = (
        '<pb n="1" xml:id="p" facs="#s1"/><pb facs="#zz #s2"/><pb facs="#none"/><pb facs="a.png https://e.org/b.gif"/>'
        '<pb facs="img:7"/><pb facs="#g"/><pb/>'
    )
    assert images(body, header=prefix) == [
        ("1", "p", [first]),
        ("", "", [first, second]),
        ("", "", []),
        ("", "", [("a.png", 0, 0, "image/png"), ("https://e.org/b.gif", 0, 0, "image/gif")]),
        ("", "", [("https://e.org/7.tif", 0, 0, "image/tiff")]),
        ("", "", [("loose.png", 0, 0, "image/png")]),
        ("", "", []),
    ]


@pytest.mark.parametrize("ending", ["jpg", "jpeg", "png", "gif", "tif", "tiff", "svg"])
def test_the_type_of_an_image_is_that_of_its_ending(ending: str) -> None:
    body = f'<pb facs="https://e.org/a.{ending}?b=c.x"/>'
    assert images(body, "")[0][2][0][3] == mimetypes.guess_type(f"a.{ending}")[0]


@pytest.mark.parametrize(("ending", "kind"), [("jp2", "image/jp2"), ("webp", "image/webp"), ("xyz", "")])
def test_newer_types_of_images_are_known_and_others_are_not_guessed(ending: str, kind: str) -> None:
    assert images(f'<pb facs="a.{ending}"/>', "")[0][2] == [(f"a.{ending}", 0, 0, kind)]
    assert images("<p/>", f'<facsimile><media url="a.{ending}"/></facsimile>')[0][2][0][3] == kind


def test_a_pattern_that_is_broken_leaves_the_address_as_it_stands() -> None:
    prefix = (
        '<teiHeader><encodingDesc><listPrefixDef><prefixDef ident="img" matchPattern="((" replacementPattern='
        '"https://e.org/$1.tif"/></listPrefixDef></encodingDesc></teiHeader>'
    )
    assert images('<pb facs="img:7"/>', "", prefix)[0][2] == [("img:7", 0, 0, "")]


def test_without_page_breaks_the_facsimile_says_which_pages_there_are() -> None:
    assert [(label, name, len(found)) for label, name, found in images("<p/>")] == [
        ("1r", "s1", 1),
        ("", "s2", 1),
    ]
    loose = '<facsimile><graphic url="a.png"/><graphic url="b.png" n="2"/></facsimile>'
    assert [(label, len(found)) for label, _, found in images("<p/>", loose)] == [("", 1), ("2", 1)]
    assert images("<p/>", "") == []
    assert images('<figure><graphic url="a.png"/></figure>', "") == []
    assert images("<p/>", '<standOff><pb n="7"/></standOff>') == []


def test_images_that_no_page_break_leads_to_stand_behind_the_page_that_they_follow() -> None:
    surfaces = "".join(
        f'<surface xml:id="s{at}"><graphic url="{at}.png"/></surface>'
        if at != 4
        else '<surface xml:id="s4"/>'
        for at in range(7)
    )
    body = (
        '<pb n="a" facs="#s1"/><pb n="b" facs="#s3"/><pb n="c" facs="#s1"/><pb n="d"/><pb n="e" facs="#s6"/>'
    )
    found = images(body, f"<facsimile>{surfaces}</facsimile>")
    assert [label or name for label, name, _ in found] == ["s0", "a", "s2", "b", "s5", "c", "d", "e"]
    only = images('<pb n="a"/>', '<facsimile><surface xml:id="s"/></facsimile>')
    assert [label or name for label, name, _ in only] == ["a"]


def test_an_image_beside_the_file_is_read_by_its_address_or_the_name_that_it_spells(tmp_path: Path) -> None:
    for name in ("a b.png", "a%20c.png", "é.png"):
        (tmp_path / name).write_bytes(name.encode())
    read = parse(Source(str(tmp_path / "page.xml"), b'<TEI xmlns="http://www.tei-c.org/ns/1.0"/>'))
    asked = ("a%20b.png", "a%20c.png", "%C3%A9.png", "a b.png", "no.png", "https://e.org/a b.png")
    assert [beside(read, Workspace(), each) for each in asked] == [
        *(b"a b.png", b"a%20c.png", "é.png".encode(), b"a b.png", None, None)
    ]
    assert beside(read, None, "a b.png") is None


def back(body: str, header: str = "") -> str:
    return source_text(tei(body, header=header).root)


@pytest.mark.parametrize(
    ("body", "source"),
    [
        ("<p>a\n b</p>\n<p>c</p>", "a bc"),
        ('<p>a<lb/>b<lb rend="CR"/>c<lb rend="SP CRLF TAB"/>d<pb/>e<pb rend="FF"/>f<cb rend="LF"/></p>', "a\nb\rc \r\n\tde\ff\n"),
        ("<p><choice><sic>ag</sic><corr>flag</corr></choice> <reg>x</reg><expan>y</expan><supplied>z</supplied>!</p>", "ag !"),
        ("<p>a<note>b</note>c</p>", "abc"),
        (
            '<p>a<note>b<milestone unit="page" type="continued" corresp="#k"/>c</note>d<anchor xml:id="k" type="continued"/>e'
            '<anchor xml:id="other"/><milestone unit="page"/>f</p>',
            "abdcef",
        ),
    ],
)  # fmt: skip
def test_the_source_is_read_back(body: str, source: str) -> None:
    assert back(body) == source


def test_what_the_header_says_of_line_ends_and_characters_holds() -> None:
    header = (
        '<teiHeader><encodingDesc><tagsDecl><rendition selector="p">LF</rendition><rendition selector="lb">CRLF</rendition>'
        '</tagsDecl><charDecl><char xml:id="c"><localProp name="codepoint" value="U+0003"/></char>'
        '<char xml:id="d"><localProp name="name" value="U+0004"/><localProp name="codepoint" value="U+10FFFE"/></char>'
        '<char xml:id="e"><localProp name="codepoint" value="U+FFFFFF"/></char></charDecl></encodingDesc></teiHeader>'
    )  # fmt: skip
    assert back('<p>a<lb/>b<g ref="#c"/><g ref="#d"/><g ref="#e"/><g ref="#none"/></p>', header) == (
        "a\r\nb\x03\U0010fffe"
    )


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ('<lb rend="NL"/>', "the @rend 'NL' of a break does not name a line end or a form feed"),
        (
            '<note><milestone type="continued" corresp="#k"/></note>',
            'no anchor "k" says where the text that points at it stood',
        ),
    ],
)
def test_a_source_that_cannot_be_read_back_is_said(body: str, reason: str) -> None:
    with pytest.raises(ValueError, match=r"break|anchor") as told:
        back(body)
    assert str(told.value) == reason
