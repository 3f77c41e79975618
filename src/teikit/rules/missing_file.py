"""A pointer leads to a file that is not there.

The link is dead for every reader of the edition, and what XInclude should take in is lost. Mend the
path, or put the file where the pointer says. Pictures and sounds, which many projects keep elsewhere,
are a warning only. Paths start from the folder of the file, or from what `xml:base` says. Addresses on
the web are left alone, and so is everything for text from standard input, which lies in no folder.

Bad::

    <p>As in <ref target="chapters/missing.xml#p3">the third chapter</ref>.</p>

Good::

    <p>As in <ref target="https://www.tei-c.org/release/doc/tei-p5-doc/">the Guidelines</ref>.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding, Severity
from teikit.tei.document import Tei
from teikit.tei.references.resolution import Outcome

MEDIA = ("facs", "url")
"""Attributes that lead to pictures and sounds."""


def check(tei: Tei) -> Iterator[Finding]:
    """Pointers and inclusions of files that are not there; an inclusion with a fallback may fail."""
    for pointer, target in tei.ending(Outcome.MISSING_FILE):
        yield Finding(
            pointer.element,
            f'"{pointer.value}" leads to "{target.said}", which is not there',
            pointer.attribute,
            "mend the path, or put the file there",
            severity=Severity.WARNING if pointer.attribute in MEDIA else None,
        )
    for element, target in tei.inclusions:
        if target.outcome in (Outcome.MISSING_FILE, Outcome.BARE_WORD) and len(element) == 0:
            yield Finding(
                element,
                f'"{element.get("href")}" is to be included, but is not there',
                "href",
                "mend the path, put the file there, or add xi:fallback",
            )
