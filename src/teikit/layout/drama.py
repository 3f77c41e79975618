"""Plays: speeches with their speaker, and stage directions.

Evidence: names in capitals, or with a full stop or colon behind them, that begin blocks again and again; the
words of stage directions, and the brackets around them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from teikit.language import words_in
from teikit.languages import all_languages
from teikit.page.blocks import Block, Blocks, blocks, claimed_lines
from teikit.page.headings import is_chapter
from teikit.text import Annotation, Document, Span

AFTER = ("running-heads", "notes", "contents", "lists")

NAME = r"[A-ZÀ-Þ][A-ZÀ-Þ'’. -]{0,28}[A-ZÀ-Þ]"
SPEAKING = re.compile(
    rf"(?P<name>{NAME})(?P<stop>[.:]|\.?\s*(?=[(\[]))\s*(?P<rest>\S.*)?$|(?P<alone>{NAME})\.?$"
)
BRACKETED = re.compile(r"(?:\[[^\]]*\]|\([^)]*\)|_[^_]*_)\.?$")
SPOKEN = re.compile(r"(?:\[[^\]]*\]|\([^)]*\))\s*\w")
"""How something is said, and what: [Aside] He hides a letter."""
FEWEST = 4
"""So many speeches, of two speakers who speak more than once, make a play."""
BEFORE = 3
"""In so many blocks before the first speech somebody may enter."""
SHARE = 0.25
"""So many of the blocks of a play begin speeches."""


def claim(document: Document) -> Iterator[Annotation]:
    """Each speech as `sp` with its `speaker`, its words as `p` or `l`; stage directions as `stage`."""
    if document.claimed("sp"):
        return
    found = blocks(document)
    taken = set(claimed_lines(document, found, "list", "head", "table", "p", "opener", "closer"))
    free = [block for block in found.blocks if block.lines[0] not in taken]
    names = _speakers(found, free)
    if not names:
        return
    first = next(at for at, block in enumerate(free) if _name(found, block) in names)
    for entering in free[max(0, first - BEFORE) : first]:
        if _is_stage(found.text(entering)):
            yield Annotation(found.span(entering.lines[0], entering.lines[-1]), "stage")
    verse = _is_verse(found, free[first:])
    speech: list[Block] = []
    following: list[Block | None] = [*free[first:], None]
    for block in following:
        if speech and (block is None or _name(found, block) in names or _ends_speech(found, block)):
            yield from _speech(found, speech, verse)
            speech = []
        if block is None or _is_heading(found, block):
            continue
        if _name(found, block) in names or speech:
            speech.append(block)
        elif _is_stage(found.text(block)):
            yield Annotation(found.span(block.lines[0], block.lines[-1]), "stage")


def _name(found: Blocks, block: Block) -> str:
    """The name that a block begins with as a speech does, or nothing."""
    said = SPEAKING.match(found.words(block.lines[0]))
    if said is None or (said["alone"] and len(block.lines) == 1 and not _goes_below(found, block)):
        return ""
    return (said["name"] or said["alone"]).strip(" .")


def _goes_below(found: Blocks, block: Block) -> bool:
    """A name alone on its line is followed by the speech."""
    return found.flow.stream[min(block.lines[0] + 1, len(found.flow.stream) - 1)] == 0


def _speakers(found: Blocks, free: Sequence[Block]) -> set[str]:
    """The names of those who speak, where the text is a play."""
    names = [_name(found, block) for block in free]
    counts = Counter(name for name in names if name)
    again = {name for name, times in counts.items() if times > 1}
    speeches = sum(counts[name] for name in again)
    turns = sum(bool(one) and bool(two) and one != two for one, two in pairwise(list(filter(None, names))))
    if len(again) < 2 or speeches < FEWEST or speeches < SHARE * len(free) or turns * 2 < speeches:
        return set()
    return {name for name in counts if name in again or not is_chapter(name)}


def _is_stage(words: str) -> bool:
    first = re.match(r"[\W_]*([^\W\d_]+(?:-[^\W\d_]+)?)", words)
    known = first is not None and first[1].lower() in _stage_words() and not SPOKEN.match(words)
    return len(words) < 300 and (BRACKETED.match(words) is not None or (known and len(words) < 160))


def _ends_speech(found: Blocks, block: Block) -> bool:
    return _is_heading(found, block) or _is_stage(found.text(block))


def _is_heading(found: Blocks, block: Block) -> bool:
    words = found.text(block)
    return is_chapter(words) or (words.isupper() and len(words) < 60)


def _speech(found: Blocks, speech: Sequence[Block], verse: bool) -> Iterator[Annotation]:
    """A speech; its lines are verse, or paragraphs, with stage directions on lines of their own."""
    first = speech[0].lines[0]
    said, begin = SPEAKING.match(found.words(first)), found.tight(first)
    if said is None:
        return
    end = begin.start + (said.end("stop") if said["name"] else said.end())
    parts = [[Span(begin.start + said.start("rest"), begin.end)]] if said["rest"] else []
    for block in speech:
        lines = [found.tight(line) for line in block.lines if line != first]
        for line in lines:
            alone = verse or _is_stage(line.of(found.flow.text)) or not parts
            new = alone or (line is lines[0] and block is not speech[0])
            if new or _is_stage(parts[-1][-1].of(found.flow.text)):
                parts.append([line])
            else:
                parts[-1].append(line)
    spans = [Span(part[0].start, part[-1].end) for part in parts]
    stages = [_is_stage(span.of(found.flow.text)) for span in spans]
    if all(stages):
        return
    yield Annotation(Span(begin.start, spans[-1].end), "sp")
    yield Annotation(Span(begin.start, end), "speaker")
    for span, stage in zip(spans, stages, strict=True):
        yield Annotation(span, "stage" if stage else "l" if verse else "p")


def _is_verse(found: Blocks, speeches: Sequence[Block]) -> bool:
    """Whether lines begin with capitals although sentences go on."""
    pairs = [(found.words(one), found.words(two)) for block in speeches for one, two in pairwise(block.lines)]
    going = [two for one, two in pairs if one[-1] not in ".!?:"]
    return len(going) > 1 and sum(two.lstrip("'’“‘(")[:1].isupper() for two in going) > 0.8 * len(going)


@cache
def _stage_words() -> frozenset[str]:
    return words_in(all_languages().values(), lambda each: each.stage_words)
