"""What the words around a date say of its year: the head of a letter, a birth, a quotation, `last`."""

from __future__ import annotations

from datetime import date as calendar_date

from teikit.dates.calendar import PartialDate
from teikit.dates.match import DatePhrase
from teikit.dates.transcript import Transcript

LOOK_BACK = 8
"""So many tokens before a date may say that it is somebody's birth."""

HEADLINE = 24
"""A line of so many tokens at most may be the head of a letter although a full stop ends it."""


def is_told(script: Transcript, phrase: DatePhrase) -> bool:
    """Whether the sentence of a phrase tells what was, and not what is so every year."""
    words = script.words
    if not words.past:
        return True
    start = max(script.code.rfind(mark, 0, phrase.start) for mark in SENTENCE)
    ends = [end for mark in SENTENCE if (end := script.code.find(mark, phrase.end)) >= 0]
    around = (script.word(at).lower() for at in range(start + 1, min(ends, default=len(script.code))))
    return any(word in words.past or word.endswith(words.past_endings) for word in around)


SENTENCE = (". ", "|", "; ")
"""What ends a sentence in a transcript."""


def direction(script: Transcript, phrase: DatePhrase) -> int:
    """1 where a word beside a date says that it is to come, -1 where one says that it is gone, else 0."""
    behind = phrase.end + 1
    if script.code[phrase.end : behind] not in (" ", ","):
        behind = -1
    elif script.code[phrase.end : behind] == ",":
        behind += 1
    beside = {script.word(behind).lower(), script.word(phrase.start - 2).lower()}
    return 1 if beside & script.words.coming else -1 if beside & script.words.gone else 0


def begins_line(script: Transcript, phrase: DatePhrase) -> bool:
    """Whether a date begins its line, a weekday before it left out."""
    before = script.code[max(0, phrase.start - LEAD) : phrase.start]
    line = before[before.rfind("|") + 1 :]
    if "|" not in before and phrase.start > LEAD:
        return False
    return not line.strip(" .,t") or weekday_before(script, phrase.start) is not None


LEAD = 5
"""So many tokens are before a date that begins its line at most: a weekday and a comma."""


def is_line(script: Transcript, phrase: DatePhrase) -> bool:
    """Whether a phrase is a line by itself."""
    before = script.code[max(0, phrase.start - LEAD) : phrase.start].rstrip(" ")
    behind = script.code[phrase.end : phrase.end + LEAD].lstrip(" .:")
    return before[-1:] in ("", "|") and behind[:1] in ("", "|")


def in_quotes(script: Transcript, phrase: DatePhrase) -> bool:
    """Whether a phrase stands in a quotation, which has a time of its own."""
    block = script.code.rfind("|", 0, phrase.start) + 1
    before = script.text[script.starts[block] : script.starts[phrase.start]]
    return before.count("“") > before.count("”") or before.count("«") > before.count("»")


def is_birth(script: Transcript, phrase: DatePhrase) -> bool:
    """Whether the words before a date say that somebody was born."""
    first = max(0, phrase.start - LOOK_BACK)
    return any(script.word(at).lower() in script.words.birth for at in range(first, phrase.start))


def heads(script: Transcript, phrase: DatePhrase) -> bool:
    """Whether a date begins its line, or ends it, as in the head of a letter; a sentence ends with a stop."""
    return script.code[max(0, phrase.start - 1) : phrase.start] in ("", "|") or ends_headline(script, phrase)


def ends_headline(script: Transcript, phrase: DatePhrase) -> bool:
    """Whether a date is the end of a short line, or stands in the short first block of a text."""
    code, end = script.code, phrase.end
    while code[end : end + 1] == " ":
        end += 1
    begin, stop = code.rfind("|", 0, phrase.start), code.find("|", phrase.end)
    if begin < 0 <= stop <= HEADLINE:
        return True  # the dateline and the salutation of a letter are one block
    short = phrase.end - begin <= HEADLINE
    if short and code[end : end + 1] == ".":
        end += 1
    return code[end : end + 1] in ("", "|")


def weekday_before(script: Transcript, token: int) -> int | None:
    """The weekday named just before a token, Monday being 0."""
    at = token - 1
    while at >= 0 and script.code[at] in " .,t":
        at -= 1
    return script.words.weekdays.get(script.word(at).lower()) if at >= 0 else None


def year_with(weekday: int, date: PartialDate, near: int) -> int | None:
    """The year nearest to `near` in which the date falls on that weekday."""
    for distance in range(12):
        for year in (near - distance, near + distance):
            day = date.in_year(year)
            if day.exists and calendar_date(*day.first).weekday() == weekday:
                return year
    return near
