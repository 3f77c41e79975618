"""What headers say, in the many ways in which they say it."""

from __future__ import annotations

import pytest

from teikit.source import Source
from teikit.tei.document import Tei, parse
from teikit.tei.header import (
    agents,
    changes,
    correspondence,
    dates,
    description,
    languages,
    rights,
    sources,
    titles,
)
from teikit.tei.header.identifiers import Identifier, identifier, own
from teikit.tei.header.titles import Part
from teikit.tei.mapping import Fact, Row, filled, lacking

FILE = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"{root}><teiHeader><fileDesc><titleStmt>{title}</titleStmt>{edition}'
    "<publicationStmt>{publication}</publicationStmt><sourceDesc>{source}</sourceDesc></fileDesc>"
    "<profileDesc>{profile}</profileDesc>{rest}</teiHeader>{more}<text{text}><body><p/></body></text></TEI>"
)
NAMES = ("root", "title", "edition", "publication", "source", "profile", "rest", "more", "text")


def tei(**parts: str) -> Tei:
    return parse(Source("a.xml", FILE.format(**{name: parts.get(name, "") for name in NAMES}).encode()))


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("<title>A</title>", [("A", Part.MAIN)]),
        ("<title>A</title><title>B</title>", [("A", Part.MAIN), ("B", Part.ALTERNATIVE)]),
        ('<title type="sub">b</title><title type="main">A</title>', [("A", Part.MAIN), ("b", Part.SUB)]),
        (
            '<title level="s">S</title><title type="iso-date">1895-10-04</title><title level="a">A</title>',
            [("A", Part.MAIN)],
        ),
        ("<title><!-- supply a title --></title>", []),
        ("<title>1895</title>", [("1895", Part.MAIN)]),
        ("<title>A <!-- b -->\n  C</title>", [("A C", Part.MAIN)]),
    ],
)
def test_titles(title: str, wanted: list[tuple[str, Part]]) -> None:
    assert [(each.words, each.part) for each in titles.titles(tei(title=title))] == wanted


def test_the_title_of_a_series_is_none_of_the_text() -> None:
    found = tei(title='<title level="s">S</title><title>A</title>')
    assert [each.words for each in titles.series(found)] == ["S"]


@pytest.mark.parametrize(
    ("title", "name", "surname", "forename"),
    [
        ("<author>Ada Stone</author>", "Ada Stone", "", ""),
        ("<author>Stone, Ada</author>", "Stone, Ada", "Stone", "Ada"),
        (
            "<author><persName><forename>Ada</forename><surname>Stone</surname></persName></author>",
            "Ada Stone",
            "Stone",
            "Ada",
        ),
        ("<author><name>Stone, Ada</name></author>", "Stone, Ada", "Stone", "Ada"),
        ("<author>Ward, Humphry, Mrs. (1851-1920)</author>", "Ward, Humphry, Mrs. (1851-1920)", "", ""),
        ("<author>Ada Stone<idno>x</idno><email>a@b.org</email></author>", "Ada Stone", "", ""),
    ],
)
def test_names_of_agents(title: str, name: str, surname: str, forename: str) -> None:
    (found,) = agents.AUTHORS.read(tei(title=title))
    assert (found.name, found.surname, found.forename) == (name, surname, forename)


def test_agents_of_one_element_and_of_statements() -> None:
    found = tei(
        title="<editor><name>A</name><name>B</name></editor>"
        "<respStmt><resp>scans</resp><resp>checks</resp><persName>C</persName><orgName>D</orgName></respStmt>"
    )
    assert [each.name for each in agents.EDITORS.read(found)] == ["A", "B"]
    assert [(each.name, each.role, each.is_body) for each in agents.OTHERS.read(found)] == [
        ("C", "scans; checks", False),
        ("D", "scans; checks", True),
    ]
    assert [each.name for each in agents.creators(found)] == ["A", "B"]
    assert [each.name for each in agents.contributors(found)] == ["C", "D"]


def test_the_departments_of_a_publisher_are_one_body() -> None:
    found = tei(
        publication="<publisher><orgName>Special Collections</orgName><orgName>Library</orgName></publisher>"
    )
    assert [(each.name, each.is_body) for each in agents.PUBLISHERS.read(found)] == [
        ("Special Collections, Library", True)
    ]


