"""The words of a note as citations are made of them: abbreviations, numbers, addresses and marks apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from teikit.text import Span

WORD = re.compile(
    r"""(?:https?://|www\.|10\.\d{4,9}/)[^\s<>]*[^\s<>.,;)\]]
    | (?:[^\W\d_]\.){2,}
    | LETTERS(?:[’'‐-]LETTERS)*
    | \d+
    | \S""".replace("LETTERS", r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*"),
    re.VERBOSE,
)

ITALIC, SMALL_CAPITALS = "i", "c"
"""How words may look where a reader knows it."""

CLOSING = {
    "“": "”",
    "„": "“”",
    "‘": "’",
    "‚": "‘’",
    "«": "»",
    "»": "«",
    '"': '"',
    "'": "'",
    "›": "‹",
    "‹": "›",
}
"""What ends words in quotation marks, by what they began with."""
APOSTROPHES = frozenset("’'")
DEEPEST = 3
LONGEST = 60
"""So many words after which a quotation mark that nothing closed is thought lost."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark of a note, by its place in the text; `glued` where no space is before it.

    `quoted` says that it stands in quotation marks, `depth` in how many brackets.
    """

    start: int
    end: int
    text: str
    look: str
    glued: bool
    quoted: bool
    depth: int

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


def words(text: str, span: Span, looks: Sequence[tuple[int, int, str]] = ()) -> list[Word]:
    """The words of a stretch of a text; `looks` are stretches set in italics or small capitals, in order."""
    found: list[Word] = []
    closing, opened, depth, done = "", 0, 0, span.start
    styles = _Looks(looks)
    for match in WORD.finditer(text, span.start, span.end):
        word = match.group()
        start, end = match.span()
        if closing and (len(found) - opened > LONGEST or _closes(word, closing, text, end)):
            closing = ""
            quoted = False
        elif not closing and word in CLOSING and _opens(text, start, end):
            closing, opened, quoted = CLOSING[word], len(found), False
        else:
            quoted = bool(closing)
        depth -= depth > 0 and word in ")]"
        found.append(Word(start, end, word, styles.at(start) if looks else "", start == done, quoted, depth))
        depth += depth < DEEPEST and word in "(["
        done = end
    return found


class _Looks:
    """How the words at growing places look."""

    def __init__(self, looks: Iterable[tuple[int, int, str]]) -> None:
        self.waiting = iter(looks)
        self.now = next(self.waiting, None)

    def at(self, start: int) -> str:
        while self.now is not None and self.now[1] <= start:
            self.now = next(self.waiting, None)
        return self.now[2] if self.now is not None and self.now[0] <= start else ""


def _opens(text: str, start: int, end: int) -> bool:
    """Whether a mark at this place begins a quotation: it has words behind it, and none before."""
    after = text[end : end + 1]
    before = text[start - 1 : start]
    return bool(after) and not after.isspace() and not before.isalnum()


def _closes(mark: str, closing: str, text: str, end: int) -> bool:
    return mark in closing and not (mark in APOSTROPHES and text[end : end + 1].isalnum())
