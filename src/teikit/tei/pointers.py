"""Which attributes of TEI hold pointers, and the pointers of a document.

From the attribute classes of TEI P5 4.12 (datatype teidata.pointer). An attribute that is a pointer on some
elements and something else on others (`from`, `value`) is listed with the elements where it points.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from teikit.tei.elements import ELEMENTS
from teikit.tei.names import TEI

if TYPE_CHECKING:
    from teikit.tei.document import Tei

EVERYWHERE = frozenset(
    "adj adjFrom adjTo ana calendar change children code copyOf corresp datcat datingMethod datingPoint "
    "decls domains edRef end exclude fVal facs feats filter follow fromUnit given hand inst lemmaRef "
    "mergedIn mutual next nymRef origin parent parts perf period prev property ref rendition replyTo resp "
    "sameAs scribeRef scriptRef select since source spanTo synch target targetDatcat targetEnd toUnit "
    "toWhom unitRef uri url valueDatcat who wit".split()
)
"""Attributes that hold pointers on every element that TEI gives them to."""

LEXICAL = (
    "case colloc def entryFree etym form gen gram gramGrp hom hyph iType lang lbl mood number oRef orth "
    "pRef per pos pron re sense subc syll tns usg xr"
)
TIMED = (
    "annotationBlock binaryObject ellipsis gap incident kinesic line media path pause post surface u "
    "vocal writing zone"
)
ONLY_ON = {
    attribute: frozenset(elements.split())
    for attribute, elements in {
        "active": "relation",
        "passive": "relation",
        "class": "msContents msItem msItemStruct",
        "from": "app arc rt span",
        "to": "app arc rt span",
        "location": LEXICAL,
        "new": "handShift",
        "require": "lem rdg rdgGrp",
        "scheme": "catRef classCode keywords locus locusGrp occupation socecStatus",
        "start": TIMED,
        "value": "eLeaf eTree iNode leaf node root triangle",
        "where": "conversion event",
    }.items()
}
"""Attributes that hold pointers on these elements only."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """One pointer of a document: the element and attribute that hold it, and its own text."""

    element: etree._Element
    attribute: str
    value: str


def is_pointer(element: str, attribute: str) -> bool:
    """Whether TEI makes this attribute of this element a pointer; names without namespace."""
    if attribute in EVERYWHERE:
        return element in ELEMENTS
    return element in ONLY_ON.get(attribute, ())


def pointers(tei: Tei) -> Iterator[Pointer]:
    """Every pointer of a document, in document order; several in one attribute come one by one."""
    prefix = f"{{{TEI}}}"
    for element in tei.elements():
        if element.tag.startswith(prefix) and element.attrib:
            name = element.tag.removeprefix(prefix)
            for attribute, value in element.attrib.items():
                if is_pointer(name, str(attribute)):
                    for pointer in str(value).split():
                        yield Pointer(element, str(attribute), pointer)
