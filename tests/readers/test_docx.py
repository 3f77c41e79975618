"""What a word processor's file says of its text is in the TEI, and what no page shows is told."""

from __future__ import annotations

from tests.readers.making import NAMESPACES, OFFICE, RELATIONSHIPS, body, docx, p, run, tei

from teikit.readers.docx import read
from teikit.source import Source
from teikit.text import Document


def document(data: bytes) -> Document:
    return read(Source("letter.docx", data))


def told(data: bytes) -> str:
    return "\n".join(step.note for step in document(data).provenance)


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(words: str) -> str:
    return field("begin") + f"<w:r><w:instrText>{words}</w:instrText></w:r>" + field("separate")


NOTES = {
    "footnotes": '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>" + run(" Ranke, p. 4."))}</w:footnote>'
    f'<w:footnote w:id="3">{p("<w:r><w:footnoteRef/></w:r>" + run(" See"))}{p("below.")}</w:footnote>',
    "endnotes": f'<w:endnote w:id="2">{p("Thanks to all.")}</w:endnote>',
}
CALL = '<w:r><w:footnoteReference w:id="{}"/></w:r>'


def test_one_line_for_each_paragraph() -> None:
    made = document(docx(p("The boat came.") + p("") + p(run("Nobody ") + run("saw it."))))
    assert made.text == "The boat came.\nNobody saw it."
    assert [claim.span.of(made.text) for claim in made.claimed("p")] == ["The boat came.", "Nobody saw it."]


def test_headings_are_known_by_the_names_of_their_styles_and_make_divisions() -> None:
    made = docx(
        p("One", "Kapitel")
        + p("First.")
        + p("Deeper", "berschrift2")
        + p("Second.")
        + p("Two", "berschrift1")
    )
    assert body(made, "a.docx") == (
        "<div><head>One</head><p>First.</p><div><head>Deeper</head><p>Second.</p></div></div><div><head>Two</head></div>"
    )


def test_looks_of_touching_runs_are_one_mark_and_blanks_stay_outside() -> None:
    made = docx(
        p(run("a ", "<w:b/>") + run("b", "<w:b/>") + run(" c ") + run("d", '<w:rStyle w:val="Fett"/>'))
    )
    assert body(made, "a.docx") == ('<div><p><hi rend="bold">a b</hi> c <hi rend="bold">d</hi></p></div>')


def test_several_looks_are_one_mark() -> None:
    made = docx(p(run("x", '<w:i/><w:vertAlign w:val="superscript"/>') + run("y", '<w:b w:val="0"/>')))
    assert body(made, "a.docx") == '<div><p><hi rend="italic superscript">x</hi>y</p></div>'


def test_a_note_stands_behind_the_paragraph_that_calls_it() -> None:
    made = docx(p(run("Truth.") + CALL.format(2) + run(" More.")) + p("Next."), **NOTES)
    assert document(made).text.splitlines() == ["Truth.1 More.", "1 Ranke, p. 4.", "Next."]
    assert body(made, "a.docx") == (
        '<div><p>Truth.<ref rend="superscript" type="noteAnchor" target="#fn1" xml:id="fn1-ref">1'
        "</ref> More.</p>"
        '<note place="bottom" n="1" target="#fn1-ref" xml:id="fn1"><label>1</label> Ranke, p. 4.'
        "</note><p>Next.</p></div>"
    )


def test_a_note_of_several_paragraphs_keeps_them_and_an_endnote_says_where_it_belongs() -> None:
    made = body(
        docx(p(run("Truth.") + CALL.format(3) + '<w:r><w:endnoteReference w:id="2"/></w:r>'), **NOTES),
        "a.docx",
    )
    assert (
        '<note place="bottom" n="1" target="#fn1-ref" xml:id="fn1"><label>1</label> <p>See</p>'
        "<p>below.</p></note>" in made
    )
    assert (
        '<note place="end" n="i" target="#en1-ref" xml:id="en1"><label>i</label> Thanks to all.</note>'
        in made
    )


def test_an_author_s_own_mark_is_the_note_s_label() -> None:
    call = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    assert document(docx(p(run("Truth.") + call), **NOTES)).text == "Truth.*\n* Ranke, p. 4."


def test_a_note_that_nothing_calls_is_told() -> None:
    assert "footnotes that nothing refers to (“See below.”)" in told(
        docx(p(run("a") + CALL.format(2)), **NOTES)
    )


