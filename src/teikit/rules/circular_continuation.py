"""Elements go on in each other without an end.

A chain of `@next`, or of `@prev`, puts the parts of a text in order (TEI P5 16.7); one that comes back to
where it began has no first part, and a program that follows it never stops.

Take the attribute away from the last part.

Bad::

    <p><seg xml:id="a" next="#b">one</seg> and <seg xml:id="b" next="#a">two</seg></p>

Good::

    <p><seg xml:id="a" next="#b">one</seg> and <seg xml:id="b">two</seg></p>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.chains import circles
from teikit.tei.facts.continuations import continuations
from teikit.tei.facts.gathered import order


def check(tei: Tei) -> Iterator[Finding]:
    """The last element of each circle, in document order."""
    ways = continuations(tei)
    for attribute, chain in (("next", ways.next), ("prev", ways.prev)):
        for circle in circles(chain):
            places = order(tei)
            at = (max if attribute == "next" else min)(circle, key=lambda each: places[each])
            long = "itself" if len(circle) == 1 else f"a circle of {len(circle)} elements"
            message = f'@{attribute} "{at.get(attribute)}" closes {long}'
            yield Finding(at, message, attribute, f"take @{attribute} away where the chain ends")
