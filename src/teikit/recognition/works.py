"""Names in works that are cited: authors and editors are persons, publishers name nobody."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from teikit.recognition.kinds import NameType
from teikit.recognition.labelling import Labelled
from teikit.text import Annotation, Span

MAKERS = frozenset({"author", "editor"})
APART = frozenset({"publisher"})
ELEMENTS = (*sorted(MAKERS), *sorted(APART))
"""What claims are looked at."""
LONGEST = 7
"""Words and marks of the longest name."""


def settle_works(blocks: Sequence[Labelled], claims: Iterable[Annotation]) -> None:
    """Mark who made the works that the claims cite, and take back the names of who published them."""
    works = sorted((claim.span, claim.element) for claim in claims if claim.element in ELEMENTS)
    if not works:
        return
    starts = [span.start for span, _ in works]
    for block in blocks:
        tokens = block.line.tokens
        if not tokens:
            continue
        begins = [token.start for token in tokens]
        for span, element in works[
            bisect_left(starts, tokens[0].start) : bisect_left(starts, tokens[-1].end)
        ]:
            first, last = bisect_left(begins, span.start), bisect_left(begins, span.end) - 1
            if first <= last:
                _settle(block, first, last, element, span)


def _settle(block: Labelled, first: int, last: int, element: str, span: Span) -> None:
    if element in APART:
        block.clear(first, last)
    elif last - first < LONGEST and block.line.tokens[last].end <= span.end and _is_name(block, first, last):
        block.mark(first, last, NameType.PERSON)


def _is_name(block: Labelled, first: int, last: int) -> bool:
    """Whether words may be somebody's name: initials, forenames, small words of names, and a surname."""
    tokens, kinds = block.line.tokens, block.line.kinds
    surnames = 0
    for at in range(first, last + 1):
        if kinds[at].forename or tokens[at].text in ",.-" or block.particle(at):
            continue
        if not tokens[at].capital or kinds[at].no_surname:
            return False
        surnames += 1
    return surnames > 0 or (first == last and kinds[first].may_be_given)
