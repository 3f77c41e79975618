"""Judgments and statutes: what of a note has one of their forms, and which citations are of the law."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from teikit.citations.cues import says
from teikit.citations.fields import Field
from teikit.citations.legal_forms import ACT, forms
from teikit.citations.words import Word
from teikit.language import Citing

MAKERS = frozenset({Field.AUTHOR, Field.EDITOR, Field.TRANSLATOR})
PRINTED = frozenset({Field.PUBLISHER, Field.ARTICLE, *MAKERS})
"""What a judgment or a statute does not have."""
GROUPS = {
    "journal": Field.JOURNAL,
    "volume": Field.VOLUME,
    "page": Field.PAGES,
    "cited": Field.CITED,
    "year": Field.DATE,
    "title": Field.MONOGRAPH,
    "number": Field.NUMBER,
    "place": Field.PLACE,
}
PAPERS = frozenset("Drucks Drs Drucksache Directive Regulation Richtlinie Verordnung".split())
"""Papers of parliaments, and acts that have a number."""
LEAD = 3
"""So many words and a comma may lead up to the first work of a note: `For example,`"""


def with_law(text: str, row: Sequence[Word], fields: Sequence[Field]) -> list[Field]:
    """The fields of a note's words, with those of the forms of the law that are never anything else."""
    made = list(fields)
    if not row:
        return made
    for form in forms():
        for match in form.finditer(text, row[0].start, row[-1].end):
            places = [at for at, word in enumerate(row) if match.start() <= word.start < match.end()]
            if places and (form is not ACT or _may_begin(row, places[0])):
                for at in places:
                    made[at] = _field(match, row[at])
    return made


def _may_begin(row: Sequence[Word], at: int) -> bool:
    """Whether a citation may begin at a word: first, behind a mark, or behind what sends to a work."""
    if at == 0 or row[at - 1].text in ";:(":
        return True
    comma = row[at - 1].text == ","
    return (comma and at <= LEAD) or says(row[max(0, at - 1 - comma)].text, Citing.SEE, Citing.ESPECIALLY)


def _field(match: re.Match[str], word: Word) -> Field:
    for name in match.groupdict():
        start, end = match.span(name)
        if start <= word.start < end:
            return GROUPS[name.rstrip("_")]
    return Field.OTHER


def is_legal(row: Sequence[Word], fields: Sequence[Field]) -> bool:
    """Whether words cite a judgment or a statute: nobody but a court made it, and it speaks of the law."""
    runs = [(field, list(run)) for field, run in groupby(range(len(row)), key=lambda at: fields[at])]
    for field, places in runs:
        is_court = field in MAKERS and any(says(row[at].text, Citing.COURT) for at in places)
        if field in PRINTED and not is_court:
            return False
    return any(_of_law(row, at) for at in range(len(row)))


def _of_law(row: Sequence[Word], at: int) -> bool:
    """Whether a word is one of the law: a court, a code, a report, the `v.` between parties."""
    text = row[at].text
    if text == "§" or says(text, Citing.COURT) or text.rpartition("-")[2] in PAPERS:
        return True
    if text[0].isupper() and says(text, Citing.ACT, Citing.REPORT):
        return True
    between = 0 < at < len(row) - 1 and (row[at + 1].text[0].isupper() or row[at + 1].text == ".")
    return between and says(text, Citing.AGAINST) and row[at - 1].text[0] not in "(,;"