def test_insertions_and_deletions_say_who_and_when() -> None:
    made = tei(
        docx(
            p(
                run("It is ")
                + f'<w:ins w:id="1" w:author="Ada" w:date="2020-02-29T10:00:00Z">{run("not ")}</w:ins>'
                + '<w:del w:id="2" w:author="Bo" w:date="2020-03-01T10:00:00Z"><w:r>'
                "<w:delText>very </w:delText></w:r></w:del>" + run("true.")
            )
        ),
        "a.docx",
    )
    assert 'It is <add change="#change-1">not</add> <del change="#change-2">very</del> true.' in made
    assert '<change xml:id="change-1" who="#ada" when="2020-02-29T10:00:00Z"/>' in made


def test_the_end_of_a_paragraph_may_be_inserted_or_struck_out() -> None:
    inserted = '<w:rPr><w:ins w:author="Ada" w:date="2020-02-29T10:00:00Z"/></w:rPr>'
    made = body(docx(p("One.", "", inserted) + p("Two.", "", inserted.replace("ins", "del"))), "a.docx")
    assert made == (
        '<div><p rend="end-inserted" change="#change-1">One.</p><p rend="end-deleted" change="#change-1">Two.</p></div>'
    )


def test_a_comment_is_a_note_in_the_margin() -> None:
    comments = f'<w:comment w:id="7" w:author="Ada Low" w:initials="AL">{p("Really?")}</w:comment>'
    made = tei(
        docx(p(run("True.") + '<w:r><w:commentReference w:id="7"/></w:r>'), comments=comments), "a.docx"
    )
    assert '<note place="margin" n="[AL1]" type="comment" target="#comment1-ref" xml:id="comment1"' in made
    assert "<label>[AL1]</label> Really?</note>" in made


def test_links_by_relationship_by_bookmark_and_by_field() -> None:
    related = (
        '<Relationship Id="r9" Type="hyperlink" Target="https://example.org/a b" TargetMode="External"/>'
    )
    made = docx(
        p(f'<w:bookmarkStart w:id="1" w:name="_top"/>{run("Top")}', "berschrift1")
        + p(f'<w:hyperlink r:id="r9">{run("out")}</w:hyperlink>')
        + p(f'<w:hyperlink w:anchor="_top">{run("up")}</w:hyperlink>')
        + p(code('HYPERLINK "https://example.org/c"') + run("there") + field("end") + run("."))
        + p(f'<w:hyperlink w:anchor="nowhere">{run("lost")}</w:hyperlink>'),
        relationships=related,
    )
    assert body(made, "a.docx") == (
        '<div><head xml:id="_top">Top</head><p><ref type="link" target="https://example.org/a%20b">out</ref></p>'
        '<p><ref type="link" target="#_top">up</ref></p>'
        '<p><ref type="link" target="https://example.org/c">there</ref>.</p><p>lost</p></div>'
    )
    assert "codes of fields (“HYPERLINK" in told(made)
    assert "pointers to places that are not there (“nowhere”)" in told(made)


def test_fields_in_the_codes_of_fields_are_no_text() -> None:
    inner = (
        field("begin")
        + "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        + field("separate")
        + run("7")
        + field("end")
    )
    outer = (
        field("begin")
        + "<w:r><w:instrText>IF </w:instrText></w:r>"
        + inner
        + field("separate")
        + run("yes")
        + field("end")
    )
    assert document(docx(p(outer))).text == "yes"


NUMBERING = """
<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
 <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>
</w:abstractNum>
<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="1"/>
 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
<w:num w:numId="8"><w:abstractNumId w:val="2"/></w:num>
"""


