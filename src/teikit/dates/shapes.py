"""The shapes of dates: a table of expressions over transcripts.

The table is in order of precedence: what a shape has taken, no later shape sees.
"""

from __future__ import annotations

import re
from functools import cache

WORDS = r"[co](?:[ -](?:a[ -])?[co]){0,3}"
DAY = rf"(?:(?P<d>d)(?:[ -]?S)?|(?P<dw>{WORDS}))"
DAY_BEFORE = r"(?:(?P<d0>d)S?\.?(?P<link> ?- ?| [ua] |/)(?:t )?)?"
MONTHS = r"(?: f (?:t )?M)?"
OF = r"(?: ?\[?f?[ '](?:t )?| ?)"
MONTH = r"(?P<m>m)\.?"
MONTH_BEFORE = r"(?:(?P<m0>m)\.?(?P<link> ?- ?| [ua] ))?"
YEAR_WORDS = r"Z|c(?:[ -](?:a[ -])?c){1,9}"
YEAR = rf"(?:(?P<y>y)(?:/(?P<ny>[dny]))?|\[(?P<yb>y)\]|\[(?P<century>d)\](?P<yc>[dn])|(?P<yw>{YEAR_WORDS}))"
SHORT = r"(?:'(?P<yn2>[dn])|(?P<yn>n))(?! ?[w%$€£°S#])"
NOTHING_BEFORE = r"(?<![dny#][.,/:-])(?<![dny#wWmrZco$£€§])"
NOTHING_AFTER = r"(?![dny#wWp$€£%°])(?![.,/:][dny#])(?!(?<=[dny])-[dny#])"
BEFORE_YEAR = r",? ?(?:i t Y (?:f w W )?|[fi] (?:t[ ']Y )?|Y (?:f )?(?:W )?|t Y )?(?:(?:A\. ?B\.?|C\.?) ?)?"

