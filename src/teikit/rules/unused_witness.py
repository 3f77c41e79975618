"""No reading is ascribed to a witness of the list.

A witness that agrees with the text everywhere is rare; more often its siglum was mistyped in the apparatus,
or it was not collated. Nothing is said where less than half of these entries is pointed at, as in a register
that many files share.

Name it in the readings that it has, or delete it.

Bad::

    <listWit><witness xml:id="A">Oxford</witness><witness xml:id="B">Paris</witness></listWit>
    <p>The <app><lem>fleet</lem><rdg wit="#A">float</rdg></app> sailed.</p>

Good::

    <listWit><witness xml:id="A">Oxford</witness><witness xml:id="B">Paris</witness></listWit>
    <p>The <app><lem>fleet</lem><rdg wit="#A">float</rdg><rdg wit="#B">flood</rdg></app> sailed.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.registers import unused_findings

SEVERITY = "hint"


def check(tei: Tei) -> Iterator[Finding]:
    """Entries that nothing in the file points at, where others of their kind are pointed at."""
    return unused_findings(tei, "witness", "witness")
