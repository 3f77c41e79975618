"""TEI simplePrint: words stay, what it does not have is turned or told, and it is valid by TEI's own schema."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.exporters.test_word_law import OURS
from tests.exporters.texts import RICH, made_of, told

from teikit.exporting.pipeline import export
from teikit.relaxng import load
from teikit.source import FileError, Source
from teikit.workspace import Workspace

LARGEST = 150_000
SCHEMA = ("odd", "expected-4.9.0a", "tei_simplePrint.rng")
NEEDED = pytest.mark.skipif(
    not {"TEIKIT_SCHEMA", "TEIKIT_CORPUS"} <= os.environ.keys(),
    reason="TEIKIT_SCHEMA or TEIKIT_CORPUS is not set",
)


def test_what_it_does_not_have_is_turned_and_told() -> None:
    package = made_of(RICH.encode(), "tei-simple-print")
    text = package.data.decode()
    assert '<name ref="#cork" type="place">Cork</name>' in text
    assert '<ref target="https://example.org/x">https://example.org/x</ref>' in text
    assert "1 × placeName: becomes name" in [loss.what for loss in package.losses]
    assert "1 × standOff: left out" in [loss.what for loss in package.losses]


@pytest.mark.parametrize("path", OURS, ids=lambda path: str(path.stem))
def test_our_own_texts_keep_their_words(path: Path) -> None:
    data = Workspace().source(path).data
    assert told(made_of(data, "tei-simple-print").data) == told(data)


HEADER = """<teiHeader><fileDesc><titleStmt><title>A</title></titleStmt>
<publicationStmt>{}</publicationStmt><sourceDesc><p>Ours.</p></sourceDesc></fileDesc></teiHeader>"""
WHOLE = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}<text><body>{{}}</body></text></TEI>'


def fitted(inside: str, published: str = "<p>No.</p>") -> tuple[str, list[str]]:
    """What a text with this in its body becomes, without namespaces, and what is told of it."""
    package = made_of(WHOLE.format(published, inside).encode(), "tei-simple-print")
    return package.data.decode(), [loss.what for loss in package.losses]


def test_where_nobody_publishes_it_is_a_paragraph() -> None:
    text, told = fitted("<p/>", '<date when="1900">1900</date>')
    assert '<publicationStmt><p><date when="1900">1900</date></p></publicationStmt>' in text
    assert "1 × publicationStmt: what it says becomes a paragraph, as it names nobody who publishes" in told


def test_who_publishes_comes_first() -> None:
    text, told = fitted("<p/>", "<date>1900</date><publisher>Us</publisher>")
    assert "<publicationStmt><publisher>Us</publisher><date>1900</date></publicationStmt>" in text
    assert "1 × publicationStmt: its order is changed" in told


@pytest.mark.parametrize(
    ("inside", "made", "what"),
    [
        ("<p>a</p><head>b</head>", "<p>a</p><ab>b</ab>", "head: comes late, becomes ab"),
        (
            "<div><p>a</p></div><p>b</p><lg><l>c</l></lg>",
            "<div><p>a</p></div><div><p>b</p><lg><l>c</l></lg></div>",
            "p: behind divisions, becomes one",
        ),
        (
            "<listPlace><place><place><placeName>b</placeName></place><location>1 2</location></place></listPlace>",
            '<place><desc type="location">1 2</desc><place><name type="place">b</name></place></place>',
            "location: becomes desc, of this type",
        ),
        ('<p>a<note place="left">b</note></p>', '<note place="margin-left">b</note>', ""),
        ('<p>a<note place="nowhere">b</note></p>', "<note>b</note>", "place of note: left out"),
        ('<p><ref target="##x">a</ref></p>', "<ref>a</ref>", "target of ref: left out"),
    ],
)
def test_what_is_out_of_order_or_has_no_such_value_is_mended(inside: str, made: str, what: str) -> None:
    text, told = fitted(inside)
    assert made in text
    assert not what or f"1 × {what}" in told


@pytest.mark.parametrize(
    ("written", "missing"),
    [
        ('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p/></body></text></TEI>', ["teiHeader"]),
        (f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}</TEI>', ["text"]),
        ('<div xmlns="http://www.tei-c.org/ns/1.0"><p/></div>', ["one TEI"]),
    ],
)
@pytest.mark.parametrize("form", ["tei-simple-print", "dta-base-format"])
def test_what_is_no_whole_text_is_missing(written: str, missing: list[str], form: str) -> None:
    assert [each.target for each in made_of(written.encode(), form).missing] == missing


@NEEDED
def test_every_real_text_is_valid_or_no_whole_text() -> None:
    schema = load(Path(os.environ["TEIKIT_SCHEMA"], *SCHEMA))
    whole = 0
    for path in sorted((Path(os.environ["TEIKIT_CORPUS"]) / "tei").glob("*/*.xml")):
        data = Workspace().source(path).data
        if len(data) > LARGEST or b'"http://www.tei-c.org/ns/1.0"' not in data:
            continue
        try:
            made = export(Source("a.xml", data), "tei-simple-print").data
        except FileError:
            continue  # no whole text, or a part that is not there
        assert not list(schema.violations(made)), path.name
        whole += 1
    assert whole > 80
