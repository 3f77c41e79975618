"""A citation: the words of a note that cite one work, and its parts; how fields become citations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from teikit.citations.cues import said, says
from teikit.citations.features import DOTTED, INITIAL, shape
from teikit.citations.fields import TITLES, Field
from teikit.citations.settling import settled, without_sentences
from teikit.citations.words import Word
from teikit.language import Citing, Cue, words_in
from teikit.languages import all_languages
from teikit.lexicon.folding import fold
from teikit.recognition.people import names
from teikit.text import Span

CLOSING = dict(zip("([“‘„«\"'‚»", ")]”’“»\"'‘«", strict=True))
EDGES = frozenset(",;:([{–—-/“„‘‚«")
"""What stands at the edge of a part and is none of it."""
PERSONS = frozenset({Field.AUTHOR, Field.EDITOR})
ARCHIVAL = frozenset({Field.REPOSITORY, Field.SHELFMARK, Field.COLLECTION})
BEGINS = frozenset({Field.AUTHOR, Field.ARTICLE, Field.MONOGRAPH, Field.BEFORE, Field.REPOSITORY, Field.NOTE})
"""What a citation may begin with."""
DECISIVE = frozenset({*TITLES, Field.BEFORE, Field.NOTE, *ARCHIVAL})
PLACED = frozenset({Field.CITED, Field.VOLUME, Field.DATE, Field.PAGES})
LIFE = re.compile(r"\b\d{4}\s?[-–—]\s?\d{2,4}\b")
"""Years from and to."""
YEARS = re.compile(r"\(?\d{4}(?:\s?[-–—]\s?\d{2,4})?\)?")
"""What is a date, whatever it was taken for."""
COMPLETE = frozenset({Field.DATE, Field.PLACE, Field.PUBLISHER, Field.PAGES, Field.NUMBER})


@dataclass(frozen=True, slots=True)
class Part:
    """What one stretch of a citation says of the work."""

    field: Field
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Citation:
    """The words that cite a work; `kind` is archival, legal or nothing, `cert` how sure it is."""

    span: Span
    parts: tuple[Part, ...]
    kind: str
    cert: str

    def all(self, *fields: Field) -> tuple[Part, ...]:
        """The parts of these fields, in order."""
        return tuple(part for part in self.parts if part.field in fields)

    def first(self, *fields: Field) -> str:
        """The words of the first part of these fields, or nothing."""
        return next((part.text for part in self.parts if part.field in fields), "")


def citations(text: str, row: Sequence[Word], fields: Sequence[Field]) -> Iterator[Citation]:
    """The citations that the fields of a note's words make, in order."""
    fields = without_sentences(row, fields)
    for inside, run in groupby(range(len(row)), key=lambda at: fields[at] is not Field.OUTSIDE):
        if inside:
            for first, last in _divided(row, fields, list(run)):
                whole = [
                    *fields[:first],
                    *settled(row[first : last + 1], fields[first : last + 1]),
                    *fields[last + 1 :],
                ]
                found = _citation(text, row, whole, first, last)
                if found is not None:
                    yield found


