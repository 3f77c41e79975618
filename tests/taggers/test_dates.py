"""What the date tagger reads: tables of words and normal forms, and laws over every day of the calendar."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.counting import calls

from teikit.dates.shapes import BEGINNINGS, NEEDED, SHAPES
from teikit.taggers.dates import tag
from teikit.tei.facts.temporal import stretch
from teikit.text import Block, Document, Piece, Reading, Span, compose


def read(text: str) -> Reading:
    whole = Span(0, len(text))
    return compose(text, [Piece(0, whole, True)], [Block(whole, "p")], Document(text))


def dates(text: str, **options: bool) -> list[str]:
    """Each date as `words = normal form`; the certainty only where it is not high."""
    shown = []
    for claim in tag(read(text), **options):
        assert claim.element == "date"
        values = dict(claim.attributes)
        certainty = values.pop("cert")
        form = values.get("when") or "/".join(f"{name} {value}" for name, value in values.items())
        shown.append(f"{claim.span.of(text)} = {form}" + (f" ({certainty})" if certainty != "high" else ""))
    return shown


def cases() -> list[tuple[str, str]]:
    lines = Path(__file__).with_name("date_cases.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split("|") for line in lines if line and not line.startswith("#"))
    return [(text.strip(), expected.strip()) for text, expected in rows]


@pytest.mark.parametrize(("text", "expected"), cases())
def test_words_become_normal_forms(text: str, expected: str) -> None:
    assert "; ".join(dates(text)) == expected


@pytest.mark.parametrize(
    "other", ["The will was proved on 7 June 1698 in York.", "It is so since 5 May 1911, he says."]
)
def test_the_head_of_a_letter_says_the_month_of_writing_whatever_other_years_are_told(other: str) -> None:
    letter = "BATH, MARCH 3, 1774.\n\nYours of the 28th ult. came to hand."
    for text in (f"{letter}\n\n{other}", f"{other}\n\n{letter}"):
        assert "28th ult. = 1774-02-28" in dates(text)


QUALIFIED = {
    "It fell early in 1921.": "early in 1921 = notBefore 1921-01/notAfter 1921-04",
    "In mid-July 1940 it began.": "mid-July 1940 = notBefore 1940-07-11/notAfter 1940-07-20",
    "At the end of February 1920.": "end of February 1920 = notBefore 1920-02-21/notAfter 1920-02-29",
    "In the summer of 1942.": "summer of 1942 = notBefore 1942-06/notAfter 1942-08",
    "Im Winter 1941 fror es.": "Winter 1941 = notBefore 1941-12/notAfter 1942-02",
    "Written before 1917.": "before 1917 = notAfter 1917",
    "Depuis le 2 avril 1921, rien.": "Depuis le 2 avril 1921 = notBefore 1921-04-02",
    "Nothing on 2 April 1921.": "2 April 1921 = 1921-04-02",
}


@pytest.mark.parametrize("text", QUALIFIED)
def test_on_request_a_date_takes_in_the_words_that_make_it_less_exact(text: str) -> None:
    assert dates(text, qualified=True) == [QUALIFIED[text]]


def test_one_day_beyond_doubt_decides_for_all_numbers_of_a_document() -> None:
    assert dates("Sent 3/4/1921, received 3/25/1921.") == [
        "3/4/1921 = 1921-03-04",
        "3/25/1921 = 1921-03-25",
    ]
    assert dates("Sent 3/4/1921, received 25/4/1921.")[0] == "3/4/1921 = 1921-04-03"


def test_a_note_begins_its_own_narrative() -> None:
    text = "Taken in July 1920.\nPrinted on 2 April."
    edge = text.index("\n") + 1
    blocks = [Block(Span(0, edge - 1), "p"), Block(Span(edge, len(text)), "note")]
    reading = compose(text, [Piece(0, Span(0, len(text)), True)], blocks, Document(text))
    assert [claim.attributes["when"] for claim in tag(reading)] == ["1920-07", "--04-02"]


ENGLISH = "January February March April May June July August September October November December".split()
FRENCH = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
GERMAN = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
ROMAN = "I II III IV V VI VII VIII IX X XI XII".split()


def ordinal(day: int) -> str:
    ending = "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


WRITTEN = {
    "2 April 1921": lambda d: f"{d.day} {ENGLISH[d.month - 1]} {d.year}",
    "April 2, 1921": lambda d: f"{ENGLISH[d.month - 1]} {d.day}, {d.year}",
    "April 2nd, 1921": lambda d: f"{ENGLISH[d.month - 1]} {ordinal(d.day)}, {d.year}",
    "2nd of April 1921": lambda d: f"{ordinal(d.day)} of {ENGLISH[d.month - 1]} {d.year}",
    "2nd day of April, 1921": lambda d: f"{ordinal(d.day)} day of {ENGLISH[d.month - 1]}, {d.year}",
    "Apr. 2, 1921": lambda d: f"{ENGLISH[d.month - 1][:3]}. {d.day}, {d.year}",
    "2. April 1921": lambda d: f"{d.day}. {GERMAN[d.month - 1]} {d.year}",
    "2 avril 1921": lambda d: f"{d.day if d.day > 1 else '1er'} {FRENCH[d.month - 1]} {d.year}",
    "2 Avril 1921": lambda d: f"{d.day} {FRENCH[d.month - 1].capitalize()} {d.year}",
    "2. 4. 1921": lambda d: f"{d.day}. {d.month}. {d.year}",
    "02.04.1921": lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
    "02/04/1921": lambda d: f"{d.day:02}/{d.month:02}/{d.year}",
    "2.IV.1921": lambda d: f"{d.day}.{ROMAN[d.month - 1]}.{d.year}",
    "2. IV. 1921": lambda d: f"{d.day}. {ROMAN[d.month - 1]}. {d.year}",
    "1921-04-02": lambda d: d.isoformat(),
}
DAYS = st.dates(date(1100, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize("form", WRITTEN)
@given(day=DAYS)
@example(day=date(1920, 2, 29))
def test_every_day_is_read_back(form: str, day: date) -> None:
    words = WRITTEN[form](day)
    text = f"Written there on {words}, as he said."
    assert dates(text) == [f"{words} = {day.isoformat()}"]


PIECES = st.sampled_from(
    [*" .,-/–()[]'|\n", *ENGLISH, *FRENCH, *ROMAN, *"1 2 12 28 29 30 31 45 99 1900 1921 2000 4711".split(),
     *"the of to and in am vom bis le du au st th er s century mille neuf cent twenty first Tuesday".split()]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map(lambda pieces: re.sub(r" {2,}", " ", " ".join(pieces))))
def test_claims_are_ordered_apart_and_true_to_the_calendar(text: str) -> None:
    claims = list(tag(read(text)))
    for first, second in pairwise(claims):
        assert first.span.end <= second.span.start
    for claim in claims:
        assert claim.span.of(text).strip() == claim.span.of(text) != ""
        values = {name: value for name, value in claim.attributes.items() if name != "cert"}
        assert set(values) in ({"when"}, {"from", "to"}, {"notBefore", "notAfter"})
        times = [stretch(value) for value in values.values()]  # raises where the calendar has no such day
        if len(times) == 2 and times[0] and times[1]:
            assert not times[0].is_after(times[1])


@pytest.mark.parametrize(
    "unit", ["1", "12.", "1 ", "1/", "1-", "12-", "mille ", "twenty-", "May ", "1921-", "1er ", "to 1 "]
)
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    short, long = (read(unit * repeats) for repeats in (1_000, 8_000))
    assert calls(lambda: list(tag(long))) < 10 * calls(lambda: list(tag(short))) + 1_000


def test_a_letter_is_of_the_year_of_its_head_whatever_years_it_speaks_of():
    text = (
        "Lisieux, le 8 octobre 1861.\nMonsieur,\n"
        "J'ai reçu la vôtre du 2 septembre, où vous parlez de 1820 et du 14 novembre prochain.\nP. Aubry"
    )
    ends = [at for at, sign in enumerate(text + "\n") if sign == "\n"]
    starts = [0, *(end + 1 for end in ends[:-1])]
    blocks = [Block(Span(*pair), "p") for pair in zip(starts, ends, strict=True)]
    whole = Span(0, len(text))
    reading = compose(text, [Piece(0, whole, True)], blocks, Document(text, metadata={"language": "fr"}))
    assert [claim.attributes["when"] for claim in tag(reading)] == [
        "1861-10-08",
        "1861-09-02",
        "1820",
        "1861-11-14",
    ]


def test_a_diary_carries_its_month_on():
    text = "Monday, 29 June 1868. Rain.\nTues. 30th. Hay.\nWed. 1st. Sun at last."
    assert dates(text) == [
        "29 June 1868 = 1868-06-29",
        "30th = 1868-06-30 (medium)",
        "1st = 1868-07-01 (medium)",
    ]


AROUND = re.compile(r"\(\?<[=!](?:[^()]|\([^()]*\))*\)")
LETTERS = "dnyrmcoZRFqftauiDYSpjgwW#ABC ,./-()[]:;+&$£%'|~"


@pytest.mark.parametrize("name", NEEDED)
@settings(max_examples=30)
@given(data=st.data())
def test_a_shape_has_each_letter_without_which_it_is_not_looked_for(name: str, data: st.DataObject) -> None:
    code = data.draw(st.from_regex(AROUND.sub("", SHAPES[name]), fullmatch=True))
    assert set(NEEDED[name]) <= set(code)


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_is_looked_for_at_each_letter_that_it_may_begin_with(name: str) -> None:
    shape = regex.compile(AROUND.sub("", SHAPES[name]))
    assert {letter for letter in LETTERS if shape.fullmatch(letter, partial=True)} <= set(BEGINNINGS[name])


def test_days_and_months_of_a_diary_carry_on() -> None:
    text = (
        "January 1st, 1861. Wrote letters.\n2nd. Rain.\nThurs. 3d. Rode to town.\n4. Snow.\n28th. Home.\n"
        "February\n1st. Church.\n"
    )
    assert dates(text) == [
        "January 1st, 1861 = 1861-01-01",
        "2nd = 1861-01-02 (medium)",
        "3d = 1861-01-03 (medium)",
        "4 = 1861-01-04 (medium)",
        "February = 1861-02 (medium)",
        "1st = 1861-02-01 (medium)",
    ]


def test_the_numbers_of_a_list_behind_a_dated_letter_are_no_days() -> None:
    assert dates("London, 3 March 1861.\nSend:\n4. Two reams of paper.\n5. Ink.\n") == [
        "3 March 1861 = 1861-03-03"
    ]
