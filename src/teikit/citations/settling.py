"""What a whole citation tells of its parts: pages of what is part of nothing are the place that is meant."""

from __future__ import annotations

from collections.abc import Sequence

from teikit.citations.cues import joining, little, says
from teikit.citations.features import shape
from teikit.citations.fields import TITLES, Field
from teikit.citations.numbers import settle_numbers
from teikit.citations.words import Word
from teikit.language import Citing
from teikit.lexicon.folding import fold
from teikit.recognition.people import bearers

WHOLE = frozenset({Field.JOURNAL, Field.SERIES})
SENTENCE, MOSTLY = 6, 0.6
"""So many words, and such a share of them without a capital, make a sentence."""
MAKERS = frozenset({Field.AUTHOR, Field.EDITOR})
DATING = frozenset("vom von du del of".split())
DATED = frozenset({Field.ARTICLE, Field.MONOGRAPH, Field.DATE, Field.BEFORE, Field.NOTE})
"""What nobody cites a journal without, beside an author."""
BEHIND = frozenset({Field.BEFORE, Field.VOLUME, Field.CITED})
"""What stands behind a short title."""
SURNAME = 3
"""Letters of the shortest word of a short title, which an initial has not."""
ADDRESSES = frozenset({"url", "doi"})


def settled(row: Sequence[Word], fields: Sequence[Field]) -> list[Field]:
    """The fields of the words of one citation, as the others of it have them."""
    levels = zip(row, _levels(row, fields), strict=True)
    made = [Field.NUMBER if shape(word.text) in ADDRESSES else field for word, field in levels]
    _articled(row, made)
    _short_title(row, made)
    held = set(made)
    hosted = bool(held & WHOLE) or held >= {Field.ARTICLE, Field.MONOGRAPH} or Field.REPOSITORY in held
    _book_before_editors(row, made)
    _case(row, made)
    settle_numbers(row, made, hosted=hosted)
    _behind_colon(row, made)
    _missing_title(made)
    _of_one_kind(row, made)
    _before_day(row, made)
    _first_and_hosts(row, made)
    changed = {} if hosted else {Field.PAGES: Field.CITED}
    if _is_page_with_note(made):
        changed[Field.NOTE] = Field.CITED
    if held & WHOLE and not held & {Field.REPOSITORY, Field.COLLECTION}:
        changed[Field.SHELFMARK] = Field.PAGES
    if not held & set(TITLES) and not held & {Field.PUBLISHER, Field.REPOSITORY, Field.SHELFMARK}:
        changed[Field.PLACE] = Field.AUTHOR
    return [changed.get(field, field) for field in made]


def _is_page_with_note(fields: list[Field]) -> bool:
    """Whether a note stands behind the page that it is on: `89, n. 17`; else it is one of this text."""
    if Field.BEFORE in fields or not {Field.NOTE, Field.CITED} <= set(fields):
        return False
    return fields.index(Field.CITED) < fields.index(Field.NOTE)


def _articled(row: Sequence[Word], fields: list[Field]) -> None:
    """`Stone, The Ships`: behind an author, what begins with an article is no other author but the title."""
    for at in _second_authors(row, fields):
        if little().get(row[at].text.lower(), "").startswith("the") and row[at].text[0].isupper():
            _entitle(fields, at, at + _run(fields[at:]))
            return


def _short_title(row: Sequence[Word], fields: list[Field]) -> None:
    """`Stone, Galleys, op. cit.`: behind an author, what nobody is called is the title in short."""
    for at in _second_authors(row, fields):
        end = at + _run(fields[at:])
        named = any(bearers(fold(word.text)) or len(word.text) < SURNAME for word in row[at:end])
        counted = end + 1 < len(row) and row[end].text == "," and fields[end + 1] in BEHIND
        if counted and not named:
            _entitle(fields, at, end)
            return


def _second_authors(row: Sequence[Word], fields: Sequence[Field]) -> list[int]:
    """Where what is taken for another author begins behind the comma of the first, if there is no title."""
    if set(fields) & set(TITLES) or fields[0] is not Field.AUTHOR:
        return []
    commas = (at for at in range(2, len(row)) if row[at - 1].text == "," and fields[at] is Field.AUTHOR)
    return [at for at in commas if fields[at - 2] is Field.AUTHOR]


