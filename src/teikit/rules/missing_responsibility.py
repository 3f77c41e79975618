"""The header names nobody who made the text or the edition.

DataCite asks for a creator, and readers ask whom to cite and to write to (TEI P5 2.2.1). Run with `--select
archive`.

Name an `author`, `editor`, `principal` or, with the kind of the work, a `respStmt` in `titleStmt`.

Bad::

    <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>
    <fileDesc><titleStmt><title>Letters</title></titleStmt></fileDesc>
    </teiHeader>
    <text><body><p>The fleet sailed.</p></body></text></TEI>

Good::

    <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>
    <fileDesc><titleStmt><title>Letters</title><editor>Ada</editor></titleStmt></fileDesc>
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
    "fileDesc/titleStmt/author",
    "fileDesc/titleStmt/editor",
    "fileDesc/titleStmt/principal",
    "fileDesc/titleStmt/respStmt/name",
    "fileDesc/titleStmt/respStmt/persName",
    "fileDesc/titleStmt/respStmt/orgName",
    ("fileDesc/titleStmt/respStmt/name", "ref"),
    ("fileDesc/titleStmt/author", "ref"),
    ("fileDesc/titleStmt/editor", "ref"),
)


def check(tei: Tei) -> Iterator[Finding]:
    """Texts whose headers have none of these places filled."""
    return lacking(
        tei,
        "the header names no author, editor or other maker",
        "name them in fileDesc/titleStmt, as author, editor or respStmt",
        *PLACES,
    )
