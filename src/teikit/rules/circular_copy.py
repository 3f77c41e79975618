"""Elements that are copies of each other, so that none of them has the content.

`@copyOf` says that what is here stands elsewhere (TEI P5 16.6): following it must lead to something. The same
holds of `@sameAs` between empty elements; two elements with content may well name each other as the same.

Point the copies at the element that has the content, and take the attribute away from that one.

Bad::

    <p><seg xml:id="a" copyOf="#b"/> and <seg xml:id="b" copyOf="#a"/></p>

Bad::

    <p><seg xml:id="a" sameAs="#a"/></p>

Good::

    <p><seg xml:id="a">The fleet sailed.</seg> <seg copyOf="#a"/></p>

Good::

    <p><seg xml:id="a" sameAs="#b">The fleet</seg> <seg xml:id="b" sameAs="#a">The fleet</seg></p>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.chains import circles
from teikit.tei.facts.gathered import having


def check(tei: Tei) -> Iterator[Finding]:
    """The first element of each circle of @copyOf, and of each one of @sameAs in which all are empty."""
    for attribute in ("copyOf", "sameAs"):
        chain = {}
        for element, pointer in having(tei, attribute):
            if pointer.startswith("#") and (target := tei.resolve(pointer)) is not None:
                chain[element] = target
        for circle in circles(chain):
            if (
                attribute == "copyOf"
                or len(circle) == 1
                or not any(len(each) or each.text for each in circle)
            ):
                what = "itself" if len(circle) == 1 else f"itself, over {len(circle)} elements"
                message = f'@{attribute} "{circle[0].get(attribute)}" leads back to the element {what}'
                yield Finding(circle[0], message, attribute, "point it at an element that has the content")
