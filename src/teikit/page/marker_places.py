"""Places in the running text that may have been markers before OCR read them, each with what speaks for it:
where it stands, what is left there, how sure OCR was of the word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from teikit.page.remains import STOPS, UP_TO_DASH, Follows, behind, closing, opening, remains
from teikit.page.rows import Rows
from teikit.text import Span

REST = re.compile(r"\S*")
SHORT = 0.85
"""A line so much shorter than others ends a paragraph."""
QUOTES = "\"“„«»‘'([—"

CONTEXTS = {
    "word end": 0.1,
    "sign end": 0.05,
    "quotation end": 0.15,
    "stop end": 0.08,
    "quotation capital": 0.1,
    "stop capital": 0.04,
    "word capital": 0.02,
    "dash": 0.02,
    "address end": 0.005,
    "alone": 0.2,
    "marker": 0.1,
    "": 0.008,
}
"""What a place stands behind, and what follows; and how likely a marker stands there."""

LEFT = {
    "nothing": (0.25, 1.0),
    "sign": (0.35, 0.001),
    "surplus": (0.2, 0.005),
    "stroke": (0.12, 0.005),
    "letter": (0.06, 0.001),
    "number": (0.1, 0.001),
    "apostrophe": (0.01, 0.01),
    "pause": (0.04, 0.04),
    "call": (0.04, 0.04),
}
"""What is left of markers, and how often; and how often the same stands elsewhere."""

DOUBT = {"unknown": (1.0, 1.0), "sure": (0.3, 0.85), "doubted": (0.35, 0.13), "hardly": (0.35, 0.02)}
"""How sure OCR is of words that have a marker, and how often; and of others."""
HARDLY, DOUBTED = 0.5, 0.85


@dataclass(frozen=True, slots=True)
class Place:
    """A place that may have been a marker: the characters left of it (none where `span` is empty), its row.

    `context` is one of CONTEXTS, `left` one of LEFT, `doubt` one of DOUBT; `signs` are the characters.
    `surplus` is true where a quotation mark too many stands before them.
    """

    span: Span
    row: int
    context: str
    left: str
    signs: str = ""
    doubt: str = "unknown"
    surplus: bool = False


def places(rows: Rows, first: int, last: int) -> Iterator[Place]:
    """The places in the rows of a page from `first` to before `last`, in order."""
    opened, begun = 0, False
    widest = max((len(row) for row in rows.rows[first:last]), default=0)
    for at in range(first, last):
        row, words = rows.rows[at], rows.words(at)
        if row.blank:
            opened, begun = 0, at > first  # what the page before has opened is not known
        if len(words) <= 2 and at > first:
            left = "number" if words.isdigit() else "letter"
            yield Place(Span(row.start, row.end), at, "alone", left, words)
            continue
        tokens = [(found.end(), found[0]) for found in UP_TO_DASH.finditer(words)]
        following = [*(token for _, token in tokens[1:]), ""]
        for (offset, token), after in zip(tokens, following, strict=True):
            if token.isalpha() and after:
                continue  # nothing is left behind a word that goes on in its line
            opened += opening(token)
            follows = _follows(after) if after else _behind_line(rows, at, last, token, widest)
            was, found = opened, remains(token, opened, follows)
            opened = 0 if found and found.kind == "surplus" else max(0, opened - closing(token))
            if found is not None:
                end = row.start + offset
                before = token[: len(token) - found.length]
                context = f"{behind(before)} {follows}"
                context = "dash" if after.startswith("—") else context
                yield Place(
                    Span(end - found.length, end),
                    at,
                    context if context in CONTEXTS else "",
                    found.kind,
                    token[len(token) - found.length :],
                    _doubt(rows, end),
                    begun and bool(found.length) and closing(before) > was,
                )


def _doubt(rows: Rows, end: int) -> str:
    """How sure OCR was of a word that ends there, with what a dash ties to it."""
    rest = REST.match(rows.text, end)
    sure = rows.sure.get(rest.end() if rest else end)
    if sure is None:
        return "unknown"
    return "hardly" if sure < HARDLY else "doubted" if sure < DOUBTED else "sure"


def _behind_line(rows: Rows, at: int, last: int, token: str, widest: int) -> Follows:
    """What follows the last word of a row: the end of a block, also before the page turns."""
    if at + 1 < last:
        return "end" if rows.rows[at + 1].blank else _follows(rows.words(at + 1))
    return "end" if len(rows.rows[at]) < widest * SHORT or token[-1] in STOPS else "on"


def _follows(words: str) -> Follows:
    return "capital" if words[:1] == "—" or words.lstrip(QUOTES)[:1].isupper() else "on"
