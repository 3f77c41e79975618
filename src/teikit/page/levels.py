"""How deep headings stand: books hold chapters, `2` holds `2.1`, larger type holds smaller.

Evidence: the words and numbers of headings, their type, and numbers that begin again below others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from teikit.page.headings import is_named, is_notes, is_number, rank

DECIMAL = re.compile(r"(\d{1,3}(?:\.\d{1,2})*)\.?(?=\s)")
ROMAN = re.compile(r"[IVXLC]{1,7}[.)]\s+\S")
FIRST = re.compile(r"\W*(?:1|I|A)\b(?!\.\d)")
SIZES = 20
"""Sizes of type differ where they do in twentieths of the usual one."""

PART, TITLED, SECTION, NUMBER, TITLE, NOTES, NAMED = range(7)
"""Kinds of headings, the highest first: `Chapter 2`, a title with numbers below, `2.1 The tide`, `II`, a
title, the notes of a chapter; and those that stand beside the highest of the others: `Preface`.
"""

Depth = tuple[int, int, int]
"""What headings of one depth share: the size of their type (less is larger), their kind, a rank within it."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: where it begins, its words, how large its type is, whether only headings stand above it."""

    start: int
    words: str
    size: float = 1.0
    below: bool = False


@dataclass(frozen=True, slots=True)
class Division:
    """A division: the heading that it begins with, how many divisions hold it, whether it has a number."""

    heading: Heading
    depth: int
    numbered: bool


def divisions(headings: Sequence[Heading]) -> Iterator[Division]:
    """The divisions that headings begin; a title right below the number of a chapter begins none."""
    found = list(_opening(headings))
    titled = _begins_again([heading for heading, _ in found])
    highest = min((depth for _, depth in found if depth[1] != NAMED), default=(0, TITLE, 0))
    parted = sum(is_notes(heading.words) for heading, _ in found) > 1  # each chapter has its own
    holding: list[Depth] = []
    in_notes = False
    for heading, (size, kind, among) in found:
        depth = (size, kind, among)
        if kind == NAMED:
            depth = (0, NOTES, 0) if parted and is_notes(heading.words) else highest
            in_notes = is_notes(heading.words) and not parted
        elif in_notes and kind == PART:
            depth = (size, NOTES, among)
        elif kind == TITLE and titled:
            depth = (size, TITLED, 0)
        while holding and not holding[-1] < depth:
            holding.pop()
        yield Division(heading, len(holding), kind in (PART, SECTION, NUMBER))
        holding.append(depth)


def _opening(headings: Sequence[Heading]) -> Iterator[tuple[Heading, Depth]]:
    """The headings that begin a division, each with its depth."""
    last: Depth | None = None
    for heading in headings:
        depth = _depth(heading)
        holds = last is not None and depth[1] == PART and (last[1] == NAMED or last < depth)
        holds = holds or (last is not None and last[1] in (PART, TITLE) and depth[1] in (SECTION, NUMBER))
        if last is None or holds or not heading.below:
            yield heading, depth
            last = depth


def _depth(heading: Heading) -> Depth:
    words = heading.words
    size = -round(heading.size * SIZES)
    if (part := rank(words)) is not None:
        return size, PART, part
    if is_number(words) or ROMAN.match(words):
        return size, NUMBER, 0
    if not words[0].isdigit() and (is_named(words) or is_notes(words)):
        return size, NAMED, 0
    if number := DECIMAL.match(words):
        return size, SECTION, number[1].count(".")
    return size, TITLE, 0


def _begins_again(headings: Sequence[Heading]) -> bool:
    """Whether numbers begin again behind titles: then these hold them."""
    firsts = [
        at for at, heading in enumerate(headings) if _is_numbered(heading) and FIRST.match(heading.words)
    ]
    titles = [at for at, heading in enumerate(headings) if _depth(heading)[1] == TITLE]
    return len(firsts) > 1 and all(any(one < at < two for at in titles) for one, two in pairwise(firsts))


def _is_numbered(heading: Heading) -> bool:
    return _depth(heading)[1] in (SECTION, NUMBER)
