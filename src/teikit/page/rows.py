"""The lines of a document that have words and are no running head, with what is known of their look.

Whoever tells notes from running text asks here: page, indent, the blank line before, the size of type.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from statistics import median

from teikit.facts import fact
from teikit.lexicon.words import vocabulary
from teikit.page.lines import lines_of
from teikit.page.sheets import firsts
from teikit.text import Document, Span

TALLEST, COLUMNS, EVEN = 100, 250, 1.25
"""How many rows with words a page has at most; and one in columns, if the others have nearly as many."""
FINE, SEEN_FINE = 0.94, 0.88
"""Type smaller than this share of the usual size is that of notes; of what OCR takes for sizes, than that."""
LARGEST = 1.6
"""What is larger than the usual size by so much says nothing of small type."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line with words: its number, where its words begin and end, its page, and its look.

    `blank` is true where a blank line or a head stands before it, `fine` where its type is small.
    """

    number: int
    start: int
    end: int
    page: int
    indent: int
    blank: bool
    fine: bool = False

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a text in order; `paged` where it is known which page each is on, `sized` its type.

    `vocabulary` has the words of the text, `raised` the superscripts that a reader saw, in order;
    `sure` how sure OCR was of each word, by the offset where it ends.
    """

    text: str
    rows: Sequence[Row]
    paged: bool
    sized: bool
    starts: Sequence[int]
    firsts: Sequence[int]
    vocabulary: Mapping[str, int]
    raised: Sequence[Span] = ()
    sure: Mapping[int, float] = field(default_factory=dict)

    def words(self, at: int) -> str:
        """The words of a row, without the blanks around them."""
        row = self.rows[at]
        return self.text[row.start : row.end]

    def at(self, offset: int) -> int:
        """The index of the row that a character is in, or of the last one before it."""
        return bisect_right(self.starts, offset) - 1

    def last_of(self, at: int) -> int:
        """The index behind the last row of the page that a row is on; of the text where pages are unknown."""
        return self.firsts[bisect_right(self.firsts, at)] if self.paged else len(self.rows)

    def first_of(self, at: int) -> int:
        """The index of the first row of the page that a row is on."""
        return self.firsts[bisect_right(self.firsts, at) - 1] if self.paged else 0


@fact
def rows(document: Document) -> Rows:
    """The rows of a document, from the running heads claimed so far."""
    text, lines = document.text, lines_of(document)
    starts = [line.start for line in lines]
    heads = {
        bisect_right(starts, head.span.start) - 1: head.attributes.get("place") == "top"
        for head in document.claimed("fw")
    }
    beside = set(_beside(document, starts))
    edges = _edges(document, starts, heads)
    fine = _fine(document, starts)
    found, page, blank = [], 0, True
    for number, line in enumerate(lines):
        while page + 1 < len(edges) and edges[page + 1] <= number:
            page, blank = page + 1, True
        words = text[line.start : line.end]
        bare = words.strip()
        if number in beside:
            continue
        if not bare or number in heads:
            blank = True
            continue
        indent = len(words) - len(words.lstrip())
        start = line.start + indent
        found.append(Row(number, start, start + len(bare), page, indent, blank, number in fine))
        blank = False
    firsts = [at for at, row in enumerate(found) if not at or row.page != found[at - 1].page]
    firsts.append(len(found))
    paged = len(edges) > 1 and (bool(document.lines) or _are_pages(firsts))
    begin = [row.start for row in found]
    raised = tuple(
        claim.span for claim in document.claimed("hi") if claim.attributes.get("rend") == "superscript"
    )
    sure = {end: known for line in document.lines for end, known in line.words}
    return Rows(text, tuple(found), paged, bool(fine), begin, firsts, vocabulary(document), raised, sure)


def _beside(document: Document, starts: Sequence[int]) -> Iterator[int]:
    """The numbers of the lines that notes in the margin have for themselves."""
    for note in document.claimed("note"):
        if note.attributes.get("place") == "margin" and note.by.startswith("readers/"):
            yield from range(
                bisect_right(starts, note.span.start) - 1, bisect_right(starts, note.span.end - 1)
            )


def _are_pages(firsts: Sequence[int]) -> bool:
    """Whether the rows between these edges are those of pages: few are longer than any page."""
    lengths = [two - one for one, two in pairwise(firsts)]
    tallest = max(TALLEST, min(COLUMNS, median(lengths) * EVEN)) if len(lengths) > 2 else TALLEST
    return sum(length for length in lengths if length > tallest) * 5 < firsts[-1]


def _edges(document: Document, starts: Sequence[int], heads: dict[int, bool]) -> list[int]:
    """The numbers of the first lines of the pages."""
    if document.lines:
        turns = _turns(document)
        return sorted({0, *(bisect_right(starts, start) - 1 for start in turns)})
    begun = firsts(document)
    if len(begun) > 1:
        return begun
    return sorted({0, *(row if top else row + 1 for row, top in heads.items())})


def _turns(document: Document) -> Iterator[int]:
    page = 0
    for line in document.lines:
        if line.page != page:
            page = line.page
            yield line.span.start


def _fine(document: Document, starts: Sequence[int]) -> set[int]:
    """The numbers of the lines whose type is smaller than that of most of the text."""
    letters: Counter[float] = Counter()
    for line in document.lines:
        letters[round(line.size, 1)] += len(line.span) if line.size else 0
    if not letters or not max(letters.values()):
        return set()
    if any(line.confidence is not None for line in document.lines):
        below = _parting(letters)
    else:
        below = max(letters, key=lambda size: letters[size]) * FINE
    return {bisect_right(starts, line.span.start) - 1 for line in document.lines if 0 < line.size < below}


def _parting(letters: Counter[float]) -> float:
    """The size that parts small type from large best (Otsu's threshold); 0 where they hardly differ.

    What is far larger than most, such as lines that OCR ran together, says nothing.
    """
    largest = LARGEST * max(letters, key=lambda size: letters[size])
    letters = Counter({size: count for size, count in letters.items() if size <= largest})
    sizes = sorted(letters)
    count = list(accumulate(letters[size] for size in sizes))
    total = list(accumulate(letters[size] * size for size in sizes))
    best, below = 0.0, 0.0
    for at in range(len(sizes) - 1):
        small, large = total[at] / count[at], (total[-1] - total[at]) / (count[-1] - count[at])
        apart = count[at] * (count[-1] - count[at]) * (large - small) ** 2
        if small < large * SEEN_FINE and apart > best:
            best, below = apart, sizes[at + 1]
    return below
