"""Fits a TEI text into a subset of TEI: what that does not have is turned into what it has, or left out.

Words of the reading text stay in any case; what of the header has no place is left out, and told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from teikit.flow.content import Point, Seen
from teikit.flow.reading import STRUCK
from teikit.flow.shapes import BLOCKS, SHAPES, UNREAD, Shape
from teikit.flow.signs import sign
from teikit.package import Loss, Missing, Package
from teikit.rendering.fitting_order import HEADED, divide, late_heads, sort
from teikit.rendering.subset import ANY, WORDS, Subset
from teikit.tei.document import Tei
from teikit.tei.make import E
from teikit.tei.names import TEI, XML, tag
from teikit.tei.rewriting import drop, gather_words, unwrap

BLANK = frozenset({"space", "pause", "gb"})
"""Elements without words that part two words."""
TOPS = ("TEI", "teiCorpus")
SAYING = {"person": "note", "place": "desc"}
"""What says in entries of registers what has no element of its own."""
EMPTY = frozenset(map(tag, ("cell", "row", "graphic", "pb", "lb", "cb", "anchor", "milestone")))


def fitted(tei: Tei, subset: Subset) -> Package:
    """The file with nothing but the subset in it, in UTF-8."""
    root = deepcopy(tei.root)
    origins = dict(zip(root.iter(etree.Element), tei.elements(), strict=True))
    fitting = _Fitting(root, subset, origins)
    for element in origins:
        if element is root or next(element.iterancestors(root.tag), None) is not None:
            fitting.fit(element)
    for element in reversed(list(root.iter(etree.Element))):
        fitting.settle(element)
    data = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8")
    return Package({"": data + b"\n"}, tuple(fitting.losses(tei)), tuple(_missing(tei, root, subset)))


def _missing(tei: Tei, root: etree._Element, subset: Subset) -> Iterator[Missing]:
    """What makes a text of the file and is not there."""
    place = tei.position(tei.root)
    if _local(root) not in subset.elements or _local(root) not in TOPS:
        yield Missing(*place, "one TEI", "TEI", "<TEI><teiHeader>…</teiHeader><text>…</text></TEI>")
        return
    if root.find(tag("teiHeader")) is None:
        yield Missing(*place, "teiHeader", "TEI/teiHeader", "<teiHeader><fileDesc>…</fileDesc></teiHeader>")
    if next(root.iterchildren(*map(tag, ("text", "facsimile", "TEI"))), None) is None:
        yield Missing(*place, "text", "TEI/text", "<text><body>…</body></text>")


@dataclass(slots=True)
class _Fitting:
    """One text on its way into a subset: where its elements stood, and what is told of them."""

    root: etree._Element
    subset: Subset
    origins: Mapping[etree._Element, etree._Element]
    told: dict[str, Seen] = field(default_factory=dict)

    def losses(self, tei: Tei) -> list[Loss]:
        """What was told, each with its count and its first place."""
        places = [(*tei.position(seen.first), f"{seen.count} × {what}") for what, seen in self.told.items()]
        return [Loss(*place) for place in sorted(places, key=lambda place: place[:2])]

    def fit(self, element: etree._Element) -> None:
        """Make an element one that its parent may have, which is fit already."""
        if etree.QName(element).namespace != TEI:
            if not any(ANY in self._inside(each) for each in element.iterancestors()):
                self._tell(f"{etree.QName(element).localname}: in another namespace, its words stay", element)
                unwrap(element)
            return
        self.subset.prepare(element, self._tell)
        above = element.getparent()
        if above is None and element is not self.root:
            return
        if element is self.root and _local(element) not in self.subset.elements:
            self._tell(f"{_local(element)}: has no place, and stays as what holds the texts", element)
            return
        kind = self._turned(element)
        around = _local(above) if above is not None else ""
        inside = (
            self._open(self._inside(above), element) if around in self.subset.elements else frozenset({kind})
        )
        if kind in self.subset.elements and kind in inside and self._keep(element, kind):
            return
        if around in SAYING and kind not in self.subset.elements:
            self._tell(f"{kind}: becomes {SAYING[around]}, of this type", element)
            _alone(element, SAYING[around])
            element.set("type", kind)
        elif around == "sourceDesc":
            self._tell(f"{kind}: becomes bibl, with its words", element)
            _alone(element, "bibl")
        else:
            self._misfit(element, kind, inside)

    def settle(self, element: etree._Element) -> None:
        """Give loose words a holder, where none may stand; take out what has lost all that it held."""
        known = self.subset.elements.get(_local(element))
        above = element.getparent()
        if known is None or above is None:
            return
        if not known.holds_words:
            self._hold(element, known.children)
        order = self.subset.order.get(_local(element))
        if order and sort(element, order):
            self._tell(f"{_local(element)}: what it holds is brought into order", element)
        if element.tag in HEADED:
            self._arrange(element)
        if known.holds_words or len(element) or not known.children or element.tag in EMPTY:
            return
        if element.tag == tag("sourceDesc"):
            element.append(E.p())
        elif not _is_in_text(element):
            drop(element)

    def _arrange(self, element: etree._Element) -> None:
        """Make headings that come late what holds words there, and divisions of blocks behind divisions."""
        holder = self.subset.holders[0]
        for each in late_heads(element):
            self._tell(f"head: comes late, becomes {holder}", each)
            each.tag = tag(holder)
            self._keep(each, holder)
        for first in divide(element):
            self._tell(f"{_local(first)}: behind divisions, becomes one", first)

    def _tell(self, what: str, element: etree._Element) -> None:
        """Count it, with the first place."""
        if what in self.told:
            self.told[what].count += 1
        else:
            self.told[what] = Seen(self.origins[element])

    def _inside(self, element: etree._Element | None) -> frozenset[str]:
        known = self.subset.elements.get(_local(element)) if element is not None else None
        return known.children if known else frozenset()

    def _open(self, children: frozenset[str], element: etree._Element) -> frozenset[str]:
        """What of these may stand where the element stands: in the text, nothing of the header."""
        return children - self.subset.header if self.subset.header and _is_in_text(element) else children

    def _misfit(self, element: etree._Element, kind: str, inside: frozenset[str]) -> None:
        """Turn an element that does not fit into what its parent may hold (`inside`), or leave it out."""
        holder = next((name for name in self.subset.holders if name in inside), None)
        blocks = any(_local(each) in BLOCKS for each in element.iterchildren(etree.Element))
        known = self.subset.elements.get(kind)
        wordless = SHAPES.get(kind) is Shape.POINT and kind not in BLANK
        if wordless or kind in STRUCK or (known and (kind in UNREAD or not known.children)):
            self._tell(f"{kind}: left out", element)
            drop(element)
        elif WORDS in inside:
            self._tell(f"{kind}: its words stay, the markup does not", element)
            if kind in BLANK and not len(element) and not element.text:
                element.text = " "
            if kind in BLOCKS:
                element.text, element.tail = f" {element.text or ''}", f" {element.tail or ''}"
            unwrap(element)
        elif kind in UNREAD or not _is_in_text(element) or not (len(element) or (element.text or "").strip()):
            self._tell(f"{kind}: left out", element)
            drop(element)
        elif holder is None or blocks:
            self._tell(f"{kind}: what it holds stays, the markup does not", element)
            unwrap(element)
        else:
            self._tell(f"{kind}: becomes {holder}", element)
            element.tag = tag(holder)
            self._keep(element, holder)

    def _turned(self, element: etree._Element) -> str:
        """The name of an element once it is what stands for it."""
        kind = _local(element)
        if kind == "app":
            for each in element.findall(tag("rdg"))[element.find(tag("lem")) is None :]:
                drop(each)
        here = self._open(frozenset(self.subset.elements), element)
        if kind in here or kind not in self.subset.turned:
            return kind
        name, said = self.subset.turned[kind]
        self._tell(f"{kind}: becomes {name}", element)
        if kind == "ptr":
            element.text = sign(Point("ptr", element)) or None
        element.tag = tag(name)
        for key, value in said.items():
            if key not in element.attrib or key == "type":
                element.set(key, value)
        return name

    def _keep(self, element: etree._Element, kind: str) -> bool:
        """Leave the attributes that the element may have; whether it has all that it must have."""
        known = self.subset.elements[kind]
        for key in list(map(str, element.attrib)):
            written = _written(key)
            if not known.takes(written, element.get(key, "")):
                self._tell(f"{written} of {kind}: left out", element)
                del element.attrib[key]
        present = {_written(str(key)) for key in element.attrib}
        for key, value in known.needed.items():
            if key not in present and value:
                self._tell(f"{kind}: has no {key} that fits, {value} is set", element)
                element.set(key, value)
        return all(value or key in present for key, value in known.needed.items())

    def _hold(self, element: etree._Element, children: frozenset[str]) -> None:
        """Put loose words into what may hold them there."""
        said = SAYING.get(_local(element))
        wanted = (said,) if said else self.subset.holders
        holder = next((name for name in wanted if name in children), None)
        if holder is None:
            return
        before = set(element)
        gather_words(element, tag(holder))
        known = self.subset.elements[holder]
        for each in set(element) - before:
            for key, value in known.needed.items():
                each.set(key, value)
            if not known.holds_words:
                self._hold(each, known.children)


def _is_in_text(element: etree._Element) -> bool:
    return next(element.iterancestors(tag("text")), None) is not None


def _written(key: str) -> str:
    return key.replace(f"{{{XML}}}", "xml:")


def _alone(element: etree._Element, name: str) -> None:
    """Make an element one of words alone."""
    words = " ".join("".join(map(str, element.itertext())).split())
    for child in list(element):
        element.remove(child)
    element.tag, element.text = tag(name), words
    element.attrib.clear()


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname
