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
DIGIT_RUN = re.compile(r"\d+")
STOPS = ".,;:!?)]”’\"'»"
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
    faint: bool = False
    """Of a marker: digits glued to digits or to a stop behind digits, which may well be one number."""

    @property
    def number(self) -> int:
        """The value of the number; 0 of a sign."""
        return int(self.label) if self.label.isdigit() else 0


def markers(text: str, start: int, end: int) -> Iterator[Mark]:
    """The places between `start` and `end` that are markers beyond doubt: superscripts, brackets, signs."""
    for found in CLEAR.finditer(text, start, end):
        kind = found.lastgroup or ""
        if kind != "sign" or _marks(text, found):
            label = found[kind].translate(DIGITS)
            label = str(int(label)) if label.isdigit() else label
            yield Mark(label, Span(found.start(), found.end()), kind == "super")


def plain_markers(text: str, start: int, end: int) -> Iterator[Mark]:
    """The places between `start` and `end` where plain digits may be markers, glued to what is before them.

    Years and numbers look like that too: the notes at the foot must tell. `1863,160` and `186376` may end
    in a marker, which may begin at any of the last digits.
    """
    for run in DIGIT_RUN.finditer(text, start, end):
        if PLAIN.match(text, run.start(), end):
            yield Mark(run.group(), Span(run.start(), run.end()))
            continue
        glued = run.start() > start and text[run.start() - 1] in STOPS
        for length in range(min(3, len(run.group()) - (not glued)), 0, -1):
            if text[run.end() - length] != "0":
                at = run.end() - length
                yield Mark(text[at : run.end()], Span(at, run.end()), faint=True)


def _marks(text: str, found: re.Match[str]) -> bool:
    """Whether a sign marks a note: it follows a word or its punctuation."""
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
