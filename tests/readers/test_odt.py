"""What an ODT file says of its text is in the TEI, and what no page shows is told."""

from __future__ import annotations

from tests.readers.making import body, odt, tei

from teikit.readers.odt import read
from teikit.source import Source
from teikit.text import Document

ITALIC = (
    '<style:style style:name="T1" style:family="text"><style:text-properties '
    'fo:font-style="italic"/></style:style>'
)


def document(data: bytes) -> Document:
    return read(Source("letter.odt", data))


def told(data: bytes) -> str:
    return "\n".join(step.note for step in document(data).provenance)


def note(label: str, words: str, kind: str = "footnote") -> str:
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>{label}</text:note-citation>'
        f"<text:note-body><text:p>{words}</text:p></text:note-body></text:note>"
    )


def test_blanks_are_worth_one_and_signs_stand_for_more() -> None:
    made = odt(
        "<text:p>  The\n boat<text:s text:c='2'/>came<text:tab/>in.<text:line-break/>Nobody saw it.</text:p>"
    )
    assert document(made).text == "The boat  came\tin.\nNobody saw it."


def test_headings_looks_and_notes() -> None:
    made = odt(
        '<text:h text:outline-level="1">One</text:h>'
        f'<text:p>A <text:span text:style-name="T1">true</text:span> '
        f"word.{note('1', 'Ranke.')}{note('i', 'Thanks.', 'endnote')}"
        "</text:p><text:p>Next.</text:p>",
        ITALIC,
    )
    assert document(made).text.splitlines() == ["One", "A true word.1i", "1 Ranke.", "i Thanks.", "Next."]
    assert body(made, "a.odt") == (
        '<div><head>One</head><p>A <hi rend="italic">true</hi> word.'
        '<ref rend="superscript" type="noteAnchor" target="#fn1" xml:id="fn1-ref">1</ref>'
        '<ref rend="superscript" type="noteAnchor" target="#en1" xml:id="en1-ref">i</ref></p>'
        '<note place="bottom" n="1" target="#fn1-ref" xml:id="fn1"><label>1</label> Ranke.</note>'
        '<note place="end" n="i" target="#en1-ref" xml:id="en1"><label>i</label> Thanks.</note>'
        "<p>Next.</p></div>"
    )


def test_lists_count_as_their_style_does_and_go_on() -> None:
    style = (
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" '
        'style:num-format="1" style:num-suffix="."/>'
        '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>'
        "</text:list-style>"
    )
    made = odt(
        '<text:list text:style-name="L1"><text:list-item><text:p>a</text:p>'
        "<text:list><text:list-item><text:p>b</text:p></text:list-item></text:list></text:list-item></text:list>"
        "<text:p>Between.</text:p>"
        '<text:list text:style-name="L1" text:continue-numbering="true"><text:list-item><text:p>c'
        "</text:p></text:list-item></text:list>"
        "<text:list><text:list-item><text:p>d</text:p></text:list-item></text:list>",
        style,
    )
    assert body(made, "a.odt") == (
        '<div><list rend="numbered"><item n="1."><p>a</p><list rend="numbered"><item n="a)">b'
        "</item></list></item></list>"
        '<p>Between.</p><list rend="numbered"><item n="2.">c</item></list><list rend="bulleted">'
        "<item>d</item></list></div>"
    )


def test_tables_with_headings_and_spans() -> None:
    made = odt(
        "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Name</text:p></table:table-cell>"
        "<table:table-cell><text:p>Year</text:p></table:table-cell></table:table-row></table:table-header-rows>"
        '<table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>all</text:p>'
        "</table:table-cell>"
        "<table:covered-table-cell/></table:table-row></table:table>"
    )
    assert body(made, "a.odt") == (
        '<div><table><row role="label"><cell>Name\t</cell><cell>Year\t</cell></row>'
        '<row><cell cols="2">all\t</cell></row></table></div>'
    )


def test_changes_say_who_and_when() -> None:
    def region(name: str, kind: str, content: str = "") -> str:
        about = (
            "<office:change-info><dc:creator>Ada</dc:creator><dc:date>2020-02-29T10:00:00.5"
            "</dc:date></office:change-info>"
        )
        return (
            f'<text:changed-region text:id="{name}"><text:{kind}>{about}{content}'
            f"</text:{kind}></text:changed-region>"
        )

    made = odt(
        f"<text:tracked-changes>{region('c1', 'insertion')}"
        f"{region('c2', 'deletion', '<text:p>very</text:p>')}</text:tracked-changes>"
        '<text:p>It is <text:change-start text:change-id="c1"/>not <text:change-end text:change-id="c1"/>'
        '<text:change text:change-id="c2"/> true.</text:p>'
    )
    whole = tei(made, "a.odt")
    assert 'It is <add change="#change-1">not</add> <del change="#change-1">very</del> true.' in whole
    assert '<change xml:id="change-1" who="#ada" when="2020-02-29T10:00:00"/>' in whole


def test_a_comment_is_a_note_in_the_margin() -> None:
    made = body(
        odt(
            "<text:p>True.<office:annotation><dc:creator>Ada Low</dc:creator><text:p>Really?"
            "</text:p></office:annotation></text:p>"
        ),
        "a.odt",
    )
    assert '<ref type="noteAnchor" target="#comment1" xml:id="comment1-ref">[AL1]</ref></p>' in made
    assert "<label>[AL1]</label> Really?</note>" in made


