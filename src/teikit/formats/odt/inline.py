"""The words of a paragraph of an ODT file: spans and their looks, links, changes, fields, marks of notes."""

from __future__ import annotations

import re

from lxml import etree

from teikit.formats.archive import Archive
from teikit.formats.elements import Mark, mark
from teikit.formats.figures import figure, picture
from teikit.formats.flat import Flat
from teikit.formats.markup import all_words, local
from teikit.formats.odt.changes import Change
from teikit.formats.odt.names import child, clark, count, name, value
from teikit.formats.odt.notes import Notes
from teikit.formats.odt.styles import Styles
from teikit.formats.transcript import Transcript

PLACES = frozenset(
    {"text:bookmark", "text:bookmark-start", "text:reference-mark", "text:reference-mark-start"}
)
CHANGES = frozenset({"text:change-start", "text:change-end", "text:change"})
BLANKS = frozenset({"text:s", "text:tab", "text:line-break"})
LEFT_OUT = {
    "text:hidden-text": "hidden words",
    "text:placeholder": "placeholders of empty forms",
    "text:script": "scripts",
    "text:page-number": "numbers of pages that the program counts",
    "text:page-count": "numbers of pages that the program counts",
}
MARKS_OF_NOTES = frozenset({"internet link", "visited internet link", "footnote anchor", "endnote anchor"})
"""Styles of words whose look only says what they are for."""


class Inline:
    """Writes words; changes that have begun run on from block to block."""

    def __init__(
        self, out: Transcript, styles: Styles, changes: dict[str, Change], archive: Archive | Flat
    ) -> None:
        self.out, self.styles, self.changes, self.archive = out, styles, changes, archive
        self.notes = Notes()
        self.boxes: list[etree._Element] = []
        self._begun: dict[str, Mark] = {}
        self._told: set[etree._Element] = set()
        """Frames whose picture stands in a figure with its caption."""

    def write(self, element: etree._Element, marks: tuple[Mark, ...] = ()) -> None:
        """Put down what an element holds, with these marks around it."""
        self._flow(element.text, marks)
        for each in element:
            self.child(each, marks)
            self._flow(each.tail, marks)

    def _flow(self, words: str | None, marks: tuple[Mark, ...]) -> None:
        if words:
            self.out.flow(words, (*self._begun.values(), *marks))

    def child(self, each: etree._Element, marks: tuple[Mark, ...] = ()) -> None:
        """Put down an element of a line, with these marks around it."""
        kind = name(each)
        if kind in PLACES:
            self.out.place(value(each, "text:name"))
        elif kind in LEFT_OUT:
            self.out.left_out.add(LEFT_OUT[kind], all_words(each))
        elif kind in CHANGES:
            self._change(each, marks)
        elif kind in BLANKS:
            self._blank(kind, each, marks)
        else:
            self._phrase(kind, each, marks)

    def _phrase(self, kind: str, each: etree._Element, marks: tuple[Mark, ...]) -> None:
        match kind:
            case "text:span":
                self._span(each, marks)
            case "text:a":
                self._link(each, re.sub(r"\s", "%20", value(each, "xlink:href").strip()), marks)
            case "text:bookmark-ref" | "text:reference-ref":
                self._link(each, f"#{'_'.join(value(each, 'text:ref-name').split())}", marks)
            case "text:note":
                self.notes.refer(each, self.out, tuple(self._begun.values()))
            case "office:annotation":
                self.notes.comment(each, self.out)
            case "draw:frame":
                self._frame(each)
            case "text:ruby":
                self._ruby(each, marks)
            case drawn if drawn.startswith("draw:") and child(each, "text:p") is not None:
                self.boxes.append(each)  # a shape with words on it
            case _:
                self.write(each, marks)

    def _blank(self, kind: str, each: etree._Element, marks: tuple[Mark, ...]) -> None:
        if kind == "text:line-break":
            self.out.line()
        else:
            blanks = "\t" if kind == "text:tab" else " " * count(value(each, "text:c"), 1)
            self.out.write(blanks, (*self._begun.values(), *marks))

    def _span(self, span: etree._Element, marks: tuple[Mark, ...]) -> None:
        style = value(span, "text:style-name")
        if self.styles.is_hidden("text", style):
            self.out.left_out.add("hidden words", all_words(span))
            return
        look = () if MARKS_OF_NOTES & {*self.styles.names("text", style)} else self.styles.look(style)
        self.write(span, (*marks, mark("hi", {"rend": " ".join(look)})) if look else marks)

    def _link(self, each: etree._Element, target: str, marks: tuple[Mark, ...]) -> None:
        if self.notes.refer_within(target[1:], self.out, marks):
            return
        if target in {"", "#"} or any(one.element == "ref" for one in marks):
            self.write(each, marks)
        else:
            self.write(each, (*marks, mark("ref", {"type": "link", "target": target})))

    def _change(self, each: etree._Element, marks: tuple[Mark, ...]) -> None:
        identifier = value(each, "text:change-id")
        change = self.changes.get(identifier)
        if change is None:
            return
        match name(each):
            case "text:change-start":
                self._begun[identifier] = change.mark
            case "text:change-end":
                self._begun.pop(identifier, None)
            case _:
                for number, struck in enumerate(change.struck):
                    if number:
                        self.out.line()
                    self.write(struck, (*marks, change.mark))

    def picture(self, frame: etree._Element) -> None:
        """Put down the picture of a frame, in a figure that is open, and not where the frame stands."""
        self._told.add(frame)
        for each in pictures_of(frame):
            picture(self.out, value(child(each, "draw:image"), "xlink:href"), _description(each))

    def _frame(self, frame: etree._Element) -> None:
        for each in frame if frame not in self._told else ():
            match name(each):
                case "draw:object" if formula := self._formula(each):
                    self.out.write(formula, (mark("seg", {"type": "formula"}),))
                    return  # a picture of it follows
                case "draw:image":
                    figure(self.out, value(each, "xlink:href"), _description(frame))
                    return  # what follows is the same picture for other programs
                case "draw:text-box":
                    self.boxes.append(each)
                case _:
                    pass

    def _formula(self, element: etree._Element) -> str:
        """The words of a formula, which is a document of its own in the archive or in its place."""
        member = f"{value(element, 'xlink:href').removeprefix('./')}/content.xml"
        found = self.archive.optional(member)
        if found is None:
            found = child(element, "math:math")
        if found is None or local(found) != "math":
            return ""
        return "".join(all_words(each) for each in found.iter() if local(each) in {"mi", "mn", "mo", "mtext"})

    def _ruby(self, ruby: etree._Element, marks: tuple[Mark, ...]) -> None:
        for each in ruby:
            reading = name(each) == "text:ruby-text"
            self.write(each, (*marks, mark("seg", {"type": "ruby"})) if reading else marks)


APART = ("text:note", "office:annotation", "svg:title", "svg:desc")
"""What stands in a paragraph and is no part of its words."""


def pictures_of(element: etree._Element) -> list[etree._Element]:
    """The frames with a picture in an element, or the element if it is one."""
    return [each for each in element.iter(clark("draw:frame")) if child(each, "draw:image") is not None]


def _description(frame: etree._Element) -> str:
    return " ".join(all_words(each) for each in frame if name(each) in {"svg:title", "svg:desc"})


def words_of(element: etree._Element) -> str:
    """The words of a paragraph in the running text: those of notes, comments and descriptions left out."""
    apart = set(map(clark, APART))
    own = [element.text or ""]
    for each in element:
        if each.tag not in apart:
            own.append(words_of(each))
        own.append(each.tail or "")
    return "".join(own)
