"""What the header and the registers say: what the text is, where it is from, who did what, whom it names."""

from __future__ import annotations

import re
from datetime import date

import pytest
from tests.builder.test_build import claim

from teikit import __version__
from teikit.builder import build
from teikit.text import Annotation, Box, Document, Span, Step, Surface, Zone

TODAY = date(2026, 1, 31)


def written(document: Document, element: str) -> str:
    """What the file has of an element, as one line; nothing where it has none."""
    text = re.sub(r">\s+<", "><", build(document, TODAY).data.decode())
    found = re.search(rf"<{element}[ >].*</{element}>", text)
    return found[0] if found else ""


def told(**metadata: str) -> Document:
    return Document("x", metadata=metadata)


def test_what_is_known_of_a_text_stands_in_its_header() -> None:
    known = told(
        title="Letters",
        author="A. Writer; B. Other;",
        publisher="Our press",
        date="1919",
        licence="https://creativecommons.org/licenses/by/4.0/",
        filename="a.docx",
        sha256="ab12",
        encoding="utf-8",
    )
    assert written(known, "fileDesc") == (
        "<fileDesc><titleStmt><title>Letters</title><author>A. Writer</author><author>B. Other</author>"
        '<respStmt xml:id="teikit"><resp>conversion to TEI</resp><name>teikit</name></respStmt></titleStmt>'
        "<publicationStmt><publisher>Our press</publisher><date>1919</date><availability>"
        '<licence target="https://creativecommons.org/licenses/by/4.0/">'
        "https://creativecommons.org/licenses/by/4.0/</licence></availability></publicationStmt>"
        '<sourceDesc><bibl><title>a.docx</title><idno type="filename">a.docx</idno>'
        '<idno type="sha256">ab12</idno><idno type="encoding">utf-8</idno></bibl></sourceDesc></fileDesc>'
    )


def test_of_what_is_not_known_the_header_says_that_much() -> None:
    assert written(told(), "fileDesc") == (
        '<fileDesc><titleStmt><title>Untitled</title><respStmt xml:id="teikit">'
        "<resp>conversion to TEI</resp><name>teikit</name></respStmt></titleStmt>"
        "<publicationStmt><p>Not published.</p></publicationStmt>"
        "<sourceDesc><bibl><title>standard input</title></bibl></sourceDesc></fileDesc>"
    )
    assert "<titleStmt><title>a.txt</title>" in written(told(filename="a.txt"), "fileDesc")
    assert written(told(), "langUsage") == '<langUsage><language ident="und">und</language></langUsage>'
    data = build(told(), TODAY).data.decode()
    assert "standOff" not in data
    assert "facsimile" not in data
    assert '<text xml:lang="und">' in data


@pytest.mark.parametrize(
    ("metadata", "said"),
    [
        ({"publisher": "P"}, "<publisher>P</publisher>"),
        ({"publisher": "P", "date": "1919"}, "<publisher>P</publisher><date>1919</date>"),
        ({"date": "1919"}, "<p>Not published.</p>"),
        (
            {"licence": "CC BY"},
            "<authority>unknown</authority><availability><licence>CC BY</licence></availability>",
        ),
        (
            {"licence": "http://e.org/l"},
            '<authority>unknown</authority><availability><licence target="http://e.org/l">http://e.org/l'
            "</licence></availability>",
        ),
        (
            {"publisher": "P", "licence": "CC BY"},
            "<publisher>P</publisher><availability><licence>CC BY</licence></availability>",
        ),
    ],
)
def test_publication_says_what_is_known_of_it(metadata: dict[str, str], said: str) -> None:
    assert written(told(**metadata), "publicationStmt") == f"<publicationStmt>{said}</publicationStmt>"


@pytest.mark.parametrize(
    ("crafts", "said"),
    [
        ((), "plain text"),
        (("readers/plain",), "plain text"),
        (("readers/docx",), "DOCX"),
        (("layout/notes", "readers/odt", "other"), "ODT"),
    ],
)
def test_the_change_log_says_what_was_converted_and_when(crafts: tuple[str, ...], said: str) -> None:
    document = Document("x", provenance=tuple(map(Step, crafts)))
    assert written(document, "revisionDesc") == (
        f'<revisionDesc><change when="2026-01-31" who="#teikit">converted from {said}</change></revisionDesc>'
    )


