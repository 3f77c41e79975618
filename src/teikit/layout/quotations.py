"""Quotations set in as blocks of their own, and mottoes below a heading.

Evidence: all lines are set in on the left where hardly any others are, or stand in smaller type with the text
around them; blank lines or more room above and below.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import islice, pairwise

from teikit.page.attributions import is_attribution
from teikit.page.blocks import Block, Blocks, blocks, claimed_lines, taken_lines
from teikit.page.look import Look, looks
from teikit.text import Annotation, Document, Span

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
    """Each as `quote` with its paragraph; the first behind a heading, or a stanza, are an `epigraph`. Who is
    said to have written them is `bibl`.
    """
    if document.claimed("quote"):
        return
    found, look = blocks(document), looks(document)
    taken = taken_lines(document, found, *TAKEN)
    heads = set(claimed_lines(document, found, "head"))
    free = [block for block in found.blocks if block.lines[0] not in taken]
    quoted = [block for block in free if _is_set_in(found, block, look)]
    mottoes = {two.lines[0] for one, two in pairwise(found.blocks) if one.lines[-1] in heads}
    among = [block for block in quoted if block.lines[0] not in mottoes]
    if sum(len(block.lines) for block in among) > SHARE * sum(len(block.lines) for block in free):
        return
    ours, sources, motto = {block.lines[0] for block in quoted}, set[int](), False
    for at, block in enumerate(found.blocks):
        source = _source(found, at, block.lines)
        if block.lines[0] in ours and _stands_apart(found.blocks, at, behind=1 if source is None else 2):
            yield from _quotation(found, block, source, motto=motto)
            sources |= {*source.lines} if source else set()
        elif block.lines[0] not in sources:
            motto = block.lines[0] in heads
    yield from _stanzas(document, found, heads)


def _stanzas(document: Document, found: Blocks, heads: Set[int]) -> Iterator[Annotation]:
    """A stanza by itself that is set in below a heading is a motto."""
    stanzas = {stanza.span.start: stanza.span for stanza in document.claimed("lg")}
    for at, (above, block) in enumerate(pairwise(found.blocks), 1):
        span = stanzas.get(found.tight(block.lines[0]).start)
        if above.lines[-1] not in heads or span is None:
            continue
        within = list(_within(found, at, span.end))
        lines = [line for one in within for line in one.lines]
        source = _source(found, at + len(within) - 1, lines)
        behind = at + len(within) + (source is not None)
        alone = behind < len(found.blocks) and found.tight(found.blocks[behind].lines[0]).start not in stanzas
        if alone and all(found.indent(line) >= found.measure.left + DEEPER for line in lines):
            end = span.end if source is None else found.tight(source.lines[0]).end
            yield Annotation(Span(span.start, end), "epigraph")


def _within(found: Blocks, at: int, end: int) -> Iterator[Block]:
    """The blocks from one on that begin before a place."""
    for block in islice(found.blocks, at, None):
        if found.tight(block.lines[0]).start >= end:
            return
        yield block


def _source(found: Blocks, at: int, lines: Sequence[int]) -> Block | None:
    """The line behind a quotation that says who wrote it; a blank line may stand between."""
    behind = found.blocks[at + 1] if at + 1 < len(found.blocks) else None
    if behind is None or len(behind.lines) > 1:
        return None
    deeper = found.indent(behind.lines[0]) - min(map(found.indent, lines))
    return behind if is_attribution(found.words(behind.lines[0]), deeper) else None


def _quotation(found: Blocks, block: Block, source: Block | None, *, motto: bool) -> Iterator[Annotation]:
    span = found.span(block.lines[0], block.lines[-1])
    whole = span if source is None else Span(span.start, found.tight(source.lines[-1]).end)
    if motto:
        yield Annotation(whole, "epigraph")
    yield Annotation(span if motto else whole, "quote")
    yield Annotation(span, "p")
    if source is not None:
        yield Annotation(found.tight(source.lines[0]), "bibl")


def _is_set_in(found: Blocks, block: Block, look: Mapping[int, Look]) -> bool:
    """Whether all lines of a block are set in."""
    if len(block.lines) < FEWEST:
        return False
    seen = [look[line] for line in block.lines if line in look]
    if len(seen) == len(block.lines):
        return all(each.indent > EMS and not each.is_large for each in seen[1:]) and seen[0].indent > EMS
    return not seen and all(found.indent(line) >= found.measure.left + DEEPER for line in block.lines)


def _stands_apart(all_blocks: Sequence[Block], at: int, *, behind: int) -> bool:
    """Whether a blank line stands above a block, and below it and its source; or nothing."""
    return all_blocks[at].blank and (at + behind >= len(all_blocks) or all_blocks[at + behind].blank)
