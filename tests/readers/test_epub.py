"""A book's pages are one text, in the order of its spine, with notes and links across its files."""

from __future__ import annotations

from tests.readers.making import body, epub, tei

from teikit.readers.epub import read
from teikit.source import Source
from teikit.text import Document


def document(data: bytes) -> Document:
    return read(Source("book.epub", data))


def told(data: bytes) -> str:
    return "\n".join(step.note for step in document(data).provenance)


def test_pages_in_the_order_of_the_spine_without_the_table_of_contents() -> None:
    data = epub(
        {
            "nav.xhtml": "<nav>One</nav>",
            "b.xhtml": "<h1>One</h1><p>a&nbsp;b</p>",
            "a.xhtml": "<p>c<a id='x'/>d</p>",
        }
    )
    assert document(data).text == "One\na\u00a0b\ncd"
    assert "the table of contents" in told(data)


def test_a_note_in_another_file_is_linked() -> None:
    data = epub(
        {
            "a.xhtml": '<h1>One</h1><p>True.<a epub:type="noteref" href="notes.xhtml#n1">1</a></p>',
            "notes.xhtml": '<h1>Notes</h1><aside epub:type="footnote" id="n1"><p>Ranke.</p></aside>',
        }
    )
    assert body(data, "book.epub") == (
        '<div><head>One</head><p>True.<ref type="noteAnchor" target="#fn1" xml:id="fn1-ref">1</ref></p></div>'
        '<div><head>Notes</head><note place="bottom" n="1" target="#fn1-ref" xml:id="fn1">'
        "<label>1</label> Ranke.</note></div>"
    )


def test_links_between_files_and_to_files() -> None:
    data = epub(
        {
            "a.xhtml": '<p><a href="b.xhtml">two</a> <a href="b.xhtml#x">x</a></p>',
            "b.xhtml": '<h1>Two</h1><p id="x">X</p>',
        }
    )
    assert body(data, "book.epub") == (
        '<div><p><ref type="link" target="#ops-b-xhtml">two</ref> <ref type="link" target="#x">x'
        "</ref></p></div>"
        '<div><head xml:id="ops-b-xhtml">Two</head><p xml:id="x">X</p></div>'
    )


def test_pages_of_the_printed_book() -> None:
    data = epub({"a.xhtml": '<p>one<span epub:type="pagebreak" id="p7" title="7"/> two</p>'})
    assert body(data, "book.epub") == '<div><p>one<pb n="7"/> two</p></div>'


def test_title_author_and_language_are_the_book_s() -> None:
    metadata = "<dc:title>On Rivers</dc:title><dc:creator>Ada Low</dc:creator><dc:language>de</dc:language>"
    data = epub({"a.xhtml": "<h1>On Rivers</h1><p>x</p>"}, metadata=metadata)
    whole = tei(data, "book.epub")
    assert "<title>On Rivers</title>" in whole
    assert '<text xml:lang="de">' in whole
    assert document(data).text == "x"
    assert "the title before the text" in told(data)


def test_pictures_have_their_place_in_the_archive() -> None:
    data = epub({"a.xhtml": '<p>A <img src="images/a%20b.png" alt="boat"/> here.</p>'})
    assert '<graphic url="jar:book.epub!/OPS/images/a%20b.png"/><figDesc>boat</figDesc>' in body(
        data, "book.epub"
    )


def test_a_page_that_is_no_xml_is_read_as_html() -> None:
    assert document(epub({"a.xhtml": "<p>one<br>two & three"})).text == "one\ntwo & three"


def test_looks_of_classes_are_those_of_the_book_s_style_sheet() -> None:
    page = '<html xmlns="http://www.w3.org/1999/xhtml"><head><link rel="stylesheet" href="../s.css"/></head>'
    page += '<body><p>a <span class="k">b</span></p></body></html>'
    made = epub({"text/a.xhtml": ""}, more={"OPS/text/a.xhtml": page, "OPS/s.css": ".k{font-style:italic}"})
    assert '<p>a <hi rend="italic">b</hi></p>' in body(made, "b.epub")


PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="one" href="text/one.xhtml" media-type="application/xhtml+xml"/>
<item id="notes" href="notes.xhtml" media-type="application/xhtml+xml"/>
<item id="map" href="map.svg" media-type="image/svg+xml"/>
<item id="plate" href="plate.jpg" media-type="image/jpeg" fallback="said"/>
<item id="said" href="said.xhtml" media-type="application/xhtml+xml"/>
<item id="apart" href="apart.xhtml" media-type="application/xhtml+xml"/>
</manifest><spine toc="ncx">
<itemref idref="one"/><itemref idref="map"/><itemref idref="plate"/><itemref idref="notes"/></spine></package>"""
CONTENTS = """<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>1. The Boat</text></navLabel>
<content src="text/one.xhtml"/><navPoint><navLabel><text>At Sea</text></navLabel><content src="text/one.xhtml#sea"/>
</navPoint></navPoint><navPoint><navLabel><text>Nowhere</text></navLabel><content src="text/one.xhtml"/></navPoint>
</navMap></ncx>"""


def book() -> bytes:
    def page(inner: str) -> str:
        return f'<html xmlns="http://www.w3.org/1999/xhtml"><head/><body>{inner}</body></html>'

    call = '<a id="r1" href="../notes.xhtml#n1"><sup>1</sup></a>'
    one = (
        f'<p class="k">1 <b>The Boat</b></p><p>It came.{call}</p><p><a id="sea"/>At Sea</p><p>At sea, so.</p>'
    )
    more = {
        "OPS/book.opf": PACKAGE,
        "OPS/toc.ncx": CONTENTS,
        "OPS/text/one.xhtml": page(one),
        "OPS/notes.xhtml": page('<p id="n1"><a href="text/one.xhtml#r1">1</a> A note.</p>'),
        "OPS/map.svg": '<svg xmlns="http://www.w3.org/2000/svg"><text>Harbour</text></svg>',
        "OPS/said.xhtml": page("<p>What the plate shows.</p>"),
        "OPS/apart.xhtml": page("<p>Nobody reads this.</p>"),
    }
    return epub({}, more=more)


def test_headings_that_only_the_table_of_contents_knows() -> None:
    assert body(book(), "b.epub").startswith(
        '<div><head>1 <hi rend="bold">The Boat</hi></head><p>It came.<ref '
    )
    assert "<div><head>At Sea</head><p>At sea, so.</p>" in body(book(), "b.epub")


def test_a_note_in_another_folder_is_linked_there_and_back() -> None:
    assert '<note place="end" n="1" target="#fn1-ref" xml:id="fn1"><label>1</label> A note.</note>' in body(
        book(), "b.epub"
    )


def test_pictures_as_pages_and_pages_that_nobody_reads_are_told() -> None:
    assert "What the plate shows." in document(book()).text
    assert "pages that are pictures (“OPS/map.svg Harbour”)" in told(book())
    assert "pages outside of the order of the book" in told(book())
    assert "Nobody reads this." in told(book())


def test_a_paragraph_with_the_words_of_the_title_stays_in_the_text() -> None:
    contents = '<ncx><navMap><navPoint><navLabel><text>Rivers</text></navLabel><content src="a.xhtml"/></navPoint></navMap></ncx>'
    package = PACKAGE.replace(
        "<metadata/>",
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Rivers</dc:title></metadata>',
    )
    package = package.replace("text/one.xhtml", "a.xhtml")
    more = {"OPS/book.opf": package, "OPS/toc.ncx": contents}
    more["OPS/a.xhtml"] = "<html><body><p>Rivers</p><p>x</p></body></html>"
    assert document(epub({}, more=more)).text == "Rivers\nx"


def test_a_first_heading_that_repeats_the_title_page_is_taken_off() -> None:
    title = '<section class="titlepage" epub:type="titlepage"><h1 class="title">Rivers</h1></section>'
    made = epub({"title.xhtml": title, "a.xhtml": "<h1>Rivers</h1><p>x</p>"})
    assert document(made).text == "x"
    assert document(made).metadata["title"] == "Rivers"
    assert "2 times" in told(made)


def test_of_several_renditions_the_first_is_read_and_the_others_are_told() -> None:
    both = '<container><rootfiles><rootfile full-path="OPS/book.opf"/><rootfile full-path="two.opf"/></rootfiles></container>'
    made = epub({"a.xhtml": "<p>x</p>"}, more={"META-INF/container.xml": both})
    assert document(made).text == "x"
    assert "other renditions of the book (“two.opf”)" in told(made)
