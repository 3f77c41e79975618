"""Which notes a text has, and by what each is called: a pointer to it, a place it points at, its own."""

from __future__ import annotations

from lxml import etree

from teikit.flow.content import Call, Note
from teikit.tei.names import TEI, XML_ID, tag

NOTE, REF, PTR = tag("note"), tag("ref"), tag("ptr")
ROMAN = frozenset("ivxlcIVXLC")


class Notes:
    """The notes of a document by their ids, numbered as the text calls them."""

    def __init__(self, root: etree._Element) -> None:
        self.called: list[Note] = []
        self._made: dict[etree._Element, Note] = {}
        self._by_id: dict[str, etree._Element] = {}
        self._by_place: dict[str, list[etree._Element]] = {}
        self._pointed: set[str] = set()
        for note in root.iter(NOTE):
            if key := note.get(XML_ID):
                self._by_id.setdefault(key, note)
        if self._by_id:
            for pointer in filter(_may_call, root.iter(REF, PTR)):
                self._pointed.update(_keys(pointer.get("target")))
        for note in root.iter(NOTE):
            if note.get(XML_ID) not in self._pointed:
                for place in _keys(note.get("target")):
                    self._by_place.setdefault(place, []).append(note)
        if self._by_place:
            there = {each.get(XML_ID) for each in root.iter(f"{{{TEI}}}*") if each.get(XML_ID)}
            self._by_place = {place: notes for place, notes in self._by_place.items() if place in there}
        self.placed = bool(self._by_place)
        """Whether any note points at its place."""
        self._elsewhere = {note for notes in self._by_place.values() for note in notes}

    def meant(self, pointer: etree._Element) -> etree._Element | None:
        """The note that a `ref` or `ptr` calls; one with words of its own (`see note 13`) calls none."""
        if pointer.tag not in (REF, PTR) or not _may_call(pointer):
            return None
        return next((self._by_id[key] for key in _keys(pointer.get("target")) if key in self._by_id), None)

    def stands_here(self, note: etree._Element) -> bool:
        """Whether a note is called where it stands, because nothing else calls it."""
        return note.get(XML_ID) not in self._pointed and note not in self._elsewhere

    def at(self, element: etree._Element) -> list[etree._Element]:
        """The notes that point at an element and are called there."""
        return self._by_place.get(element.get(XML_ID, ""), [])

    def call(self, element: etree._Element, words: str = "") -> Call:
        """Call a note; `words` are what the text has as its sign."""
        note = self._made.get(element)
        if note is None:
            number = len(self.called) + 1
            label = _label(element) or words or str(number)
            note = self._made[element] = Note(element, label, element.get(XML_ID) or f"note-{number}")
            self.called.append(note)
        note.times += 1
        return Call(note, note.times)


def _may_call(pointer: etree._Element) -> bool:
    """Whether a pointer at a note stands for the note: it says so, or has no words but a sign."""
    if pointer.tag == PTR or pointer.get("type") == "noteAnchor":
        return True
    words = "".join(map(str, pointer.itertext())).split()
    letters = [each for word in words for each in word if each.isalpha()]
    return len(words) < 2 and (len(letters) < 2 or set(letters) <= ROMAN)


def _keys(pointers: str | None) -> list[str]:
    return [each[1:] for each in (pointers or "").split() if each.startswith("#")]


def _label(note: etree._Element) -> str:
    said = " ".join(note.get("n", "").split())
    if said:
        return said
    first = next(note.iterchildren(etree.Element), None)
    if first is None or first.tag != tag("label"):
        return ""
    return " ".join("".join(map(str, first.itertext())).split()).strip("[](). ")
