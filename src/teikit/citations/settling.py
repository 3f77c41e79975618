"""What a whole citation tells of its parts: pages of what is part of nothing are the place that is meant."""

from __future__ import annotations

from collections.abc import Sequence

from teikit.citations.cues import says
from teikit.citations.features import shape
from teikit.citations.fields import TITLES, Field
from teikit.citations.numbers import settle_numbers
from teikit.citations.words import Word
from teikit.language import Citing

WHOLE = frozenset({Field.JOURNAL, Field.SERIES})
SENTENCE, MOSTLY = 6, 0.6
"""So many words, and such a share of them without a capital, make a sentence."""
ADDRESSES = frozenset({"url", "doi"})


def settled(row: Sequence[Word], fields: Sequence[Field]) -> list[Field]:
    """The fields of the words of one citation, as the others of it have them."""
    levels = zip(row, _levels(row, fields), strict=True)
    made = [Field.NUMBER if shape(word.text) in ADDRESSES else field for word, field in levels]
    held = set(made)
    hosted = bool(held & WHOLE) or held >= {Field.ARTICLE, Field.MONOGRAPH} or Field.REPOSITORY in held
    settle_numbers(row, made, hosted=hosted)
    _behind_colon(row, made)
    _missing_title(made)
    _first_and_hosts(row, made)
    changed = {} if hosted else {Field.PAGES: Field.CITED}
    if not held & set(TITLES) and not held & {Field.PUBLISHER, Field.REPOSITORY, Field.SHELFMARK}:
        changed[Field.PLACE] = Field.AUTHOR
    return [changed.get(field, field) for field in made]


def _first_and_hosts(row: Sequence[Word], fields: list[Field]) -> None:
    """A publisher before the title is an author; authors behind the `in` that follows a title are editors."""
    first = next((at for at, field in enumerate(fields) if field is not Field.OTHER), 0)
    if fields[first] is Field.PUBLISHER and set(fields) & set(TITLES):
        end = first + _run(fields[first:])
        fields[first:end] = [Field.AUTHOR] * (end - first)
    titled = inside = False
    for at, field in enumerate(fields):
        inside = inside or (titled and field is Field.OTHER and says(row[at].text, Citing.IN))
        if inside and field is Field.AUTHOR:
            fields[at] = Field.EDITOR
        elif field in TITLES:
            titled, inside = True, False


def _behind_colon(row: Sequence[Word], fields: list[Field]) -> None:
    """What comes behind the colon of a place is the publisher."""
    for at in range(1, len(row) - 1):
        if row[at].text == ":" and fields[at - 1 : at + 2] == [Field.PLACE] * 3:
            end = at + _run(fields[at:])
            fields[at:end] = [Field.OTHER, *[Field.PUBLISHER] * (end - at - 1)]


def _missing_title(fields: list[Field]) -> None:
    """Of two publishers of a work without a title, the first is its title."""
    places = [at for at, field in enumerate(fields) if field is Field.PUBLISHER]
    if not places or set(fields) & set(TITLES) or fields[0] is Field.PUBLISHER:
        return
    first = places[0]
    end = first + _run(fields[first:])
    if end <= places[-1]:
        fields[first:end] = [Field.MONOGRAPH] * (end - first)


def without_sentences(row: Sequence[Word], fields: Sequence[Field]) -> list[Field]:
    """The fields of a note, where sentences that lead up to an author or a title in quotes are no titles."""
    made = list(fields)
    at = 0
    while at < len(made):
        size = _run(made[at:])
        end = at + size
        if made[at] in (Field.ARTICLE, Field.MONOGRAPH) and (not at or made[at - 1] is Field.OUTSIDE):
            after = next((n for n in range(end, len(made)) if made[n] is not Field.OTHER), len(made))
            leads = after < len(made) and (made[after] in (Field.AUTHOR, Field.DATE) or row[after].quoted)
            ended = after == len(made) or made[after] is Field.OUTSIDE
            if (leads or ended) and _is_sentence(row[at:end]):
                made[at:after] = [Field.OUTSIDE] * (after - at)
        at = end
    return made


def _is_sentence(row: Sequence[Word]) -> bool:
    """Whether words are written as a sentence is: many, few with a capital, none set apart."""
    words = [word for word in row if word.text[0].isalpha()]
    small = sum(word.text[0].islower() for word in words)
    plain = not any(word.quoted or word.look for word in row)
    return plain and len(words) >= SENTENCE and small >= MOSTLY * len(words)


def _run(fields: Sequence[Field]) -> int:
    """How many words at the beginning are of one field."""
    return next((at for at, field in enumerate(fields) if field is not fields[0]), len(fields))


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