def test_a_program_is_no_agent() -> None:
    found = tei(
        title="<respStmt><resp>conversion</resp><name>teikit</name></respStmt>",
        rest='<encodingDesc><appInfo><application ident="teikit" version="1"><label>teikit</label></application></appInfo></encodingDesc>',
    )
    assert list(agents.OTHERS.read(found)) == []


def test_identifiers_of_agents_stand_at_them_in_them_and_in_the_register() -> None:
    found = tei(
        title='<author ref="#ada https://viaf.org/viaf/7/">Ada<idno type="ORCID">0000-0001-2345-6789</idno></author>',
        more='<standOff><listPerson><person xml:id="ada"><persName>A</persName><idno type="GND">118540238</idno></person></listPerson></standOff>',
    )
    (ada,) = agents.AUTHORS.read(found)
    assert [(each.scheme, each.value) for each in ada.identifiers] == [
        ("gnd", "118540238"),
        ("viaf", "7"),
        ("orcid", "0000-0001-2345-6789"),
    ]


@pytest.mark.parametrize(
    ("said", "scheme", "wanted"),
    [
        ("https://doi.org/10.5072/a.b", "", Identifier("10.5072/a.b", "doi", "https://doi.org/10.5072/a.b")),
        ("doi: 10.5072/a", "", Identifier("10.5072/a", "doi", "https://doi.org/10.5072/a")),
        ("hdl:21.1/0000-X", "", Identifier("21.1/0000-X", "handle", "https://hdl.handle.net/21.1/0000-X")),
        ("ark:29072/x03", "ark", Identifier("ark:29072/x03", "ark", "https://n2t.net/ark:29072/x03")),
        (
            "https://d-nb.info/gnd/118540238/",
            "GND",
            Identifier("118540238", "gnd", "https://d-nb.info/gnd/118540238"),
        ),
        ("Q692", "wikidata", Identifier("Q692", "wikidata", "https://www.wikidata.org/entity/Q692")),
        (
            "https://www.geonames.org/2965140/cork.html",
            "",
            Identifier("2965140", "geonames", "https://sws.geonames.org/2965140/"),
        ),
        ("MS 7", "shelfmark", Identifier("MS 7", "shelfmark")),
        ("x", "", Identifier("x", "local")),
    ],
)
def test_identifiers_by_their_looks(said: str, scheme: str, wanted: Identifier) -> None:
    assert identifier(said, scheme) == wanted


def test_own_identifiers() -> None:
    found = tei(publication='<publisher>P</publisher><idno type="x">A<idno type="y">B</idno></idno><idno/>')
    assert [each.value for each in own(found)] == ["A", "B"]


@pytest.mark.parametrize(
    ("publication", "iso", "year"),
    [
        ('<date when="2020-05-01">May</date>', "2020-05-01", "2020"),
        ('<date from="2019" to="2021"/>', "2019/2021", "2021"),
        ('<date notBefore="2019">after</date>', "2019/", "2019"),
        ("<date>February, 2017</date>", "", "2017"),
        ("<date>2017-02</date>", "2017-02", "2017"),
        ("<date>1999 or 2000</date>", "", ""),
        ('<date when="2020-13-45">soon</date>', "", ""),
        ('<date when-iso="2011-07-09"/>', "2011-07-09", "2011"),
        ("<date/>", None, ""),
    ],
)
def test_dates(publication: str, iso: str | None, year: str) -> None:
    found = list(dates.PUBLICATION_DATES.read(tei(publication=publication)))
    assert [each.iso for each in found] == ([] if iso is None else [iso])
    assert [each.year for each in found if each.year] == ([year] if year else [])


@pytest.mark.parametrize(
    ("availability", "words", "url", "spdx"),
    [
        (
            '<licence target="http://creativecommons.org/licenses/by-nc/3.0/deed.en_US">NC</licence>',
            "NC",
            "https://creativecommons.org/licenses/by-nc/3.0/",
            "CC-BY-NC-3.0",
        ),
        (
            '<p>See <ref target="https://creativecommons.org/publicdomain/zero/1.0/">this</ref>.</p>',
            "See this.",
            "https://creativecommons.org/publicdomain/zero/1.0/",
            "CC0-1.0",
        ),
        ("<p>All rights reserved.</p>", "All rights reserved.", "", ""),
        (
            '<licence target="https://example.org/terms"/>',
            "https://example.org/terms",
            "https://example.org/terms",
            "",
        ),
    ],
)
def test_rights(availability: str, words: str, url: str, spdx: str) -> None:
    (found,) = rights.terms(tei(publication=f"<publisher/><availability>{availability}</availability>"))
    assert (found.words, found.canonical, found.spdx) == (words, url, spdx)


