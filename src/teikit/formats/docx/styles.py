"""What the styles of a DOCX file say: what is a heading, a quotation, a listing; what looks how."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from teikit.formats.docx.package import child, clark, is_on, name, value

HEADING = re.compile(r"(?:heading|überschrift|titre|titolo|título) ?([1-9])")
LOOKS = {
    "w:b": "bold",
    "w:i": "italic",
    "w:strike": "strikethrough",
    "w:dstrike": "strikethrough",
    "w:smallCaps": "smallcaps",
    "w:caps": "uppercase",
    "w:u": "underline",
}
PLAIN = frozenset(
    {"hyperlink", "followedhyperlink", "footnote reference", "endnote reference", "annotation reference"}
    | {"footnote characters", "endnote characters", "internet link", "footnote anchor", "endnote anchor"}
)
"""Character styles whose look only says what they are for."""


@dataclass(frozen=True, slots=True)
class Style:
    """One style: its name in lower case, the style it is based on, its properties."""

    name: str
    base: str
    element: etree._Element


class Styles:
    """The styles by identifier, each with those that it is based on."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._default = ""
        self._known: dict[tuple[str, ...], etree._Element | None] = {}
        for each in root.iter(clark("w:style")) if root is not None else ():
            identifier = value(each, "w:styleId")
            named = value(child(each, "w:name")).lower()
            self._styles[identifier] = Style(named, value(child(each, "w:basedOn")), each)
            if value(each, "w:type") == "paragraph" and value(each, "w:default") in {"1", "true", "on"}:
                self._default = identifier

    def chain(self, identifier: str) -> Iterator[Style]:
        """A style and those that it is based on, the nearest first."""
        seen: set[str] = set()
        while identifier in self._styles and identifier not in seen:
            seen.add(identifier)
            yield self._styles[identifier]
            identifier = self._styles[identifier].base

    def names(self, identifier: str) -> tuple[str, ...]:
        """The names of a style and its bases, in lower case; the identifier where nothing defines it."""
        return tuple(style.name for style in self.chain(identifier)) or (identifier.lower(),)

    def property(self, identifier: str, *path: str) -> etree._Element | None:
        """A property that a style or the nearest of its bases has."""
        key = identifier, *path
        if key not in self._known:
            properties = (child(style.element, *path) for style in self.chain(identifier))
            self._known[key] = next((each for each in properties if each is not None), None)
        return self._known[key]

    def paragraph(self, element: etree._Element) -> str:
        """The identifier of a paragraph's style."""
        return value(child(element, "w:pPr", "w:pStyle")) or self._default

    def level(self, element: etree._Element) -> int:
        """The level of a heading, from 1; 0 for what is none."""
        identifier = self.paragraph(element)
        for each in self.names(identifier):
            if found := HEADING.fullmatch(each):
                return int(found[1])
        said = value(self.property(identifier, "w:pPr", "w:outlineLvl"))
        return int(said) + 1 if said.isdigit() and int(said) < 9 else 0

    def look(self, run: etree._Element) -> tuple[str, ...]:
        """How a run differs from its paragraph: bold, italic, superscript …"""
        properties = child(run, "w:rPr")
        if properties is None or not len(properties):
            return ()
        identifier = value(child(properties, "w:rStyle"))
        direct = _looks(properties)
        if not identifier:
            return tuple(look for look, on in direct.items() if on)
        if not PLAIN.intersection(self.names(identifier)):
            for style in self.chain(identifier):
                direct = {**_looks(child(style.element, "w:rPr")), **direct}
            if any(name in {"verbatim char", "html code", "source text"} for name in self.names(identifier)):
                direct["code"] = True
        return tuple(look for look, on in direct.items() if on)

    def font(self, run: etree._Element) -> str:
        """The font of a run's own properties or of its style."""
        properties = child(run, "w:rPr")
        if properties is None:
            return ""
        own = child(properties, "w:rFonts")
        if own is None:
            own = self.property(value(child(properties, "w:rStyle")), "w:rPr", "w:rFonts")
        return value(own, "w:ascii") or value(own, "w:hAnsi")

    def is_hidden(self, run: etree._Element) -> bool:
        """Whether a run is not shown."""
        properties = child(run, "w:rPr")
        own = child(properties, "w:vanish")
        return (
            is_on(own)
            if own is not None
            else is_on(self.property(value(child(properties, "w:rStyle")), "w:rPr", "w:vanish"))
        )

    def is_set_in(self, element: etree._Element) -> bool:
        """Whether a paragraph as a whole is set in from the left, and farther than its style has it."""
        usual = self.property(self.paragraph(element), "w:pPr", "w:ind")
        return _left(child(element, "w:pPr", "w:ind")) > max(0, _left(usual))

    def inset(self, element: etree._Element) -> float:
        """How far a paragraph as a whole is set in from the left, in points."""
        own = child(element, "w:pPr", "w:ind")
        if not value(own, "w:left") and not value(own, "w:start"):
            own = self.property(self.paragraph(element), "w:pPr", "w:ind")
        return _left(own) / 20


def _left(indent: etree._Element | None) -> int:
    """How far all lines but the first, and at least all of them, are set in; in twentieths of a point."""
    left = value(indent, "w:left") or value(indent, "w:start")
    hanging = value(indent, "w:hanging")
    return (int(left) if left.isdigit() else 0) - (int(hanging) if hanging.isdigit() else 0)


def _looks(properties: etree._Element | None) -> dict[str, bool]:
    """The looks that properties of a run switch on or off."""
    found: dict[str, bool] = {}
    for each in properties if properties is not None else ():
        kind = name(each)
        if kind in LOOKS:
            found[LOOKS[kind]] = is_on(each) or found.get(LOOKS[kind], False)
        elif kind == "w:highlight":
            found["highlighted"] = is_on(each)
        elif kind == "w:vertAlign":
            found["superscript"] = value(each) == "superscript"
            found["subscript"] = value(each) == "subscript"
    return found
