"""How common each word of a language is: tables made from wordfreq's data (tools/make_frequencies.py).

A table stays on the disk, and what is asked of it is kept: a page asks for few of its lines.
"""

from __future__ import annotations

import string
from functools import cache
from pathlib import Path

from teikit.lexicon.sorted_lines import SortedLines, mapped

HERE = Path(__file__).parent

PREFIX = 3
"""So many letters, with which words begin, have a line of their own."""

SCALE = 10
CODES = string.digits + string.ascii_uppercase + string.ascii_lowercase + "!#$%&()*+,-./:;<=>?@[]^_{|}~"
"""The letters for shares: each stands for a share 10 to the power of its place by -1/SCALE."""

LIGATURES = ("fi", "fl", "ff", "ffi", "ffl")
"""Letters that fonts have as one glyph, which programs that read PDFs lose."""

SHARES = {ord(code): 10 ** (-place / SCALE) for place, code in enumerate(CODES)}


class Frequencies:
    """The words of a language, and the share of each in texts; empty where there is no table."""

    def __init__(self, table: SortedLines) -> None:
        self._lines = table
        self._found: dict[str, bytes] = {}

    def share(self, word: str) -> float:
        """The share of a word in texts of the language; 0 where the table has it not."""
        letters, rest = word[:PREFIX], b" " + word[PREFIX:].encode("utf-8", "replace")
        line = self._found.get(letters)
        if line is None:
            line = self._found[letters] = self._line(letters)
        at = line.find(rest)
        while at >= 0:
            end = at + len(rest)
            if line[end + 1 : end + 2] == b" ":
                return SHARES[line[end]]
            at = line.find(rest, end)
        return 0.0

    def _line(self, letters: str) -> bytes:
        """What follows these letters in each word that begins with them and its share, between blanks."""
        found = self._lines.after(letters.encode("utf-8", "replace") + b"\t")
        return b"" if found is None else b" %b " % found


@cache
def frequencies(tag: str) -> Frequencies:
    """The table of a language."""
    return Frequencies(SortedLines(mapped(HERE / f"{tag}.txt")))


@cache
def without_ligature(tags: tuple[str, ...]) -> frozenset[str]:
    """What is left of the words of these languages that lose a ligature: few words look like that."""
    tables = (mapped(HERE / "lost" / f"{tag}.txt") for tag in tags)
    return frozenset().union(*(table[:].decode().split("\n") for table in tables if table))
