"""The words of a line in LaTeX: what TeX would take for a command or a ligature is spelled out."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from teikit.flow.about import said
from teikit.flow.content import Call, Inline, Note, Point, Span, Words
from teikit.flow.looks import look
from teikit.flow.signs import PICTURES, UNITS, begins, link, picture, sign
from teikit.tei.document import Tei
from teikit.tei.names import XML_ID, tag

SPECIAL = re.compile(r"[\\{}$&#^_%~`\[\]*\u00a0\u00ad]|(?<=-)-|(?<=')'|(?<=<)<|(?<=>)>|(?<=,),")
SPELLED = {
    "\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
    "`": r"\textasciigrave{}", "\u00a0": "~", "\u00ad": r"\-{}",
    **{sign: f"\\{sign}" for sign in "{}$&#_%"},
    **{sign: f"{{{sign}}}" for sign in "[]*"},
    **{sign: f"{{}}{sign}" for sign in "-'<>,"},
}  # fmt: skip
LOOKS = {
    "italic": "emph", "bold": "textbf", "smallcaps": "textsc", "superscript": "textsuperscript",
    "subscript": "textsubscript", "strikethrough": "sout", "underline": "uline", "code": "texttt",
    "spaced": "emph",
}  # fmt: skip
REGISTERS = {
    "persName": "Persons", "placeName": "Places", "geogName": "Places", "orgName": "Organisations",
}  # fmt: skip
NAMED = tuple(map(tag, ("persName", "placeName", "orgName", "name")))
OF_INDEX = re.compile(r'["!@|]')
LOCAL = re.compile(r"[\w.-][\w./-]*")


class Tex:
    """Spells words; `note` writes what a note says; names are entries of the index."""

    def __init__(self, tei: Tei, note: Callable[[Note], str]) -> None:
        self._tei, self._note = tei, note
        self._wanted = {each.get("target", "")[1:] for each in tei.elements("ref", "ptr")}
        self._there: set[str] = set()
        self._within: list[Note] = []
        self._in_note = False
        self._numbers = 0
        self.names = 0

    def words(self, inside: tuple[Inline, ...]) -> str:
        """What stands in a line."""
        made: list[str] = []
        for part in inside:
            match part:
                case Words(text):
                    made.append(escaped(text))
                case Span():
                    made.append(self._span(part))
                case Call(note, time):
                    made.append(self._call(note, time))
                case Point(kind="lb"):
                    made.append("\\\\ ")
                case Point(kind=kind, element=element) if kind in PICTURES:
                    made.append(self.target(element) + _picture(element))
                case Point(kind=kind, element=element) if kind in UNITS:
                    made.append(self.target(element) + _milestone(part))
                case Point(element=element):
                    shown = sign(part)
                    made.append(self.target(element))
                    made.append(
                        f"\\url{{{_address(shown)}}}" if part.kind == "ptr" and shown else escaped(shown)
                    )
        return "".join(made)

    def target(self, element: etree._Element) -> str:
        """A place that links of the text lead to."""
        key = element.get(XML_ID, "")
        if key not in self._wanted or key in self._there:
            return ""
        self._there.add(key)
        return f"\\hypertarget{{{_key(key)}}}{{}}"

    def _span(self, span: Span) -> str:
        inner, element, kind = self.words(span.inside), span.element, span.kind
        place = self.target(element)
        if kind == "ref" and (target := link(element)) and "\\href{" not in inner:
            if target.startswith("#"):
                known = target[1:] in self._tei.ids
                return place + (f"\\hyperlink{{{_key(target[1:])}}}{{{inner}}}" if known else inner)
            return f"{place}\\href{{{_address(target)}}}{{{inner}}}"
        if kind in REGISTERS:
            return place + inner + self._entry(element, REGISTERS[kind])
        command = LOOKS.get(look(element, kind), "")
        return f"{place}\\{command}{{{inner}}}" if command and inner else place + inner

    def _entry(self, element: etree._Element, register: str) -> str:
        """The line of the index: the name as the register has it, else as the text has it."""
        pointer = (element.get("ref") or "").split(" ")[0]
        entry = self._tei.resolve(pointer) if pointer.startswith("#") else None
        named = next(entry.iter(*NAMED), None) if entry is not None else element
        name = said(named if named is not None else element)
        if not name or self._in_note:
            return ""
        self.names += 1
        spelled = OF_INDEX.sub(lambda found: f'"{found[0]}', escaped(name))
        return f"\\index{{{register}!{spelled}}}"

    def _call(self, note: Note, time: int) -> str:
        """A note; what a note in it says stands behind it; where one is called again, its number alone."""
        if time > 1:
            return _mark(note)
        if self._in_note:
            self._within.append(note)
            return _mark(note) + "{}"
        self._in_note = True
        said = self._note(note)
        self._numbers += 1
        if note.label == str(self._numbers):
            made = [f"\\footnote{{{said}}}"]
        else:
            self._numbers -= note.label.isdecimal()
            made = [_signed(note, f"\\footnote{_number(note)}{{{said}}}")]
        while self._within:
            inner = self._within.pop(0)
            text = f"\\notemarked\\footnote{_number(inner) or '[1]'}{{{self._note(inner)}}}"
            made.append(_signed(inner, text))
        self._in_note = False
        return "".join(made)


def _number(note: Note) -> str:
    """The number of a note as an argument; one with a sign is counted."""
    return f"[{note.label}]" if note.label.isdecimal() else ""


def _mark(note: Note) -> str:
    return _signed(note, f"\\footnotemark{_number(note) or '[1]'}")


def _signed(note: Note, text: str) -> str:
    """A note with its own sign where that is no number."""
    if note.label.isdecimal():
        return text
    return f"{{\\renewcommand\\thefootnote{{{escaped(note.label)}}}{text}}}"


def _milestone(point: Point) -> str:
    """A mark in the margin where something begins: the number of a page, unit and number of all else."""
    unit, number = begins(point)
    said = (number or "|") if unit == "page" else f"{unit} {number}".strip()
    return f"\\milestone{{{escaped(said)}}}"


def escaped(text: str) -> str:
    """Words in which nothing is a command."""
    return SPECIAL.sub(lambda found: SPELLED[found[0]], text)


def _address(target: str) -> str:
    """An address for hyperref: what TeX would take for something else is escaped, braces by their codes."""
    plain = re.sub(r"[\\{}]", lambda found: f"%{ord(found[0]):02X}", target)
    return re.sub(r"[%#&_~^$]", r"\\\g<0>", plain)


def _key(key: str) -> str:
    return re.sub(r"[^A-Za-z0-9.:-]", "-", key)


def _picture(element: etree._Element) -> str:
    """A picture that lies beside the text; one that does not is passed over."""
    address, _ = picture(element)
    if not LOCAL.fullmatch(address) or ".." in address:
        return ""
    return f"\\teipicture{{{address}}}"
