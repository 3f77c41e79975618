"""What a reader finds on the page of a text: what it is, its contents, names and dates, pages, notes, data."""

from __future__ import annotations

import re
from html import unescape

import pytest
from tests.exporters.texts import made_of

NS = 'xmlns="http://www.tei-c.org/ns/1.0"'


def page(body: str, *, header: str = "", more: str = "", text: str = "", root: str = "") -> str:
    """The page of a TEI file."""
    tei = f"<TEI {NS}{root}>{header}{more}<text{text}><body>{body}</body></text></TEI>"
    return made_of(tei.encode(), "html").data.decode()


def shown(body: str, **more: str) -> str:
    """The running text of the page of a body, without what is around it."""
    main = page(body, **more).partition('<div class="body">\n')[2].rpartition("\n</div>")[0]
    return main.partition('\n</div>\n<section class="notes"')[0]


def header(titles: str = "<title>A title</title>", publication: str = "", source: str = "<p>x</p>") -> str:
    return (
        f"<teiHeader><fileDesc><titleStmt>{titles}</titleStmt><publicationStmt>{publication}</publicationStmt>"
        f"<sourceDesc>{source}</sourceDesc></fileDesc></teiHeader>"
    )


def head(made: str) -> list[str]:
    """The lines at the head of a page, as a person reads them."""
    lines = made.partition("</h1>\n")[2].partition("</header>")[0].splitlines()
    return [unescape(re.sub(r"<[^>]*>", "", line)) for line in lines]


def test_the_head_says_who_made_and_published_it_and_from_what() -> None:
    made = page(
        "<p>x</p>",
        header=header(
            "<title>A\n title</title><author>Ann</author><author>Bo &amp; Co</author><editor>Ed</editor>",
            '<publisher>Pub</publisher><date>1999</date><availability><licence target="https://e.org/by">'
            "Free</licence></availability>",
            "<bibl><author>Old</author>, <title>Book</title><idno>17</idno></bibl>",
        ),
    )
    assert "<title>A title</title>" in made
    assert "<h1>A title</h1>" in made
    assert head(made) == ["Ann; Bo & Co", "edited by Ed", "Pub, 1999", "Free", "Source: Old, Book"]
    assert '<a href="https://e.org/by">Free</a>' in made


@pytest.mark.parametrize(
    ("publication", "source", "said"),
    [
        ("<availability><p>All rights reserved.</p></availability>", "", ["All rights reserved."]),
        ('<availability><licence target="https://e.org/by"/></availability>', "", ["https://e.org/by"]),
        ('<availability><licence target="javascript:x"/></availability>', "", []),
        ('<availability><licence target="by.txt">Ours</licence></availability>', "", ["Ours"]),
        ("", "<bibl>An old book</bibl>", ["Source: An old book"]),
        ("", "<bibl><idno>17</idno></bibl>", ["Source: 17"]),
        (
            "",
            "<msDesc><msIdentifier><settlement>Oxford</settlement><idno>MS 1</idno></msIdentifier>"
            "<physDesc><p>Skin</p></physDesc></msDesc>",
            ["Source: Oxford, MS 1"],
        ),
        ("", f"<p>{'a' * 200}</p>", [f"Source: {'a' * 200}"]),
        ("", f"<p>{'a' * 201}</p>", [f"Source: {'a' * 200}…"]),
        ("", "", []),
    ],
)
def test_terms_and_sources_are_said_as_far_as_they_are_known(
    publication: str, source: str, said: list[str]
) -> None:
    assert head(page("<p>x</p>", header=header("<title/>", publication, source))) == said


def test_a_text_without_a_title_says_so_and_one_without_a_language_is_taken_for_english() -> None:
    assert "<h1>Untitled</h1>" in (made := page("<p>x</p>"))
    assert '<html lang="en">' in made
    assert '<html lang="fr">' in page("<p/>", text=' xml:lang="fr"', root=' xml:lang="de"')
    assert '<html lang="de">' in page("<p/>", root=' xml:lang="de"')
    assert '<html lang="en">' in page("<p/>", root=' xml:lang="no language!"')


def test_the_key_has_the_colours_that_the_text_has() -> None:
    assert head(page("<p>x</p>", header=header("<title/>", "<date>1999</date>", ""))) == ["1999"]
    assert head(page("<p><persName>A</persName></p>")) == ["person"]
    assert head(page("<p><placeName>A</placeName> <date>B</date></p>")) == ["placedate"]


