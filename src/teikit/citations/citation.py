"""How the fields of the words of a note become citations with their parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby

from teikit.citations.cues import joining, said
from teikit.citations.dividing import ARCHIVAL, COMPLETE, PERSONS, PLACED, divided
from teikit.citations.doubting import is_cited, is_told
from teikit.citations.features import DOTTED, INITIAL, shape
from teikit.citations.fields import TITLES, Field
from teikit.citations.law import is_legal, with_law
from teikit.citations.leading import without_lead
from teikit.citations.neighbours import by_neighbours
from teikit.citations.numbers import volumes_behind_years
from teikit.citations.parts import Citation, Part
from teikit.citations.settling import settled, without_sentences
from teikit.citations.words import Word
from teikit.language import words_in
from teikit.languages import all_languages
from teikit.lexicon.folding import fold
from teikit.recognition.people import is_given
from teikit.text import Span

CLOSING = dict(zip("([“‘„«\"'‚»", ")]”’“»\"'‘«", strict=True))
LEADING, TRAILING = frozenset(".,;:([{–—-/“„‘‚«"), frozenset(",;:([–—-/")
"""What stands at the edges of a part and is none of it."""
OPENINGS = {
    mark: tuple(opening for opening, closing in CLOSING.items() if closing == mark) for mark in ")]”’»“\"'"
}
MARKS = frozenset(CLOSING) | frozenset(CLOSING.values())
YEARS = re.compile(r"\(?\d{4}(?:\s?[-–—]\s?\d{2,4})?\)?")
"""What is a date, whatever it was taken for."""


def citations(text: str, row: Sequence[Word], fields: Sequence[Field]) -> Iterator[Citation]:
    """The citations that the fields of a note's words make, in order."""
    if any(field is not Field.OUTSIDE for field in fields):
        fields = without_lead(row, by_neighbours(row, without_sentences(row, fields)))
        volumes_behind_years(row, fields)
    fields = with_law(text, row, fields)
    made = list(fields)
    for inside, run in groupby(range(len(row)), key=lambda at: fields[at] is not Field.OUTSIDE):
        if inside:
            for first, last in divided(row, fields, list(run)):
                whole = slice(first, last + 1)
                made[whole] = settled(row[whole], fields[whole])
                found = _citation(text, row, made, first, last)
                if found is not None:
                    yield found


def _leads_up(word: Word) -> bool:
    """Whether a word at the beginning of a citation is comment: `zustimmend Stone`; `ders.` is none."""
    return word.text[0].islower() and not said(word.text)


def _ends_nothing(word: Word) -> bool:
    return word.text in ",;:.([“‘„" or word.text in joining()


def _citation(
    text: str, row: Sequence[Word], fields: Sequence[Field], first: int, last: int
) -> Citation | None:
    while first < last and row[first].text in ",;:.)":
        first += 1
    while last > first and fields[last] is Field.OTHER and _ends_nothing(row[last]):
        last -= 1
    first, last = _balanced(row, _after_lead(row, fields, first, last), last)
    parts = tuple(_parts(text, row, fields, first, last))
    while parts and row[first].end < parts[0].span.start and _leads_up(row[first]):
        first += 1
    held = {part.field for part in parts}
    if not is_cited(parts) or is_told(row[first : last + 1], parts):
        return None
    legal = is_legal(row[first : last + 1], fields[first : last + 1])
    kind = "archival" if held & ARCHIVAL else "legal" if legal else ""
    return Citation(Span(row[first].start, row[last].end), parts, kind, _cert(held))


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
            or (row[at].text.islower() and row[at].text in joining())
        ):
            if start < at:
                yield start, at - 1
            start = at + 1
    if start <= run[-1]:
        yield start, run[-1]


def _named(row: Sequence[Word], low: int, high: int) -> int:
    """Where a name begins: what leads up to it (`e.g.`, `zustimmend`) is no part of it."""
    while low < high and row[low].text[0].islower() and row[low].text not in _particles():
        low += 1 + (row[low + 1].text == "." and low + 1 < high)
    return low


@cache
def _particles() -> frozenset[str]:
    """What names may begin with, in all languages: `von`, `de`."""
    return words_in(all_languages().values(), lambda each: each.particles)


def _apart(row: Sequence[Word], start: int, at: int, last: int) -> bool:
    """Whether a comma stands between two persons: behind a lone surname and before another, or two names."""
    behind = next((n for n in range(at + 1, last + 1) if row[n].text in ",/;&"), last + 1)
    before, after = row[start:at], row[at + 1 : behind]
    if len(before) > 1 and any(shape(word.text) in (INITIAL, DOTTED) for word in before):
        return not all(shape(word.text) in (INITIAL, DOTTED) or word.text in ".-" for word in after)
    return (
        len(before) == len(after) == 1
        and not is_given(fold(after[0].text))
        and (shape(after[0].text) not in (INITIAL, DOTTED))
    )


def _trimmed(row: Sequence[Word], low: int, high: int) -> tuple[int, int]:
    """A part without the marks at its edges; marks that it has both of stay."""
    firsts: dict[str, int] = {}
    lasts: dict[str, int] = {}
    for at in range(low, high + 1):
        if row[at].text in MARKS:
            firsts.setdefault(row[at].text, at)
            lasts[row[at].text] = at
    while low <= high and row[low].text in LEADING and lasts.get(CLOSING.get(row[low].text, ""), -1) <= low:
        low += 1
    while low <= high and (row[high].text in TRAILING or _closes_nothing(row[high].text, firsts, low, high)):
        high -= 1
    return low, high


def _closes_nothing(mark: str, firsts: Mapping[str, int], low: int, high: int) -> bool:
    """Whether a part ends with a mark that closes what it does not open."""
    openings = OPENINGS.get(mark, ())
    return bool(openings) and not any(low <= firsts.get(each, -1) < high for each in openings)
