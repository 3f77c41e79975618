"""The header does not say how the text was encoded.

What was corrected, normalized, left out or marked up, and by which rules, decides what the file can be used
for (TEI P5 2.3). Run with `--select archive`.

Describe it in `encodingDesc`: `projectDesc`, `editorialDecl`, or in words.

Bad::

    <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>
    <encodingDesc><projectDesc><p/></projectDesc></encodingDesc>
    </teiHeader>
    <text><body><p>The fleet sailed.</p></body></text></TEI>

Good::

    <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>
    <encodingDesc><editorialDecl><p>Hyphens at line ends were removed.</p></editorialDecl></encodingDesc>
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
PLACES = ("encodingDesc",)


def check(tei: Tei) -> Iterator[Finding]:
    """Texts whose headers have none of these places filled."""
    return lacking(
        tei,
        "the header does not say how the text was encoded",
        "describe it in encodingDesc, as projectDesc or editorialDecl",
        *PLACES,
    )
