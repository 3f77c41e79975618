"""Neither the header nor the text says which language it is in.

Catalogues and search engines choose by language, and hyphenation, fonts and taggers depend on it. Run with
`--select archive`.

List the languages in `profileDesc/langUsage`, or put `xml:lang` on `text`.

Bad::

    <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><profileDesc><langUsage/></profileDesc></teiHeader>
    <text><body><p>The fleet sailed.</p></body></text></TEI>

Good::

    <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>
    <profileDesc><langUsage><language ident="en"/></langUsage></profileDesc>
    </teiHeader>
    <text><body><p>The fleet sailed.</p></body></text></TEI>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.headers import lacking
from teikit.tei.names import XML_LANG

SEVERITY = "warning"
GROUP = "archive"
PLACES = (
    ("profileDesc/langUsage/language", "ident"),
    "profileDesc/langUsage",
    ("fileDesc/sourceDesc/msDesc/msContents/textLang", "mainLang"),
    ("../text", XML_LANG),
    ("..", XML_LANG),
)


def check(tei: Tei) -> Iterator[Finding]:
    """Texts whose headers have none of these places filled."""
    return lacking(
        tei,
        "nothing says which language the text is in",
        "add profileDesc/langUsage/language with its ident",
        *PLACES,
    )
