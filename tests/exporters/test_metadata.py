"""What the metadata formats say of one letter whose header says everything."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml import etree

from teikit.exporting.pipeline import UnfitError, export
from teikit.package import Verdict
from teikit.source import Source

LETTER = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title level="s">Letters of the Stones</title><title type="main">Ada to Bela</title>
<title type="sub">with a drawing</title>
<author><persName ref="https://viaf.org/viaf/123/"><forename>Ada</forename> <surname>Stone</surname></persName></author>
<editor ref="#cy">Reed, Cy</editor>
<respStmt><resp>translation</resp><name>Dora Fox</name></respStmt>
<funder>Fund for Letters</funder></titleStmt>
<editionStmt><edition>second edition</edition></editionStmt>
<extent>2 leaves</extent>
<publicationStmt><publisher>Stone Archive</publisher><pubPlace>Cork</pubPlace><date when="2020-05-01">May 2020</date>
<idno type="DOI">https://doi.org/10.5072/stone.7</idno><idno type="shelf">S 7</idno>
<availability><licence target="https://creativecommons.org/licenses/by-sa/4.0/deed.de">CC BY-SA</licence></availability>
</publicationStmt>
<sourceDesc><msDesc><msIdentifier><settlement>Cork</settlement><repository>City Library</repository><idno>MS 7</idno>
</msIdentifier><history><origin><origDate notBefore="1850" notAfter="1855">about 1852</origDate></origin></history></msDesc>
</sourceDesc></fileDesc>
<profileDesc><abstract><p>She writes of ships.</p></abstract>
<langUsage><language ident="en">English</language></langUsage>
<textClass><keywords scheme="https://example.org/kinds"><term>letters</term></keywords></textClass>
<correspDesc key="7"><correspAction type="sent"><persName ref="https://viaf.org/viaf/123">Ada Stone</persName>
<placeName ref="https://www.geonames.org/2965140/cork.html">Cork</placeName><date when="1852-03-04">4 March</date></correspAction>
<correspAction type="received"><persName>Bela Stone</persName><date>soon</date></correspAction>
<correspAction type="forwarded"><persName>Cy</persName></correspAction></correspDesc></profileDesc>
<revisionDesc><change when="2021-02-03" who="#cy">proofread</change><change>created</change></revisionDesc></teiHeader>
<standOff><listPerson><person xml:id="cy"><persName>Cy Reed</persName><idno type="GND">118540238</idno></person></listPerson></standOff>
<facsimile><surface xml:id="s1"><graphic url="https://example.org/7.jpg" width="100px" height="200px"/></surface></facsimile>
<text><body><div type="letter"><head>Dear Bela</head><pb n="1" facs="#s1" xml:id="p1"/><p>Ships.</p></div></body></text></TEI>"""
DC, MODS, PREMIS = (
    "{http://purl.org/dc/elements/1.1/}",
    "{http://www.loc.gov/mods/v3}",
    "{http://www.loc.gov/premis/v3}",
)
METS, TEI = "{http://www.loc.gov/METS/}", "{http://www.tei-c.org/ns/1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"


def made(name: str, /, **options: str) -> etree._Element:
    exported = export(Source("letters/seven.xml", LETTER.encode()), name, options)
    assert exported.receipt.verdict in (Verdict.VALID, Verdict.NOT_CHECKED)
    return etree.fromstring(exported.data)


def said(root: etree._Element, name: str) -> list[str]:
    return [" ".join("".join(map(str, each.itertext())).split()) for each in root.iter(name)]


def test_dublin_core() -> None:
    record = made("dublin-core")
    assert said(record, f"{DC}title") == ["Ada to Bela", "with a drawing"]
    assert said(record, f"{DC}creator") == ["Stone, Ada"]
    assert said(record, f"{DC}contributor") == ["Reed, Cy", "Dora Fox", "Fund for Letters"]
    assert said(record, f"{DC}date") == ["2020-05-01", "1852-03-04", "1850/1855"]
    assert said(record, f"{DC}identifier") == ["https://doi.org/10.5072/stone.7", "S 7"]
    assert said(record, f"{DC}source") == ["Cork, City Library, MS 7"]
    assert said(record, f"{DC}relation") == ["Letters of the Stones"]
    assert said(record, f"{DC}rights") == ["https://creativecommons.org/licenses/by-sa/4.0/", "CC BY-SA"]


