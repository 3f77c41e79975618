"""TEI simplePrint: its elements, and what others become.

The table beside this module is made by tools/make_simple_print.py from the schema of TEI P5 4.9.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from lxml import etree

from teikit.rendering.subset import Subset, Tell, read
from teikit.tei.names import tag

TURNED: dict[str, tuple[str, dict[str, str]]] = {
    **{f"div{level}": ("div", {}) for level in range(1, 8)},
    "persName": ("name", {"type": "person"}),
    "placeName": ("name", {"type": "place"}),
    "orgName": ("name", {"type": "org"}),
    "geogName": ("name", {"type": "place"}),
    "origPlace": ("name", {"type": "place"}),
    "emph": ("hi", {"rend": "emphasized"}),
    "mentioned": ("hi", {"rend": "mentioned"}),
    "soCalled": ("hi", {"rend": "quoted"}),
    "distinct": ("hi", {"rend": "distinct"}),
    "gloss": ("seg", {"type": "gloss"}),
    "said": ("q", {}),
    "ptr": ("ref", {}),
    "origDate": ("date", {}),
    "authority": ("publisher", {}),
    "biblStruct": ("bibl", {}),
    "damage": ("unclear", {}),
    "principal": ("editor", {"role": "principal"}),
}
"""What stands for elements that simplePrint does not have, with what still tells them apart."""


PLACES = {"left": "margin-left", "right": "margin-right", "foot": "bottom", "sup": "above", "sub": "below"}
"""What places are called there."""
AGENCIES = frozenset(map(tag, ("publisher", "authority", "distributor")))


def prepare(element: etree._Element, tell: Tell) -> None:
    """Bring into order what the schema wants in an order."""
    if (place := element.get("place", "")) in PLACES:
        element.set("place", PLACES[place])
    if element.tag == tag("publicationStmt"):
        _publish(element, tell)


def _publish(element: etree._Element, tell: Tell) -> None:
    """Who publishes it comes first; where nobody does, all that is said is a paragraph (TEI P5 2.2.4)."""
    first = next(element.iterchildren(etree.Element), None)
    if first is None or first.tag in AGENCIES | {tag("p"), tag("ab")}:
        return
    agency = next(element.iterchildren(*AGENCIES), None)
    if agency is not None:
        tell("publicationStmt: its order is changed", element)
        element.insert(0, agency)
        return
    tell("publicationStmt: what it says becomes a paragraph, as it names nobody who publishes", element)
    said = list(element)
    paragraph = etree.SubElement(element, tag("p"))
    paragraph.extend(said)


ORDER = {"place": tuple("head p ab label name desc idno note bibl biblFull listBibl".split())}
HOLDERS = ("ab", "bibl", "item", "person", "place")


@cache
def simple_print() -> Subset:
    """The subset; a milestone whose unit it does not know is none."""
    elements = read("simple_print.txt")
    milestone = replace(elements["milestone"], needed={"unit": ""})
    return Subset({**elements, "milestone": milestone}, TURNED, HOLDERS, order=ORDER, prepare=prepare)
