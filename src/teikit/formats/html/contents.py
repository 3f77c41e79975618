"""Headings that only the table of contents of a book knows: paragraphs that say what an entry says."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from teikit.formats.html.notes import meant
from teikit.formats.html.tree import kinds, names, words

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = ("p", "div")
FAR = 5
"""Blocks behind the place of an entry among which its heading is sought."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: the place that it leads to, as `page#name`, what it says, how deep it stands."""

    place: str
    words: str
    level: int


def entries(root: etree._Element, member: str) -> Iterator[Entry]:
    """The entries of a table of contents, as NCX or as a page with `nav`."""
    for point in root.iter("navpoint"):
        above = sum(one.tag == "navpoint" for one in point.iterancestors())
        content, label = point.find("content"), point.find("navlabel")
        if content is not None and label is not None:
            yield Entry(meant(member, content.get("src", "")), words(label), above + 1)
    for nav in root.iter("nav"):
        for link in nav.iter("a") if "toc" in kinds(nav) else ():
            above = sum(one.tag == "li" for one in link.iterancestors())
            yield Entry(meant(member, link.get("href", "")), words(link), above)


def name_headings(pages: Mapping[str, etree._Element], found: Iterable[Entry]) -> None:
    """Make headings of paragraphs that say what an entry says where it leads."""
    known: dict[str, Blocks] = {}
    for each in found:
        page, _, name = each.place.partition("#")
        if page not in pages or not _bare(each.words):
            continue
        if page not in known:
            known[page] = Blocks(pages[page])
        for block in known[page].behind(name):
            if _bare(words(block)) == _bare(each.words):
                if block.tag in BLOCKS:
                    block.tag = HEADINGS[min(each.level, len(HEADINGS)) - 1]
                break


class Blocks:
    """The blocks of a page that have words and hold no other block, and its places by their names."""

    def __init__(self, root: etree._Element) -> None:
        self._places: dict[str, int] = {"": 0}
        self._blocks: list[etree._Element] = []
        self._ends: list[int] = []
        """By block, the number of the last element in it."""
        for number, each in enumerate(root.iter()):
            for name in names(each):
                self._places.setdefault(name, number)
            inside = list(islice(each.iter(*BLOCKS, *HEADINGS), 2))
            if inside == [each] and words(each):
                self._blocks.append(each)
                self._ends.append(number + sum(1 for _ in each.iter()) - 1)

    def behind(self, name: str) -> list[etree._Element]:
        """The first blocks from the one on that a place is in."""
        if name not in self._places:
            return []
        first = bisect_left(self._ends, self._places[name])
        return self._blocks[first : first + FAR]


def _bare(said: str) -> str:
    return "".join(filter(str.isalnum, said)).casefold()
