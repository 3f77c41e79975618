"""What leads to a work in a sentence and is no part of it: `for the concept of ‘law’ see Stone 1980`."""

from __future__ import annotations

from collections.abc import Sequence

from teikit.citations.cues import little, says
from teikit.citations.features import CAPITAL, UPPER, shape
from teikit.citations.fields import TITLES, Field
from teikit.citations.words import Word
from teikit.language import Citing

UNSAID = frozenset({Field.OTHER, Field.OUTSIDE})
NEAR = 4
"""So many words behind `see` the work begins at the latest."""
SENTENCE = frozenset(".;!?")


def without_lead(row: Sequence[Word], fields: Sequence[Field]) -> list[Field]:
    """The fields of the words of a note, where some are but a sentence that leads to the work."""
    made = list(fields)
    start = 0
    for at, word in enumerate(row):
        if says(word.text, Citing.SEE) and not says(word.text, Citing.AGAINST) and not word.depth:
            _before_see(row, made, start, at)
        elif made[at] is Field.DATE and shape(word.text) == "year":
            _before_name_and_year(row, made, at)
        elif made[at] is Field.JOURNAL:
            _kind_of_document(row, made, at)
        if word.text in SENTENCE:
            start = at + 1
    return made


def _before_see(row: Sequence[Word], made: list[Field], start: int, at: int) -> None:
    """A title alone, with neither author nor number, before what sends the reader to a work is none."""
    after = at
    while after < len(row) and (row[after].text in ".:," or says(row[after].text, Citing.SEE)):
        after += 1
    led, sent = set(made[start:at]), set(made[after : after + NEAR])
    if sent - UNSAID and led & TITLES.keys() and led <= TITLES.keys() | UNSAID:
        made[start:after] = [Field.OUTSIDE] * (after - start)


def _before_name_and_year(row: Sequence[Word], made: list[Field], at: int) -> None:
    """`the theory of Stone 1976`: of a title that ends with a name before a year, the name is the author."""
    last = at - 1 - (row[at - 1].text == "(") if at else -1
    name = last
    while name >= 0 and made[name] in TITLES and _is_name(row[name]):
        name -= 1
    if not 0 < name < last or made[name] not in TITLES or row[name].text.lower() not in little():
        return
    first = name
    while first > 0 and made[first - 1] in TITLES:
        first -= 1
    told = first and row[first - 1].text.islower() and row[first - 1].text in little()
    if not told or any(word.quoted or word.look for word in row[first:at]):
        return
    made[first : name + 1] = [Field.OUTSIDE] * (name + 1 - first)
    made[name + 1 : last + 1] = [Field.AUTHOR] * (last - name)


def _kind_of_document(row: Sequence[Word], made: list[Field], at: int) -> None:
    """`Letter of 3 June`: a word alone that a date qualifies says what a writing is, and is no journal."""
    alone = not at or made[at - 1] is not Field.JOURNAL
    dated = made[at + 2 : at + 3] == [Field.DATE] and row[at + 1].text in little()
    if alone and dated and not (row[at].quoted or row[at].look):
        made[at] = Field.OTHER


def _is_name(word: Word) -> bool:
    return shape(word.text) in (CAPITAL, UPPER)
