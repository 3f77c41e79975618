"""Markdown is read by its meaning: what is written around words becomes markup."""

from __future__ import annotations

import pytest
from tests.readers.making import body, tei

from teikit.readers.markdown import SIGNATURE, read
from teikit.source import Source
from teikit.text import Document

pytest.importorskip("pyromark")


def document(text: str) -> Document:
    return read(Source("page.md", text.encode()))


def told(text: str) -> str:
    return "\n".join(step.note for step in document(text).provenance)


SURE = "\n\n[x](y) **z**\n"
"""Enough of Markdown for any text to be known as such."""


def made(text: str) -> str:
    whole = body((text + SURE).encode(), "page.md")
    return whole.removeprefix("<div>").partition('<p><ref type="link" target="y">')[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "a *b* **c** ~~d~~ `e`",
            '<p>a <emph>b</emph> <hi rend="bold">c</hi> <hi '
            'rend="strikethrough">d'
            "</hi> "
            "<hi "
            'rend="code">e'
            "</hi>"
            "</p>",
        ),
        ("a\nb\\\nc", "<p>a bc</p>"),
        ("> a\n>\n> b", "<quote><p>a</p><p>b</p></quote>"),
        ("- a\n- b\n\n  c\n", '<list rend="bulleted"><item>a</item><item><p>b</p><p>c</p></item></list>'),
        ("3. a\n4. b", '<list rend="numbered"><item n="3">a</item><item n="4">b</item></list>'),
        ("- [x] a\n- [ ] b", '<list rend="bulleted"><item n="☑">a</item><item n="☐">b</item></list>'),
        ("Term\n:   says", '<list type="gloss"><label>Term</label><item>says</item></list>'),
        (
            "| a | b |\n|---|---|\n| c |  |",
            '<table><row role="label"><cell>a\t</cell><cell>b\t'
            "</cell></row><row><cell>c\t"
            "</cell>"
            "<cell>\t"
            "</cell>"
            "</row>"
            "</table>",
        ),
        ("    x\n      y", '<ab type="code">x  y</ab>'),
        ("![a *boat*](b.png)", '<p><figure><graphic url="b.png"/><figDesc>a boat</figDesc></figure></p>'),
        ("a<sup>2</sup><br>b", '<p>a<hi rend="superscript">2</hi>b</p>'),
        ("<div>\n<b>a</b>\n</div>", '<p><hi rend="bold">a</hi></p>'),
        (
            "see <https://example.org>",
            '<p>see <ref type="link" target="https://example.org">https://example.org</ref></p>',
        ),
    ],
)
def test_what_markdown_becomes(text: str, said: str) -> None:
    assert made(text) == said


def test_headings_make_divisions_and_links_to_them_hold() -> None:
    assert body(b"# One\n\n[down](#b)\n\n## Two {#b}\n\nx\n\n# Three\n", "a.md") == (
        '<div><head>One</head><p><ref type="link" target="#b">down</ref></p><div><head '
        'xml:id="b">Two</head><p>x</p></div></div>'
        "<div><head>Three</head></div>"
    )


def test_notes_are_numbered_as_the_text_calls_them_whatever_they_are_named() -> None:
    text = "a[^z] b[^1] c[^z]\n\n[^1]: One.\n\n    More.\n\n[^z]: Zed.\n\n[^u]: Uncalled.\n"
    assert document(text).text.splitlines() == ["a1 b2 c1", "2 One.", "More.", "1 Zed.", "3 Uncalled."]
    whole = body(text.encode(), "a.md")
    assert (
        '<note place="bottom" n="1" target="#fn1-ref #fn1-ref-2" xml:id="fn1"><label>1</label> Zed.</note>'
        in whole
    )
    assert '<note place="bottom" n="3"><label>3</label> Uncalled.</note>' in whole


def test_a_block_of_metadata_is_for_the_header_and_makes_quotes_typographic() -> None:
    text = (
        '---\ntitle: "On Rivers"\nauthor: [Ada Low, Bo Hill]\nlang: de\nkeywords: '
        'boats\n---\n\n"Ja," --- \'80s ...\n'
    )
    whole = tei(text.encode(), "a.md")
    assert "<title>On Rivers</title>" in whole
    assert "<author>Ada Low</author>" in whole
    assert '<text xml:lang="de">' in whole
    assert document(text).text == "“Ja,” — ’80s …"
    assert "metadata that the header has no place for (“keywords: boats”)" in told(text)
    assert document('"Ja," [^1]\n\n[^1]: x\n').text == '"Ja," 1\n1 x'


