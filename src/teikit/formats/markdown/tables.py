"""Tables as pandoc draws them, under dashes or in a grid, as tables with bars, which GitHub has, too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

DRAWN = re.compile(r" *(?:--|\+[-=:])")
"""What one of the first two lines of a table begins with."""
RULE = re.compile(r" *-{2,}(?: +-{2,})* *")
COLUMNS = re.compile(r" *-{2,}(?: +-{2,})+ *")
BARS = re.compile(r"(?=[^|]*\|)[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
COLUMN = re.compile(r"-+")
WHOLE = re.compile(r" *-{3,} *")
GRID = re.compile(r" *\+(?:[-=:]+\+)+ *")
CAPTION = re.compile(r" {0,3}(?:[Tt]able)?: +(?P<words>\S.*?)(?: *\{[^{}\n]*\})? *")
LONGEST = 500
"""Lines of a table at most."""

Edges = list[tuple[int, int | None]]
"""Where each column begins and ends; the last one may have no end."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the line behind its last, its rows, the first of which says what the columns are."""

    end: int
    rows: tuple[tuple[str, ...], ...]

    @property
    def lines(self) -> list[str]:
        """The table with bars."""
        first, *rest = (f"| {' | '.join(cell.replace('|', BAR) for cell in row)} |" for row in self.rows)
        return [first, f"|{'---|' * len(self.rows[0])}", *rest]


BAR = r"\|"


def drawn(lines: Sequence[str], free: Sequence[bool]) -> tuple[dict[int, Table], dict[int, str]]:
    """The tables by the lines in which they begin, and the captions by theirs, in lines that are free."""
    tables: dict[int, Table] = {}
    captions: dict[int, str] = {}
    number = 0
    while number < len(lines):
        found = table(lines, number) if free[number] else None
        if found:
            tables[number] = found
        end = found.end if found else _bars(lines, number)
        if end:
            captions |= _caption(lines, free, number, end)
        number = end or number + 1
    return tables, captions


def _bars(lines: Sequence[str], number: int) -> int:
    """Where a table ends that has bars already; 0 where none begins."""
    if number + 1 >= len(lines) or not BARS.fullmatch(lines[number + 1]) or "|" not in lines[number]:
        return 0
    return next((at for at in range(number, len(lines)) if not lines[at].strip()), len(lines))


def _caption(lines: Sequence[str], free: Sequence[bool], start: int, end: int) -> dict[int, str]:
    """The caption below a table, or else above it; a blank line may stand between."""
    below = next((at for at in range(end, min(end + 2, len(lines))) if lines[at].strip()), -1)
    above = next((at for at in range(start - 1, max(start - 3, -1), -1) if lines[at].strip()), -1)
    for at in (below, above):
        found = CAPTION.fullmatch(lines[at]) if at >= 0 and free[at] else None
        if found:
            return {at: found["words"]}
    return {}


def table(lines: Sequence[str], number: int) -> Table | None:
    """The table that begins in this line, if one does."""
    below = lines[number + 1] if number + 1 < len(lines) else ""
    if (number and lines[number - 1].strip()) or not any(map(DRAWN.match, (lines[number], below))):
        return None
    part = lines[number : number + LONGEST]
    if GRID.fullmatch(part[0]):
        return _grid(part, number)
    if WHOLE.fullmatch(part[0]):
        return _of_several_lines(part, number)
    if COLUMNS.fullmatch(part[0]):
        return _without_head(part, number)
    if len(part) > 1 and COLUMNS.fullmatch(part[1]):
        return _simple(part, number)
    return None


def _simple(part: Sequence[str], number: int) -> Table | None:
    """One line for each row; the heading stands above the dashes; a blank line ends it."""
    end = next((at for at, line in enumerate(part) if not line.strip()), len(part))
    if end < 3:
        return None
    body = part[2:end]
    if RULE.fullmatch(body[-1]):
        body = body[:-1]
    edges = _edges(part[1])
    return Table(number + end, tuple(_cut(line, edges) for line in (part[0], *body)))


def _without_head(part: Sequence[str], number: int) -> Table | None:
    """Dashes above and below; rows of one line, or of several with blank lines between."""
    end = next((at for at, line in enumerate(part[1:], 1) if COLUMNS.fullmatch(line)), 0)
    if end < 2:
        return None
    edges = _edges(part[0])
    rows = (
        _groups(part[1:end]) if any(not line.strip() for line in part[1:end]) else [[x] for x in part[1:end]]
    )
    empty = ("",) * len(edges)
    return Table(number + end + 1, (empty, *(_joined(row, edges) for row in rows)))


def _of_several_lines(part: Sequence[str], number: int) -> Table | None:
    """Rows of several lines, with blank lines between; dashes over all columns above and below."""
    under = next((at for at, line in enumerate(part[1:], 1) if COLUMNS.fullmatch(line)), 0)
    end = next((at for at, line in enumerate(part[under + 1 :], under + 1) if WHOLE.fullmatch(line)), 0)
    if under < 2 or not end or any(not line.strip() for line in part[1:under]):
        return None
    edges = _edges(part[under])
    rows = _groups(part[under + 1 : end])
    return Table(number + end + 1, tuple(_joined(row, edges) for row in (part[1:under], *rows)))


def _grid(part: Sequence[str], number: int) -> Table | None:
    """Cells between bars, rows between lines of dashes; equals signs are below the heading."""
    end = next((at for at, line in enumerate(part) if not re.match(r" *[|+]", line)), len(part))
    rules = [at for at, line in enumerate(part[:end]) if GRID.fullmatch(line)]
    if len(rules) < 2 or rules[-1] != end - 1 or len({len(part[at].rstrip()) for at in rules}) > 1:
        return None
    corners = [at for at, sign in enumerate(part[0]) if sign == "+"]
    edges: Edges = [(start + 1, after) for start, after in pairwise(corners)]
    rows = [part[start + 1 : stop] for start, stop in pairwise(rules)]
    found = [_joined(row, edges) for row in rows]
    headed = any("=" in part[at] for at in rules)
    return Table(number + end, tuple(found if headed else [("",) * len(edges), *found]))


def _edges(dashes: str) -> Edges:
    """Where each column begins and ends: up to the next one, the last without an end."""
    starts = [found.start() for found in COLUMN.finditer(dashes)]
    return list(zip([0, *starts[1:]], [*starts[1:], None], strict=True))


def _cut(line: str, edges: Edges) -> tuple[str, ...]:
    return tuple(line[start:end].strip() for start, end in edges)


def _joined(row: Sequence[str], edges: Edges) -> tuple[str, ...]:
    cells = zip(*(_cut(line, edges) for line in row), strict=True)
    return tuple(" ".join(filter(None, cell)) for cell in cells)


def _groups(lines: Sequence[str]) -> list[list[str]]:
    """Lines between blank ones."""
    return list(_grouped(lines))


def _grouped(lines: Sequence[str]) -> Iterator[list[str]]:
    found: list[str] = []
    for line in (*lines, ""):
        if line.strip():
            found.append(line)
        elif found:
            yield found
            found = []
