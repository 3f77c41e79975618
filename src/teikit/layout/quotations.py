"""Quotations set in as blocks of their own, and mottoes below a heading.

Evidence: all lines are set in on the left where hardly any others are, or stand in smaller type with the text
around them; blank lines or more room above and below.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from teikit.page.blocks import Block, Blocks, blocks, claimed_lines
from teikit.page.look import Look, looks
from teikit.text import Annotation, Document

AFTER = ("running-heads", "notes", "contents", "lists", "verse", "letters", "drama", "headings")

TAKEN = ("head", "list", "lg", "l", "opener", "closer", "sp", "stage", "table", "p", "quote")
DEEPER = 2
"""A quotation is set in by so many blanks more than the text."""
EMS = 1.0
"""The same in ems, where a reader knows them."""
SHARE = 0.3
"""Where more of the lines are set in, that is how the text is set."""
FEWEST = 2
"""So many lines show that all are set in, and not the first."""


def claim(document: Document) -> Iterator[Annotation]:
    """Each as `quote` with its paragraph; the first blocks behind a heading are an `epigraph`."""
    if document.claimed("quote"):
        return
    found, look = blocks(document), looks(document)
    taken = set(claimed_lines(document, found, *TAKEN))
    heads = set(claimed_lines(document, found, "head"))
    free = [block for block in found.blocks if block.lines[0] not in taken]
    quoted = [block for block in free if _is_set_in(found, block, look)]
    if sum(len(block.lines) for block in quoted) > SHARE * sum(len(block.lines) for block in free):
        return
    ours = {block.lines[0] for block in quoted}
    above = False
    for at, block in enumerate(found.blocks):
        if block.lines[0] in ours and _stands_apart(found.blocks, at):
            span = found.span(block.lines[0], block.lines[-1])
            if above:
                yield Annotation(span, "epigraph")
            yield Annotation(span, "quote")
            yield Annotation(span, "p")
        else:
            above = block.lines[0] in heads


def _is_set_in(found: Blocks, block: Block, look: Mapping[int, Look]) -> bool:
    """Whether all lines of a block are set in."""
    if len(block.lines) < FEWEST:
        return False
    seen = [look[line] for line in block.lines if line in look]
    if len(seen) == len(block.lines):
        return all(each.indent > EMS and not each.is_large for each in seen[1:]) and seen[0].indent > EMS
    return not seen and all(found.indent(line) >= found.measure.left + DEEPER for line in block.lines)


def _stands_apart(all_blocks: Sequence[Block], at: int) -> bool:
    """Whether a blank line stands above a block and below it, or nothing."""
    return all_blocks[at].blank and (at + 1 == len(all_blocks) or all_blocks[at + 1].blank)
