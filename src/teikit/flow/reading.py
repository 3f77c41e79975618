"""Reads a TEI text aloud: the one walk that all formats of texts share.

Of what an editor offers to choose from, one reading is read; running heads, registers and the header are not.
"""

from __future__ import annotations

from lxml import etree

from teikit.flow.building import Building
from teikit.flow.content import Block, Flow, Seen
from teikit.flow.notes import NOTE, Notes
from teikit.flow.shapes import BLOCKS, DIVISIONS, HEADED, PREFERRED, SHAPES, UNREAD, Shape
from teikit.tei.document import Tei
from teikit.tei.names import TEI, tag
from teikit.tei.text.walk import Walk

DEEPEST = 60
"""Elements in elements that a format has a place for; deeper ones keep their words only."""
BREAKS = frozenset({"lb", "cb", "gb"})
STRUCK = frozenset({"del", "surplus"})
PREFIX = f"{{{TEI}}}"


def flow(tei: Tei, *, struck: bool = False) -> Flow:
    """The flow of a document; with `struck`, words that the source struck out are in it as well."""
    reader = _Reader(tei, struck)
    blocks = reader.read(texts(tei.root))
    return Flow(blocks, tuple(reader.notes.called), reader.seen, reader.unread)


def texts(root: etree._Element) -> list[etree._Element]:
    """What holds running text: the outermost `text` elements, else `sourceDoc`, else the root."""
    for name in ("text", "sourceDoc"):
        wanted = tag(name)
        found = [each for each in root.iter(wanted) if next(each.iterancestors(wanted), None) is None]
        if found:
            return found
    return [root]


class _Reader:
    """Reads the texts of a document, and then the notes that they call."""

    def __init__(self, tei: Tei, struck: bool) -> None:
        self.notes = Notes(tei.root)
        self.struck = struck
        self.seen: dict[str, Seen] = {}
        self.unread: dict[str, Seen] = {}

    def read(self, tops: list[etree._Element]) -> tuple[Block, ...]:
        building = Building(tops[0])
        for top in tops:
            self._read(top, building)
        blocks = building.finish()
        done = 0
        while done < len(self.notes.called):  # a note may call others
            note = self.notes.called[done]
            inner = Building(note.element)
            self._read(note.element, inner)
            note.blocks = inner.finish()
            done += 1
        return blocks

    def _read(self, top: etree._Element, building: Building) -> None:
        opened: list[bool] = []
        divisions = 0
        events = Walk(top)
        for event, element in events:
            if event == "tail":
                building.say(element.tail)
            elif event == "start":
                if element is top:
                    opened.append(False)
                    building.say(element.text)
                    continue
                kind = _kind(element)
                shape = self._shape(element, kind, top, building)
                if shape is None:
                    events.skip()
                    opened.append(False)
                    continue
                divisions += kind in DIVISIONS
                if shape is Shape.THROUGH or len(building.stack) > DEEPEST:
                    opened.append(False)
                else:
                    opened.append(True)
                    building.open(element, kind, shape, self._level(element, kind, divisions))
                building.say(element.text)
            else:
                if opened.pop():
                    building.close()
                if element is not top:
                    divisions -= _kind(element) in DIVISIONS
                    for note in self.notes.at(element):
                        building.call(self.notes.call(note))

    def _shape(
        self, element: etree._Element, kind: str, top: etree._Element, building: Building
    ) -> Shape | None:
        """The shape of an element whose content is read; None for one that is not, or is done with."""
        if element.tag == NOTE:
            if self.notes.stands_here(element):
                building.call(self.notes.call(element))
            self._see(self.seen, kind, element)
            return None
        note = self.notes.meant(element)
        if note is not None:
            building.call(self.notes.call(note, _words(element)))
            self._see(self.seen, kind, element)
            return None
        if self._is_unread(element, kind, top):
            self._see(self.unread, kind, element)
            return None
        self._see(self.seen, kind, element)
        shape = SHAPES.get(kind, Shape.EITHER)
        match shape:
            case Shape.POINT:
                self._point(element, kind, building)
                return None
            case Shape.LISTING:
                building.listing(element, kind, "".join(map(str, element.itertext())).strip("\n"))
                return None
            case Shape.EITHER:
                return _either(element, building)
            case Shape.GROUP if kind == "figure" and building.in_words and not _has_caption(element):
                return Shape.THROUGH
        return shape

    def _is_unread(self, element: etree._Element, kind: str, top: etree._Element) -> bool:
        if kind in UNREAD or (kind in STRUCK and not self.struck):
            return True
        above = element.getparent()
        around = _kind(above) if above is not None else ""
        match kind:
            case "pc":
                return element.get("force") == "weak"
            case "label":
                return above is top and top.tag == NOTE
            case "ref":
                return element.get("type") == "noteAnchor"
            case "sourceDoc":
                return element is not top
        if above is not None and around == "choice":
            return element is not _chosen(above)
        if above is not None and kind in ("rdg", "lem", "rdgGrp") and around in ("app", "rdgGrp"):
            return element is not next(above.iterchildren(*_READINGS), None)
        return False

    def _point(self, element: etree._Element, kind: str, building: Building) -> None:
        if kind in BREAKS or kind == "pb":
            if element.get("break") == "no":
                building.join()
            elif kind == "lb":
                building.line(element)
            else:
                building.blank()
        if kind == "space":
            building.blank()
        if kind not in BREAKS and kind != "caesura":
            building.point(element, kind)

    def _level(self, element: etree._Element, kind: str, divisions: int) -> int:
        if kind != "head":
            return 0
        above = element.getparent()
        if above is None or _kind(above) not in HEADED:
            return 0
        return max(1, divisions) + (element.get("type") in ("sub", "subtitle"))

    def _see(self, into: dict[str, Seen], kind: str, element: etree._Element) -> None:
        if seen := into.get(kind):
            seen.count += 1
        else:
            into[kind] = Seen(element)


_READINGS = (tag("lem"), tag("rdg"), tag("rdgGrp"))


def _kind(element: etree._Element) -> str:
    name = str(element.tag)
    if name.startswith(PREFIX):
        return name[len(PREFIX) :]
    local = etree.QName(name).localname
    return local if local == "egXML" else f"{element.prefix or '?'}:{local}"


def _words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _chosen(choice: etree._Element) -> etree._Element | None:
    """Of what `choice` offers, what is read."""
    offered = list(choice.iterchildren(etree.Element))
    for name in PREFERRED:
        for each in offered:
            if _kind(each) == name:
                return each
    return offered[0] if offered else None


def _has_caption(figure: etree._Element) -> bool:
    return any(_words(each) for each in figure.iterchildren(etree.Element) if _kind(each) != "figDesc")


def _either(element: etree._Element, building: Building) -> Shape:
    """Words where words are around an element, else a block, of blocks where it holds some."""
    if any(_kind(each) in BLOCKS for each in element.iterchildren(etree.Element)):
        return Shape.GROUP
    if building.in_words or building.is_mixed():
        return Shape.SPAN
    return Shape.LEAF
