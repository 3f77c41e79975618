"""A note at the foot or the end has a number, but no reference in the text leads to it.

A reader of the text never learns that the note is there. Put a `ref` with its target at the place of the
marker, or give the note the place `inline` or `margin` if it needs none.

Bad::

    <p>The fleet sailed.</p>
    <note place="bottom" n="1" xml:id="fn1">In June.</note>

Good::

    <p>The fleet sailed.<ref type="noteAnchor" target="#fn1">1</ref></p>
    <note place="bottom" n="1" xml:id="fn1">In June.</note>
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.names import XML_ID
from teikit.tei.references.pointers import split
from teikit.tei.references.resolution import Outcome

SEVERITY = "warning"
APART = frozenset({"bottom", "foot", "end"})
"""Values of @place for a note that stands away from what it is about."""
SOMEWHERE = frozenset({Outcome.ELEMENT, Outcome.UNKNOWN})
"""How a pointer ends that leads to an element, or may do so where nobody looks."""


def check(tei: Tei) -> Iterator[Finding]:
    """Notes that stand apart, carry a number, and that neither point nor are pointed at."""
    for note in tei.elements("note"):
        if note.get("place") not in APART or not note.get("n") or _points_back(tei, note):
            continue
        if note.get(XML_ID) not in tei.reached:
            yield Finding(
                note,
                f'no reference leads to note "{note.get("n")}"',
                hint="put a ref at its marker, with the note's xml:id as its target",
            )


def _points_back(tei: Tei, note: etree._Element) -> bool:
    """Whether the note itself says where it belongs, in this file or another one (TEI P5 3.9.1)."""
    return any(tei.target(each, note).outcome in SOMEWHERE for each in split(note.get("target", "")))
