"""Words before a date that make it less exact: `about 1900`, `early in 1921`, `summer of 1942`.

The parts of a year and of a month are its thirds; the seasons are those of the northern half of the world.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from teikit.dates.calendar import PartialDate
from teikit.dates.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Qualified:
    """What the words before a date make of it: the token they begin at, and the bounds; None is open."""

    start: int
    not_before: PartialDate | None
    not_after: PartialDate | None


def is_about(script: Transcript, token: int) -> bool:
    """Whether the date that begins at a token is given as a guess."""
    at = _word_before(script, token)
    return at >= 0 and script.word(at).lower() in script.words.about


def qualified(script: Transcript, token: int, date: PartialDate) -> Qualified | None:
    """What the words before a date, which begins at `token`, make of it; None where they say nothing."""
    if date.year is None:
        return None
    at = _word_before(script, token)
    while at >= 0 and script.word(at).lower() in script.words.linking:
        at = _word_before(script, at)
    word = script.word(at).lower() if at >= 0 else ""
    if word in script.words.before:
        return Qualified(at, None, date)
    if word in script.words.after:
        return Qualified(at, date, None)
    if word in script.words.seasons and date.month is None:
        first = script.words.seasons[word]
        end = PartialDate(date.year, first + 2) if first < 12 else PartialDate(date.year + 1, 2)
        return Qualified(at, replace(date, month=first), end)
    if word in script.words.parts and date.day is None:
        return Qualified(at, *_third(date, script.words.parts[word]))
    return None


def _third(date: PartialDate, part: int) -> tuple[PartialDate, PartialDate]:
    if date.month is None:
        return replace(date, month=4 * part + 1), replace(date, month=4 * part + 4)
    last = 10 * part + 10 if part < 2 else date.last[2]
    return replace(date, day=10 * part + 1), replace(date, day=last)


def _word_before(script: Transcript, token: int) -> int:
    at = token - 1
    while at >= 0 and script.code[at] in " .-'":
        at -= 1
    return at
