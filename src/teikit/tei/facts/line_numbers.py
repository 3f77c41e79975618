"""The numbers of the lines of a document, from lb/@n and l/@n, and where they slip."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from teikit.dates.numerals import read
from teikit.tei.document import Tei
from teikit.tei.facts.gathered import Ancestors, having, local, once
from teikit.tei.facts.sequences import Numbered, Slip, slips
from teikit.tei.names import tag

CUTS = ("pb", "cb", "gb", "milestone", "handShift")
BLOCKS = frozenset(
    map(tag, "p ab lg l div head note add fw rdg lem seg item cell label zone sp trailer".split())
)
DIVISIONS = frozenset(
    map(tag, "div div1 div2 div3 div4 div5 div6 div7 body front back text note q quote".split())
)
ENDS = ("gap", "div", "body", "app", "choice")
"""Where counting begins anew: text is missing, or there is more than one."""
L, LB = tag("l"), tag("lb")
APART = frozenset(map(tag, ("app", "choice", "subst", "del", "add")))


@dataclass(frozen=True, slots=True)
class Distance:
    """Two numbered lines of a division: how far apart they are, counted and by their numbers."""

    first: Numbered
    second: Numbered
    counted: int
    numbered: int


@once
def line_slips(tei: Tei) -> list[Slip]:
    """The line numbers that do not follow the one before them: in their division, or on their page."""
    rows: dict[tuple[object, ...], list[Numbered]] = {}
    blocks, divisions = Ancestors(BLOCKS), Ancestors(DIVISIONS)
    page = 0
    for element in tei.elements("l", "lb", *CUTS) if having(tei, "n") else ():
        name = local(element)
        if name not in ("l", "lb"):
            page += 1
        elif (numeral := read(element.get("n", ""))) is not None:
            within = blocks.nearest(element), page
            stream = name, *(within if name == "lb" else (divisions.nearest(element), 0)), numeral.series
            rows.setdefault(stream, []).append(Numbered(element, numeral, element.getparent()))
    return [slip for row in rows.values() for slip in slips(row) if not _excused(slip)]


@once
def distances(tei: Tei) -> list[Distance]:
    """The distances of numbered verse lines.

    Whether an `lb` is a line, and whether a line shared by two speakers is two, is told by what fits the
    numbers best.
    """
    if not any(each.tag == L for each, _ in having(tei, "n")):
        return []
    lines = list(_lines(tei))
    ways = (list(_distances(lines, *way)) for way in product((False, True), repeat=2))
    best: list[Distance] = []
    fewest = len(lines) + 1
    for way in ways:
        wrong = sum(each.counted != each.numbered for each in way)
        if wrong < fewest:
            best, fewest = way, wrong
        if not wrong:
            break
    return best


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as it may be counted: its number if it has one, whether an `lb`, whether a later part."""

    numbered: Numbered | None = None
    is_break: bool = False
    is_part: bool = False


def _lines(tei: Tei) -> Iterator[_Line | None]:
    """The lines of a document, and None where counting begins anew."""
    divisions = Ancestors(DIVISIONS)
    for element in tei.elements("l", "lb", *ENDS):
        if element.tag != L and element.tag != LB:
            yield None
            continue
        written = element.get("n")
        numeral = read(written) if written else None
        numbered = Numbered(element, numeral, divisions.nearest(element)) if numeral else None
        is_part = element.get("part") in ("M", "F") or element.get("prev") is not None
        yield _Line(numbered, element.tag == LB, is_part)


def _distances(lines: list[_Line | None], breaks: bool, parts: bool) -> Iterator[Distance]:
    before: Numbered | None = None
    count = 0
    for line in lines:
        if line is None:
            before = None
            continue
        if (line.is_break and not breaks) or (line.is_part and not parts):
            continue
        count += 1
        if (here := line.numbered) is not None:
            if before and before.scope is here.scope and before.numeral.series == here.numeral.series:
                yield Distance(before, here, count, here.numeral.value - before.numeral.value)
            before, count = here, 0


def _excused(slip: Slip) -> bool:
    """Whether the two lines are alternatives, parts of one line, or shared by two speakers."""
    here, before = slip.here.element, slip.before.element
    if here.get("part") or before.get("part"):
        return True
    speeches = [next(each.iterancestors(tag("sp")), None) for each in (here, before)]
    if slip.fault.value == "repeat" and speeches[0] is not speeches[1]:
        return True
    return any(each.tag in APART for line in (here, before) for each in line.iterancestors())
