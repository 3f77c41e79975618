"""The numbers of pages, leaves and lines as @n has them: `12`, `xii`, `p. 12`, `12v`, `1.2.45`."""

from __future__ import annotations

import re
from dataclasses import dataclass

ROMAN = (
    ("m", 1000), ("cm", 900), ("d", 500), ("cd", 400), ("c", 100), ("xc", 90),
    ("l", 50), ("xl", 40), ("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1),
)  # fmt: skip
LEAF = re.compile(r"(?P<before>\D*)(?P<number>\d{1,6}) ?(?P<side>r|v|recto|verso)\.?(?P<after>\]?)")
COUNT = re.compile(r"(?P<before>.*?)(?P<number>\d{1,6})(?P<letter>[a-z]?)(?P<after>\]?)")
NUMERAL = re.compile(r"(?P<before>\[?)(?P<number>[mdclxvi]{1,15}|[MDCLXVI]{1,15})(?P<after>\]?)")
SIDES = {"r": "v", "recto": "verso"}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in its series: numbers of different series are not compared.

    `value` counts pages, so that `2r` comes one after `1v`. `letter` makes `12a` of `12`.
    """

    series: str
    value: int
    first: bool
    letter: str = ""
    pattern: str = "{}"

    def spell(self, value: int) -> str:
        """Another number, written as this one is."""
        kind = self.series.partition(" ")[0]
        if kind == "roman":
            return self.pattern.format(roman(value))
        if kind == "ROMAN":
            return self.pattern.format(roman(value).upper())
        if kind in SIDES:
            return self.pattern.format(f"{value // 2}{(kind, SIDES[kind])[value % 2]}")
        return self.pattern.format(value)


def read(written: str) -> Numeral | None:
    """The number that an @n says; None where it says none, or says it in a way not known here."""
    text = written.strip()
    if found := LEAF.fullmatch(text):
        side = next(recto for recto, verso in SIDES.items() if found["side"] in (recto, verso))
        number = int(found["number"])
        value = 2 * number + (found["side"] != side)
        return Numeral(f"{side} {found['before']}", value, number == 1, "", _pattern(found))
    if found := NUMERAL.fullmatch(text):
        lower = found["number"].lower()
        number = arabic(lower)
        kind = "roman" if found["number"] == lower else "ROMAN"
        return Numeral(kind, number, number == 1, "", _pattern(found)) if roman(number) == lower else None
    if found := COUNT.fullmatch(text):
        number = int(found["number"])
        series = f"arabic {found['before'].strip('[')}"
        return Numeral(series, number, number <= 1, found["letter"], _pattern(found))
    return None


def arabic(numeral: str) -> int:
    """The value of a Roman numeral in small letters; a row that is none has some value all the same."""
    values = [next(value for letter, value in ROMAN if letter == each) for each in numeral]
    return sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True))


def roman(number: int) -> str:
    """A number from 1 as a Roman numeral in small letters."""
    parts = []
    for letters, value in ROMAN:
        count, number = divmod(number, value)
        parts.append(letters * count)
    return "".join(parts)


def _pattern(found: re.Match[str]) -> str:
    escaped = (found[name].replace("{", "{{").replace("}", "}}") for name in ("before", "after"))
    return "{}".join(escaped)
