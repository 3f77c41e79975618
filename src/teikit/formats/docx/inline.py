"""The words of a paragraph of a DOCX file: runs and their looks, links, revisions, fields, marks of notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from teikit.formats.docx.fields import Fields, address, link
from teikit.formats.docx.notes import Notes
from teikit.formats.docx.package import Relationship, child, clark, name, value
from teikit.formats.docx.pictures import boxes, pictures
from teikit.formats.docx.styles import Styles
from teikit.formats.docx.symbols import symbol, symbols
from teikit.formats.elements import Mark, mark
from teikit.formats.figures import figure
from teikit.formats.transcript import Transcript

REVISIONS = {"w:ins": "add", "w:moveTo": "add", "w:del": "del", "w:moveFrom": "del"}
MOVES = frozenset({"w:moveTo", "w:moveFrom"})
CODES = frozenset({"w:instrText", "w:delInstrText"})
SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:noBreakHyphen": "\u2011", "w:softHyphen": "\u00ad"}
SILENT = frozenset(
    {"w:rPr", "w:pPr", "w:sdtPr", "w:sdtEndPr", "w:smartTagPr", "w:customXmlPr", "w:rubyPr", "w:proofErr"}
    | {"w:lastRenderedPageBreak", "w:footnoteRef", "w:endnoteRef", "w:annotationRef", "w:separator"}
    | {
        "w:continuationSeparator",
        "w:bookmarkEnd",
        "w:commentRangeStart",
        "w:commentRangeEnd",
        "w:fldData",
        "w:ffData",
    }
)
"""What says nothing to a reader of the page."""


class Inline:
    """Writes the words of one story: the body, a note, a text box. Fields may run on from block to block."""

    def __init__(
        self,
        out: Transcript,
        styles: Styles,
        notes: Notes,
        relationships: Mapping[str, Relationship],
        boxes: list[etree._Element],
    ) -> None:
        self.out, self.styles, self.notes, self.relationships = out, styles, notes, relationships
        self.boxes = boxes
        self.fields = Fields()
        self._custom = False
        self._font = ""
        self._by_name: Mapping[str, Callable[[etree._Element, tuple[Mark, ...]], None]] = {
            "w:r": self._run,
            "w:hyperlink": self._hyperlink,
            "w:fldSimple": self._simple_field,
            "w:bookmarkStart": lambda element, _: self.out.place(value(element, "w:name")),
            "m:oMath": self._formula,
            "mc:AlternateContent": self._alternative,
            "w:ruby": self._ruby,
            "w:rt": lambda element, marks: self.write(element, (*marks, mark("seg", {"type": "ruby"}))),
        }

    def write(self, element: etree._Element, marks: tuple[Mark, ...] = ()) -> None:
        """Put down what an element holds, with these marks around it."""
        for each in element:
            self.child(each, marks)

    def child(self, each: etree._Element, marks: tuple[Mark, ...] = ()) -> None:
        """Put down an element of a line, with these marks around it."""
        kind = name(each)
        if kind in SILENT:
            return
        if kind in self._by_name:
            self._by_name[kind](each, marks)
        elif kind in REVISIONS:
            moved = {"rend": "moved"} if kind in MOVES else {}
            said = {"who": value(each, "w:author"), "when": value(each, "w:date"), **moved}
            self.write(each, (*marks, mark(REVISIONS[kind], said)))
        elif kind == "w:sdt" and child(each, "w:sdtPr", "w:showingPlcHdr") is not None:
            self.out.left_out.add("placeholders of empty forms", _words(each))
        else:
            self.write(each, marks)

    def _ruby(self, ruby: etree._Element, marks: tuple[Mark, ...]) -> None:
        """What is read stands behind what it explains, whatever comes first in the file."""
        for each in sorted(ruby, key=lambda one: name(one) == "w:rt"):
            self.child(each, marks)

    def _run(self, run: etree._Element, marks: tuple[Mark, ...]) -> None:
        if self.styles.is_hidden(run):
            if words := _words(run):
                self.out.left_out.add("hidden words", words)
            for each in run.iter(clark("w:fldChar")):
                self._field_character(each)
            return
        self._font = self.styles.font(run)
        look = " ".join(self.styles.look(run))
        looks = (mark("hi", {"rend": look}),) if look else ()
        for each in run:
            self._piece(each, marks, looks)

    def _piece(self, each: etree._Element, marks: tuple[Mark, ...], looks: tuple[Mark, ...]) -> None:
        kind = name(each)
        if kind == "w:fldChar":
            self._field_character(each)
        elif kind in CODES:
            self.fields.tell(each.text or "")
        elif self.fields.is_code:
            if words := _words(each):
                self.out.left_out.add("what stands in the codes of fields", words)
        elif kind == "mc:AlternateContent":
            for one in _chosen(each):
                self._piece(one, marks, looks)
        elif kind not in SILENT:
            linked = marks if _is_link(marks) else (*self.fields.marks, *marks)
            self._shown(kind, each, (*linked, *looks))

    def _shown(self, kind: str, each: etree._Element, marks: tuple[Mark, ...]) -> None:
        match kind:
            case "w:t" | "w:delText":
                self._words(each.text or "", marks)
            case "w:tab" | "w:ptab" | "w:noBreakHyphen" | "w:softHyphen":
                self.out.write(SIGNS[kind], marks)
            case "w:sym":
                self.out.write(symbol(value(each, "w:font"), value(each, "w:char")), marks)
            case "w:br" | "w:cr":
                self._break(each)
            case "w:footnoteReference" | "w:endnoteReference" | "w:commentReference":
                self._note(kind, each, marks)
            case "w:drawing" | "w:pict" | "w:object":
                self._drawing(each)
            case _:
                self.child(each, marks)

    def _words(self, words: str, marks: tuple[Mark, ...]) -> None:
        if self._custom:
            self._custom = False
            if self.notes.name_last(words.strip(), self.out, marks):
                return
        self.out.write(symbols(self._font, words.replace("\n", " ")), marks)

    def _break(self, each: etree._Element) -> None:
        if value(each, "w:type") == "page":
            self.out.point("pb", {})
        else:
            self.out.line()

    def _note(self, kind: str, each: etree._Element, marks: tuple[Mark, ...]) -> None:
        self._custom = value(each, "w:customMarkFollows") in {"1", "true", "on"}
        revisions = tuple(one for one in marks if one.element in {"add", "del"})
        self.notes.refer(kind, value(each, "w:id"), self.out, revisions, custom=self._custom)

    def _drawing(self, each: etree._Element) -> None:
        for there, description in pictures(each, self.relationships):
            figure(self.out, there, description)
        self.boxes += boxes(each)

    def _field_character(self, each: etree._Element) -> None:
        if code := self.fields.turn(value(each, "w:fldCharType")):
            self.out.left_out.add("codes of fields", code)

    def _simple_field(self, each: etree._Element, marks: tuple[Mark, ...]) -> None:
        code = value(each, "w:instr")
        self.out.left_out.add("codes of fields", code)
        linked = link(code)
        self.write(each, (*marks, linked) if linked and not _is_link(marks) else marks)

    def _hyperlink(self, each: etree._Element, marks: tuple[Mark, ...]) -> None:
        if self.notes.refer_within(value(each, "w:anchor"), self.out, marks):
            return
        related = self.relationships.get(value(each, "r:id"))
        linked = address(related.target if related else "", value(each, "w:anchor"))
        self.write(each, (*marks, linked) if linked and not _is_link(marks) else marks)

    def _formula(self, each: etree._Element, marks: tuple[Mark, ...]) -> None:
        words = "".join(text.text or "" for text in each.iter(clark("m:t"), clark("w:t")))
        self.out.write(words, (*marks, mark("seg", {"type": "formula"})))

    def _alternative(self, each: etree._Element, marks: tuple[Mark, ...]) -> None:
        for one in _chosen(each):
            self.write(one, marks)


def _is_link(marks: tuple[Mark, ...]) -> bool:
    return any(one.element == "ref" for one in marks)


def _chosen(alternatives: etree._Element) -> Iterator[etree._Element]:
    """What the first of several alternatives holds; the others say the same for older programs."""
    for each in alternatives:
        if name(each) in {"mc:Choice", "mc:Fallback"} and len(each):
            yield from each
            return


def _words(element: etree._Element) -> str:
    """The words below an element, for the report."""
    return "".join(each.text or "" for each in element.iter(clark("w:t"), clark("w:delText")))
