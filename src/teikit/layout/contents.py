"""Tables of contents and indexes: lists of what is where.

Evidence: a heading that says so, or dot leaders; entries that end in the number of a page, or whose words are
those of headings further on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from teikit.page.blocks import Blocks, blocks
from teikit.page.entries import is_entry, is_indexed, is_led
from teikit.page.headings import is_chapter, is_contents, is_index, is_number, numbered_title
from teikit.text import Annotation, Document, Span

AFTER = ("running-heads", "notes")

FEWEST = 3
"""So many entries with leaders are a table even without a heading."""
MOST_WITHOUT = 4
"""How many lines in a row may have no page: an entry of several lines, the name of a part."""
LONGEST = 100
"""A line that is the first of an entry without a page is no longer."""
NAMED_AGAIN = 0.5
"""So many entries without pages are named again as headings."""
FIRST = 3
"""Among so many first lines of such a table is one that is named again."""
LABEL = 3
NUMBER = re.compile(r"(\d{1,4})[.)]\s+\S")
FAR = 600
"""So many lines a table without pages has at most."""

Lines = Sequence[tuple[int, bool]]
"""The numbers of lines, each with whether a blank line stands above."""


def claim(document: Document) -> Iterator[Annotation]:
    """Each table as `list` with its entries as `item`, its name as `head`."""
    if document.claimed("list"):
        return
    found = blocks(document)
    lines = [(line, block.blank and at == 0) for block in found.blocks for at, line in enumerate(block.lines)]
    at = 0
    while at < len(lines):
        words = found.words(lines[at][0])
        entries: list[list[int]] = []
        if named := is_contents(words) or is_index(words):
            kind = "contents" if is_contents(words) else "index"
            shape = is_entry if kind == "contents" else is_indexed
            entries = _entries(found, lines[at + 1 :], shape)
            if kind == "contents" and len(entries) < FEWEST:
                entries = _named_again(found, lines[at + 1 :]) or _counted(found, lines[at + 1 :]) or entries
            if kind == "index" and len(entries) == 1:
                entries = []
        elif is_led(words):
            kind, entries = "contents", _entries(found, lines[at:], is_led)
            entries = entries if len(entries) >= FEWEST else []
        if entries:
            if named:
                yield Annotation(found.tight(lines[at][0]), "head")
            yield from _listed(found, entries, kind)
        at += (1 if named or not entries else 0) + sum(map(len, entries))


def _entries(found: Blocks, lines: Lines, shape: Callable[[str], bool]) -> list[list[int]]:
    """The lines of each entry, up to where entries end; what has no page is one, too, between blank lines."""
    entries: list[list[int]] = []
    open_lines: list[int] = []
    complete = 0
    for line, blank in lines:
        words = found.words(line)
        if open_lines and blank:
            entries.append(open_lines)
            open_lines = []
        open_lines.append(line)
        if shape(words):
            entries.append(open_lines)
            open_lines, complete = [], len(entries)
        elif sum(map(len, entries[complete:])) + len(open_lines) >= MOST_WITHOUT:
            break
    return entries[:complete]


def _named_again(found: Blocks, lines: Lines) -> list[list[int]]:
    """The entries of a table without pages: it ends where one of the first is named again, as a heading."""
    words = [_key(found.words(line)) for line, _ in lines[: FAR + 1]]
    ends = (at for first in words[:FIRST] if first for at in range(1, len(words)) if words[at] == first)
    end = min((at for at in ends if at >= FIRST), default=0)
    if not 1 < end <= FAR or any(len(found.words(line)) > LONGEST for line, _ in lines[:end]):
        return []
    entries: list[list[int]] = []
    for line, blank in lines[:end]:
        on = not blank and entries and _goes_on(found, entries[-1], line)
        if on:
            entries[-1].append(line)
        else:
            entries.append([line])
    again = {_key(found.words(line)) for line, _ in lines[end:]}
    known = sum(
        _key(" ".join(map(found.words, entry))) in again or _key(found.words(entry[-1])) in again
        for entry in entries
    )
    return entries if known >= NAMED_AGAIN * len(entries) else []


def _key(line: str) -> str:
    """A line as it is compared: words and numbers only, small."""
    return " ".join(re.findall(r"\w+", line.lower()))


def _goes_on(found: Blocks, entry: Sequence[int], line: int) -> bool:
    """Whether an entry goes on with a line: it is set in deeper, or the title of the number above."""
    first, words = found.words(entry[0]), found.words(line)
    if is_chapter(words) or numbered_title(words):
        return False
    label = len(entry) == 1 and (is_number(first) or (is_chapter(first) and len(first.split()) <= LABEL))
    return label or found.indent(line) > found.indent(entry[0])


def _counted(found: Blocks, lines: Lines) -> list[list[int]]:
    """The entries of a table without pages whose numbers count up."""
    entries: list[list[int]] = []
    last, complete = 0, 0
    for line, _ in lines:
        words = found.words(line)
        number = NUMBER.match(words)
        if len(words) > LONGEST or len(entries) - complete > 2 * MOST_WITHOUT:
            break
        entries.append([line])
        if number and (not last or int(number[1]) == last + 1):
            last, complete = int(number[1]), len(entries)
    return entries[:complete] if complete >= FEWEST + 1 else []


def _listed(found: Blocks, entries: Sequence[Sequence[int]], kind: str) -> Iterator[Annotation]:
    spans = [Span(found.tight(entry[0]).start, found.tight(entry[-1]).end) for entry in entries]
    yield Annotation(Span(spans[0].start, spans[-1].end), "list", {"type": kind})
    for span in spans:
        yield Annotation(span, "item")
