"""Old style and new: which dates are of the Julian calendar, and what they are in the Gregorian one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from teikit.dates.calendar import PartialDate
from teikit.dates.match import DatePhrase
from teikit.dates.reckonings import julian
from teikit.dates.transcript import Transcript

REACH = 16


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
    behind = script.text[end : end + REACH].lower().lstrip(" ,([").replace(" ", "")
    if behind.startswith(script.words.new_style):
        return False
    return behind.startswith(script.words.old_style) or (
        until is not None and phrase.date.first <= until.first
    )
