"""The lines at the upper and lower edges of pages, outermost first, and which of them are no text.

Evidence: a number that counts up with the pages; a title that the pages around have at the same edge; the
height at which others have theirs. A line that is told makes the next one the outermost.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from teikit.page.folio import Folio, is_numbered, plain, read
from teikit.page.frame import STEP
from teikit.page.look import LARGER
from teikit.page.titles import LONGEST_SURE, NAMED, is_stamp, is_title, same_title

AGREEING = 3
"""So many pages with heads that agree on a number show what the others count."""
EDGE = re.compile(r"^\W*\d+\s+|\s+\d+\W*$|^\s+|\s+$")
DEEPEST = 4
"""How many lines from the edge of a page may be heads or feet."""
MOSTLY, RUNNING = 0.5, 0.25
"""So many pages have a line apart at the height of heads; so many go on with a sentence below it."""
AROUND = 2
"""So many pages on from one the same title is expected: left and right pages have titles of their own."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line that belongs to the page: whether it is a bare number, and at which edge it stands."""

    bare: bool
    top: bool


def edges(
    sheets: Sequence[Sequence[int]],
    words: Callable[[int], str],
    apart: Set[int] = frozenset(),
    heights: Mapping[int, tuple[int, int]] | None = None,
    large: Mapping[int, float] | None = None,
) -> dict[int, Furniture]:
    """The heads and feet of pages, by line; each page is the numbers of its lines from top to bottom.

    Lines known to stand `apart` from the text may be longer than others; `heights` says at which height.
    `large` has the size of those in larger type than the text: what heads repeat is so printed once.
    """
    found: dict[int, Furniture] = {}
    inner: dict[bool, list[list[int]]] = {}
    for top in (True, False):
        columns = inner[top] = [list(sheet if top else reversed(sheet)) for sheet in sheets]
        for _ in range(DEEPEST):
            outer = [next(iter(rows), None) for rows in columns]
            taken = _taken(outer, words, apart, large or {}, top=top)
            if top and heights:
                taken |= {row: Furniture(False, top) for row in _level(columns, words, heights)}
            found |= {row: furniture for row, furniture in taken.items() if row not in found}
            for rows in columns:
                if rows and rows[0] in taken:
                    del rows[0]
            if not taken:
                break
    for top, columns in inner.items():
        found |= {row: Furniture(True, top) for row in _strays(sheets, columns, found, words, heights or {})}
    found |= {row: Furniture(False, True) for row in _longer(sheets, found, words, heights or {})}
    return found


def _level(
    columns: Sequence[Sequence[int]], words: Callable[[int], str], heights: Mapping[int, tuple[int, int]]
) -> Iterator[int]:
    """The first lines that stand at the height at which most pages have a line apart, whatever they say."""
    having: dict[tuple[int, int], list[Sequence[int]]] = defaultdict(list)
    for rows in columns:
        if len(rows) > 1 and rows[0] in heights:
            having[heights[rows[0]]].append(rows)
    for pages in having.values():
        running = sum(words(rows[1]).lstrip()[:1].islower() for rows in pages)
        if len(pages) >= max(4, len(columns) * MOSTLY) and running >= len(pages) * RUNNING:
            yield from (rows[0] for rows in pages if len(words(rows[0])) <= LONGEST_SURE)


def _strays(
    sheets: Sequence[Sequence[int]],
    columns: Sequence[Sequence[int]],
    found: Mapping[int, Furniture],
    words: Callable[[int], str],
    heights: Mapping[int, tuple[int, int]],
) -> Iterator[int]:
    """The bare numbers at an edge that count with those of the other edge, as on a page without a head; or
    that stand where others do.
    """
    usual = Counter(heights[row] for row in found if row in heights)
    votes = _votes(sheets, found, words)
    for page, rows in enumerate(columns):
        for folio in read(words(rows[0])) if rows else ():
            counts = votes[folio.sequence, folio.value - page] >= AGREEING
            there = rows[0] in heights and usual[heights[rows[0]]] >= AGREEING
            if folio.value and not folio.title and (counts or there):
                yield rows[0]


def _longer(
    sheets: Sequence[Sequence[int]],
    found: Mapping[int, Furniture],
    words: Callable[[int], str],
    heights: Mapping[int, tuple[int, int]],
) -> Iterator[int]:
    """The other lines of a head that is too long for one: right above its number, or right below it."""
    votes = _votes(sheets, found, words)
    for page, sheet in enumerate(sheets):
        for one, two in pairwise(sheet[:DEEPEST]):
            if one not in heights or two not in heights or not _is_next(heights[one], heights[two]):
                break
            if one in found and two in found:
                continue
            counted = any(
                votes[each.sequence, each.value - page] >= AGREEING
                for row in (one, two)
                for each in read(words(row))
            )
            if counted:
                yield from (one, two)


