"""Cuts running text into blocks: paragraphs, headings, and whatever else stands apart.

Evidence: type, gaps and indents where a reader knows them; else blank lines, indentation, and lines that end
although the next word would have had room, which is told by lines that end in the middle of a sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from teikit.facts import fact_of
from teikit.page.flow import Flow, flow
from teikit.page.hanging import hanging
from teikit.page.headings import is_chapter
from teikit.page.look import Look, looks, parted
from teikit.page.months import months
from teikit.text import Annotation, Document, Span

WORD_END = re.compile(r"\S+")
FULL = re.compile(r"[.!?:…]['\"’”»)\]]*[⁰¹²³⁴-⁹*†‡\d]*$|[.!?]\s*[”»\"]$|[.!?]\[\d+\]$")
DAY = re.compile(r"(?:^|\s)[0-3]?\d\.$")
WORD = re.compile(r"\w+")
RUNNING = 0.25
"""Blank lines in the midst of so many sentences only space out a text."""
WIDE = 40
"""A line in capitals that has more letters goes on in the next, if that is in capitals, too."""
HIGHEST = 13
"""An indentation of more than so many blanks begins no paragraph."""


@dataclass(frozen=True, slots=True)
class Measure:
    """The measure of a text: how long a line with the next word would be too long; the usual indentation, and
    that of lines that are not set in.
    """

    length: int
    indent: int
    left: int
    blank_between: bool
    inner: frozenset[int]
    """Lines that are set in below the first of an entry."""


@dataclass(frozen=True, slots=True)
class Block:
    """The numbers of the lines of a block; `blank` is true where a blank line stands before it."""

    lines: tuple[int, ...]
    blank: bool


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks of the running text, in order."""

    flow: Flow
    measure: Measure
    blocks: tuple[Block, ...]

    def words(self, line: int) -> str:
        """The words of a line without the blanks around them."""
        return self.flow.words(line).strip()

    def indent(self, line: int) -> int:
        """How many blanks a line begins with."""
        words = self.flow.words(line)
        return len(words) - len(words.lstrip())

    def text(self, block: Block) -> str:
        """The words of a block in one line."""
        return " ".join(self.words(line) for line in block.lines)

    def span(self, first: int, last: int) -> Span:
        """From the first character of a line to the last of another; blanks around them stay outside."""
        return Span(self.tight(first).start, self.tight(last).end)

    def tight(self, line: int) -> Span:
        """A line without the blanks around it: spaces and tabs, which may stand between blocks."""
        words, start = self.flow.words(line), self.flow.lines[line].start
        return Span(start + len(words) - len(words.lstrip(" \t")), start + len(words.rstrip(" \t")))


@fact_of("fw", "note")
def blocks(document: Document) -> Blocks:
    """The blocks of a document, from the running heads and notes claimed so far."""
    stream = flow(document)
    rows = [row for row, at in enumerate(stream.stream) if at == 0]
    measure, seen, edges = _measure(stream, rows), looks(document), _edges(document)
    found: list[Block] = []
    begin = 0
    for at in range(1, len(rows) + 1):
        if (
            at == len(rows)
            or _apart(stream, rows[at - 1], rows[at], edges)
            or _begins(stream, rows, at, measure, seen)
        ):
            first = rows[begin]
            blank = not begin or _blank_above(stream, rows[begin - 1], first)
            found.append(Block(tuple(rows[begin:at]), blank))
            begin = at
    return Blocks(stream, measure, tuple(found))


