"""A page has a number that does not fit between those around it.

Page 74 between 46 and 48 is a slip of the keys, and every reference to page 47 leads nowhere. Arabic and
Roman numbers and leaves (`12r`, `12v`) are series of their own; a count that begins at 1, or in another
division, and goes on from there is a new one.

Correct `@n`, or move the page break that is misplaced.

Bad::

    <p><pb n="45"/>The fleet <pb n="46"/>sailed <pb n="74"/>in June <pb n="48"/>of that year.</p>

Good::

    <p><pb n="xi"/>The fleet <pb n="xii"/>sailed <pb n="1"/>in June <pb n="2"/>of that year.</p>

Good::

    <p><pb n="1r"/>The fleet <pb n="1v"/>sailed <pb n="2r"/>in June.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.page_numbers import page_slips
from teikit.tei.facts.sequences import Fault
from teikit.tei.facts.slip_findings import slip_findings

SEVERITY = "warning"


def check(tei: Tei) -> Iterator[Finding]:
    """Page breaks whose number is lower than, or aside from, those around it."""
    return slip_findings(tei, "page", page_slips(tei), Fault.DISORDER)
