"""Nothing points at a person of the register.

The mentions of this person have no pointer, or lead to another entry, or there are none; then the index
prints a name without a page. Nothing is said where less than half of these entries is pointed at, as in a
register that many files share.

Point the mentions at the entry, or delete it.

Bad::

    <listPerson><person xml:id="ada"><persName>Ada</persName></person>
    <person xml:id="bea"><persName>Bea</persName></person></listPerson>
    <p><persName ref="#ada">Ada</persName> wrote to Bea.</p>

Good::

    <listPerson><person xml:id="ada"><persName>Ada</persName></person>
    <person xml:id="bea"><persName>Bea</persName></person></listPerson>
    <p><persName ref="#ada">Ada</persName> wrote to <persName ref="#bea">Bea</persName>.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.registers import unused_findings

SEVERITY = "hint"


def check(tei: Tei) -> Iterator[Finding]:
    """Entries that nothing in the file points at, where others of their kind are pointed at."""
    return unused_findings(tei, "person", "person", "personGrp")
