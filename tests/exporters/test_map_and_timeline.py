"""The map of places and the timeline of dates that a page draws."""

from __future__ import annotations

import re

import pytest
from tests.exporters.texts import made_of

from teikit.reading_page.places import coordinates


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("51.9 -8.5", (51.9, -8.5)),
        ("51.9, -8.5", (51.9, -8.5)),
        ("48,208333 16,373056", (48.208333, 16.373056)),
        ("somewhere", None),
        ("95 10", None),
        ("1 2 3", None),
    ],
)
def test_coordinates_are_read_as_editors_write_them(said: str, found: tuple[float, float] | None) -> None:
    assert coordinates(said) == found


def page(body: str, places: str = "") -> str:
    tei = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>'
        f"{body}</body></text><standOff><listPlace>{places}</listPlace></standOff></TEI>"
    )
    return made_of(tei.encode(), "html").data.decode()


def place(key: str, name: str, where: str) -> str:
    return (
        f'<place xml:id="{key}"><placeName>{name}</placeName><location><geo>{where}</geo></location></place>'
    )


def test_north_is_up_and_east_is_right_and_points_lead_to_their_entries() -> None:
    made = page("<p>x</p>", place("cork", "Cork", "51.9 -8.5") + place("ulm", "Ulm &amp; Ries", "48.4 10"))
    found = {
        key: (float(x), float(y)) for key, x, y in re.findall(r'#(\w+)".*?cx="([\d.]+)" cy="([\d.]+)"', made)
    }
    assert found["cork"][0] < found["ulm"][0]
    assert found["cork"][1] < found["ulm"][1]
    assert "<title>Ulm &amp; Ries</title>" in made


def test_a_text_without_coordinates_has_no_map_and_one_with_one_year_no_timeline() -> None:
    made = page('<p><date when="1850">then</date></p>')
    assert "<svg" not in made


def test_bars_count_the_dates_of_a_year_and_lead_to_the_first() -> None:
    made = page(
        '<p><date when="1850-05-01">a</date> <date notBefore="1850">b</date> <date when="1852" xml:id="d">c</date>'
        '<date when="nonsense">d</date></p>'
    )
    assert re.findall(r'<a href="#([\w-]+)" aria-label="(\d+: \d+)">', made) == [
        ("date-1", "1850: 2"),
        ("d", "1852: 1"),
    ]