def test_each_step_to_the_text_is_an_application_with_as_much_of_its_version_as_tei_takes() -> None:
    steps = (
        Step("readers/docx", "1.2.3rc1.dev7", "read it"),
        Step("library", "", ""),
        Step("readers/pdf", "20.1"),
        Step("readers/odt", "1.2.3.4"),
    )
    assert written(Document("x", provenance=steps), "appInfo") == (
        f'<appInfo><application ident="teikit" version="{__version__}"><label>teikit</label></application>'
        '<application type="reader" ident="docx" version="1.2.3rc1"><label>docx</label><desc>read it</desc>'
        '</application><application ident="library" version="0"><label>library</label></application>'
        '<application type="reader" ident="pdf" version="20.1"><label>pdf</label></application>'
        '<application type="reader" ident="odt" version="1.2.3"><label>odt</label></application></appInfo>'
    )


def test_languages_of_passages_follow_that_of_the_text() -> None:
    words = "One et puis und dann end"
    claims = (
        claim(words, "und dann", "foreign", xml__lang="de"),
        claim(words, "et puis", "foreign", xml__lang="fr"),
        claim(words, "end", "hi", rend="italic"),
    )
    document = Document(words, claims=claims, metadata={"language": "en"})
    assert written(document, "langUsage") == (
        '<langUsage><language ident="en">English</language><language ident="de">German</language>'
        '<language ident="fr">French</language></langUsage>'
    )


def test_calendars_that_dates_point_at_are_described_once_and_others_not() -> None:
    words = "On 3 May and 4 May and 5 May, by hand"
    claims = (
        claim(words, "3 May", "date", calendar="#calendar-julian"),
        claim(words, "4 May", "date", **{"datingMethod": "#calendar-hijri", "when-custom": "1336-07-22"}),
        claim(words, "5 May", "date", calendar="#theirs"),
    )
    found = written(Document(words, claims=claims), "calendarDesc")
    assert re.findall('xml:id="([^"]*)"', found) == ["calendar-hijri", "calendar-julian"]
    assert '<calendar xml:id="calendar-julian"><p>The Julian calendar.</p></calendar>' in found
    unpointed = Document(words, claims=(claim(words, "3 May", "date", when="1918-05-03"),))
    assert written(unpointed, "calendarDesc") == ""


def test_what_was_done_to_the_words_is_counted() -> None:
    words = "Ada saw offcers\nin Paris with Bea on 3 May (see 1) by-\nway of-\nold"
    at = words.index("\n", words.index("by-"))
    persons, places = "taggers/persons", "taggers/places"
    claims = (
        claim(words, "Ada", "persName", persons, key="Ada"),
        claim(words, "Bea", "persName", persons, key="Bea"),
        claim(words, "Paris", "placeName", places, key="Paris"),
        claim(words, "3 May", "date", "taggers/dates"),
        Annotation(Span(8, 15), "corr", reads="officers", by="layout/ligatures"),
        Annotation(Span(at - 1, at), "pc", {"force": "weak"}, by="layout/hyphens"),
        Annotation(Span(at, at + 1), "lb", {"break": "no"}, by="layout/hyphens"),
    )
    found = written(Document(words, claims=claims), "editorialDecl")
    assert re.findall(r"<p>(.*?)</p>", found) == [
        "1 word damaged by lost ligatures or misread bytes restored in corr beside sic; "
        "0 lost spaces supplied.",
        "All hyphens of the source are kept. 1 hyphen at line ends stand in pc with force weak, because the "
        "printer broke the word; 1 break inside a word have break no.",
        "Tagged by program and unreviewed, with cert and resp: 2 persName, 1 placeName, 1 date.",
    ]
    assert re.findall(r'method="\w+"|eol="\w+"', found) == ['method="markup"', 'eol="all"']
    nothing = written(told(), "editorialDecl")
    assert "with cert and resp: nothing." in nothing
    assert "0 words damaged" in nothing


def test_breaks_of_emphasis_are_no_hyphens() -> None:
    words = "One *two* three"
    mark = Annotation(Span(4, 5), "pc", by="layout/emphasis")
    assert "0 hyphens at line ends" in written(Document(words, claims=(mark,)), "editorialDecl")


@pytest.mark.parametrize(("end", "said"), [("\r\n", "CRLF"), ("\r", "CR"), ("\n", "")])
def test_the_line_end_that_is_not_written_is_declared(end: str, said: str) -> None:
    found = written(Document(f"One{end}two{end}three"), "tagsDecl")
    declared = f'<tagsDecl><rendition selector="lb" scheme="free">{said}</rendition></tagsDecl>'
    assert found == (declared if said else "")


