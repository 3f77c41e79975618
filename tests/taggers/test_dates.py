"""What the date tagger reads: tables of words and normal forms, and laws over every day of the calendar."""

from __future__ import annotations

import re
import time
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from teikit.taggers.dates import tag
from teikit.tei.dates.temporal import stretch
from teikit.text import Block, Document, Piece, Reading, Span, compose


def read(text: str) -> Reading:
    whole = Span(0, len(text))
    return compose(text, [Piece(0, whole, True)], [Block(whole, "p")], Document(text))


def dates(text: str) -> list[str]:
    """Each date as `words = normal form`; the certainty only where it is not high."""
    shown = []
    for claim in tag(read(text)):
        assert claim.element == "date"
        values = dict(claim.attributes)
        certainty = values.pop("cert")
        form = values.get("when") or "/".join(f"{name} {value}" for name, value in values.items())
        shown.append(f"{claim.span.of(text)} = {form}" + (f" ({certainty})" if certainty != "high" else ""))
    return shown


FULL = """
He left on 2 April 1921, alone.                        | 2 April 1921 = 1921-04-02
Dated April 2, 1921.                                   | April 2, 1921 = 1921-04-02
Dated April 2nd, 1921.                                 | April 2nd, 1921 = 1921-04-02
On Monday, 3 May 1943, it rained.                      | 3 May 1943 = 1943-05-03
On the 15th of March, 1943, I left.                    | 15th of March, 1943 = 1943-03-15
Sworn this 8th day of July A. D. 1862.                 | 8th day of July A. D. 1862 = 1862-07-08
Received this 1st day of Dec'r 1858 of him.            | 1st day of Dec'r 1858 = 1858-12-01
The sale of 1856 March 19 is void.                     | 1856 March 19 = 1856-03-19
He came (15 Sept. 1938) too late.                      | 15 Sept. 1938 = 1938-09-15
Am 2. April 1921 kam er an.                            | 2. April 1921 = 1921-04-02
Wien, den 7. Jänner 1942                               | 7. Jänner 1942 = 1942-01-07
Der 10.Oktober 1938 war ein Montag.                    | 10.Oktober 1938 = 1938-10-10
Am 3. Maerz 1898 geboren.                              | 3. Maerz 1898 = 1898-03-03
Il partit le 2 avril 1921 pour Tiflis.                 | 2 avril 1921 = 1921-04-02
Le 1er mai 1920, rien.                                 | 1er mai 1920 = 1920-05-01
Paris, le 16 Novembre 1920.                            | 16 Novembre 1920 = 1920-11-16
Arrivé le 4 févr. 1916 au front.                       | 4 févr. 1916 = 1916-02-04
Parti le 1er d'août 1914 au matin.                     | 1er d'août 1914 = 1914-08-01
Born 28. 10. 1941 in Prague.                           | 28. 10. 1941 = 1941-10-28
Born 28.10.1941 in Prague.                             | 28.10.1941 = 1941-10-28
Filed 1941-10-28 there.                                | 1941-10-28 = 1941-10-28
Filed 28/10/1941 there.                                | 28/10/1941 = 1941-10-28
Filed 10/28/1941 there.                                | 10/28/1941 = 1941-10-28
Signed 2.IV.1921 by both.                              | 2.IV.1921 = 1921-04-02
Signed 12. XI. 1945 by both.                           | 12. XI. 1945 = 1945-11-12
On 29 February 1920 they met.                          | 29 February 1920 = 1920-02-29
"""

PART = """
Abandoned in July 1920.                                | July 1920 = 1920-07
Abandoned in Sept. 1920.                               | Sept. 1920 = 1920-09
In the June of 1944 it fell.                           | June of 1944 = 1944-06
Im März 1938 war es so.                                | März 1938 = 1938-03
En août 1914, la guerre.                               | août 1914 = 1914-08
Earlier in 1917, he waited.                            | 1917 = 1917
(Paris: A. Simon, 1921).                               | 1921 = 1921
In the summer of 1942 we left.                         | 1942 = 1942
Im Jahre 1919 begann es.                               | 1919 = 1919
Ende 1937 teilten sie es uns mit.                      | 1937 = 1937
En 1789 le peuple se leva.                             | 1789 = 1789
"""

SPANS_OF_TIME = """
See the series CPC 1914-1940, box 3.                   | 1914-1940 = from 1914/to 1940
The war of 1914–1918 was long.                         | 1914–1918 = from 1914/to 1918
The winter of 1921/22 was hard.                        | 1921/22 = from 1921/to 1922
In the 1920s all changed.                              | 1920s = from 1920/to 1929
Dans les années 1920, tout changea.                    | années 1920 = from 1920/to 1929
Die 1920er Jahre waren kurz.                           | 1920er = from 1920/to 1929
In the 19th century none was built.                    | 19th century = notBefore 1801/notAfter 1900
Au XIXe siècle on construisit.                         | XIXe siècle = notBefore 1801/notAfter 1900
Im 18. Jahrhundert baute man.                          | 18. Jahrhundert = notBefore 1701/notAfter 1800
La période du 1 au 15 novembre 1920 fut calme.         | 1 au 15 novembre 1920 = from 1920-11-01/to 1920-11-15
Vom 1.–15. November 1920 ruhte sie.                    | 1.–15. November 1920 = from 1920-11-01/to 1920-11-15
The congress of 2-5 April 1921.                        | 2-5 April 1921 = from 1921-04-02/to 1921-04-05
The congress of April 2-5, 1921.                       | April 2-5, 1921 = from 1921-04-02/to 1921-04-05
In July-August 1920 it was hot.                        | July-August 1920 = from 1920-07/to 1920-08
From 28 June to 4 July 1914 he slept.                  | 28 June to 4 July 1914 = from 1914-06-28/to 1914-07-04
From 28 December to 4 January 1915.                    | 28 December to 4 January 1915 = from 1914-12-28/to 1915-01-04
Transporte vom 10. 12. 1938 – 22. 8. 1939              | 10. 12. 1938 – 22. 8. 1939 = from 1938-12-10/to 1939-08-22
"""

