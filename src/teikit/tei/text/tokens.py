"""Sentences and words of the reading text: those that the TEI marks, else those that their signs show."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from teikit.tei.text.standoff import Mark, Standoff

WORD = re.compile(r"\w+(?:['’ʼ]\w+)*(?:-\w+(?:['’ʼ]\w+)*)*|\S", re.UNICODE)
END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“„«(\[¿¡—–-]*[^\W\d_a-zß-öø-ÿ])")
"""The end of a sentence: its sign, and behind it a capital, or a letter of a script that has none."""
SHORT = re.compile(
    r"(?:\b[^\W\d_]|\b\d{1,2}|\b(?:Mr|Mrs|Ms|Dr|St|Prof|Hr|Fr|Mme|Mlle|Mgr|vgl|cf|No|Nr|vol|ed|Bd|op))\.$",
    re.IGNORECASE,
)
"""What ends in a full stop and no sentence: initials, ordinals of days, words that everybody shortens."""
REACH = 12
"""Characters before the end of a sentence in which such a word would stand."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a sign, its span in the text, and what the TEI says of it."""

    start: int
    end: int
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens of a sentence, its span, and whether it begins a block."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    begins_block: bool


def sentences(standoff: Standoff, whole: Iterable[Mark] = ()) -> Iterator[Sentence]:
    """The sentences of a text in their order, each with its tokens; none ends within one of the `whole`."""
    marked = _flat([mark for mark in standoff.marks if mark.element in ("w", "pc") and mark.start < mark.end])
    ends = sorted({mark.end for mark in standoff.marks if mark.element == "s"})
    starts = [token.start for token in marked]
    kept = sorted((mark.start, mark.end) for mark in whole)
    for start, end in _blocks(standoff.text):
        cuts = [cut for cut in _cuts(standoff.text, start, end, ends) if not _is_within(cut, kept)]
        first = True
        for begin, finish in zip((start, *cuts), (*cuts, end), strict=True):
            inside = marked[bisect_left(starts, begin) : bisect_left(starts, finish)]
            tokens = tuple(_tokens(standoff.text, begin, finish, inside))
            if tokens:
                yield Sentence(tokens[0].start, tokens[-1].end, tokens, first)
                first = False


def _is_within(cut: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a place lies within one of some spans that do not overlap."""
    at = bisect_left(spans, (cut, 0)) - 1
    return at >= 0 and spans[at][1] > cut


def _flat(marks: Sequence[Mark]) -> list[Token]:
    """The marked words of which none stands in another; a word of several words is none."""
    found: list[Token] = []
    for mark in marks:
        if not found or mark.start >= found[-1].end:
            found.append(Token(mark.start, mark.end, mark.attributes))
    return found


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield start, end
        start = end + 1


def _cuts(text: str, start: int, end: int, marked: Sequence[int]) -> list[int]:
    """Where sentences end in a block: where `s` does, else where their signs say so."""
    inside = marked[bisect_left(marked, start + 1) : bisect_left(marked, end)]
    if marked and marked[0] <= end:
        return list(inside)
    return [
        found.end()
        for found in END.finditer(text, start, end)
        if not SHORT.search(text, max(start, found.end() - REACH), found.end())
    ]


def _tokens(text: str, start: int, end: int, marked: Sequence[Token]) -> Iterator[Token]:
    """The tokens of a stretch: marked ones without blanks in them as they are, all else by its signs."""
    done = start
    for token in marked:
        stop = min(token.end, end)
        yield from _by_signs(text, done, token.start)
        if any(map(str.isspace, text[token.start : stop])) or stop < token.end:
            yield from _by_signs(text, token.start, stop)
        else:
            yield token
        done = stop
    yield from _by_signs(text, done, end)


def _by_signs(text: str, start: int, end: int) -> Iterator[Token]:
    for found in WORD.finditer(text, start, end):
        yield Token(*found.span())