def _divided(row: Sequence[Word], fields: Sequence[Field], run: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and last word of each work in a run of words that no comment divides."""
    start, met = run[0], {fields[run[0]]}
    for at in run[1:]:
        before, here = fields[at - 1], fields[at]
        begins = here in BEGINS and here is not before and row[at].depth == 0 and not row[at].quoted
        ended = row[at - 1].text == ";" or before in (Field.CITED, Field.PAGES, Field.NOTE)
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


def _citation(
    text: str, row: Sequence[Word], fields: Sequence[Field], first: int, last: int
) -> Citation | None:
    while first < last and fields[first] is Field.OTHER and row[first].text in ",;:.)":
        first += 1
    while last > first and fields[last] is Field.OTHER and row[last].text in ",;:.([“‘„":
        last -= 1
    first, last = _balanced(row, _after_lead(row, fields, first, last), last)
    parts = tuple(_parts(text, row, fields, first, last))
    held = {part.field for part in parts}
    if not (held & DECISIVE or (held & PLACED and _names_a_work(parts))):
        return None
    if held <= {Field.JOURNAL} or held <= {Field.SERIES} or _is_told(row[first : last + 1], parts):
        return None
    return Citation(Span(row[first].start, row[last].end), parts, _kind(row, first, last, held), _cert(held))


def _names_a_work(parts: Sequence[Part]) -> bool:
    """Whether persons stand for a work (`Geiger 1964`): months do not, nor who has the years of a life."""
    makers = [
        part for part in parts if part.field in PERSONS and part.text.strip(".").lower() not in _months()
    ]
    return bool(makers) and not any(LIFE.search(part.text) for part in parts if part.field is Field.DATE)


def _is_told(row: Sequence[Word], parts: Sequence[Part]) -> bool:
    """Whether words are a sentence about somebody or something with its years, and no title."""
    if any(part.field not in (*TITLES, Field.DATE) for part in parts):
        return False
    apart = any(word.quoted or word.look for word in row)
    return not apart and any(LIFE.search(part.text) for part in parts)


@cache
def _months() -> frozenset[str]:
    """The months, in all languages."""
    return frozenset(
        word.lower() for each in all_languages().values() for word in (*each.months, *each.months_short)
    )


def _balanced(row: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    """The words with the quotation mark before them and the bracket behind them that belong to them."""
    if first and row[first - 1].text in "“‘„«‚\"'" and row[first].quoted:
        first -= 1
    opened = [word.text for word in row[first : last + 1] if word.text in "()[]"]
    if last + 1 < len(row) and row[last + 1].text in ")]":
        closing = row[last + 1].text
        opening = "(" if closing == ")" else "["
        if opened.count(opening) > opened.count(closing):
            last += 1
    if (
        last + 1 < len(row)
        and row[last].quoted
        and not row[last + 1].quoted
        and not row[last + 1].text.isalnum()
    ):
        last += 1
    return first, last


def _after_lead(row: Sequence[Word], fields: Sequence[Field], first: int, last: int) -> int:
    """Where the title begins that a sentence leads up to: `the account of the government: Mémoire sur …`."""
    if fields[first] not in TITLES or not row[first].text.islower() or row[first].quoted:
        return first
    for at in range(first, last):
        if fields[at + 1] is not fields[first]:
            break
        if row[at].text == ":" and row[at + 1].text[0].isupper():
            return at + 1
    return first


def _kind(row: Sequence[Word], first: int, last: int, held: set[Field]) -> str:
    if held & ARCHIVAL:
        return "archival"
    said = row[first : last + 1]
    legal = any(
        says(word.text, Citing.AGAINST, Citing.COURT)
        or (says(word.text, Citing.ACT) and word.text[0].isupper())
        or word.text == "§"
        for word in said
    )
    return "legal" if legal and not held & {Field.PUBLISHER, Field.ARTICLE, Field.EDITOR} else ""


def _cert(held: set[Field]) -> str:
    """How sure a citation is: what has a work's marks all around it is one."""
    if held & {Field.BEFORE, Field.NOTE} or (held & (PERSONS | ARCHIVAL) and held & (COMPLETE | PLACED)):
        return "high"
    return "medium" if held & {*TITLES} and held & (COMPLETE | PLACED | PERSONS) else "low"


def _parts(text: str, row: Sequence[Word], fields: Sequence[Field], first: int, last: int) -> Iterator[Part]:
    for field, run in groupby(range(first, last + 1), key=lambda at: fields[at]):
        if field in (Field.OTHER, Field.OUTSIDE):
            continue
        whole = list(run)
        for low, high in _names(row, whole) if field in PERSONS else [(whole[0], whole[-1])]:
            low, high = _trimmed(row, low, high)
            if field in PERSONS:
                low = _named(row, low, high)
            if low <= high and any(word.text[0].isalnum() for word in row[low : high + 1]):
                span = Span(row[low].start, row[high].end)
                is_date = field in TITLES and YEARS.fullmatch(span.of(text)) is not None
                yield Part(Field.DATE if is_date else field, span, span.of(text))


def _names(row: Sequence[Word], run: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The persons of a run: what joins two of them is part of neither."""
    start = run[0]
    for at in run:
        if (
            row[at].text in "/;&"
            or (row[at].text == "," and _apart(row, start, at, run[-1]))
            or (row[at].text.islower() and row[at].text in _joining())
        ):
            if start < at:
                yield start, at - 1
            start = at + 1
    if start <= run[-1]:
        yield start, run[-1]


@cache
def _joining() -> frozenset[str]:
    """The words for `and`, in all languages."""
    return words_in(all_languages().values(), lambda each: each.cues.get(Cue.AND, ""))


def _named(row: Sequence[Word], low: int, high: int) -> int:
    """Where a name begins: what sends a reader to it (`e.g.`) is no part of it."""
    while low < high and row[low].text[0].islower() and said(row[low].text):
        low += 1 + (row[low + 1].text == "." and low + 1 < high)
    return low


def _apart(row: Sequence[Word], start: int, at: int, last: int) -> bool:
    """Whether a comma stands between two persons: behind a lone surname and before another, or two names."""
    behind = next((n for n in range(at + 1, last + 1) if row[n].text in ",/;&"), last + 1)
    before, after = row[start:at], row[at + 1 : behind]
    if len(before) > 1 and any(shape(word.text) in (INITIAL, DOTTED) for word in before):
        return not all(shape(word.text) in (INITIAL, DOTTED) or word.text in ".-" for word in after)
    return (
        len(before) == len(after) == 1
        and "g" not in names().get(fold(after[0].text), "")
        and (shape(after[0].text) not in (INITIAL, DOTTED))
    )


def _trimmed(row: Sequence[Word], low: int, high: int) -> tuple[int, int]:
    """A part without the marks at its edges; marks that it has both of stay."""
    while low <= high and row[low].text in EDGES and not _pair(row, low, high):
        low += 1
    while low <= high and (row[high].text in ",;:([–—-/" or _stray(row, low, high)):
        high -= 1
    return low, high


def _pair(row: Sequence[Word], low: int, high: int) -> bool:
    closing = CLOSING.get(row[low].text)
    return closing is not None and any(word.text == closing for word in row[low + 1 : high])


def _stray(row: Sequence[Word], low: int, high: int) -> bool:
    """Whether a part ends with a mark that closes what it does not open."""
    mark = row[high].text
    openings = [opening for opening, closing in CLOSING.items() if closing == mark]
    return bool(openings) and mark in ")]”’»“\"'" and not any(word.text in openings for word in row[low:high])