IN_WORDS = """
Fait le trente-et-un juillet mille neuf cent quatorze. | trente-et-un juillet mille neuf cent quatorze = 1914-07-31
Le deux août mil neuf cent quinze, à Paris.            | deux août mil neuf cent quinze = 1915-08-02
Le premier mai mille huit cent quatre-vingt-dix-neuf.  | premier mai mille huit cent quatre-vingt-dix-neuf = 1899-05-01
This fourteenth day of September, One Thousand Eight Hundred and Fifty Seven. | fourteenth day of September, One Thousand Eight Hundred and Fifty Seven = 1857-09-14
On the twenty-first of June nineteen fourteen.         | twenty-first of June nineteen fourteen = 1914-06-21
Am vierzehnten März neunzehnhundertvierzehn.           | vierzehnten März neunzehnhundertvierzehn = 1914-03-14
Am ersten Mai achtzehnhundertneunundvierzig.           | ersten Mai achtzehnhundertneunundvierzig = 1849-05-01
"""

NARRATED = """
Abandoned in July 1920. Retaken on 2 April.            | July 1920 = 1920-07; 2 April = 1921-04-02 (medium)
Earlier in 1917 he waited. They rose in October.       | 1917 = 1917; October = 1917-10 (medium)
They met on 2 April.                                   | 2 April = --04-02 (medium)
It rained on October 27th and in March.                | October 27th = --10-27 (medium); March = --03 (medium)
In 1940 we fled. It was Tuesday, September 5, at nine. | 1940 = 1940; September 5 = 1939-09-05 (medium)
On the 2nd and 3rd of September 1943 it burned.        | 2nd = 1943-09-02; 3rd of September 1943 = 1943-09-03
In March and August 1940 I was there.                  | March = 1940-03; August 1940 = 1940-08
Arrived on 7 May 1940. On the 16th, he left.           | 7 May 1940 = 1940-05-07; 16th = 1940-05-16 (medium)
Am 3. Juni 1941 fuhren wir ab. Am 14. kamen wir an.    | 3. Juni 1941 = 1941-06-03; 14 = 1941-06-14 (medium)
In May 1940 she wrote. The note of 9 July 41 is lost.  | May 1940 = 1940-05; 9 July 41 = 1941-07-09 (medium)
Since 1862 they lived there. Sold on 3.4.63 to him.    | 1862 = 1862; 3.4.63 = 1863-04-03 (medium)
In 1939 we fled. Anna, born on 3 May 1906, came in June. | 1939 = 1939; 3 May 1906 = 1906-05-03; June = 1939-06 (medium)
In June 1921 it ended. It had lasted since 29 February. | June 1921 = 1921-06; 29 February = --02-29 (medium)
"""

SILENT = """
They may march on, an august sight.
He read page 1921 and pp. 1914-1918 of it.
See vol. 1900, no. 1848, § 1789.
It cost $1920, then £1850, then 1914 francs.
Some 1500 men and 1943 horses came.
1,917 prisoners and 1.918 guards, 1917 cases.
The 16th floor, the 5th army, the 3rd of them.
31 February 1921 and 31. 4. 1921 and 1921-13-01 are no days.
Chapter 1.2.3 and version 10.11.12.13 differ.
Call 0171 1234 1943 or 12345678.
Mars et Vénus ; il marche ; le mai fleurit ?
Das war um 9 Uhr 30 im 3. Stock.
May I come in? August was a good man.
"""


def table(rows: str) -> list[tuple[str, str]]:
    pairs = (row.split("|") for row in rows.splitlines() if row)
    return [(text.strip(), expected.strip()) for text, expected in pairs]


@pytest.mark.parametrize(("text", "expected"), table(FULL + PART + SPANS_OF_TIME + IN_WORDS + NARRATED))
def test_words_become_normal_forms(text: str, expected: str) -> None:
    assert "; ".join(dates(text)) == expected


@pytest.mark.parametrize("text", SILENT.strip().splitlines())
def test_what_is_no_date_stays_text(text: str) -> None:
    assert dates(text) == []


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
     *"the of to and in am vom bis le du au st th er s century mille neuf cent twenty first Tuesday born".split()]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map(lambda pieces: re.sub(r" {2,}", " ", " ".join(pieces))))
def test_claims_are_ordered_apart_and_true_to_the_calendar(text: str) -> None:
    claims = list(tag(read(text)))
    for first, second in zip(claims, claims[1:], strict=False):
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
    def seconds(repeats: int) -> float:
        reading = read(unit * repeats)
        begin = time.perf_counter()
        list(tag(reading))
        return time.perf_counter() - begin

    short = min(seconds(1_000) for _ in range(3))
    assert min(seconds(8_000) for _ in range(3)) < 30 * short + 0.05
