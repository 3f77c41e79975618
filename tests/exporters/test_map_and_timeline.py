"""The map of places and the timeline of dates that a page draws."""

from __future__ import annotations

import re

import pytest
from tests.exporters.texts import made_of

from teikit.reading_page.places import Point, coordinates, map_of, points
from teikit.reading_page.words import Dated
from teikit.reading_page.years import timeline_of
from teikit.source import Source
from teikit.tei.document import parse


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("51.9 -8.5", (51.9, -8.5)),
        ("51.9, -8.5", (51.9, -8.5)),
        ("48,208333 16,373056", (48.208333, 16.373056)),
        ("somewhere", None),
        ("95 10", None),
        ("-90 180", (-90.0, 180.0)),
        ("90.5 0", None),
        ("0 180.5", None),
        ("51,9", (51.0, 9.0)),
        ("51,9 8.5", None),
        ("51.9,-8.5", (51.9, -8.5)),
        ("+51.9 , +8", (51.9, 8.0)),
        ("1 2 3", None),
        ("", None),
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


def test_a_map_of_one_place_has_it_in_the_middle_with_the_degrees_around_it() -> None:
    assert map_of([]) == ""
    made = map_of([Point("Cork", "cork", 51.9, -8.5)])
    assert made.startswith(
        '<figure class="map"><figcaption>Places</figcaption>\n'
        '<svg viewBox="0 0 640 360" role="group" aria-label="A map of 1 place">\n'
        '<path d="M43.1 0V360"/><text class="degree" x="45.1" y="356">9°W</text>'
        '<path d="M153.8 0V360"/><text class="degree" x="155.8" y="356">8.8°W</text>'
    )
    assert made.endswith(
        '<path d="M0 13.8H640"/><text class="degree" x="2" y="10.8">52.2°N</text>\n'
        '<a href="#cork" aria-label="Cork"><title>Cork</title><circle cx="320.0" cy="180.0" r="4"/>'
        '<text x="326.0" y="184.0">Cork</text></a>\n</svg></figure>\n'
    )
    assert re.findall(r">([\d.]+°[A-Z]?)<", made) == [
        *("9°W", "8.8°W", "8.6°W", "8.4°W", "8.2°W", "8°W", "51.6°N", "51.8°N", "52°N", "52.2°N")
    ]


def test_a_name_at_the_right_edge_stands_left_of_its_point_and_one_without_an_entry_is_no_link() -> None:
    made = map_of([Point("West", "w", 10, -10), Point("East & so", "", 10, 20), Point("", "x", 2, 5)])
    assert 'aria-label="A map of 3 places"' in made
    west, east, nameless = re.findall(r"<(?:a href|g>).*", made)
    assert west == (
        '<a href="#w" aria-label="West"><title>West</title><circle cx="73.8" cy="114.4" r="4"/>'
        '<text x="79.8" y="118.4">West</text></a>'
    )
    assert east == (
        '<g><title>East &amp; so</title><circle cx="566.2" cy="114.4" r="4"/>'
        '<text x="560.2" text-anchor="end" y="118.4">East &amp; so</text></g>'
    )
    assert nameless == (
        '<a href="#x" aria-label="a place"><title>a place</title><circle cx="320.0" cy="245.6" r="4"/>'
        '<text x="326.0" y="249.6">a place</text></a>'
    )


def degrees(*where: tuple[float, float]) -> list[str]:
    made = map_of([Point("x", "", *each) for each in where])
    return re.findall(r">([\d.]+°[A-Z]?)<", made)


def test_the_steps_of_the_grid_are_as_fine_as_there_is_room() -> None:
    assert degrees((0, 0), (30, 100)) == [
        *("0°", "20°E", "40°E", "60°E", "80°E", "100°E", "20°S", "0°", "20°N", "40°N")
    ]
    assert degrees((0, 0), (60, 170)) == ["0°", "60°E", "120°E", "180°E", "0°", "60°N"]
    assert degrees((-3, 0), (3, 8)) == [
        *("2°W", "0°", "2°E", "4°E", "6°E", "8°E", "10°E", "2°S", "0°", "2°N")
    ]


def test_a_tall_map_is_as_wide_as_its_height_asks() -> None:
    made = map_of([Point("N", "n", 40, 0), Point("S", "s", 0, 1)])
    found = dict(re.findall(r'#(\w)".*?cx="([\d.]+)"', made))
    heights = dict(re.findall(r'#(\w)".*?cy="([\d.]+)"', made))
    assert (heights["n"], heights["s"]) == ("41.5", "318.5")
    assert (found["n"], found["s"]) == ("316.5", "323.5")


