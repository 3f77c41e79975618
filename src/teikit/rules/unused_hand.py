"""Nothing is written in a hand that the description has.

What this hand wrote is ascribed to another one, or to none. Nothing is said where less than half of these
entries is pointed at, as in a register that many files share.

Name it with @hand or handShift where it writes, or delete it.

Bad::

    <handNotes><handNote xml:id="h1">the clerk</handNote>
    <handNote xml:id="h2">the owner</handNote></handNotes>
    <p>The <add hand="#h1">great</add> fleet <add>sailed</add>.</p>

Good::

    <handNotes><handNote xml:id="h1">the clerk</handNote>
    <handNote xml:id="h2">the owner</handNote></handNotes>
    <p>The <add hand="#h1">great</add> fleet <add hand="#h2">sailed</add>.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.registers import unused_findings

SEVERITY = "hint"


def check(tei: Tei) -> Iterator[Finding]:
    """Entries that nothing in the file points at, where others of their kind are pointed at."""
    return unused_findings(tei, "hand", "handNote")
