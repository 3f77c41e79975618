"""The names that months of other calendars have, in all languages: Ramadan, Nisan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from teikit.language import Language


@dataclass(frozen=True, slots=True)
class ForeignMonths:
    """The names of months of other calendars: an expression for them, and what each is."""

    expression: re.Pattern[str]
    meaning: Mapping[str, tuple[str, int]]
    first: frozenset[str]

    @classmethod
    def of(cls, languages: Iterable[Language]) -> ForeignMonths:
        """The names that some languages have; a bar in a name stands for a blank."""
        meaning: dict[str, tuple[str, int]] = {}
        for language in languages:
            for calendar, rows in (("hijri", language.hijri_months), ("hebrew", language.hebrew_months)):
                for number, row in enumerate(rows, 1):
                    for name in row.split():
                        meaning.setdefault(name.replace("|", " "), (calendar, number))
        longest = sorted(meaning, key=len, reverse=True)
        names = "|".join(re.escape(name).replace(r"\ ", "[ -]") for name in longest) or "(?!)"
        first = frozenset(re.split(r"[ \-'’]", name)[0] for name in meaning)
        return cls(re.compile(rf"(?:{names})(?!\w)", re.IGNORECASE), meaning, first)
