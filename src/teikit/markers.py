"""Shapes of note numbers: in the text as a marker, at the foot of the page before the note.

Numbers may be superscript, in brackets or plain; signs (* † ‡) are markers too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from teikit.text import Span

DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
SIGNS = "*†‡§¶‖"
SIGN_NAMES = {
    "*": "star",
    "†": "dagger",
    "‡": "double-dagger",
    "§": "section",
    "¶": "pilcrow",
    "‖": "parallel",
}

CLEAR = re.compile(
    r"(?P<super>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})"
    r"|\[(?P<bracket>\d{1,4})\]"
    rf"|(?<=[^\s{SIGNS}])(?P<sign>(?P<one>[{SIGNS}])(?P=one){{0,2}})(?![{SIGNS}])"
)
PLAIN = re.compile(
    r"(?:(?<=[^\W\d_]{2})|(?<=[^\W\d_]{2}[.,;:!?)\]”’\"'»])|(?<=[.,;:!?)][)\]”’\"'»]))"
    r"(?P<plain>[1-9]\d{0,3})(?!\d|[.,:/-]\d|[-–])(?![^\W\d_][\W\d_])"
)
START = re.compile(
    r"[ \t]*(?P<label>(?:"
    r"(?P<super>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})|\[(?P<bracket>\d{1,4})\]|\((?P<round>\d{1,4})\)"
    rf"|(?P<digits>[1-9]\d{{0,3}})(?:[.)](?=\s)|(?=\s)|(?=[^\W\d_]{{2}}))|(?P<sign>(?P<one>[{SIGNS}])(?P=one){{0,2}})(?![{SIGNS}])"
    r")[ \t\u00a0\u2002-\u200a]*)(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that looks like a note number: what it says, where, and whether it is a superscript."""

    label: str
    span: Span
    superscript: bool = False
    apt: bool = True
    """Of the beginning of a note: whether what follows looks like the beginning of a sentence."""

    @property
    def number(self) -> int:
        """The value of the number; 0 of a sign."""
        return int(self.label) if self.label.isdigit() else 0


def markers(text: str, start: int, end: int, *, plain: bool) -> Iterator[Mark]:
    """The places between `start` and `end` that look like markers in running text.

    Plain digits glued to a word count only where `plain` says so; they are years and numbers too often.
    """
    for found in (PLAIN if plain else CLEAR).finditer(text, start, end):
        kind = found.lastgroup or ""
        if kind == "sign" and not _marks(text, found):
            continue
        label = found[kind].translate(DIGITS)
        if label.isdigit():
            label = str(int(label))
        yield Mark(label, Span(found.start(), found.end()), kind == "super")


def _marks(text: str, found: re.Match[str]) -> bool:
    """Whether a sign marks a note: it follows a word or its punctuation and no word is glued on both sides."""
    before = text[found.start() - 1]
    return before.isalnum() or before in ".,;:!?)]”’\"'»…"


def start_of_note(text: str, start: int, end: int) -> Mark | None:
    """The number at the beginning of a line, if it begins like a note; the span has the blanks after it."""
    found = START.match(text, start, end)
    if found is None:
        return None
    kind = next(name for name in ("super", "bracket", "round", "digits", "sign") if found[name])
    label = found[kind].translate(DIGITS)
    label = str(int(label)) if label.isdigit() else label
    after = text[found.end() : found.end() + 1]
    return Mark(
        label,
        Span(found.start("label"), found.end("label")),
        kind == "super",
        not (after.islower() or after.isdigit()),
    )


def identifier(label: str) -> str:
    """The label as the end of an xml:id: `114`, `-star`."""
    return label if label.isdigit() else "".join(f"-{SIGN_NAMES[sign]}" for sign in label)
