"""Verse: stanzas as lg, their lines as l, with their indents.

Evidence: lines that end although the next word would have had room, and begin with a capital; they are set
in, or stand between blank lines; the text is otherwise prose of a longer measure, or all verse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from teikit.page.blocks import Blocks, blocks, claimed_lines
from teikit.text import Annotation, Document, Span

AFTER = ("running-heads", "notes", "contents", "lists", "drama")

FEWEST = 3
"""How many lines a stanza in prose has at least; two where more stanzas stand beside."""
LONGEST = 65
SHORT = 0.85
"""Lines of verse are shorter than this share of the measure of prose."""
NO_VERSE = re.compile(r"\d|[:;]$|\.{3,}|\t|^[•–—-]\s")
SIGNS = "\"'“‘«»›‹„‚([—–_*"


def claim(document: Document) -> Iterator[Annotation]:
    """Each stanza as `lg`, each of its lines as `l`; what is set in further than the others has a rend."""
    if document.claimed("l"):
        return
    found = blocks(document)
    taken = set(claimed_lines(document, found, "list", "head", "sp", "table", "opener", "closer", "p"))
    stanzas = [stanza for stanza in _stanzas(found) if not taken & set(stanza)]
    good = [_is_verse(found, stanza) for stanza in stanzas]
    for at, stanza in enumerate(stanzas):
        beside = any(0 <= other < len(good) and good[other] for other in (at - 1, at + 1))
        if good[at] and (len(stanza) >= FEWEST or beside):
            yield from _stanza(found, stanza)


def _stanzas(found: Blocks) -> Iterator[list[int]]:
    """The lines that stand together between blank lines, or are set in alike."""
    run: list[int] = []
    for line in (line for block in found.blocks for line in block.lines):
        if run and (line > run[-1] + 1 or _turns(found, run, line)):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _turns(found: Blocks, run: Sequence[int], line: int) -> bool:
    """Whether lines that are set in begin or end here."""
    before, after = found.indent(run[-1]), found.indent(line)
    usual = found.measure.left
    return (before > usual + 1) is not (after > usual + 1) and not (
        len(run) > 1 and min(before, after) > usual
    )


def _is_verse(found: Blocks, lines: Sequence[int]) -> bool:
    words = [found.words(line) for line in lines]
    if len(lines) < 2 or any(len(line) > LONGEST or len(line) < 3 for line in words):
        return False
    prose = found.measure.length
    set_in = all(found.indent(line) > found.measure.left + 1 for line in lines)
    if prose > LONGEST * SHORT and not set_in and max(map(len, words)) > prose * SHORT:
        return False
    capital = sum(line.lstrip(SIGNS)[:1].isupper() for line in words)
    if capital < len(words) * 0.8 or sum(NO_VERSE.search(line) is not None for line in words) * 4 > len(
        words
    ):
        return False
    if all(line.isupper() for line in words) or sum(map(len, words)) < 15 * len(words):
        return False
    ended = sum(line[-1] in ".!?" for line in words[:-1])
    if ended * 3 > 2 * len(words):
        return False
    reach = max(len(one) + 1 + len(two.split(None, 1)[0]) for one, two in pairwise(words))
    return set_in or (prose == 0 or reach < prose * 0.95)


def _stanza(found: Blocks, lines: Sequence[int]) -> Iterator[Annotation]:
    spans = [found.tight(line) for line in lines]
    least = min(found.indent(line) for line in lines)
    yield Annotation(Span(spans[0].start, spans[-1].end), "lg")
    for line, span in zip(lines, spans, strict=True):
        deeper = found.indent(line) > least
        yield Annotation(span, "l", {"rend": "indent"} if deeper else {})
