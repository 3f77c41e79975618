"""The page shows every element of any TEI in some honest way: no word of the file is missing on it."""

from __future__ import annotations

import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from lxml import etree

from teikit.exporting.pipeline import export
from teikit.source import FileError, Source
from teikit.workspace import Workspace

NS = 'xmlns="http://www.tei-c.org/ns/1.0"'
HEAD = """<teiHeader><fileDesc><titleStmt><title>A title</title><author>Ann Author</author>
<editor>Ed Itor</editor></titleStmt><publicationStmt><publisher>Pub House</publisher><date>1999</date>
<availability><licence target="https://example.org/by">Free to use</licence></availability></publicationStmt>
<sourceDesc>{source}</sourceDesc></fileDesc></teiHeader>"""
MANUSCRIPT = """<msDesc><msIdentifier>
<settlement>Oxford</settlement><idno type="shelfmark">MS. 1</idno></msIdentifier>
<msContents><msItem n="1"><title>Vita</title><incipit>Inter haec</incipit></msItem></msContents>
<physDesc><objectDesc form="codex"><p>Parchment.</p></objectDesc></physDesc></msDesc>"""


VOID = ("meta", "br", "img", "link")


class Page(HTMLParser):
    """What a reader can read on a page, the words that appear when one points at something among it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.open: list[str] = []
        self.crossed: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.words += [f" {known[key]} " for key in ("data-tip", "data-sign", "title") if known.get(key)]
        self.ids += [str(known["id"])] if "id" in known else []
        self.links += [str(known["href"])] if "href" in known else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and (not self.open or self.open.pop() != tag):
            self.crossed.append(tag)

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self.open):
            self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)


def page(body: str, source: str = "<p>Ours.</p>", more: str = "") -> Page:
    text = f"<text><body>{body}</body></text>"
    tei = f"<TEI {NS}>{HEAD.format(source=source)}{more}{text}</TEI>"
    return Page(export(Source("a.xml", tei.encode()), "html").data.decode())


def test_who_wrote_it_who_publishes_it_and_on_what_terms_stands_at_its_head() -> None:
    made = page("<p>x</p>", "<bibl>An old book</bibl>")
    for said in (
        "A title",
        "Ann Author",
        "edited by Ed Itor",
        "Pub House, 1999",
        "Free to use",
        "An old book",
    ):
        assert said in made.text, said
    assert "https://example.org/by" in made.links


def test_a_description_without_a_text_is_no_empty_page() -> None:
    made = page("<p/>", MANUSCRIPT)
    for said in ("shelfmark", "Oxford", "MS. 1", "item 1", "Vita", "Inter haec", "Parchment."):
        assert said in made.text, said


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<p>dann<space/>einen</p>", "dann einen"),
        ('<p>a<gap reason="lost" quantity="2"/>b</p>', "reason: lost, quantity: 2"),
        ("<p>a<lb/>b</p>", "a b"),
        ('<p>a<lb break="no"/>b</p>', "ab"),
        ('<p><w lemma="go">went</w></p>', "lemma: go"),
        ('<p><app><lem wit="#A">one</lem><rdg wit="#B">two</rdg></app></p>', "#B: two"),
        ('<p><milestone unit="chapter" n="3"/>x</p>', "[chapter 3]"),
        ('<p><handShift new="#h2"/>x</p>', "new: #h2"),
        ('<figure><graphic url="map.png"/><figDesc>A map</figDesc></figure>', "[A map: map.png]"),
        ("<table><head>Fish</head><row><cell role='label'>cod</cell></row></table>", "Fishcod"),
        ("<list type='gloss'><label>cod</label><item>a fish</item></list>", "coda fish"),
        ("<p><subst><del>old</del><add>new</add></subst></p>", "oldnew"),
        ("<egXML xmlns='http://www.tei-c.org/ns/Examples'><p>ex</p></egXML>", "ex"),
    ],
)
def test_every_element_is_shown_in_some_way(body: str, said: str) -> None:
    made = page(body)
    assert said.replace(" ", "") in re.sub(r"\s", "", made.text)
    assert (made.open, made.crossed) == ([], [])


def test_registers_have_links_and_labelled_data() -> None:
    person = (
        '<person xml:id="ada"><persName>Ada Stone</persName><birth when="1850">in May 1850</birth>'
        '<idno type="VIAF">https://viaf.org/1</idno><note>A sailor.</note></person>'
    )
    made = page(
        '<p><persName ref="#ada">Ada</persName></p>',
        more=f"<standOff><listPerson>{person}</listPerson></standOff>",
    )
    for said in ("Ada Stone", "birth", "in May 1850", "number (VIAF)", "A sailor."):
        assert said in made.text, said
    assert {"#ada", "#ada-1", "https://viaf.org/1"} <= set(made.links)


def test_headings_are_the_contents_and_every_link_lands() -> None:
    chapters = "".join(
        f"<div><head>Chapter {n}</head><div><head>Part</head><p>x</p></div></div>" for n in "123"
    )
    made = page(f'{chapters}<p><ref target="#gone">nowhere</ref></p>')
    assert made.text.count("Chapter 2") == 2
    assert {each[1:] for each in made.links if each.startswith("#")} <= set(made.ids)
    assert len(made.ids) == len(set(made.ids))


def test_what_is_left_out_is_counted() -> None:
    assert "Not shown here: 2 fw" in page("<p><fw>Fish 7</fw>x<fw>Fish 8</fw></p>").text


def test_a_deep_tree_is_no_trouble() -> None:
    assert "deep" in page("<p>" + "<seg>" * 200 + "deep" + "</seg>" * 200 + "</p>").text
    assert "deep" in page("<p/>", "<bibl>" * 200 + "deep" + "</bibl>" * 200).text


@pytest.mark.skipif("TEIKIT_CORPUS" not in os.environ, reason="TEIKIT_CORPUS is not set")
def test_no_word_of_the_smallest_file_of_each_project_is_missing() -> None:
    for project in sorted((Path(os.environ["TEIKIT_CORPUS"]) / "tei").iterdir()):
        if project.is_dir():
            check(Workspace().source(min(project.glob("*.xml"), key=lambda path: path.stat().st_size)))


def check(source: Source) -> None:
    try:
        made = Page(export(source, "html").data.decode())
    except FileError as error:
        assert "is not TEI" in error.reason  # noqa: PT017
        return
    root = etree.fromstring(source.data, etree.XMLParser(huge_tree=True, recover=True))
    for head in root.iter("{http://www.tei-c.org/ns/1.0}fw"):
        for each in head.iter():
            each.text = ""
        for each in head.iterdescendants():
            each.tail = ""
    shown = re.sub(r"\s+", "", made.text)
    words = {word for text in root.itertext(etree.Element) for word in text.split()}
    missing = [word for word in words if word not in shown]
    assert len(missing) <= 2, missing
    assert (made.open, made.crossed, len(made.ids)) == ([], [], len(set(made.ids)))


def test_a_space_that_the_source_lost_is_a_space_and_a_word_has_brackets() -> None:
    def shown(supplied: str) -> str:
        tei = f"<TEI {NS}><text><body><p>one{supplied}two</p></body></text></TEI>"
        return export(Source("a.xml", tei.encode()), "html").data.decode().partition("<main>")[2]

    assert "<p>one two</p>" in shown('<supplied reason="space-lost"> </supplied>')
    assert 'class="supplied"' in shown("<supplied>and</supplied>")


def test_the_source_is_a_line_at_the_head_and_its_numbers_are_data_below() -> None:
    number = '<idno type="sha256">0a1b</idno>'
    made = export(
        Source(
            "a.xml",
            f"<TEI {NS}>{HEAD.format(source=f'<bibl><title>An old book</title>{number}</bibl>')}"
            "<text><body><p>x</p></body></text></TEI>".encode(),
        ),
        "html",
    ).data.decode()
    assert "Source: An old book</p>" in made
    assert "0a1b" in made.partition("<main>")[2]
    long = export(
        Source(
            "a.xml",
            f"<TEI {NS}>{HEAD.format(source='<p>' + 'word ' * 100 + '</p>')}"
            "<text><body><p>x</p></body></text></TEI>".encode(),
        ),
        "html",
    ).data.decode()
    assert long.partition("Source: ")[2].partition("</p>")[0].endswith("…")
