"""A line has a number that does not fit between those around it.

Lines are cited by their number (`l` in its division, `lb` in its block on the page), so a slip sends readers
to the wrong line. A count that begins at 1, or in another group of lines, and goes on from there is a new
one.

Correct `@n`, or move the line that is misplaced. Where an editor has moved lines on purpose, allow the rule
there.

Bad::

    <lg><l n="5">One</l><l n="6">Two</l><l n="17">Three</l><l n="8">Four</l></lg>

Good::

    <lg><l n="5">One</l><l n="6">Two</l><l n="7">Three</l><l n="8">Four</l></lg>

Good::

    <lg><l>One</l><l n="5">Two</l></lg> <lg><l n="1">One</l><l>Two</l></lg>
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
    """Lines whose number is lower than, or aside from, those around it."""
    return slip_findings(tei, "line", line_slips(tei), Fault.DISORDER)
