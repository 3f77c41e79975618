"""What a volume or a place in a work says by itself: its unit, where it begins and where it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from teikit.citations.cues import said
from teikit.language import Citing

UNITS = {
    Citing.PAGE: "page",
    Citing.FOLIO: "folio",
    Citing.COLUMN: "column",
    Citing.SECTION: "section",
    Citing.VOLUME: "volume",
    Citing.NUMBER: "issue",
    Citing.NOTE: "note",
    Citing.UNIT: "part",
}
VALUE = r"(?<![^\W\d_])(?:\d+[a-z]?|[ivxlc]+|[IVXLC]+)(?![^\W\d_])"
RANGE = re.compile(rf"(?P<first>{VALUE})(?:\s?(?:[-–—]|bis|to|à)\s?(?P<last>{VALUE}))?(?P<side>\s?[rv]\b)?")
ONWARD = re.compile(r"\s?(?:ff?|sqq?|ss|sgg|et seq)\b")
"""What says that a range goes on from where it begins."""
WORD = re.compile(r"[^\W\d_]+\.?(?:[°ºo](?=\s))?")
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@dataclass(frozen=True, slots=True)
class Range:
    """A unit in TEI's word for it, and its ends; what is not said is empty, as the end of `17 ff.`"""

    unit: str
    first: str = ""
    last: str = ""

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes that say it (TEI P5 3.12.2.4)."""
        said = {"unit": self.unit, "from": self.first, "to": self.last}
        return {name: value for name, value in said.items() if value}


def read(text: str, unit: str) -> Range:
    """What some words say; `unit` is what they count where they do not say so themselves."""
    found = next((UNITS[cue] for word in WORD.findall(text) for cue in _meant(word, unit)), unit)
    match = RANGE.search(text)
    if match is None:
        return Range(found)
    first, last = match["first"], match["last"] or ""
    if last.isdigit() and first.isdigit() and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    side = (match["side"] or "").strip()
    if not last:
        first += side
        return Range(found, first, "" if ONWARD.match(text, match.end()) else first)
    return Range(found, first, last + side)


def _meant(word: str, unit: str) -> list[Citing]:
    """The units that a word may stand for; the one that is expected comes first."""
    cues = [cue for cue in said(word) if cue in UNITS]
    if any(UNITS[cue] == unit for cue in cues):
        return [cue for cue in cues if UNITS[cue] == unit]
    return cues


def number(text: str) -> int | None:
    """The number that a numeral writes, in digits or Roman letters."""
    if text.isdigit():
        return int(text)
    values = [ROMAN.get(letter, 0) for letter in text.lower()]
    if not values or 0 in values:
        return None
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)