def test_contents_are_for_texts_with_three_headings() -> None:
    body = "".join(f"<div><head>{n}<note>not here</note></head><p>x</p></div>" for n in ("One", "Two"))
    assert 'class="contents"' not in page(body)
    made = page(f'{body}<div><head xml:id="c">Three</head><div><head>Deep</head></div></div>')
    rows = re.findall(r'<li class="level-(\d)"><a href="#([^"]*)">([^<]*)</a>', made)
    assert rows == [
        ("2", "head-1", "One"),
        ("2", "head-2", "Two"),
        ("2", "c", "Three"),
        ("3", "head-4", "Deep"),
    ]
    for _, key, said in rows:
        assert f'id="{key}">{said}<' in made


def test_no_rank_of_headings_is_left_out() -> None:
    made = page(
        "<div><div><div><head>Deep</head></div></div></div><div><head>High</head><div><head>Low</head></div></div>"
        "<div><head>High</head></div>"
    )
    assert re.findall(r"<h([2-6])[^>]*>(\w+)</h\1>", made.partition("<main>")[2]) == [
        ("2", "Deep"), ("2", "High"), ("3", "Low"), ("2", "High"),
    ]  # fmt: skip


REGISTER = (
    '<standOff><listPerson><person xml:id="ada"><persName>Ada Stone</persName><birth>1850</birth>'
    '<note>A sailor</note></person><person xml:id="bo"><persName>Bo</persName></person></listPerson>'
    '<listOrg><org xml:id="club"><desc>A club</desc></org></listOrg></standOff>'
)