def test_characters_that_xml_cannot_carry_are_declared_by_their_codes() -> None:
    assert written(Document("a\x03b\x03c\x0b"), "charDecl") == (
        '<charDecl><char xml:id="char-0003"><localProp name="codepoint" value="U+0003"/></char>'
        '<char xml:id="char-000B"><localProp name="codepoint" value="U+000B"/></char></charDecl>'
    )


def test_changes_of_the_source_are_listed_with_who_made_them_and_when() -> None:
    words = "One two three four five six"
    claims = (
        claim(words, "two", "add", who="Ada Lovelace", when="1843-07-10"),
        claim(words, "three", "del", who="Ada Lovelace", when="1843-07-10"),
        claim(words, "four", "add", who="Ada Lovelace"),
        claim(words, "five", "del", when="1844"),
        claim(words, "six", "date", when="1845"),
        claim(words, "One", "add", who="Bea"),
    )
    document = Document(words, claims=claims)
    assert written(document, "creation") == (
        '<creation><listChange><change xml:id="change-1" who="#ada-lovelace" when="1843-07-10"/>'
        '<change xml:id="change-2" who="#ada-lovelace"/><change xml:id="change-3" when="1844"/>'
        '<change xml:id="change-4" who="#bea"/></listChange></creation>'
    )
    people = written(document, "titleStmt").rpartition("teikit</name></respStmt>")[2]
    assert people == (
        '<respStmt xml:id="ada-lovelace"><resp>changes in the source</resp><name>Ada Lovelace</name>'
        '</respStmt><respStmt xml:id="bea"><resp>changes in the source</resp><name>Bea</name></respStmt>'
        "</titleStmt>"
    )
    assert written(document, "div").count('change="#change-1"') == 2
    assert '<date when="1845" resp="#teikit-docx" cert="high">six</date>' in written(document, "div")


def test_who_made_a_claim_is_said_where_somebody_has_to_answer_for_it() -> None:
    words = "Ada saw it"
    claims = (
        claim(words, "Ada", "persName", "taggers/persons", cert="low"),
        claim(words, "it", "rs", "taggers/things"),
        claim(words, "saw", "hi", "layout/emphasis", rend="italic"),
    )
    document = Document(words, claims=claims)
    assert written(document, "div") == (
        '<div><p><persName cert="low" resp="#teikit-persons">Ada</persName><hi rend="italic">saw</hi>'
        '<rs resp="#teikit-things" cert="high">it</rs></p></div>'
    )
    assert re.findall("claims of ([^<]*)", written(document, "titleStmt")) == [
        "taggers/persons",
        "taggers/things",
    ]


def named(element: str, *keys: str, same: str = "") -> Document:
    """A text in which a name means each of the keys; the last one has numbers in authorities."""
    words = " ".join("N" for _ in keys)
    claims = (
        Annotation(
            Span(2 * at, 2 * at + 1),
            element,
            {"key": key, **({"sameAs": same} if at == len(keys) - 1 else {})},
            by="taggers/x",
        )
        for at, key in enumerate(keys)
    )
    return Document(words, claims=tuple(claims))


def test_each_person_has_one_entry_with_his_numbers_and_every_name_leads_to_it() -> None:
    gnd, wikidata = "https://d-nb.info/gnd/118575449", "http://www.wikidata.org/entity/Q7259"
    document = named("persName", "Bea", "Ada Lovelace", "Ada Lovelace", same=f"{gnd} {wikidata}")
    assert written(document, "standOff") == (
        '<standOff><listPerson><person xml:id="person-ada-lovelace">'
        f'<persName ref="{gnd} {wikidata}">Ada Lovelace</persName><idno type="gnd">118575449</idno>'
        '<idno type="wikidata">Q7259</idno></person><person xml:id="person-bea"><persName>Bea</persName>'
        "</person></listPerson></standOff>"
    )
    assert re.findall('ref="#([^"]*)"', written(document, "div")) == [
        "person-bea",
        "person-ada-lovelace",
        "person-ada-lovelace",
    ]


