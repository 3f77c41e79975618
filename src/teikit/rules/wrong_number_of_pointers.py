"""An attribute has too many pointers, or too few.

TEI says of each attribute how many pointers it takes: `hand` and `next` lead to one thing, `link`,
`join` and `alt` tie together two or more. Schemas let this pass, because a blank may stand in an
address. Split the element, or give the pointers that are missing.

Bad::

    <listPerson><person xml:id="ada"><persName>Ada</persName></person></listPerson>
    <linkGrp><link target="#ada"/></linkGrp>

Bad::

    <p xml:id="a">One.</p><p xml:id="b">Two.</p><p xml:id="c" sameAs="#a #b">Three.</p>

Good::

    <p xml:id="a">One.</p><p xml:id="b">Two.</p><linkGrp><link target="#a #b"/></linkGrp>
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.gathered import local


def check(tei: Tei) -> Iterator[Finding]:
    """Attributes with another number of pointers than TEI says of them; empty ones are another rule's."""
    for (element, attribute), group in groupby(tei.pointers, lambda each: (each.element, each.attribute)):
        values = [each.value for each in group]
        said = tei.kinds.kind(local(element), attribute)
        if said is None or values == [""]:
            continue
        count = f"{len(values)} pointer{'s' if len(values) > 1 else ''}"
        if len(values) < said.least:
            yield Finding(
                element,
                f"@{attribute} has {count}, but needs {said.least} or more",
                attribute,
                "give the others",
            )
        elif len(values) > 1 and not said.several:
            yield Finding(element, f"@{attribute} has {count}, but takes one", attribute, "keep one of them")
