"""Which lines belong to a note: those behind its beginning, and those at the foot of the next page.

Evidence: the end of the page, smaller type, a longer measure, blank lines, and how well lines read on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from teikit.page.continuity import Measure, is_ended, measure, reads_on, splits
from teikit.page.headings import is_chapter, is_notes
from teikit.page.marks import Form, Mark
from teikit.page.rows import Rows

MOST = 100
"""How many rows at the top of the notes of a page may go on from the page before."""
FULL, FULL_OPEN = 0.85, 0.7
"""A note goes on only behind a line of so much of the measure; less where its sentence is not over."""
OVER = 0.4
"""What each character earns that a line is longer than any of the text: a line of notes is much longer."""
ENDED, OPEN = 0.6, -1.2
"""What it earns that what goes on of a note ends with a sentence, and what it costs that it does not."""
MANY, CLOSED = 20, 0.95
"""Of so many notes so many end with a sentence, where all of them are taken to do so."""
MUST = -3.0
"""What the rows must earn that go on from a note whose sentence is not over, there."""
LONGEST = 60
"""How many rows a note has at most where nothing but the look of lines tells where it ends."""


@dataclass(slots=True)
class Note:
    """A note in the making: its beginning, the marker that sends to it, its rows place by place.

    `cut` is where the next note begins on its last row, if one does.
    """

    start: Mark
    marker: Mark | None
    far: bool = False
    cert: str = ""
    rows: list[range] = field(default_factory=list)
    cut: int = 0


def extend(rows: Rows, notes: Sequence[Note]) -> None:
    """Give each note its rows; the notes come in the order of their beginnings."""
    if not notes:
        return
    lengths = measure(rows, [note.start.row for note in notes])
    blocks = list(_blocks(rows, notes))
    ends = []
    for at, block in enumerate(blocks):
        following = blocks[at + 1][0] if at + 1 < len(blocks) else None
        end = _end(rows, block, following, lengths)
        ends.append(end)
        edges = [*(note.start.row for note in block), end]
        for note, (first, last) in zip(block, pairwise(edges), strict=True):
            if note.start.stop:
                last = min(last, rows.at(note.start.stop - 1) + 1)
            note.rows.append(range(first, _heading(rows, first + _least(note.start), last)))
    _carry(rows, blocks, ends, lengths, closed=_are_closed(rows, blocks))


def _are_closed(rows: Rows, blocks: Sequence[Sequence[Note]]) -> bool:
    """Whether notes end with a sentence, to judge by those that others follow: what does not, goes on."""
    last = [rows.words(note.rows[0].stop - 1) for block in blocks for note in block[:-1]]
    return len(last) >= MANY and sum(map(_is_over, last)) >= CLOSED * len(last)


def _is_over(line: str) -> bool:
    return is_ended(line) or line[-1] in ")]"


def _blocks(rows: Rows, notes: Sequence[Note]) -> Iterator[list[Note]]:
    """The notes that stand together, with nothing between them but notes."""
    block: list[Note] = []
    for note in notes:
        marker = note.marker.row if note.marker else -1
        apart = bool(block) and (
            note.start.form is Form.WORD
            or block[-1].start.form is Form.WORD
            or (not note.far and marker > block[0].start.row)
            or note.far is not block[-1].far
            or (not note.far and rows.paged and _page(rows, note) != _page(rows, block[-1]))
        )
        if apart:
            yield block
            block = []
        block.append(note)
    if block:
        yield block


def _page(rows: Rows, note: Note) -> int:
    return rows.rows[note.start.row].page


def _end(rows: Rows, block: Sequence[Note], following: Note | None, lengths: Measure) -> int:
    """The row behind a block of notes."""
    last = block[-1].start
    if last.stop:
        return rows.at(last.stop - 1) + 1
    limit = len(rows.rows) if following is None else following.start.row
    if following is not None and following.marker and last.row < following.marker.row < limit:
        limit = following.marker.row
    if block[-1].far:
        return _end_of_section(rows, last.row, limit)
    page = rows.last_of(last.row)
    if rows.paged and (limit >= page or limit == len(rows.rows)):
        return _end_of_page(rows, last.row, page)
    return _best_end(rows, block, limit, lengths)


def _end_of_page(rows: Rows, first: int, page: int) -> int:
    """The end of the page, or of the small type if text of the usual size follows it."""
    if not rows.sized or not rows.rows[first].fine:
        return page
    return next((at for at in range(first, page) if not rows.rows[at].fine), page)


def _least(start: Mark) -> int:
    """How many rows a note has at least: a number that stands alone has its words below."""
    return 2 if start.form is Form.ALONE else 1


def _heading(rows: Rows, first: int, last: int) -> int:
    """The first heading among the rows of a note from one on, or their end: it belongs to no note."""
    for at in range(first, last):
        words = rows.words(at)
        if rows.rows[at].blank and len(words) < 80 and (is_chapter(words) or is_notes(words)):
            return at
    return last


def _end_of_section(rows: Rows, first: int, limit: int) -> int:
    """Where text begins behind the last of the collected notes."""
    for at in range(first + 1, limit):
        if rows.rows[at].blank and is_ended(rows.words(at - 1)) and limit - at > 3:
            return at
    return limit


def _best_end(rows: Rows, block: Sequence[Note], limit: int, lengths: Measure) -> int:
    """Where a note ends best in a text whose pages are unknown: it ends there, and text goes on behind it."""
    first, top = block[-1].start.row, block[0].start.row
    stop = min(limit, first + LONGEST)
    above = rows.words(top - 1) if top else ""
    words = rows.vocabulary
    wide = 0.0
    best, found = float("-inf"), stop
    for end in range(first + _least(block[-1].start), stop + 1):
        row = rows.rows[end - 1]
        wide += _widths(len(row), lengths, first=end == first + 1, fine=row.fine, sized=rows.sized)
        earns = wide + _ends(rows, first, end, lengths)
        if end < len(rows.rows):
            earns += 1.2 * splits(rows, end, above, "", words) + 1.5 * rows.rows[end].blank
            earns += _text(rows, end, stop, lengths)
        if earns > best:
            best, found = earns, end
    return found


def _widths(length: int, lengths: Measure, *, first: bool, fine: bool, sized: bool) -> float:
    """What a row earns as one of a note."""
    if sized:
        return 1.5 if fine else -3.0
    if lengths.differ and length > lengths.text:
        return 2.0
    return 0.0 if first else -0.25


def _ends(rows: Rows, first: int, end: int, lengths: Measure) -> float:
    """Whether a note ends with a row: its sentence, and its line before the margin; and no row before it."""
    last = rows.words(end - 1)
    earns = 1.0 if is_ended(last) else -1.5
    earns += 0.8 if len(last) < lengths.note * 0.85 else -0.4
    for at in range(first, end - 1):
        if len(rows.words(at)) < lengths.note * 0.8 and is_ended(rows.words(at)):
            earns -= 1.2
    return earns


def _text(rows: Rows, end: int, stop: int, lengths: Measure) -> float:
    """Whether the rows behind look like running text."""
    earns = 0.0
    for at in range(end, min(stop, end + 4)):
        length = len(rows.rows[at])
        if lengths.differ and length > lengths.text:
            earns -= 2.0
        if rows.sized:
            earns += -1.5 if rows.rows[at].fine else 0.5
    return earns


def _carry(
    rows: Rows, blocks: Sequence[Sequence[Note]], ends: Sequence[int], lengths: Measure, *, closed: bool
) -> None:
    """Give a note what goes on of it above the next notes, or at the foot of a page without any.

    Where notes are `closed` by their sentences, one without the end of a sentence must go on.
    """
    for at, (block, end) in enumerate(zip(blocks, ends, strict=True)):
        note = block[-1]
        if note.start.stop or note.far:
            continue
        following = blocks[at + 1][0].start.row if at + 1 < len(blocks) else len(rows.rows)
        after = rows.words(ends[at + 1]) if at + 1 < len(blocks) and ends[at + 1] < len(rows.rows) else ""
        begin = end
        if not rows.paged:
            marker = blocks[at + 1][0].marker if at + 1 < len(blocks) else None
            if marker is not None and marker.row >= end:
                _go_on(rows, note, marker.row + 1, following, after, lengths)
            continue
        while begin < following and begin == rows.last_of(begin - 1):
            page = rows.last_of(begin)
            foot = min(following, page)
            below = after if foot == following else rows.words(page) if page < len(rows.rows) else ""
            own = blocks[at + 1] if at + 1 < len(blocks) else ()
            sure = (each.marker.row for each in own if each.marker and not each.cert)
            markers = [row + 1 for row in sure if begin <= row < foot]
            top = max((begin, *markers))
            if not _go_on(rows, note, top, foot, below, lengths, closed=closed) or foot < page:
                break
            begin = page


def _go_on(
    rows: Rows, note: Note, begin: int, foot: int, below: str, lengths: Measure, *, closed: bool = False
) -> bool:
    """Add the rows before `foot` that go on from a note; whether there are any.

    `below` is what the running text above them goes on to.
    """
    before = rows.words(note.rows[-1].stop - 1)
    going = not _is_over(before)
    must = going and closed
    if len(before) <= lengths.full * (FULL_OPEN if going else FULL) and not rows.sized and not must:
        return False
    words = rows.vocabulary
    best, top, look = 1.0 if not going else -0.5 if lengths.differ or rows.sized else -2.5, foot, 0.0
    best = MUST if must else best
    last = rows.words(foot - 1)
    look += ENDED if is_ended(last) else OPEN
    look -= reads_on(last, below, words) if below else 0.0
    for at in range(foot - 1, max(begin, foot - MOST) - 1, -1):
        row = rows.rows[at]
        if rows.sized:
            look += 1.5 if row.fine else -6.0
        elif lengths.differ:
            short = at == foot - 1 or (is_ended(rows.words(at)) and len(row) < lengths.text * 0.85)
            over = len(row) - lengths.text
            look += min(1.5, over * OVER) if over > 0 else -0.3 if short else -1.2
        else:
            look -= 0.15
        if look < -8:
            break
        if at > begin:
            earns = look + 1.5 * row.blank + splits(rows, at, before, below, words)
        else:
            earns = look + reads_on(before, rows.words(at), words)
        if earns > best:
            best, top = earns, at
    if top < foot:
        note.rows.append(range(top, foot))
    return top < foot
