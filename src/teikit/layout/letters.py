"""Letters: what they open with (date, greeting) and close with (farewell, name, date).

Evidence: short blocks with the words that letters begin and end with (page/letters.py), and the next letter,
or nothing, behind their end; nothing is claimed where no greeting and no farewell stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from teikit.page.blocks import Block, Blocks, blocks, taken_lines
from teikit.page.headings import is_chapter, is_number
from teikit.page.letters import (
    FEW,
    NAME,
    POSTSCRIPT,
    is_addressed,
    is_caption,
    is_curt,
    is_date,
    is_farewell,
    is_greeting,
    is_led_up,
    is_letter_number,
    is_name,
    is_office,
    is_sent,
    is_sure_farewell,
    is_sure_name,
    run_in,
)
from teikit.text import Annotation, Document, Span

AFTER = ("running-heads", "notes", "contents", "lists")

ABOVE = 4
"""How many blocks above a greeting may be its date, its place and whom it goes to."""
BELOW = 6
"""How many parts a letter closes with at most."""
TALL = 3
"""A farewell that is a sentence has no more lines."""
STANZA = 3
"""More lines in a row that begin with capitals are verse."""
SHORT = 120
"""A block of more letters is no date, and nobody's address."""
BARE = 4
"""A greeting of so few words needs no sign behind it where a date stands above."""
FAR_RIGHT = 10
"""A name without a farewell stands so many blanks further to the right than the text."""


@dataclass(frozen=True, slots=True)
class Part:
    """A line, or a block of a few lines that is one sentence: its words, where it is, the line it ends in."""

    words: str
    span: Span
    line: int
    kind: str = ""


def claim(document: Document) -> Iterator[Annotation]:
    """Each opening as `opener` with `dateline` and `salute`, each end as `closer` with `salute`, `signed` and
    `dateline`; what is added below as `postscript`.

    Short blocks above an opening that name it are its heading.
    """
    if document.claimed("opener", "closer"):
        return
    found = blocks(document)
    taken = taken_lines(document, found, "list", "head", "table", "p", "lg")
    free = [block for block in found.blocks if block.lines[0] not in taken]
    letters = Letters(found, free)
    begun, greeted, at = 0, False, 0
    while at < len(free):
        if opening := letters.opening(at, begun):
            yield from opening
            begun, greeted = at + 1, True
        elif closing := letters.closing(at, greeted=greeted):
            yield from letters.closed(closing)
            while at + 1 < len(free) and free[at + 1].lines[0] <= closing[-1].line:
                at += 1
            if at + 1 < len(free) and POSTSCRIPT.match(found.text(free[at + 1])):
                at += 1
                yield from letters.postscript(free[at])
            begun, greeted = at + 1, False
        at += 1


