"""Numbers written in words: one word after another, or all in one as in German and Italian."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from teikit.language import Language

LONGEST = 60
"""Letters of the longest number in one word."""


def spread(
    languages: Iterable[Language], table: Callable[[Language], Mapping[str, Iterable[int]]]
) -> dict[str, int]:
    """The number words of some languages, with what they are worth; the first language has its way."""
    found: dict[str, int] = {}
    for language in languages:
        for line, values in table(language).items():
            for word, n in zip(line.split(), values, strict=True):
                found.setdefault(word, n)
    return found


def number(values: Iterable[int]) -> int:
    """The number that a row of number words spells, by what each word is worth.

    `1000 9 100 14` is 1914, and so are `19 100 14` and `19 14`; `4 20 10` is the French ninety.
    """
    total = current = 0
    row = tuple(values)
    if len(row) > 1 and 13 <= row[0] <= 20 and 10 <= row[1] < 100:
        return row[0] * 100 + number(row[1:])
    for n in row:
        if n == 1000:
            total, current = total + (current or 1) * 1000, 0
        elif n == 100:
            current = (current or 1) * 100
        elif n == 20 and current % 100 == 4:
            current += 76
        else:
            current += n
    return total + current


class JoinedNumbers:
    """How a language writes a number in one word: neunzehnhundertvierzehn, millenovecentoquattordici."""

    def __init__(self, language: Language) -> None:
        self._parts = spread((language,), lambda each: each.number_parts)
        self._links = language.number_links.split()

    @cached_property
    def _part(self) -> re.Pattern[str]:
        ordered = sorted((*self._parts, *self._links), key=len, reverse=True)
        return re.compile("|".join(map(re.escape, ordered)))

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        return re.compile(f"(?:{self._part.pattern})++")

    @cached_property
    def _large(self) -> tuple[str, ...]:
        return tuple(part for part, n in self._parts.items() if n >= 100)

    def read(self, word: str) -> int | None:
        """The number that one word spells in several parts, one of them a hundred or a thousand, or None."""
        if len(word) > LONGEST or not any(part in word for part in self._large):
            return None
        if not self._whole.fullmatch(word):
            return None
        values = [self._parts[part] for part in self._part.findall(word) if part in self._parts]
        total = current = 0
        for n in values:
            if n == 1000:
                total, current = total + (current or 1) * 1000, 0
            elif n == 100:
                current = (current or 1) * 100
            else:
                current += n
        return total + current if len(values) > 1 else None