def item(words: str, number: int, depth: int = 0) -> str:
    return p(words, "", f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def test_lists_in_lists_with_the_numbers_that_the_page_shows() -> None:
    made = docx(
        item("a", 5) + item("b", 5) + item("c", 5, 1) + item("d", 5) + item("e", 8), numbering=NUMBERING
    )
    assert body(made, "a.docx") == (
        '<div><list rend="numbered"><item n="1.">a</item>'
        '<item n="2."><p>b</p><list rend="numbered"><item n="2.a)">c</item></list></item><item '
        'n="3.">d</item></list>'
        '<list rend="bulleted"><item>e</item></list></div>'
    )


def test_a_list_that_begins_anew_is_another_list() -> None:
    made = body(docx(item("a", 5) + item("b", 6) + item("c", 6), numbering=NUMBERING), "a.docx")
    assert made == (
        '<div><list rend="numbered"><item n="1.">a</item></list>'
        '<list rend="numbered"><item n="7.">b</item><item n="8.">c</item></list></div>'
    )


def test_a_table_keeps_its_cells_also_empty_and_merged_ones() -> None:
    def cell(words: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(words)}</w:tc>"

    made = docx(
        '<w:tbl><w:tblPr><w:tblStyle w:val="Tabelle"/><w:tblLook w:firstRow="1"/></w:tblPr>'
        f"<w:tr>{cell('Name')}{cell('Year')}</w:tr>"
        f"<w:tr>{cell('Ada', '<w:vMerge w:val=' + chr(34) + 'restart' + chr(34) + '/>')}{cell('')}</w:tr>"
        f"<w:tr>{cell('', '<w:vMerge/>')}{cell('1816')}</w:tr>"
        f"<w:tr>{cell('all', '<w:gridSpan w:val=' + chr(34) + '2' + chr(34) + '/>')}</w:tr></w:tbl>"
    )
    assert document(made).text == "Name\tYear\t\nAda\t\t\n1816\t\nall\t"
    assert body(made, "a.docx") == (
        '<div><table><row role="label"><cell>Name\t</cell><cell>Year\t</cell></row>'
        '<row><cell rows="2">Ada\t</cell><cell>\t</cell></row><row><cell>1816\t</cell></row>'
        '<row><cell cols="2">all\t</cell></row></table></div>'
    )


def test_quotations_and_verse_by_style_and_quotations_by_indent() -> None:
    made = docx(
        p("He said:")
        + p("One.", "Zitat")
        + p("Two.", "Zitat")
        + p("A line", "Vers")
        + p("and one more", "Vers")
        + p("Set in.", "", '<w:ind w:left="720"/>')
        + p("A hanging entry.", "", '<w:ind w:left="720" w:hanging="720"/>')
    )
    assert body(made, "a.docx") == (
        "<div><p>He said:</p><quote><p>One.</p><p>Two.</p></quote><lg><l>A line</l><l>and one more</l></lg>"
        "<quote><p>Set in.</p></quote><p>A hanging entry.</p></div>"
    )


def test_a_quotation_that_is_set_in_farther_stands_in_the_other() -> None:
    made = docx(
        p("One.", "Zitat")
        + p("Two.", "Zitat", '<w:ind w:left="720"/>')
        + p("Three.", "Zitat", '<w:ind w:left="1440"/>')
        + p("Four.", "Zitat", '<w:ind w:left="720"/>')
        + p("Five.", "Zitat")
        + p("He said.")
    )
    assert body(made, "a.docx") == (
        "<div><quote><p>One.</p><quote><p>Two.</p><quote><p>Three.</p></quote><p>Four.</p></quote>"
        "<p>Five.</p></quote><p>He said.</p></div>"
    )


def test_a_large_initial_belongs_to_its_word() -> None:
    initial = p("T", "", '<w:framePr w:dropCap="drop" w:lines="3"/>')
    assert body(docx(initial + p("he boat came.")), "a.docx") == "<div><p>The boat came.</p></div>"


def test_a_title_before_the_text_is_in_the_header() -> None:
    made = docx(p("On Rivers", "Titel") + p("The boat came."))
    assert document(made).text == "The boat came."
    assert "<title>On Rivers</title>" in tei(made, "a.docx")
    assert "the title before the text, which the header has (“On Rivers”)" in told(made)


def test_a_title_that_calls_a_note_stays_in_the_text() -> None:
    made = document(docx(p(run("On Rivers") + CALL.format(2), "Titel") + p("The boat came."), **NOTES))
    assert made.text.startswith("On Rivers1\n1 Ranke, p. 4.")


def test_signs_that_are_no_letters() -> None:
    signs = (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t><w:br/><w:t>e</w:t>"
        '<w:sym w:font="Symbol" w:char="F061"/></w:r>'
    )
    assert document(docx(p(signs))).text == "a\tb\u2011c\u00add\neα"


def test_a_text_box_is_told_once_and_behind_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('In the box.')}</w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert (
        document(docx(p(run("Around it.") + drawing) + p("After."))).text == "Around it.\nIn the box.\nAfter."
    )


def test_a_picture_is_a_figure_with_its_file_and_its_description() -> None:
    related = '<Relationship Id="r1" Type="x/image" Target="media/boat.png"/>'
    drawing = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="A boat"/><a:blip r:embed="r1"/>'
        "</wp:inline></w:drawing></w:r>"
    )
    made = docx(p(drawing) + p(run("See") + drawing + run(" here.")), relationships=related)
    picture = '<graphic url="jar:a.docx!/word/media/boat.png"/><figDesc>A boat</figDesc>'
    assert body(made, "a.docx") == (
        f"<div><figure>{picture}</figure><p>See<figure>{picture}</figure> here.</p></div>"
    )