@dataclass(frozen=True, slots=True)
class Letters:
    """The blocks of a text that may belong to letters, in order."""

    found: Blocks
    free: Sequence[Block]

    def words(self, at: int) -> str:
        """The words of the first line of a block."""
        return self.found.words(self.free[at].lines[0])

    def opening(self, at: int, begun: int) -> list[Annotation]:
        """What a letter opens with whose greeting stands in a block; nothing for other blocks."""
        if self._greeting(at, dated=True) is None:
            return []
        above = self._above(at, begun)
        dates = [span for block in above for span in self._dates(block)]
        greeted = self._greeting(at, dated=bool(dates))
        if greeted is None:
            return []
        first, rest = greeted
        start = dates[0].start if dates else first.start
        opening = [Annotation(Span(start, first.end), "opener")]
        opening += [Annotation(span, "dateline") for span in dates]
        opening.append(Annotation(first, "salute"))
        if rest:
            opening.append(Annotation(rest, "p"))
        lines = [line for block in above for line in block.lines if self.found.tight(line).start < start]
        opening += [Annotation(self.found.tight(line), "head") for line in self._captions(lines)]
        return opening

    def _captions(self, lines: Sequence[int]) -> list[int]:
        """The lines right above an opening that say which letter it is; other names and places stand right
        below or above such a line.
        """
        captions: list[int] = []
        open_lines: list[int] = []
        for line in reversed(lines):
            words = self.found.words(line)
            follows = not open_lines or line == open_lines[-1] - 1
            if _is_caption(words) and follows:
                captions += [*open_lines, line]
                open_lines = []
            elif follows and is_caption(words):
                open_lines.append(line)
            else:
                break
        return captions

    def _above(self, at: int, begun: int) -> Sequence[Block]:
        """The short blocks right above a block, which may belong to its letter."""
        first = at
        while first > max(begun, at - ABOVE) and len(self.found.text(self.free[first - 1])) <= SHORT:
            first -= 1
        return self.free[first:at]

    def _greeting(self, at: int, *, dated: bool) -> tuple[Span, Span | None] | None:
        """The greeting that a block begins with, and what of the letter follows in the block; below a date a
        greeting needs no comma.
        """
        block, words = self.free[at], self.words(at)
        if not dated and self._is_verse(at):
            return None
        line = self.found.tight(block.lines[0])
        bare = dated and len(block.lines) == 1 and len(words.split()) <= BARE
        if is_greeting(words) or (bare and is_greeting(f"{words.rstrip('.')},")):
            return line, self.found.span(block.lines[1], block.lines[-1]) if len(block.lines) > 1 else None
        cut = run_in(words, dated=dated)
        end = self.found.tight(block.lines[-1]).end
        return (Span(line.start, line.start + cut[0]), Span(line.start + cut[1], end)) if cut else None

    def _dates(self, block: Block) -> Iterator[Span]:
        """The dates that stand on lines of a block, each with the lines of its place above it."""
        place: list[int] = []
        for line in block.lines if len(block.lines) <= TALL else ():
            words = self.found.words(line)
            place.append(line)
            if is_date(words):
                yield self.found.span(place[0], line)
            if is_date(words) or (_is_caption(words) and not (words[-1] == "," and is_addressed(words))):
                place = []

    def closing(self, at: int, *, greeted: bool) -> list[Part]:
        """The parts that a letter closes with, the first of them in a block; none for other blocks."""
        parts: list[Part] = []
        for part in self._parts(at):
            kind = _kind(part, parts)
            if not kind or len(parts) == BELOW:
                break
            parts.append(Part(part.words, part.span, part.line, kind))
        said = [part for part in parts if part.kind == "farewell"]
        if not said:
            alone = greeted and bool(parts) and parts[0].kind == "signed" and self._is_signature(at)
            return parts[:1] if alone else []
        signed = any(part.kind == "signed" for part in parts)
        if any(is_sure_farewell(part.words) for part in said):
            sure = signed or (greeted and len(parts) > 1)
        else:
            named = any(part.kind == "signed" and is_sure_name(part.words) for part in parts)
            sure = greeted and named and len(said[-1].words.split()) <= FEW
            sure = sure or (
                (named or (greeted and (signed or is_curt(said[-1].words)))) and self._ends(parts[-1])
            )
        return parts if sure and not self._goes_on_below(parts[-1]) else []

    def _is_verse(self, at: int) -> bool:
        """Whether a block begins lines in a row that all begin with capitals: Dear land of songs!"""
        lines = list(self.free[at].lines)
        for block in self.free[at + 1 :]:
            if block.blank or len(lines) > STANZA:
                break
            lines += block.lines
        return len(lines) > STANZA and all(self.found.words(line)[:1].isupper() for line in lines)

    def _goes_on_below(self, last: Part) -> bool:
        """Whether the next line follows a part without a blank line between."""
        stream = self.found.flow.stream
        return last.line + 1 < len(stream) and stream[last.line + 1] == 0

    def _parts(self, at: int) -> Iterator[Part]:
        for block in self.free[at:]:
            text = self.found.text(block)
            if len(block.lines) <= TALL and text[-1] in ".!" and is_farewell(text):
                yield Part(text, self.found.span(block.lines[0], block.lines[-1]), block.lines[-1])
                continue
            for line in block.lines:
                yield from _halves(self.found.words(line), self.found.tight(line), line)

    def _is_signature(self, at: int) -> bool:
        """Whether a block is a name by itself: with an initial or far to the right, and nothing behind."""
        block = self.free[at]
        if len(block.lines) > 1 or not block.blank:
            return False
        right = self.found.measure.left + FAR_RIGHT
        apart = (is_sure_name(self.words(at)) and len(self.words(at).split()) <= BARE) or self.found.indent(
            block.lines[0]
        ) >= right
        below = at > 0 and not (is_number(self.words(at - 1)) or is_chapter(self.words(at - 1)))
        return apart and below and self._ends_behind(at)

    def _ends(self, last: Part) -> bool:
        """Whether the text, or a letter of it, ends with a part."""
        behind = next(
            (at for at, block in enumerate(self.free) if block.lines[0] > last.line), len(self.free)
        )
        return last.line == self.free[behind - 1].lines[-1] and self._ends_behind(behind - 1)

    def _ends_behind(self, at: int) -> bool:
        if at + 1 == len(self.free):
            return True
        following = [self.words(behind) for behind in range(at + 1, min(at + 1 + ABOVE, len(self.free)))]
        first = following[0]
        heads = _is_caption(first) or POSTSCRIPT.match(first)
        return bool(heads) or is_date(first) or any(map(is_greeting, following))

    def closed(self, parts: Sequence[Part]) -> Iterator[Annotation]:
        """The closing, with what its parts are."""
        yield Annotation(Span(parts[0].span.start, parts[-1].span.end), "closer")
        for part in parts:
            element = "salute" if part.kind in ("led", "farewell") else part.kind
            yield Annotation(part.span, element)

    def postscript(self, block: Block) -> Iterator[Annotation]:
        """What is added below a letter."""
        span = self.found.span(block.lines[0], block.lines[-1])
        yield Annotation(span, "postscript")
        yield Annotation(span, "p")


def _is_caption(words: str) -> bool:
    return is_number(words) or is_chapter(words) or is_addressed(words) or is_letter_number(words)


def _halves(words: str, span: Span, line: int) -> Iterator[Part]:
    """A farewell and the name that stands behind it in one line; else the line."""
    left, comma, right = words.rpartition(", ")
    if comma and is_farewell(f"{left},") and NAME.fullmatch(right.strip()) and right.strip()[0].isupper():
        cut = span.start + len(left) + 1
        yield Part(f"{left},", Span(span.start, cut), line)
        yield Part(right.strip(), Span(span.end - len(right.lstrip()), span.end), line)
    else:
        yield Part(words, span, line)


def _kind(part: Part, before: Sequence[Part]) -> str:
    """What a part of a closing is behind those before it; nothing where it cannot stand there."""
    named = any(one.kind == "signed" for one in before)
    if not named and is_farewell(part.words, led=bool(before)):
        return "farewell"
    said = any(one.kind == "farewell" for one in before)
    if not said and is_led_up(part.words):
        return "led"
    if said and part.words[0].islower() and before[-1].words[-1] not in ",.!":
        return "farewell"
    if (said or named) and is_date(part.words):
        return "dateline"
    if is_name(part.words) or (said and is_office(part.words)):
        caption = any(names(part.words) for names in (is_number, is_chapter, is_letter_number, is_sent))
        return "" if caption else "signed"  # the caption of the next letter is no name
    return "farewell" if named and is_sure_farewell(part.words) and is_farewell(part.words) else ""
