"""A text whose parts are files of their own is exported whole, or it is said what is missing."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from lxml import etree
from tests.conftest import Teikit
from tests.exporters.test_frame import SCHEMA

SPACES = 'xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://www.w3.org/2001/XInclude"'
BOOK = f"""<TEI {SPACES}><teiHeader><fileDesc>
<xi:include href="head/title.xml"/>
<publicationStmt><publisher>Us</publisher><date when="2020-05-01"/></publicationStmt>
<sourceDesc><p>born digital</p></sourceDesc></fileDesc></teiHeader>
<text xml:lang="en"><body>
<p>Before<ref target="#n1">1</ref>.</p>
<xi:include href="chapters/1.xml"/>
<xi:include href="chapters/2.xml" xpointer="two"/>
<p>After.</p>
</body></text></TEI>"""
PARTS = {
    "head/title.xml": f"<titleStmt {SPACES}><title>Letters</title><author>Ada Stone</author></titleStmt>",
    "chapters/1.xml": f'<div {SPACES}><head>One</head><p>First.</p><note xml:id="n1">A note.</note>'
    '<xi:include href="deeper/3.xml"/></div>',
    "chapters/deeper/3.xml": f"<p {SPACES}>Deep <unclear>words</unclear>.</p>",
    "chapters/2.xml": f'<TEI {SPACES}><text><body><div xml:id="two"><p>Second.</p></div><p>No.</p></body></text></TEI>',
}
WORDS = "Before[1].\n\nOne\n\nFirst.\n\nDeep words.\n\nSecond.\n\nAfter.\n\n[1] A note.\n"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    for name, text in {"book.xml": BOOK, **PARTS}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_the_parts_are_read_where_they_are_included(teikit: Teikit, book: Path) -> None:
    assert teikit("export", "text", "book.xml", "--receipt", "receipt.json").code == 0
    assert (book / "book.txt").read_text("utf-8") == WORDS
    receipt = json.loads((book / "receipt.json").read_bytes())
    jsonschema.validate(receipt, SCHEMA)
    (told,) = receipt["exports"]
    assert set(told["parts"]) >= set(PARTS)
    unclear = next(each for each in told["losses"] if "unclear" in each["what"])
    assert (unclear["line"], unclear["column"]) == (7, 1)  # what brings it in


def test_metadata_in_a_part_is_that_of_the_text(teikit: Teikit, book: Path) -> None:
    assert teikit("export", "dublin-core", "book.xml").code == 0
    assert "Ada Stone" in (book / "book.oai_dc.xml").read_text("utf-8")


@pytest.mark.parametrize("form", ["html", "markdown", "latex", "tei-simple-print", "jats", "jsonl"])
def test_every_format_has_the_words_of_the_parts(teikit: Teikit, book: Path, form: str) -> None:
    assert teikit("export", form, "book.xml", "-o", "made").code == 0
    made = (book / "made").read_text("utf-8")
    assert "Deep" in made
    assert "Second." in made
    assert "No." not in made


def test_a_part_that_is_not_there_is_said_at_its_place(teikit: Teikit, book: Path) -> None:
    (book / "chapters/deeper/3.xml").unlink()
    done = teikit("export", "text", "book.xml")
    assert done.code == 2
    assert "chapters/1.xml:1:" in done.err
    assert '"deeper/3.xml": no such file' in done.err
    assert not (book / "book.txt").exists()
    assert teikit("export", "text", "book.xml", "--incomplete", "--receipt", "r.json").code == 0
    (told,) = json.loads((book / "r.json").read_bytes())["exports"]
    assert told["losses"][0]["what"] == 'include in chapters/1.xml: "deeper/3.xml": no such file'


def test_no_part_outside_the_project_is_read(teikit: Teikit, book: Path) -> None:
    (book / "inside").mkdir()
    (book / "secret.xml").write_text(PARTS["chapters/deeper/3.xml"], "utf-8")
    (book / "inside/book.xml").write_text(BOOK.replace("chapters/1.xml", "../secret.xml"), "utf-8")
    (book / "inside/teikit.toml").write_text("", "utf-8")
    done = teikit("export", "text", "inside/book.xml")
    assert done.code == 2


def test_a_part_beside_the_folder_of_a_text_is_read_where_the_configuration_lies_above(
    teikit: Teikit, book: Path
) -> None:
    (book / "texts").mkdir()
    (book / "book.xml").rename(book / "texts/book.xml")
    whole = BOOK.replace('href="', 'href="../')
    (book / "texts/book.xml").write_text(whole, "utf-8")
    assert "lies outside the project" in teikit("export", "text", "texts/book.xml").err
    (book / "teikit.toml").touch()
    assert teikit("export", "text", "texts/book.xml", "--receipt", "receipt.json").code == 0
    assert (book / "texts/book.txt").read_text("utf-8") == WORDS
    (told,) = json.loads((book / "receipt.json").read_bytes())["exports"]
    assert set(told["parts"]) == {f"../{name}" for name in PARTS}


def test_a_part_that_changed_is_exported_again(teikit: Teikit, book: Path) -> None:
    (book / "other.xml").write_text(
        BOOK.split('<xi:include href="chapters')[0] + "</body></text></TEI>", "utf-8"
    )
    teikit("export", "text", "book.xml", "other.xml", "-o", "out/")
    (book / "chapters/2.xml").write_text(PARTS["chapters/2.xml"].replace("Second", "Changed"), "utf-8")
    assert teikit("export", "text", "book.xml", "other.xml", "-o", "out/", "--resume").code == 0
    assert "Changed." in (book / "out/book.txt").read_text("utf-8")


def test_standoff_leaves_includes_as_they_are(teikit: Teikit, book: Path) -> None:
    assert teikit("export", "standoff", "book.xml").code == 0
    assert '<xi:include href="chapters/1.xml"/>' in (book / "book.standoff.xml").read_text("utf-8")


def test_the_document_of_dts_is_whole(teikit: Teikit, book: Path) -> None:
    assert teikit("export", "dts", "book.xml", "-o", "dts").code == 0
    document = (book / "dts/document/book/index.xml").read_text("utf-8")
    assert "Deep <unclear>words" in document
    assert "Ada Stone" in document
    assert "include" not in document.replace(SPACES, "")
    assert (book / "dts/document/book/1.xml").is_file()


def test_the_document_of_dts_needs_no_entities(teikit: Teikit, tmp_path: Path) -> None:
    declared = '<?xml version="1.0" encoding="iso-8859-1"?><!DOCTYPE TEI [<!ENTITY who "Ännchen">]>'
    text = BOOK.replace("<p>After.</p>", "<div><p>&who;</p></div>").encode("iso-8859-1")
    lines = [line for line in text.split(b"\n") if b"<xi:" not in line]
    titled = b"\n".join(lines).replace(b"<publ", b"<titleStmt><title>x</title></titleStmt><publ", 1)
    (tmp_path / "book.xml").write_bytes(declared.encode("iso-8859-1") + titled)
    assert teikit("export", "dts", "book.xml", "-o", "dts").code == 0
    for name in ("index", "1"):
        root = etree.parse(tmp_path / f"dts/document/book/{name}.xml").getroot()
        assert "Ännchen" in "".join(root.itertext())
