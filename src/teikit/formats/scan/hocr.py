"""hOCR: HTML whose classes say page, area, line and word, and whose titles have boxes and confidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby

from lxml import etree

from teikit.formats.scan.content import Line, Mark, Page, Region, Word, around, line, pictures
from teikit.text import Box

LINES = frozenset("ocr_line ocrx_line ocr_header ocr_footer ocr_caption ocr_textfloat ocr_pageno".split())
AREAS = ("ocr_carea", "ocrx_block", "ocr_column", "ocr_xycut")
PICTURES = frozenset("ocr_image ocr_photo ocr_linedrawing".split())
KINDS = {"ocr_header": "header", "ocr_footer": "footer", "ocr_pageno": "page-number"}
RENDS = {
    "strong": "bold",
    "b": "bold",
    "em": "italic",
    "i": "italic",
    "sup": "superscript",
    "sub": "subscript",
}
PROPERTY = re.compile(r"""\s*(\w+)\s+((?:"[^"]*"|'[^']*'|[^;"'])*)(?:;|$)""")


def pages(root: etree._Element) -> Iterator[Page]:
    """The pages of an hOCR file."""
    for page in _of(root, "ocr_page"):
        said = _properties(page)
        box = _box(said) or Box(0, 0, 0, 0)
        image = said.get("image", "").strip("\"'")
        yield Page(box.right, box.bottom, image, said.get("lpageno", "").strip("\"'"), list(_regions(page)))


def unseen(root: etree._Element) -> Iterator[str]:
    """What is said of the areas that hold no text."""
    yield from pictures(sum(1 for each in root.iter() if _classes(each) & PICTURES))


def _regions(page: etree._Element) -> Iterator[Region]:
    """The lines of a page by the paragraphs that they stand in, or areas where there are none."""
    sheet = _box(_properties(page))
    lines = [each for each in page.iter() if _classes(each) & LINES]
    for block, group in groupby(lines, key=lambda each: _block(each, page)):
        inside = list(group)
        kinds = {KINDS.get(name, "") for each in inside for name in _classes(each) & LINES}
        kind = kinds.pop() if len(kinds) == 1 else ""
        made = [_line(each) for each in inside]
        box = around(each.box for each in made) if block is page else _box(_properties(block))
        yield Region(made, box, block.get("id", ""), kind if _may_be(kind, box, sheet) else "")


def _may_be(kind: str, box: Box | None, sheet: Box | None) -> bool:
    """Whether a head stands in the upper half of its page and a foot in the lower one: Tesseract calls any
    block a head that it takes for a heading, such as notes at the foot.
    """
    if box is None or sheet is None or kind not in {"header", "footer"}:
        return True
    lower = box.top + box.bottom > sheet.top + sheet.bottom
    return lower is (kind == "footer")


def _block(line: etree._Element, page: etree._Element) -> etree._Element:
    around_it = [each for each in line.iterancestors() if _classes(each) & {"ocr_par", *AREAS}]
    return around_it[0] if around_it else page


def _line(element: etree._Element) -> Line:
    said = _properties(element)
    found = list(_of(element, "ocrx_word")) or list(_of(element, "ocr_word"))
    words = [_word(each) for each in found] or [Word(_text(element))]
    fonts = {_properties(each).get("x_font", "").strip("\"'") for each in found}
    size = said.get("x_size") or next(
        (size for each in found if (size := _properties(each).get("x_fsize"))), ""
    )
    return line(
        [word for word in words if word.text],
        box=_box(said),
        id=element.get("id", ""),
        size=float(size) if re.fullmatch(r"\d+(\.\d+)?", size) else 0.0,
        font=fonts.pop() if len(fonts) == 1 else "",
    )


def _word(element: etree._Element) -> Word:
    said = _properties(element)
    sure = said.get("x_wconf", "")
    text = _text(element)
    confidence = float(sure) / 100 if re.fullmatch(r"\d+(\.\d+)?", sure) else None
    return Word(text, _box(said), confidence, tuple(_marks(element, text)))


def _marks(element: etree._Element, text: str) -> Iterator[Mark]:
    """What looks different in a word, wherever in it: `Rome<sup>3</sup>`."""
    for each in element.iter(*RENDS):
        inner = _text(each)
        before = _text_before(element, each)
        if inner and text[before : before + len(inner)] == inner:
            yield Mark(before, before + len(inner), "hi", {"rend": RENDS[str(each.tag)]})


def _text_before(element: etree._Element, inner: etree._Element) -> int:
    """How many characters of a word stand before an element in it."""
    count = len((element.text or "").lstrip())
    for each in element.iterdescendants():
        if each is inner:
            break
        count += len(each.text or "")
        if inner not in each.iterdescendants():
            count += len(each.tail or "")
    return count


def _text(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _of(element: etree._Element, name: str) -> Iterator[etree._Element]:
    return (each for each in element.iter() if each is not element and name in _classes(each))


def _classes(element: etree._Element) -> frozenset[str]:
    return frozenset((element.get("class") or "").split()) if isinstance(element.tag, str) else frozenset()


def _properties(element: etree._Element) -> Mapping[str, str]:
    """What a title says: `bbox 1 2 3 4; x_wconf 96` (hOCR 1.2, 4)."""
    return {found[1]: found[2].strip() for found in PROPERTY.finditer(element.get("title") or "")}


def _box(said: Mapping[str, str]) -> Box | None:
    numbers = re.findall(r"-?\d+(?:\.\d+)?", said.get("bbox", ""))
    if len(numbers) != 4:
        return None
    left, top, right, bottom = map(float, numbers)
    return Box(min(left, right), min(top, bottom), max(left, right), max(top, bottom))
