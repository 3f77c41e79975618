"""Whether a lone year, month or day is meant as a date, by the words around it.

`in 1917` is a year, `1917 men` is not; `until March` is a month, `March on!` is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from teikit.dates.match import DatePhrase
from teikit.dates.transcript import Transcript

NEAR = 7
"""So many tokens before number words, the word year makes one of them: in the year of grace …"""

VOLUME = re.compile(r"\((?:m )?y\)[,:] ?\Z")
CLOSING = frozenset(".,;:)]|")


def meant(script: Transcript, found: Iterable[DatePhrase]) -> list[DatePhrase]:
    """Those of the phrases that the words around them let stand for a date."""
    return [phrase for phrase in found if _is_meant(script, phrase)]


def _is_meant(script: Transcript, phrase: DatePhrase) -> bool:
    match phrase.shape:
        case "year" | "years" | "decade":
            return _is_year(script, phrase)
        case "year in words":
            return (
                script.code[phrase.start] == "Z"
                or "Y" in script.code[max(0, phrase.start - NEAR) : phrase.start]
            )
        case "early year":
            following = _after(script, phrase.end)
            return not following[:1].islower() or following.lower() in script.words.after_year
        case "month":
            return _is_month(script, phrase)
        case "day":
            return _is_day(script, phrase)
        case "numbered day":
            cue, following = _before(script, phrase.start), _after(script, phrase.end)
            return cue in script.words.before_numbered_day and following[:1].islower()
    return True


def _before(script: Transcript, token: int) -> str:
    """The word before a token, in lower case, past a space, a bracket and the point of an abbreviation."""
    at = token - 1
    while at >= 0 and script.code[at] in " .([-'":
        at -= 1
    return script.word(at).lower()


def _after(script: Transcript, token: int) -> str:
    """The token after a space or a point, as it is written; nothing at the end."""
    at = token
    while script.code[at : at + 1] in (" ", "."):
        at += 1
    return script.word(at)


def _is_year(script: Transcript, phrase: DatePhrase) -> bool:
    """A year, unless it is numbered (`p. 1921`) or counts something; a round or early one needs a cue."""
    if _is_page_range(script, phrase):
        return False
    cue = _before(script, phrase.start)
    bracketed = script.code.endswith("(", 0, phrase.start)
    if bracketed and cue[:1].isalpha() and script.code[phrase.start - 2 : phrase.start - 1] == " ":
        return True
    if cue == "of":
        cue = _before(script, phrase.start - len("of "))
        cue = cue if cue in script.words.before_sure_year else "of"
    if cue in script.words.before_quantity:
        return False
    following = _after(script, phrase.end) if script.code.startswith(" ", phrase.end) else ""
    if script.words.capital_nouns:
        counts = following[:1].isupper()
    else:
        counts = following[:1].islower() and following.lower() not in script.words.after_year
    year = phrase.date.year or 0
    if year > 1400 and year % 100 != 0:
        named = _is_adjective(script, phrase, following)
        return not counts or named or cue in script.words.before_sure_year
    if year > 1000 and year % 100 != 0 and cue in script.words.before_sure_year:
        return following.lower() not in script.words.counted
    return not counts and (
        cue in script.words.before_sure_year
        or cue in script.words.before_year
        or _closes_a_citation(script, phrase)
    )


def _is_adjective(script: Transcript, phrase: DatePhrase, following: str) -> bool:
    """Whether a year tells which: the 1934 elections. What is counted by such a number is many things."""
    if script.words.capital_nouns or not script.code.endswith("t ", 0, phrase.start):
        return False
    return following.lower() not in script.words.counted


def _is_page_range(script: Transcript, phrase: DatePhrase) -> bool:
    """Whether numbers stand behind the volume and year of a journal: 59.11 (2008), 1819-28."""
    return bool(VOLUME.search(script.code, max(0, phrase.start - 12), phrase.start))


def _closes_a_citation(script: Transcript, phrase: DatePhrase) -> bool:
    """Whether a year ends what says where a book was printed: `(Leipzig: Teubner, 1900).`"""
    left, right = (
        script.code[max(0, phrase.start - 3) : phrase.start],
        script.code[phrase.end : phrase.end + 1],
    )
    return left in ("W, ", "w, ") and right in ("", ".", ")", ";")


def _is_month(script: Transcript, phrase: DatePhrase) -> bool:
    written = script.word(phrase.start)
    word = written.lower()
    if script.code[phrase.end : phrase.end + 2] == "-w":
        return False
    if word in script.words.months_unsure or written in script.words.months_unsure_small:
        beside_a_month = script.code.endswith("m a ", 0, phrase.start)
        return beside_a_month or _before(script, phrase.start) in script.words.before_month
    return word not in script.words.beside_only


def _is_day(script: Transcript, phrase: DatePhrase) -> bool:
    """`on the 16th`, where no noun follows that it would count."""
    article = phrase.start - len("1 ")
    cue = _before(script, article)
    if cue == ",":
        cue = _before(script, article - len(", "))
    if script.word(article).lower() != "the" or not (cue in script.words.before_day or cue in ("", "\n")):
        return False
    if not script.code.startswith(" ", phrase.end):
        return script.code[phrase.end : phrase.end + 1] in CLOSING or phrase.end == len(script.code)
    following = _after(script, phrase.end).lower()
    if following == "of":
        return script.text.startswith(script.words.of_this_month, script.starts[phrase.end])
    return following in script.words.after_year
