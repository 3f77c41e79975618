"""What the data formats say of one small text that has something of everything."""

from __future__ import annotations

import csv
import io
import json
import re
import struct
import warnings
import zlib
from pathlib import Path
from typing import Any

import conllu
import pytest
import rdflib
from tests.conftest import Teikit

from teikit.exporting.pipeline import UnfitError, export
from teikit.package import Exported, Verdict
from teikit.source import Source

TEXT = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title>Ships</title><author><forename>Ada</forename> <surname>Stone</surname></author></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>
<profileDesc><creation><date when="1852-03-04"/></creation></profileDesc></teiHeader>
<facsimile><surface xml:id="s1"><graphic url="1.png"/></surface><surface xml:id="s2"><graphic url="2.png" width="20" height="30"/></surface></facsimile>
<standOff><listPerson><person xml:id="bela"><persName>Bela Reed</persName><persName>B. R.</persName>
<idno type="GND">118540238</idno><birth when="1820"/><death><date>1880-01-02</date></death></person></listPerson>
<listPlace><place xml:id="cork" type="city"><placeName xml:lang="en">Cork</placeName><country key="IE">Ireland</country>
<location><geo>51,8969 -8,4863</geo></location></place><place xml:id="nowhere"><placeName>Nowhere</placeName></place></listPlace></standOff>
<text xml:lang="en"><body><pb n="1" facs="#s1"/><p>Then <persName ref="#bela">Bela of <placeName ref="#cork">Cork</placeName></persName> said
“no”. On <date when="1852-03-04">4. March</date> he left<note n="1" xml:id="n1" place="bottom">For <placeName ref="https://example.org/rome">Rome</placeName>.</note>.</p>
<pb n="2" facs="#s2"/><p>He <w lemma="come" pos="VERB" msd="Tense=Past">came</w><pc>.</pc></p></body></text></TEI>"""


def made(name: str, /, **options: Any) -> Exported:
    exported = export(Source("ships.xml", TEXT.encode()), name, options)
    assert exported.receipt.verdict is Verdict.VALID, exported.receipt.remarks
    return exported


def rows(exported: Exported, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exported.package.files[name].decode(), newline="")))


def test_csv_has_mentions_entities_and_notes() -> None:
    exported = made("csv")
    said = [(row["words"], row["kind"], row["ref"], row["date"]) for row in rows(exported, "mentions.csv")]
    assert said == [
        ("Bela of Cork", "PER", "bela", ""),
        ("Cork", "LOC", "cork", ""),
        ("4. March", "DATE", "", "1852-03-04"),
        ("Rome", "LOC", "https://example.org/rome", ""),
    ]
    bela, cork, _ = rows(exported, "entities.csv")
    assert (bela["other_names"], bela["identifiers"]) == ("B. R.", "https://d-nb.info/gnd/118540238")
    assert (bela["begin"], bela["end"], bela["mentions"]) == ("1820", "1880-01-02", "1")
    assert (cork["latitude"], cork["longitude"]) == ("51.8969", "-8.4863")
    (note,) = rows(exported, "notes.csv")
    assert (note["number"], note["place"], note["words"]) == ("1", "bottom", "For Rome.")
    assert exported.receipt.counts == {"mentions": 4, "entities": 3, "notes": 1}


def test_jsonl_has_a_line_for_each_block() -> None:
    lines = [json.loads(line) for line in made("jsonl").data.decode().splitlines()]
    assert [line["text"] for line in lines] == [
        "Then Bela of Cork said “no”. On 4. March he left.",
        "He came.",
        "For Rome.",
    ]
    names = [line["text"][span["start"] : span["end"]] for line in lines for span in line["spans"]]
    assert names == ["Bela of Cork", "Cork", "4. March", "Rome"]


def test_two_pages_of_one_image_keep_each_its_text() -> None:
    spread = re.sub(r"<pb [^>]*>", '<pb facs="#s2"/>', TEXT)
    options = {"base": "https://example.org/", "width": 10, "height": 10}
    canvases = json.loads(export(Source("ships.xml", spread.encode()), "iiif", options).data)["items"]
    texts = [
        each["annotations"][0]["items"][0]["body"]["value"] for each in canvases if "annotations" in each
    ]
    assert texts == ["Then Bela of Cork said “no”. On 4. March he left.", "He came."]


def test_images_that_no_page_break_leads_to_are_pages_too() -> None:
    covers = TEXT.replace(
        "<facsimile>", '<facsimile><surface><graphic url="0.png" width="9" height="9"/></surface>'
    )
    options = {"base": "https://example.org/", "width": 10, "height": 10}
    canvases = json.loads(export(Source("ships.xml", covers.encode()), "iiif", options).data)["items"]
    images = [each["items"][0]["items"][0]["body"]["id"].rpartition("/")[2] for each in canvases]
    assert images == ["0.png", "1.png", "2.png"]


def test_a_name_over_the_end_of_a_block_is_told() -> None:
    crossing = TEXT.replace("<p>He ", "<p>He <name>went<lg><l>to</l><l>sea</l></lg></name> ")
    receipt = export(Source("ships.xml", crossing.encode()), "jsonl").receipt
    assert [each.what for each in receipt.losses] == ["“went to sea” runs over the end of a block"]


def test_iob_labels_outer_names_and_says_what_has_no_place() -> None:
    exported = made("iob")
    lines = exported.data.decode().split("\n")
    assert lines[:5] == ["Then O", "Bela B-PER", "of I-PER", "Cork I-PER", "said O"]
    assert [each.what for each in exported.receipt.losses] == ["placeName “Cork” in another name"]
    assert exported.receipt.counts["sentences"] == 4


def test_conllu_is_read_by_another_program() -> None:
    sentences = conllu.parse(made("conllu").data.decode())
    assert [each.metadata["text"] for each in sentences] == [
        "Then Bela of Cork said “no”.",
        "On 4. March he left.",
        "He came.",
        "For Rome.",
    ]
    came = sentences[2][1]
    assert (came["lemma"], came["upos"], came["feats"]) == ("come", "VERB", {"Tense": "Past"})
    assert sentences[0][1]["misc"] == {"NER": "B-PER"}
    assert "newdoc" in sentences[0].metadata


def test_brat_spans_have_their_words() -> None:
    files = made("brat").package.files
    lines = files["text.ann"].decode().splitlines()
    assert lines[0] == "T1\tPerson 5 17\tBela of Cork"
    assert lines[1] == "N1\tReference T1 register:bela\tBela Reed"
    assert any(line.endswith("\t1852-03-04") for line in lines)


def test_web_annotations_point_at_the_text_by_place_and_words() -> None:
    page = json.loads(made("webannotation", base="https://example.org/").package.files["annotations.json"])
    first = page["items"][0]
    assert first["target"]["source"] == "https://example.org/ships.txt"
    assert first["target"]["selector"][1]["exact"] == "Bela of Cork"
    assert {
        "type": "SpecificResource",
        "purpose": "identifying",
        "source": "https://d-nb.info/gnd/118540238",
    } in first["body"]


def test_geojson_has_places_with_coordinates_and_names_the_others() -> None:
    exported = made("geojson")
    (cork,) = json.loads(exported.data)["features"]
    assert cork["geometry"]["coordinates"] == [-8.4863, 51.8969]
    assert (cork["properties"]["name"], cork["properties"]["mentions"]) == ("Cork", 1)
    assert [each.what for each in exported.receipt.losses] == ["the place “Nowhere” without coordinates"]


def test_linked_places() -> None:
    cork, nowhere = json.loads(made("linked-places").data)["features"]
    assert cork["properties"] == {"title": "Cork", "ccodes": ["IE"]}
    assert cork["names"] == [{"toponym": "Cork", "citations": [{"label": "Ships"}], "lang": "en"}]
    assert cork["types"][0]["label"] == "city"
    assert "geometry" not in nowhere


def test_rdf_says_the_same_in_turtle_and_json_ld() -> None:
    turtle = rdflib.Graph().parse(data=made("rdf").data, format="turtle")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of rdflib against itself
        json_ld = rdflib.Graph().parse(data=made("rdf", form="json-ld").data, format="json-ld")
    assert set(turtle) == set(json_ld)
    crm = rdflib.Namespace("http://www.cidoc-crm.org/cidoc-crm/")
    (person,) = [each for each in turtle.subjects(rdflib.RDF.type, crm.E21_Person) if "bela" in each]
    (birth,) = turtle.subjects(crm.P98_brought_into_life, person)
    (span,) = turtle.objects(birth, crm["P4_has_time-span"])
    assert str(turtle.value(span, crm.P82a_begin_of_the_begin)) == "1820"
    assert len(list(turtle.objects(None, crm.P67_refers_to))) == 4


def test_docbin_is_read_by_spacy_and_has_the_words_of_jsonl() -> None:
    spacy = pytest.importorskip("spacy", reason="pip install 'teikit[spacy]'")
    exported = made("spacy")
    documents = list(spacy.tokens.DocBin().from_bytes(exported.data).get_docs(spacy.vocab.Vocab()))
    lines = [json.loads(line)["text"] for line in made("jsonl").data.decode().splitlines()]
    assert [each.text for each in documents] == lines
    assert [(each.text, each.label_) for each in documents[0].ents] == [
        ("Bela of Cork", "PER"),
        ("4. March", "DATE"),
    ]
    assert documents[1][1].lemma_ == "come"
    assert len(list(documents[0].sents)) == 2


PLAY = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Ships</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>{declared}</teiHeader>
<text><body><div type="act" n="I"><head>First</head><div type="scene"><p n="a">One.</p></div><div type="scene"><p n="b">Two.</p></div></div>
<div type="act" n="II"><p n="c">Three.</p></div></body></text></TEI>"""
DECLARED = """<encodingDesc><refsDecl><citeStructure unit="act" match="//body/div" use="@n">
<citeStructure unit="line" match=".//p" use="@n" delim=":"/></citeStructure></refsDecl></encodingDesc>"""