def test_what_no_page_shows_and_what_every_page_repeats_is_told() -> None:
    made = docx(
        p(run("Seen.") + run("Unseen.", "<w:vanish/>")),
        relationships='<Relationship Id="h" Type="x/header" Target="header1.xml"/>',
        more={
            "word/header1.xml": '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            "<w:p><w:r><w:t>The River</w:t></w:r></w:p></w:hdr>"
        },
    )
    assert document(made).text == "Seen."
    assert "hidden words (“Unseen.”)" in told(made)
    assert "running heads (“The River”)" in told(made)


def test_the_strict_variant_is_read_as_the_usual_one() -> None:
    usual = docx(p("The boat came.", "Zitat"))
    import io
    import zipfile

    strict = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(usual)) as before, zipfile.ZipFile(strict, "w") as after:
        for name in before.namelist():
            data = before.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/",
                b"http://purl.oclc.org/ooxml/wordprocessingml/",
            )
            after.writestr(name, data)
    assert body(strict.getvalue(), "a.docx") == body(usual, "a.docx")


def table(*rows: str, look: str = "") -> str:
    flags = f'<w:tblPr><w:tblLook w:val="{look}"/></w:tblPr>' if look else ""
    return f"<w:tbl>{flags}{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cell(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(words)}</w:tc>"


def test_a_caption_below_a_table_is_told_and_one_between_two_tables_begins_the_second() -> None:
    first, second = table(cell("a")), table(cell("b"))
    made = docx(p("Boats.") + first + p("Table 1", "Caption") + p("Ships.") + second)
    assert '</row></table><p rend="caption">Table 1</p><p>Ships.' in body(made, "a.docx")
    made = docx(first + p("Table 2", "Caption") + second)
    assert "</table><table><head>Table 2</head><row><cell>b" in body(made, "a.docx")


def test_a_first_row_is_what_its_table_says_and_heads_as_many_rows_as_its_cells_go_down() -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = (cell("Boat", down) + cell("Tons"), cell("", on) + cell("empty"), cell("Ann") + cell("7"))
    made = body(docx(table(*rows, look="04A0")), "a.docx")
    assert made.count('<row role="label">') == 2
    assert made.count("<row>") == 1
    assert 'role="label"' not in body(docx(table(*rows, look="0480")), "a.docx")
    assert 'role="label"' not in body(docx(table(*rows, look="x")), "a.docx")


def test_a_paragraph_below_a_picture_that_says_what_it_shows_is_its_heading() -> None:
    drawn = '<w:r><w:drawing><wp:docPr descr="A boat"/><a:blip r:embed="pic1"/></w:drawing></w:r>'
    related = f'<Relationship Id="pic1" Type="{OFFICE}/image" Target="media/boat.png"/>'
    made = body(docx(p(drawn) + p("Figure 1: Ann", "Caption") + p("Next."), relationships=related), "a.docx")
    assert (
        '<figure><graphic url="jar:a.docx!/word/media/boat.png"/><figDesc>A boat</figDesc>'
        "<head>Figure 1: Ann</head></figure><p>Next.</p>"
    ) in made


def test_words_in_a_symbol_font_are_the_characters_that_it_shows() -> None:
    symbol = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'
    arrows = '<w:rFonts w:ascii="Wingdings"/>'
    made = docx(p(run("\uf061\uf028x", symbol) + run(" \uf0e0 \uf001", arrows) + run("\uf061")))
    assert document(made).text == "α(x → \uf001\uf061"


def test_highlighted_words_are_told() -> None:
    made = docx(p(run("red", '<w:highlight w:val="red"/>') + run(" no", '<w:highlight w:val="none"/>')))
    assert body(made, "a.docx") == '<div><p><hi rend="highlighted">red</hi> no</p></div>'


def test_building_blocks_that_the_program_keeps_are_no_text_and_told() -> None:
    related = f'<Relationship Id="g" Type="{OFFICE}/glossaryDocument" Target="glossary/document.xml"/>'
    kept = f"<w:glossaryDocument {NAMESPACES}>{p('Click here.')}</w:glossaryDocument>"
    made = docx(p("Words."), relationships=related, more={"word/glossary/document.xml": kept})
    assert document(made).text == "Words."
    assert "building blocks and placeholders that the program keeps (“Click here.”)" in told(made)


