"""Running heads and feet in a text whose pages are unknown: lines that recur as pages do.

Evidence: numbers that rise from one to the next, titles beside them, and sentences that go on across.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from teikit.page.continuity import is_ended
from teikit.page.edges import Furniture
from teikit.page.folio import Folio, plain, read
from teikit.page.titles import LONGEST, SIGNED, is_stamp, is_title

FEWEST_LINES = 8
"""How many lines apart two heads of neighbouring pages are at least."""
FEWEST_FEET = 5
"""The same of lines that say that they are page numbers, or of stamps."""
FEW_PAGES = 20
"""The same where only two heads bear witness."""
LOOK_BACK = 40
"""How many numbers back the row of page numbers may go on from."""
BESIDE = 2
"""So many lines from a page number a title or a stamp may stand."""
SENTENCE = tuple(".!?:”")
"""What notes end in (`12 Ibid.`), and running heads do not."""


def recurring(rows: Sequence[int], words: Callable[[int], str]) -> dict[int, Furniture]:
    """The heads and feet of a text, by line; `rows` are the numbers of its lines that have words."""
    groups: dict[tuple[str, str], list[tuple[int, Folio]]] = defaultdict(list)
    stamps: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        line = words(row)
        if len(line) > 150:
            continue
        if is_stamp(line):
            stamps[plain(line)].append(at)
        for folio in read(line):
            if folio.value and is_title(folio) and _is_no_year(folio) and folio.title[-1:] not in SENTENCE:
                groups[folio.sequence, folio.key].append((row, folio))
    place = {row: at for at, row in enumerate(rows)}
    found: dict[int, Furniture] = {}
    for (_, key), group in groups.items():
        if _rises(group) and _is_no_heading(key, [folio for _, folio in group]):
            top = _is_top([place[row] for row, _ in group], rows, words)
            found.update({row: Furniture(not key, top) for row, _ in group})
    found = _one_sequence(found, words) or dict(_facing(rows, words))
    for group_of in stamps.values():
        if len(group_of) >= 3 and _is_even(group_of):
            top = _is_top(group_of, rows, words)
            found.update({rows[at]: Furniture(False, top) for at in group_of})
    found |= dict(_beside(found, place, rows, words))
    return found


def _facing(rows: Sequence[int], words: Callable[[int], str]) -> Iterator[tuple[int, Furniture]]:
    """The heads of two pages that face each other, each with a title of its own: `214 Years`, `A Year 215`.

    The text begins with the one, and the other parts a sentence of it.
    """
    first = read(words(rows[0])) if rows else ()
    begins = [folio for folio in first if folio.left and _may_head(folio)]
    for at in range(FEW_PAGES, len(rows) - 1 if begins else 0):
        line = words(rows[at])
        if (
            len(line) > LONGEST
            or is_ended(words(rows[at - 1]))
            or not words(rows[at + 1]).lstrip()[:1].islower()
        ):
            continue
        for folio in read(line):
            after = {(each.sequence, each.value + 1) for each in begins if each.value}
            if not folio.left and _may_head(folio) and (folio.sequence, folio.value) in after:
                yield from ((row, Furniture(False, top=True)) for row in (rows[0], rows[at]))
                return


def _may_head(folio: Folio) -> bool:
    """Whether a line with a number may be the head of a page: the number, and a title beside it."""
    return bool(folio.value and folio.title) and is_title(folio) and _is_no_year(folio)


def _one_sequence(found: dict[int, Furniture], words: Callable[[int], str]) -> dict[int, Furniture]:
    """Those heads whose numbers make the longest row that rises as pages do; notes that recur fall out."""
    best: dict[tuple[int, int], tuple[int, tuple[int, int] | None]] = {}
    for row in sorted(found):
        numbers = {folio.value for folio in read(words(row)) if folio.value}
        near = list(best)[-LOOK_BACK:]
        for number in numbers:
            before = [each for each in near if each[0] < row and 0 < number - each[1] <= _most(row - each[0])]
            last = max(before, key=lambda each: best[each][0], default=None)
            best[row, number] = (1 + (best[last][0] if last else 0), last)
    at = max(best, key=lambda each: best[each][0], default=None)
    chain: set[int] = set()
    while at is not None:
        chain.add(at[0])
        at = best[at][1]
    if len(chain) * 2 < len(found):
        return found
    return {row: furniture for row, furniture in found.items() if row in chain}


def _most(lines: int) -> int:
    """How many pages so many lines have at most."""
    return 2 + lines // FEWEST_LINES


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
    worded = all(folio.worded for _, folio in group)
    if len(group) < 3:
        return steps == [1] and gaps[0] >= FEW_PAGES
    even = all(step > 0 for step in steps) and median(steps) <= 4
    fewest = FEWEST_FEET if worded else FEWEST_LINES
    return even and all(gap >= fewest * min(step, 2) for gap, step in zip(gaps, steps, strict=True))


def _is_even(places: Sequence[int]) -> bool:
    gaps = [after - before for before, after in pairwise(places)]
    usual = median(gaps)
    return usual >= FEWEST_FEET and min(gaps) * 2 >= usual and max(gaps) <= usual * 3


def _is_top(places: Sequence[int], rows: Sequence[int], words: Callable[[int], str]) -> bool:
    """Whether lines stand above their page: a text begins with one, or does not end with one."""
    if places[0] <= BESIDE:
        return True
    if places[-1] >= len(rows) - 1 - BESIDE:
        return False
    above = sum(is_ended(words(rows[at - 1])) for at in places if at)
    return above * 2 < len(places) or not any(folio.worded for folio in read(words(rows[places[0]])))


def _beside(
    found: dict[int, Furniture], place: dict[int, int], rows: Sequence[int], words: Callable[[int], str]
) -> Iterator[tuple[int, Furniture]]:
    """The lines near page numbers that most page numbers have beside them, on the same side."""
    at = [(place[row], furniture) for row, furniture in found.items()]
    if len(at) < 3:
        return
    for step in (*range(1, BESIDE + 1), *range(-1, -BESIDE - 1, -1)):
        lines = [
            (rows[each + step] if 0 <= each + step < len(rows) else -1, furniture) for each, furniture in at
        ]
        keys = [plain(words(row)) if row >= 0 and row not in found else "" for row, _ in lines]
        often = Counter(keys)
        for here, (row, furniture) in enumerate(lines):
            key, line = keys[here], words(row).strip() if keys[here] else ""
            title = len(key) >= 3 and len(line) <= LONGEST and not line[:1].islower()
            if (
                title
                and not SIGNED.match(line)
                and line[-1:] not in ".,;:!?-"
                and (often[key] * 2 >= len(at) or _in_a_row(keys, here) >= 3)
            ):
                yield row, Furniture(False, furniture.top)


def _in_a_row(keys: Sequence[str], at: int) -> int:
    """How many pages around one have the same title, one after another."""
    first = last = at
    while first > 0 and keys[first - 1] == keys[at]:
        first -= 1
    while last + 1 < len(keys) and keys[last + 1] == keys[at]:
        last += 1
    return last - first + 1
