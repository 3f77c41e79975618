"""What the numbers at the end of a citation are, by what is before them: a year in brackets, a journal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from teikit.citations.cues import says
from teikit.citations.features import DOTTED, ROMAN, UPPER, shape
from teikit.citations.fields import Field
from teikit.citations.words import Word
from teikit.language import Citing

LONGEST = 14
"""So many words and marks of the longest name of a journal."""
JOINS = frozenset(",.–-—")
COUNTS = frozenset({Field.VOLUME, Field.PAGES, Field.OTHER, Field.ISSUE, Field.CITED, Field.EDITION})


def settle_numbers(row: Sequence[Word], fields: list[Field], *, hosted: bool) -> None:
    """Set the fields of the numbers of one citation; `hosted` says that the work is part of another."""
    _report(row, fields)
    _note(row, fields)
    _volume_and_page(row, fields)
    first = _tail(row, fields)
    groups = list(_groups(row, first))
    if not groups or first < 2 or any(fields[at] not in COUNTS for at in range(first, len(row))):
        return
    if fields[first - 1] is Field.JOURNAL and Field.VOLUME in fields[: first - 1]:
        hosted = True
    elif not _ends_work(row, fields, first):
        return
    for at in range(first, len(row)):
        fields[at] = Field.OTHER
    for number, group in enumerate(groups):
        for at in group:
            fields[at] = Field.PAGES if hosted and not number else Field.CITED


def _volume_and_page(row: Sequence[Word], fields: list[Field]) -> None:
    """`2:113` of a book, and `II, 113`, are a volume and a page; of a journal, a volume and an issue."""
    if Field.JOURNAL in fields or not {Field.DATE, Field.MONOGRAPH} & set(fields):
        return
    for at in range(2, len(row) - 1):
        first, mark, last = row[at - 1 : at + 2]
        counted = fields[at - 1] in COUNTS and fields[at + 1] in COUNTS and last.text.isdigit()
        bare = first.text.isdigit() and mark.text == ":"
        roman = shape(first.text) == "IV" and mark.text == row[at - 2].text == ","
        if counted and (bare or roman):
            fields[at - 1 : at + 2] = [Field.VOLUME, Field.OTHER, Field.CITED]


def _ends_work(row: Sequence[Word], fields: Sequence[Field], first: int) -> bool:
    """Whether what is said of a work ends before its pages: with a year in brackets, or a short title."""
    if row[first - 1].text in ")]":
        return fields[first - 2] is Field.DATE
    short = fields[first - 2] is Field.MONOGRAPH and Field.DATE not in fields
    return short and row[first - 1].text == "," and Field.AUTHOR in fields


def volumes_behind_years(row: Sequence[Word], fields: list[Field]) -> None:
    """`‘Ships’ (1984) 12 Journal of Harbours 201`: volume, journal and page behind the year of an article."""
    for at in range(4, len(row) - 2):
        dated = row[at - 1].text in ")]" and shape(row[at - 2].text) == "year" and row[at - 3].text in "(["
        if not (dated and row[at].text.isdigit() and row[at + 1].text[0].isupper() and row[at - 5].quoted):
            continue
        end = next((n for n in range(at + 1, min(at + LONGEST, len(row))) if not _of_journal(row[n])), at)
        if end < len(row) and end > at + 1 and row[end].text.isdigit():
            fields[at - 3 : at] = [Field.OTHER, Field.DATE, Field.OTHER]
            fields[at], fields[end] = Field.VOLUME, Field.PAGES
            fields[at + 1 : end] = [Field.JOURNAL] * (end - at - 1)


def _of_journal(word: Word) -> bool:
    return (word.text[0].isalpha() or word.text in ".&’'") and not word.quoted and not word.depth


def _tail(row: Sequence[Word], fields: Sequence[Field]) -> int:
    """Where the numbers begin that a citation ends with."""
    at = len(row)
    while at and (_is_number(row[at - 1]) or row[at - 1].text in JOINS) and fields[at - 1] in COUNTS:
        at -= 1
    while at < len(row) and not _is_number(row[at]):
        at += 1
    return at


def _is_number(word: Word) -> bool:
    return word.text.isdigit() or (len(word.text) > 1 and ROMAN.fullmatch(word.text) is not None)


def _groups(row: Sequence[Word], first: int) -> Iterator[range]:
    """The numbers one by one, those that a dash joins together; what follows a comma is another."""
    start = first
    for at in range(first, len(row) + 1):
        if at == len(row) or row[at].text in ",.":
            end = at
            while end > start and not _is_number(row[end - 1]):
                end -= 1
            if end > start:
                yield range(start, end)
            start = at + 1


def _report(row: Sequence[Word], fields: list[Field]) -> None:
    """A number, capitals and a number behind a year in brackets are a volume of law reports: `2 K.B. 571`."""
    for at in range(2, len(row) - 2):
        volume, name, page = row[at : at + 3]
        behind = row[at - 1].text in ")]" and fields[at - 2] is Field.DATE
        named = shape(name.text) in (DOTTED, UPPER)
        if behind and named and volume.text.isdigit() and page.text.isdigit():
            fields[at : at + 3] = [Field.VOLUME, Field.JOURNAL, Field.PAGES]


def _note(row: Sequence[Word], fields: list[Field]) -> None:
    """`n. 4` behind `op. cit.` is the note that it was cited in."""
    if Field.BEFORE not in fields:
        return
    last = len(fields) - 1 - fields[::-1].index(Field.BEFORE)
    for at in range(last + 1, len(row)):
        if (
            fields[at] is Field.CITED
            and says(row[at].text, Citing.PAGE)
            and not says(row[at].text, Citing.NOTE)
        ):
            return
        if says(row[at].text, Citing.NOTE) and not row[at].text[0].isdigit():
            end = next((n for n in range(at + 1, min(at + 3, len(row))) if row[n].text.isdigit()), -1)
            if end > 0:
                fields[at : end + 1] = [Field.NOTE] * (end + 1 - at)
            return