def test_every_body_of_a_file_with_several_is_read() -> None:
    made = docx(p("One.") + f"</w:body><w:body>{p('Two.')}")
    assert document(made).text == "One.\nTwo."


def test_a_flat_file_is_read_like_an_archive() -> None:
    def part(name: str, content: str) -> str:
        return f'<pkg:part pkg:name="{name}"><pkg:xmlData>{content}</pkg:xmlData></pkg:part>'

    related = f'<Relationship Id="a" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    flat = (
        '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
        '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
        + part("/_rels/.rels", f'<Relationships xmlns="{RELATIONSHIPS}">{related}</Relationships>')
        + part("/word/document.xml", f"<w:document {NAMESPACES}><w:body>{p('Words.')}</w:body></w:document>")
        + "</pkg:package>"
    )
    assert body(flat.encode(), "a.xml") == "<div><p>Words.</p></div>"


BY = 'w:author="Ann" w:date="2020-01-01T00:00:00Z"'


def test_what_stands_in_no_paragraph_is_one() -> None:
    struck = f"<w:del {BY}><w:r><w:delText>gone</w:delText></w:r></w:del>"
    made = docx(p("One.") + run("stray") + struck + f"<w:customXml>{p('Two.')}</w:customXml>")
    assert document(made).text.splitlines() == ["One.", "stray", "gone", "Two."]
    assert '<p><del change="#change-1">gone</del></p>' in body(made, "a.docx")


def test_documents_in_the_document_and_changes_of_formatting_are_told() -> None:
    related = f'<Relationship Id="c" Type="{OFFICE}/aFChunk" Target="page.html"/>'
    changed = run("bold", f"<w:b/><w:rPrChange {BY}><w:rPr/></w:rPrChange>")
    made = docx(p(changed) + '<w:altChunk r:id="c"/>', relationships=related)
    assert "documents in the document (“word/page.html”)" in told(made)
    assert "left out: changes of formatting" in told(made)


def test_what_was_moved_is_told() -> None:
    made = docx(p(f"<w:moveFrom {BY}>{run('x')}</w:moveFrom>") + p(f"<w:moveTo {BY}>{run('x')}</w:moveTo>"))
    assert body(made, "a.docx") == (
        '<div><p><del rend="moved" change="#change-1">x</del></p>'
        '<p><add rend="moved" change="#change-1">x</add></p></div>'
    )


def test_how_a_word_is_read_stands_behind_it() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('kan')}</w:rt><w:rubyBase>{run('漢')}</w:rubyBase></w:ruby></w:r>"
    assert body(docx(p(ruby)), "a.docx") == '<div><p>漢<seg type="ruby">kan</seg></p></div>'


def test_a_comment_that_answers_another_says_so() -> None:
    word = "http://schemas.microsoft.com/office/word/2010/wordml"
    end = f'<w:p xmlns:w14="{word}" w14:paraId="{{}}">{run("{}")}</w:p>'
    comments = (
        f'<w:comment w:id="0" w:author="Ann">{end.format("A1", "Why?")}</w:comment>'
        f'<w:comment w:id="1" w:author="Bob">{end.format("B2", "So.")}</w:comment>'
    )
    threads = (
        '<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
        '<w15:commentEx w15:paraId="A1"/><w15:commentEx w15:paraId="B2" w15:paraIdParent="A1"/></w15:commentsEx>'
    )
    related = f'<Relationship Id="t" Type="{OFFICE}/commentsExtended" Target="threads.xml"/>'
    calls = "".join(f'<w:r><w:commentReference w:id="{number}"/></w:r>' for number in (0, 1))
    made = docx(
        p(run("Say") + calls), comments=comments, relationships=related, more={"word/threads.xml": threads}
    )
    found = body(made, "a.docx")
    assert found.count('type="comment"') == 2
    assert 'subtype="reply" target="#comment2-ref"' in found


def test_notes_that_are_counted_by_sections_begin_anew_in_each() -> None:
    by_section = '<w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr>'
    sections = p(run("A") + CALL.format(2), properties="<w:sectPr/>") + p(run("B") + CALL.format(3))
    text = document(docx(sections, settings=by_section, **NOTES)).text
    assert [line for line in text.splitlines() if line[0] in "AB"] == ["A1", "B1"]
    assert "B2" in document(docx(sections, **NOTES)).text
