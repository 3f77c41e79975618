"""Tables of contents and indexes: lists of what is where.

Evidence: a heading that says so, or dot leaders; entries that end in the number of a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from teikit.page.blocks import Block, Blocks, blocks
from teikit.page.headings import is_chapter, is_contents, is_index
from teikit.text import Annotation, Document, Span

AFTER = ("running-heads", "notes")

PAGE = r"(?:\d{1,4}|[ivxlc]{1,7}|[IVXLC]{1,7})"
LEADING = re.compile(rf"\S.*?(?:\s?\.(?:\s?\.){{2,}}|\s?…+|\s?·(?:\s?·){{2,}}|_{{3,}})\s*{PAGE}\.?$")
LEADERS = re.compile(r"\.\s?\.|…|·|___")
"""What stands in each line that leads to a page; it is looked for first."""
ENTRY = re.compile(rf"\S.*?(?:\s{{2,}}|[.…,]\s*|\s){PAGE}\.?$")
INDEXED = re.compile(r"\S.*?,\s*(?:(?:ff?\.|n\.|passim|\d{1,4}(?:[-–]\d{1,4})?[fn]?f?\.?)[,;]?\s*)+$")
FEWEST = 3
"""So many entries with leaders are a table even without a heading."""
MOST_WITHOUT = 4
"""How many lines in a row may have no page: an entry of several lines, the name of a part."""


def claim(document: Document) -> Iterator[Annotation]:
    """Each table as `list` with its entries as `item`, its name as `head`."""
    if document.claimed("list"):
        return
    found = blocks(document)
    lines = [(line, block) for block in found.blocks for line in block.lines]
    at = 0
    while at < len(lines):
        words = found.words(lines[at][0])
        if is_contents(words) or is_index(words):
            entries = _entries(found, lines[at + 1 :], INDEXED if is_index(words) else ENTRY)
            if entries:
                yield Annotation(found.tight(lines[at][0]), "head")
                kind = "index" if is_index(words) else "contents"
                yield from _listed(found, entries, kind)
                at += 1 + sum(map(len, entries))
                continue
        elif LEADERS.search(words) and LEADING.fullmatch(words):
            entries = _entries(found, lines[at:], LEADING)
            if len(entries) >= FEWEST:
                yield from _listed(found, entries, "contents")
                at += sum(map(len, entries))
                continue
        at += 1


def _entries(found: Blocks, lines: Sequence[tuple[int, Block]], shape: re.Pattern[str]) -> list[list[int]]:
    """The lines of each entry, up to where entries end."""
    entries: list[list[int]] = []
    open_lines: list[int] = []
    for line, _ in lines:
        open_lines.append(line)
        if shape.fullmatch(found.words(line)) and not is_chapter(found.words(line)):
            entries.append(open_lines)
            open_lines = []
        elif len(open_lines) >= MOST_WITHOUT:
            break
    return entries


def _listed(found: Blocks, entries: Sequence[Sequence[int]], kind: str) -> Iterator[Annotation]:
    spans = [Span(found.tight(entry[0]).start, found.tight(entry[-1]).end) for entry in entries]
    yield Annotation(Span(spans[0].start, spans[-1].end), "list", {"type": kind})
    for span in spans:
        yield Annotation(span, "item")