def test_links_out_and_to_bookmarks() -> None:
    made = odt(
        '<text:h text:outline-level="1"><text:bookmark text:name="top"/>Top</text:h>'
        '<text:p><text:a xlink:href="https://example.org">out</text:a> <text:a '
        'xlink:href="#top">up</text:a></text:p>'
    )
    assert body(made, "a.odt") == (
        '<div><head xml:id="top">Top</head><p><ref type="link" target="https://example.org">out</ref> '
        '<ref type="link" target="#top">up</ref></p></div>'
    )


def test_a_formula_is_its_signs_and_no_picture() -> None:
    formula = '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mi>E</mi><annotation>E</annotation></semantics></math>'
    frame = (
        '<draw:frame><draw:object xlink:href="./Object 1"/><draw:image '
        'xlink:href="./ObjectReplacements/Object 1"/></draw:frame>'
    )
    made = odt(f"<text:p>{frame}</text:p>", more={"Object 1/content.xml": formula})
    assert body(made, "a.odt") == '<div><p><seg type="formula">E</seg></p></div>'


def test_hidden_words_and_the_templates_of_indexes_are_told() -> None:
    hidden = (
        '<style:style style:name="H" style:family="text"><style:text-properties '
        'text:display="none"/></style:style>'
    )
    made = odt(
        '<text:p>Seen.<text:span text:style-name="H">Unseen.</text:span></text:p>'
        "<text:table-of-content><text:table-of-content-source>Template</text:table-of-content-source>"
        "<text:index-body><text:p>One 1</text:p></text:index-body></text:table-of-content>",
        hidden,
    )
    assert document(made).text == "Seen.\nOne 1"
    assert "hidden words (“Unseen.”)" in told(made)
    assert "templates of indexes (“Template”)" in told(made)


def test_a_quotation_that_is_set_in_farther_stands_in_the_other() -> None:
    styles = "".join(
        f'<style:style style:name="P{at}" style:family="paragraph" style:parent-style-name="Quotations">'
        f'<style:paragraph-properties fo:margin-left="{at * 0.5}in"/></style:style>'
        for at in (1, 2)
    )
    words = "".join(
        f'<text:p text:style-name="P{at}">{said}</text:p>'
        for at, said in ((1, "One."), (2, "Two."), (1, "Three."))
    )
    assert body(odt(words, styles), "a.odt") == (
        "<div><quote><p>One.</p><quote><p>Two.</p></quote><p>Three.</p></quote></div>"
    )


def test_two_elements_of_one_identifier_are_read_as_programs_read_them() -> None:
    made = odt(
        '<text:p xml:id="a">One.</text:p><text:p xml:id="a">Two.</text:p><text:p xml:id="1">3</text:p>'
    )
    assert read(Source("a.odt", made)).text == "One.\nTwo.\n3"


def test_a_caption_stands_with_its_picture_or_its_table() -> None:
    frame = (
        '<draw:frame><draw:image xlink:href="Pictures/boat.svg"/><draw:image xlink:href="Pictures/boat.png"/>'
        "<svg:desc>A boat</svg:desc></draw:frame>"
    )
    figure = '<figure><graphic url="jar:a.odt!/Pictures/boat.svg"/><figDesc>A boat</figDesc><head>Figure 1</head></figure>'
    inside = f'<text:p text:style-name="Illustration">{frame}Figure 1</text:p><text:p>Next.</text:p>'
    below = (
        f'<text:p>{frame}</text:p><text:p text:style-name="Caption">Figure 1</text:p><text:p>Next.</text:p>'
    )
    assert body(odt(inside), "a.odt") == body(odt(below), "a.odt") == f"<div>{figure}<p>Next.</p></div>"
    table = "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row></table:table>"
    named = '<text:p text:style-name="Table">Table 1</text:p>'
    assert body(odt(table + named), "a.odt").endswith('</table><p rend="caption">Table 1</p></div>')
    assert body(odt(table + named + table), "a.odt").count("<table><head>Table 1</head>") == 1


def test_a_flat_file_is_read_like_an_archive() -> None:
    names = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
    flat = (
        f'<?xml version="1.0"?><office:document xmlns:office="{names.format("office")}" '
        f'xmlns:text="{names.format("text")}" xmlns:style="{names.format("style")}" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta><dc:title>Rivers</dc:title></office:meta>'
        "<office:master-styles><style:header><text:p>Head</text:p></style:header></office:master-styles>"
        '<office:body><office:text><text:h text:outline-level="1">One</text:h><text:p>Words.</text:p>'
        "</office:text></office:body></office:document>"
    ).encode()
    assert body(flat, "a.fodt") == "<div><head>One</head><p>Words.</p></div>"
    assert document(flat).metadata["title"] == "Rivers"
    assert "running heads (“Head”)" in told(flat)


def test_words_on_a_shape_stand_behind_its_paragraph() -> None:
    shape = "<draw:g><draw:custom-shape><text:p>one</text:p><text:p>two</text:p></draw:custom-shape></draw:g>"
    assert document(odt(f"<text:p>See {shape}here.</text:p>")).text.splitlines() == [
        "See here.",
        "one",
        "two",
    ]


def test_hidden_sections_scripts_and_what_is_said_of_changes_are_told() -> None:
    about = "<office:change-info><dc:creator>Ann</dc:creator><text:p>why</text:p></office:change-info>"
    made = odt(
        f'<text:tracked-changes><text:changed-region text:id="c"><text:format-change>{about}</text:format-change>'
        '</text:changed-region></text:tracked-changes><text:section text:display="none"><text:p>secret</text:p>'
        "</text:section><text:p>shown<text:script>run()</text:script></text:p>"
    )
    assert document(made).text == "shown"
    for words in ("hidden words (“secret”)", "scripts (“run()”)", "changes of formatting", "changes (“why”)"):
        assert words in told(made)
