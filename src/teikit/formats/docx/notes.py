"""Footnotes, endnotes and comments of a DOCX file: a marker where they are called, their words elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from teikit.formats.docx.package import Package, Relationship, child, clark, name, value
from teikit.formats.elements import Mark, mark
from teikit.formats.inner_notes import part
from teikit.formats.numerals import numeral
from teikit.formats.transcript import Transcript

KINDS = {
    "w:footnoteReference": "footnotes",
    "w:endnoteReference": "endnotes",
    "w:commentReference": "comments",
}
PLACES = {"footnotes": "bottom", "endnotes": "end", "comments": "margin"}
NAMES = {"footnotes": "fn", "endnotes": "en", "comments": "comment"}
ELEMENTS = {"footnotes": "w:footnote", "endnotes": "w:endnote", "comments": "w:comment"}


@dataclass(slots=True)
class Note:
    """A note that the text has called: where it stands, its name, its number or mark, its words."""

    kind: str
    key: str
    label: str
    element: etree._Element
    relationships: Mapping[str, Relationship]
    blocks: Sequence[etree._Element] = ()
    answers: bool = False
    """Whether it answers the comment before it."""

    @property
    def attributes(self) -> dict[str, str]:
        """What the TEI note says of itself."""
        said = {"place": PLACES[self.kind], "n": "_".join(self.label.split()), "target": f"#{self.key}-ref"}
        if self.kind == "comments":
            who = value(self.element, "w:author")
            reply = "reply" if self.answers else ""
            said |= {"type": "comment", "subtype": reply, "who": who, "when": value(self.element, "w:date")}
        return said


class Notes:
    """The notes of a file, counted as the text calls them; those called wait until their block is over."""

    def __init__(self, package: Package) -> None:
        self._notes: dict[tuple[str, str], etree._Element] = {}
        self._relationships: dict[str, Mapping[str, Relationship]] = {}
        self._counts: dict[str, int] = {}
        self._forms: dict[str, str] = {"endnotes": "lowerRoman"}
        self._begins: dict[str, int] = {}
        self._restarts: set[str] = set()
        self._calls: Counter[str] = Counter()
        self._called: set[tuple[str, str]] = set()
        self._inner: dict[str, Note] = {}
        """Notes in notes, by the places that their marks lead to."""
        self.waiting: list[Note] = []
        self._answers = set(_answers(package))
        for kind, element in ELEMENTS.items():
            root = package.part(kind)
            self._relationships[kind] = package.relationships(package.target(kind))
            for each in root.iter(clark(element)) if root is not None else ():
                if value(each, "w:type") in {"", "normal"}:
                    self._notes[kind, value(each, "w:id")] = each
            self._count_from(package, kind)

    def _count_from(self, package: Package, kind: str) -> None:
        self._counts[kind] = 0
        described = {"footnotes": "w:footnotePr", "endnotes": "w:endnotePr"}.get(kind, "")
        for root in (package.part("settings"), package.xml(package.main)) if described else ():
            for each in root.iter(clark(described)) if root is not None else ():
                if form := value(child(each, "w:numFmt")):
                    self._forms[kind] = form
                if (start := value(child(each, "w:numStart"))).isdigit():
                    self._counts[kind] = int(start) - 1
                if value(child(each, "w:numRestart")) == "eachSect":
                    self._restarts.add(kind)
        self._begins[kind] = self._counts[kind]

    def end_section(self) -> None:
        """Notes that are counted by sections begin anew."""
        for kind in self._restarts:
            self._counts[kind] = self._begins[kind]

    def refer(
        self, kind: str, identifier: str, out: Transcript, marks: tuple[Mark, ...], *, custom: bool
    ) -> None:
        """Put down the marker of a note, unless its own mark follows, and let its words wait."""
        kind = KINDS[kind]
        element = self._notes.get((kind, identifier))
        if element is None:
            out.left_out.add("marks of notes that are not in the file", identifier)
            return
        self._called.add((kind, identifier))
        if not custom:
            self._counts[kind] += 1
        label = numeral(self._counts[kind], self._forms.get(kind, "decimal"))
        if kind == "comments":
            label = f"[{value(element, 'w:initials') or 'C'}{label}]"
        self.waiting.append(
            Note(
                kind,
                self._key(kind),
                label,
                element,
                self._relationships[kind],
                list(element),
                any(value(each, "w14:paraId") in self._answers for each in element),
            )
        )
        if not custom:
            self._mark(out, marks)

    def refer_within(self, place: str, out: Transcript, marks: tuple[Mark, ...]) -> bool:
        """Put down the mark of a note in a note, which a link leads to; whether the link leads to one."""
        note = self._inner.get(place)
        if note is None:
            return False
        if note.key:
            out.write(
                note.label, (*marks, mark("ref", {"type": "noteAnchor", "target": f"#{note.key}"}, reads=""))
            )
            return True
        note.key = self._key(note.kind)
        self.waiting.append(note)
        self._mark(out, marks)
        return True

    def part(self, note: Note) -> Sequence[etree._Element]:
        """The blocks of a note; those of notes in it are kept for when it calls them."""
        own, inner = part(note.blocks, _link, _place)
        for each in inner:
            about = Note(note.kind, "", each.label, note.element, note.relationships, each.blocks)
            self._inner[each.place] = about
        return own

    def _key(self, kind: str) -> str:
        self._calls[kind] += 1
        return f"{NAMES[kind]}{self._calls[kind]}"

    def name_last(self, label: str, out: Transcript, marks: tuple[Mark, ...]) -> bool:
        """The words behind the note called last are its mark; whether they can be."""
        if not label or not self.waiting:
            return False
        self.waiting[-1].label = label
        self._mark(out, tuple(each for each in marks if each.element in {"add", "del"}))
        return True

    def _mark(self, out: Transcript, marks: tuple[Mark, ...]) -> None:
        note = self.waiting[-1]
        look = {"rend": "superscript"} if note.kind != "comments" else {}
        said = {"type": "noteAnchor", "xml:id": f"{note.key}-ref", "target": f"#{note.key}", **look}
        out.write(note.label, (*marks, mark("ref", said, reads="")))

    def take(self) -> Iterator[Note]:
        """The notes that wait, each once, also those that notes call."""
        while self.waiting:
            yield self.waiting.pop(0)

    def uncalled(self) -> Iterator[tuple[str, str]]:
        """The kinds and the words of the notes that the text never called."""
        for (kind, identifier), element in self._notes.items():
            if (kind, identifier) not in self._called:
                yield kind, " ".join(text.text or "" for text in element.iter(clark("w:t")))


def _answers(package: Package) -> Iterator[str]:
    """The paragraphs that end comments which answer another."""
    for root in package.parts("commentsExtended"):
        for each in root.iter(clark("w15:commentEx")):
            if value(each, "w15:paraIdParent"):
                yield value(each, "w15:paraId")


def _link(element: etree._Element) -> str:
    return value(element, "w:anchor") if name(element) == "w:hyperlink" else ""


def _place(element: etree._Element) -> str:
    return value(element, "w:name") if name(element) == "w:bookmarkStart" else ""
