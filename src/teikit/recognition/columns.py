"""Attributes of many words at once, in columns, and forms that are filled with them once for each value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from string import Formatter

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Column:
    """An attribute of some words: the number of its value for each word, and the values by number."""

    numbers: Numbers
    values: Sequence[str]

    @classmethod
    def of(cls, values: Iterable[str], first: Sequence[str] = ()) -> Column:
        """The column of these values; those that are named first have the first numbers."""
        values = list(values)
        known = {value: number for number, value in enumerate(dict.fromkeys((*first, *values)))}
        return cls(np.array([*map(known.__getitem__, values)], dtype=np.int64), list(known))

    def at(self, places: Numbers) -> Column:
        """The column of the words at these places."""
        return Column(self.numbers[places], self.values)

    def mapped(self, values: Sequence[str]) -> Column:
        """The column of what each value stands for."""
        found = Column.of(values)
        return Column(found.numbers[self.numbers], found.values)


def filled(form: str, columns: Mapping[str, Column]) -> Column:
    """A form filled for each word with its attributes from the columns."""
    used = [(name, columns[name]) for name in _fields(form)]
    if not used:
        size = len(next(iter(columns.values())).numbers)
        return Column(np.zeros(size, np.int64), [form])
    together = np.zeros_like(used[0][1].numbers)
    for _, column in used:
        together = together * len(column.values) + column.numbers
    different, numbers = np.unique(together, return_inverse=True)
    parts: dict[str, list[str]] = {}
    for name, column in reversed(used):
        different, digits = np.divmod(different, len(column.values))
        parts[name] = [column.values[digit] for digit in digits.tolist()]
    rows = zip(*parts.values(), strict=True)
    return Column(numbers, [form.format_map(dict(zip(parts, row, strict=True))) for row in rows])


@cache
def _fields(form: str) -> tuple[str, ...]:
    """The attributes that a form has."""
    return tuple(name for _, name, _, _ in Formatter().parse(form) if name)
