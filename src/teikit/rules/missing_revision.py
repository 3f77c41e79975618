"""The header keeps no record of what was changed in the file, and when.

An archive must tell a new state of a file from the one that it has (TEI P5 2.6). Run with `--select archive`.

Add `revisionDesc` with a `change` for each round of work, each with `@when` and `@who`.

Bad::

    <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><revisionDesc><change/></revisionDesc></teiHeader>
    <text><body><p>The fleet sailed.</p></body></text></TEI>

Good::

    <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>
    <revisionDesc><change when="2024-05-02">proof-read</change></revisionDesc>
    </teiHeader>
    <text><body><p>The fleet sailed.</p></body></text></TEI>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.headers import lacking

SEVERITY = "warning"
GROUP = "archive"
PLACES = (
    "revisionDesc",
    ("revisionDesc/change", "when"),
    ("revisionDesc/listChange/change", "when"),
)


def check(tei: Tei) -> Iterator[Finding]:
    """Texts whose headers have none of these places filled."""
    return lacking(
        tei,
        "the header has no record of changes",
        "add revisionDesc with a change for each round of work",
        *PLACES,
    )
