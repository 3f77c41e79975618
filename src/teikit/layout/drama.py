"""Plays: speeches with their speaker, and stage directions.

Evidence: names set in one way that begin speeches again and again, in turns (page/drama.py); the words of
stage directions, and the brackets around them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from teikit.page.blocks import Block, Blocks, blocks, taken_lines
from teikit.page.drama import Prefix, Style, is_act, is_stage, prefix, stages
from teikit.page.headings import is_chapter
from teikit.text import Annotation, Document, Span

AFTER = ("running-heads", "notes", "contents", "lists")

FEWEST = 4
"""So many speeches, of two speakers who speak more than once, make a play."""
MANY = 8
"""So many, where names stand alone, or are set as other words are, and no act or scene is named."""
PLENTY = 24
"""So many may be a play within a book."""
BEFORE = 3
"""In so many blocks before the first speech somebody may enter."""
SHARE, MOST_SHARE = 0.25, 0.4
"""So many of the blocks of a play begin speeches; so many where names are set as other words are."""
VERSE = 0.4
"""More of the speeches of several lines are in verse, where any are."""
GROUPS = (
    ((Style.CAPITALS, Style.ALONE), FEWEST, SHARE),
    ((Style.TITLED_ALONE,), FEWEST, SHARE),
    ((Style.COLON,), FEWEST, MOST_SHARE),
    ((Style.ITALIC,), FEWEST, SHARE),
    ((Style.TITLED,), MANY, MOST_SHARE),
)
"""Ways to set names that go together, and how often they must begin speeches."""
INLINE = (Style.CAPITALS, Style.COLON, Style.TITLED, Style.ITALIC)
"""Ways to set names in the line of the first words."""

Cast = Mapping[Style, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Speech:
    """A speech: the prefix that it begins with, the line of it, and its further lines, each with whether it
    begins a block.
    """

    prefix: Prefix
    first: int
    lines: list[tuple[int, bool]] = field(default_factory=list)


def claim(document: Document) -> Iterator[Annotation]:
    """Each speech as `sp` with its `speaker`, its words as `p` or `l`; stage directions as `stage`."""
    if document.claimed("sp"):
        return
    found = blocks(document)
    taken = taken_lines(document, found, "list", "head", "table", "p", "opener", "closer")
    free = [block for block in found.blocks if block.lines[0] not in taken]
    cast = _cast(found, free)
    if not cast:
        return
    directions, speeches = _acted(found, free, cast)
    for block in directions:
        yield Annotation(found.span(block.lines[0], block.lines[-1]), "stage")
    verse = _is_verse(found, speeches)
    notes = [note.span for note in document.claimed("note", "ref")]
    for speech in speeches:
        yield from _speech(found, speech, verse and not _is_prose(found, speech), notes)


def _cast(found: Blocks, free: Sequence[Block]) -> Cast:
    """The names of those who speak, by how they are set, where the text is a play."""
    begun = [prefix(found.words(block.lines[0])) for block in free]
    act = any(is_act(found.text(block)) and is_chapter(found.text(block)) for block in free)
    cast: dict[Style, frozenset[str]] = {}
    for styles, fewest, share in GROUPS:
        said = {
            at: each.name
            for at, each in enumerate(begun)
            if each is not None and each.style in styles and not is_act(each.name)
        }
        counts = Counter(said.values())
        speeches = {at: name for at, name in said.items() if counts[name] > 1}
        lone = {at for at in said if _is_lone(found, free[at])}
        least = MANY if lone and not act else fewest
        if _take_turns(speeches, least, share, len(free), act=act):
            once = {name for at, name in said.items() if at not in lone and Style.CAPITALS in styles}
            known = {name for name in once if not is_chapter(name)} | {*speeches.values()}
            cast.update(dict.fromkeys(styles, frozenset(known)))
    return cast


def _take_turns(speeches: Mapping[int, str], least: int, share: float, whole: int, *, act: bool) -> bool:
    """Whether names recur as speakers do, in the whole text or from the first to the last of them."""
    if act or len(speeches) > PLENTY:
        whole = max(speeches, default=0) - min(speeches, default=0) + 1
    if len(speeches) > PLENTY:
        whole //= 2  # each line of verse may be a block
    turns = sum(one != two for one, two in pairwise(speeches.values()))
    return (
        len({*speeches.values()}) > 1
        and len(speeches) >= max(least, share * whole)
        and turns * 2 >= len(speeches)
    )


def _is_lone(found: Blocks, block: Block) -> bool:
    """Whether a name is all of a block, with a blank line below."""
    said, stream, below = prefix(found.words(block.lines[0])), found.flow.stream, block.lines[0] + 1
    alone = said is not None and said.style not in INLINE and said.how == said.end
    return alone and len(block.lines) == 1 and (below >= len(stream) or stream[below] != 0)


def _acted(found: Blocks, free: Sequence[Block], cast: Cast) -> tuple[list[Block], list[Speech]]:
    """The blocks that are stage directions, and the speeches."""
    directions: list[Block] = []
    speeches: list[Speech] = []
    speaking = False
    first = next(at for at, block in enumerate(free) if _speaks(found, block.lines[0], cast))
    play = free[max(0, first - BEFORE) :]
    for block, behind in zip(play, [*play[1:], None], strict=True):
        if not _speaks(found, block.lines[0], cast):
            speaking = speaking and _is_spoken(found, block, behind, cast, speeches[-1])
            if not speaking:
                directions += [block] if _is_direction(found, block, cast) else []
                continue
        speaking = True
        for line in block.lines:
            new = line == block.lines[0]
            if said := _speaks(found, line, cast, within=not new):
                speeches.append(Speech(said, line))
            else:
                speeches[-1].lines.append((line, new))
    return directions, speeches


def _is_spoken(found: Blocks, block: Block, behind: Block | None, cast: Cast, speech: Speech) -> bool:
    """Whether a block belongs to the speech above: no heading, nor a stage direction that ends it."""
    if not _is_direction(found, block, cast):
        return not _is_heading(found, block)
    if not speech.lines and speech.prefix.style not in INLINE:
        return True
    return behind is not None and not (
        _speaks(found, behind.lines[0], cast)
        or _is_heading(found, behind)
        or _is_direction(found, behind, cast)
    )


def _speaks(found: Blocks, line: int, cast: Cast, *, within: bool = False) -> Prefix | None:
    """How a line begins a speech; `within` a block only names before their words do."""
    said = prefix(found.words(line))
    if said is None or said.name not in cast.get(said.style, ()):
        return None
    return None if within and said.style not in INLINE else said


def _is_direction(found: Blocks, block: Block, cast: Cast) -> bool:
    """Whether a block is a stage direction, or says who is on the stage."""
    words = found.text(block)
    names = {name.strip(" .") for name in re.split(r",|\s[a-zà-ÿ]{1,3}\s", words)}
    return is_stage(words) or (len(names) > 1 and names <= frozenset().union(*cast.values()))


def _is_heading(found: Blocks, block: Block) -> bool:
    words = found.text(block)
    return is_chapter(words) or (words.isupper() and len(words) < 60)


def _speech(found: Blocks, speech: Speech, verse: bool, notes: Sequence[Span]) -> Iterator[Annotation]:
    """A speech; its lines are verse, or paragraphs; stage directions stand between them, or within."""
    said, begin, text = speech.prefix, found.tight(speech.first), found.flow.text
    rest = Span(begin.start + said.rest, begin.end)
    spans = list(_parts(found, speech, rest, verse))
    directs = [is_stage(span.of(text)) for span in spans]
    if all(directs):
        if spans or said.how > said.end:
            yield Annotation(Span(begin.start, spans[-1].end if spans else begin.end), "stage")
        return
    yield Annotation(Span(begin.start, spans[-1].end), "sp")
    yield Annotation(Span(begin.start, begin.start + said.end), "speaker")
    how = text[begin.start + said.end : begin.start + said.how]
    if how.strip():
        start = begin.start + said.end + len(how) - len(how.lstrip())
        yield Annotation(Span(start, start + len(how.strip())), "stage")
    for span, direct in zip(spans, directs, strict=True):
        yield Annotation(span, "stage" if direct else "l" if verse else "p")
        for first, last in () if direct else stages(span.of(text)):
            within = Span(span.start + first, span.start + last)
            if not any(note.start < within.end and within.start < note.end for note in notes):
                yield Annotation(within, "stage")


def _parts(found: Blocks, speech: Speech, rest: Span, verse: bool) -> Iterator[Span]:
    """What is said, by lines in verse, else by paragraphs; stage directions on lines of their own apart."""
    text, part = found.flow.text, rest if len(rest) else None
    for number, new in speech.lines:
        line = found.tight(number)
        if part and not (verse or new or is_stage(line.of(text)) or is_stage(part.of(text))):
            part = Span(part.start, line.end)
            continue
        if part:
            yield part
        part = line
    if part:
        yield part


def _is_prose(found: Blocks, speech: Speech) -> bool:
    """Whether a line of a speech begins small, as none of its verse would."""
    return any(found.words(line)[:1].islower() for line, _ in speech.lines)


def _is_verse(found: Blocks, speeches: Sequence[Speech]) -> bool:
    """Whether many speeches have lines that all begin with capitals although sentences go on."""
    several = [speech for speech in speeches if speech.lines and _pairs(found, speech)]
    verse = [speech for speech in several if not _is_prose(found, speech)]
    pairs = [pair for speech in verse for pair in _pairs(found, speech)]
    going = [two for one, two in pairs if one[-1] not in ".!?:"]
    capital = sum(two.lstrip("'’“‘(")[:1].isupper() for two in going)
    return len(going) > 1 and len(verse) > VERSE * len(several) and capital > 0.8 * len(going)


def _pairs(found: Blocks, speech: Speech) -> list[tuple[str, str]]:
    """The words of each two lines of a speech that follow one another."""
    last, above = found.words(speech.first)[speech.prefix.rest :], speech.first
    pairs: list[tuple[str, str]] = []
    for line, _ in speech.lines:
        words = found.words(line)
        if last and line == above + 1:
            pairs.append((last, words))
        last, above = words, line
    return pairs
