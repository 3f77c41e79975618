"""Nothing in the transcription points at a zone of the facsimile.

The text of this zone was not transcribed, or points at another one with @facs, or the zone was drawn by
mistake. A zone that says itself what it shows (@corresp, @start), or that has its own transcription in it, is
used. Nothing is said where less than half of these entries is pointed at, as in a register that many files
share.

Point the transcription at the zone with @facs, or delete the zone.

Bad::

    <sourceDoc><surface><zone xml:id="z1" ulx="0" uly="0" lrx="9" lry="9"/>
    <zone xml:id="z2" ulx="0" uly="9" lrx="9" lry="19"/></surface></sourceDoc>
    <p facs="#z1">The fleet sailed.</p>

Good::

    <sourceDoc><surface><zone xml:id="z1" ulx="0" uly="0" lrx="9" lry="9"/>
    <zone xml:id="z2" ulx="0" uly="9" lrx="9" lry="19"/></surface></sourceDoc>
    <p facs="#z1">The fleet sailed.</p> <p facs="#z2">In June.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.registers import unused_findings

SEVERITY = "hint"


def check(tei: Tei) -> Iterator[Finding]:
    """Entries that nothing in the file points at, where others of their kind are pointed at."""
    return unused_findings(tei, "zone", "zone", exempt=_shows)


def _shows(zone: etree._Element) -> bool:
    """Whether the zone holds its own transcription, or says what it belongs to."""
    return any(zone.get(name) for name in ("corresp", "start", "ana", "sameAs")) or any(
        text.strip() for text in map(str, zone.itertext())
    )
