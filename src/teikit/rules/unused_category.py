"""Nothing is classed under a category of the taxonomy.

A category is used where one below it is. Nothing is said where less than half of these entries is pointed at,
as in a register that many files share.

Class what belongs under it, or delete it.

Bad::

    <taxonomy><category xml:id="letter"/><category xml:id="diary"/></taxonomy>
    <p ana="#letter">Dear Ada, the fleet sailed.</p>

Good::

    <taxonomy><category xml:id="letter"/><category xml:id="diary"/></taxonomy>
    <p ana="#letter">Dear Ada, the fleet sailed.</p> <p ana="#diary">The fleet sailed.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.registers import unused_findings

SEVERITY = "hint"


def check(tei: Tei) -> Iterator[Finding]:
    """Entries that nothing in the file points at, where others of their kind are pointed at."""
    return unused_findings(tei, "category", "category")