def _entitle(fields: list[Field], start: int, end: int) -> None:
    fields[start - 1 : end] = [Field.OTHER, *[Field.MONOGRAPH] * (end - start)]


def _book_before_editors(row: Sequence[Word], fields: list[Field]) -> None:
    """`‘The Harbour’ in Ships, ed. A. Stone`: between `in` and `ed.` is the title of the book."""
    if Field.ARTICLE not in fields or Field.MONOGRAPH in fields or Field.JOURNAL in fields:
        return
    for at in range(1, len(row)):
        if fields[at] is Field.EDITOR and says(row[at - 1].text, Citing.IN):
            end = at + _run(fields[at:])
            behind = row[end : end + 2]
            edited = len(behind) > 1 and behind[0].text == "," and says(behind[1].text, Citing.EDITED)
            if edited and Field.EDITOR in fields[end:]:
                fields[at:end] = [Field.MONOGRAPH] * (end - at)


def _case(row: Sequence[Word], fields: list[Field]) -> None:
    """The parties of a case are its title, and nobody wrote it: `R. v. L.`"""
    for at in range(1, len(row) - 1):
        if fields[at] is Field.AUTHOR and row[at].text in ("v", "vs") and fields[at - 1] is Field.AUTHOR:
            start = at
            while start and fields[start - 1] is Field.AUTHOR:
                start -= 1
            end = at + _run(fields[at:])
            fields[start:end] = [Field.MONOGRAPH] * (end - start)


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


def _of_one_kind(row: Sequence[Word], fields: list[Field]) -> None:
    """Of persons joined by `and`, strokes or commas all are editors, or all are authors."""
    at = 0
    while at < len(row):
        end = at
        while end < len(row) and (fields[end] in MAKERS or _joins(row, fields, at, end)):
            end += 1
        if {Field.AUTHOR, Field.EDITOR} <= set(fields[at:end]):
            beside = [row[n] for n in (at - 1, at - 2, end, end + 1) if 0 <= n < len(row)]
            edited = any(says(word.text, Citing.EDITED) for word in beside)
            kind = Field.EDITOR if edited else Field.AUTHOR
            fields[at:end] = [kind if field in MAKERS else field for field in fields[at:end]]
        at = max(end, at + 1)


def _joins(row: Sequence[Word], fields: Sequence[Field], first: int, at: int) -> bool:
    """Whether a word only joins a person to the next one."""
    text = row[at].text
    return fields[at] is Field.OTHER and at > first and (text in "/&," or text in joining())


def _before_day(row: Sequence[Word], fields: list[Field]) -> None:
    """`Gesetz über die Gerichte vom 3. 4. 1980`: what leads from a title to a day is part of neither."""
    for at in range(1, len(row) - 1):
        if fields[at] in TITLES and fields[at + 1] is Field.DATE and row[at].text in DATING:
            fields[at] = Field.OTHER


def _missing_title(fields: list[Field]) -> None:
    """Nothing is published that has no title: without one, what is taken for the publisher is it."""
    held = set(fields)
    untitled = not held & {*TITLES, Field.BEFORE, Field.NOTE}
    if untitled and Field.PUBLISHER in held and fields[0] is not Field.PUBLISHER:
        first = fields.index(Field.PUBLISHER)
        end = first + _run(fields[first:])
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
    if Field.JOURNAL in held and Field.AUTHOR in held and not held & DATED:
        named = [word.text for word, field in zip(row, fields, strict=True) if field is Field.JOURNAL]
        if not any(says(word, Citing.JOURNAL, Citing.REPORT) for word in named):
            return [_of_book(word, field) for word, field in zip(row, fields, strict=True)]
    if Field.JOURNAL in held and Field.MONOGRAPH in held and Field.ARTICLE not in held:
        first = fields.index(Field.MONOGRAPH)
        if row[first].quoted and first < fields.index(Field.JOURNAL):
            return [Field.ARTICLE if field is Field.MONOGRAPH else field for field in fields]
    return list(fields)


def _of_book(word: Word, field: Field) -> Field:
    """What is said of a journal, as it is said of a book: a bare number is a page."""
    if field in (Field.VOLUME, Field.PAGES) and word.text.isdigit():
        return Field.CITED
    return Field.MONOGRAPH if field is Field.JOURNAL else field
