"""The works that a document cites, as reference managers take them."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import jsonschema
import pytest
from lxml import etree

from teikit.exporting.pipeline import export
from teikit.source import FileError, Source

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title>Letters of the Stones</title>
<author><persName><forename>Cy</forename> <surname>Reed</surname></persName></author></titleStmt>
<publicationStmt><publisher>Stone Archive</publisher><date when="2020-05">May 2020</date></publicationStmt>
<sourceDesc><bibl><title>Not cited</title></bibl></sourceDesc></fileDesc></teiHeader>
<standOff><listBibl>
<biblStruct xml:id="stone-ships" corresp="#b1 #b2"><monogr><author><persName>Ada Stone</persName></author>
<title level="m">Ships &amp; Boats of {Cork}</title><imprint><pubPlace>Dublin</pubPlace>
<publisher>Allen Press</publisher><date when="1951">1951</date><biblScope unit="volume" from="2" to="2">vol. 2</biblScope>
</imprint></monogr></biblStruct>
<biblStruct xml:id="reed-harbour" corresp="#b3"><analytic><author><persName>de Vries, Bela</persName></author>
<author>Harbour Board</author><title level="a">The Harbour</title></analytic>
<monogr><title level="j">Journal of Harbours</title><imprint><date from="1984" to="1985">1984/85</date>
<biblScope unit="volume">12</biblScope><biblScope unit="page" from="201" to="220">201–20</biblScope>
</imprint></monogr></biblStruct>
<bibl xml:id="papers" type="archival" corresp="#b4"><msIdentifier><repository>City Archive</repository>
<collection>Port</collection><idno type="shelfmark">Box 7</idno></msIdentifier></bibl>
</listBibl></standOff>
<text><body><p>One.<note n="1"><label>1</label> <bibl xml:id="b1" corresp="#stone-ships">Stone
<citedRange unit="page">17</citedRange></bibl></note>
Two.<note n="2"><label>2</label> <bibl xml:id="b2" corresp="#b1">Ibid., <citedRange>19</citedRange></bibl>;
<bibl xml:id="b3" corresp="#reed-harbour">de Vries</bibl>; <bibl xml:id="b4" corresp="#papers">Port</bibl></note></p>
</body></text></TEI>"""


def made(form: str, tei: str = TEI, **options: str) -> bytes:
    return export(Source("stones.xml", tei.encode()), form, options).data


def records(**options: str) -> dict[str, dict]:
    return {each["id"]: each for each in json.loads(made("csl-json", **options))}


def test_csl_json_has_the_edition_first_then_each_work() -> None:
    assert list(records()) == ["stones", "stone-ships", "reed-harbour", "papers"]
    assert list(records(works="own")) == ["stones"]
    assert list(records(works="cited")) == ["stone-ships", "reed-harbour", "papers"]


def test_csl_json_says_what_the_entries_say() -> None:
    book, article, papers = (records()[name] for name in ("stone-ships", "reed-harbour", "papers"))
    assert book["author"] == [{"family": "Stone", "given": "Ada"}]
    assert (book["publisher-place"], book["publisher"], book["volume"]) == ("Dublin", "Allen Press", "2")
    assert book["issued"] == {"date-parts": [[1951]]}
    assert article["type"] == "article-journal"
    assert article["author"] == [{"family": "de Vries", "given": "Bela"}, {"literal": "Harbour Board"}]
    assert (article["container-title"], article["page"]) == ("Journal of Harbours", "201-220")
    assert article["issued"] == {"date-parts": [[1984], [1985]]}
    assert (papers["type"], papers["archive"], papers["archive_location"]) == (
        "manuscript",
        "City Archive",
        "Box 7",
    )


def test_a_work_knows_the_places_that_cite_it_also_by_way_of_another() -> None:
    assert records()["stone-ships"]["custom"]["cited-in"] == [
        {"place": "note 1, 17", "id": "b1"},
        {"place": "note 2, 19", "id": "b2"},
    ]


def test_another_wish_is_refused_in_one_line() -> None:
    with pytest.raises(FileError, match="nobody knows which works"):
        made("ris", works="some")


@pytest.mark.skipif(not os.environ.get("TEIKIT_SCHEMA"), reason="TEIKIT_SCHEMA does not say where CSL's is")
def test_csl_json_is_valid_by_the_schema_of_csl() -> None:
    schema = json.loads(Path(os.environ["TEIKIT_SCHEMA"], "csl", "csl-data.json").read_text("utf-8"))
    for works in ("own", "cited", "all"):
        jsonschema.validate(json.loads(made("csl-json", works=works)), schema)


def test_bibtex_says_the_same_and_escapes_what_means_something() -> None:
    text = made("bibtex").decode()
    entries = re.findall(r"^@(\w+)\{([^,]+),", text, re.MULTILINE)
    assert entries == [
        ("book", "stones"),
        ("book", "stone-ships"),
        ("article", "reed-harbour"),
        ("unpublished", "papers"),
    ]
    assert r"title = {{Ships \& Boats of \{Cork\}}}" in text
    assert "author = {de Vries, Bela and {Harbour Board}}" in text
    assert "pages = {201--220}" in text
    assert "note = {Cited in note 1, 17; note 2, 19}" in text


