"""A stretch of text ends before it begins.

`@spanTo` names the element where a deletion, an addition, a damage or an index entry that begins here ends
(TEI P5 11.3.1.4); it stands further on in the text. If it points back, the stretch is empty, or all the text
between is taken for it.

Exchange the two elements, or mend the pointer.

Bad::

    <p>The <anchor xml:id="end"/>fleet <delSpan spanTo="#end"/>sailed.</p>

Good::

    <p>The <delSpan spanTo="#end"/>fleet <anchor xml:id="end"/>sailed.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.gathered import having, order


def check(tei: Tei) -> Iterator[Finding]:
    """Elements whose @spanTo leads to themselves or to an element before them."""
    for element, pointer in having(tei, "spanTo"):
        target = tei.resolve(pointer) if pointer.startswith("#") else None
        places = order(tei) if target is not None else {}
        if target is not None and places[target] <= places[element]:
            where = "itself" if target is element else "an element before it"
            yield Finding(
                element,
                f'@spanTo "{pointer}" leads to {where}',
                "spanTo",
                "point it at an element after this one, such as an anchor",
            )
