"""ALTO (2 to 4): pages of blocks, lines and strings, hyphens told apart, named entities by tags."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from teikit.formats.markup import local
from teikit.formats.scan.content import HYPHENS, Line, Mark, Page, Region, Word, line, numeric
from teikit.text import Box

STYLES = {
    "bold": "bold", "italics": "italic", "superscript": "superscript", "subscript": "subscript",
    "underline": "underline", "smallcaps": "small-caps",
}  # fmt: skip
"""What STYLE and FONTSTYLE say, and TEI's @rend."""

NAMES = {
    "person": "persName", "per": "persName", "location": "placeName", "loc": "placeName",
    "place": "placeName",
    "organization": "orgName", "organisation": "orgName", "org": "orgName", "corporate": "orgName",
}  # fmt: skip
"""What NamedEntityTag has in TYPE, in LABEL or before the number in ID, and the names of TEI."""

PRINT_SPACE = ("TopMargin", "LeftMargin", "PrintSpace", "RightMargin", "BottomMargin")
KINDS = {"TopMargin": "header", "BottomMargin": "footer"}
"""What stands in the margins at the top and bottom of a page is printed around its text."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a whole ALTO file says once: styles and tags by their identifiers, the order of its blocks."""

    styles: Mapping[str, etree._Element]
    tags: Mapping[str, etree._Element]
    order: Mapping[str, int]


def pages(root: etree._Element) -> Iterator[Page]:
    """The pages of an ALTO file."""
    known = Sheet(
        {each.get("ID", ""): each for each in root.iter("{*}TextStyle")},
        {each.get("ID", ""): each for tags in root.iter("{*}Tags") for each in tags if local(each)},
        {each.get("REF", ""): at for at, each in enumerate(root.iter("{*}ElementRef"))},
    )
    image = next((each.text or "" for each in root.iter("{*}fileName")), "").strip()
    several = len(list(root.iter("{*}Page"))) > 1
    for page in root.iter("{*}Page"):
        regions = [region for part in page if local(part) in PRINT_SPACE for region in _regions(part, known)]
        regions.sort(key=lambda region: known.order.get(region.id, len(known.order)))
        yield Page(
            _number(page, "WIDTH"),
            _number(page, "HEIGHT"),
            "" if several else image,
            page.get("PRINTED_IMG_NR", ""),
            regions,
        )


def unseen(root: etree._Element) -> Counter[str]:
    """What holds no text: how many pictures."""
    return Counter({"picture{s}": sum(1 for _ in root.iter("{*}Illustration"))})


def _regions(part: etree._Element, known: Sheet) -> Iterator[Region]:
    kind = KINDS.get(local(part), "")
    blocks = list(part.iter("{*}TextBlock"))
    for block in _linked(blocks):
        lines = [_line(each, block, known) for each in block.iter("{*}TextLine")]
        yield Region(lines, _box(block), block.get("ID", ""), _kind(block, known) or kind)


def _linked(blocks: list[etree._Element]) -> list[etree._Element]:
    """The blocks in the order of the file, or as IDNEXT leads from one to the next."""
    by_id = {block.get("ID"): block for block in blocks}
    following = {block.get("IDNEXT") for block in blocks if block.get("IDNEXT") in by_id}
    ordered: dict[etree._Element, None] = {}
    for block in blocks:
        if block.get("ID") in following:
            continue
        at: etree._Element | None = block
        while at is not None and at not in ordered:
            ordered[at] = None
            at = by_id.get(at.get("IDNEXT"))
    return [*ordered, *(block for block in blocks if block not in ordered)]


def _kind(element: etree._Element, known: Sheet) -> str:
    """What a tag of layout or structure calls a block or a line."""
    for reference in (element.get("TAGREFS") or "").split():
        tag = known.tags.get(reference)
        if tag is not None and local(tag) in ("LayoutTag", "StructureTag", "OtherTag"):
            return (tag.get("LABEL") or tag.get("TYPE") or "").strip().lower().replace(" ", "-")
    return ""


