"""What a whole citation tells of its parts: pages of what is part of nothing are the place that is meant."""

from __future__ import annotations

from collections.abc import Sequence

from teikit.citations.fields import TITLES, Field
from teikit.citations.words import Word

WHOLE = frozenset({Field.JOURNAL, Field.SERIES})
COUNTS = frozenset({Field.VOLUME, Field.PAGES, Field.OTHER, Field.ISSUE})


def settled(row: Sequence[Word], fields: Sequence[Field]) -> list[Field]:
    """The fields of the words of one citation, as the others of it have them."""
    made = _levels(row, fields)
    held = set(made)
    hosted = bool(held & WHOLE) or held >= {Field.ARTICLE, Field.MONOGRAPH} or Field.REPOSITORY in held
    _last_number(row, made, hosted)
    changed = {} if hosted else {Field.PAGES: Field.CITED}
    if not held & set(TITLES) and not held & {Field.PUBLISHER, Field.REPOSITORY, Field.SHELFMARK}:
        changed[Field.PLACE] = Field.AUTHOR
    return [changed.get(field, field) for field in made]


def _levels(row: Sequence[Word], fields: Sequence[Field]) -> list[Field]:
    """A title that is part of nothing is a book's; one in quotation marks before a journal's is a part's."""
    held = set(fields)
    if Field.ARTICLE in held and not held & {*WHOLE, Field.MONOGRAPH, Field.EDITOR, Field.REPOSITORY}:
        quoted = any(word.quoted for word, field in zip(row, fields, strict=True) if field is Field.ARTICLE)
        if not quoted:
            return [Field.MONOGRAPH if field is Field.ARTICLE else field for field in fields]
    if Field.JOURNAL in held and Field.MONOGRAPH in held and Field.ARTICLE not in held:
        first = fields.index(Field.MONOGRAPH)
        if row[first].quoted and first < fields.index(Field.JOURNAL):
            return [Field.ARTICLE if field is Field.MONOGRAPH else field for field in fields]
    return list(fields)


def _last_number(row: Sequence[Word], fields: list[Field], hosted: bool) -> None:
    """A lone number behind the year or the journal, with which a citation ends, is a page."""
    last = len(row) - 1
    while last > 0 and not row[last].text[0].isalnum():
        last -= 1
    lone = row[last].text.isdigit() and fields[last] in COUNTS
    if last < 2 or not lone or fields[last - 1] is fields[last]:
        return
    if fields[last - 1] is Field.JOURNAL and Field.VOLUME in fields[:last]:
        fields[last] = Field.PAGES
    elif row[last - 1].text == ")" and fields[last - 2] is Field.DATE:
        fields[last] = Field.PAGES if hosted else Field.CITED
