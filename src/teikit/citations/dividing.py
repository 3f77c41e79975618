"""Where one work ends and the next begins, in words that no comment divides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from teikit.citations.cues import joining
from teikit.citations.fields import TITLES, Field
from teikit.citations.words import Word

PERSONS = frozenset({Field.AUTHOR, Field.EDITOR, Field.TRANSLATOR})
ARCHIVAL = frozenset({Field.REPOSITORY, Field.SHELFMARK, Field.COLLECTION})
BEGINS = frozenset({Field.AUTHOR, Field.ARTICLE, Field.MONOGRAPH, Field.BEFORE, Field.REPOSITORY, Field.NOTE})
"""What a citation may begin with."""
LEGAL = frozenset({Field.JOURNAL, Field.CITED})
"""What citations of the law begin with, behind a semicolon: `BVerfGE 12, 45; § 242 BGB`."""
DECISIVE = frozenset({*TITLES, Field.BEFORE, Field.NOTE, *ARCHIVAL})
PLACED = frozenset({Field.CITED, Field.VOLUME, Field.DATE, Field.PAGES})
COMPLETE = frozenset({Field.DATE, Field.PLACE, Field.PUBLISHER, Field.PAGES, Field.NUMBER})


def divided(row: Sequence[Word], fields: Sequence[Field], run: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and last word of each work in a run of words that no comment divides."""
    start, met = run[0], {fields[run[0]]}
    for at in run[1:]:
        before, here = fields[at - 1], fields[at]
        begins = here in BEGINS and here is not before and row[at].depth == 0 and not row[at].quoted
        begins = begins or (row[at - 1].text == ";" and here in LEGAL and row[at].depth == 0)
        ended = row[at - 1].text == ";" or before in (Field.CITED, Field.PAGES, Field.NOTE)
        second = _second_quoted(row, fields, at, start)
        if second and met & COMPLETE:
            yield start, second - 1
            start, met = second, set()
        whole = met & DECISIVE or (met & PERSONS and met & PLACED)
        if (
            begins
            and whole
            and (ended or (here is Field.AUTHOR and row[at - 1].text == "." and met & COMPLETE))
        ):
            yield start, at - 1
            start, met = at, set()
        met.add(here)
    yield start, run[-1]


def _second_quoted(row: Sequence[Word], fields: Sequence[Field], at: int, start: int) -> int:
    """Where a title in quotation marks begins, if `and` joins it to a work that had one; or 0."""
    opens = fields[at] in TITLES and row[at].quoted and not row[at - 1].quoted and at - 2 > start
    if not opens or row[at - 2].text not in joining():
        return 0
    return at - 1 if any(row[n].quoted and fields[n] in TITLES for n in range(start, at - 2)) else 0
