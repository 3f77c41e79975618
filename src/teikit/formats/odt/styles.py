"""What the styles of an ODT file say: names, looks of words, indents, the numbers of lists and headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from teikit.formats.numerals import numeral
from teikit.formats.odt.names import child, clark, count, decoded, name, value

LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)(cm|mm|in|pt|pc)")
POINTS = {"cm": 28.35, "mm": 2.835, "in": 72.0, "pt": 1.0, "pc": 12.0}
SET_IN = 7.0
"""Points by which a paragraph must be set in to be a quotation."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list or of headings: what stands around its number, its form, where it begins."""

    before: str
    after: str
    form: str
    start: int
    shown: int

    def label(self, counts: list[int], forms: list[str]) -> str:
        """The label of an item, from the counts of all levels down to its own."""
        shown = list(zip(counts, forms, strict=True))[-self.shown :]
        return self.before + ".".join(numeral(number, form) for number, form in shown) + self.after


class Styles:
    """The styles by name, each with those that it is based on."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._styles: dict[tuple[str, str], etree._Element] = {}
        self._lists: dict[str, dict[int, Level]] = {}
        for root in roots:
            for each in root.iter(clark("style:style")):
                self._styles[value(each, "style:family"), value(each, "style:name")] = each
            for each in root.iter(clark("text:list-style"), clark("text:outline-style")):
                key = value(each, "style:name") if name(each) == "text:list-style" else "#outline"
                self._lists[key] = {count(value(one, "text:level"), 1): _level(one) for one in each}

    def chain(self, family: str, style: str) -> Iterator[etree._Element]:
        """A style and those that it is based on, the nearest first."""
        seen: set[str] = set()
        while (family, style) in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[family, style]
            style = value(self._styles[family, style], "style:parent-style-name")

    def names(self, family: str, style: str) -> tuple[str, ...]:
        """The names of a style and its bases, as people know them."""
        found = [decoded(value(each, "style:name")) for each in self.chain(family, style)]
        last = list(self.chain(family, style))
        parent = value(last[-1], "style:parent-style-name") if last else style
        return tuple(each for each in (*found, decoded(parent)) if each)

    def look(self, style: str) -> tuple[str, ...]:
        """How words of a text style look."""
        said: dict[str, str] = {}
        for each in self.chain("text", style):
            properties = child(each, "style:text-properties")
            for key, found in properties.attrib.items() if properties is not None else ():
                said.setdefault(str(key), str(found))
        looks = [look for key, pattern, look in LOOKS if re.match(pattern, said.get(clark(key), ""))]
        if any("source text" in each for each in self.names("text", style)):
            looks.append("code")
        return tuple(looks)

    def is_hidden(self, family: str, style: str) -> bool:
        """Whether what has this style is not shown."""
        return any(
            value(child(each, "style:text-properties"), "text:display") == "none"
            for each in self.chain(family, style)
        )

    def is_set_in(self, style: str) -> bool:
        """Whether all lines of a paragraph are set in from the left."""
        return self.inset(style) > SET_IN

    def inset(self, style: str) -> float:
        """How far all lines of a paragraph are set in from the left, in points."""
        for each in self.chain("paragraph", style):
            properties = child(each, "style:paragraph-properties")
            if left := value(properties, "fo:margin-left"):
                return _points(left) + min(0.0, _points(value(properties, "fo:text-indent")))
        return 0.0

    def level(self, style: str, depth: int) -> Level | None:
        """How a level of a list is numbered; None for one with bullets or without a number."""
        level = self._lists.get(style, {}).get(depth)
        return level if level is not None and level.form else None

    def numbered(self, style: str, depth: int) -> list[str]:
        """The forms of the numbers of all levels of a list down to this one."""
        levels = self._lists.get(style, {})
        return [levels[each].form if each in levels else "1" for each in range(1, depth + 1)]


LOOKS = (
    ("fo:font-weight", "bold|[6-9]00", "bold"),
    ("fo:font-style", "italic|oblique", "italic"),
    ("style:text-underline-style", "(?!none).", "underline"),
    ("style:text-line-through-style", "(?!none).", "strikethrough"),
    ("style:text-position", r"super|[1-9]", "superscript"),
    ("style:text-position", r"sub|-", "subscript"),
    ("fo:font-variant", "small-caps", "smallcaps"),
    ("fo:text-transform", "uppercase", "uppercase"),
)


def _level(element: etree._Element) -> Level:
    form = value(element, "style:num-format") if "bullet" not in name(element) else ""
    return Level(
        value(element, "style:num-prefix"),
        value(element, "style:num-suffix"),
        form,
        count(value(element, "text:start-value"), 1),
        count(value(element, "text:display-levels"), 1),
    )


def _points(length: str) -> float:
    found = LENGTH.fullmatch(length)
    return float(found[1]) * POINTS[found[2]] if found else 0.0