def test_availability_without_words_is_its_status() -> None:
    found = tei(publication='<publisher/><availability status="restricted"><p/></availability>')
    assert [each.words for each in rights.terms(found)] == ["restricted"]


def test_languages_the_main_one_first() -> None:
    found = tei(
        text=' xml:lang="la"',
        root=' xml:lang="en"',
        profile='<langUsage><language ident="de"/><language ident="not a tag"/><language ident="la"/></langUsage>',
    )
    assert list(languages.languages(found)) == ["la", "de"]
    assert list(languages.languages(tei(root=' xml:lang="en"'))) == ["en"]


def test_subjects_have_their_scheme() -> None:
    found = tei(
        profile='<textClass><keywords scheme="#kinds"><term>letters</term><list><item>ships</item></list></keywords></textClass>',
        rest='<encodingDesc><classDecl><taxonomy xml:id="kinds"><bibl>Kinds of texts</bibl></taxonomy></classDecl></encodingDesc>',
    )
    assert [(each.words, each.scheme) for each in description.subjects(found)] == [
        ("letters", "Kinds of texts"),
        ("ships", ""),
    ]


def test_sources_as_one_cites_them() -> None:
    found = tei(
        source="<biblStruct><monogr><author>Cicero</author><title>Epistulae</title><imprint><pubPlace>Oxford</pubPlace>"
        "<date>1902</date></imprint></monogr></biblStruct><msDesc><msIdentifier><settlement>Cork</settlement>"
        "<repository>Library</repository><idno>MS 7</idno></msIdentifier></msDesc><p/>"
    )
    printed, written = sources.sources(found)
    assert (printed.words, printed.title) == ("Cicero, Epistulae, Oxford, 1902", "Epistulae")
    assert (written.words, written.repository, written.shelfmark) == (
        "Cork, Library, MS 7",
        "Library",
        "MS 7",
    )


def test_changes_say_who_by_name() -> None:
    found = tei(
        title='<respStmt><resp>x</resp><persName xml:id="cy">Cy Reed</persName></respStmt>',
        rest='<revisionDesc><listChange><change when="2021" who="#cy #gone" status="draft">mended</change></listChange><change/></revisionDesc>',
    )
    (change,) = changes.changes(found)
    assert (change.date, change.who, change.words, change.status) == (
        "2021",
        "Cy Reed, gone",
        "mended",
        "draft",
    )


def test_letters_without_any_action_are_none() -> None:
    assert list(correspondence.letters(tei(profile="<correspDesc><note>lost</note></correspDesc>"))) == []


def test_the_header_of_a_corpus_and_a_file_without_one() -> None:
    corpus = parse(
        Source(
            "a.xml",
            b'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>All</title></titleStmt></fileDesc>'
            b"</teiHeader><TEI><teiHeader><fileDesc><titleStmt><title>One</title></titleStmt></fileDesc></teiHeader></TEI></teiCorpus>",
        )
    )
    assert [each.words for each in titles.titles(corpus)] == ["All"]
    bare = parse(Source("a.xml", b'<text xmlns="http://www.tei-c.org/ns/1.0"><body/></text>'))
    assert list(titles.titles(bare)) == list(agents.creators(bare)) == []


def test_a_row_makes_nothing_twice_and_says_where_what_it_lacks_would_be() -> None:
    fact: Fact[int] = Fact(
        ("teiHeader/fileDesc/titleStmt/editor",), lambda _: [1, 2, 3], "<editor>A</editor>"
    )
    row: Row[int, str] = Row(fact, "x", lambda said: "odd" if said % 2 else None, required=True)
    document = tei(title="<title>A</title>")
    assert [made for _, made in filled(document, [row])] == [["odd"]]
    told = lacking(document, row)
    assert (told.target, told.path, told.column) == ("x", "teiHeader/fileDesc/titleStmt/editor", 63)
