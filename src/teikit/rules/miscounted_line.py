"""The number of a verse line is not what counting the lines gives.

Where every fifth line is numbered, a line that was forgotten or torn in two shows only in the count: five
lines must lie between 5 and 10. Files in which the numbers often disagree with the count, as those that keep
the numbers of another edition, are left alone, and so are places with a `gap`.

Look for a line that is missing, doubled or broken, or correct `@n`.

Bad::

    <lg><l n="1">One</l><l n="2">Two</l><l n="3">Three</l><l n="4">Four</l><l n="6">Five</l></lg>

Good::

    <lg><l>One</l><l n="2">Two</l><l>Three</l><l n="4">Four</l><l>Five</l><l n="6">Six</l></lg>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.line_numbers import distances

SEVERITY = "hint"


def check(tei: Tei) -> Iterator[Finding]:
    """Lines that are further from, or nearer to, the numbered line before them than their number says."""
    found = [each for each in distances(tei) if each.numbered > 0]
    wrong = [each for each in found if each.counted != each.numbered]
    right = len(found) - len(wrong)
    if len(wrong) > min(1 + right // 100, right // 3):
        return
    for each in wrong:
        here, before = each.second.element.get("n"), each.first.element.get("n")
        lines = "1 line" if each.counted == 1 else f"{each.counted} lines"
        message = f'line "{here}" comes {lines} after line "{before}"'
        yield Finding(each.second.element, message, "n", "look for a missing or broken line, or correct @n")