def test_definitions_of_links_are_told() -> None:
    assert "definitions of links (“[a]: https://example.org”)" in told("[a] b\n\n[a]: https://example.org\n")


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("# One\n\nText.\n\n## Two\n\nText.\n", True),
        ("A claim.[^1]\n\n[^1]: Its proof.\n", True),
        ("---\ntitle: x\n---\nText.\n", True),
        ("Plain words, some _italics_ and * * * between.\n", False),
        ("## p. 11 (#33) ##\n\nText\n\n## p. 12 (#34) ##\n\nText\n", False),
        ("1 Letter of 3 June 1918 [sic].\n", False),
        ("", False),
    ],
)
def test_markdown_is_known_by_what_it_has(text: str, known: bool) -> None:
    assert SIGNATURE(Source("a.txt", text.encode())) is known


def test_four_full_stops_as_pandoc_writes_them_are_no_ellipsis() -> None:
    assert (
        document("---\ntitle: x\n---\n\nÉtaples\\.... He went... on\n").text.strip()
        == "Étaples.... He went… on"
    )


HEADER = "---\ntitle: x\n---\n\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a) x\nb) y", '<list rend="numbered"><item n="a">x</item><item n="b">y</item></list>'),
        ("ix. x\n\nx. y", '<list rend="numbered"><item n="ix">x</item><item n="x">y</item></list>'),
        ("#. x\n#. y", '<list rend="numbered"><item n="1">x</item><item n="2">y</item></list>'),
        (
            "(4) x\n\n    z\n(5) y",
            '<list rend="numbered"><item n="4"><p>x</p><p>z</p></item><item n="5">y</item></list>',
        ),
        (
            "a) x\nb) y\n\ni. x\nii. y",
            '<list rend="numbered"><item n="a">x</item><item n="b">y</item></list>'
            '<list rend="numbered"><item n="i">x</item><item n="ii">y</item></list>',
        ),
        (
            "1. x\n   i) y\n   ii) z\n\n  #. a\n  #. b",
            '<list rend="numbered"><item n="1">x<list rend="numbered"><item n="i">y</item>'
            '<item n="ii">z</item></list></item></list><list rend="numbered"><item n="1">a</item>'
            '<item n="2">b</item></list>',
        ),
        (
            "(1)  x\n\n     i. y\n     ii. z\n(2)  a",
            '<list rend="numbered"><item n="1"><p>x</p><list rend="numbered"><item n="i">y</item>'
            '<item n="ii">z</item></list></item><item n="2">a</item></list>',
        ),
        ("A. Ranke wrote.\nB. Droysen, too.", "<p>A. Ranke wrote. B. Droysen, too.</p>"),
        ("a) alone", "<p>a) alone</p>"),
        ("    a) x\n    b) y", '<ab type="code">a) xb) y</ab>'),
        (
            "| one *b*\n|   two\n  more\n|\n| three",
            "<lg><l>one <emph>b</emph></l><l>two more</l><l>three</l></lg>",
        ),
        ("| not a table |\n| of verse |", "<p>| not a table | | of verse |</p>"),
        ("::: {.note}\nx\n\n::::\n\ny", "<p>x</p><p>y</p>"),
        ("A [*so*]{.smallcaps #x}", '<p>A <hi rend="smallcaps"><emph>so</emph></hi></p>'),
    ],
)
def test_what_only_pandoc_knows(text: str, said: str) -> None:
    assert made(text) == said


def test_attributes_of_pictures_and_code_are_told() -> None:
    text = "`[a]{.b}` ![i](j){width=3} `c`{.py}"
    assert document(text).text.split() == ["[a]{.b}", "c"]
    assert "attributes of code, links and pictures, 2 times" in told(text)


def test_fences_of_divisions_are_told() -> None:
    assert "fences of divisions, 2 times" in told("::: {.note}\nx\n:::")


def test_notes_in_the_line_are_notes_behind_their_block() -> None:
    text = "One.^[See *Ranke*,\n`]` p. 4.^[Or 5.]] Two ^[b]\n\n    code ^[no]\n\n- three^[c]\n- four\n\nEnd \\^[no].\n"
    whole = body((HEADER + text).encode(), "a.md")
    assert whole.count("<note ") == 4
    assert '<label>1</label> See <emph>Ranke</emph>, <hi rend="code">]</hi> p. 4.<ref ' in whole
    assert "code ^[no]" in whole
    assert "End ^[no]." in whole
    assert document(HEADER + text).text.splitlines()[0] == "One.1 Two 2"


