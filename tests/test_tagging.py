"""teikit tag writes tags and nothing else; teikit untag takes them out again, byte for byte."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from teikit.converting.plan import Choice
from teikit.source import Source
from teikit.tagging.marks import untag
from teikit.tagging.pipeline import tag
from tests.conftest import Teikit

FRAME = """<?xml version="1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>Otto von Bismarck</title></titleStmt></fileDesc></teiHeader>
<text xml:lang="en"><body>%s</body></text></TEI>
"""


def tagged(body: str, refused: tuple[str, ...] = ()) -> tuple[str, dict[str, int]]:
    """The body with its tags, without what only says who wrote them; and what was left."""
    source = Source("a.xml", (FRAME % body).encode())

    def prove(made: Source) -> list[str]:
        return [word for word in refused if word.encode() in made.data]

    found = tag(source, Choice(), prove)
    back, count = untag(Source("a.xml", found.data))
    assert back == source.data
    assert count == len(found.written)
    text = found.data.decode().partition("<body>")[2].partition("</body>")[0]
    for mark in found.written:
        start = mark.edits("utf-8")[0].replacement.decode()
        text = text.replace(start, f"<{mark.claim.element}>", 1)
    return text, dict(found.left)


def test_names_and_dates_are_tagged_and_the_header_is_not() -> None:
    text, left = tagged("<p>On 2 April 1921 Otto von Bismarck left Berlin.</p>")
    assert text == (
        "<p>On <date>2 April 1921</date> <persName>Otto von Bismarck</persName> left "
        "<placeName>Berlin</placeName>.</p>"
    )
    assert left == {}


def test_a_name_goes_on_over_the_end_of_a_line_and_of_a_hyphened_word() -> None:
    text, _ = tagged('<p>We saw Charles<lb/>\n de Gaulle in Stutt<lb break="no"/>gart.</p>')
    assert "<persName>Charles<lb/>\n de Gaulle</persName>" in text
    assert '<placeName>Stutt<lb break="no"/>gart</placeName>' in text


def test_what_is_tagged_is_not_tagged_again() -> None:
    text, left = tagged('<p>In <placeName ref="#b">Berlin</placeName> and <rs>in Berlin</rs> it rained.</p>')
    assert "<placeName>" not in text
    assert left == {"something is tagged there already": 2}


def test_a_name_that_markup_crosses_is_left_and_counted() -> None:
    text, left = tagged("<p>She met <hi>Charles de</hi> Gaulle there.</p>")
    assert "<persName>" not in text
    assert left == {"markup crosses it": 1}


def test_no_tag_stands_in_a_section_of_characters_or_in_another_vocabulary() -> None:
    text, _ = tagged('<p><![CDATA[In Berlin]]> and <m xmlns="urn:m">in Paris</m>.</p>')
    assert "<placeName>" not in text


def test_what_the_schema_forbids_is_not_written() -> None:
    text, left = tagged("<p>On 2 April 1921 he left Berlin.</p>", refused=("<placeName",))
    assert text == "<p>On <date>2 April 1921</date> he left Berlin.</p>"
    assert left == {"the schema does not allow it there": 1}


@settings(max_examples=40)
@given(
    st.lists(
        st.sampled_from(
            [
                "In Berlin ",
                "<lb/>",
                "<hi>on 3 May 1848</hi>",
                "&amp;",
                " O’Brien\r\n",
                "é",
                "<note>Paris</note>",
            ]
        )
    )
)
def test_untag_restores_every_byte(parts: list[str]) -> None:
    tagged("<p>" + "".join(parts) + "</p>")


def test_the_commands_write_show_and_take_out(teikit: Teikit, tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    data = (FRAME % "<p>He left Berlin on 2 April 1921.</p>").encode()
    file.write_bytes(data)
    shown = teikit("tag", "--dry-run", file)
    assert shown.code == 0
    assert "2 April 1921" in shown.text
    assert file.read_bytes() == data
    assert b"+" in teikit("tag", "--diff", file).out
    teikit("tag", file)
    teikit("untag", file)
    assert file.read_bytes() == data


@pytest.mark.skipif(
    "TEIKIT_CORPUS" not in os.environ, reason="TEIKIT_CORPUS does not say where real files are"
)
def test_real_files_come_back_byte_for_byte() -> None:
    files = sorted(
        Path(os.environ["TEIKIT_CORPUS"], "tei").rglob("*.xml"), key=lambda path: path.stat().st_size
    )
    for file in files[:60:4]:
        source = Source(str(file), file.read_bytes())
        found = tag(source, Choice(), lambda _made: ())
        assert untag(Source(str(file), found.data))[0] == source.data


HEAD = (
    "<teiHeader><fileDesc><titleStmt><title>A</title></titleStmt><publicationStmt><p>no</p></publicationStmt>"
    "<sourceDesc><p>no</p></sourceDesc></fileDesc></teiHeader>"
)
SPACE = {"t": "http://www.tei-c.org/ns/1.0"}


def edition(body: str, more: str = "") -> str:
    text = f'<text xml:lang="en"><body>{body}</body></text>'
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0">\n{HEAD}{more}\n{text}</TEI>\n'


def test_what_markup_crosses_is_split_where_it_is_asked_for(teikit: Teikit, tmp_path: Path) -> None:
    data = edition("<p>She met <hi>Charles de</hi> Gaulle there, and Otto <hi>von Bismarck</hi> too.</p>")
    (tmp_path / "a.xml").write_text(data)
    assert "2 left: markup crosses it" in teikit("tag", "--dry-run", "a.xml").text
    done = teikit("tag", "--split", "a.xml")
    assert done.code == 0, done.err
    tree = etree.parse(tmp_path / "a.xml")
    parts = [
        (part.text, part.get("next"), part.get("prev")) for part in tree.iterfind(".//t:persName", SPACE)
    ]
    assert [words for words, _, _ in parts] == ["Charles de", "Gaulle", "Otto", "von Bismarck"]
    ids = tree.xpath("//t:persName/@xml:id", namespaces=SPACE)
    assert parts[0][1] == f"#{ids[1]}"
    assert parts[1][2] == f"#{ids[0]}"
    assert teikit("validate", "a.xml").code == 0
    assert teikit("untag", "a.xml").code == 0
    assert (tmp_path / "a.xml").read_text() == data


def test_entries_stand_in_the_file_and_are_taken_out_again(teikit: Teikit, tmp_path: Path) -> None:
    data = edition("<p>Otto von Bismarck left Berlin.</p><p>Otto von Bismarck came.</p>")
    (tmp_path / "a.xml").write_text(data)
    assert teikit("tag", "--entries", "a.xml").code == 0
    tree = etree.parse(tmp_path / "a.xml")
    assert tree.xpath("//t:person/@xml:id", namespaces=SPACE) == ["person-otto-von-bismarck"]
    refs = tree.xpath("//t:text//t:persName/@ref", namespaces=SPACE)
    assert refs == ["#person-otto-von-bismarck"] * 2
    assert tree.xpath("//t:place/t:idno/text()", namespaces=SPACE) == ["2950159"]
    assert tree.xpath("//t:text//@key", namespaces=SPACE) == []
    assert teikit("validate", "a.xml").code == 0
    assert teikit("untag", "a.xml").code == 0
    assert (tmp_path / "a.xml").read_text() == data


def test_entries_that_the_file_has_are_used(teikit: Teikit, tmp_path: Path) -> None:
    register = (
        '<standOff><listPerson><person xml:id="p1"><persName>Otto von Bismarck</persName></person>'
        "</listPerson></standOff>"
    )
    (tmp_path / "a.xml").write_text(edition("<p>Otto von Bismarck met Spiridon Kedia.</p>", register))
    assert teikit("tag", "--entries", "a.xml").code == 0
    tree = etree.parse(tmp_path / "a.xml")
    assert tree.xpath("//t:text//t:persName/@ref", namespaces=SPACE) == ["#p1", "#person-spiridon-kedia"]
    assert tree.xpath("//t:person/@xml:id", namespaces=SPACE) == ["p1", "person-spiridon-kedia"]


def test_many_files_point_into_one_register(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    for name, body in (
        ("a", "Otto von Bismarck left Berlin."),
        ("b", "Spiridon Kedia met Otto von Bismarck in Paris."),
    ):
        (tmp_path / "texts" / f"{name}.xml").write_text(edition(f"<p>{body}</p>"))
    done = teikit("tag", "--register", "names.xml", "texts")
    assert done.code == 0, done.err
    tree = etree.parse(tmp_path / "names.xml")
    assert tree.xpath("//t:person/@xml:id", namespaces=SPACE) == [
        "person-otto-von-bismarck",
        "person-spiridon-kedia",
    ]
    assert tree.xpath("//t:place/@xml:id", namespaces=SPACE) == ["place-berlin", "place-paris"]
    refs = etree.parse(tmp_path / "texts" / "b.xml").xpath("//t:persName/@ref", namespaces=SPACE)
    assert refs == ["../names.xml#person-spiridon-kedia", "../names.xml#person-otto-von-bismarck"]
    assert teikit("validate", "names.xml", "texts").code == 0
    before = (tmp_path / "names.xml").read_bytes()
    assert teikit("untag", "texts").code == 0
    assert teikit("tag", "--register", "names.xml", "texts").code == 0
    assert (tmp_path / "names.xml").read_bytes() == before


def test_a_register_that_the_schema_forbids_is_left_out(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "small.rnc").write_text(
        'default namespace = "http://www.tei-c.org/ns/1.0"\n'
        "start = element TEI { any, element text { any } }\n"
        "any = (text | attribute * { text } | element * - standOff { any })*\n"
    )
    (tmp_path / "a.xml").write_text(edition("<p>Otto von Bismarck came.</p>"))
    (tmp_path / "teikit.toml").write_text('schema = "small.rnc"\n')
    done = teikit("tag", "--entries", "a.xml")
    assert done.code == 0, done.err
    assert "the schema does not allow a register in the file" in done.text
    assert "standOff" not in (tmp_path / "a.xml").read_text()
    assert "<persName" in (tmp_path / "a.xml").read_text()


def test_tags_have_the_prefix_of_the_file(teikit: Teikit, tmp_path: Path) -> None:
    plain = edition(
        "<p>Otto von Bismarck left <hi>Berlin</hi> in 1890, and Charles <hi>de Gaulle</hi> came.</p>"
    )
    data = plain.replace("</", "</\N{NULL}").replace("<", "<tei:").replace("<tei:/\N{NULL}", "</tei:")
    data = data.replace('xmlns="', 'xmlns:tei="')
    (tmp_path / "a.xml").write_text(data)
    assert teikit("tag", "--entries", "--split", "a.xml").code == 0
    tree = etree.parse(tmp_path / "a.xml")
    assert [each.text for each in tree.iterfind(".//t:text//t:placeName", SPACE)] == ["Berlin"]
    assert len(tree.findall(".//t:text//t:persName", SPACE)) == 3
    assert tree.findall(".//persName") == []
    assert teikit("validate", "a.xml").code == 0
    assert teikit("untag", "a.xml").code == 0
    assert (tmp_path / "a.xml").read_text() == data


def test_a_corpus_has_one_register_before_its_texts(teikit: Teikit, tmp_path: Path) -> None:
    texts = "".join(edition(f"<p>Otto von Bismarck left {place}.</p>") for place in ("Berlin", "Paris"))
    data = f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">\n{HEAD}\n{texts}</teiCorpus>\n'
    (tmp_path / "a.xml").write_text(data)
    done = teikit("tag", "--entries", "a.xml")
    assert done.code == 0, done.err
    tree = etree.parse(tmp_path / "a.xml")
    assert tree.xpath("/t:teiCorpus/t:standOff//@xml:id", namespaces=SPACE) == [
        "person-otto-von-bismarck",
        "place-berlin",
        "place-paris",
    ]
    assert tree.xpath("//t:text//t:persName/@ref", namespaces=SPACE) == ["#person-otto-von-bismarck"] * 2
    assert teikit("validate", "a.xml").code == 0
    assert teikit("untag", "a.xml").code == 0
    assert (tmp_path / "a.xml").read_text() == data


@pytest.mark.parametrize("name", ["UTF-16", "UTF-8", "ISO-8859-1", "windows-1252", "US-ASCII"])
def test_tags_are_in_the_encoding_of_the_file(name: str, teikit: Teikit, tmp_path: Path) -> None:
    body = "<p>Otto von Bismarck left Berlin for \u0141\u00f3d\u017a and Danzig, and Spiridon Kedia came.</p>"
    data = f'<?xml version="1.0" encoding="{name}"?>\n{edition(body)}'.encode(name, "xmlcharrefreplace")
    (tmp_path / "a.xml").write_bytes(data)
    done = teikit("tag", "--entries", "a.xml")
    assert done.code == 0, done.err
    tree = etree.parse(tmp_path / "a.xml")
    assert tree.docinfo.encoding.lower() == name.lower()
    assert "Gda\u0144sk" in tree.xpath("//t:place/t:placeName/text()", namespaces=SPACE)
    found = tree.xpath("//t:text//t:persName/text()", namespaces=SPACE)
    assert found == ["Otto von Bismarck", "Spiridon Kedia"]
    assert teikit("validate", "a.xml").code == 0
    assert teikit("untag", "a.xml").code == 0
    assert (tmp_path / "a.xml").read_bytes() == data


def letters(folder: Path, number: int = 9) -> list[Path]:
    """So many letters in a folder, with names to tag."""
    paths = [folder / f"{each}.xml" for each in range(number)]
    for path in paths:
        path.write_text(FRAME % "<p>Otto von Bismarck left Berlin on 2 April 1871.</p>")
    return paths


def test_several_processes_tag_a_folder_as_one_does(teikit: Teikit, tmp_path: Path) -> None:
    paths = letters(tmp_path)
    one = teikit("tag", "--jobs", "1", ".")
    made = [path.read_bytes() for path in paths]
    assert all(b"<persName" in data for data in made)
    letters(tmp_path)
    assert teikit("tag", "--jobs", "2", ".").text == one.text
    assert [path.read_bytes() for path in paths] == made


def test_a_folder_half_tagged_goes_on_where_it_was(teikit: Teikit, tmp_path: Path) -> None:
    paths = letters(tmp_path)
    teikit("tag", *map(str, paths[:5]))
    was = paths[1].read_bytes()
    paths[0].write_text(paths[0].read_text().replace("</p>", " He saw Paris.</p>"))
    done = teikit("tag", "--resume", ".")
    assert done.code == 0
    assert "4 files tagged before" in done.err
    assert len(done.text.splitlines()) == 5
    assert b">Paris</placeName>" in paths[0].read_bytes()
    assert paths[1].read_bytes() == was
    assert all(b"<persName" in path.read_bytes() for path in paths)
    assert "tagged before" not in teikit("tag", "--resume", "--entries", ".").err


def test_a_register_is_written_by_one_process(teikit: Teikit, tmp_path: Path) -> None:
    letters(tmp_path, 1)
    done = teikit("tag", "--register", "names.xml", "--jobs", "2", "0.xml")
    assert done.code == 2
    assert "without --jobs" in done.err
    assert not (tmp_path / "names.xml").exists()
