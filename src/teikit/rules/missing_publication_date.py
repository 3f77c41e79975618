"""The header does not say when the file was published.

DataCite asks for the year, and without it nobody can cite the text or tell two editions apart. Run with
`--select archive`.

Give `date` in `publicationStmt`, with `@when`.

Bad::

    <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>
    <fileDesc><publicationStmt><publisher>The Press</publisher></publicationStmt></fileDesc>
    </teiHeader>
    <text><body><p>The fleet sailed.</p></body></text></TEI>

Good::

    <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>
    <fileDesc><publicationStmt><publisher>The Press</publisher>
    <date when="2024"/></publicationStmt></fileDesc>
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
    "fileDesc/publicationStmt/date",
    ("fileDesc/publicationStmt/date", "when"),
    "fileDesc/editionStmt/edition/date",
    ("fileDesc/editionStmt/edition/date", "when"),
    ("fileDesc/publicationStmt/date", "from"),
    ("fileDesc/publicationStmt/date", "notBefore"),
)


def check(tei: Tei) -> Iterator[Finding]:
    """Texts whose headers have none of these places filled."""
    return lacking(
        tei,
        "the header has no date of publication",
        'give <date when="…"> in fileDesc/publicationStmt',
        *PLACES,
    )
