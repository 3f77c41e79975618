"""A pointer has blanks around it, or several between it and the next.

XML drops none of them, so programs that compare the attribute as it is written find nothing: ` #ada` is not
`#ada` to them. Write one blank between pointers and none around them. A list that is broken into lines is
left alone.

Bad::

    <p>See <ref target=" #p100">p. 100</ref> and <pb n="100" xml:id="p100"/>.</p>

Bad::

    <p xml:id="a">First.</p>
    <p xml:id="b" corresp="#a   #c">Second.</p>
    <p xml:id="c">Third.</p>

Good::

    <p xml:id="a">First.</p>
    <p xml:id="b" corresp="#a
        #c">Second.</p>
    <p xml:id="c" corresp="#a #b">Third.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.edits import set_attribute
from teikit.tei.references.pointers import split

SEVERITY = "hint"


def check(tei: Tei) -> Iterator[Finding]:
    """Attributes for pointers with needless blanks on one line."""
    seen: set[tuple[object, str]] = set()
    for pointer in tei.pointers:
        value = pointer.element.get(pointer.attribute, "")
        if value == pointer.value or (pointer.element, pointer.attribute) in seen:
            continue
        seen.add((pointer.element, pointer.attribute))
        tidy = " ".join(split(value))
        if not tidy or tidy == value:
            continue
        edits = set_attribute(tei, pointer.element, pointer.attribute, tidy)
        if any(b"\n" in tei.source.data[edit.start : edit.end] for edit in edits):
            continue
        yield Finding(
            pointer.element,
            f'there are needless blanks in "{value}"',
            pointer.attribute,
            f'write "{tidy}"',
            edits,
            safe=True,
        )
