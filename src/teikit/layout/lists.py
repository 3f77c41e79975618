"""Lists: blocks with numbers that count up, or with bullets, one behind the other.

Evidence: the sequence; a colon before it. Numbered headings have text between them and are no list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from teikit.page.blocks import Block, Blocks, blocks, taken_lines
from teikit.page.folio import value
from teikit.text import Annotation, Document, Span

AFTER = ("running-heads", "notes", "contents")

LABEL = re.compile(r"(?:\(?(?P<number>\d{1,3}|[a-z]|[ivx]{1,5})[.)]|\((?P<in>\d{1,3}|[a-z])\))\s+(?=\S)")
BULLET = re.compile(r"(?P<bullet>[•▪●◦‣·*–—-])\s+(?=\w)")
FEWEST = 2
LINES = 3
"""So many lines of one block that count up are items; two may be a sentence that counts."""


def claim(document: Document) -> Iterator[Annotation]:
    """Each list as `list` with its blocks as `item`; the numbers stay in the text."""
    found = blocks(document)
    taken = taken_lines(document, found, "list", "table", "head", "p")
    run: list[Block] = []
    pieces = (piece for block in found.blocks for piece in _pieces(found, block))
    for block in (*pieces, None):
        if block is not None and block.lines[0] not in taken and _goes_on(found, run, block):
            run.append(block)
            continue
        if block is not None and run and _runs_on(found, block):
            run[-1] = replace(run[-1], lines=(*run[-1].lines, *block.lines))
            continue
        if len(run) >= FEWEST and _is_list(found, run):
            yield from _listed(found, run)
        run = [block] if block is not None and block.lines[0] not in taken and _begins(found, block) else []


def _runs_on(found: Blocks, block: Block) -> bool:
    """Whether a block only goes on from the item above: no blank line between, and no capital."""
    return not block.blank and found.words(block.lines[0])[:1].islower()


def _pieces(found: Blocks, block: Block) -> Iterator[Block]:
    """The items that the lines of a block begin, where no blank lines part them; else the block."""
    if not _begins(found, block):
        yield block
        return
    items = [Block(block.lines[:1], block.blank)]
    for line in block.lines[1:]:
        following = Block((line,), blank=False)
        if _goes_on(found, items[-1:], following):
            items.append(following)
        else:
            items[-1] = replace(items[-1], lines=(*items[-1].lines, line))
    yield from items if len(items) >= LINES else (block,)


def _begins(found: Blocks, block: Block) -> bool:
    words = found.words(block.lines[0])
    if BULLET.match(words):
        return True
    label = LABEL.match(words)
    return label is not None and (label["number"] or label["in"]) in {"1", "a", "i"}


def _goes_on(found: Blocks, run: Sequence[Block], block: Block) -> bool:
    """Whether a block is the next item: the next number in the same dress, or the same bullet."""
    if not run:
        return False
    one, two = found.words(run[-1].lines[0]), found.words(block.lines[0])
    before, after = BULLET.match(one), BULLET.match(two)
    if before or after:
        return bool(before and after and before["bullet"] == after["bullet"])
    first, second = LABEL.match(one), LABEL.match(two)
    if first is None or second is None or _dress(first) != _dress(second):
        return False
    ways = ((_count(first, at), _count(second, at)) for at in range(3))
    return any(here and there == here + 1 for here, there in ways)


def _dress(label: re.Match[str]) -> str:
    return re.sub(r"\w+", "", label.group().strip())


def _count(label: re.Match[str], way: int) -> int:
    """The number of a label read as digits, as a letter, as a Roman number; 0 where it is none."""
    printed = label["number"] or label["in"]
    if way == 0:
        return int(printed) if printed.isdigit() else 0
    if way == 1:
        return ord(printed) - 96 if len(printed) == 1 and printed.isalpha() else 0
    return 0 if printed.isdigit() else value(printed)


def _is_list(found: Blocks, run: Sequence[Block]) -> bool:
    """Whether blocks that begin with dashes are items, and no speeches: they are short, and alike."""
    if LABEL.match(found.words(run[0].lines[0])):
        return True
    bullet = found.words(run[0].lines[0])[0]
    return bullet in "•▪●◦‣·" or (len(run) > FEWEST and max(len(found.text(each)) for each in run) < 120)


def _listed(found: Blocks, run: Sequence[Block]) -> Iterator[Annotation]:
    spans = [found.span(block.lines[0], block.lines[-1]) for block in run]
    yield Annotation(Span(spans[0].start, spans[-1].end), "list")
    for span in spans:
        yield Annotation(span, "item")
