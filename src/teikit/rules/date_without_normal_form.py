"""A date has no normal form, though its words name a day for certain.

Without `@when`, a date cannot be sorted, searched or put on a timeline (TEI P5 3.6.4). Only full dates in
English, French or German are named, and none before 1753, when not every country used the same calendar.

Give the date the normal form.

Bad::

    <p>The delegates met on <date>2 April 1921</date>.</p>

Good::

    <p>The delegates met on <date when="1921-04-02">2 April 1921</date>, some say in <date>April</date>.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.edits import set_attribute
from teikit.tei.facts.said_dates import said

SEVERITY = "hint"
FIRST = 1753
DATING = ("when", "from", "to", "notBefore", "notAfter")
SAYING = frozenset(
    [f"{name}{kind}" for name in DATING for kind in ("", "-iso", "-custom")]
    + "dur dur-iso calendar datingMethod datingPoint period sameAs copyOf".split()
)


def check(tei: Tei) -> Iterator[Finding]:
    """Dates without any dating attribute whose words are a day, a month and a year."""
    for element in tei.elements("date"):
        if SAYING.isdisjoint(element.keys()):
            told = said(element)
            date = told.date if told and told.until is None and len(told.ways) == 1 else None
            if date and date.day and date.month and date.year and date.year >= FIRST:
                edits = set_attribute(tei, element, "when", date.iso)
                hint = f'write when="{date.iso}"'
                yield Finding(element, "the date has no normal form", hint=hint, edits=edits, safe=True)
