"""Names with a second name in brackets or quotation marks inside: Mary (Polly) Harper, [William] Harper."""

from __future__ import annotations

from teikit.recognition.kinds import Label, NameType
from teikit.recognition.labelling import Labelled

PAIRS = {"(": ")", "[": "]", "“": "”", '"': '"', "‘": "’", "„": "“", "«": "»"}
"""What opens a second name, and what closes it."""

SUPPLIED = "["
"""What an editor supplies may begin a name."""

SURELY = 6.0
MOST = 3
"""So many words stand between the signs at most."""


def mark_variants(block: Labelled) -> None:
    """Make one name of a forename, a second name between signs, and the surname behind them."""
    tokens = block.line.tokens
    for at, token in enumerate(tokens):
        if token.text not in PAIRS:
            continue
        close = _close(block, at)
        if close is None or not _goes_on(block, close + 1):
            continue
        last = _last(block, close + 1)
        first = _first(block, at) if _may_end(block, at) else None
        if first is not None or (token.text == SUPPLIED and _is_forename(block, at + 1)):
            block.mark(at if first is None else first, last, NameType.PERSON, SURELY)


def _close(block: Labelled, at: int) -> int | None:
    """Where what a sign opens is closed, if but a few words with a capital stand between."""
    tokens, close = block.line.tokens, at + 1
    while close < len(tokens) and close - at <= MOST and tokens[close].capital and _named(block, close):
        close += 1
    ends = at + 1 < close < len(tokens) and tokens[close].text == PAIRS[tokens[at].text]
    return close if ends else None


def _named(block: Labelled, at: int) -> bool:
    """Whether a word may be a second name."""
    return block.labels[at].type is not NameType.PLACE and not block.line.kinds[at].titles


def _may_end(block: Labelled, at: int) -> bool:
    """Whether a forename or an initial stands right before a sign."""
    before = at - 1
    return before >= 0 and _apart(block, at) and _is_forename(block, before)


def _is_forename(block: Labelled, at: int) -> bool:
    return block.line.kinds[at].may_be_given and block.line.tokens[at].capital


def _apart(block: Labelled, at: int) -> bool:
    """Whether a space and nothing else lies before a word or sign."""
    tokens = block.line.tokens
    return tokens[at].start - tokens[at - 1].end == 1


def _goes_on(block: Labelled, at: int) -> bool:
    """Whether a surname stands behind the sign that closes."""
    if at >= len(block.line.tokens) or not _apart(block, at) or not block.namelike(at):
        return False
    return block.labels[at].type is not NameType.PLACE


def _first(block: Labelled, at: int) -> int:
    first = at - 1
    while (
        first
        and block.adjacent(first)
        and (block.labels[first] is Label.PERSON_INSIDE or block.line.kinds[first - 1].forename)
    ):
        first -= 1
    return first


def _last(block: Labelled, at: int) -> int:
    while at + 1 < len(block.labels) and block.labels[at + 1] is Label.PERSON_INSIDE:
        at += 1
    return at
