"""Nothing points at an organization of the register.

Its mentions have no pointer, or lead to another entry, or there are none. Nothing is said where less than
half of these entries is pointed at, as in a register that many files share.

Point the mentions at the entry, or delete it.

Bad::

    <listOrg><org xml:id="bank"><orgName>The Bank</orgName></org>
    <org xml:id="club"><orgName>The Club</orgName></org></listOrg>
    <p>He left <orgName ref="#bank">the Bank</orgName> for the Club.</p>

Good::

    <listOrg><org xml:id="bank"><orgName>The Bank</orgName></org>
    <org xml:id="club"><orgName>The Club</orgName></org></listOrg>
    <p>He left <orgName ref="#bank">the Bank</orgName> for <orgName ref="#club">the Club</orgName>.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.registers import unused_findings

SEVERITY = "hint"


def check(tei: Tei) -> Iterator[Finding]:
    """Entries that nothing in the file points at, where others of their kind are pointed at."""
    return unused_findings(tei, "organization", "org")
