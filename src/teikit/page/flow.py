"""Which line a reader goes on to: running text passes over notes and running heads, a note over text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from teikit.facts import fact_of
from teikit.page.lines import Line, furniture, lines_of, texts
from teikit.text import Annotation, Document, Span


@dataclass(frozen=True, slots=True)
class Flow:
    """The lines of a document by streams: stream 0 is the running text, the others are its notes, in order;
    notes of one paragraph are one stream.

    `stream` has the number of each line's stream, -1 for blank lines and running heads; `end` that of its
    line end, which belongs to a note only where the note goes on behind it. `texts` has the characters of
    each line.
    """

    text: str
    lines: Sequence[Line]
    texts: Sequence[str]
    stream: Sequence[int]
    end: Sequence[int]

    def streams(self) -> Iterator[list[int]]:
        """The line numbers of each stream, in reading order."""
        by_stream: dict[int, list[int]] = {}
        for number, stream in enumerate(self.stream):
            if stream >= 0:
                by_stream.setdefault(stream, []).append(number)
        yield from by_stream.values()

    def words(self, number: int) -> str:
        """The characters of a line."""
        return self.texts[number]

    def between(self, first: int, second: int) -> Iterator[int]:
        """The lines whose ends a reader passes over who goes from one line of a stream to another."""
        stream = self.stream[first]
        return (number for number in range(first, second) if self.end[number] == stream)


@fact_of("fw", "note")
def flow(document: Document) -> Flow:
    """The streams of a document, from the running heads and notes claimed so far."""
    lines, words = lines_of(document), texts(document)
    starts = [line.start for line in lines]
    stream = [-1 if not line or line.isspace() else 0 for line in words]
    end = [0] * len(lines)

    def rows(span: Span) -> range:
        return range(
            bisect_right(starts, span.start) - 1, bisect_right(starts, max(span.start, span.end - 1))
        )

    for number in furniture(document):
        stream[number] = -1
    for count, places in enumerate(_places(document.claimed("note")), 1):
        for part in places:
            for number in rows(part) if _has_lines(part, lines, words, rows(part)) else ():
                stream[number] = count if stream[number] >= 0 else -1
                if lines[number].end < lines[number].turn <= part.end:
                    end[number] = count
    return Flow(document.text, lines, words, stream, end)


def _places(notes: Iterable[Annotation]) -> Iterable[list[Span]]:
    """Where each note stands; those of one paragraph, where each begins at the end of another, are one."""
    found: dict[int, list[Span]] = {}
    ends: dict[int, int] = {}
    for count, note in enumerate(notes):
        number = ends.get(parts(note)[0].start, count)
        for place in parts(note):
            places = found.setdefault(number, [])
            if places and places[-1].end == place.start:
                place = Span(places.pop().start, place.end)
            places.append(place)
            ends[place.end] = number
    return found.values()


def _has_lines(part: Span, lines: Sequence[Line], words: Sequence[str], rows: range) -> bool:
    """Whether what a note has on some lines is all that they say; a note in a line leaves it to the text."""
    first, last = rows[0], rows[-1]
    before = words[first][: max(0, part.start - lines[first].start)]
    after = words[last][max(0, part.end - lines[last].start) :]
    return not before.strip() and not after.strip()


def parts(note: Annotation) -> tuple[Span, ...]:
    """The places of the source that a note's content comes from."""
    return note.body or (note.span,)
