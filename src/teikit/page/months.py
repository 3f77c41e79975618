"""The names of months in all languages: a number before one is a day."""

from __future__ import annotations

from functools import cache

from teikit.languages import all_languages


@cache
def months() -> frozenset[str]:
    """The names, in small letters."""
    return frozenset(
        name for each in all_languages().values() for line in each.months for name in line.split()
    )
