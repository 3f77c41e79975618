"""Reads the paragraphs, lists, tables and notes of a DOCX file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree

from teikit.formats.docx.notes import Notes
from teikit.formats.docx.numbering import Numbering
from teikit.formats.docx.package import Package, clark, name
from teikit.formats.docx.story import File, Story
from teikit.formats.docx.styles import Styles
from teikit.formats.front import Front
from teikit.formats.markup import local, shallow
from teikit.formats.transcript import Transcript
from teikit.source import FileError, Source
from teikit.text import Document

APART = {
    "header": "running heads",
    "footer": "running feet",
    "diagramData": "diagrams",
    "chart": "charts",
    "glossaryDocument": "building blocks and placeholders that the program keeps",
}
REFORMATTED = (
    "w:rPrChange",
    "w:pPrChange",
    "w:sectPrChange",
    "w:tblPrChange",
    "w:trPrChange",
    "w:tcPrChange",
)
NOTHING_BUT_WORDS = frozenset({"w:footnoteReference", "w:endnoteReference", "w:drawing", "w:ins", "w:del"})


def read(source: Source) -> Document:
    """The text of a DOCX file. Raises FileError for one that is broken, locked or a bomb."""
    package = Package(source)
    bodies = package.xml(package.main).findall(clark("w:body"))
    if not bodies:
        raise FileError(source.path, "has no document in it", hint="it is no DOCX file, or a broken one")
    styles, out, front = Styles(package.part("styles")), Transcript(Path(source.path).name), Front()
    file = File(styles, Numbering(package.part("numbering"), styles), Notes(package), out, [])
    with shallow(source.path):
        blocks = [block for body in bodies for block in body]
        begin = _front(blocks, styles, front, out)
        Story(file, package.relationships(package.main)).write(blocks[begin:])
    for kind, reason in APART.items():
        for part in package.parts(kind):
            if words := _words(part):
                out.left_out.add(reason, words)
    for _ in package.xml(package.main).iter(*map(clark, REFORMATTED)):
        out.left_out.add("changes of formatting")
    for kind, words in file.notes.uncalled():
        out.left_out.add(f"{kind} that nothing refers to", words)
    return out.document("docx", front.metadata(_properties(package)))


def _front(blocks: list[etree._Element], styles: Styles, front: Front, out: Transcript) -> int:
    """How many of the first blocks are the title and the authors, in nothing but words."""
    for number, block in enumerate(blocks):
        words = _words(block)
        plain = name(block) == "w:p" and next(block.iter(*map(clark, NOTHING_BUT_WORDS)), None) is None
        if not plain:
            return number
        if words.strip() and not front.take(styles.names(styles.paragraph(block))[0], words, out.left_out):
            return number
    return len(blocks)


def _words(element: etree._Element) -> str:
    return " ".join(filter(None, (each.text for each in element.iter() if local(each) == "t")))


def _properties(package: Package) -> Mapping[str, str]:
    if package.properties not in package.archive:
        return {}
    return dict(_said(package.xml(package.properties)))


def _said(root: etree._Element) -> Iterator[tuple[str, str]]:
    for each in root:
        if key := {"title": "title", "creator": "author"}.get(local(each)):
            yield key, each.text or ""