def tree(text: str) -> dict[str, bytes]:
    exported = export(Source("play.xml", text.encode()), "dts", {"base": "https://example.org/"})
    assert exported.receipt.verdict is Verdict.VALID
    return dict(exported.package.files)


def test_dts_cites_by_divisions() -> None:
    files = tree(PLAY.format(declared=""))
    top = json.loads(files["navigation/play/index.json"])
    assert [(each["identifier"], each["level"], each["parent"]) for each in top["member"]] == [
        ("I", 1, None),
        ("I.1", 2, "I"),
        ("I.2", 2, "I"),
        ("II", 1, None),
    ]
    assert b'<p n="b">Two.</p>' in files["document/play/I.2.xml"]
    assert [each["identifier"] for each in json.loads(files["navigation/play/I.json"])["member"]] == [
        "I.1",
        "I.2",
    ]
    assert (
        json.loads(files["index.json"])["navigation"]
        == "https://example.org/navigation/{resource}/{ref}.json"
    )


def test_dts_cites_as_the_header_says() -> None:
    files = tree(PLAY.format(declared=DECLARED))
    top = json.loads(files["navigation/play/index.json"])
    assert [each["identifier"] for each in top["member"]] == ["I", "I:a", "I:b", "II", "II:c"]
    (kind,) = top["resource"]["citationTrees"][0]["citeStructure"]
    assert (kind["citeType"], kind["citeStructure"][0]["citeType"]) == ("act", "line")


