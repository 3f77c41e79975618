"""Reads the page number and the title out of a running head or foot.

`98 Ë Reconquest`, `Reconquest | 99`, `- 99 -`, `Page 3 of 8`, `[xii]` each have a number at an edge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

SEPARATOR = r"[^\w\s.,;:!?'\"’”“‘()\[\]&-]|[ËÊÏÎÐÞØ]"
"""A sign between number and title that is not punctuation: what is left of an ornament."""

NUMBER = r"\d{1,4}|[ivxlc]{1,7}|[IVXLC]{1,7}"
SMALL = r"\d{1,4}|[ivxlc]{1,7}"
LEFT = re.compile(rf"\s*({SMALL})(?:(\s+(?:{SEPARATOR})+\s+|\s*\|\s*|\s{{2,}})|\s+)(?=\S)(.+?)\s*", re.DOTALL)
RIGHT = re.compile(rf"\s*(.*?\S)(?:(\s+(?:{SEPARATOR})+\s+|\s*\|\s*|\s{{2,}})|\s+)({SMALL})\s*", re.DOTALL)
BARE = re.compile(rf"\s*[-–—\[(|~•·*]*\s*({NUMBER})\.?\s*[-–—\])|~•·*]*\s*")
SAID = (
    rf"(?:page|seite|p[aá]gina|pag|blatt|side|sida|strona|str|pg|p|s)\.?\s*(?P<number>{NUMBER})"
    r"(?:\s*(?:of|von|de|sur|di|z|/|av|van)\s*\d{1,4})?"
)
WORDED = re.compile(rf"\W*{SAID}\W*", re.IGNORECASE)
WORDED_LEFT = re.compile(rf"\W*{SAID}\s*[\s|·•–—:-]\s*(?P<title>[^\W\d].*\S)\s*", re.IGNORECASE)
WORDED_RIGHT = re.compile(rf"\s*(?P<title>\S.*?[^\s|·•–—:-])\s*[\s|·•–—:-]\s*{SAID}\W*", re.IGNORECASE)
OF = re.compile(r"\W*(?P<number>\d{1,4})\s*(?:of|von|sur|/)\s*\d{1,4}\W*")
BEGINS = re.compile(rf"\W*(?:{SAID}|{NUMBER})", re.IGNORECASE)
ENDS = re.compile(r"\W*[\divxlc]", re.IGNORECASE)
"""What a line with a number at an edge begins with, or ends with when it is read backwards."""
MISREAD = re.compile(r"^[lıio]\d{0,2}\s+(?=\S)|(?<=\S)\s+[lıio]\d{0,2}$")
OUTER = re.compile(r"^\W*\d|\d\W*$")
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class Folio:
    """One way to read a line as a running head: the printed number, its value, the title beside it.

    `set_off` is true where more than a blank stands between the two, `left` where the number comes first,
    `worded` where the line says that it is the number of a page.
    """

    printed: str
    value: int
    title: str
    set_off: bool = False
    left: bool = False
    worded: bool = False

    @property
    def key(self) -> str:
        """The title as it is compared: letters only, small."""
        return plain(self.title)

    @property
    def sequence(self) -> str:
        """Roman numbers count by themselves."""
        return "arabic" if self.printed.isdigit() else "roman"


def plain(line: str) -> str:
    """A line as it is compared: letters only, small, without letters at an edge that OCR reads for digits."""
    return re.sub(r"[\W\d_]+", " ", MISREAD.sub("", line.lower())).strip()


def is_numbered(line: str) -> bool:
    """Whether a line has a number at an edge, or what OCR made of one."""
    return bool(OUTER.search(line) or MISREAD.search(line.lower()))


def read(line: str) -> Iterator[Folio]:
    """The ways to read a line as a running head or a bare page number; none for most lines."""
    if len(line) > 150 or not (BEGINS.match(line) or ENDS.match(line[::-1])):
        return
    if found := WORDED.fullmatch(line) or OF.fullmatch(line):
        yield Folio(found["number"], value(found["number"]), "", True, worded=True)
        return
    if found := BARE.fullmatch(line):
        yield Folio(found[1], value(found[1]), "", True)
        return
    for shape in (WORDED_LEFT, WORDED_RIGHT):
        if found := shape.fullmatch(line):
            printed = found["number"]
            yield Folio(printed, value(printed), found["title"], True, worded=True)
    if found := LEFT.fullmatch(line):
        yield Folio(found[1], value(found[1]), found[3], found[2] is not None, True)
    if found := RIGHT.fullmatch(line):
        yield Folio(found[3], value(found[3]), found[1], found[2] is not None)


def value(printed: str) -> int:
    """The value of a page number, Arabic or Roman; 0 for letters that are no Roman number."""
    if printed.isdigit():
        return int(printed)
    values = [ROMAN.get(letter, 0) for letter in printed.lower()]
    total = sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
    return total if total > 0 and _roman(total) == printed.lower() else 0


def _roman(number: int) -> str:
    parts = []
    for letters, size in (
        ("c", 100),
        ("xc", 90),
        ("l", 50),
        ("xl", 40),
        ("x", 10),
        ("ix", 9),
        ("v", 5),
        ("iv", 4),
    ):
        count, number = divmod(number, size)
        parts.append(letters * count)
    return "".join(parts) + "i" * number
