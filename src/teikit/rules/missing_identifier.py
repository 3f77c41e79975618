"""The header has no identifier of the file.

A DOI, a handle, an address or the number of a project tells this file from all others; links and citations
need it. Run with `--select archive`.

Put `idno`, with its type, into `publicationStmt`.

Bad::

    <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>
    <fileDesc><publicationStmt><publisher>The Press</publisher></publicationStmt></fileDesc>
    </teiHeader>
    <text><body><p>The fleet sailed.</p></body></text></TEI>

Good::

    <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>
    <fileDesc><publicationStmt><publisher>The Press</publisher>
    <idno type="DOI">10.1000/182</idno></publicationStmt></fileDesc>
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
    "fileDesc/publicationStmt/idno",
    "fileDesc/publicationStmt/idno/idno",
    "fileDesc/seriesStmt/idno",
)


def check(tei: Tei) -> Iterator[Finding]:
    """Texts whose headers have none of these places filled."""
    return lacking(
        tei, "the header has no identifier", 'put <idno type="…"> into fileDesc/publicationStmt', *PLACES
    )
