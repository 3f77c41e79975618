"""The frame of the page of a text: its head, what stands in which order, what is left out where there is nothing."""

from __future__ import annotations

import re

import pytest
from tests.exporters.test_map_and_timeline import page, place
from tests.exporters.texts import made_of

from teikit.flow.reading import flow
from teikit.reading_page.page import surfaces
from teikit.reading_page.places import Point, map_of
from teikit.reading_page.whole import whole
from teikit.reading_page.words import Dated, Text
from teikit.reading_page.years import STEPS, timeline_of
from teikit.source import Source
from teikit.tei.document import parse

HEAD = (
    '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8"/>\n'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
    "script-src 'unsafe-inline'; img-src data:; base-uri 'none'\"/>\n"
    '<meta name="viewport" content="width=device-width, initial-scale=1"/>\n'
    '<meta name="generator" content="teikit"/>\n<title>Untitled</title>\n'
)
TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><text><body>{}</body></text></TEI>'


def frame(body: str, *, printed: bool = False) -> str:
    tei = parse(Source("a.xml", TEI.format(body).encode()))
    return whole(Text(tei, surfaces(tei)), flow(tei, struck=True), printed=printed)


def test_a_page_fetches_nothing_and_names_its_language_and_title() -> None:
    made = frame("<p>x</p>")
    assert made.startswith(HEAD)
    assert "<body>\n<header>\n<h1>Untitled</h1>\n" in made
    assert made.endswith("</script>\n</body>\n</html>\n")
    assert made.count("<script>\n") == made.count("</style>\n") == 1


def test_a_printed_page_has_all_but_its_script() -> None:
    assert "<script>" not in frame("<p>x</p>", printed=True)
    assert re.sub(r"<script>.*?</script>\n", "", frame("<p>x</p>"), flags=re.DOTALL) == frame(
        "<p>x</p>", printed=True
    )


def test_map_and_timeline_stand_in_a_section_of_their_own_behind_the_text_if_there_are_any() -> None:
    assert 'class="pictures"' not in page("<p>x</p>")
    made = page("<p>x</p>", place("cork", "Cork", "51.9 -8.5"))
    assert '</main>\n<section class="pictures" aria-label="Places and dates">\n<figure class="map">' in made
    assert re.search(r"</svg></figure>\n</section>\n", made)


@pytest.mark.parametrize(("body", "is_open"), [("<p>x</p>", False), ("<p/>", True), ("<pb/>", True)])
def test_what_is_said_at_the_end_is_open_where_there_is_no_text(body: str, is_open: bool) -> None:
    tei = TEI.format(body).replace("<text>", "<standOff><list><item>kept</item></list></standOff><text>")
    made = made_of(tei.encode(), "html").data.decode()
    assert ('<details class="data" open' in made) == is_open


def test_an_id_stands_once_and_a_link_to_none_is_no_link() -> None:
    made = page(
        '<p xml:id="a">one <ref target="#a">A</ref> <ref target="#nowhere">B</ref></p><p xml:id="a">two</p>'
    )
    assert len(re.findall(r' id="a"', made)) == 1
    assert re.search(r'<a[^>]* href="#a"[^>]*>A</a>', made)
    assert '"#nowhere"' not in made.partition("<main>")[2].partition("</main>")[0]


@pytest.mark.parametrize("number", range(1, len(STEPS) - 1))
def test_a_bar_stands_for_the_next_round_number_of_years_as_soon_as_there_are_eighty(number: int) -> None:
    before, step = STEPS[number - 1], STEPS[number]
    ends = {
        length: timeline_of([Dated(0, "a"), Dated(length, "b")]) for length in (80 * before - 1, 80 * before)
    }
    told = [re.search(r"<title>0(?:–(\d+))?: 1", made) for made in ends.values()]
    assert [int(each[1] or 0) + 1 if each else 0 for each in told] == [before, step]


def test_no_year_is_written_where_it_would_run_over_the_edge() -> None:
    made = timeline_of([Dated(year, "a") for year in (1800, 1839)])
    written = [float(x) for x in re.findall(r'class="degree" x="([\d.]+)"', made)]
    assert written == [16 * number for number in range(0, 40, 5)]
    made = timeline_of([Dated(year, "a") for year in (1800, 1844)])
    assert all(float(x) < 640 - 28 for x in re.findall(r'class="degree" x="([\d.]+)"', made))


def test_a_bar_leaves_a_point_to_the_next_and_is_never_thinner_than_one() -> None:
    made = timeline_of([Dated(1800, "a"), Dated(1801, "b")])
    assert re.findall(r'<rect x="([\d.]+)"[^>]* width="([\d.]+)"', made) == [
        ("0.5", "319.0"),
        ("320.5", "319.0"),
    ]


