"""teikit explain --mention says in words why a name or date is tagged as it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import Teikit

TEXT = (
    "On 2 April 1921 Dr. Spiridon Kedia wrote to us from Tiflis. On 16 April Mr. Kedia left Tiflis.\n\n"
    "Kedia never came back; Mary Stone and Otto Stone did. The Stones are dead, and Mr. Stone said so.\n"
)


@pytest.fixture
def file(teikit: Teikit, tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT)
    assert teikit("convert", "--language", "en", "a.txt").code == 0
    return tmp_path / "a.xml"


def test_a_mention_by_its_entry_and_number(teikit: Teikit, file: Path) -> None:
    said = teikit("explain", "--mention", "person-spiridon-kedia.2", file.name).text
    assert re.match(r"a\.xml:\d+:\d+: persName “Kedia”\n", said)
    for words in (
        "taggers/persons tags it as persName: cert high, key Spiridon Kedia",
        "“Kedia” is a person: ahead of all else by ",
        "before it: “Mr” is a title",
        "“Kedia” is in no list of names",
        "“Kedia” stands behind a forename or an initial somewhere in this text",
        "it is “Spiridon Kedia”, of whom the text also says “Spiridon Kedia”",
    ):
        assert words in said


def test_a_place_by_where_it_stands(teikit: Teikit, file: Path) -> None:
    line, column = next(
        (number, row.index("<placeName") + 1)
        for number, row in enumerate(file.read_text().splitlines(), 1)
        if "<placeName" in row and "<body" not in row and "<place " not in row and "<p>" in row
    )
    said = teikit("explain", "--mention", f"{line}:{column}", "a.xml").text
    assert "before it: “from” stands before places that one comes from" in said
    assert "the gazetteer has “Tiflis”: Tbilisi, city in GE" in said


def test_a_date_says_where_its_year_comes_from(teikit: Teikit, file: Path) -> None:
    rows = file.read_text().replace('<date when="1921-04-16"', '<date xml:id="d2" when="1921-04-16"')
    file.write_text(rows)
    said = teikit("explain", "--mention", "d2", "a.xml").text
    assert "its words have the shape “day of month”" in said
    assert "1921 is that of the story, told last by “2 April 1921”" in said


def test_a_surname_of_two_persons_stays_apart_with_low_cert(file: Path) -> None:
    written = file.read_text()
    found = re.search(r'<persName cert="(\w+)"[^>]* ref="#([\w-]+)">Stone</persName>', written)
    assert found is not None
    assert found.groups() == ("low", "person-stone")
    assert 'xml:id="person-mary-stone"' in written


def test_identifiers_are_the_same_in_every_run(teikit: Teikit, file: Path) -> None:
    before = re.findall(r'xml:id="((?:person|place)-[^"]*)"', file.read_text())
    assert teikit("convert", "--language", "en", "--force", "a.txt").code == 0
    assert re.findall(r'xml:id="((?:person|place)-[^"]*)"', file.read_text()) == before
    assert "person-spiridon-kedia" in before


@pytest.mark.parametrize(
    ("mention", "message"),
    [
        ("person-nobody", 'has no mention "person-nobody"'),
        ("person-spiridon-kedia.9", '"person-spiridon-kedia" has 3 mentions'),
        ("1", "no mention begins there"),
    ],
)
def test_what_is_not_there_is_one_line(teikit: Teikit, file: Path, mention: str, message: str) -> None:
    done = teikit("explain", "--mention", mention, file.name)
    assert done.code != 0
    assert message in done.err
    assert done.err.count("\n") == 1


def test_a_mention_needs_a_file(teikit: Teikit) -> None:
    assert "--mention needs a TEI file" in teikit("explain", "--mention", "x").err


def test_a_misread_place_says_what_it_is_like(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "The army of Ailemagne was beaten, and the king left Ailemagne for Paris.\n"
    )
    assert teikit("convert", "--language", "en", "a.txt").code == 0
    said = teikit("explain", "--mention", "place-ailemagne.2", "a.xml").text
    assert "the gazetteer has what “Ailemagne” is like but for a letter: Germany, country" in said
