"""Old style and new: which dates are of the Julian calendar, and what they are in the Gregorian one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from teikit.dates.calendar import PartialDate
from teikit.dates.match import DatePhrase
from teikit.dates.reckonings import julian
from teikit.dates.transcript import Transcript

REACH = 24
"""Characters behind a date in which its style is said."""


def styled(
    script: Transcript, found: Iterable[DatePhrase], until: PartialDate | None
) -> Iterator[DatePhrase]:
    """The phrases, those of the old style as days of the Gregorian calendar.

    Old are the days that the words behind them say to be so, and those in full up to the day `until`.
    """
    for phrase in found:
        date = phrase.date
        whole = date.year and date.month and date.day and not phrase.short and not phrase.calendar
        if not whole or phrase.until is not None or not _is_old(script, phrase, until):
            yield phrase
            continue
        new = julian(date.year or 0, date.month or 0, date.day or 0)
        yield replace(phrase, date=new, calendar="julian", custom=date.iso) if new else phrase


def _is_old(script: Transcript, phrase: DatePhrase, until: PartialDate | None) -> bool:
    end = script.starts[phrase.end]
    behind = script.text[end : end + REACH].lower().lstrip(" ,([")
    if _spaced(script.words.new_style).match(behind):
        return False
    is_said = _spaced(script.words.old_style).match(behind) is not None
    return is_said or (until is not None and phrase.date.first <= until.first)


@cache
def _spaced(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these words, with or without spaces, where no longer word begins: `O. Smith` is no style."""
    spelt = sorted((r"\s?".join(map(re.escape, word)) for word in words), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(spelt)})(?!\w)" if spelt else r"(?!)")