def test_ris_has_one_record_for_each_work() -> None:
    text = made("ris").decode()
    assert re.findall(r"^TY  - (\w+)", text, re.MULTILINE) == ["BOOK", "BOOK", "JOUR", "MANSCPT"]
    assert text.count("ER  - ") == 4
    assert "SP  - 201\r\nEP  - 220" in text
    assert "N1  - Cited in note 2, 19" in text
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in text.split("\r\n") if line)


def test_zotero_rdf_links_works_journals_and_places() -> None:
    root = etree.fromstring(made("zotero-rdf"))
    spaces = {prefix: uri for prefix, uri in root.nsmap.items() if prefix}
    about = f"{{{spaces['rdf']}}}about"
    (article,) = root.findall("bib:Article", spaces)
    assert article.findtext("dcterms:isPartOf/bib:Journal/prism:volume", namespaces=spaces) == "12"
    named = root.findall(".//dcterms:isReferencedBy", spaces)
    memos = {memo.get(about) for memo in root.findall("bib:Memo", spaces)}
    assert {each.get(f"{{{spaces['rdf']}}}resource") for each in named} == memos
    assert len(memos) == 4


def test_without_a_list_the_citations_of_the_text_are_the_works() -> None:
    tei = re.sub(r"<standOff>.*</standOff>", "", TEI, flags=re.DOTALL)
    tei = tei.replace(
        '<bibl xml:id="b1" corresp="#stone-ships">Stone', '<bibl xml:id="b1">Stone, <title>Ships</title>'
    )
    found = json.loads(made("csl-json", tei, works="cited"))
    assert [(each["id"], each["title"]) for each in found] == [("b1", "Ships")]
    assert [each["place"] for each in found[0]["custom"]["cited-in"]] == ["note 1, 17", "note 2, 19"]


def test_the_page_lists_the_works_with_ways_back() -> None:
    html = made("html")
    section = html.decode().partition('aria-label="Works cited"')[2].partition("</section>")[0]
    assert re.findall(r'<li id="([^"]*)"', section) == [
        "stone-ships",
        "reed-harbour",
        "papers",
    ]
    assert re.findall(r'<a href="#(b\d)" aria-label="cited in ([^"]*)"', section)[:2] == [
        ("b1", "note 1, 17"),
        ("b2", "note 2, 19"),
    ]
    assert "rft.jtitle=Journal+of+Harbours" in section
    assert html.count(b"Allen Press") == 2  # in the list and in JSON-LD, not again among the data


def test_the_head_of_the_page_says_what_is_cited() -> None:
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', made("html").decode())
    data = json.loads(found)
    assert data["name"] == "Letters of the Stones"
    assert [each["name"] for each in data["citation"]][:2] == ["Ships & Boats of {Cork}", "The Harbour"]


@pytest.mark.parametrize("form", ["csl-json", "bibtex", "ris", "zotero-rdf"])
def test_a_document_that_cites_nothing_has_its_own_record(form: str) -> None:
    tei = re.sub(r"<standOff>.*</standOff>", "", TEI, flags=re.DOTALL)
    tei = re.sub(r"<body>.*</body>", "<body><p>One.</p></body>", tei, flags=re.DOTALL)
    assert b"Letters of the Stones" in made(form, tei)


LEGAL = """<listBibl>
<biblStruct xml:id="bgb" type="legal"><monogr><title level="m">BGB</title><imprint><date/></imprint></monogr></biblStruct>
<biblStruct xml:id="roe" type="legal"><analytic><title level="m">Roe v. Wade</title></analytic><monogr>
<title level="j">U.S.</title><imprint><date when="1973">1973</date><biblScope unit="volume">410</biblScope></imprint></monogr>
</biblStruct>
<biblStruct xml:id="weber"><monogr><title level="m">Économie et société</title><author><persName>Max Weber</persName></author>
<editor role="translator"><persName>Julien Freund</persName></editor><imprint><date>1971</date></imprint></monogr></biblStruct>
</listBibl>"""


@pytest.fixture
def legal() -> str:
    return TEI[: TEI.index("<listBibl>")] + LEGAL + TEI[TEI.index("</listBibl>") + len("</listBibl>") :]


def test_statutes_and_judgments_are_of_types_of_their_own(legal: str) -> None:
    said = {each["id"]: each["type"] for each in json.loads(made("csl-json", legal, works="cited"))}
    assert said == {"bgb": "legislation", "roe": "legal_case", "weber": "book"}
    assert "journal = {{U.S.}}" in made("bibtex", legal).decode()
    assert re.findall(r"TY  - (\w+)", made("ris", legal, works="cited").decode()) == ["STAT", "CASE", "BOOK"]
    assert made("zotero-rdf", legal, works="cited").count(b">statute<") == 1


def test_a_translator_is_no_editor(legal: str) -> None:
    (weber,) = (each for each in json.loads(made("csl-json", legal)) if each["id"] == "weber")
    assert weber["translator"] == [{"family": "Freund", "given": "Julien"}]
    assert "editor" not in weber
    assert "translator = {Freund, Julien}" in made("bibtex", legal).decode()
    assert "A4  - Freund, Julien" in made("ris", legal).decode()
    assert b"z:translators" in made("zotero-rdf", legal)
