"""Every finding has an end as well as a start, whatever it is about."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from teikit.place import Place, Region, place, region
from teikit.source import Source
from tests.conftest import Teikit
from tests.small_schema import GRAMMAR

DATA = "<p xml:id = \"ä\"\n type='x'>Größe &amp; Maß\nnext</p><!-- n --><?a b?>".encode()


@pytest.mark.parametrize(
    ("at", "token"),
    [
        ("<p", "<p"),
        ("xml:id", 'xml:id = "ä"'),
        ("type", "type='x'"),
        ("Größe", "Größe"),
        ("&amp;", "&amp;"),
        ("Maß", "Maß"),
        ("</p", "</p"),
        ("<!--", "<!--"),
        ("<?a", "<?a"),
        (">", ">"),
    ],
)
def test_a_place_ends_where_what_begins_there_ends(at: str, token: str) -> None:
    start = DATA.index(at.encode())
    found = place(Source("a.xml", DATA), start)
    assert DATA[found.start : found.end] == token.encode()


def test_a_place_behind_the_file_is_empty() -> None:
    assert place(Source("a.xml", DATA), len(DATA)) == Place(len(DATA), len(DATA))


def test_lines_and_columns_are_counted_in_characters_and_the_end_is_the_one_behind() -> None:
    source = Source("a.xml", DATA)
    assert region(source, Place(3, DATA.index(b">"))) == Region(1, 4, 2, 10)


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<p corresp='#gone'/>", "corresp='#gone'"),
        ("<x/>", "<x"),
        ("stray words<p/>", "stray words"),
    ],
)
def test_what_json_says_of_ends_is_what_the_line_has_there(
    teikit: Teikit, tmp_path: Path, body: str, shown: str
) -> None:
    (tmp_path / "small.rng").write_text(GRAMMAR)
    text = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{body}</TEI>'
    (tmp_path / "a.xml").write_text(text)
    found = json.loads(teikit("validate", "--format", "json", "--schema", "small.rng", "a.xml").out)
    spans = [text[each["column"] - 1 : each["end_column"] - 1] for each in found]
    assert all(each["end_line"] == each["line"] == 1 for each in found)
    assert shown in spans


@pytest.mark.parametrize("form", ["sarif", "github"])
def test_ends_reach_those_who_show_findings_elsewhere(teikit: Teikit, tmp_path: Path, form: str) -> None:
    (tmp_path / "a.xml").write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"><p corresp="#gone"/></TEI>')
    said = teikit("validate", "--select", "dangling-pointer", "--format", form, "a.xml").text
    wanted = {"github": "line=1,col=45,endLine=1,endColumn=60", "sarif": '"endColumn": 60'}
    assert wanted[form] in said