SHAPES = {
    "two styles": r"(?P<dj>d)S?(?: (?P<mj>m)\.?(?:,? (?P<yj>y))?)? ?[/(] ?"
    rf"(?P<d>d)S?\)?(?: D)?{OF}{MONTH}\)?{BEFORE_YEAR}{YEAR}",
    "day of month of year": rf"{DAY_BEFORE}{DAY}\.?,?(?: D)?{MONTHS}{OF}{MONTH}{BEFORE_YEAR}{YEAR}",
    "day of numbered month": rf"{DAY}\.?,? (?:f )?(?:t )?(?P<om>o|d)S? ?M,? (?:f )?{YEAR}",
    "day of month, short year": rf"{DAY}\.? ?(?:f )?{MONTH},? ?(?:'(?P<yn2>[dn])|(?P<yn>n))",
    "day of the Republic": r"(?P<d>d)(?: ?S)? (?P<rm>R),? (?:f ?'?)?(?:t ?'?)?Y (?P<ry>[drWw])",
    "feast": r"(?:t )?(?P<feast>F),? (?:[fi] )?(?:t Y )?(?P<y>y)",
    "day of a month told": r"(?P<d>d)(?: ?S|\.)?,? (?:f )?(?P<shift>q)\.?",
    "month day, year": rf"{MONTH}(?:,? |(?<=\.))(?:t )?{DAY}(?:\.?(?P<link> ?- ?| [ua] )(?P<d1>d)S?)?"
    rf"[.,:]{{0,2}} ?(?:i )?{YEAR}",
    "day-month-year": r"(?P<d>d)-(?P<m>m)-(?:(?P<y>y)|(?P<yn>n))",
    "month day, short year": rf"{MONTH} {DAY},? ?{SHORT}",
    "year, day month": rf"(?P<y>y), {DAY} (?P<m>m)(?!\.?,? ?[yn])",
    "year-month-day": r"(?P<y>y)-(?P<mn>d)-(?P<d>d)",
    "day.month.year": DAY_BEFORE + r"(?P<d>d)\.? ?/?(?P<mr>r)\.? ?/?(?P<y>y)",
    "numbers": DAY_BEFORE + r"(?P<a>d)(?P<sep>\. ?|\.?/|-)(?P<b>d)(?:\. ?|/|-| )(?P<y>y)",
    "numbers, short year": r"(?<!\. )(?P<a>d)(?P<sep>\. ?|/|-)(?P<b>d)(?P=sep)'?"
    r"(?:(?P<yn>n)|(?<! )(?P<yn2>d))",
    "day.month.short year": r"(?P<d>d)\.? ?/?(?P<mr>r)\.? ?/?(?P<yn>[dn])",
    "year month day": r"(?<!m )(?<!m\. )(?<!, )(?P<y>y),? " + MONTH + r" (?P<d>d)S?",
    "month of year": rf"{MONTH_BEFORE}{MONTH}{BEFORE_YEAR}{YEAR}",
    "numbered month": r"(?P<om>o|d)S? ?M,? (?:f )?(?P<y>y)",
    "month short year": rf"{MONTH} {SHORT}",
    "day of month": rf"{DAY_BEFORE}{DAY}\.?(?: D)?{OF}(?P<m>m)",
    "month day": rf"(?<!i ){MONTH} (?:t )?{DAY}(?:(?P<link> ?- ?| [ua] )(?P<d1>d)(?:S|(?! ?[wWm#])))?",
    "centuries": r"(?P<cd>d)S?(?P<link> ?- ?| [ua] (?:t )?)(?P<c1>d)S[ -]j",
    "diary day": r"(?:(?<=\|)|\A)(?P<wd>W)[.,]{0,2} (?:t )?(?P<d>d)(?:S|\.)?",
    "century": r"(?:(?P<cd>d)(?:S|\.)|(?P<co>o))[ -]j",
    "decade": r"(?:g (?P<dy>y)|(?P<ds>y)(?:['.]?p|S))",
    "years": r"(?P<y>y)(?P<link> ?- ?|/)(?:(?P<y1>y)|(?P<s1>[dn]))",
    "numbers of a day": r"(?<=[iftu] )(?P<d>d)(?:\. ?(?P<mn>d)|\. ?(?P<mr>r)|/(?P<mr2>r))(?!\.?[dny#])",
    "early year": r"(?:(?<=Y )|(?<=C )|(?<=A\.B\. )|(?<=A\. B\. ))(?P<ey>#)|(?P<ey2>#)(?= ?(?:C|A\. ?B))",
    "year in words": rf"(?P<yw>{YEAR_WORDS})",
    "year": r"(?<![dny#] )(?<!/)\[?(?P<y>y)\]?",
    "month": r"(?P<m>m)",
    "day": r"(?<=t )(?P<d>d)S",
    "numbered day": r"(?<= )(?P<d>d)\.",
    "bare day": r"(?:(?<=\|)|\A)(?P<d>d)(?:S\.?|\.)(?= ?[WwF|]| ?\Z)",
}
"""The groups: d, m, y a day, month, year; a second letter says how it is written; 0 and 1 are other ends."""

DAYS = "dcoZ"
BEGINNINGS = dict.fromkeys(SHAPES, DAYS) | {
    **dict.fromkeys(
        ("month day, year", "month day, short year", "month short year", "month day", "month"), "m"
    ),
    **dict.fromkeys(("year, day month", "year-month-day", "year month day", "years"), "y"),
    "month of year": "m",
    "feast": "tF",
    "diary day": "W",
    "decade": "gy",
    "year": r"y\[",
    "early year": "#",
}
"""The letters that each shape may begin with: it is looked for there only."""

NEEDED = {
    "early year": "#",
    "day-month-year": "dm-",
    "two styles": "dm",
    "day of month of year": "m",
    "day of numbered month": "M",
    "day of month, short year": "m",
    "day of the Republic": "dRY",
    "feast": "Fy",
    "day of a month told": "dq",
    "month day, year": "m",
    "month day, short year": "m",
    "year, day month": "ym",
    "year-month-day": "yd-",
    "day.month.year": "dry",
    "numbers": "dy",
    "day.month.short year": "dr",
    "year month day": "ymd",
    "month of year": "m",
    "numbered month": "My",
    "month short year": "m",
    "day of month": "m",
    "month day": "m",
    "centuries": "dSj",
    "diary day": "Wd",
    "century": "j",
}
"""Letters that each of these shapes has in any case: in a text without them it need not be looked for."""


@cache
def expression(name: str) -> re.Pattern[str]:
    """The expression of a shape, made when a text is met that may have it."""
    return re.compile(NOTHING_BEFORE + SHAPES[name] + NOTHING_AFTER)
