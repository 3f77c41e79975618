"""Glyphs that no map or name reads get one vote each over the whole book: which letters make its words words.

The witnesses are the words of the book that were read in full; what no word tells stays U+FFFD.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from teikit.formats.pdf.content import Book, Line, Style

UNREAD = re.compile("[\U00100000-\U0010fffd]")
WORD = re.compile("[\\w\U00100000-\U0010fffd]+")
LONGEST = 3
"""A glyph stands for at most so many letters: ffi."""

LEAST = 3
"""Words this short are no witness."""

SURE = 0.6
"""So much of the vote decides."""

WITHIN = 0.2
"""Letters stand between other letters in so many of their words; brackets and bullets do not."""


def spelled(book: Book) -> tuple[Book, Mapping[str, str]]:
    """The book with every unread glyph as the vote has it, and the outcome of the vote."""
    if not book.unread:
        return book, {}
    outcome = votes((line.text for _, line in book.lines()), book.unread)
    sheets = [
        replace(sheet, lines=tuple(_spelled(line, outcome) for line in sheet.lines)) for sheet in book.sheets
    ]
    return replace(book, sheets=tuple(sheets)), outcome


def _spelled(line: Line, outcome: Mapping[str, str]) -> Line:
    if not UNREAD.search(line.text):
        return line
    letters = [outcome.get(letter, letter) for letter in line.text]
    at = [0]
    for each in letters:
        at.append(at[-1] + len(each))
    styles = tuple(Style(at[style.start], at[style.end], style.rend) for style in line.styles)
    edges = tuple(edge for edge, each in zip(line.edges, letters, strict=False) for _ in each)
    return replace(line, text="".join(letters), styles=styles, edges=edges)


def votes(texts: Iterable[str], unread: Iterable[str]) -> Mapping[str, str]:
    """What each unread glyph stands for; U+FFFD where the book does not tell."""
    words: Counter[str] = Counter(word for text in texts for word in WORD.findall(text))
    whole = {word: count for word, count in words.items() if not UNREAD.search(word)}
    open_words = {word: count for word, count in words.items() if UNREAD.search(word)}
    within = _within(open_words)
    by_ends: dict[tuple[str, str], list[str]] = defaultdict(list)
    for word in whole:
        for length in range(1, LONGEST + 1):
            for at in range(len(word) - length + 1):
                by_ends[word[:at], word[at + length :]].append(word[at : at + length])
    decided: dict[str, str] = {}
    for _ in range(3):  # a word with two unread glyphs is a witness once one of them is known
        polls: dict[str, Counter[str]] = defaultdict(Counter)
        for word, count in open_words.items():
            spelled = UNREAD.sub(lambda found: decided.get(found[0], found[0]), word)
            for glyph, letters in _witness(spelled, by_ends):
                polls[glyph][letters] += min(count, 5)
        for glyph, poll in polls.items():
            letters, won = poll.most_common(1)[0]
            if glyph in within and glyph not in decided and won >= SURE * sum(poll.values()):
                decided[glyph] = letters
    return {glyph: decided.get(glyph, "\ufffd") for glyph in unread}


def _within(words: Iterable[str]) -> set[str]:
    """The unread glyphs that stand between letters in some of the words that have them."""
    all_words: Counter[str] = Counter()
    inner: Counter[str] = Counter()
    for word in words:
        glyphs = set(UNREAD.findall(word))
        all_words.update(glyphs)
        inner.update(glyphs & set(word[1:-1]))
    return {glyph for glyph, count in all_words.items() if inner[glyph] >= WITHIN * count}


def _witness(word: str, by_ends: Mapping[tuple[str, str], list[str]]) -> Iterator[tuple[str, str]]:
    """The one unread glyph of a word, and each way to make it a word that the book has."""
    glyphs = set(UNREAD.findall(word))
    if len(glyphs) != 1 or len(word) < LEAST:
        return
    glyph = glyphs.pop()
    if word.count(glyph) == 1:
        before, after = word.split(glyph)
        for letters in by_ends.get((before, after), ()):
            yield glyph, letters