def test_names_that_stand_apart_are_all_told() -> None:
    near = [Point("Aaaa", "a", 0, 0), Point("Bbbb", "b", 0, 1), Point("Cccc", "c", 0, 20)]
    assert re.findall(r"<text x[^>]*>(\w+)<", map_of(near)) == ["Aaaa", "Cccc"]
    above = [Point("Aaaa", "a", 0, 0), Point("Bbbb", "b", 1, 0), Point("Cccc", "c", 0, 20)]
    assert re.findall(r"<text x[^>]*>(\w+)<", map_of(above)) == ["Aaaa", "Bbbb", "Cccc"]


def located(inside: str) -> list[tuple[str, str, float, float]]:
    tei = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{inside}</body></text></TEI>'
    found = points(parse(Source("a.xml", tei.encode())))
    return [(each.name, each.key, each.latitude, each.longitude) for each in found]


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        (place("a", "A", "1 2"), [("A", "a", 1.0, 2.0)]),
        (place("a", "A", "1 2") + place("b", "A", "1 2"), [("A", "a", 1.0, 2.0)]),
        (place("a", "A", "1 2") + place("b", "A", "1 3"), [("A", "a", 1.0, 2.0), ("A", "b", 1.0, 3.0)]),
        (place("a", "A", "here"), []),
        ("<place><settlement>S</settlement><location><geo>1 2</geo></location></place>", [("S", "", 1, 2)]),
        ("<place><location><geo>1 2</geo></location></place>", [("", "", 1.0, 2.0)]),
        ("<p><placeName>Rome <geo>1 2</geo></placeName></p>", [("Rome", "", 1.0, 2.0)]),
        ("<org><orgName>O</orgName><location><geo>1 2</geo></location></org>", []),
        ("<person><residence><placeName>P</placeName><geo>1 2</geo></residence></person>", []),
        ("<p><geo>1 2</geo></p>", []),
    ],
)
def test_places_that_have_coordinates_are_points(inside: str, found: list[object]) -> None:
    assert located(inside) == found


def test_a_map_has_no_more_points_than_a_person_can_tell_apart() -> None:
    assert len(located("".join(place(f"p{at}", f"P{at}", f"1 {at / 10}") for at in range(500)))) == 400


def test_a_timeline_has_a_bar_for_each_year_that_leads_to_its_first_date() -> None:
    assert timeline_of([Dated(1850, "a"), Dated(1850, "b"), Dated(1852, "c&d")]) == (
        '<figure class="timeline"><figcaption>Dates</figcaption>\n'
        '<svg viewBox="0 0 640 96" role="group" aria-label="Dates from 1850 to 1852">\n'
        '<path d="M0 78H640"/>'
        '<a href="#a" aria-label="1850: 2"><title>1850: 2</title>'
        '<rect x="0.5" y="6.0" width="212.3" height="72.0"/></a>\n'
        '<text class="degree" x="0.0" y="92">1850</text><text class="degree" x="213.3" y="92">1851</text>'
        '<a href="#c&amp;d" aria-label="1852: 1"><title>1852: 1</title>'
        '<rect x="427.2" y="42.0" width="212.3" height="36.0"/></a>\n'
        '<text class="degree" x="426.7" y="92">1852</text></svg></figure>\n'
    )


@pytest.mark.parametrize(
    ("last", "bars_there", "said"),
    [
        (1879, 80, ["1800: 1", "1879: 1"]),
        (1880, 41, ["1800–1801: 1", "1880–1881: 1"]),
        (2200, 41, ["1800–1809: 1", "2200–2209: 1"]),
        (99_999, 99, ["1000–1999: 1", "99000–99999: 1"]),
    ],
)
def test_bars_stand_for_as_many_years_as_they_must(last: int, bars_there: int, said: list[str]) -> None:
    made = timeline_of([Dated(1800, "a"), Dated(last, "b")])
    assert re.findall('aria-label="([^"]*: 1)"', made) == said
    (width,) = set(re.findall(r'<rect[^>]* width="([\d.]+)"', made))
    assert float(width) == pytest.approx(640 / bars_there - 1, abs=0.06)


def test_a_bar_is_seen_however_few_dates_it_has() -> None:
    made = timeline_of([*(Dated(1850, "a") for _ in range(99)), Dated(1851, "b")])
    assert re.findall(r'height="([\d.]+)"', made) == ["72.0", "4.0"]
    assert timeline_of([Dated(1850, "a"), Dated(1850, "b")]) == ""
