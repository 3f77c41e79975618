"""Reads the paragraphs, lists, tables and notes of an ODT file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from teikit.formats.archive import Archive
from teikit.formats.flat import Flat
from teikit.formats.front import Front
from teikit.formats.markup import all_words, local, parse_xml, shallow
from teikit.formats.odt.changes import changes
from teikit.formats.odt.inline import Inline, words_of
from teikit.formats.odt.names import child, clark, name, value
from teikit.formats.odt.story import SILENT, File, Story
from teikit.formats.odt.styles import Styles
from teikit.formats.transcript import Transcript
from teikit.source import FileError, Source
from teikit.text import Document

NOT_PLAIN = ("text:note", "draw:frame", "text:change-start", "text:change", "office:annotation")
APART = {"header": "running heads", "footer": "running feet"}


def read(source: Source) -> Document:
    """The text of an ODT file. Raises FileError for one that is broken, locked or a bomb."""
    archive = _archive(source)
    manifest = archive.optional("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter(clark("manifest:encryption-data")), None) is not None:
        raise FileError(source.path, "is encrypted", hint="save it without a password")
    content = archive.xml("content.xml")
    text = child(content, "office:body", "office:text")
    if text is None:
        raise FileError(source.path, "is no text document", hint="save it as ODT")
    common = archive.optional("styles.xml")
    styles = Styles(root for root in (common, content) if root is not None)
    out, front = Transcript(Path(source.path).name), Front()
    with shallow(source.path):
        blocks = list(text)
        begin = _front(blocks, styles, front, out)
        inline = Inline(out, styles, changes(text), archive)
        Story(File(styles, inline, out)).write(blocks[begin:])
    for region in text.iter(clark("text:changed-region")):
        if child(region, "text:format-change") is not None:
            out.left_out.add("changes of formatting")
        for about in region.iter(clark("office:change-info")):
            for remark in about.iter(clark("text:p")):
                out.left_out.add("remarks on changes", all_words(remark))
    masters = child(common, "office:master-styles")
    for part in masters.iter() if masters is not None else ():
        if words := " ".join(all_words(part).split()) if local(part) in APART else "":
            out.left_out.add(APART[local(part)], words)
    return out.document("odt", front.metadata(dict(_properties(archive))))


def _archive(source: Source) -> Archive | Flat:
    """The parts of a file; those of a flat one stand in one XML file, and have the names of an archive's."""
    if source.data.startswith(b"PK"):
        return Archive(source)
    root = parse_xml(source.data, source.path)
    parts = {"content.xml": root, "styles.xml": root, "meta.xml": child(root, "office:meta")}
    return Flat(source.path, {name: part for name, part in parts.items() if part is not None})


def _front(blocks: list[etree._Element], styles: Styles, front: Front, out: Transcript) -> int:
    """How many of the first blocks are the title and the authors, in nothing but words."""
    for number, block in enumerate(blocks):
        if name(block) in SILENT:
            continue
        words = words_of(block)
        plain = name(block) == "text:p" and next(block.iter(*map(clark, NOT_PLAIN)), None) is None
        if not plain:
            return number
        names = styles.names("paragraph", value(block, "text:style-name"))
        kind = next((each for each in names if each in {"title", "subtitle", "author"}), "")
        if words.strip() and not front.take(kind, words, out.left_out):
            return number
    return len(blocks)


def _properties(archive: Archive | Flat) -> Iterator[tuple[str, str]]:
    root = archive.optional("meta.xml")
    for each in root.iter() if root is not None else ():
        if key := {"dc:title": "title", "dc:creator": "author"}.get(name(each)):
            yield key, each.text or ""
