"""The words of a reading as a recogniser of names sees them: in folded form, with where sentences begin.

Possessives ('s) and elisions (l', d') stand outside the word; the full stop of an abbreviation inside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from sys import intern
from typing import NamedTuple

from teikit.lexicon.folding import fold
from teikit.recognition.cues import Cues
from teikit.text import Span

LETTER = r"[^\W\d_]"
SUPPLIED = rf"\[{LETTER}+\]"
"""Letters that an editor supplies: B[ucke], [W]ashington."""
TOKEN = rf"""(?P<plain>\b[a-z]{{2,}}+(?=[ ,;:]))
    | (?P<elision>\b(?:ELISION)['’](?={LETTER}))
    | (?P<dotted>(?:{LETTER}\.[ ]?){{2,5}}(?!{LETTER}))
    | (?P<initial>\b{LETTER}\. | (?<=[a-z][ ])A(?=[ ][A-Z][a-z]) | \b[B-HJ-Z]\b(?![-'’.]|{SUPPLIED}))
    | (?P<word>(?:\b{LETTER}|(?<!\w){SUPPLIED}(?={LETTER}))
        (?:[\w\u0300-\u036f]++|['’](?=\w)(?!s\b|S\b)|-(?=\w)|{SUPPLIED})*+)
    | (?P<possessive>(?<=\w)['’][sS]?\b)
    | (?P<number>\d[\d.,]*)
    | (?P<mark>[^\w\s])"""
BRACKETS = re.compile(r"[\[\]]")
OPENING = frozenset("([{“„«‘‚\"'—–-")
NUMERAL = re.compile("I|[IVX]{2,}|[IVXLCDM]{3,}")
ENDING = frozenset(".!?:…")
PLAIN = frozenset(("mark", "number", "elision", "possessive"))


class Token(NamedTuple):
    """A word or a mark: `first` says that a sentence begins with it, `capital` that it may begin a name."""

    start: int
    end: int
    text: str
    folded: str
    kind: str
    capital: bool
    first: bool

    @property
    def name(self) -> str:
        """The word without the brackets of an editor."""
        return BRACKETS.sub("", self.text)


def tokens(text: str, block: Span, cues: Cues) -> Iterator[Token]:
    """The tokens of one block of a text."""
    first, done, numbered, new = True, block.start, False, tuple.__new__
    for match in _expression(cues.elision).finditer(text, block.start, block.end):
        kind, word, (start, end) = match.lastgroup or "", intern(match.group()), match.span()
        if kind == "plain":  # most words are, and of these nothing has to be asked
            yield new(Token, (start, end, word, word, "word", False, first))
            first = numbered = False
            continue
        if start < done:
            continue
        if kind == "dotted":
            word = word.rstrip()
            end = start + len(word)
        elif kind == "word" and text[end : end + 1] == "." and word.lower() in cues.abbreviations:
            kind, end = "short", end + 1
        done = end
        folded, capital, numeral = _looks(word, kind, cues)
        capital = capital and (numbered or not numeral)
        yield Token(start, end, word, folded, kind, capital, first)
        numbered = capital
        if kind == "mark":
            first = word in ENDING or (first and word in OPENING)
        elif kind not in ("elision", "number"):
            first = False


@lru_cache(maxsize=100_000)
def _looks(word: str, kind: str, cues: Cues) -> tuple[str, bool, bool]:
    """A word as it is looked up; whether it has the capital of a name; whether it is a Roman number."""
    if "[" in word and len(word) > 1:
        word = BRACKETS.sub("", word)
    capital = (
        (word[0].isupper() or ("-" in word and _is_article(word, cues.particles)))
        and kind not in ("elision", "possessive")
        and not _is_adjective(word, cues.peoples)
    )
    return word.lower() if kind in PLAIN else fold(word), capital, bool(NUMERAL.fullmatch(word))


@cache
def _expression(elision: str) -> re.Pattern[str]:
    return re.compile(TOKEN.replace("ELISION", f"(?i:{elision})"), re.VERBOSE)


def _is_article(word: str, particles: frozenset[str]) -> bool:
    """Whether a word is the like of `al-Rashid`."""
    head, _, tail = word.partition("-")
    return tail[:1].isupper() and head in particles


def _is_adjective(word: str, peoples: frozenset[str]) -> bool:
    """Whether a word is the like of `German-speaking`."""
    head, _, tail = word.partition("-")
    return tail[:1].islower() and head.lower() in peoples
