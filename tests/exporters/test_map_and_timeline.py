"""The map of places and the timeline of dates that a page draws."""

from __future__ import annotations

import re

import pytest
from tests.exporters.texts import made_of

from teikit.reading_page.places import coordinates
from teikit.reading_page.words import Dated
from teikit.reading_page.years import timeline_of


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


def bars(*years: int) -> list[tuple[str, str, float, float]]:
    """Where each bar of a timeline leads, what it says, where it begins and how high it is."""
    made = timeline_of([Dated(year, f"d{number}") for number, year in enumerate(years)])
    found = re.findall(
        r'<a href="#(\w+)" aria-label="([^"]*)"><title>\2</title><rect x="([\d.]+)" y="([\d.]+)" '
        r'width="[\d.]+" height="([\d.]+)"/>',
        made,
    )
    assert all(float(top) + float(high) == pytest.approx(78, abs=0.1) for *_, top, high in found)
    return [(key, said, float(x), float(high)) for key, said, x, _, high in found]


def test_bars_are_as_high_as_they_have_dates_and_stand_in_their_order() -> None:
    assert bars(1851, 1850, 1850) == [("d1", "1850: 2", 0.5, 72), ("d0", "1851: 1", 320.5, 36)]
    assert bars(1850) == []
    assert bars(*[1850] * 30, 1851)[1][3] == 4  # what is there is seen


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (1879, "1800: 1"),
        (1880, "1800–1801: 1"),
        (1959, "1800–1801: 1"),
        (1960, "1800–1804: 1"),
        (2300, "1800–1809: 1"),
        (-3000, "1800–1899: 1"),
    ],
)
def test_a_bar_stands_for_more_years_where_there_are_many(last: int, said: str) -> None:
    assert said in [told for _, told, *_ in bars(1800, last)]


def test_years_are_written_below_as_many_as_have_room() -> None:
    made = timeline_of([Dated(1800, "a"), Dated(1820, "b")])
    assert 'aria-label="Dates from 1800 to 1820"' in made
    assert re.findall(r'class="degree"[^>]*>(\d+)<', made) == [str(year) for year in range(1800, 1821, 3)]


def test_years_before_our_era_stand_before_it() -> None:
    made = page(
        '<p><date when="0014">a</date> <date when="-0044-03-15">b</date> <date when="44">c</date></p>'
    )
    assert 'aria-label="Dates from -44 to 14"' in made


def dots(*places: tuple[str, str, str]) -> list[tuple[str, bool]]:
    """The names that are written beside the points of a map, and whether on their left."""
    made = page("<p>x</p>", "".join(place(*each) for each in places))
    return [(said, "end" in side) for side, said in re.findall(r"<text x=([^>]*)>([^<]*)</text>", made)]


def test_a_name_that_would_hide_another_is_told_only_where_one_points_at_it() -> None:
    names = ("a", "Cork", "51.9 -8.5"), ("b", "Cobh", "51.9 -8.49"), ("c", "Ulm", "48.4 10")
    assert dots(*names) == [("Cork", False), ("Ulm", True)]
    made = page("<p>x</p>", "".join(place(*each) for each in names))
    assert "<title>Cobh</title>" in made
    assert 'aria-label="A map of 3 places"' in made
    assert dots(("a", "Cork", "51.9 -8.5"), ("b", "Far", "10 -8.4"), ("c", "Ulm", "48.4 10")) == [
        ("Cork", False), ("Far", False), ("Ulm", False),
    ]  # fmt: skip


def test_the_grid_has_degrees_north_and_south_east_and_west() -> None:
    made = page("<p>x</p>", place("a", "A", "-11 -16") + place("b", "B", "11 16"))
    degrees = re.findall(r'class="degree"[^>]*>([^<]*)<', made)
    assert {"0°", "10°N", "10°S", "10°E", "10°W"} <= set(degrees)
    assert len(degrees) < 20
    near = page("<p>x</p>", place("a", "A", "50.001 8.001"))
    assert "50°N" in re.findall(r'class="degree"[^>]*>([^<]*)<', near)


def test_places_without_an_entry_are_points_and_each_is_there_once() -> None:
    named = "<placeName>Cork <location><geo>51.9 -8.5</geo></location></placeName>"
    person = '<standOff><listPerson><person xml:id="p"><geo>1 2</geo></person></listPerson></standOff>'
    made = page(f"<p>{named} {named}</p>") + page(person)
    assert made.count("<circle") == 1
    assert re.search(r"<g><title>Cork</title><circle", made)
