"""hOCR: HTML whose classes say page, area, line and word, and whose titles have boxes and confidence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from lxml import etree

from teikit.formats.scan.content import Line, Mark, Page, Region, Word, around, line
from teikit.text import Box

LINES = frozenset("ocr_line ocrx_line ocr_header ocr_footer ocr_caption ocr_textfloat ocr_pageno".split())
AREAS = ("ocr_carea", "ocrx_block", "ocr_column", "ocr_xycut")
BLOCKS = frozenset({"ocr_par", *AREAS})
WORDS = frozenset({"ocrx_word", "ocr_word"})
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


def unseen(root: etree._Element) -> Counter[str]:
    """What is left out: how many pictures, and words that stand in no line."""
    read = {each for page in _of(root, "ocr_page") for row in _rows(page) for each in row}
    body = root.find("body")
    words = sum(len(text.split()) for text in _unread(root if body is None else body, read))
    shown = sum(1 for each in root.iter() if _classes(each) & PICTURES)
    return Counter({"picture{s}": shown, "word{s} outside of any line": words})


def _unread(element: etree._Element, read: set[etree._Element]) -> Iterator[str]:
    """The text in an element that is in none of those read."""
    if element in read or not isinstance(element.tag, str) or element.tag in ("script", "style"):
        return
    yield element.text or ""
    for each in element:
        yield from _unread(each, read)
        yield each.tail or ""


def _regions(page: etree._Element) -> Iterator[Region]:
    """The lines of a page by the paragraphs that they stand in, or areas where there are none."""
    sheet = _box(_properties(page))
    for block, group in groupby(_rows(page), key=lambda row: _block(row[0], page)):
        inside = list(group)
        kinds = {_kind(row[0]) for row in inside}
        kind = kinds.pop() if len(kinds) == 1 else ""
        made = [_line(row) for row in inside]
        box = around(each.box for each in made) if block is page else _box(_properties(block))
        yield Region(made, box, block.get("id", ""), kind if _may_be(kind, box, sheet) else "")


def _rows(page: etree._Element) -> Iterator[list[etree._Element]]:
    """What each line of a page is made of: its own element; or words, or a paragraph, in no line."""
    loose: list[etree._Element] = []
    for each in _innermost(page):
        if loose and (not _classes(each) & WORDS or each.getparent() is not loose[0].getparent()):
            yield loose
            loose = []
        if _classes(each) & WORDS:
            loose.append(each)
        elif _text(each):
            yield [each]
    if loose:
        yield loose


def _innermost(element: etree._Element) -> Iterator[etree._Element]:
    """The lines in an element that hold no lines, and words and paragraphs that stand in none."""
    for each in element:
        classes = _classes(each)
        is_whole = bool(classes & LINES) and not any(
            _classes(inner) & LINES for inner in each.iterdescendants()
        )
        found = [each] if is_whole or classes & WORDS else list(_innermost(each))
        yield from found or ([each] if classes & BLOCKS else [])


def _kind(line: etree._Element) -> str:
    """What a line, or an element around it, says of its place on the page."""
    said = (name for each in (line, *line.iterancestors()) for name in _classes(each))
    return next((KINDS[name] for name in said if name in KINDS), "")


def _may_be(kind: str, box: Box | None, sheet: Box | None) -> bool:
    """Whether a head stands in the upper half of its page and a foot in the lower one: Tesseract calls any
    block a head that it takes for a heading, such as notes at the foot.
    """
    if box is None or sheet is None or kind not in {"header", "footer"}:
        return True
    lower = box.top + box.bottom > sheet.top + sheet.bottom
    return lower is (kind == "footer")


def _block(line: etree._Element, page: etree._Element) -> etree._Element:
    if _classes(line) & BLOCKS:
        return line
    return next((each for each in line.iterancestors() if _classes(each) & BLOCKS), page)


def _line(row: Sequence[etree._Element]) -> Line:
    element = row[0]
    loose = bool(_classes(element) & WORDS)
    said = {} if loose else _properties(element)
    found = row if loose else list(_of(element, "ocrx_word")) or list(_of(element, "ocr_word"))
    words = [_word(each) for each in found]
    if not loose and _bare(word.text for word in words) != _bare(element.itertext()):
        words = [Word(_text(element))]  # the line has more in it than its words
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


def _bare(texts: Iterable[object]) -> str:
    """The characters of texts without blanks."""
    return "".join("".join(map(str, texts)).split())


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
    """The words in an element; the characters of one that has a box for each are one word."""
    characters = [each for each in element if "ocrx_cinfo" in _classes(each)] or [element]
    return " ".join("".join(str(part) for each in characters for part in each.itertext()).split())


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
