"""Authority files become one database; a name of one entry gets its numbers, one of several is told."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from teikit.authorities.addresses import address, identifier, short
from teikit.authorities.formats import records
from teikit.authorities.record import Record, key_of
from teikit.authorities.store import authority, build
from teikit.source import FileError
from tests.conftest import Teikit

GNDO = "https://d-nb.info/standards/elementset/gnd#"
REGISTER = b"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>
<person xml:id="kedia"><persName><surname>Kedia</surname> <forename>Spiridon</forename></persName>
<persName>S. Kedia</persName><birth when="1884-05-01"/><death>in 1948</death>
<idno type="GND">1012345678</idno><idno type="URI">http://viaf.org/viaf/77</idno></person>
<person><note>nobody</note></person></listPerson>
<listPlace><place><placeName>Tiflis</placeName><placeName>Tbilisi</placeName><country>Georgia</country></place>
</listPlace></standOff></TEI>"""
GND = [
    [
        {
            "@id": "https://d-nb.info/gnd/1012345678",
            "@type": [f"{GNDO}DifferentiatedPerson"],
            f"{GNDO}preferredNameForThePerson": [{"@value": "Kedia, Spiridon"}],
            f"{GNDO}variantNameForThePerson": [{"@value": "Kedia, Spiridon M."}],
            f"{GNDO}dateOfBirth": [{"@value": "1884"}],
            "http://www.w3.org/2002/07/owl#sameAs": [{"@id": "http://www.wikidata.org/entity/Q11"}],
        },
        {"@id": "_:n1", f"{GNDO}forename": [{"@value": "Spiridon"}]},
    ],
    [
        {
            "@id": "https://d-nb.info/gnd/1",
            "@type": [f"{GNDO}UndifferentiatedPerson"],
            f"{GNDO}preferredName": "X",
        }
    ],
]
LOBID = {
    "id": "https://d-nb.info/gnd/4060",
    "type": ["TerritorialCorporateBodyOrAdministrativeUnit", "AuthorityResource"],
    "preferredName": "Tiflis",
    "variantName": ["Tbilissi"],
    "sameAs": [{"id": "https://sws.geonames.org/611717/about.rdf"}],
}
MARC = {
    "leader": "00000nz",
    "fields": [
        {"001": "100"},
        {"024": {"ind1": "7", "subfields": [{"a": "http://d-nb.info/gnd/118560093"}, {"2": "uri"}]}},
        {"100": {"subfields": [{"a": "Karl"}, {"b": "V."}, {"d": "1500-1558"}]}},
        {"400": {"subfields": [{"a": "Carlos"}, {"b": "I."}]}},
    ],
}
WIKIDATA = {
    "id": "Q11",
    "labels": {"de": {"language": "de", "value": "Spiridon Kedia"}},
    "aliases": {"fr": [{"language": "fr", "value": "Spiridon Kédia"}]},
    "claims": {
        "P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q5"}}}}],
        "P227": [{"mainsnak": {"datavalue": {"value": "1012345678"}}}],
        "P569": [{"mainsnak": {"datavalue": {"value": {"time": "+1884-00-00T00:00:00Z"}}}}],
    },
}
VIAF = {
    "ns1:viafID": "77",
    "ns1:nameType": "Personal",
    "ns1:mainHeadings": {"ns1:data": [{"ns1:text": "Kedia, Spiridon, 1884-1948"}]},
    "ns1:sources": {"ns1:source": [{"content": "DNB|1012345678"}]},
}
GEONAMES = "\t".join(
    ["611717", "Tbilisi", "Tbilisi", "Tiflis,Tphilisi", "41.69", "44.83", "P", "PPLC", "GE", *[""] * 10]
)


def read(data: bytes, name: str = "a") -> list[Record]:
    return list(records(io.BytesIO(data), name))


def lines(*values: object) -> bytes:
    return "\n".join(map(json.dumps, values)).encode()


