"""Running heads, running feet and page numbers, which are not part of the text.

Evidence: a number at an edge of the first or last line of a page that counts up with the pages, a title
that recurs, an ornament between the two; without form feeds, lines that recur with a rising number.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median

from teikit.page.folio import Folio, read
from teikit.page.lines import Line, cut, pages
from teikit.text import Annotation, Document, Span

NAMED = re.compile(
    r"(?:chapter|chapitre|kapitel|part|partie|teil|section|book|livre|buch|act|scene|scène|no|nr|n°|vol|p|pp"
    r"|page|seite|article|art|figure|fig|table|tome|band)\.?",
    re.IGNORECASE,
)
"""Words that take a number of their own: `Chapter 3` is a heading."""

LONGEST_TITLE = 90
FEWEST_LINES = 8
"""How many lines apart two heads of neighbouring pages are at least, where no form feed tells."""

SENTENCE = tuple(".!?:”")
"""What notes end in (`12 Ibid.`), and running heads do not."""

FEW_PAGES = 20
"""The same where only two heads bear witness."""


def claim(document: Document) -> Iterator[Annotation]:
    """Each running head and foot and page number, as `fw` over the characters of its line.

    The line is read as nothing. Body text is never taken: a line that might be either stays.
    """
    lines = cut(document.text)
    sheets = pages(lines)
    found = _edges(document.text, lines, sheets)
    if len(sheets) == 1:
        found |= _recurring(document.text, lines)
    for number in sorted(found):
        line = lines[number]
        bare, top = found[number]
        kind = "pageNum" if bare else "header" if top else "footer"
        yield Annotation(
            Span(line.start, line.end), "fw", {"type": kind, "place": "top" if top else "bottom"}, reads=""
        )


def _edges(text: str, lines: Sequence[Line], sheets: Sequence[range]) -> dict[int, tuple[bool, bool]]:
    """The heads and feet among the first and last lines of the pages: line to (is bare number, is at top)."""
    heads = [_outer(text, lines, sheet) for sheet in sheets]
    feet = [_outer(text, lines, sheet[::-1]) for sheet in sheets]
    found = {}
    for top, rows in ((True, heads), (False, feet)):
        ways = {page: [*read(_at(text, lines, row))] for page, row in enumerate(rows) if row is not None}
        for page, folio in _numbered(ways, least=2 if top else 4).items():
            if top or folio.title[-1:] != ".":  # a note at the foot ends so
                found[rows[page]] = (not folio.title, top)
        keys = Counter(_plain(_at(text, lines, row)) for row in rows if row is not None)
        for row in rows:
            if row is not None and row not in found and _same_title(_at(text, lines, row), keys, rows, top):
                found[row] = (False, top)
        if top and rows[0] is not None and rows[0] not in found and _alone(text, lines, rows[0]):
            found[rows[0]] = (False, top)
    return {row: kind for row, kind in found.items() if row is not None}


def _outer(text: str, lines: Sequence[Line], rows: Iterable[int]) -> int | None:
    return next((row for row in rows if _at(text, lines, row).strip()), None)


def _at(text: str, lines: Sequence[Line], row: int) -> str:
    return text[lines[row].start : lines[row].end]


def _plain(line: str) -> str:
    return re.sub(r"[\W\d_]+", " ", line.lower()).strip()


def _numbered(ways: Mapping[int, Sequence[Folio]], least: int) -> dict[int, Folio]:
    """For each page the reading whose number counts up with the pages; none where no number does.

    So many pages as `least` must agree on the number, and one more on the title unless they are many.
    """
    votes: Counter[tuple[str, int]] = Counter()
    titles: Counter[tuple[str, str]] = Counter()
    for page, folios in ways.items():
        votes.update({(folio.sequence, folio.value - page) for folio in folios if folio.value})
        titles.update({(folio.sequence, folio.key) for folio in folios})
    chosen = {}
    for page, folios in ways.items():
        steady = [
            folio
            for folio in folios
            if folio.value
            and _is_title(folio)
            and votes[folio.sequence, folio.value - page] >= (least if folio.title else 2)
            and (
                titles[folio.sequence, folio.key] > 1
                or votes[folio.sequence, folio.value - page] * 3 > len(ways)
            )
        ]
        if steady:
            chosen[page] = max(
                steady,
                key=lambda folio: (
                    votes[folio.sequence, folio.value - page],
                    titles[folio.sequence, folio.key],
                ),
            )
    return chosen


def _is_title(folio: Folio) -> bool:
    title = folio.title
    return not title or (
        len(title) <= LONGEST_TITLE and not NAMED.fullmatch(title) and title[-1] not in ",;-"
    )


def _same_title(line: str, keys: Mapping[str, int], rows: Sequence[int | None], top: bool) -> bool:
    """Whether the line is a title without a number, or with a torn one, that many pages have there."""
    key = _plain(line)
    often = keys[key] >= max(3, len(rows) // 5)
    bare = line.strip()
    title = len(bare) <= LONGEST_TITLE and not bare[0].islower() and bare[-1] not in ".,;:!?-"
    return often and len(key) >= 3 and title and (top or not re.search(r"\d", line))


def _alone(text: str, lines: Sequence[Line], row: int) -> bool:
    """Whether the first line of a text shows by itself that it is a running head."""
    following = next(
        (_at(text, lines, at) for at in range(row + 1, len(lines)) if _at(text, lines, at).strip()), ""
    )
    for folio in read(_at(text, lines, row)):
        title = folio.title
        if not folio.value or not re.match(r"\W*[^\W\d_]", title) or not _is_title(folio):
            continue
        page = folio.printed.isdigit() and not 1000 < folio.value < 2100
        if folio.set_off or (page and _goes_on(title, following)):
            return True
    return False


def _goes_on(title: str, following: str) -> bool:
    """Whether the line after a title can only be the middle of a sentence."""
    return title[:1].isupper() and title[-1:] not in ".!?:" and following.lstrip()[:1].islower()


def _recurring(text: str, lines: Sequence[Line]) -> dict[int, tuple[bool, bool]]:
    """Heads in a text without form feeds: the same title three times or more, its number always rising."""
    rows: dict[tuple[str, str], list[tuple[int, Folio]]] = defaultdict(list)
    for row, line in enumerate(lines):
        if line.end - line.start <= 150:
            for folio in read(text[line.start : line.end]):
                if (
                    folio.value
                    and _is_title(folio)
                    and _is_no_year(folio)
                    and folio.title[-1:] not in SENTENCE
                ):
                    rows[folio.sequence, folio.key].append((row, folio))
    found: dict[int, tuple[bool, bool]] = {}
    for (_, key), group in rows.items():
        if _rises(group) and _is_no_heading(key, [folio for _, folio in group]):
            found.update({row: (not key, True) for row, _ in group})
    return found


def _is_no_year(folio: Folio) -> bool:
    return not folio.title or (len(folio.key) >= 3 and (folio.set_off or not 1000 < folio.value < 2100))


def _is_no_heading(key: str, folios: Sequence[Folio]) -> bool:
    """A single word with a number may head a chapter (`Canto 3`), unless left pages have it the other way."""
    sides = {folio.left for folio in folios}
    return " " in key or not key or len(sides) == 2 or any(folio.set_off for folio in folios)


def _rises(group: Sequence[tuple[int, Folio]]) -> bool:
    numbers = [folio.value for _, folio in group]
    places = [row for row, _ in group]
    steps = [after - before for before, after in pairwise(numbers)]
    gaps = [after - before for before, after in pairwise(places)]
    if len(group) < 3:
        return steps == [1] and gaps[0] >= FEW_PAGES
    even = all(step > 0 for step in steps) and median(steps) <= 4
    return even and all(gap >= FEWEST_LINES * min(step, 2) for gap, step in zip(gaps, steps, strict=True))
