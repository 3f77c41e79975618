"""The numbers and letters that Word puts before the items of lists and before headings (ISO 29500-1 17.9)."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from lxml import etree

from teikit.formats.docx.package import child, clark, value
from teikit.formats.docx.styles import Styles
from teikit.formats.numerals import numeral

TASKS = "☐☑☒"
PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: the form of its numbers, the pattern of its label, where it begins."""

    form: str
    pattern: str
    start: int

    @property
    def is_blank(self) -> bool:
        """Whether nothing is shown: such a paragraph goes on with the item before it."""
        return self.form == "none" or not self.pattern.strip()


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph's place in a list: which list, how deep, what stands before it (nothing for a bullet)."""

    list: str
    depth: int
    label: str
    is_numbered: bool
    goes_on: bool


class Numbering:
    """The lists of a file and how far each has counted."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, str] = {}
        self._levels: dict[str, dict[int, Level]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._generations: dict[str, int] = defaultdict(int)
        self._begun: set[tuple[str, int]] = set()
        self._restarts: dict[str, dict[int, int]] = {}
        if root is None:
            return
        drafts = {value(each, "w:abstractNumId"): each for each in root.iter(clark("w:abstractNum"))}
        for each in root.iter(clark("w:num")):
            number, draft = value(each, "w:numId"), value(child(each, "w:abstractNumId"))
            self._abstract[number] = draft
            self._levels[number] = _levels(drafts.get(draft))
            self._restarts[number] = {}
            for override in each.iter(clark("w:lvlOverride")):
                depth = _count(value(override, "w:ilvl"))
                self._levels[number] |= _levels(override)
                if start := value(child(override, "w:startOverride")):
                    self._restarts[number][depth] = _count(start)

    def item(self, paragraph: etree._Element) -> Item | None:
        """The place of a paragraph in a list, by its own properties or those of its style; it is counted."""
        style = self._styles.paragraph(paragraph)
        own = child(paragraph, "w:pPr", "w:numPr")
        styled = self._styles.property(style, "w:pPr", "w:numPr")
        number = value(child(own, "w:numId")) or value(child(styled, "w:numId"))
        depth = _count(value(child(own, "w:ilvl")) or value(child(styled, "w:ilvl")))
        if number not in self._levels:
            return None
        level = self._levels[number].get(depth, Level("bullet", "•", 1))
        if level.is_blank:
            return Item("", depth, "", False, True)
        label = "" if level.form == "bullet" else self._label(number, depth)
        if level.pattern in TASKS:
            return Item("tasks", depth, level.pattern, False, False)
        draft = self._abstract[number]
        return Item(f"{draft}.{self._generations[draft]}", depth, label, level.form != "bullet", False)

    def _label(self, number: str, depth: int) -> str:
        counts, levels = self._counts[self._abstract[number]], self._levels[number]
        if (number, depth) not in self._begun:
            self._begun.add((number, depth))
            if depth in self._restarts[number]:
                self._generations[self._abstract[number]] += 1
                counts[depth] = self._restarts[number][depth] - 1
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]

        def count(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            level = levels.get(at, Level("decimal", "", 1))
            return numeral(counts.setdefault(at, level.start), level.form)

        return PLACE.sub(count, levels[depth].pattern).strip()


def _levels(element: etree._Element | None) -> dict[int, Level]:
    found = {}
    for each in element.iter(clark("w:lvl")) if element is not None else ():
        start = value(child(each, "w:start"))
        found[_count(value(each, "w:ilvl"))] = Level(
            value(child(each, "w:numFmt")) or "decimal",
            value(child(each, "w:lvlText")),
            int(start) if start.isdigit() else 1,
        )
    return found


def _count(words: str) -> int:
    return int(words) if words.isdigit() and len(words) < 6 else 0