def test_what_of_the_header_no_row_takes_is_told_with_its_place() -> None:
    def lost(form: str) -> dict[str, int]:
        receipt = export(Source("seven.xml", LETTER.encode()), form).receipt
        return {each.what.partition(":")[0]: each.line for each in receipt.losses}

    letters = {
        "1 × profileDesc/correspDesc/correspAction/persName": 20,
        "2 × profileDesc/correspDesc/correspAction": 22,
    }
    assert lost("mods") == letters
    assert lost("dublin-core") == letters | {
        "1 × fileDesc/editionStmt": 8,
        "1 × fileDesc/publicationStmt/pubPlace": 10,
        "1 × revisionDesc": 24,
    }


def test_dublin_core_in_the_terms_of_dcmi() -> None:
    record = made("dublin-core", form="dcterms")
    terms = "{http://purl.org/dc/terms/}"
    assert said(record, f"{terms}alternative") == ["with a drawing"]
    assert said(record, f"{terms}issued") == ["2020-05-01"]
    assert said(record, f"{terms}created") == ["1852-03-04", "1850/1855"]


def test_datacite_says_the_same_in_xml_and_json() -> None:
    exported = export(Source("seven.xml", LETTER.encode()), "datacite", {"form": "json"})
    assert exported.receipt.verdict is Verdict.VALID
    record: dict[str, Any] = json.loads(exported.data)
    assert (record["doi"], record["publicationYear"]) == ("10.5072/stone.7", "2020")
    (creator,) = record["creators"]
    assert (creator["familyName"], creator["givenName"], creator["nameType"]) == ("Stone", "Ada", "Personal")
    assert creator["nameIdentifiers"][0]["nameIdentifierScheme"] == "VIAF"
    kinds = {each["name"]: each["contributorType"] for each in record["contributors"]}
    assert kinds == {"Reed, Cy": "Editor", "Dora Fox": "Translator"}
    assert (
        record["contributors"][0]["nameIdentifiers"][0]["nameIdentifier"] == "https://d-nb.info/gnd/118540238"
    )
    assert record["rightsList"][0]["rightsIdentifier"] == "CC-BY-SA-4.0"
    assert {each["dateType"] for each in record["dates"]} == {"Issued", "Created", "Updated"}
    kernel = "{http://datacite.org/schema/kernel-4}"
    xml = made("datacite")
    assert said(xml, f"{kernel}identifier") == ["10.5072/stone.7"]
    assert said(xml, f"{kernel}familyName") == ["Stone", "Reed"]
    assert said(xml, f"{kernel}subject") == ["letters"]


def test_datacite_lists_all_that_is_missing() -> None:
    thin = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p/></body></text></TEI>'
    with pytest.raises(UnfitError) as caught:
        export(Source("thin.xml", thin.encode()), "datacite")
    assert [each.target for each in caught.value.receipt.missing] == [
        "doi",
        "creators",
        "titles",
        "publisher",
        "publicationYear",
    ]
    assert len(caught.value.lines) == 5


def test_an_option_that_is_no_doi_is_none() -> None:
    with pytest.raises(UnfitError, match="datacite needs doi"):
        export(Source("seven.xml", LETTER.encode()), "datacite", {"doi": "seven"})


def test_mods() -> None:
    record = made("mods")
    assert said(record, f"{MODS}subTitle") == ["with a drawing"]
    assert said(record, f"{MODS}shelfLocator") == ["MS 7"]
    assert said(record, f"{MODS}roleTerm") == ["author", "editor", "translation", "funder"]
    assert said(record, f"{MODS}recordChangeDate") == ["2021-02-03"]
    points = {each.get("point"): each.text for each in record.iter(f"{MODS}dateCreated") if each.get("point")}
    assert points == {"start": "1850", "end": "1855"}


