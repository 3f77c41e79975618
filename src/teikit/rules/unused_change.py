"""Nothing belongs to a stage of revision that is described.

In a genetic edition, listChange describes the stages of writing, and @change says which one a passage belongs
to (TEI P5 11.7). Nothing is said where less than half of these entries is pointed at, as in a register that
many files share.

Name it with @change where it shows, or delete it.

Bad::

    <listChange><change xml:id="s1">first draft</change><change xml:id="s2">revision</change></listChange>
    <p>The <add change="#s1">great</add> fleet <add>sailed</add>.</p>

Good::

    <listChange><change xml:id="s1">first draft</change><change xml:id="s2">revision</change></listChange>
    <p>The <add change="#s1">great</add> fleet <add change="#s2">sailed</add>.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.registers import unused_findings
from teikit.tei.names import tag

SEVERITY = "hint"


def check(tei: Tei) -> Iterator[Finding]:
    """Entries that nothing in the file points at, where others of their kind are pointed at."""
    return unused_findings(tei, "stage of revision", "change", exempt=_is_of_the_file)


def _is_of_the_file(change: etree._Element) -> bool:
    """Whether it tells of the making of the file, not of the text."""
    return any(True for _ in change.iterancestors(tag("revisionDesc")))