def _line(element: etree._Element, block: etree._Element, known: Sheet) -> Line:
    words: list[Word] = []
    names: list[tuple[int, etree._Element]] = []
    broken = False
    last = etree.Element("String")
    for each in element:
        if local(each) == "String":
            names += [(len(words), tag) for tag in _entities(each, known)]
            words.append(_word(each, known))
            last, broken = each, each.get("SUBS_TYPE") == "HypPart1" and not _is_hard(each)
        elif local(each) == "HYP" and words:
            hyphen = each.get("CONTENT") or "-"
            broken = not _is_hard(last)
            if not words[-1].text.endswith(tuple(HYPHENS)):
                words[-1] = replace(words[-1], text=words[-1].text + hyphen)
    style = _style(known, element, block, *element.findall("{*}String")[:1])
    made = line(
        words,
        box=_box(element),
        id=element.get("ID", ""),
        size=(style is not None and _number(style, "FONTSIZE")) or _number(element, "HEIGHT"),
        font=style.get("FONTFAMILY", "") if style is not None else "",
        broken=broken,
        kind=_kind(element, known),
    )
    return _named(made, words, names)


def _is_hard(string: etree._Element) -> bool:
    """Whether the whole word, as the file has it, has a hyphen of its own at the end of this half."""
    half = string.get("CONTENT", "").rstrip("".join(HYPHENS))
    return string.get("SUBS_CONTENT", "")[len(half) :][:1] in HYPHENS - {"\u00ad"}


def _named(made: Line, words: list[Word], names: list[tuple[int, etree._Element]]) -> Line:
    """The line with its named entities; neighbouring words with the same tag are one name."""
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word.text) + bool(word.text)
    marks: list[Mark] = []
    before: tuple[int, etree._Element] | None = None
    for number, tag in names:
        end = starts[number] + len(words[number].text)
        if before is not None and before == (number - 1, tag):
            marks[-1] = replace(marks[-1], end=end)
        else:
            uri = {"ref": tag.get("URI", "")} if tag.get("URI", "").startswith("http") else {}
            marks.append(Mark(starts[number], end, _element(tag), uri, runs_on=tag.get("ID", "")))
        before = number, tag
    return replace(made, marks=(*made.marks, *marks))


def _element(tag: etree._Element) -> str:
    """The element of TEI for a named entity."""
    said = tag.get("TYPE", ""), tag.get("LABEL", ""), re.split(r"[\d_.-]", tag.get("ID", ""))[0]
    return next((NAMES[each.lower()] for each in said if each.lower() in NAMES), "name")


def _entities(string: etree._Element, known: Sheet) -> Iterator[etree._Element]:
    for reference in (string.get("TAGREFS") or "").split():
        tag = known.tags.get(reference)
        if tag is not None and local(tag) == "NamedEntityTag":
            yield tag


def _word(string: etree._Element, known: Sheet) -> Word:
    said = (string.get("STYLE") or "").split()
    if (style := _style(known, string)) is not None:
        said += (style.get("FONTSTYLE") or "").split()
    text = string.get("CONTENT", "")
    rends = sorted({STYLES[each] for each in said if each in STYLES})
    marks = tuple(Mark(0, len(text), "hi", {"rend": rend}) for rend in rends)
    return Word(text, _box(string), numeric(string.get("WC")), marks)


def _style(known: Sheet, *elements: etree._Element) -> etree._Element | None:
    for element in elements:
        for reference in (element.get("STYLEREFS") or "").split():
            if reference in known.styles:
                return known.styles[reference]
    return None


def _box(element: etree._Element) -> Box | None:
    if element.get("HPOS") is None or element.get("VPOS") is None:
        return None
    left, top = _number(element, "HPOS"), _number(element, "VPOS")
    return Box(left, top, left + _number(element, "WIDTH"), top + _number(element, "HEIGHT"))


def _number(element: etree._Element, name: str) -> float:
    return max(0.0, numeric(element.get(name)) or 0.0)
