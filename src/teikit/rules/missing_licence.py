"""The header does not say what may be done with the file.

Without a licence, nothing is allowed by default; archives refuse what they may not pass on (TEI P5 2.2.4).
Run with `--select archive`.

Put `licence` with the address of its text as `@target` into `availability`.

Bad::

    <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>
    <fileDesc><publicationStmt><publisher>The Press</publisher></publicationStmt></fileDesc>
    </teiHeader>
    <text><body><p>The fleet sailed.</p></body></text></TEI>

Good::

    <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>
    <fileDesc><publicationStmt><publisher>The Press</publisher><availability>
    <licence target="https://creativecommons.org/licenses/by/4.0/"/></availability></publicationStmt></fileDesc>
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
    "fileDesc/publicationStmt/availability",
    ("fileDesc/publicationStmt/availability/licence", "target"),
)


def check(tei: Tei) -> Iterator[Finding]:
    """Texts whose headers have none of these places filled."""
    return lacking(
        tei,
        "the header has no licence",
        "give fileDesc/publicationStmt/availability a licence with its address as target",
        *PLACES,
    )
