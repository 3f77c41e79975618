"""Prose of TEI, as descriptions and remarks have it, in the blocks of a page."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Container, Iterable, Iterator

from lxml import etree

from teikit.tei.names import XML_LANG
from teikit.tei.odd.descriptions import spoken, text
from teikit.tei.odd.documentation.blocks import Block, Code, Inline, Link, Listing, Paragraph, Point, Points
from teikit.tei.odd.namespaces import elements, local

CODED = frozenset({"code", "ident", "tag", "att", "gi", "val", "specList", "label"})
DECLARED = re.compile(r'\s+xmlns(?::[\w.-]+)?="[^"]*"')
SPACE = re.compile(r"\s+")
PARAGRAPHS = frozenset({"p", "ab", "head", "quote", "note"})


def inlines(element: etree._Element, pages: Container[str]) -> tuple[Inline, ...]:
    """The words of an element, names of elements leading to their pages."""
    made: list[Inline] = []
    for each in _inlines(element, pages):
        if isinstance(each, str) and made and isinstance(made[-1], str):
            made[-1] = SPACE.sub(" ", made[-1] + each)
        else:
            made.append(SPACE.sub(" ", each) if isinstance(each, str) else each)
    if made and isinstance(made[0], str):
        made[0] = made[0].lstrip()
    if made and isinstance(made[-1], str):
        made[-1] = made[-1].rstrip()
    return tuple(each for each in made if each != "")


def _inlines(element: etree._Element, pages: Container[str]) -> Iterator[Inline]:
    yield element.text or ""
    for each in element:
        if isinstance(each.tag, str):
            yield from _inline(each, pages)
        yield each.tail or ""


def _inline(element: etree._Element, pages: Container[str]) -> Iterator[Inline]:
    kind, text = local(element), SPACE.sub(" ", "".join(map(str, element.itertext()))).strip()
    target = element.get("target", "").split(" ")[0]
    if kind == "gi":
        yield Code(f"<{text}>", f"element:{text}" if f"element:{text}" in pages else "")
    elif kind == "att":
        yield Code(f"@{text}")
    elif kind in CODED:
        found = next((key for key in (f"class:{text}", f"macro:{text}") if key in pages), "")
        yield Code(text, found)
    elif kind in ("ref", "ptr") and target.startswith(("http://", "https://")):
        yield Link(text or target, target)
    elif kind == "ptr":
        yield ""
    else:
        yield from _inlines(element, pages)


def blocks(element: etree._Element, pages: Container[str]) -> Iterator[Block]:
    """Paragraphs and lists inside an element; what is neither is one paragraph."""
    inside = list(elements(element))
    language = element.get(XML_LANG, "")
    if not any(local(each) in PARAGRAPHS or local(each) in ("list", "egXML", "eg") for each in inside):
        if words := inlines(element, pages):
            yield Paragraph(words, language)
        return
    for each in inside:
        if local(each) == "list":
            yield Points(
                tuple(Point(inlines(item, pages)) for item in elements(each) if local(item) == "item")
            )
        elif local(each) in ("egXML", "eg"):
            yield Listing(shown(each))
        elif local(each) == "list" or any(local(inner) == "list" for inner in elements(each)):
            yield from blocks(each, pages)
        elif words := inlines(each, pages):
            yield Paragraph(words, language)


def shown(example: etree._Element) -> str:
    """An example as a person would write it: without namespaces, its lines moved to the left."""
    parts = [example.text or ""]
    for each in example:
        parts.append(etree.tostring(each, encoding="unicode"))
    text = DECLARED.sub("", "".join(parts)).strip("\n").rstrip()
    first, _, rest = text.partition("\n")
    return f"{first.strip()}\n{textwrap.dedent(rest)}".strip() if rest else first.strip()


def described(written: etree._Element, language: str, pages: Container[str]) -> Iterator[Paragraph]:
    """What a declaration says of itself: its gloss in parentheses, and its description."""
    gloss, desc = (spoken(written, part, language) for part in ("gloss", "desc"))
    said: tuple[Inline, ...] = () if desc is None else inlines(desc, pages)
    if gloss is not None and (meant := text(gloss)):
        said = (f"({meant}) ", *said)
    if said:
        yield Paragraph(said, "" if desc is None else desc.get(XML_LANG, ""))


def short(written: etree._Element, language: str, pages: Container[str]) -> tuple[Inline, ...]:
    """The same behind a name, in a list."""
    found = next(described(written, language, pages), None)
    return (" ", *found.words) if found else ()


def listed(parts: Iterable[Inline]) -> Iterator[Inline]:
    """Parts with commas between them."""
    for number, each in enumerate(parts):
        if number:
            yield ", "
        yield each