def test_places_of_organizations_and_persons_are_none_of_the_map_and_a_place_is_there_once() -> None:
    geo = "<location><geo>{}</geo></location>"
    body = (
        f'<listOrg><org xml:id="o"><orgName>Firm</orgName>{geo.format("1 1")}</org></listOrg>'
        f'<listPerson><person xml:id="p"><persName>Ann</persName>{geo.format("2 2")}</person></listPerson>'
        f"{geo.format('3 3')}"
    )
    made = page("<p>x</p>", body + place("a", "Cork", "51.9 -8.5") + place("b", "Cork", "51.9 -8.5"))
    assert 'aria-label="A map of 1 place"' in made
    assert '<a href="#a" aria-label="Cork">' in made


def test_a_place_without_a_name_or_an_entry_is_a_point_all_the_same() -> None:
    made = page("<p><placeName><geo>10 20</geo></placeName></p>")
    assert (
        "<g><title>a place</title><circle" in made or '" aria-label="a place"><title>a place</title>' in made
    )


def shapes(*points: Point) -> list[tuple[str, str]]:
    """What a map draws beside its points: the lines of its grid, and where words stand with what they say."""
    made = map_of(list(points))
    lines = [(each, "") for each in re.findall(r'<path d="([^"]*)"/>', made)]
    return lines + re.findall(r"<text (?:class=\"degree\" )?([^>]*)>([^<]*)</text>", made)


def test_the_grid_of_a_map_says_its_degrees_from_west_to_east_and_from_south_to_north() -> None:
    upright, flat = (98.5, 209.2, 320.0, 430.8, 541.5), (290.8, 180.0, 69.2)
    assert shapes(Point("Null", "n", 0, 0)) == [
        *((f"M{x:.1f} 0V360", "") for x in upright),
        *((f"M0 {y:.1f}H640", "") for y in flat),
        *(
            (f'x="{x + 2:.1f}" y="356"', said)
            for x, said in zip(upright, ("0.4°W", "0.2°W", "0°", "0.2°E", "0.4°E"), strict=True)
        ),
        *((f'x="2" y="{y - 3:.1f}"', said) for y, said in zip(flat, ("0.2°S", "0°", "0.2°N"), strict=True)),
        ('x="326.0" y="184.0"', "Null"),
    ]


def test_what_would_run_over_the_right_edge_stands_on_the_left() -> None:
    upright = (24.6, 172.3, 320.0, 467.7, 615.4)
    assert shapes(Point("West", "w", 0, -100), Point("East", "e", 0, 100)) == [
        *((f"M{x} 0V360", "") for x in upright),
        *((f"M0 {y}H640", "") for y in (327.7, 180.0, 32.3)),
        *(
            (f'x="{x + 2:.1f}" y="356"', said)
            for x, said in zip(upright[:4], ("120°W", "60°W", "0°", "60°E"), strict=True)
        ),
        ('x="613.4" text-anchor="end" y="356"', "120°E"),
        ('x="2" y="324.7"', "60°S"),
        ('x="2" y="177.0"', "0°"),
        ('x="2" y="29.3"', "60°N"),
        ('x="79.8" y="184.0"', "West"),
        ('x="560.2" text-anchor="end" y="184.0"', "East"),
    ]
    near = [
        said
        for _, said in shapes(
            Point("A" * 8, "a", 0, 100), Point("B" * 8, "b", 0, -100), Point("C", "c", 0, 83)
        )
    ]
    assert "C" not in near
    assert "A" * 8 in near


def test_a_name_stands_beside_its_point_unless_another_is_there() -> None:
    def written(latitude: float, longitude: float) -> list[tuple[str, str]]:
        found = shapes(Point("Cork", "a", 51.9, -8.5), Point("Cobh", "b", latitude, longitude))
        return [each for each in found if each[1] in ("Cork", "Cobh")]

    assert written(51.85, -8.29) == [('x="267.8" y="170.2"', "Cork"), ('x="384.2" y="197.8"', "Cobh")]
    assert [said for _, said in written(51.8766, -8.5)] == ["Cork"]
    assert [said for _, said in written(51.8764, -8.5)] == ["Cork", "Cobh"]
    assert [said for _, said in written(51.9, -8.4496)] == ["Cork"]
    assert [said for _, said in written(51.9, -8.4494)] == ["Cork", "Cobh"]
    long, short = Point("A" * 10, "a", 0, 0), Point("B", "b", 0, 0.117)
    assert [said for _, said in shapes(long, short) if said[:1] in ("A", "B")] == ["A" * 10]


@pytest.mark.parametrize("name", ["placeName", "name", "settlement"])
def test_a_place_is_called_by_its_first_name(name: str) -> None:
    entry = (
        f'<place xml:id="c"><desc>far</desc><{name}>Cork</{name}><location><geo>1 2</geo></location></place>'
    )
    assert '<a href="#c" aria-label="Cork">' in page("<p>x</p>", entry)
