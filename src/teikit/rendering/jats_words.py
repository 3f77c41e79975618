"""The words of a line in JATS: looks, names, links, marks of notes; links that would not land are words."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from teikit.flow.content import Call, Inline, Note, Point, Span, Words
from teikit.flow.looks import look
from teikit.flow.signs import PICTURES, UNITS, begins, link, picture, sign
from teikit.rendering.hypertext import fit, identifier

LOOKS = {
    "italic": "italic", "bold": "bold", "smallcaps": "sc", "superscript": "sup", "subscript": "sub",
    "underline": "underline", "strikethrough": "strike", "code": "monospace", "spaced": "italic",
}  # fmt: skip
NAMES = {
    "persName": "person", "placeName": "place", "geogName": "place", "orgName": "organisation",
    "date": "date", "name": "name", "rs": "name",
}  # fmt: skip
STYLED = frozenset({"supplied", "unclear", "add", "corr", "foreign", "term", "stage"})
WITHIN = re.compile(r'<xref ref-type="other" rid="([^"]*)">(.*?)</xref>', re.DOTALL)
ID = re.compile(r' id="([^"]*)"(?=[^<>]*>)')


class JatsWords:
    """Spells words; `note` writes a note where it is called first, or nothing."""

    def __init__(self, note: Callable[[Note], str]) -> None:
        self._note = note

    def words(self, inside: tuple[Inline, ...]) -> str:
        """What stands in a line."""
        made: list[str] = []
        for part in inside:
            match part:
                case Words(text):
                    made.append(escape(text, quote=False))
                case Span():
                    made.append(self._span(part))
                case Call(note, time):
                    made.append(self._call(note, time))
                case Point(kind="lb"):
                    made.append(" ")
                case Point(kind=kind, element=element) if kind in PICTURES:
                    address, described = picture(element)
                    said = f"<alt-text>{escape(described, quote=False)}</alt-text>" if described else ""
                    made.append(f'<inline-graphic xlink:href="{escape(address)}">{said}</inline-graphic>')
                case Point(kind=kind, element=element) if kind in UNITS:
                    made.append(_milestone(part))
                case Point():
                    shown = escape(sign(part))
                    linked = f'<ext-link ext-link-type="uri" xlink:href="{shown}">{shown}</ext-link>'
                    made.append(linked if part.kind == "ptr" and shown else shown)
        return "".join(made)

    def _span(self, span: Span) -> str:
        inner, kind, element = self.words(span.inside), span.kind, span.element
        if kind == "ref" and (target := link(element)) and "<xref" not in inner and "<ext-link" not in inner:
            if target.startswith("#"):
                return f'<xref ref-type="other" rid="{fit(target[1:])}">{inner}</xref>'
            return f'<ext-link ext-link-type="uri" xlink:href="{escape(target)}">{inner}</ext-link>'
        if kind in NAMES:
            pointer = element.get("ref", "").split(" ")[0]
            key = f' specific-use="{escape(pointer)}"' if pointer else ""
            return f'<named-content content-type="{NAMES[kind]}"{key}>{inner}</named-content>'
        shown = look(element, kind)
        if shown in LOOKS:
            return f"<{LOOKS[shown]}>{inner}</{LOOKS[shown]}>"
        return f'<styled-content style-type="{kind}">{inner}</styled-content>' if kind in STYLED else inner

    def _call(self, note: Note, time: int) -> str:
        said = self._note(note) if time == 1 else ""
        return said or f'<xref ref-type="fn" rid="{fit(note.key)}"><sup>{escape(note.label)}</sup></xref>'


def _milestone(point: Point) -> str:
    """Where a page or another part of the source begins, with its number."""
    unit, number = begins(point)
    key = identifier(point.element)
    there = f' id="{key}"' if key else ""
    use = f' specific-use="{escape(number)}"' if number else ""
    return f'<milestone-start{there} rationale="{escape(unit)}"{use}/>'


def landed(text: str) -> str:
    """A document in which each id stands once, and links lead to one or are words."""
    there: set[str] = set()

    def once(found: re.Match[str]) -> str:
        new = found[1] not in there
        there.add(found[1])
        return found[0] if new else ""

    text = ID.sub(once, text)
    return WITHIN.sub(lambda found: found[0] if found[1] in there else found[2], text)
