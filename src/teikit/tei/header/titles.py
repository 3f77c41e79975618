"""The titles of a TEI document: the main one, those under, beside and above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from teikit.tei.document import Tei
from teikit.tei.header.paths import each, language, words
from teikit.tei.mapping import Fact

TITLE = "teiHeader/fileDesc/titleStmt/title"
SERIES = ("teiHeader/fileDesc/seriesStmt/title", 'teiHeader/fileDesc/titleStmt/title[@level="s"]')
ONLY_DATE = re.compile(r"[\d\s./-]+")


class Part(Enum):
    """What a title is beside others."""

    MAIN = "main"
    SUB = "sub"
    ALTERNATIVE = "alternative"


@dataclass(frozen=True, slots=True)
class Title:
    """A title, what it is beside others, and the language that it is in (empty where nothing says)."""

    words: str
    part: Part = Part.MAIN
    language: str = ""


SUB = ("sub", "subtitle", "subordinate", "desc")
ALTERNATIVE = (
    "alt",
    "alternative",
    "short",
    "uniform",
    "filing",
    "abbr",
    "abbreviated",
    "translated",
    "parallel",
)


def titles(tei: Tei) -> Iterator[Title]:
    """The titles of the text, the main one first; that of a series and one that is only a date are none.

    Where several are main, the first one is; of two levels that of the smaller part (TEI P5 2.2.1).
    """
    found = [element for element in each(tei, TITLE) if words(element)]
    own = [element for element in found if element.get("level") not in ("s", "j")] or found
    kept = [element for element in own if not ONLY_DATE.fullmatch(words(element))] or own
    kept.sort(
        key=lambda element: (_part(element.get("type", "")).name != "MAIN", element.get("level") != "a")
    )
    main = ""
    for element in kept:
        part = _part(element.get("type", ""))
        if not main:
            main, part = words(element), Part.MAIN
        elif part is Part.MAIN:
            part = Part.ALTERNATIVE
        yield Title(words(element), part, language(element))


def _part(said: str) -> Part:
    kind = said.lower()
    return Part.SUB if kind in SUB else Part.ALTERNATIVE if kind in ALTERNATIVE else Part.MAIN


def series(tei: Tei) -> Iterator[Title]:
    """The titles of the series or collection that the text belongs to."""
    above = (element for element in each(tei, TITLE) if element.get("level") in ("s", "j"))
    for element in (*each(tei, SERIES[0]), *above):
        if words(element):
            yield Title(words(element), Part.MAIN, language(element))


TITLES = Fact((TITLE,), titles, "<title>Letters from Tiflis</title>")
SERIES_TITLES = Fact(SERIES, series, "<title>Letters of the Caucasus</title>")
