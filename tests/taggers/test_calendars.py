"""Dates of other calendars and other forms: what the tagger makes of them, and what the header says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from tests.conftest import Teikit
from tests.taggers.test_dates import read

from teikit.dates.calendar import PartialDate
from teikit.dates.reckonings import hebrew, hijri, julian
from teikit.taggers.dates import tag

SPACE = {"t": "http://www.tei-c.org/ns/1.0"}


def forms(text: str, **options: object) -> dict[str, dict[str, str]]:
    return {claim.span.of(text): dict(claim.attributes) for claim in tag(read(text), **options)}


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (hebrew(5784, 7, 1), "2023-09-16"),
        (hebrew(5703, 1, 15), "1943-04-20"),
        (hebrew(5708, 2, 5), "1948-05-14"),
        (hebrew(5784, 12, 30), "2024-03-10"),
        (hebrew(5784, 13, 14), "2024-03-24"),
        (hijri(1, 1, 1), "0622-07-19"),
        (hijri(1332, 9, 12), "1914-08-04"),
        (hijri(1445, 1, 1), "2023-07-19"),
        (julian(1917, 10, 25), "1917-11-07"),
        (julian(1700, 2, 29), "1700-03-11"),
        (julian(1582, 10, 5), "1582-10-15"),
    ],
)
def test_known_days(made: PartialDate, expected: str) -> None:
    assert made.iso == expected


def test_days_that_there_are_not() -> None:
    assert (hebrew(5783, 13, 1), hijri(1332, 2, 30), julian(1701, 2, 29), julian(1700, 13, 1)) == (None,) * 4


@given(st.integers(1, 9_000), st.integers(1, 13), st.integers(1, 29))
def test_the_day_after_is_the_next_day(year: int, month: int, day: int) -> None:
    for reckoning, least in ((julian, 1), (hijri, 1), (hebrew, 3800)):
        one, other = reckoning(year + least, month, day), reckoning(year + least, month, day + 1)
        if one and other:
            days = [date(*each.first).toordinal() for each in (one, other)]
            assert days[1] - days[0] == 1


CASES = {
    "On 12 Ramadan 1332 the fleet came.": ("12 Ramadan 1332", "1914-08-04", "1332-09-12", "hijri"),
    "On the 12th of Ramadan, 1332 A.H., he came.": (
        "12th of Ramadan, 1332",
        "1914-08-04",
        "1332-09-12",
        "hijri",
    ),
    "On the 15th of Nisan 5703 they rose.": ("15th of Nisan 5703", "1943-04-20", "5703-01-15", "hebrew"),
    "Am 5. Ijar 5708 war es so.": ("5. Ijar 5708", "1948-05-14", "5708-02-05", "hebrew"),
    "On 14 Adar 5784 they drank.": ("14 Adar 5784", "2024-03-24", "5784-13-14", "hebrew"),
    "Moscow, 25 October 1917 (O. S.).": ("25 October 1917", "1917-11-07", "1917-10-25", "julian"),
    "Le 9 thermidor an II il tomba.": ("9 thermidor an II", "1794-07-27", "0002-11-09", "republican"),
}


@pytest.mark.parametrize("text", CASES)
def test_a_date_keeps_its_own_calendar_beside_its_day(text: str) -> None:
    words, when, custom, calendar = CASES[text]
    said = forms(text)[words]
    assert (said["when"], said["when-custom"]) == (when, custom)
    assert {said["calendar"], said["datingMethod"]} == {f"#calendar-{calendar}"}


def test_a_month_of_another_calendar_lies_between_two_days() -> None:
    said = forms("In Rabi al-awwal 1330 it left.")["Rabi al-awwal 1330"]
    assert (said["notBefore"], said["notAfter"], said["when-custom"]) == (
        "1912-02-19",
        "1912-03-19",
        "1330-03",
    )


def test_such_words_alone_and_other_numbers_are_no_dates() -> None:
    assert forms("Ramadan was over; Nisan 12 men, the Safar 7000, Elul 99.") == {}


def test_days_before_a_reform_are_julian_where_the_edition_says_so() -> None:
    text = "On 30 January 1649 the King died; not on 3 May 1800. In 1650 it was over."
    found = forms(text, julian_until="1752-09-02")
    assert found["30 January 1649"]["when"] == "1649-02-09"
    assert "calendar" not in found["3 May 1800"]
    assert found["1650"]["when"] == "1650"


EDTF = {
    "On 2 April 1921 he came.": "1921-04-02",
    "It was about 1905.": "1905~",
    "In the 1920s he slept.": "192X",
    "From 1914–1918 he fought.": "1914/1918",
    "He came on 16 April.": "XXXX-04-16",
    "In the 19th century.": "1801/1900",
}


@pytest.mark.parametrize("text", EDTF)
def test_forms_of_edtf(text: str) -> None:
    (said,) = forms(text, edtf=True).values()
    assert (said["when-custom"], said["datingMethod"]) == (EDTF[text], "#calendar-edtf")


def test_a_supplied_year_is_marked_and_open_ends_are_dots() -> None:
    found = forms("On 2 April 1921 he came. He left on 16 April.", edtf=True)
    assert found["16 April"]["when-custom"] == "1921?-04-16"
    said = forms("Written before 1917.", edtf=True, qualified=True)["before 1917"]
    assert said["when-custom"] == "../1917"


def test_the_header_says_which_calendars_there_are(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "On 12 Ramadan 1332 the fleet of the Turks came to the town and was seen.\n\n"
        "On 2 April 1921 he was there, and on 31 February 1921 he was not.\n"
    )
    done = teikit("convert", "--edtf", "a.txt")
    assert done.code == 0, done.err
    assert "a.txt:3: “31 February 1921” is no day of the calendar: tagged without a form" in done.err
    tree = etree.parse(tmp_path / "a.xml")
    ids = tree.xpath("//t:calendar/@xml:id", namespaces=SPACE)
    assert ids == ["calendar-edtf", "calendar-hijri"]
    assert tree.xpath("//t:date[.='12 Ramadan 1332']/@calendar", namespaces=SPACE) == ["#calendar-hijri"]
    assert tree.xpath("//t:date[.='31 February 1921']/@when", namespaces=SPACE) == []
    for schema in ((), ("--schema", "tei_all")):
        checked = teikit("validate", *schema, "a.xml")
        assert checked.code == 0, checked.text


def test_tags_in_tei_have_no_pointer_to_a_header_that_nobody_writes(teikit: Teikit, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A</title></titleStmt>'
        "<publicationStmt><p>no</p></publicationStmt><sourceDesc><p>no</p></sourceDesc></fileDesc></teiHeader>"
        '<text xml:lang="en"><body><p>On 12 Ramadan 1332 it came.</p></body></text></TEI>'
    )
    assert teikit("tag", "a.xml").code == 0
    written = (tmp_path / "a.xml").read_text()
    assert 'when="1914-08-04"' in written
    assert "calendar" not in written
