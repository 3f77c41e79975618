"""The parts of a DOCX file, found by their relationships (ISO 29500-2), by the names of the usual variant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from teikit.formats.archive import Archive, beside
from teikit.formats.flat import Flat
from teikit.formats.markup import parse_xml
from teikit.formats.prefixes import Prefixes
from teikit.source import FileError, Source

STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
PREFIXES = Prefixes(
    {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    }
)
PACKAGE = Prefixes({"pkg": "http://schemas.microsoft.com/office/2006/xmlPackage"})
name, clark, child = PREFIXES.name, PREFIXES.clark, PREFIXES.child


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part is tied to: of which kind that is, and where it lies."""

    kind: str
    target: str
    external: bool


def value(element: etree._Element | None, attribute: str = "w:val") -> str:
    """An attribute by its prefixed name; empty without the element or the attribute."""
    return PREFIXES.value(element, attribute)


def is_on(element: etree._Element | None) -> bool:
    """Whether a toggle such as `w:b` is there and not switched off."""
    return element is not None and value(element) not in {"0", "false", "off", "none"}


class Package:
    """The parts of a DOCX file. Raises FileError where it has no main part."""

    def __init__(self, source: Source) -> None:
        self.archive = _archive(source)
        roots = self.relationships("")
        mains = [each.target for each in roots.values() if each.kind == "officeDocument"]
        self.main = mains[0] if mains else "word/document.xml"
        if self.main not in self.archive:
            raise FileError(source.path, "has no document in it", hint="it is no DOCX file, or a broken one")
        self._related = self.relationships(self.main)
        self.properties = next((each.target for each in roots.values() if each.kind == "core-properties"), "")

    def part(self, kind: str) -> etree._Element | None:
        """The root of the part that the main part has under this kind: styles, numbering, footnotes …"""
        return next(self.parts(kind), None)

    def parts(self, kind: str) -> Iterator[etree._Element]:
        """The roots of all parts of a kind: header, footer, diagramData …"""
        for each in self._related.values():
            if each.kind == kind and not each.external and each.target in self.archive:
                yield self.xml(each.target)

    def target(self, kind: str) -> str:
        """The name of the first part of a kind; empty where there is none."""
        return next((each.target for each in self._related.values() if each.kind == kind), "")

    def xml(self, part: str) -> etree._Element:
        """The root of a part; the names of the strict variant become those of the usual one."""
        data = STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", self.archive.read(part))
        return parse_xml(data, f"{self.archive.path}!{part}")

    def relationships(self, part: str) -> Mapping[str, Relationship]:
        """What a part is tied to, by identifier."""
        folder, _, file = part.rpartition("/")
        described = f"{folder}/_rels/{file}.rels".lstrip("/")
        if described not in self.archive:
            return {}
        return {
            each.get("Id", ""): Relationship(
                each.get("Type", "").rpartition("/")[2],
                each.get("Target", "")
                if each.get("TargetMode") == "External"
                else beside(part, each.get("Target", "")),
                each.get("TargetMode") == "External",
            )
            for each in self.xml(described)
            if isinstance(each.tag, str)
        }


def _archive(source: Source) -> Archive | Flat:
    """The parts of a file; of a flat one, those that stand in its one XML file."""
    if source.data.startswith(b"PK"):
        return Archive(source)
    parts = {}
    for part in parse_xml(source.data, source.path).iter(PACKAGE.clark("pkg:part")):
        held = PACKAGE.child(part, "pkg:xmlData")
        if held is not None and len(held):
            parts[PACKAGE.value(part, "pkg:name").lstrip("/")] = held[0]
    return Flat(source.path, parts)
