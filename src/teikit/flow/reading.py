"""Reads a TEI text aloud: the one walk that all formats of texts share.

Of what an editor offers to choose from, one reading is read; running heads, registers and the header are not.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from teikit.flow.building import BLANKS, Building
from teikit.flow.content import Block, Flow, Seen
from teikit.flow.notes import NOTE, Notes
from teikit.flow.shapes import BLOCKS, DIVISIONS, ENTRIES, FIELDED, HEADED, PREFERRED, SHAPES, UNREAD, Shape
from teikit.tei.document import Tei
from teikit.tei.names import TEI, tag

DEEPEST = 60
"""Elements in elements that a format has a place for; deeper ones keep their words only."""
BREAKS = frozenset({"lb", "cb", "gb"})
STRUCK = frozenset({"del", "surplus"})
DECIDED = frozenset("note ref ptr pc label sourceDoc choice app rdgGrp figure".split())
"""Elements of which more than their name decides what they are."""
PLAIN = (Shape.GROUP, Shape.LEAF, Shape.SPAN)
DIVIDES, OPENED, PASSED, FIELDS = 1, 2, 4, 8
"""What is remembered of an element until it ends."""
CLOSE = frozenset(",.;:)]!?")
"""Signs that no blank stands before."""
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


@dataclass(frozen=True, slots=True)
class _Kind:
    """What is known of an element by its name; `plain` where its shape is all there is to it."""

    name: str
    shape: Shape
    plain: bool
    divides: bool
    remembered: int


class _Reader:
    """Reads the texts of a document, and then the notes that they call."""

    def __init__(self, tei: Tei, struck: bool) -> None:
        self.notes = Notes(tei.root)
        self.struck = struck
        self.seen: dict[str, Seen] = {}
        self.unread: dict[str, Seen] = {}
        self._kinds: dict[str, _Kind] = {}
        self._divisions = 0
        self._passed: set[etree._Element] = set()
        """What stands beside a reading that is preferred."""

    def read(self, tops: list[etree._Element]) -> tuple[Block, ...]:
        """The blocks of some texts."""
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
        states: list[int] = [0]
        events = etree.iterwalk(top, events=("start", "end", "comment", "pi"))
        building.say(top.text or "")
        for event, element in events:
            if element is top:
                continue
            if event == "start":
                if states[-1] & FIELDS and (element.text or "")[:1] not in CLOSE:
                    building.blank()
                state = self._begin(element, building)
                states.append(state)
                if state & PASSED:
                    events.skip_subtree()
                    continue
                text = element.text
            else:
                if event == "end":
                    self._end(element, building, states.pop())
                text = element.tail
            if text:
                if text.strip(BLANKS):
                    building.say(text)
                elif building.spoken:  # most of what stands between elements
                    building.blank()

    def _end(self, element: etree._Element, building: Building, state: int) -> None:
        """End an element, and call the notes that point at it."""
        if state & OPENED:
            building.close()
        self._divisions -= state & DIVIDES
        if self.notes.placed:
            for note in self.notes.at(element):
                building.call(self.notes.call(note))

    def _begin(self, element: etree._Element, building: Building) -> int:
        """Begin an element; what is to be remembered of it until it ends."""
        kind = self._kinds.get(element.tag) or self._kind(element)
        shape = kind.shape if kind.plain else self._shape(element, kind, building)
        if shape is None or (self._passed and element in self._passed):
            return PASSED
        name = kind.name
        if name in self.seen:
            self.seen[name].count += 1
        else:
            self.seen[name] = Seen(element)
        self._divisions += kind.divides
        if shape is Shape.THROUGH or len(building.stack) > DEEPEST:
            return kind.remembered
        building.open(element, name, shape, _level(element, self._divisions) if name == "head" else 0)
        return OPENED + kind.remembered

    def _kind(self, element: etree._Element) -> _Kind:
        name = _kind(element)
        shape = SHAPES.get(name, Shape.EITHER)
        plain = shape in PLAIN and name not in DECIDED and name not in UNREAD and name not in STRUCK
        divides = name in DIVISIONS
        remembered = DIVIDES * divides + FIELDS * (name in FIELDED)
        found = self._kinds[str(element.tag)] = _Kind(name, shape, plain, divides, remembered)
        return found

    def _shape(self, element: etree._Element, kind: _Kind, building: Building) -> Shape | None:
        """The shape of an element whose content is read; None for one that is not, or is done with."""
        name = kind.name
        if name == "note":
            return self._note(element, building)
        if (note := self.notes.meant(element)) is not None:
            building.call(self.notes.call(note, _words(element)))
            return self._count(self.seen, name, element)
        if self._is_unread(element, name):
            return self._count(self.unread, name, element)
        if kind.shape is Shape.POINT:
            self._point(element, name, building)
            return self._count(self.seen, name, element)
        if kind.shape is Shape.LISTING:
            building.listing(element, name, "".join(map(str, element.itertext())).strip("\n"))
            return self._count(self.seen, name, element)
        if kind.shape is Shape.EITHER:
            return _either(element, building)
        if name in ("choice", "app", "rdgGrp"):
            self._prefer(element, name)
        if name == "figure" and building.in_words and not _has_caption(element):
            return Shape.THROUGH
        return kind.shape

    def _note(self, note: etree._Element, building: Building) -> Shape | None:
        """The shape of a note that an entry is about; any other is called, here or elsewhere."""
        if self.notes.stands_here(note):
            if _in_entry(note):
                return _either(note, building)
            building.call(self.notes.call(note))
        return self._count(self.seen, "note", note)

    def _count(self, into: dict[str, Seen], name: str, element: etree._Element) -> Shape | None:
        """Count an element that is not gone into: it has no shape."""
        if name in into:
            into[name].count += 1
        else:
            into[name] = Seen(element)
        return None

    def _is_unread(self, element: etree._Element, name: str) -> bool:
        if name in UNREAD or (name in STRUCK and not self.struck):
            return True
        match name:
            case "pc":
                return element.get("force") == "weak"
            case "label":
                above = element.getparent()
                return above is not None and above.tag == NOTE
            case "ref":
                return element.get("type") == "noteAnchor"
            case "sourceDoc":
                return True
        return False

    def _prefer(self, element: etree._Element, name: str) -> None:
        """Pass over what stands beside the reading that is read (TEI P5 3.5, 12.1)."""
        offered = list(element.iterchildren(etree.Element))
        if name == "choice":
            chosen = chosen_of(offered)
        else:
            offered = [each for each in offered if each.tag in _READINGS]
            chosen = offered[0] if offered else None
        for each in offered:
            if each is not chosen:
                self._passed.add(each)
                self._count(self.unread, _kind(each), each)

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
        if kind not in ("lb", "caesura"):
            building.point(element, kind)


def _holds_block(element: etree._Element) -> bool:
    """Whether an element is a block, or the note of an entry that has one."""
    if element.tag == NOTE and _in_entry(element):
        return any(_kind(each) in BLOCKS for each in element.iterchildren(etree.Element))
    return _kind(element) in BLOCKS


def _level(head: etree._Element, divisions: int) -> int:
    """The level of a heading; 0 for what is the head of a list, a table or a figure."""
    above = head.getparent()
    if above is None or _kind(above) not in HEADED:
        return 0
    return max(1, divisions) + (head.get("type") in ("sub", "subtitle"))


_READINGS = frozenset(map(tag, ("lem", "rdg", "rdgGrp")))


def _kind(element: etree._Element) -> str:
    name = str(element.tag)
    if name.startswith(PREFIX):
        return name[len(PREFIX) :]
    local = etree.QName(name).localname
    return local if local == "egXML" else f"{element.prefix or '?'}:{local}"


def _words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def chosen_of(offered: list[etree._Element]) -> etree._Element | None:
    """Of what `choice` offers, what is read."""
    for name in PREFERRED:
        for each in offered:
            if _kind(each) == name:
                return each
    return offered[0] if offered else None


def _has_caption(figure: etree._Element) -> bool:
    return any(_words(each) for each in figure.iterchildren(etree.Element) if _kind(each) != "figDesc")


def _in_entry(element: etree._Element) -> bool:
    """Whether an element stands in an entry of a register: a note there says what the entry is about."""
    above = element.getparent()
    return above is not None and _kind(above) in ENTRIES


def _either(element: etree._Element, building: Building) -> Shape:
    """Words where words are around an element, else a block, of blocks where it holds some."""
    if any(_holds_block(each) for each in element.iterchildren(etree.Element)):
        return Shape.GROUP
    is_entry_in_entry = _kind(element) in ENTRIES and _in_entry(element)
    if (building.in_words or building.is_mixed()) and not is_entry_in_entry:
        return Shape.SPAN
    return Shape.LEAF
