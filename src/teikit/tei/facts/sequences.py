"""Where a row of numbers, as pages and lines have them, goes back, repeats itself or leaves some out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from lxml import etree

from teikit.dates.numerals import Numeral

RARE = 10
"""Of so many steps, one may leave a number out by mistake; where more do, an excerpt is meant."""
SMALL = 4
"""Steps of more than so many numbers are omissions that everybody knows of."""


class Fault(Enum):
    """What can be wrong with a number in its row."""

    DISORDER = "disorder"
    REPEAT = "repeat"
    GAP = "gap"


SAID = {
    Fault.DISORDER: '{what} "{here}" comes after {what} "{before}"',
    Fault.REPEAT: 'there was a {what} "{here}" just before',
    Fault.GAP: '{what} "{here}" follows {what} "{before}"',
}
"""What is said of each, in messages."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """An element with a number; `scope` is the division in which it stands, where a count may begin anew."""

    element: etree._Element
    numeral: Numeral
    scope: object = None


@dataclass(frozen=True, slots=True)
class Slip:
    """A number that does not fit behind the one before it; `expected` is what it should be, if known."""

    fault: Fault
    here: Numbered
    before: Numbered
    expected: str = ""


def slips(row: Sequence[Numbered]) -> list[Slip]:
    """What is wrong with a row of numbers of one series; nothing where the row keeps no order at all."""
    found = list(_slips(row))
    disorders = sum(each.fault is not Fault.GAP for each in found)
    ups = sum(one.numeral.value < two.numeral.value for one, two in pairwise(row))
    if disorders > ups:
        return []
    gaps = len(found) - disorders
    return [each for each in found if each.fault is not Fault.GAP or RARE * gaps <= ups]


def _slips(row: Sequence[Numbered]) -> Iterator[Slip]:
    step = _step(row)
    before = row[0]
    for number, here in enumerate(row[1:], 1):
        at, last = here.numeral.value, before.numeral.value
        then = row[number + 1].numeral.value if number + 1 < len(row) else None
        same = here.numeral.letter == before.numeral.letter
        aside = then is not None and last < then <= last + 2 * step and not last <= at <= then
        expected = here.numeral.spell(last + step) if then == last + 2 * step else ""
        anew = here.numeral.first or at <= step or _begins_anew(here, before, then)
        if aside or (at < last and not anew):
            yield Slip(Fault.DISORDER, here, before, expected)
            if aside:
                continue
        elif at == last and same:
            yield Slip(Fault.REPEAT, here, before, expected)
        elif step == 1 and 1 < at - last <= SMALL:
            yield Slip(Fault.GAP, here, before)
        before = here


def _begins_anew(here: Numbered, before: Numbered, then: int | None) -> bool:
    """Whether a lower number begins a count of its own: in another division, and counted on."""
    return here.scope is not before.scope and (then is None or then > here.numeral.value)


def _step(row: Sequence[Numbered]) -> int:
    """By how much the row usually goes up."""
    ups = Counter(
        two.numeral.value - one.numeral.value
        for one, two in pairwise(row)
        if two.numeral.value > one.numeral.value
    )
    return max(ups, key=lambda up: (ups[up], -up), default=1)
