"""Two elements have the same xml:id.

An identifier names one element of a file; a pointer at one that two have may lead to either
(TEI P5 1.3.1.1.1). Rename all but one, and the pointers that mean the renamed ones.

Bad::

    <p xml:id="opening">First.</p>
    <p xml:id="opening">Second.</p>

Good::

    <p xml:id="opening">First.</p>
    <p xml:id="second">Second.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei


def check(tei: Tei) -> Iterator[Finding]:
    """Every element but the first that has an identifier."""
    for name, elements in tei.ids.items():
        if len(elements) > 1:
            line, _ = tei.position(elements[0], "xml:id")
            for element in elements[1:]:
                yield Finding(
                    element,
                    f'xml:id "{name}" is taken',
                    "xml:id",
                    f"the element in line {line} has it; rename one",
                )
