"""Nothing is rendered as a rendition of the header says.

A rendition with a @selector says itself what it applies to. Nothing is
said where less than half of these entries is pointed at, as in a register that many files share.

Point at it with @rendition, or delete it.

Bad::

    <tagsDecl><rendition xml:id="it">font-style: italic</rendition>
    <rendition xml:id="sc">font-variant: small-caps</rendition></tagsDecl>
    <p>The <hi rendition="#it">Argo</hi> sailed.</p>

Good::

    <tagsDecl><rendition xml:id="it">font-style: italic</rendition>
    <rendition selector="name">font-variant: small-caps</rendition></tagsDecl>
    <p>The <hi rendition="#it">Argo</hi> sailed.</p>
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
    return unused_findings(tei, "rendition", "rendition", exempt=_selects)


def _selects(rendition: etree._Element) -> bool:
    """Whether it says itself what it applies to."""
    return bool(rendition.get("selector"))