def test_registers_of_tei() -> None:
    kedia, tiflis = read(REGISTER, "folder/persons.xml")
    assert kedia == Record(
        "person",
        "Spiridon Kedia",
        ("Kedia Spiridon", "S. Kedia"),
        ("gnd:1012345678", "viaf:77", "persons.xml#kedia"),
        "1884–1948",
    )
    assert tiflis == Record("place", "Tiflis", ("Tbilisi",), (), "Georgia")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            json.dumps(GND).encode(),
            Record(
                "person",
                "Kedia, Spiridon",
                ("Kedia, Spiridon M.",),
                ("gnd:1012345678", "wikidata:Q11"),
                "1884–",
            ),
        ),
        (lines(LOBID), Record("place", "Tiflis", ("Tbilissi",), ("gnd:4060", "geonames:611717"))),
        (lines(MARC), Record("person", "Karl V.", ("Carlos I.",), ("gnd:118560093",), "1500-1558")),
        (
            b"[\n" + lines(WIKIDATA) + b",\n]\n",
            Record(
                "person", "Spiridon Kedia", ("Spiridon Kédia",), ("wikidata:Q11", "gnd:1012345678"), "1884–"
            ),
        ),
        (lines(VIAF), Record("person", "Kedia, Spiridon, 1884-1948", (), ("viaf:77", "gnd:1012345678"))),
        (
            GEONAMES.encode(),
            Record("place", "Tbilisi", ("Tbilisi", "Tiflis", "Tphilisi"), ("geonames:611717",), "GE PPLC"),
        ),
        (
            "name;kind;forms;gnd\nKedia, Spiridon;persName;Kedia|Kédia;1012345678\n".encode(),
            Record("person", "Kedia, Spiridon", ("Kedia", "Kédia"), ("gnd:1012345678",)),
        ),
    ],
    ids=["gnd", "lobid", "marc", "wikidata", "viaf", "geonames", "csv"],
)
def test_what_authorities_publish(data: bytes, expected: Record) -> None:
    assert read(data) == [expected]
    assert read(gzip.compress(data)) == [expected]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<a><b></a>", "not well-formed"),
        (b'{"id": 1}\n{"id": ', "no JSON"),
        (b'[{"id": 1}, nonsense]', "no JSON"),
        (b"forename,surname\nA,B\n", 'no table with a column "name"'),
        (b"name,kind\nA,ship\n", '"ship" is no kind'),
        (GEONAMES.encode() + b"\n1\t2\n", "no line of GeoNames"),
        (b"name\n\xff\n", "not in UTF-8"),
        (gzip.compress(b"name\nKedia\n" * 9000)[:-40], "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_one_line(data: bytes, message: str) -> None:
    with pytest.raises(FileError, match=message):
        read(data)


def test_keys_are_names_as_one_says_them() -> None:
    assert key_of("Goethe, Johann Wolfgang von, 1749-1832", "person") == "johann wolfgang von goethe"
    assert key_of("KÉDIA, S.", "person") == "s kedia"
    assert key_of("Springfield (Ill.)", "place") == "springfield"


def test_addresses_are_short_and_long() -> None:
    for known in ("gnd:118540238", "wikidata:Q11", "viaf:77", "geonames:611717", "isni:0000000121032683"):
        assert short(address(known)) == known
    assert identifier("https://www.wikidata.org/wiki/Q11") == ("wikidata", "Q11")
    assert identifier("persons.xml#kedia") == ("URI", "persons.xml#kedia")


@pytest.fixture
def database(tmp_path: Path) -> str:
    path = str(tmp_path / "names.sqlite")

    def every() -> Iterator[Record]:
        yield from read(json.dumps(GND).encode())
        yield from read(lines(WIKIDATA, VIAF))
        yield Record("person", "John Harper", (), ("gnd:7",), "1800–1850")
        yield Record("person", "Harper, John", (), ("gnd:8",), "1870–1931")
        yield Record("place", "Tiflis", (), ("geonames:611717", "gnd:4060"))

    assert build(path, every()) == 6
    return path


def test_entries_that_share_a_number_are_one(database: str) -> None:
    (kedia,) = authority(database).named("Spiridon Kedia", "person")
    assert kedia.refs == ("gnd:1012345678", "wikidata:Q11", "viaf:77")
    assert [each.note for each in authority(database).named("John Harper", "person")] == [
        "1800–1850",
        "1870–1931",
    ]
    assert authority(database).named("Spiridon Kedia", "place") == []
    assert [each.label for each in authority(database).addressed("geonames:611717")] == ["Tiflis"]
    assert [each.refs for each in authority(database).having("harp* john")] == [("gnd:7",), ("gnd:8",)]


def test_a_match_stands_in_the_register_and_doubt_is_said(
    teikit: Teikit, tmp_path: Path, database: str
) -> None:
    (tmp_path / "a.txt").write_text(
        "Mr. John Harper wrote to Spiridon Kedia.\n\nKedia left Tiflis in 1921.\n"
    )
    done = teikit("convert", "--authority", database, "a.txt")
    assert done.code == 0, done.err
    assert (
        "a.txt:1: “John Harper” may be any of 2 in the authorities: John Harper (1800–1850, gnd:7)"
        in done.err
    )
    tree = etree.parse(tmp_path / "a.xml")
    space = {"t": "http://www.tei-c.org/ns/1.0"}
    (kedia,) = tree.xpath("//t:person[t:persName='Spiridon Kedia']", namespaces=space)
    assert [(each.get("type"), each.text) for each in kedia.iterfind("t:idno", space)] == [
        ("gnd", "1012345678"),
        ("wikidata", "Q11"),
        ("viaf", "77"),
    ]
    assert kedia.find("t:persName", space).get("ref").split()[0] == "https://d-nb.info/gnd/1012345678"
    (harper,) = tree.xpath("//t:person[t:persName='John Harper']", namespaces=space)
    assert harper.find("t:idno", space) is None
    assert [each.text for each in tree.xpath("//t:place/t:idno", namespaces=space)] == ["611717", "4060"]
    checked = teikit("validate", "a.xml")
    assert checked.code == 0, checked.text


def test_tags_in_tei_point_at_the_authorities(teikit: Teikit, tmp_path: Path, database: str) -> None:
    (tmp_path / "teikit.toml").write_text(f"[convert]\nauthority = {json.dumps(database)}\n")
    (tmp_path / "a.xml").write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A</title></titleStmt>'
        "<publicationStmt><p>no</p></publicationStmt><sourceDesc><p>no</p></sourceDesc></fileDesc></teiHeader>"
        '<text xml:lang="en"><body><p>Mr. John Harper wrote to Spiridon Kedia.</p></body></text></TEI>'
    )
    done = teikit("tag", "a.xml")
    assert done.code == 0, done.err
    assert "“John Harper” may be any of 2" in done.text
    written = (tmp_path / "a.xml").read_text()
    assert (
        'ref="https://d-nb.info/gnd/1012345678 http://www.wikidata.org/entity/Q11 http://viaf.org/viaf/77"'
        in written
    )
    assert written.count("ref=") == 1


def test_the_command_builds_finds_and_spares_other_files(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "persons.xml").write_bytes(REGISTER)
    (tmp_path / "gnd.json").write_bytes(json.dumps(GND).encode())
    for _ in range(2):
        done = teikit("authority", "build", "persons.xml", "gnd.json", "-o", "names.sqlite")
        assert done.code == 0, done.err
        assert done.text.startswith("names.sqlite  3 entries")
    found = teikit("authority", "find", "names.sqlite", "ked*")
    assert "Spiridon Kedia (1884–1948, gnd:1012345678)" in found.text
    (tmp_path / "mine.txt").write_text("mine")
    done = teikit("authority", "build", "gnd.json", "-o", "mine.txt")
    assert done.code == 2
    assert (tmp_path / "mine.txt").read_text() == "mine"
    assert not [each for each in tmp_path.iterdir() if each.name.startswith(".")]
    (tmp_path / "a.txt").write_text("Kedia left.\n")
    done = teikit("convert", "--authority", "mine.txt", "a.txt")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "mine.txt: is no database of authorities" in done.err