def test_dts_says_which_units_cannot_be_cited() -> None:
    text = PLAY.format(declared=DECLARED).replace('n="b"', 'n="a"')
    exported = export(Source("play.xml", text.encode()), "dts")
    assert [each.what for each in exported.receipt.losses] == ["another unit that is cited as I:a"]
    assert (exported.receipt.verdict, exported.receipt.counts) == (Verdict.VALID, {"units": 4})


def png(width: int, height: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunk = b"IHDR" + head
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(head)) + chunk + struct.pack(">I", zlib.crc32(chunk))


def test_iiif_takes_sizes_from_images_and_text_from_pages(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "ships.xml").write_text(TEXT, "utf-8")
    (tmp_path / "1.png").write_bytes(png(640, 480))
    done = teikit("export", "iiif", "ships.xml", "--set", "base=https://example.org/ships")
    assert done.code == 0, done.err
    manifest = json.loads((tmp_path / "ships.manifest.json").read_bytes())
    first, second = manifest["items"]
    assert (first["width"], first["height"], second["width"]) == (640, 480, 20)
    assert first["items"][0]["items"][0]["body"]["id"] == "https://example.org/ships/1.png"
    assert first["annotations"][0]["items"][0]["body"]["value"].startswith("Then Bela")
    assert second["annotations"][0]["items"][0]["body"]["value"] == "He came."


def test_iiif_names_every_image_without_a_size() -> None:
    with pytest.raises(UnfitError) as caught:
        export(Source("ships.xml", TEXT.encode()), "iiif", {"base": "https://example.org/ships"})
    (told,) = caught.value.receipt.missing
    assert (told.target, told.line) == ("height and width of a canvas", 10)
