"""The header does not say who publishes the file.

Who makes a text available answers for it (TEI P5 2.2.4); DataCite asks for a publisher. Run with `--select
archive`.

Name a `publisher`, a `distributor` or, for what is not published, an `authority` in `publicationStmt`.

Bad::

    <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>
    <fileDesc><publicationStmt><p>On the web.</p></publicationStmt></fileDesc>
    </teiHeader>
    <text><body><p>The fleet sailed.</p></body></text></TEI>

Good::

    <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>
    <fileDesc><publicationStmt><publisher>The Press</publisher></publicationStmt></fileDesc>
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
    "fileDesc/publicationStmt/publisher",
    "fileDesc/publicationStmt/distributor",
    "fileDesc/publicationStmt/authority",
)


def check(tei: Tei) -> Iterator[Finding]:
    """Texts whose headers have none of these places filled."""
    return lacking(
        tei,
        "the header names no publisher, distributor or authority",
        "name one in fileDesc/publicationStmt",
        *PLACES,
    )
