"""Plays: speeches with their speaker, and stage directions.

Evidence: names set in one way that begin speeches again and again, in turns (page/cast.py); the words of
stage directions, and the brackets around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from teikit.page.blocks import Block, Blocks, blocks, taken_lines
from teikit.page.cast import ENDED, INLINE, Cast, cut, is_label, read_cast
from teikit.page.drama import Prefix, Style, is_stage, prefix, stages
from teikit.page.headings import is_chapter
from teikit.text import Annotation, Document, Span

AFTER = ("running-heads", "notes", "contents", "lists")

BEFORE = 3
"""In so many blocks before the first speech somebody may enter."""
VERSE = 0.4
"""More of the speeches of several lines are in verse, where any are."""
HOW_SET = (Style.COLON, Style.TITLED)
"""Ways to set names that are one where it stands between name and words how they are said."""
WORD = re.compile(r"[^\W\d_]+")


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
    cast = read_cast(found, free)
    if not cast:
        return
    parts = [part for block in free for part in _parted(found, block, cast)]
    whole = {block.lines for block in free}
    for part in parts:
        if part.lines not in whole and is_label(found.text(part)):
            yield Annotation(found.span(part.lines[0], part.lines[-1]), "head")
    directions, speeches = _acted(found, parts, cast)
    for block in directions:
        yield Annotation(found.span(block.lines[0], block.lines[-1]), "stage")
    verse = _is_verse(found, speeches)
    notes = [note.span for note in document.claimed("note", "ref")]
    for speech in speeches:
        yield from _speech(found, speech, verse and not _is_prose(found, speech), notes)


def _parted(found: Blocks, block: Block, cast: Cast) -> Iterator[Block]:
    """A block, cut where one of its lines begins a speech, and behind the number of a scene."""
    begun = [line for line in block.lines[1:] if _speaks(found, line, cast, within=True)]
    labels = 0
    while labels < len(block.lines) and is_label(found.words(block.lines[labels])):
        labels += 1
    below = block.lines[labels:]
    said = next(
        (line for line in below if _speaks(found, line, cast) and not _on_stage(found, line, cast)), None
    )
    between = [line for line in below if said is None or line < said]
    if labels and all(_is_set(found.words(line), cast) for line in between):
        new = [line for line in between if ENDED.search(found.words(line - 1))]
        begun += [*block.lines[1 : labels + 1], *new, *([said] if said else [])]
    return cut(block, sorted({*begun} - {block.lines[0]}))


def _is_set(words: str, cast: Cast) -> bool:
    """Whether a line below the number of a scene says where it is and who is there, and is no title."""
    return is_stage(words) or words[-1] in ".;)]" or _are_present(words, cast)


def _on_stage(found: Blocks, line: int, cast: Cast) -> bool:
    """Whether a line below the number of a scene only names several that are there."""
    words = found.words(line)
    return len(WORD.findall(words)) > 1 and words[-1] not in "!?" and _are_present(words, cast)


def _are_present(words: str, cast: Cast) -> bool:
    """Whether words are names of those who speak, whole where speeches have them short: SIMO, poi DAVO."""
    names = [word.upper() for word in WORD.findall(words) if word[0].isupper()]
    short = tuple(word.upper() for names in cast.values() for name in names for word in WORD.findall(name))
    small = [word for word in WORD.findall(words) if word[0].islower()]
    return bool(names) and len(small) <= len(names) and all(name.startswith(short) for name in names)


def _acted(found: Blocks, free: Sequence[Block], cast: Cast) -> tuple[list[Block], list[Speech]]:
    """The blocks that are stage directions, and the speeches."""
    directions: list[Block] = []
    speeches: list[Speech] = []
    speaking = False
    spoken = [_speaks(found, block.lines[0], cast) for block in free]
    speaking_at = (at for at, said in enumerate(spoken) if said and not _is_listed(said))
    first = next(speaking_at, len(free))
    below = False
    for at in range(max(0, first - BEFORE), len(free)):
        block, behind = free[at], free[at + 1] if at + 1 < len(free) else None
        below = not block.blank and below
        said = spoken[at] if at >= first and not (below and _on_stage(found, block.lines[0], cast)) else None
        if said is None:
            label = is_label(found.text(block))
            set_below = below and not label and _is_set(found.text(block), cast)
            speaking = speaking and not set_below and _is_spoken(found, block, behind, cast, speeches[-1])
            if not speaking:
                directions += [block] if set_below or _is_direction(found, block, cast) else []
                below = below or label
                continue
            speeches[-1].lines.append((block.lines[0], True))
        else:
            speeches.append(Speech(said, block.lines[0]))
            speaking, below = True, False
        speeches[-1].lines.extend((line, False) for line in block.lines[1:])
    return directions, speeches


def _is_listed(said: Prefix) -> bool:
    """Whether a name has what its bearer is behind it and nothing to say: HAMLET, his son."""
    return said.style is Style.ALONE and said.how > said.end


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
    if said is None:
        return None
    alike = HOW_SET if said.style in HOW_SET and said.how > said.end else (said.style,)
    if not any(said.name in cast.get(style, ()) for style in alike):
        return None
    return None if within and said.style not in INLINE else said


def _is_direction(found: Blocks, block: Block, cast: Cast) -> bool:
    """Whether a block is a stage direction, or says who is on the stage."""
    words = found.text(block)
    return is_stage(words) or (len(WORD.findall(words)) > 1 and _are_present(words, cast))


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
