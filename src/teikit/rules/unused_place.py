"""Nothing points at a place of the register.

The mentions of this place have no pointer, or lead to another entry, or there are none; then the map shows a
point without a text. A place is used where a place in it is. Nothing is said where less than half of these
entries is pointed at, as in a register that many files share.

Point the mentions at the entry, or delete it.

Bad::

    <listPlace><place xml:id="bonn"><placeName>Bonn</placeName></place>
    <place xml:id="rome"><placeName>Rome</placeName></place></listPlace>
    <p>From <placeName ref="#bonn">Bonn</placeName> to Rome.</p>

Good::

    <listPlace><place xml:id="bonn"><placeName>Bonn</placeName></place>
    <place xml:id="rome"><placeName>Rome</placeName></place></listPlace>
    <p>From <placeName ref="#bonn">Bonn</placeName> to <placeName ref="#rome">Rome</placeName>.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.registers import unused_findings

SEVERITY = "hint"


def check(tei: Tei) -> Iterator[Finding]:
    """Entries that nothing in the file points at, where others of their kind are pointed at."""
    return unused_findings(tei, "place", "place")