def test_premis() -> None:
    record = made("premis")
    assert said(record, f"{PREMIS}eventType") == ["modification", "creation"]
    assert said(record, f"{PREMIS}eventDateTime") == ["2021-02-03", "XXXX"]
    assert said(record, f"{PREMIS}agentName") == ["Cy Reed"]
    assert said(record, f"{PREMIS}size") == [str(len(LETTER))]
    assert said(record, f"{PREMIS}originalName") == ["seven.xml"]


def test_mets_ties_divisions_and_pages_to_files() -> None:
    record = made("mets")
    files = {each.get("ID"): each for each in record.iter(f"{METS}file")}
    assert set(files) == {"file-tei", "file-image-1"}
    assert files["file-tei"].get("CHECKSUMTYPE") == "SHA-256"
    assert [each.get("LABEL") for each in record.iter(f"{METS}div") if each.get("LABEL")] == ["Dear Bela"]
    (page,) = [each for each in record.iter(f"{METS}div") if each.get("TYPE") == "page"]
    assert (page.get("ORDERLABEL"), [each.get("FILEID") for each in page.iter(f"{METS}fptr")][1]) == (
        "1",
        "file-image-1",
    )
    assert said(record, f"{MODS}title")[0] == "Ada to Bela"
    assert said(record, f"{PREMIS}eventType") == ["modification", "creation"]


def test_edm() -> None:
    record = made("edm")
    edm, rdf = "{http://www.europeana.eu/schemas/edm/}", "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
    assert said(record, f"{edm}dataProvider") == ["Stone Archive"]
    (licence,) = record.iter(f"{edm}rights")
    assert licence.get(f"{rdf}resource") == "http://creativecommons.org/licenses/by-sa/4.0/"
    (creator,) = record.iter(f"{DC}creator")
    assert creator.get(f"{rdf}resource") == "https://viaf.org/viaf/123"
    assert [each.get(f"{rdf}resource") for each in record.iter(f"{edm}hasView")] == [
        "https://example.org/7.jpg"
    ]


def test_cmif_says_who_wrote_to_whom_and_what_has_no_place() -> None:
    record = made("cmif")
    (letter,) = record.iter(f"{TEI}correspDesc")
    assert letter.get("key") == "7"
    assert said(letter, f"{TEI}persName") == ["Ada Stone", "Bela Stone"]
    assert next(letter.iter(f"{TEI}placeName")).get("ref") == "https://sws.geonames.org/2965140/"
    assert [each.get("when") for each in letter.iter(f"{TEI}date")] == ["1852-03-04"]
    losses = export(Source("seven.xml", LETTER.encode()), "cmif").receipt.losses
    assert [each.what for each in losses] == [
        "1 date without a dating attribute",
        'correspAction "forwarded"',
    ]


def test_cmdi_has_the_header_in_its_envelope() -> None:
    record = made("cmdi", collection="Stones", link="https://example.org/7.cmdi")
    cmd = "{http://www.clarin.eu/cmd/1}"
    header = next(record.iter("{*}teiHeader"))
    mixed = [each.tag for each in header.iter(etree.Element) if len(each) and (each.text or "").strip()]
    assert mixed == []  # components have no words of their own
    assert [each.get("ident") for each in header.iter("{*}language")] == ["en"]
    assert said(header, "{*}idno") == ["https://doi.org/10.5072/stone.7", "S 7", "MS 7"]
    assert said(record, f"{cmd}MdCreationDate") == ["2021-02-03"]
    assert said(record, f"{cmd}MdCollectionDisplayName") == ["Stones"]
    assert said(record, f"{cmd}ResourceType") == ["LandingPage", "Resource", "Resource"]


def test_times_come_from_the_environment_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    header = f"{METS}metsHdr"
    assert next(made("mets").iter(header)).get("CREATEDATE") is None
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert next(made("mets").iter(header)).get("CREATEDATE") == "1970-01-02T00:00:00Z"
