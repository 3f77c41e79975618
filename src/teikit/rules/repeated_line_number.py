"""Two lines that follow each other have the same number.

Who looks for the line finds two. Parts of one line (`@part`, or two speakers who share it), and alternatives
in an apparatus, may share a number.

Correct the number of one of the two, or tell them apart as `12` and `12a`.

Bad::

    <lg><l n="1">One</l><l n="2">Two</l><l n="2">Three</l><l n="4">Four</l></lg>

Good::

    <lg><l n="1">One</l><l n="2" part="I">Two</l><l n="2" part="F">and more</l><l n="3">Three</l></lg>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.line_numbers import line_slips
from teikit.tei.facts.sequences import Fault
from teikit.tei.facts.slip_findings import slip_findings

SEVERITY = "warning"


def check(tei: Tei) -> Iterator[Finding]:
    """Lines with the number of the line before them."""
    return slip_findings(tei, "line", line_slips(tei), Fault.REPEAT)
