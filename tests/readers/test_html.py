"""What a web page says of its text is in the TEI; what a site puts around its texts is left out and told."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import Teikit
from tests.readers.making import body, tei

from teikit.readers.html import SIGNATURE, read
from teikit.source import Source
from teikit.text import Document


def page(inner: str, head: str = "<title>On Rivers</title>") -> bytes:
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'>{head}</head><body>{inner}</body></html>"
    ).encode()


def document(data: bytes) -> Document:
    return read(Source("page.html", data))


def told(data: bytes) -> str:
    return "\n".join(step.note for step in document(data).provenance)


def made(inner: str) -> str:
    return body(page(inner), "page.html").removeprefix("<div>").removesuffix("</div>")


def test_blocks_are_lines_and_blanks_are_worth_one() -> None:
    found = document(
        page("<p>The\n  boat  <b> came</b> .</p>loose words<ul><li>a<li>b</ul><pre>x\n  y</pre>")
    )
    assert found.text == "The boat came .\nloose words\na\nb\nx\n  y"


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        (
            "<p>a <em>b</em> <i>c</i> <b>d</b></p>",
            '<p>a <emph>b</emph> <hi rend="italic">c</hi> <hi rend="bold">d</hi></p>',
        ),
        (
            "<p>x<sup>2</sup> <span style='font-variant: small-caps'>Ada</span></p>",
            '<p>x<hi rend="superscript">2</hi> <hi rend="smallcaps">Ada</hi></p>',
        ),
        (
            "<p>a <i lang='fr'>mot</i> b</p>",
            '<p>a <foreign xml:lang="fr"><hi rend="italic">mot</hi></foreign> b</p>',
        ),
        ("<p><cite>Faust</cite> <q>Hm</q></p>", "<p><title>Faust</title> <quote>Hm</quote></p>"),
        ("<blockquote>He <p>said</p></blockquote>", "<quote><p>He</p><p>said</p></quote>"),
        (
            "<ol start='3' type='a'><li>x</li><li value='9'>y</li></ol>",
            '<list rend="numbered"><item n="c">x</item><item n="i">y</item></list>',
        ),
        (
            "<dl><dt>a<dt>b<dd>c<dd>d</dl>",
            '<list type="gloss"><label>ab</label><item><p>c</p><p>d</p></item></list>',
        ),
        (
            "<table><caption>T</caption><tr><th>a<th>b<tr><td colspan=2>c</table>",
            '<table><head>T</head><row role="label"><cell>a\t</cell><cell>b\t</cell></row><row>'
            '<cell cols="2">c\t'
            "</cell>"
            "</row>"
            "</table>",
        ),
        (
            "<div class='poem'><div class='stanza'><span>A line<br></span><span>one more</span></div></div>",
            "<lg><lg><l>A line</l><l>one more</l></lg></lg>",
        ),
        (
            "<p>See <a href='https://example.org/a'>there</a>.</p>",
            '<p>See <ref type="link" target="https://example.org/a">there</ref>.</p>',
        ),
        (
            "<p>12 <span class='pagenum' id='p12'>[12]</span>on</p>",
            '<p>12 <pb n="12"/><fw place="top" type="pageNum">[12]</fw>on</p>',
        ),
        (
            "<figure><img src='a.png' alt='A boat'><figcaption>The <b>boat</b></figcaption></figure>",
            '<figure><graphic url="a.png"/><figDesc>A boat</figDesc><head>The <hi rend="bold">boat'
            "</hi></head>"
            "</figure>",
        ),
        ("<p><ins>in</ins> <del>out</del></p>", "<p><add>in</add> <del>out</del></p>"),
    ],
)
def test_what_elements_become(inner: str, said: str) -> None:
    assert made(inner) == said


def test_headings_make_divisions_and_links_to_them_hold() -> None:
    assert body(
        page(
            "<h1 id=a>One</h1><p>x <a href='#b'>y</a></p><section id=b><h2>Two</h2></section><h1>Three</h1>"
        ),
        "a.html",
    ) == (
        '<div><head>One</head><p>x <ref type="link" target="#b">y</ref></p><div><head '
        'xml:id="b">Two</head></div></div>'
        "<div><head>Three</head></div>"
    )


NOTE = (
    '<ref rend="superscript" type="noteAnchor" target="#fn1" xml:id="fn1-ref">1</ref>',
    '<note place="end" n="1" target="#fn1-ref" xml:id="fn1"><label>1</label> Ranke.</note>',
)


@pytest.mark.parametrize(
    "inner",
    [
        # by its role
        "<p>True.<a href='#n1' role='doc-noteref' id='r1'><sup>1</sup></a></p>"
        "<section role='doc-endnotes'><ol><li id='n1' role='doc-endnote'><p>Ranke. <a href='#r1' "
        "role='doc-backlink'>↩︎</a></p></ol></section>",
        # by the link that leads back, in a paragraph of its own
        "<p>True.<sup><a id='r1' href='#n1'>1</a></sup></p><hr><p><a id='n1' href='#r1'>1</a> Ranke.</p>",
        # by the class of the note, with its number in it
        "<p>True.<sup><a href='#n1'>1</a></sup></p><div class='footnote' id='n1'><p><sup>1</sup> "
        "Ranke.</p></div>",
        # by the class of the mark
        "<p>True.<sup class='reference' id='r'><a href='#n1'>1</a></sup></p><ol><li id='n1'>^ "
        "Ranke.</li></ol>".replace("^ ", ""),
    ],
)
def test_notes_are_known_by_what_they_say_or_by_links_there_and_back(inner: str) -> None:
    marker, note = NOTE
    assert made(inner) == f"<p>True.{marker}</p>{note}"


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        # a word processor: a division for each note, which may have several paragraphs
        (
            "<p>True.<a href='#_ftn1' name='_ftnref1'><span>[1]</span></a></p>"
            "<div id=ftn1><p><a href='#_ftnref1' name='_ftn1'><span>[1]</span></a> Ranke.</p><p>More.</p></div>",
            "<label>[1]</label> <p>Ranke.</p><p>More.</p></note>",
        ),
        # a transcriber: the anchor beside the link, the label in a class of its own
        (
            "<p>True.<a id=A1></a><a href='#F1' class=fnanchor>[A]</a></p><div class=footnotes><div class=footnote>"
            "<p><a id=F1></a><a href='#A1'><span class=label>[A]</span></a> Ranke.</p></div></div>",
            "<label>[A]</label> Ranke.</note>",
        ),
        # an encyclopedia: letters that lead back to each place
        (
            "<p>One<sup id=r1 class=reference><a href='#n1'>[1]</a></sup> two<sup id=r2 class=reference>"
            "<a href='#n1'>[1]</a></sup></p><ol><li id=n1><span>^ <a href='#r1'>a</a> <a href='#r2'>b</a></span> Ranke.</li></ol>",
            'target="#fn1-ref #fn1-ref-2" xml:id="fn1"><label>1</label> Ranke.</note>',
        ),
        # a list of terms: the number is the term
        (
            "<p>True <a class='footnote-reference' href='#n1' id=r1>[1]</a></p>"
            "<dl class=footnote><dt id=n1><a href='#r1'>1</a></dt><dd><p>Ranke.</p></dd></dl>",
            "<label>1</label> Ranke.</note>",
        ),
    ],
)
def test_notes_as_different_programs_write_them(inner: str, said: str) -> None:
    found = made(inner)
    assert found.endswith(said)
    assert found.count("<note") == 1


def test_a_note_called_twice_points_at_both_of_its_marks() -> None:
    found = made(
        "<p>One<a class=fnref href=#n1>1</a> two<a class=fnref href=#n1>1</a></p><p "
        "class=footnote id=n1>Ranke.</p>"
    )
    assert 'target="#fn1-ref #fn1-ref-2" xml:id="fn1"' in found


def test_a_table_of_contents_with_links_there_and_back_makes_no_notes() -> None:
    found = document(
        page("<p><a id=t1 href='#c1'>1</a> One</p><h2 id=c1><a href='#t1'>Chapter 1</a></h2><p>Text.</p>")
    )
    assert found.claimed("note") == ()


def test_the_text_of_a_page_is_found_and_the_rest_is_told() -> None:
    data = page(
        "<header>Banner</header><nav>Home News</nav><main><article><h1>On Rivers</h1><p>The boat came.</p>"
        "<div class='share'>Tell others</div><script>x()</script><p hidden>Unseen</p></article>"
        "</main><footer>Imprint</footer>"
    )
    assert document(data).text == "On Rivers\nThe boat came."
    for words in ("Banner", "Home News", "Tell others", "Unseen", "Imprint"):
        assert words in told(data)


def test_the_title_and_the_authors_of_a_page_are_in_the_header() -> None:
    whole = tei(page("<p>x</p>", "<title>On Rivers</title><meta name=author content='Ada Low'>"), "a.html")
    assert "<title>On Rivers</title>" in whole
    assert "<author>Ada Low</author>" in whole


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_encodings_are_known_by_mark_or_by_declaration(encoding: str) -> None:
    declared = encoding if encoding != "utf-16" else "x"
    data = f"<html><head><meta charset={declared}></head><body><p>déjà “vu”</p></body></html>".encode(
        encoding
    )
    assert document(data).text == "déjà “vu”"
    assert SIGNATURE(Source("x", data))


def test_a_page_is_known_by_its_beginning() -> None:
    assert SIGNATURE(Source("x", b"<!-- saved -->\n<!doctype HTML>\n<title>x</title>"))
    assert not SIGNATURE(Source("x", b"He said <html> is a tag."))


def test_what_was_left_out_is_said_at_conversion(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page("<nav>Home</nav><p>True.</p><nav>Back Home</nav>"))
    assert "a.html: left out: navigation, 2 times\n" in teikit("convert", "a.html").err
    assert "a.html: left out: navigation, 2 times (“Home”, “Back Home”)\n" in (
        teikit("convert", "a.html", "-v").err
    )


def test_raised_numbers_without_links_are_notes_where_paragraphs_begin_with_them_in_order() -> None:
    found = made(
        "<p>One<sup>1</sup>, x<sup>2</sup> and two<sup>2</sup>.</p><p>Three<sup>[3]</sup>.</p><hr>"
        "<p><sup>1</sup> First.</p><p>More of it.</p><p><sup>2</sup>Second.</p><p><sup>[3]</sup> Third.</p>"
    )
    assert found.count("<note ") == 3
    assert "<label>1</label> <p>First.</p><p>More of it.</p></note>" in found
    assert "<label>[3]</label> Third.</note>" in found


@pytest.mark.parametrize(
    "inner",
    [
        "<p>x<sup>2</sup></p><p><sup>2</sup>H is heavy.</p>",
        "<p><sup>1</sup> In the beginning <sup>2</sup> and <sup>3</sup> so.</p><p><sup>4</sup> Then.</p>",
        "<p>x<sup>1</sup></p><p><sup>1</sup> a</p><p><sup>2</sup> b</p>",
        "<h2>x<sup>1</sup></h2><p><sup>1</sup> a</p>",
    ],
)
def test_other_raised_numbers_are_no_notes(inner: str) -> None:
    assert "<note" not in made(inner)


def test_notes_in_the_line_stand_behind_its_block() -> None:
    number = '<label for="a" class="margin-toggle sidenote-number"></label><input type="checkbox" id="a">'
    found = made(
        f'<p>Say{number}<span class="sidenote">So.</span> what<label class="margin-toggle">+</label>'
        '<span class="marginnote">Aside.</span> it is.</p><p>Next.</p>'
    )
    assert found == (
        '<p>Say<ref rend="superscript" type="noteAnchor" target="#sn1" xml:id="sn1-ref">1</ref> what it is.</p>'
        '<note place="margin" n="1" target="#sn1-ref" xml:id="sn1"><label>1</label> So.</note>'
        '<note place="margin">Aside.</note><p>Next.</p>'
    )


def test_a_note_of_latexml_has_its_number_once() -> None:
    mark, tag = '<sup class="ltx_note_mark">7</sup>', '<span class="ltx_tag ltx_tag_note">7</span>'
    inner = (
        f'<span class="ltx_note_outer"><span class="ltx_note_content">{mark}{tag}See <i>it</i>.</span></span>'
    )
    found = made(f'<p>Say<span class="ltx_note ltx_role_footnote">{mark}{inner}</span> so.</p>')
    assert ">7</ref> so.</p>" in found
    assert '<label>7</label> See <hi rend="italic">it</hi>.</note>' in found
    assert found.count("7</") == 2


def test_an_item_that_is_nothing_but_a_note_is_no_note_in_a_line() -> None:
    assert "<note" not in made('<ol><li><span class="footnote">One.</span></li></ol>')


def test_notes_beside_the_article_that_calls_them_are_kept() -> None:
    article = '<article><h1>T</h1><p>Say<sup><a id="r1" href="#n1">1</a></sup>.</p></article>'
    whole = body(page(f'{article}<div><p id="n1"><a href="#r1">1</a> So.</p></div><p>Ad</p>'), "a.html")
    assert '<note place="end" n="1"' in whole
    assert "Ad" not in whole


def test_two_line_breaks_end_a_paragraph() -> None:
    assert made("<p>a<br>b<br> <br/>c</p>d<br><br>e") == "<p>ab</p><p>c</p><p>d</p><p>e</p>"


def test_a_table_that_only_lays_out_the_page_is_none() -> None:
    layout = "<table><tr><td><a href='/x'>Home</a></td><td><h2>One</h2><p>Words.</p></td></tr></table>"
    assert made(layout).endswith("</p></div><div><head>One</head><p>Words.</p>")
    assert "<table" not in made("<table role='presentation'><tr><td>a</td><td>b</td></tr></table>")
    assert "<table" in made("<table><tr><th>a</th><td><h2>b</h2></td></tr></table>")


def test_looks_of_classes_are_those_of_the_style_sheet() -> None:
    sheet = (
        "<style><!-- .c1, p.x { color: red; font-style: italic } span.c2{font-variant:small-caps}"
        "@media print { .c3 { font-weight: bold } } .c4 { display: none } /* .c5{font-weight:bold} */ --></style>"
    )
    words = "".join(f"<span class='C{n}'>w{n}</span> " for n in range(1, 6))
    assert body(page(f"<p>{words}</p>", sheet), "a.html") == (
        '<div><p><hi rend="italic">w1</hi> <hi rend="smallcaps">w2</hi> w3 w4 w5</p></div>'
    )


def test_lists_as_word_writes_them_are_lists() -> None:
    def item(level: int, sign: str, words: str) -> str:
        return (
            f"<p class=MsoListParagraph style='mso-list:l0 level{level} lfo1'><span style='mso-list:Ignore'>"
            f"{sign}<span>&nbsp; </span></span>{words}</p>"
        )

    found = item(1, "&middot;", "a") + item(2, "1.", "b") + item(2, "2.", "c") + item(1, "&middot;", "d")
    assert made(f"{found}<p class=MsoQuote>q</p>") == (
        '<list rend="bulleted"><item><p>a</p><list rend="numbered"><item n="1.">b</item><item n="2.">c</item></list>'
        "</item><item>d</item></list><quote><p>q</p></quote>"
    )
    assert "signs before the items of lists, 2 times" in told(page(found))


def test_a_comment_of_google_docs_is_a_comment() -> None:
    found = made(
        '<p>Say<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p><p><a href="#cmnt_ref1" id="cmnt1">[a]</a>No.</p>'
    )
    assert '<note place="margin" type="comment" n="a"' in found


def test_one_language_of_two_countries_is_nothing_foreign() -> None:
    assert "foreign" not in made("<p>a <span lang='en-US'>b</span></p>")
    assert '<foreign xml:lang="fr">b</foreign>' in made("<p>a <span lang='fr'>b</span></p>")


def test_pictures_that_a_script_fetches_have_their_addresses_and_those_without_are_told() -> None:
    lazy = (
        '<figure><img src="data:x" data-src="a.png"><img alt="gone"><figcaption>A boat</figcaption></figure>'
    )
    assert made(lazy) == '<figure><graphic url="a.png"/><head>A boat</head></figure>'
    assert "pictures without a file (“gone”)" in told(page(lazy))
    assert '<graphic url="b.png"/>' in made('<p>x <img srcset="b.png 1x, c.png 2x"></p>')


def test_a_citation_of_wikipedia_is_no_title() -> None:
    assert (
        made('<p><cite class="citation web">Ranke. <q>So.</q></cite></p>')
        == "<p>Ranke. <quote>So.</quote></p>"
    )


def test_a_mark_may_have_its_name_in_an_empty_anchor_before_it() -> None:
    found = made(
        '<p>Say<a name="r"></a><a href="#n"><small>2</small></a>.</p><p><a name="n"></a><a href="#r">2</a> So.</p>'
    )
    assert '<note place="end" n="2" target="#fn1-ref" xml:id="fn1"><label>2</label> So.</note>' in found


def test_a_page_number_that_nobody_sees_is_an_attribute() -> None:
    seen = '<p>One<span class="pagenum" id="12" data-page-number="xii">&#8203;</span> two</p>'
    assert made(seen) == '<p>One<pb n="xii"/> two</p>'
    assert made("<p><span class='paranumber'>7</span>Words</p>") == "<p>Words</p>"
