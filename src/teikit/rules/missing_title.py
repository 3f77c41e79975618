"""The header has no title.

A catalogue lists a text by its title (DataCite, Dublin Core, OLAC and every library ask for one). An empty
`title` is none. Run with `--select archive`.

Write one into `titleStmt/title`.

Bad::

    <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>
    <fileDesc><titleStmt><title/></titleStmt></fileDesc>
    </teiHeader>
    <text><body><p>The fleet sailed.</p></body></text></TEI>

Good::

    <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>
    <fileDesc><titleStmt><title>Letters</title></titleStmt></fileDesc>
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
PLACES = ("fileDesc/titleStmt/title",)


def check(tei: Tei) -> Iterator[Finding]:
    """Texts whose headers have none of these places filled."""
    return lacking(tei, "the header has no title", "write one into fileDesc/titleStmt/title", *PLACES)
