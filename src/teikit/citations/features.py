"""The features of the words of a note, by which it is decided what each is to a citation.

They are of three kinds: of the form of a word and its neighbours, of its place, of words together.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from functools import lru_cache
from zlib import crc32

from teikit.citations.cues import little, said
from teikit.citations.words import Word
from teikit.language import Citing
from teikit.lexicon.folding import fold
from teikit.lexicon.gazetteer import find
from teikit.recognition.people import bearers

YEAR = re.compile(r"1[4-9]\d\d|20[0-3]\d")
ROMAN = re.compile(r"[ivxlc]{1,7}|[IVXLC]{1,7}|[IVXLCDM]{3,}")
ENDING = frozenset(".?!:")
SEPARATORS = frozenset(",:;(.")
MOST_MARKS = 2
STEPS = (1, 2, 3, 5, 8, 13, 30)
FAR = 1000
"""Where no year follows."""
REACH = {"w": 2, "shape": 3, "cue": 4, "end": 1, "who": 2, "place": 2, "little": 2, "look": 1}
"""How many words to either side a word sees of each feature of a form."""
SMALL, CAPITAL, UPPER, INITIAL, DOTTED, NUMBER = "x", "Xx", "XX", "X.", "X.X.", "9"


@lru_cache(maxsize=100_000)
def shape(text: str) -> str:
    """What a word looks like: a capital, a year, a number of so many digits, or the mark that it is."""
    first = text[0]
    if first.isdigit():
        if "/" in text:
            return "doi"
        return "year" if YEAR.fullmatch(text) else NUMBER * min(len(text), 5)
    if not first.isalpha():
        return text
    if "." in text:
        return "url" if text.startswith(("http", "www.")) else DOTTED
    if len(text) == 1:
        return INITIAL if first.isupper() else SMALL
    if ROMAN.fullmatch(text):
        return "IV" if first.isupper() else "iv"
    if text.isupper():
        return UPPER
    return CAPITAL if first.isupper() else SMALL


@lru_cache(maxsize=100_000)
def of_form(text: str, look: str) -> tuple[tuple[str, str], ...]:
    """The features of a word by its form alone, each with the group that says how far it is seen."""
    kind = shape(text)
    found = [("shape", f"s:{kind}")]
    if kind in ("url", "doi"):
        return tuple(found)
    lower = text.lower()
    found.append(("w", f"w:{lower if not lower.isdigit() else kind}"))
    found += [("cue", f"c:{cue.value}") for cue in said(text)]
    if look:
        found.append(("look", f"l:{look}"))
    if lower in little():
        found.append(("little", f"t:{little()[lower]}"))
    if kind in (SMALL, CAPITAL, UPPER):
        found.append(("end", f"e:{lower[-3:]}"))
    if kind in (CAPITAL, UPPER):
        folded = fold(text)
        found.append(("who", f"n:{bearers(folded) or '0'}"))
        entry = find(folded)
        if entry:
            found.append(("place", f"g:{min(entry.weight // 3, 3)}{'w' if entry.word else ''}"))
    return tuple(found)


@lru_cache(maxsize=100_000)
def class_of(text: str) -> str:
    """A word as pairs and triples see it: the first cue that it gives, else its shape."""
    cue = said(text)
    return f"{cue[0].value}{len(cue) > 1}" if cue and not text[0].isdigit() else shape(text)


Key = tuple[str, ...]
"""A feature of words together: a letter for its kind, and what it says."""


def together(row: Sequence[Word]) -> Iterator[tuple[Key, ...]]:
    """The features of each word that speak of words together, and of its place."""
    classes = ["[", "[", *(class_of(word.text) for word in row), "]", "]", "]"]
    ahead, years = _behind_quotations(row, classes), _next_years(row)
    for at, place in enumerate(_places(row)):
        before_that, before, own, after, after_that, third = classes[at : at + 6]
        quoted, passed, _, _ = place
        yield (
            ("a", before, own),
            ("b", own, after),
            ("c", before, own, after),
            ("d", own, after, after_that),
            ("e", before_that, before, own),
            ("f", after, after_that, third),
            *place,
            ("k", quoted[1], before, own),
            ("m", passed[1], own),
            ("n", ahead[at]),
            ("o", years[at]),
        )


def named(key: Key) -> str:
    """How the weights call a feature of words together."""
    return f"{key[0]}={'|'.join(key[1:])}"


def _places(row: Sequence[Word]) -> Iterator[tuple[Key, Key, Key, Key]]:
    """Where each word stands: in quotation marks, in brackets, behind what else of its sentence."""
    last_year = max((at for at, word in enumerate(row) if shape(word.text) == "year"), default=-1)
    since, titled, bracketed, dated, paged, introduced = 0, False, False, False, False, False
    for at, word in enumerate(row):
        cue = said(word.text)
        quotes = ("q" if word.quoted else "t" if titled else "") + "(" * word.depth
        passed = f"{'t' * titled}{'b' * bracketed}{'d' * dated}{'i' * introduced}"
        yield (
            ("g", f"{quotes}{word.look}"),
            ("h", f"{quotes}|{passed}{'p' * paged}"),
            ("i", f"{min(since, 6)}{'F' * (at < 3)}"),
            ("j", f"{passed}{'y' * (at < last_year)}{'' if word.glued else ' '}"),
        )
        since += 1
        titled = titled or word.quoted
        bracketed = bracketed or word.text == ")"
        dated = dated or shape(word.text) == "year"
        paged = paged or Citing.PAGE in cue
        introduced = introduced or Citing.IN in cue
        if word.text == ";" or (word.text in ENDING and _ends(row, at)):
            since, titled, bracketed, dated, paged, introduced = 0, False, False, False, False, False


def _behind_quotations(row: Sequence[Word], classes: Sequence[str]) -> list[str]:
    """What comes behind the quotation that each word stands in: a title has a year, a place or `in` there."""
    found, said = [""] * len(row), ""
    for at in range(len(row) - 1, -1, -1):
        if not row[at].quoted:
            said = ""
            continue
        said = said or "|".join(classes[at + 4 : at + 6])
        found[at] = said
    return found


def _next_years(row: Sequence[Word]) -> list[str]:
    """How far off the next year is from each word, and what separates them."""
    found, distance, marks = [""] * len(row), FAR, ""
    for at in range(len(row) - 1, -1, -1):
        text = row[at].text
        if shape(text) == "year":
            distance, marks = 0, ""
        found[at] = f"{bisect(STEPS, distance)}{marks}"
        distance += 1
        if text in SEPARATORS and len(marks) < MOST_MARKS:
            marks += text
    return found


def _ends(row: Sequence[Word], at: int) -> bool:
    """Whether a full stop ends a sentence: behind a number, a bracket or a word, and before a capital."""
    if at + 1 == len(row) or not at or row[at].text == ":" or row[at].quoted:
        return False
    after, before = row[at + 1].text, row[at - 1].text
    return (
        after[0].isupper()
        and (len(before) > 3 or before[0].isdigit() or before in ")]’”")
        and not said(before)
    )


def fingerprint(row: Sequence[Word]) -> int:
    """A number that is another where the words of a note have other features."""
    return crc32("\n".join(" ".join(found) for found in features(row)).encode())


def features(row: Sequence[Word]) -> list[list[str]]:
    """All features of the words of a note, by the names that the weights know them by."""
    forms = [of_form(word.text, word.look) for word in row]
    rows = []
    for at, more in enumerate(together(row)):
        found = [named(key) for key in more]
        for other in range(max(0, at - 4), min(len(row), at + 5)):
            offset = other - at
            found += [f"{offset}{value}" for group, value in forms[other] if abs(offset) <= REACH[group]]
        if at == 0:
            found.append("first")
        if at == len(row) - 1:
            found.append("last")
        rows.append(found)
    return rows
