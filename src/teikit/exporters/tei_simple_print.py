"""TEI simplePrint: the TEI of printed texts; what it does not have is turned into what it has, or left out.

Words of the text stay in any case; what of the header has no place is left out, and told.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from teikit.flow.content import Point, Seen
from teikit.flow.mapping import Row
from teikit.flow.shapes import BLOCKS, UNREAD
from teikit.flow.signs import sign
from teikit.package import Loss, Package
from teikit.rendering.simple_print import TURNED, WORDS, elements
from teikit.tei.document import Tei
from teikit.tei.make import E
from teikit.tei.names import TEI, XML, tag
from teikit.tei.rewriting import drop, gather_words, unwrap

SUFFIX = ".simple.xml"
FORMAT = "application/tei+xml"
MAPPING = (
    *(Row(name, turned, " ".join(f"{key}={value}" for key, value in said.items()))
      for name, (turned, said) in TURNED.items()),
    Row("msDesc listWit recordingStmt scriptStmt", "bibl", "in sourceDesc: their words"),
    Row("app", "the reading that is preferred", "the others are told"),
    Row("teiHeader text", "the same", "elements that simplePrint has, with the attributes that it has"),
)  # fmt: skip
BLANK = frozenset({"space", "pause", "gb"})
"""Elements without words that part two words."""
EMPTY = frozenset(map(tag, ("cell", "row", "graphic", "pb", "lb", "cb", "anchor", "milestone")))


@dataclass(slots=True)
class _Found:
    """What was turned, unwrapped or left out, by what is said of it."""

    told: dict[str, Seen] = field(default_factory=dict)

    def tell(self, what: str, element: etree._Element) -> None:
        """Count it, with the first place."""
        if what in self.told:
            self.told[what].count += 1
        else:
            self.told[what] = Seen(element)


def export(tei: Tei) -> Package:
    """The file with nothing but simplePrint in it, in UTF-8."""
    root = deepcopy(tei.root)
    origins = dict(zip(root.iter(etree.Element), tei.elements(), strict=True))
    found = _Found()
    for element in list(origins):
        if element is root or next(element.iterancestors(root.tag), None) is not None:
            _fit(element, origins[element], found)
    for element in reversed(list(root.iter(etree.Element))):
        _settle(element)
    losses = []
    for what, seen in found.told.items():
        line, column = tei.position(seen.first)
        losses.append(Loss(line, column, f"{seen.count} × {what}"))
    losses.sort(key=lambda loss: (loss.line, loss.column))
    data = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8")
    return Package.of(data + b"\n", *losses)


def _fit(element: etree._Element, origin: etree._Element, found: _Found) -> None:
    """Make an element one that its parent may have, which is fit already."""
    if etree.QName(element).namespace != TEI:
        if next(element.iterancestors(tag("formula"), tag("xenoData")), None) is None:
            found.tell(f"{etree.QName(element).localname}: in another namespace, its words stay", origin)
            unwrap(element)
        return
    kind = _turned(element, origin, found)
    above = element.getparent()
    around = _local(above) if above is not None else ""
    inside = elements()[around].children if around in elements() else frozenset({kind})
    if kind in elements() and kind in inside:
        _keep(element, kind, origin, found)
        if kind == "milestone" and "unit" not in element.attrib:
            drop(element)  # its unit is one that simplePrint does not know, and it must have one
    elif around == "person" and kind not in elements():
        found.tell(f"{kind}: becomes note, of this type", origin)
        _alone(element, "note")
        element.set("type", kind)
    elif around == "sourceDesc":
        found.tell(f"{kind}: becomes bibl, with its words", origin)
        _alone(element, "bibl")
    else:
        _misfit(element, kind, inside, origin, found)


def _misfit(
    element: etree._Element, kind: str, inside: frozenset[str], origin: etree._Element, found: _Found
) -> None:
    """Turn an element that its parent, which may hold what is `inside`, has no place for; or leave it out."""
    if WORDS in inside:
        found.tell(f"{kind}: its words stay, the markup does not", origin)
        if kind in BLANK and not len(element) and not element.text:
            element.text = " "
        unwrap(element)
    elif kind in UNREAD or next(element.iterancestors(tag("text")), None) is None:
        found.tell(f"{kind}: left out", origin)
        drop(element)
    elif any(_local(each) in BLOCKS for each in element.iterchildren(etree.Element)) or "ab" not in inside:
        found.tell(f"{kind}: what it holds stays, the markup does not", origin)
        unwrap(element)
    else:
        found.tell(f"{kind}: becomes ab", origin)
        element.tag = tag("ab")
        _keep(element, "ab", origin, found)


def _turned(element: etree._Element, origin: etree._Element, found: _Found) -> str:
    """The name of an element once it is what stands for it."""
    kind = _local(element)
    if kind == "app":
        for each in element.findall(tag("rdg"))[element.find(tag("lem")) is None :]:
            drop(each)
    if kind in elements() or kind not in TURNED:
        return kind
    name, said = TURNED[kind]
    found.tell(f"{kind}: becomes {name}", origin)
    if kind == "ptr":
        element.text = sign(Point("ptr", element)) or None
    element.tag = tag(name)
    for key, value in said.items():
        if key not in element.attrib or key == "type":
            element.set(key, value)
    return name


def _keep(element: etree._Element, kind: str, origin: etree._Element, found: _Found) -> None:
    """Leave the attributes that the element may have."""
    for key in list(map(str, element.attrib)):
        written = key.replace(f"{{{XML}}}", "xml:")
        values = elements()[kind].attributes.get(written)
        if values is None or (values and element.get(key) not in values):
            found.tell(f"{written} of {kind}: left out", origin)
            del element.attrib[key]


def _alone(element: etree._Element, name: str) -> None:
    """Make an element one of words alone."""
    words = " ".join("".join(map(str, element.itertext())).split())
    for child in list(element):
        element.remove(child)
    element.tag, element.text = tag(name), words
    element.attrib.clear()


def _settle(element: etree._Element) -> None:
    """Give loose words a paragraph, where none may stand; take out what has lost all that it held."""
    known = elements().get(_local(element))
    above = element.getparent()
    if known is None or known.holds_words or above is None:
        return
    if "ab" in known.children:
        gather_words(element, tag("ab"))
    if not len(element) and known.children and element.tag not in EMPTY:
        if element.tag == tag("sourceDesc"):
            element.append(E.p())
        elif next(element.iterancestors(tag("teiHeader")), None) is not None:
            drop(element)


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname
