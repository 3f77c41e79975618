"""What looks like a citation and is none: a sentence with a year, a name with a number, a programme."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from teikit.citations.dividing import DECISIVE, PERSONS, PLACED
from teikit.citations.features import ROMAN
from teikit.citations.fields import TITLES, Field
from teikit.citations.parts import Part
from teikit.citations.words import Word
from teikit.languages import all_languages

LIFE = re.compile(r"\b\d{4}\s?[-–—]\s?\d{2,4}\b")
"""Years from and to."""
PRINTED = frozenset({*TITLES, Field.PLACE, Field.PUBLISHER})
THROUGHOUT = frozenset({"passim", "throughout"})
WORD = re.compile(r"[^\W\d_]{2,}|(?:[^\W\d_]\.){2,}")


def is_cited(parts: Sequence[Part]) -> bool:
    """Whether parts are those of a citation: something in them stands for a work."""
    held = {part.field for part in parts}
    if held <= {Field.JOURNAL} or held <= {Field.SERIES}:
        return False
    return bool(held & DECISIVE) or (_is_placed(parts) and _names_a_work(parts))


def _is_placed(parts: Sequence[Part]) -> bool:
    """Whether there is a year, or a number of a volume or page, and not only the word for it."""
    places = [part for part in parts if part.field in PLACED]
    return any(_counts(word) for part in places for word in re.findall(r"\w+", part.text))


def _counts(word: str) -> bool:
    return word[0].isdigit() or ROMAN.fullmatch(word) is not None or word in THROUGHOUT


def _names_a_work(parts: Sequence[Part]) -> bool:
    """Whether persons stand for a work (`Geiger 1964`): months do not, nor who has the years of a life."""
    makers = [
        part
        for part in parts
        if part.field in PERSONS and WORD.search(part.text) and part.text.strip(".").lower() not in _months()
    ]
    return bool(makers) and not any(LIFE.search(part.text) for part in parts if part.field is Field.DATE)


def is_told(row: Sequence[Word], parts: Sequence[Part]) -> bool:
    """Whether words are a sentence, and no title: nothing sets them apart, nobody made them."""
    apart = any(word.quoted or word.look for word in row)
    if apart or any(part.field not in PRINTED | {Field.DATE} for part in parts):
        return False
    dates = [part.text for part in parts if part.field is Field.DATE]
    published = any(part.field in (Field.PLACE, Field.PUBLISHER) for part in parts)
    return not dates or (not published and any(map(LIFE.search, dates)))


@cache
def _months() -> frozenset[str]:
    """The months, in all languages."""
    return frozenset(
        word.lower() for each in all_languages().values() for word in (*each.months, *each.months_short)
    )