def test_names_show_their_entry_and_the_entry_leads_back_to_each() -> None:
    made = page(
        '<p><persName ref="#ada">Ada</persName>, <persName ref="#ada" xml:id="she">she</persName> and '
        '<rs ref="#ada">the sailor</rs></p>',
        more=REGISTER,
    )
    assert '<a class="persName" data-tip="Ada Stone, 1850" id="ada-1" href="#ada">Ada</a>' in made
    assert '<a id="she" class="persName" data-tip="Ada Stone, 1850" href="#ada">she</a>' in made
    ways = re.findall(r'<a href="#([^"]*)" aria-label="mention (\d)">(\d)</a>', made)
    assert ways == [("ada-1", "1", "1"), ("she", "2", "2"), ("ada-3", "3", "3")]
    assert '<li id="bo"><b>Bo</b></li>' in made
    assert '<li id="club"><b>A club</b>' in made
    order = [made.index(f"<h2>{heading}</h2>") for heading in ("Persons", "Organisations")]
    assert order == sorted(order)
    assert "<h2>Places</h2>" not in made


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("<persName>Ada</persName>", '<span class="persName">Ada</span>'),
        ('<persName ref="#gone">Ada</persName>', '<span class="persName" data-tip="#gone" tabindex="0">Ada</span>'),
        (
            '<placeName ref="https://e.org/1 #x" cert="low">Ulm</placeName>',
            '<a class="placeName" data-tip="https://e.org/1\ncertainty: low" href="https://e.org/1">Ulm</a>',
        ),
        (
            '<placeName ref="geo:1" cert="high">Ulm</placeName>',
            '<span class="placeName" data-tip="geo:1\ncertainty: high" tabindex="0">Ulm</span>',
        ),
        (
            '<persName ref="https://e.org/1">Ada <ref target="https://e.org/2">2</ref></persName>',
            '<span class="persName" data-tip="https://e.org/1" tabindex="0">Ada <a href="https://e.org/2">2</a></span>',
        ),
        ('<date when="1850">d</date>', '<time id="date-1" datetime="1850" data-tip="1850" tabindex="0">d</time>'),
        (
            '<date from="1850-01" to="1851" cert="medium" xml:id="d">d</date>',
            '<time id="d" data-tip="from 1850-01, to 1851\ncertainty: medium" tabindex="0">d</time>',
        ),
        (
            '<date notBefore="1850" notAfter="1851">d</date>',
            '<time id="date-1" data-tip="not before 1850, not after 1851" tabindex="0">d</time>',
        ),
        ("<date>d</date>", "<time>d</time>"),
        ('<date when="--05">d</date>', '<time datetime="--05" data-tip="--05" tabindex="0">d</time>'),
        (
            "<choice><sic>ag</sic><corr>flag</corr></choice>",
            '<span class="corr" data-tip="printed: ag" tabindex="0"><span title="corrected"><span class="corr">flag</span></span></span>',
        ),
        (
            "<choice><expan>Doctor</expan><abbr>Dr</abbr></choice>",
            '<span class="corr" data-tip="printed: Dr" tabindex="0"><span class="expan">Doctor</span></span>',
        ),
        (
            '<app><lem>one</lem><rdg wit="#B">two</rdg><rdg/></app>',
            '<span class="app" data-tip="#B: two\nrdg: —" tabindex="0">one</span>',
        ),
        (
            "<choice><sic>a</sic><corr>b</corr><corr>c</corr></choice>",
            '<span class="corr" data-tip="printed: a\nc" tabindex="0"><span title="corrected"><span class="corr">b</span></span></span>',
        ),
        ("<supplied>s</supplied>", '<span title="supplied by the editor"><span class="supplied">s</span></span>'),
        ('<ptr target="https://e.org/x"/>', '<a href="https://e.org/x">https://e.org/x</a>'),
        ("<unclear>u</unclear>", '<span title="hard to read"><span class="unclear">u</span></span>'),
        ('<damage agent="fire">u</damage>', '<span title="damaged: agent: fire"><span class="damage">u</span></span>'),
        ('<w lemma="go" n="3">went</w>', '<span title="w: lemma: go"><span class="w">went</span></span>'),
        ('<seg type="x">s</seg>', "s"),
        ("a<gap/>b", 'a<span class="gap">[…]</span>b'),
        (
            'a<gap reason="lost"><desc>a line</desc></gap>b',
            'a<span class="gap" data-tip="left out: reason: lost, a line" tabindex="0">[…]</span>b',
        ),
        ('<milestone unit="chapter" n="3"/>', '<span class="sign" data-sign="[chapter 3]" data-tip="unit: chapter" tabindex="0"></span>'),
        ('<handShift new="#h" xml:id="k"/>', '<span class="sign" id="k" data-sign="[handShift]" data-tip="new: #h" tabindex="0"></span>'),
        ('<graphic url="map.png"/>', '<span class="picture" data-sign="[map.png]" aria-label="[map.png]" role="img"></span>'),
        ('<graphic url="https://e.org/m.png"><desc>A map</desc></graphic>', '<a class="picture" data-sign="[A map: https://e.org/m.png]" aria-label="[A map: https://e.org/m.png]" href="https://e.org/m.png"></a>'),
        ("<graphic><desc>A map</desc></graphic>", '<span class="picture" data-sign="[A map]" aria-label="[A map]" role="img"></span>'),
        ('<anchor xml:id="k"/>', '<span id="k"></span>'),
    ],
)  # fmt: skip
def test_what_stands_in_a_line_is_shown_and_told(body: str, seen: str) -> None:
    assert shown(f"<p>x{body}</p>") == f"<p>x{seen}</p>"


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ('<pb n="7"/>', '<span class="pb" role="doc-pagebreak" aria-label="page 7">7</span>'),
        ('<pb xml:id="p"/>', '<span id="p"></span>'),
        ("<pb/>", ""),
        ('<pb n="7" facs="https://e.org/7.jpg"/>', '<span class="pb" role="doc-pagebreak" aria-label="page 7">7</span><a class="facs" href="https://e.org/7.jpg" aria-label="picture of page 7"></a>'),
        ('<pb facs="#z"/>', '<a class="facs" href="https://e.org/s.jpg" aria-label="picture of the page"></a>'),
        ('<pb facs="#s"/>', '<a class="facs" href="https://e.org/s.jpg" aria-label="picture of the page"></a>'),
        ('<pb facs="#g"/>', '<a class="facs" href="https://e.org/s.jpg" aria-label="picture of the page"></a>'),
        ('<pb facs="#none"/>', ""),
        ('<pb facs="local.jpg"/>', ""),
    ],
)  # fmt: skip
def test_pages_are_numbered_and_lead_to_their_pictures(body: str, seen: str) -> None:
    facsimile = (
        '<facsimile><surface xml:id="s"><graphic url="https://e.org/s.jpg" xml:id="g"/><zone xml:id="z"/></surface>'
        "</facsimile>"
    )
    assert shown(f"<p>x{body}y</p>", more=facsimile) == f"<p>x{seen} y</p>"


def test_what_a_figure_shows_is_told_once() -> None:
    described = "<figDesc>Three masts</figDesc>"
    with_picture = shown(f'<figure><graphic url="ship.png"/>{described}</figure>')
    assert with_picture.count("Three masts") == 2  # what is seen, and what is read out
    assert 'data-sign="[Three masts: ship.png]"' in with_picture
    assert 'data-sign="[Three masts]"' in shown(f"<figure>{described}</figure>")


