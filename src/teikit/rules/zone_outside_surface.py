"""A zone lies, in part or wholly, outside its surface.

The coordinates of a zone are counted in the space that its surface lays out (TEI P5 11.1); beyond its edges
the picture shows nothing, so a viewer highlights the void. Most often the coordinates were measured on a
picture of another size. A hundredth of the surface is allowed for rounding.

Measure the zone again, or give the surface the size of the picture that was measured.

Bad::

    <sourceDoc><surface ulx="0" uly="0" lrx="100" lry="200">
    <zone ulx="10" uly="10" lrx="400" lry="50"/></surface></sourceDoc>

Good::

    <sourceDoc><surface ulx="0" uly="0" lrx="100" lry="200">
    <zone ulx="10" uly="10" lrx="90" lry="50"/></surface></sourceDoc>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.boxes import box
from teikit.tei.facts.gathered import Ancestors
from teikit.tei.names import tag

SEVERITY = "warning"


def check(tei: Tei, *, play: float = 0.01) -> Iterator[Finding]:
    """Zones that leave the surface which they stand in by more than `play` of its longer side."""
    surfaces = Ancestors({tag("surface")})
    for zone in tei.elements("zone"):
        surface, taken = surfaces.nearest(zone), box(zone)
        space = box(surface) if surface is not None else None
        if space is None or taken is None:
            continue
        slack = play * max(space.right - space.left, space.bottom - space.top)
        if not space.contains(taken, slack):
            message = f"the zone ({taken}) leaves its surface ({space})"
            yield Finding(zone, message, hint="measure it again, or correct the size of the surface")
