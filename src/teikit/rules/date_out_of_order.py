"""A date that ends before it begins.

`@from` and `@notBefore` say when something begins at the earliest, `@to` and `@notAfter` when it ends at the
latest; `@when` lies between them. A value in the wrong order is nearly always a slip of the keys, and every
timeline or search that uses it goes wrong. Values of different precision are compared fairly: `1921-05` is
not after `1921`. Dates without a year, such as `--11-01`, may wrap around the new year and are left alone.

Write the earlier value into `@from` or `@notBefore`.

Bad::

    <p>The congress lasted <date from="1921-05-03" to="1921-04-28">a week</date>.</p>

Bad::

    <p>Born <date when="1872" notAfter="1870">about then</date>.</p>

Good::

    <p>The congress lasted <date from="1921-04-28" to="1921-05-03">a week</date>.</p>

Good::

    <p>She stayed <date from="1921-05" to="1921">until the year ended</date>.</p>
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.gathered import with_any
from teikit.tei.facts.temporal import DATED, EARLIEST, LATEST, SUFFIXES, Stretch, dating, stretch

PAIRS = (*product(EARLIEST, ("when", *LATEST)), *product(("when",), LATEST))


def check(tei: Tei) -> Iterator[Finding]:
    """Yield a finding for each two attributes of an element that contradict each other."""
    for element in with_any(tei, *DATED):
        values = dating(element)
        if len(values) < 2:
            continue
        for suffix in SUFFIXES:
            for early, late in PAIRS:
                first, last = early + suffix, late + suffix
                if first in values and last in values and _after(values[first], values[last]):
                    message = f'@{first} "{values[first]}" is after @{last} "{values[last]}"'
                    yield Finding(element, message, first, hint="exchange the two, or correct the wrong one")


def _after(early: str, late: str) -> bool:
    begin, end = _known(early), _known(late)
    return begin is not None and end is not None and begin.is_after(end)


def _known(value: str) -> Stretch | None:
    try:
        return stretch(value)
    except ValueError:
        return None