def test_what_one_mention_says_of_a_person_is_not_lost_by_the_next() -> None:
    gnd = "https://d-nb.info/gnd/118575449"
    words = "Ada Ada"
    first = Annotation(Span(0, 3), "persName", {"key": "Ada", "sameAs": gnd}, by="taggers/x")
    second = Annotation(Span(4, 7), "persName", {"key": "Ada"}, by="taggers/x")
    assert '<idno type="gnd">118575449</idno>' in written(
        Document(words, claims=(first, second)), "listPerson"
    )


def test_other_names_have_no_entry_and_a_person_called_like_a_place_lies_nowhere() -> None:
    assert written(named("rs", "Black Sea"), "standOff") == ""
    assert written(named("persName", "Black Sea"), "listPerson") == (
        '<listPerson><person xml:id="person-black-sea"><persName>Black Sea</persName></person></listPerson>'
    )


def test_names_that_sound_alike_have_entries_of_their_own() -> None:
    found = written(named("orgName", "The Board", "The board"), "listOrg")
    assert re.findall('<org xml:id="([^"]*)"><orgName>([^<]*)', found) == [
        ("org-the-board", "The Board"),
        ("org-the-board-2", "The board"),
    ]


def test_an_entry_of_a_place_says_where_it_lies_by_the_gazetteer() -> None:
    geonames = "https://sws.geonames.org/2988507/"
    found = written(named("placeName", "geonames:2988507", "geonames:2988507", same=geonames), "listPlace")
    assert found.startswith('<listPlace><place xml:id="place-paris"><placeName')
    assert ">Paris</placeName><country>FR</country><location><geo>48.8" in found
    assert found.count('<idno type="geonames">2988507</idno>') == 1
    assert written(named("placeName", "Erewhon"), "standOff") == (
        '<standOff><listPlace><place xml:id="place-erewhon"><placeName>Erewhon</placeName></place>'
        "</listPlace></standOff>"
    )


def test_a_place_without_a_number_or_country_has_what_is_known() -> None:
    assert written(named("placeName", "Black Sea"), "listPlace") == (
        '<listPlace><place xml:id="place-black-sea"><placeName>Black Sea</placeName><location>'
        "<geo>43.0 35.0</geo></location></place></listPlace>"
    )


def test_identifiers_of_the_builder_give_way_to_those_that_are_claimed() -> None:
    words = "Ada and teikit"
    page = Surface(10, 20, zones=(Zone("person-ada-2", Box(0, 0, 1, 1)),), id="person-ada-3")
    claims = (
        claim(words, "Ada", "persName", "taggers/x", key="Ada"),
        claim(words, "and", "seg", xml__id="person-ada"),
    )
    found = written(Document(words, claims=claims, surfaces=(page,)), "listPerson")
    assert '<person xml:id="person-ada-4">' in found


def test_pages_with_an_identifier_are_the_facsimile() -> None:
    pages = (
        Surface(600, 800.5, "7", "7.png", zones=(Zone("z", Box(1, 2, 3.25, 4), "line"),), id="page-7"),
        Surface(600, 800, zones=(Zone("y", Box(1, 2, 3, 4)),), id="page-8"),
        Surface(600, 800, "9", "9.png"),
    )
    assert written(Document("x", surfaces=pages), "facsimile") == (
        '<facsimile><surface xml:id="page-7" n="7" ulx="0" uly="0" lrx="600" lry="800.5">'
        '<graphic url="7.png"/><zone xml:id="z" type="line" ulx="1" uly="2" lrx="3.25" lry="4"/></surface>'
        '<surface xml:id="page-8" ulx="0" uly="0" lrx="600" lry="800">'
        '<zone xml:id="y" ulx="1" uly="2" lrx="3" lry="4"/></surface></facsimile>'
    )


def test_the_file_has_lines_that_people_read() -> None:
    lines = build(named("persName", "Ada"), TODAY).data.decode().splitlines()
    assert lines[0] == "<?xml version='1.0' encoding='utf-8'?>"
    assert lines[1].startswith("<?xml-model ")
    assert {
        "</teiHeader>",
        "<standOff>",
        " <listPerson>",
        '<text xml:lang="und">',
        "</text>",
        "</TEI>",
    } <= set(lines)


def test_a_person_called_as_the_conversion_is_has_another_identifier() -> None:
    words = "One two"
    document = Document(words, claims=(claim(words, "two", "add", who="teikit"),))
    assert '<respStmt xml:id="teikit-2">' in written(document, "titleStmt")
