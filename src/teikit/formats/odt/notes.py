"""Footnotes, endnotes and comments of an ODT file: a marker where they are called, their words elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from teikit.formats.elements import Mark, mark
from teikit.formats.inner_notes import Inner, part
from teikit.formats.markup import all_words
from teikit.formats.odt.names import child, name, value
from teikit.formats.transcript import Transcript

PLACES = {"footnote": "bottom", "endnote": "end", "comment": "margin"}
NAMES = {"footnote": "fn", "endnote": "en", "comment": "comment"}
ABOUT = frozenset({"dc:creator", "dc:date", "meta:creator-initials", "meta:date-string"})


@dataclass(frozen=True, slots=True)
class Note:
    """A note that the text has called."""

    key: str
    label: str
    attributes: dict[str, str]
    blocks: tuple[etree._Element, ...]


class Notes:
    """The notes as the text calls them; those called wait until their block is over."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._waiting: list[Note] = []
        self._inner: dict[str, Inner] = {}
        """Notes in notes, by the places that their marks lead to."""
        self._within: dict[str, str] = {}
        """The keys of those that were called."""

    def refer(self, element: etree._Element, out: Transcript, marks: tuple[Mark, ...]) -> None:
        """Put down the marker of a footnote or an endnote; its words wait."""
        kind = value(element, "text:note-class") or "footnote"
        citation, body = child(element, "text:note-citation"), child(element, "text:note-body")
        label = " ".join(all_words(citation).split()) if citation is not None else ""
        blocks = tuple(body) if body is not None else ()
        self._call(kind, label, {}, blocks, out, marks)

    def comment(self, element: etree._Element, out: Transcript) -> None:
        """Put down the marker of a comment; its words wait."""
        said = {name(each): (each.text or "").strip() for each in element if name(each) in ABOUT}
        who = said.get("dc:creator", "")
        initials = said.get("meta:creator-initials") or "".join(word[0] for word in who.split()) or "C"
        about = {"type": "comment", "who": who, "when": said.get("dc:date", "").partition(".")[0]}
        blocks = tuple(each for each in element if name(each) not in ABOUT)
        self._call("comment", f"[{initials}{self._counts['comment'] + 1}]", about, blocks, out, ())

    def refer_within(self, place: str, out: Transcript, marks: tuple[Mark, ...]) -> bool:
        """Put down the mark of a note in a note, which a link leads to; whether the link leads to one."""
        inner = self._inner.get(place)
        if inner is None:
            return False
        if place in self._within:
            anchor = {"type": "noteAnchor", "target": f"#{self._within[place]}"}
            out.write(inner.label, (*marks, mark("ref", anchor, reads="")))
        else:
            self._call("footnote", inner.label, {}, tuple(inner.blocks), out, marks)
            self._within[place] = self._waiting[-1].key
        return True

    def part(self, note: Note) -> Sequence[etree._Element]:
        """The blocks of a note; those of notes in it are kept for when it calls them."""
        own, inner = part(note.blocks, _link, _place)
        self._inner |= {each.place: each for each in inner}
        return own

    def _call(
        self,
        kind: str,
        label: str,
        about: dict[str, str],
        blocks: tuple[etree._Element, ...],
        out: Transcript,
        marks: tuple[Mark, ...],
    ) -> None:
        self._counts[kind] += 1
        label = label or str(self._counts[kind])
        key = f"{NAMES.get(kind, 'fn')}{self._counts[kind]}"
        said = {"place": PLACES.get(kind, "bottom"), "n": "_".join(label.split()), "target": f"#{key}-ref"}
        self._waiting.append(Note(key, label, said | about, blocks))
        look = {} if kind == "comment" else {"rend": "superscript"}
        anchor = {"type": "noteAnchor", "xml:id": f"{key}-ref", "target": f"#{key}", **look}
        out.write(label, (*marks, mark("ref", anchor, reads="")))

    def take(self) -> Iterator[Note]:
        """The notes that wait, each once, also those that notes call."""
        while self._waiting:
            yield self._waiting.pop(0)


def _link(element: etree._Element) -> str:
    there = value(element, "xlink:href") if name(element) == "text:a" else ""
    return there[1:] if there.startswith("#") else ""


def _place(element: etree._Element) -> str:
    return value(element, "text:name") if name(element) == "text:bookmark" else ""