def _is_next(one: tuple[int, int], two: tuple[int, int]) -> bool:
    """Whether two heights of one size are those of a line and the next."""
    return one[1] == two[1] and 0 < (two[0] - one[0]) * STEP < 1.6 * one[1]


def _votes(
    sheets: Sequence[Sequence[int]], found: Mapping[int, Furniture], words: Callable[[int], str]
) -> Counter[tuple[str, int]]:
    """How many pages have a head or foot whose number is ahead of its page by so much."""
    return Counter(
        vote
        for page, sheet in enumerate(sheets)
        for vote in {
            (each.sequence, each.value - page) for row in sheet if row in found for each in read(words(row))
        }
    )


def _taken(
    outer: Sequence[int | None],
    words: Callable[[int], str],
    apart: Set[int],
    large: Mapping[int, float],
    *,
    top: bool,
) -> dict[int, Furniture]:
    lines = {page: words(row) for page, row in enumerate(outer) if row is not None}
    away = {page for page, row in enumerate(outer) if row in apart}
    ways = {page: tuple(read(line)) for page, line in lines.items()}
    taken: dict[int, Furniture] = {}
    for page, folio in _numbered(ways, away, least=2 if top else 4).items():
        if top or folio.worded or folio.title[-1:] != ".":  # a note at the foot ends so
            row = outer[page]
            if row is not None:
                taken[row] = Furniture(not folio.title, top)
    sizes = {page: large[row] for page, row in enumerate(outer) if row is not None and row in large}
    for page in _titled(lines, away, sizes, len(outer), top=top):
        row = outer[page]
        if row is not None and row not in taken:
            taken[row] = Furniture(False, top)
    return taken


def _numbered(ways: Mapping[int, Sequence[Folio]], away: Set[int], least: int) -> dict[int, Folio]:
    """For each page the reading whose number counts up with the pages; none where no number does.

    So many pages as `least` must agree on the number, and one more on the title unless they are many.
    """
    votes: Counter[tuple[str, int]] = Counter()
    titles: Counter[tuple[str, str]] = Counter()
    for page, folios in ways.items():
        votes.update({(folio.sequence, folio.value - page) for folio in folios if folio.value})
        titles.update({(folio.sequence, folio.key) for folio in folios})

    def agree(page: int, folio: Folio) -> int:
        return votes[folio.sequence, folio.value - page]

    chosen = {}
    for page, folios in ways.items():
        steady = [
            folio
            for folio in folios
            if folio.value
            and is_title(folio, sure=page in away or (agree(page, folio) * 3 > len(ways) and len(ways) > 3))
            and agree(page, folio) >= (least if folio.title and not folio.worded else 2)
            and (titles[folio.sequence, folio.key] > 1 or agree(page, folio) * 3 > len(ways))
        ]
        if steady:
            chosen[page] = max(
                steady, key=lambda folio: (agree(page, folio), titles[folio.sequence, folio.key])
            )
    return chosen


def _titled(
    lines: Mapping[int, str], away: Set[int], sizes: Mapping[int, float], pages: int, *, top: bool
) -> Iterator[int]:
    """The pages whose outermost line is a title that many pages have there, or those around them."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for page, line in lines.items():
        key = plain(line)
        by_key[line.strip() if NAMED.fullmatch(key) else key].append(page)  # `Chapter 2` is a heading
    for key, having in by_key.items():
        if len(key) < 3:
            continue
        if [page for page in having if is_numbered(lines[page])] == having[1:]:
            del having[0]  # what the heads repeat: the title of the text
        usual = min((sizes.get(page, 0.0) for page in having), default=0.0)
        having = [page for page in having if sizes.get(page, 0.0) <= usual * LARGER]  # or the chapter's
        often = len(having) >= max(3, pages // 5)
        for page in having:
            at = bisect_left(having, page)
            near = {having[other] - page for other in (at - 1, at + 1) if 0 <= other < len(having)}
            around = top and any(abs(step) <= AROUND and _bare(lines, page, step) for step in near)
            same = often and sum(lines[other].strip() == lines[page].strip() for other in having) > 2
            stamp = len(having) > 2 and is_stamp(lines[page])
            if (often or around or stamp) and same_title(
                lines[page], top=top, sure=often, apart=page in away, same=same
            ):
                yield page


def _bare(lines: Mapping[int, str], page: int, step: int) -> bool:
    """Whether the lines of two pages are the same but for a number at an edge."""
    return EDGE.sub("", lines[page]) == EDGE.sub("", lines[page + step])