def _measure(stream: Flow, rows: Sequence[int]) -> Measure:
    reach, indents, gaps, running = [], [], 0, 0
    for one, two in pairwise(rows):
        this, following = stream.words(one).rstrip(), stream.words(two)
        word = following.lstrip()
        indents.append(len(this) - len(this.lstrip()))
        small = word[:1].islower()
        if two == one + 2 and not stream.words(one + 1).strip():
            gaps += 1
            running += small and not FULL.search(this)
        if small and len(this) > 20:
            reach.append(len(this) + 1 + len(word.split(None, 1)[0]))
    reach.sort()
    indents.sort()
    length = max(reach[len(reach) // 25], reach[len(reach) // 2] * 22 // 25) if len(reach) >= 3 else 0
    apart = gaps * 2 < len(rows) or len(rows) < 6 or running < gaps * RUNNING
    indent, left = (indents[len(indents) // 2], indents[len(indents) // 10]) if indents else (0, 0)
    return Measure(length, indent, left, apart, hanging(stream, rows))


def _edges(document: Document) -> list[int]:
    """Where the parts begin and end that a reader knows, such as a licence before and behind a book.

    What layout claims of them comes later, and of these blocks.
    """
    parts = [part for part in document.claimed("front", "back", "div") if part.by.startswith("readers/")]
    return sorted({edge for part in parts for edge in (part.span.start, part.span.end)})


def _apart(stream: Flow, one: int, two: int, edges: Sequence[int]) -> bool:
    """Whether an edge of a part stands between two lines."""
    at = bisect_right(edges, stream.lines[one].start)
    return at < len(edges) and edges[at] <= stream.lines[two].start


def _begins(stream: Flow, rows: Sequence[int], at: int, measure: Measure, seen: Mapping[int, Look]) -> bool:
    """Whether a block begins with a line: by its look and that of the line before, where they are known."""
    one, two = rows[at - 1], rows[at]
    if one not in seen or two not in seen:
        return _new(stream, rows, at, measure)
    this, following = stream.words(one).rstrip(), stream.words(two).lstrip()
    ended = FULL.search(this) is not None and not _is_date(this, following)
    return parted(this, following, seen[one], seen[two], ended=ended)


def _new(stream: Flow, rows: Sequence[int], at: int, measure: Measure) -> bool:
    """Whether a paragraph ends between two lines of running text."""
    one, two = rows[at - 1], rows[at]
    this, following = stream.words(one).rstrip(), stream.words(two)
    word = following.lstrip()
    if this.endswith("-") and word[:1].islower():
        return False
    if stream.lines[one].last_of_page and _is_blank(stream, two + 1) and is_chapter(word.rstrip()):
        return True
    if measure.blank_between and any(_blank(stream, row) for row in range(one + 1, two)):
        return not _across(stream, one, two) or bool(FULL.search(this)) or not word[:1].islower()
    if two in measure.inner:
        return False
    if len(this) > WIDE and this.isupper() and word.isupper() and not FULL.search(this):
        return False
    before, indent = len(this) - len(this.lstrip()), len(following) - len(word)
    reach = len(this) + 1 + len(WORD_END.match(word).group())  # type: ignore[union-attr]
    if _is_date(this, word):
        return False
    full = FULL.search(this) is not None
    if 1 < indent - max(measure.indent, before) < HIGHEST:
        on = word[:1].islower() or _hangs(stream, rows, at, indent)
        return full or reach < measure.length * 0.9 or not on
    if before - indent > 1 and _is_hanging(stream, rows, at, before):
        return full or reach < measure.length * 0.9
    if full:
        return reach < measure.length * (0.85 if word[:1].islower() else 1)
    return not word[:1].islower() and reach < measure.length * (0.93 if word[:1].isupper() else 0.8)


def _is_date(this: str, following: str) -> bool:
    """Whether the stop at the end of a line makes an ordinal of a day, whose month begins the next one."""
    month = WORD.match(following)
    return month is not None and DAY.search(this) is not None and month.group().lower() in months()


def _hangs(stream: Flow, rows: Sequence[int], at: int, indent: int) -> bool:
    """Whether an indented line is the second of an entry that hangs out to the left: the third is like it."""
    if at + 1 >= len(rows):
        return False
    following = stream.words(rows[at + 1])
    return len(following) - len(following.lstrip()) == indent


def _is_hanging(stream: Flow, rows: Sequence[int], at: int, indent: int) -> bool:
    """Whether the line above an entry is one of several that are set in, or of one that hung out itself."""
    if at < 2:
        return False
    above = stream.words(rows[at - 2])
    return len(above) - len(above.lstrip()) <= indent and bool(
        FULL.search(stream.words(rows[at - 1]).rstrip())
    )


def _is_blank(stream: Flow, row: int) -> bool:
    return row < len(stream.lines) and _blank(stream, row)


def _blank(stream: Flow, row: int) -> bool:
    return not stream.words(row).strip()


def _blank_above(stream: Flow, one: int, two: int) -> bool:
    return any(_blank(stream, row) for row in range(one + 1, two))


def _across(stream: Flow, one: int, two: int) -> bool:
    """Whether something other than blank lines stands between, or a page break."""
    return any(stream.lines[row].last_of_page or not _blank(stream, row) for row in range(one + 1, two)) or (
        stream.lines[one].last_of_page
    )


def taken_lines(document: Document, found: Blocks, *elements: str) -> set[int]:
    """The lines that claims of these elements begin in or cover, and those of what is no part of the work."""
    stray = [part for part in document.claimed("div") if part.attributes.get("type") == "boilerplate"]
    return {*claimed_lines(document, found, *elements), *_lines_of(found, stray)}


def claimed_lines(document: Document, found: Blocks, *elements: str) -> Iterator[int]:
    """The lines that claims of these elements begin in or cover."""
    yield from _lines_of(found, document.claimed(*elements))


def _lines_of(found: Blocks, claims: Iterable[Annotation]) -> Iterator[int]:
    lines = found.flow.lines
    at = 0
    for claim in claims:
        while at and lines[at].start > claim.span.start:
            at -= 1
        while at < len(lines) and lines[at].stop <= claim.span.start and lines[at].stop > lines[at].start:
            at += 1
        row = at
        while row < len(lines) and lines[row].start < claim.span.end:
            yield row
            row += 1
