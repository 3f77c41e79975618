"""A zone or surface ends to the left of, or above, where it begins.

`@ulx` and `@uly` are its upper left corner, `@lrx` and `@lry` the lower right one; x grows to the right and y
grows down (TEI P5 11.1). Turned round, the area is empty and nothing can be shown of it.

Exchange the values. If y was measured upwards, as on a map, count it from the top.

Bad::

    <sourceDoc><surface ulx="0" uly="0" lrx="100" lry="200">
    <zone ulx="90" uly="10" lrx="10" lry="50"/></surface></sourceDoc>

Good::

    <sourceDoc><surface ulx="0" uly="0" lrx="100" lry="200">
    <zone ulx="10" uly="10" lrx="90" lry="50"/></surface></sourceDoc>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.boxes import CORNERS, box


def check(tei: Tei) -> Iterator[Finding]:
    """Zones and surfaces whose corners are the wrong way round."""
    for element in tei.elements("zone", "surface"):
        taken = box(element) if all(element.get(corner) for corner in CORNERS) else None
        if taken is None:
            continue
        for first, last, wrong in (
            ("ulx", "lrx", taken.left > taken.right),
            ("uly", "lry", taken.top > taken.bottom),
        ):
            if wrong:
                message = f'@{first} "{element.get(first)}" is beyond @{last} "{element.get(last)}"'
                yield Finding(element, message, first, "exchange the two")
