"""Letters of another script within a word, where a map took a shape for another: Greek ο in `bοοk`.

The words of the book that are in one script outvote the map; only words that mix scripts are touched.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from teikit.formats.pdf.content import Book

ALIKE = (
    *("AΑА", "BΒВ", "EΕЕ", "HΗН", "IΙІ", "KΚК", "MΜМ", "OΟО", "PΡР", "TΤТ", "XΧХ", "YΥУ"),
    *("ZΖ ", "NΝ ", "C С", "S Ѕ", "J Ј", "oοо", "aαа", "pρр", "xχх", "iιі", "kκк", "tτт"),
    *("e е", "c с", "y у", "j ј", "s ѕ", "vν ", "uυ ", "nη "),
)
"""Letters that look alike in Latin, Greek and Cyrillic script."""

SCRIPTS = (re.compile("[A-Za-zÀ-ɏ]"), re.compile("[Ͱ-Ͽἀ-῿]"), re.compile("[Ѐ-ԯ]"))
OTHERS = re.compile("[Ͱ-Ͽἀ-῿Ѐ-ԯ]")
WORD = re.compile(r"[^\W\d_]{2,}")

SURE = 0.5
"""So many of the words that the letter is in must be words of the book, of those of three letters or more."""

EVERYWHERE = 20
"""A letter in so many words of another script is a mistake of the map, whatever words the book has."""

Letter = tuple[str, int]
"""A letter, and the script of the word that it stands in."""


def in_one_script(book: Book) -> tuple[Book, int]:
    """The book with such letters as the script of their words has them, and how many there were."""
    texts = [line.text for _, line in book.lines()]
    if not any(map(OTHERS.search, texts)):
        return book, 0
    outvoted = _outvoted(Counter(word for text in texts for word in WORD.findall(text)))
    if not outvoted:
        return book, 0
    count = 0

    def mended(text: str) -> str:
        nonlocal count
        made = WORD.sub(lambda found: _with(found[0], outvoted), text)
        count += sum(one != two for one, two in zip(text, made, strict=True))
        return made

    sheets = tuple(
        replace(sheet, lines=tuple(replace(line, text=mended(line.text)) for line in sheet.lines))
        for sheet in book.sheets
    )
    return replace(book, sheets=sheets), count


def _outvoted(words: Mapping[str, int]) -> set[Letter]:
    """The letters that the words of the book outvote."""
    mixed = [word for word in words if sum(bool(script.search(word)) for script in SCRIPTS) > 1]
    heard: Counter[Letter] = Counter()
    known: Counter[Letter] = Counter()
    everywhere: Counter[Letter] = Counter()
    folded = {word.casefold() for word in words.keys() - set(mixed)}
    for word in mixed:
        script = _script(word)
        foreign = {(letter, script) for letter in word if _other(letter, script)}
        everywhere.update(foreign)
        if len(word) > 2:
            heard.update(foreign)
            if _with(word, foreign).casefold() in folded:
                known.update(foreign)
    return {
        letter
        for letter in everywhere
        if known[letter] > SURE * heard[letter] or everywhere[letter] >= EVERYWHERE
    }


def _script(word: str) -> int:
    """The script that most letters of a word are in."""
    return max(range(len(SCRIPTS)), key=lambda script: len(SCRIPTS[script].findall(word)))


def _other(letter: str, script: int) -> str:
    """How a letter that another script has, too, looks in this one; empty where it is no such letter."""
    return next(
        (alike[script] for alike in ALIKE if letter in alike and alike[script] not in {letter, " "}), ""
    )


def _with(word: str, outvoted: Iterable[Letter]) -> str:
    """A word with these letters in its script; as it was, where others would be left."""
    script, wrong = _script(word), set(outvoted)
    made = "".join(_other(letter, script) if (letter, script) in wrong else letter for letter in word)
    scripts = sum(bool(each.search(made)) for each in SCRIPTS)
    return made if scripts == 1 else word
