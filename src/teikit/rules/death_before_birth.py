"""A person died before being born.

One of the two dates is a slip of the keys, or belongs to somebody else of the same name. Where several births
or deaths are given, as when sources differ, all of them must contradict each other.

Correct the wrong date.

Bad::

    <listPerson><person><persName>Ada</persName>
    <birth when="1852"/><death when="1815-12-10"/></person></listPerson>

Good::

    <listPerson><person><persName>Ada</persName>
    <birth when="1815-12-10"/><death when="1852"/></person></listPerson>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.lives import dated, lives


def check(tei: Tei) -> Iterator[Finding]:
    """Deaths that come before every birth of the person."""
    for person, births in lives(tei):
        deaths = list(dated(person, "death"))
        if deaths and all(death.is_before(birth) for death in deaths for birth in births):
            line, _ = tei.position(births[0].element)
            message = f"the death comes before the birth in line {line}"
            yield Finding(deaths[0].element, message, hint="correct the wrong date")
