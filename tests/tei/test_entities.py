"""DTDs and entities of the project are resolved with bounds; what is not is said; names of characters are known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.conftest import Teikit

from teikit.source import FileError, Source
from teikit.tei.document import Tei, parse
from teikit.tei.entity_names import characters, numbers
from teikit.tei.names import XML_ID, tag

HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>A</title></titleStmt><publicationStmt><p>None.</p></publicationStmt>"
    "<sourceDesc><p>Ours.</p></sourceDesc></fileDesc></teiHeader>"
)
TEI = f'{{}}\n<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}<text><body>{{}}</body></text></TEI>'
DTD = '<!DOCTYPE TEI SYSTEM "x.dtd">'


def read(files: dict[str, str], written: str, encoding: str = "utf-8") -> Tei:
    def load(path: str) -> Source:
        if path not in files:
            raise FileError(path, "is not there")
        return Source(path, files[path].encode())

    return parse(Source("a.xml", written.encode(encoding)), load)


def body(tei: Tei) -> str:
    return "".join(next(tei.elements("body")).itertext())


def test_what_a_dtd_and_the_files_that_it_takes_in_declare_is_known() -> None:
    files = {
        "x.dtd": '<!ENTITY % more SYSTEM "sets/lat1.ent">%more;<!ENTITY who "A &amp; B">',
        "sets/lat1.ent": '<?xml version="1.0" encoding="utf-8"?><!ENTITY eacute "&#233;"><!ENTITY % y SYSTEM "y.ent">%y;',
        "sets/y.ent": '<!ENTITY mdash "&#8212;"><!ENTITY eacute "no">',
    }
    tei = read(files, TEI.format(DTD, '<p n="caf&eacute;">caf&eacute;&mdash;&who;</p>'))
    assert body(tei) == "café—A & B"
    assert [each.get("n") for each in tei.elements("p")][-1] == "café"
    assert tei.scan.unresolved == ()


def test_the_file_s_own_declarations_come_first() -> None:
    doctype = '<!DOCTYPE TEI SYSTEM "x.dtd" [<!ENTITY press "Ours">]>'
    assert body(read({"x.dtd": '<!ENTITY press "Theirs">'}, TEI.format(doctype, "<p>&press;</p>"))) == "Ours"


def test_attributes_that_a_dtd_gives_are_there() -> None:
    files = {
        "x.dtd": '<!ATTLIST TEI xmlns CDATA #FIXED "http://www.tei-c.org/ns/1.0"><!ATTLIST p rend CDATA "it">'
    }
    written = TEI.format(DTD, "<p>x</p>").replace(' xmlns="http://www.tei-c.org/ns/1.0"', "")
    tei = read(files, written)
    assert [each.get("rend") for each in tei.elements("p")] == ["it"] * 3


def test_a_file_stands_for_an_entity_and_its_elements_have_their_places_there() -> None:
    doctype = '<!DOCTYPE TEI [<!ENTITY one SYSTEM "parts/1.xml"><!ENTITY two SYSTEM "2.xml">]>'
    files = {
        "parts/1.xml": '<?xml version="1.0"?>\n<p xml:id="a">one &two;</p>\n<p xml:id="b"/>',
        "2.xml": "<hi>two</hi>",
    }
    tei = read(files, TEI.format(doctype, "\n&one;\n<p xml:id='c'/>"))
    assert body(tei).split() == ["one", "two"]
    places = {}
    for each in tei.elements():
        if name := each.get(XML_ID) or each.text:
            source, place = tei.where(each)
            places[name] = (source.path, *source.position(place.start))
    assert places["a"] == ("parts/1.xml", 2, 1)
    assert places["two"] == ("2.xml", 1, 1)
    assert places["b"] == ("parts/1.xml", 3, 1)
    assert places["c"] == ("a.xml", 4, 1)
    assert [tei.position(each) for each in tei.elements("p")][-3:] == [(3, 1), (3, 1), (4, 1)]


def test_places_are_right_where_the_file_is_no_utf_8() -> None:
    head = '<?xml version="1.0" encoding="iso-8859-1"?>\n' + DTD
    tei = read({"x.dtd": '<!ENTITY x "y">'}, TEI.format(head, "<p>äöü &x;</p><p n='1'/>"), "iso-8859-1")
    last = list(tei.elements("p"))[-1]
    assert body(tei) == "äöü y"
    assert tei.source.data[tei.offset(last) :].startswith(b"<p n='1'/>")


def test_a_reference_in_a_comment_a_section_or_a_value_brings_no_file() -> None:
    doctype = '<!DOCTYPE TEI [<!ENTITY one SYSTEM "1.xml">]>'
    inside = "<p><!-- &one; --><![CDATA[&one;]]></p>"
    assert body(read({"1.xml": "<hi>no</hi>"}, TEI.format(doctype, inside))) == "&one;"


@pytest.mark.parametrize(
    ("doctype", "files", "message"),
    [
        (DTD, {}, 'nothing that is read here declares the entity "&one;"'),
        (DTD, {"x.dtd": ""}, 'nothing that is read here declares the entity "&one;"'),
        ('<!DOCTYPE TEI [<!ENTITY one SYSTEM "1.xml">]>', {}, "stands for a file that is not read here"),
        ('<!DOCTYPE TEI [<!ENTITY one SYSTEM "http://x/1">]>', {}, "stands for a file that is not read here"),
        ('<!DOCTYPE TEI [<!ENTITY one SYSTEM "1.xml">]>', {"1.xml": "&one;"}, "is not read here"),
    ],
)
def test_what_is_not_to_be_had_is_said_with_its_place(
    doctype: str, files: dict[str, str], message: str
) -> None:
    tei = read(files, TEI.format(doctype, "<p>\n&one;</p>"))
    (each,) = tei.scan.unresolved
    assert message in str(each)
    assert tei.source.position(each.start) == (3, 1)


def test_without_anybody_who_reads_files_an_entity_that_is_one_is_said_too() -> None:
    written = TEI.format('<!DOCTYPE TEI [<!ENTITY one SYSTEM "1.xml">]>', "<p>&one;</p>")
    (each,) = parse(Source("a.xml", written.encode())).scan.unresolved
    assert each.is_file


@pytest.mark.parametrize(
    ("files", "inside", "message"),
    [
        ({"x.dtd": "<!ENTITY"}, "", "what its DTD declares is no XML"),
        ({"x.dtd": '<!ENTITY % a SYSTEM "x.dtd">%a;'}, "", "what its DTD declares is no XML"),
        ({"x.dtd": '<!ENTITY half "<hi>">'}, "<p>&half;</p>", "not well-formed"),
        (
            {"x.dtd": '<!ENTITY a "' + "x" * 99 + '">' + "".join(f'<!ENTITY {b} "{f"&{a};" * 99}">' for a, b in zip("abcde", "bcdef", strict=True))},
            "<p>&f;</p>",
            "not well-formed",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_one_error(files: dict[str, str], inside: str, message: str) -> None:
    with pytest.raises(FileError, match=message):
        read(files, TEI.format(DTD, inside))


def test_a_fault_of_the_file_itself_is_said_of_it() -> None:
    with pytest.raises(FileError) as told:
        read({"x.dtd": '<!ENTITY x "y">'}, TEI.format(DTD, "<p>&x;\nFish & chips</p>"))
    assert (told.value.path, told.value.line) == ("a.xml", 3)


def write(**files: str) -> None:
    for name, text in files.items():
        Path(name.replace("__", "/").replace("_", ".")).parent.mkdir(exist_ok=True)
        Path(name.replace("__", "/").replace("_", ".")).write_text(text, "utf-8")


def test_grammar_and_rules_find_what_is_wrong_in_the_file_of_an_entity(teikit: Teikit) -> None:
    write(
        a_xml=TEI.format(
            '<!DOCTYPE TEI SYSTEM "x.dtd" [<!ENTITY one SYSTEM "1.ent">]>', "\n&one;<p>&eacute;</p>"
        )
    )
    write(x_dtd='<!ENTITY eacute "&#233;">')
    Path("1.ent").write_text('<p>&eacute;</p>\n<p bad="1"><ref target="#gone">x</ref></p>', "utf-8")
    found = json.loads(teikit("validate", "a.xml", "--format", "json").out)
    assert [(each["path"], each["line"], each["rule"]) for each in found] == [
        ("1.ent", 2, "grammar"),
        ("1.ent", 2, "dangling-pointer"),
    ]
    Path("1.ent").write_text("<p>ok</p>", "utf-8")
    assert teikit("validate", "a.xml").code == 0
    assert "é" in teikit("export", "text", "a.xml", "-o", "-").text


def test_the_memory_rests_on_the_dtd(teikit: Teikit) -> None:
    write(teikit_toml="", a_xml=TEI.format(DTD, "<p>caf&eacute;</p>"), x_dtd='<!ENTITY eacute "&#233;">')
    assert teikit("validate", ".").code == 0
    write(x_dtd="")
    assert teikit("validate", ".").code == 1


def test_no_file_outside_the_project_is_read(teikit: Teikit, tmp_path: Path) -> None:
    secret = tmp_path.parent / "secret.ent"
    secret.write_text("<p>secret</p>", "utf-8")
    write(a_xml=TEI.format('<!DOCTYPE TEI [<!ENTITY s SYSTEM "../secret.ent">]>', "<p>&s;</p>"))
    done = teikit("validate", "a.xml")
    assert 'the entity "&s;" stands for a file that is not read here' in done.text
    assert teikit("export", "text", "a.xml", "-o", "-").code == 2


def test_tei_that_is_converted_anew_loses_no_entity(teikit: Teikit) -> None:
    write(a_xml=TEI.format(DTD, "<p>caf&eacute;</p>"))
    done = teikit("convert", "a.xml", "-o", "b.xml")
    assert done.code == 2
    assert 'nothing that is read here declares the entity "&eacute;"' in done.err


def test_characters_by_name_are_told_and_can_be_put_in_their_place(teikit: Teikit) -> None:
    write(
        a_xml=TEI.format(
            '<!DOCTYPE TEI PUBLIC "-//TEI//DTD" "http://x/tei.dtd">', "<p>C&aelig;sar&mdash;m&abar;</p>"
        )
    )
    done = teikit("validate", "a.xml")
    assert 'help: write "æ", or "&#230;"' in done.text
    assert 'help: write "ā", or "&#257;"' in done.text
    assert teikit("validate", "a.xml", "--unsafe-fixes").code == 0
    assert "<p>C&#230;sar&#8212;m&#257;</p>" in Path("a.xml").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "character"),
    [
        *[("aelig", "æ"), ("AElig", "Æ"), ("hyphen", "‐"), ("mdash", "—"), ("abar", "ā"), ("Ebar", "Ē")],
        *[("ytilde", "ỹ"), ("scedil", "ş"), ("odblac", "ő"), ("agr", "α"), ("Agr", "Α"), ("aacgr", "ά")],
        *[("idiagr", "ΐ"), ("sfgr", "ς"), ("thgr", "θ"), ("OHgr", "Ω"), ("eegr", "η"), ("yogh", "ȝ")],
        *[("thorn", "þ"), ("nope", ""), ("gr", ""), ("1bar", ""), ("bar", "")],
    ],
)  # fmt: skip
def test_names_of_html_and_iso_and_of_old_texts_are_known(name: str, character: str) -> None:
    assert characters(name) == character
    assert numbers("ā") == "&#257;"


@pytest.mark.parametrize("declared", ["inside", "outside"])
def test_elements_in_an_entity_are_in_the_namespace_of_where_it_stands(declared: str) -> None:
    entity = "<!ENTITY e \"<p xml:id='x'><hi/></p>\"><!ENTITY f \"<o:p xmlns:o='other'/><o:q xmlns:o='u'/>\">"
    head, files = (f"<!DOCTYPE TEI [{entity}]>", {}) if declared == "inside" else (DTD, {"x.dtd": entity})
    tei = read(files, TEI.format(head, "<p/>&e;<quote>&e;&f;</quote>"))
    body = next(tei.elements("body"))
    found = [str(each.tag) for each in body.iterdescendants()]
    assert found == [*map(tag, ("p", "p", "hi", "quote", "p", "hi")), "{other}p", "{u}q"]
    assert len(tei.ids["x"]) == 2
