"""Two pages that follow each other have the same number.

Who looks for the page finds two, and the number of one of them is missing further on. Page breaks in notes,
and those of another edition (`@ed`), are counted apart.

Correct the number of one of the two. If the book itself repeats a number, tell the pages apart: `12` and
`12a`.

Bad::

    <p><pb n="11"/>The fleet <pb n="12"/>sailed <pb n="12"/>in June <pb n="14"/>of that year.</p>

Good::

    <p><pb n="11"/>The fleet <pb n="12"/>sailed <pb n="12a"/>in June <pb n="13"/>of that year.</p>
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
    """Page breaks with the number of the page break before them."""
    return slip_findings(tei, "page", page_slips(tei), Fault.REPEAT)
