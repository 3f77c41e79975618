"""A text transcribed letter by letter: one letter a word, so that the shapes of dates are short expressions.

`on 2 April 1921,` becomes `w d m y,`: every token is one character, and an offset in the code is a token.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import accumulate, compress

from teikit.dates.numerals import arabic
from teikit.dates.words import ROMAN, DateWords, date_words
from teikit.languages import Spoken, spoken

NUMBERED_MONTH = r"b(?:re|er|ris|ri)\b"
"""What makes a month of a digit: 7bre."""
TOKEN = re.compile(rf"[^\W\d_]++(?:['’](?:r|ber)\b)?|\d+(?!{NUMBERED_MONTH})|\d{NUMBERED_MONTH}|.", re.DOTALL)
DASHES = dict.fromkeys("-‐‑‒–—−", "-")
MARKS = {mark: mark for mark in ".,/()[]:;+&$£€§%°#=*"} | DASHES | {"'": "'", "’": "'", "‘": "'", "º": "S"}


YEAR = re.compile("M{1,2}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})(?<=....)")
"""Years in Roman numerals, also those that only add: MCCCCXXXIIII."""

EARLIEST, LATEST = 1000, 2100

ERA = {"A": "A", "D": "B", "AD": "C"}


@dataclass(frozen=True, slots=True)
class Transcript:
    """A text, its code, and what each token of it means.

    The letters: `d` a number 1 to 31, `n` any other of two digits, `y` one of four digits 1000 to 2100, `#`
    any other; `m` a month, `r` a Roman numeral to XII, `c` and `o` cardinal and ordinal words, `Z` a year in
    one word; `R` a month of the French Republic, `F` a feast, `q` what says which month a day is of (ult.);
    the little words as in `words.LITTLE`; `w` and `W` other words without and with a capital;
    punctuation stands for itself, `|` for a line feed, `~` for the rest. `words` are those of its languages;
    `foreign` are the tokens that may begin the name of a month of another calendar.
    """

    text: str
    words: DateWords
    code: str
    starts: tuple[int, ...]
    values: tuple[int, ...]
    foreign: tuple[int, ...] = ()

    def word(self, token: int) -> str:
        """The text of one token; nothing before the first or after the last."""
        return self.text[self.starts[token] : self.starts[token + 1]] if 0 <= token < len(self.code) else ""


def transcribe(text: str, languages: Spoken | None = None) -> Transcript:
    """The transcript of a text in these languages, by default those that it shows."""
    words = date_words(languages or spoken(text))
    tokens = TOKEN.findall(text)
    entries = {token: _entry(token, words) for token in dict.fromkeys(tokens)}
    letters = {token: letter for token, (letter, _) in entries.items()}
    numbers = {token: number for token, (_, number) in entries.items()}
    code, values = list(map(letters.__getitem__, tokens)), list(map(numbers.__getitem__, tokens))
    for at in _places(tokens, entries.keys() & (words.months_capital | words.cardinals.keys())):
        code[at], values[at] = _word(tokens[at], code[max(0, at - 2) : at], words)
    for at in _places(tokens, entries.keys() & words.ordinal_letters):
        if code[at - 1 : at] == ["d"]:
            code[at] = "S"
    first = {token for token in entries if token.lower() in words.foreign_months.first}
    foreign = (at for at in _places(tokens, first) if code[at] in "wW")
    starts = accumulate(map(len, tokens), initial=0)
    return Transcript(text, words, "".join(code), tuple(starts), tuple(values), tuple(foreign))


def _places(tokens: Sequence[str], those: Set[str]) -> Iterable[int]:
    """Where some tokens stand, in order."""
    return compress(range(len(tokens)), map(those.__contains__, tokens)) if those else ()


def _entry(piece: str, words: DateWords) -> tuple[str, int]:
    """The letter and the value of a token, as far as it tells them alone."""
    if piece.isdecimal():
        return _digits(piece)
    if piece.isspace():
        return "|" if piece == "\n" else " ", 0
    if len(piece) > 1 or re.match(r"[^\W\d_]", piece):
        return _word(piece, [], words)
    return MARKS.get(piece, "~"), 0


def _digits(digits: str) -> tuple[str, int]:
    if len(digits) > 4 or not digits.isascii():
        return "#", 0
    value = int(digits)
    match len(digits):
        case 1 | 2 if 1 <= value <= 31:
            return "d", value
        case 2:
            return "n", value
        case 4 if 1000 <= value <= 2100:
            return "y", value
    return "#", value


def _word(word: str, before: list[str], words: DateWords) -> tuple[str, int]:
    if word in ROMAN:
        return "r", ROMAN[word]
    if word in ERA:
        return ERA[word], 0
    if word[0] == "M" and YEAR.fullmatch(word):
        value = arabic(word.lower())
        return ("y" if EARLIEST <= value <= LATEST else "W"), value
    lower = word.lower().replace("’", "'").replace("ſ", "s")
    entry = words.meaning.get(lower)
    if entry is None:
        for joined in words.joined_numbers:
            if (year := joined.read(lower)) and 1000 <= year <= 2100:
                return "Z", year
        if "'" in lower:
            entry = words.meaning.get(lower.replace("'", ""))
    if entry is None or (word in words.months_capital and not _after_a_day(before)):
        return ("W" if word[0].isupper() else "w"), 0
    if word in words.cardinals and not _after_a_day(before):
        return "c", words.cardinals[word]
    return entry


def _after_a_day(before: list[str]) -> bool:
    return "".join(before[-2:]) in ("d ", "S ", "d-")
