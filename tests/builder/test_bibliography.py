"""The list of the works that a text cites, as the builder makes it of the citations."""

from __future__ import annotations

from datetime import date

from lxml import etree

from teikit.builder import build
from teikit.converting.pipeline import convert
from teikit.source import Source
from teikit.taggers import citations, persons
from teikit.tei import profile
from teikit.tei.document import parse
from teikit.tei.text.reading import read_through
from teikit.tei.text.source_text import source_text
from teikit.text import Annotation, Document, Span

NS = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"


def made(*notes: str) -> etree._Element:
    """The TEI of some notes with their citations; it is valid, and its source can be read back."""
    text, claims = "", []
    for number, note in enumerate(notes, 1):
        said = {"n": str(number), "xml:id": f"fn{number}", "place": "bottom"}
        claims.append(Annotation(Span(len(text), len(text) + len(note)), "note", said, by="layout/notes"))
        text += note + "\n"
    return built_of(Document(text, claims=tuple(claims), metadata={"language": "en"}))


def built_of(document: Document) -> etree._Element:
    """The TEI of a document whose notes are claimed."""
    for tagger in (citations, persons):
        reading = read_through(document)
        name = tagger.__name__.rpartition(".")[2]
        earlier = tuple(claim for claim in document.claims if claim.by.startswith("taggers/"))
        found = tagger.tag(
            type(reading)(
                reading.text, reading.pieces, reading.blocks, document, earlier, _starts=reading._starts
            )
        )
        document = document.annotate(found, by=f"taggers/{name}")
    built = build(document, date(2026, 1, 31))
    assert built.dropped == ()
    assert [each.message for each in profile.grammar().violations(built.data)] == []
    assert source_text(parse(Source("page.xml", built.data)).root) == document.text
    return etree.fromstring(built.data)


FULL = "Ada Stone, The Ships of Cork (Dublin: Allen Press, 1951), 17."
PART = "B. Reed, ‘The Harbour and Its Poor’ (1984) 12 Journal of Irish History 201, 209."


def test_a_work_stands_once_with_all_places_that_cite_it() -> None:
    tei = made(FULL, PART, "Stone, op. cit., 40.")
    (book, article) = sorted(
        tei.findall(".//t:listBibl/t:biblStruct", NS), key=lambda each: -len(each.get("corresp"))
    )
    assert book.get(ID) == "stone-ships-of-cork"
    places = [pointer.removeprefix("#") for pointer in book.get("corresp").split()]
    bibls = {each.get(ID): each for each in tei.iterfind(".//t:text//t:bibl", NS)}
    assert [bibls[place].getparent().get("n") for place in places] == ["1", "3"]
    assert bibls[places[0]].get("corresp") == "#stone-ships-of-cork"
    assert bibls[places[1]].get("corresp") == f"#{places[0]}"
    assert article.findtext("t:monogr/t:title[@level='j']", namespaces=NS) == "Journal of Irish History"
    assert article.findtext("t:analytic/t:title", namespaces=NS) == "The Harbour and Its Poor"


def test_the_parts_of_a_book_are_those_of_its_fullest_citation() -> None:
    (book,) = made("Stone, Ships of Cork, 3.", FULL).findall(".//t:biblStruct", NS)
    imprint = book.find("t:monogr/t:imprint", NS)
    assert [imprint.findtext(f"t:{name}", namespaces=NS) for name in ("pubPlace", "publisher", "date")] == [
        "Dublin",
        "Allen Press",
        "1951",
    ]


def test_an_author_points_at_the_register() -> None:
    tei = made(FULL)
    (name,) = tei.findall(".//t:biblStruct//t:author/t:persName", NS)
    (person,) = tei.findall(".//t:listPerson/t:person", NS)
    assert name.get("ref") == f"#{person.get(ID)}"


def test_papers_of_an_archive_say_where_they_are() -> None:
    (papers,) = made("TNA, FO 371/2488, fol. 12.").findall(".//t:listBibl/t:bibl", NS)
    assert papers.get("type") == "archival"
    assert papers.findtext("t:msIdentifier/t:repository", namespaces=NS) == "TNA"
    assert papers.findtext("t:msIdentifier/t:idno", namespaces=NS) == "FO 371/2488"


def test_a_part_of_a_book_cited_before_points_at_it_and_has_its_own_entry() -> None:
    whole = "C. Vogt (ed.), Harbours of the North (Oslo: Allen Press, 1990)."
    tei = made(whole, FULL, "D. Lind, ‘The Piers’ in Vogt, op. cit., n. 1.")
    (part,) = [each for each in tei.iterfind(".//t:text//t:bibl", NS) if "Piers" in "".join(each.itertext())]
    first, own = part.get("corresp").split()
    (book,) = [each for each in tei.iterfind(".//t:text//t:bibl", NS) if each.get(ID) == first[1:]]
    assert "Harbours" in "".join(book.itertext())
    assert own == "#lind-piers"


def test_names_that_a_file_may_not_begin_with_are_mended() -> None:
    (book,) = made("‘1848 and After’, in Journal of Irish History 12 (1984), pp. 201-220.").findall(
        ".//t:biblStruct", NS
    )
    assert book.get(ID)[0].isalpha()


WIDE = "is set in smaller type and so has more letters to the line than the running text has"
TWO_PAGES = (
    "12 Ë The Harbour\n"
    "The boats lay in the harbour and waited for the tide to turn.¹\n"
    "On the next day, when nobody was looking, they sailed away and\n"
    "nobody has seen them since, though many have looked for them\n"
    "ever since, from the mole, from the hills, and from the boats\n"
    f"1 The log of the harbour {WIDE},\nand the log {WIDE}. See Ada Stone, The Ships of\n"
    "\fThe Harbour Ë 13\n"
    "that came after them. There is no more to say.² The harbour is\n"
    "empty now, and will be empty when the last of us has gone and\n"
    "nobody is left to look for them.\n"
    f"the western ports (Dublin: Allen Press, 1951), 17. It {WIDE}\nand was never found.\n"
    "2 But see above."
)


def test_a_work_over_two_pages_is_one_in_the_list() -> None:
    tei = etree.fromstring(convert(Source("pages.txt", TWO_PAGES.encode())).data)
    (work,) = tei.findall(".//t:listBibl/t:biblStruct", NS)
    assert work.findtext(".//t:title", None, NS) == "The Ships of the western ports"
    assert work.findtext(".//t:publisher", None, NS) == "Allen Press"
    one, two = tei.findall(".//t:text//t:bibl", NS)
    assert (one.get("next"), two.get("prev")) == (f"#{two.get(ID)}", f"#{one.get(ID)}")
    assert work.get("corresp") == f"#{one.get(ID)}"


def test_a_translator_is_named_as_one_in_the_list() -> None:
    tei = made("Ada Stone, The Ships of Cork, trans. B. Reed (Dublin: Allen Press, 1951), 17.")
    (editor,) = tei.findall(".//t:listBibl//t:editor", NS)
    assert editor.get("role") == "translator"
