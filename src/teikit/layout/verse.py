"""Verse: stanzas as lg, their lines as l, with their indents.

Evidence: lines that end although the next word would have had room, and begin with a capital; they are set
in, or stand between blank lines; the text is otherwise prose of a longer measure, or all verse.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from teikit.page.attributions import is_attribution
from teikit.page.blocks import Blocks, blocks, taken_lines
from teikit.text import Annotation, Document, Span

AFTER = ("running-heads", "notes", "contents", "lists", "drama")

FEWEST = 3
"""How many lines a stanza in prose has at least; two where more stanzas stand beside, or neither is full."""
LONGEST = 65
SHORT, COUPLET = 0.85, 0.75
"""Lines of verse are shorter than this share of the measure of prose; and two alone."""
WORDED = 4
"""Two lines with fewer words each may be an address."""
NO_VERSE = re.compile(r"\d|\.{3,}|\t|^[•–—-]\s")
FULLER, CURT = 15, 9
"""So many letters lines have on average, or they are a list or an address; so many where they step in and out."""
HELD = 0.6
"""So many lines of verse end with a colon or semicolon at most: more are those of a law."""
SIGNS = "\"'“‘«»›‹„‚([—–_*"
ALIKE = 3
"""So many stanzas of one size are verse, though their lines begin with small letters."""
FULL = 0.6
"""Their last lines are no shorter than this share of the longest, as those of paragraphs are."""


def claim(document: Document) -> Iterator[Annotation]:
    """Each stanza as `lg`, each of its lines as `l`; what is set in further has a rend. A last line that says
    who wrote the others is `bibl`.
    """
    if document.claimed("l"):
        return
    found = blocks(document)
    taken = taken_lines(document, found, "list", "head", "sp", "table", "opener", "closer", "p")
    groups = [group for group in _groups(found) if not taken & set(group)]
    alike = _alike(found, groups)
    stanzas = [stanza for group in groups for stanza in _stanzas(found, group, whole=group[0] in alike)]
    good = [stanza[0] in alike or _is_verse(found, stanza) for stanza in stanzas]
    for at, stanza in enumerate(stanzas):
        beside = any(0 <= other < len(good) and good[other] for other in (at - 1, at + 1))
        if good[at] and (len(stanza) >= FEWEST or beside or _is_couplet(found, stanza)):
            yield from _stanza(found, stanza)


def _groups(found: Blocks) -> Iterator[list[int]]:
    """The lines that stand together between blank lines."""
    run: list[int] = []
    for line in (line for block in found.blocks for line in block.lines):
        if run and line > run[-1] + 1:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _stanzas(found: Blocks, group: list[int], *, whole: bool) -> Iterator[list[int]]:
    """A group that is verse, or its lines that are set in alike, as a song is in the midst of prose."""
    if whole or _is_verse(found, group):
        yield group
        return
    run: list[int] = []
    for line in group:
        if run and _turns(found, run, line):
            yield run
            run = []
        run.append(line)
    yield run


def _alike(found: Blocks, groups: Sequence[Sequence[int]]) -> set[int]:
    """The first lines of the groups that are stanzas of one size, one behind the other."""
    alike: set[int] = set()
    for size, run in groupby(groups, key=len):
        stanzas = list(run)
        if len(stanzas) >= ALIKE and size >= FEWEST and all(_is_even(found, stanza) for stanza in stanzas):
            alike.update(stanza[0] for stanza in stanzas)
    return alike


def _is_even(found: Blocks, lines: Sequence[int]) -> bool:
    """Whether lines are short, and the last is as full as the others, as that of a paragraph need not be."""
    words = [found.words(line) for line in lines]
    longest = max(map(len, words))
    return (
        longest <= LONGEST
        and len(words[-1]) >= FULL * longest
        and sum(map(len, words)) >= FULLER * len(words)
        and not any(line[-1] in "-¬=⸗" or NO_VERSE.search(line) for line in words)
    )


def _is_couplet(found: Blocks, lines: Sequence[int]) -> bool:
    """Whether two lines that are set in are verse: a capital begins the second in the midst of a sentence."""
    one, two = (found.words(line) for line in lines)
    set_in = all(found.indent(line) > found.measure.left + 1 for line in lines)
    full = found.measure.length or max(
        len(found.words(line)) for block in found.blocks for line in block.lines
    )
    short = max(len(one), len(two)) < COUPLET * full
    worded = min(len(one.split()), len(two.split())) >= WORDED
    return set_in and short and worded and one[-1] not in ".!?:" and two.lstrip(SIGNS)[:1].isupper()


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
    if prose > LONGEST * SHORT and not set_in and _longest(map(len, words)) > prose * SHORT:
        return False
    capital = sum(line.lstrip(SIGNS)[:1].isupper() for line in words)
    if capital < len(words) * 0.8 or sum(NO_VERSE.search(line) is not None for line in words) * 4 > len(
        words
    ):
        return False
    if sum(line[-1] in ":;" for line in words) > HELD * len(words):
        return False
    if sum(line[-1] in "-¬=⸗\u00ad" for line in words) * 10 > len(words):
        return False
    mean = CURT if set_in and _steps(found, lines) else FULLER
    if all(line.isupper() for line in words) or sum(map(len, words)) < mean * len(words):
        return False
    ended = sum(line[-1] in ".!?" for line in words[:-1])
    if ended * 3 > 2 * len(words):
        return False
    reach = _longest(len(one) + 1 + len(two.split(None, 1)[0]) for one, two in pairwise(words))
    return set_in or (prose == 0 or reach < prose * 0.95)


def _steps(found: Blocks, lines: Sequence[int]) -> bool:
    """Whether lines go in and out in turns, as those of one metre and those of another do."""
    steps = [one - two for one, two in pairwise(map(found.indent, lines)) if one != two]
    return any(one * two < 0 for one, two in pairwise(steps))


def _longest(lengths: Iterable[int]) -> int:
    """The length that nearly all are below; of a few, the longest."""
    ordered = sorted(lengths)
    return ordered[-1 - len(ordered) // 25]


def _stanza(found: Blocks, lines: Sequence[int]) -> Iterator[Annotation]:
    deepest = max(map(found.indent, lines[:-1]))
    if len(lines) > 2 and is_attribution(found.words(lines[-1]), found.indent(lines[-1]) - deepest):
        yield Annotation(found.tight(lines[-1]), "bibl")
        lines = lines[:-1]
    spans = [found.tight(line) for line in lines]
    least = min(found.indent(line) for line in lines)
    yield Annotation(Span(spans[0].start, spans[-1].end), "lg")
    for line, span in zip(lines, spans, strict=True):
        deeper = found.indent(line) > least
        yield Annotation(span, "l", {"rend": "indent"} if deeper else {})
