"""The header does not say what the text was taken from.

Whoever doubts a reading must find the page, manuscript or recording that it comes from (TEI P5 2.2.7); of a
text that was born digital, it says that. Run with `--select archive`.

Describe the source in `sourceDesc`, as `bibl`, `msDesc` or in words.

Bad::

    <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>
    <fileDesc><sourceDesc><p/></sourceDesc></fileDesc>
    </teiHeader>
    <text><body><p>The fleet sailed.</p></body></text></TEI>

Good::

    <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>
    <fileDesc><sourceDesc><bibl>Letters, Bonn 1921</bibl></sourceDesc></fileDesc>
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
PLACES = ("fileDesc/sourceDesc",)


def check(tei: Tei) -> Iterator[Finding]:
    """Texts whose headers have none of these places filled."""
    return lacking(
        tei, "the header does not describe the source", "describe it in fileDesc/sourceDesc", *PLACES
    )
