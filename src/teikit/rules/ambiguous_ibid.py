"""A note begins with "ibid." and the note before it cites several works.

Which of them is meant, the reader has to guess; the author knew, or another edition tells.

Point at the work with `@corresp`. Where it cannot be decided, say so in a note of your own.

Bad::

    <p>There were two.<note><bibl xml:id="a">Stone, <title>Ships</title></bibl>;
    <bibl xml:id="b">Reed, <title>Boats</title></bibl></note>
    One sank.<note><bibl>Ibid., 17</bibl></note></p>

Good::

    <p>There were two.<note><bibl xml:id="a">Stone, <title>Ships</title></bibl>;
    <bibl xml:id="b">Reed, <title>Boats</title></bibl></note>
    One sank.<note><bibl corresp="#b">Ibid., 17</bibl></note></p>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.cross_references import before, citations, is_ambiguous, works

SEVERITY = "hint"


def check(tei: Tei) -> Iterator[Finding]:
    """Citations of the same work, where several works may be the same."""
    for bibl in citations(tei):
        if is_ambiguous(tei, bibl):
            several = len(works(before(tei)[bibl]))
            message = f"the note before cites {several} works, and this one does not say which it means"
            yield Finding(bibl, message, hint="point at the work by corresp")