def test_notes_are_called_each_time_and_lead_back_to_the_first() -> None:
    made = page(
        '<p>a<ref type="noteAnchor" target="#n">1</ref> b<ref type="noteAnchor" target="#n">1</ref>'
        '<note xml:id="n" n="1">First.</note>'
        "<note><p>One.</p><p>Two.</p></note></p>"
    )
    calls = re.findall(r'class="noteref" role="doc-noteref" id="([^"]*)" href="#([^"]*)">([^<]*)<', made)
    assert calls[:2] == [("n-ref", "n", "1"), ("n-ref-2", "n", "1")]
    assert (
        '<li id="n"><a class="n" href="#n-ref" role="doc-backlink">1</a> First.<a class="back" href="#n-ref"'
        in made
    )
    assert "<p>One.</p>" in made
    assert 'class="notes"' not in page("<p>a</p>")


def test_a_note_that_is_a_work_has_the_place_of_the_work() -> None:
    made = page(
        '<p>a<note xml:id="n"><bibl xml:id="b">A book</bibl></note><note><bibl>Other</bibl></note></p>'
    )
    assert '<span id="b" class="bibl">A book</span>' in made
    assert re.search(r'role="doc-backlink">2</a> Other<', made)


def test_what_is_no_running_text_stands_below_as_labelled_data() -> None:
    source = (
        '<msDesc><msIdentifier><idno type="shelfmark">MS 1</idno></msIdentifier><physDesc><p>Skin, see <ref '
        'target="https://e.org/s">here</ref></p></physDesc><additional n="2"><surrogates><ptr target="https://e.org/p"/>'
        "</surrogates></additional></msDesc>"
    )
    made = page("<p>x</p>", header=header("<title>A</title>", "<date>1999</date>", source), more=REGISTER)
    data = made.partition("<summary>About this text</summary>\n")[2].partition("</details>")[0]
    assert (
        '<dt>shelfmark</dt><dd><dl><dt>number (shelfmark)</dt><dd><span title="type: shelfmark">MS 1<' in data
    )
    assert '<dt>appearance</dt><dd><dl><dt></dt><dd>Skin, see <a href="https://e.org/s">here</a></dd>' in data
    assert "<dt>additional 2</dt>" in data
    assert (
        '<a href="https://e.org/p" data-tip="target: https://e.org/p" tabindex="0">target: https://e.org/p</a>'
        in data
    )
    assert "<dt>date</dt><dd>1999</dd>" in data
    assert "Stand off" not in made  # its entries are the registers
    assert '<details class="data">' in made
    assert '<details class="data" open' in page("<p/>", header=header(source=source))


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ("<idno>https://e.org/1</idno>", '<a href="https://e.org/1">https://e.org/1</a>'),
        ('<idno type="VIAF">17</idno>', '<span title="type: VIAF">17</span>'),
        ('<death when="1900">in 1900</death>', '<span title="when: 1900">in 1900</span>'),
        ('<death when="1900"/>', '<span title="when: 1900">when: 1900</span>'),
        ("<death/>", "—"),
        ('<event ref="https://e.org/2">x</event>', '<a href="https://e.org/2" data-tip="ref: https://e.org/2" tabindex="0">x</a>'),
        ('<note>see <ref target="https://e.org/3">a <hi target="#no">b</hi></ref></note>', 'see <a href="https://e.org/3">a <span data-tip="target: #no" tabindex="0">b</span></a>'),
        ("<note>1 &lt; 2 <hi>x</hi> &amp; y</note>", "1 &lt; 2 x &amp; y"),
        ('<note xml:lang="de" rend="it" n="4">x</note>', "x"),
    ],
)  # fmt: skip
def test_what_an_entry_says_is_linked_where_it_points(said: str, seen: str) -> None:
    entry = f'<person xml:id="a"><persName>A</persName>{said}</person>'
    made = page("<p>x</p>", more=f"<standOff><listPerson>{entry}</listPerson></standOff>")
    assert made.partition('<li id="a">')[2].partition("</dd>")[0].partition("<dd>")[2] == seen


def test_what_a_page_leaves_out_is_counted() -> None:
    made = page('<p><fw>Fish 7</fw>un<pc force="weak">-</pc><lb break="no"/>furled</p>')
    assert "<p>unfurled</p>" in made
    assert "Not shown here: 1 fw, 1 pc (running heads and the like)." in made
    assert "Not shown" not in page("<p>x</p>")


@pytest.mark.parametrize(
    ("given", "said"), [("lat", "la"), ("fre-CA", "fr-CA"), ("de", "de"), ("zz-top", "")]
)
def test_languages_are_said_as_browsers_know_them(given: str, said: str) -> None:
    text = shown(f'<p>x<foreign xml:lang="{given}">y</foreign></p>')
    assert (f' lang="{said}"' in text) is bool(said)
    assert f'<html lang="{said or "en"}">' in page("<p>x</p>", text=f' xml:lang="{given}"')
