"""Notes without links: a raised number in a line, and the same one before a paragraph further down."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from teikit.formats.html.tree import words

NUMBER = re.compile(r"[\[(]?(\d{1,3})[\])]?\.?")
HOLDERS = frozenset({"p", "li", "div", "dd", "td"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "th"})


@dataclass(frozen=True, slots=True)
class Raised:
    """A raised number: its place among them, and the block that it begins, if it begins one."""

    at: int
    element: etree._Element
    number: int
    begins: etree._Element | None


def pairs(
    roots: Iterable[etree._Element], linked: frozenset[etree._Element]
) -> Iterator[tuple[etree._Element, etree._Element]]:
    """The raised numbers that call notes, each with the block of its note; those of links are left.

    Blocks count as notes where they follow one another by number, and each has a number before it in the text
    that calls it, in the same order: `x²` has no such block.
    """
    found = list(_raised(roots, linked))
    calls = [each for each in found if each.begins is None]
    last = -1
    for run in _runs([each for each in found if each.begins is not None]):
        called: list[Raised] = []
        for body in run:
            after = called[-1].at if called else last
            call = next(
                (one for one in calls if after < one.at < body.at and one.number == body.number), None
            )
            if call is None:
                break
            called.append(call)
        if len(called) == len(run):
            last = called[-1].at
            for call, body in zip(called, run, strict=True):
                if body.begins is not None:
                    yield call.element, body.begins


def _raised(roots: Iterable[etree._Element], linked: frozenset[etree._Element]) -> Iterator[Raised]:
    at = 0
    for root in roots:
        for element in root.iter("sup"):
            found = NUMBER.fullmatch(words(element))
            around = list(element.iterancestors())
            if found is None or linked & {element, *element.iter(), *around}:
                continue
            if any(each.tag in HEADINGS or each.tag == "a" for each in around):
                continue
            at += 1
            yield Raised(at, element, int(found[1]), _begun(element))


def _begun(element: etree._Element) -> etree._Element | None:
    """The block that an element begins, which has more words than it."""
    at = element
    while at.tag not in HOLDERS:
        above = at.getparent()
        if above is None or (above.text or "").strip() or above[0] is not at:
            return None
        at = above
    return at if len(words(at)) > len(words(element)) else None


def _runs(bodies: list[Raised]) -> list[list[Raised]]:
    """Bodies whose numbers follow one another; each run begins with 1, or goes on behind the last."""
    runs: list[list[Raised]] = []
    for body in bodies:
        if runs and body.number == runs[-1][-1].number + 1:
            runs[-1].append(body)
        elif body.number == 1:
            runs.append([body])
    return runs