def test_raised_and_lowered_words_within_words_where_a_header_stands_before() -> None:
    raised = '<p>x<hi rend="superscript">2</hi> H<hi rend="subscript">2</hi>O</p>'
    assert raised in body((HEADER + "x^2^ H~2~O\n").encode(), "a.md")
    assert made("x^2^ H~2~O") == "<p>x^2^ H~2~O</p>"


def test_pages_as_our_own_markdown_has_them_are_pages_again() -> None:
    page = '<span id="page-{0}" role="doc-pagebreak" class="pb" title="page {0}"></span>'
    assert made(f"One {page.format(13)}two wo{page.format(14)}rds.") == (
        '<p>One <pb n="13"/>two wo<pb n="14" break="no"/>rds.</p>'
    )
    assert made('<span class="pb" id="p12">[12]</span> x') == (
        '<pb n="12"/><div><p><fw place="top" type="pageNum">[12]</fw> x</p>'
    )


def rows(*rows: str, head: str = "") -> str:
    """A table with these rows, the cells of each parted by bars."""
    made = ['<row role="label">' + cells(head)] if head else []
    return "<table>" + "".join([*made, *("<row>" + cells(row) for row in rows)]) + "</table>"


def cells(row: str) -> str:
    return "".join(f"<cell>{cell}\t</cell>" for cell in row.split("|")) + "</row>"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Boat   Tons\n-----  ----\n*Ann*     7\nBo      12\n\n: Our boats {#t}\n",
            rows("<emph>Ann</emph>|7", "Bo|12", head="Boat|Tons") + '<p rend="caption">Our boats</p>',
        ),
        ("-----  ----\nAnn       7\nBo      12\n-----  ----\n", rows("Ann|7", "Bo|12")),
        (
            "Table: Boats\n\n-----------\nBoat   Tons\n-----  ----\nAnn       7\nLow\n\nBo      12\n-----------\n",
            '<p rend="caption">Boats</p>' + rows("Ann Low|7", "Bo|12", head="Boat|Tons"),
        ),
        (
            "+-----+---+\n| a   | b |\n+=====+===+\n| c   | d |\n| e   |   |\n+-----+---+\n",
            rows("c e|d", head="a|b"),
        ),
        ("+---+---+\n| a | b |\n+---+---+\n", rows("a|b")),
        ("| a |\n|---|\n| c |\n\n: Bars\n", rows("c", head="a") + '<p rend="caption">Bars</p>'),
        ("a\n\n- - -\n\nb", "<p>a</p><p>b</p>"),
        (
            "    Boat   Tons\n    -----  ----\n    Ann     7",
            '<ab type="code">Boat   Tons-----  ----Ann     7</ab>',
        ),
    ],
)
def test_tables_as_pandoc_draws_them(text: str, said: str) -> None:
    assert made(text) == said


def test_a_title_block_is_metadata() -> None:
    made = document('% On\n  Rivers\n% Ada Low; Ben Day\n% May 1840\n\n# One\n\nx^2^ "so"\n')
    assert (made.metadata["title"], made.metadata["author"]) == ("On Rivers", "Ada Low; Ben Day")
    assert made.text == "One\nx2 “so”"
    assert SIGNATURE(Source("a.txt", b"% A\n% B\n\ntext\n"))
    assert not SIGNATURE(Source("a.txt", b"% A comment of LaTeX\ntext\n"))


def test_authors_of_whom_more_is_said_are_their_names() -> None:
    header = '---\nauthor:\n- name: Ada Low\n  email: a@b\n- Ben Day\n  - name: "C"\ntitle: x\n---\n\ntext\n'
    made = document(header)
    assert made.metadata["author"] == "Ada Low; Ben Day; C"
    assert "email: a@b" in told(header)


def test_what_only_pandoc_writes_is_evidence_of_markdown() -> None:
    assert SIGNATURE(Source("a.txt", b"One.^[Two.]\n\n::: {.note}\nx\n:::\n"))
    assert not SIGNATURE(Source("a.txt", b"One.^[Two.]\n\nx ^ [y]\n"))
