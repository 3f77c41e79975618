"""Note numbers and signs: what they say, where they are, how they look.

Each look has a weight: how much it says by itself that a note is meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from teikit.text import Span

DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹∗", "0123456789*")
RAISED = dict(zip("ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", "abcdefghijklmnoprstuvwxyz", strict=True))
SIGNS = "*∗†‡§¶‖"
SIGN_NAMES = {
    "*": "star",
    "†": "dagger",
    "‡": "double-dagger",
    "§": "section",
    "¶": "pilcrow",
    "‖": "parallel",
}
MOST_SIGNS = 6
"""So many signs side by side are one mark at most; more are an ornament."""
SIGN_ORDER = tuple(sign * times for times in range(1, MOST_SIGNS + 1) for sign in "*†‡§‖¶")


class Form(Enum):
    """How a number or sign looks."""

    SUPERSCRIPT = "¹²"
    BRACKETS = "[12]"
    PARENTHESES = "(12)"
    SIGN = "*"
    PLAIN = "12"
    FAINT = "12 glued to other digits"
    APART = "12 apart from its word"
    WORD = "[Footnote 12:"
    ALONE = "12 alone on its line"


BARE = frozenset({Form.PLAIN, Form.FAINT, Form.APART})
"""Numbers that nothing but their place tells from those of the text."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that looks like a note number: its label as it is counted, where it is, how it looks.

    `weight` says how likely it is one by its look alone, `row` is the index of its row; `look` is the label
    as it is printed, with 1 for any number, a for any letter, * for any sign. The span of the
    beginning of a note has the blanks behind it; `stop` is where the note ends, if the source says so.
    """

    label: str
    span: Span
    form: Form
    weight: float
    row: int
    look: str = ""
    stop: int = 0

    @property
    def number(self) -> int:
        """The value of a number, or of a letter (a is 1, aa follows z); 0 of a sign."""
        return _value(self.label)

    def counted(self, number: int) -> str:
        """The label of so high a number in its series."""
        return letters(number) if self.series == "letters" else str(number)

    @property
    def series(self) -> str:
        """What it is counted with: numbers, letters or signs."""
        return "numbers" if self.label.isdigit() else "letters" if self.number else "signs"


STOPS = ".,;:!?)]”’\"'»…“"
"""What a marker may stand behind, besides words."""
SECTION = re.compile(r"[§¶]{1,2}[ \t\u00a0]*\d")
"""A section or paragraph that is cited: `§ 26`."""
RAISED_LABEL = re.compile(rf"\d{{1,4}}|(?<![A-Za-z])([a-z])\1{{0,9}}(?![A-Za-z])|([{SIGNS}])\2{{0,5}}")
"""What superscripts are made of that are markers; several have commas between."""


@cache
def _value(label: str) -> int:
    if label.isdigit():
        return int(label)
    first = label[:1]
    doubled = "a" <= first <= "z" and label == first * len(label)
    return ord(first) - 96 + 26 * (len(label) - 1) if doubled else 0


def letters(number: int) -> str:
    """The letter that counts so high: a, b … z, aa, bb …"""
    turns, letter = divmod(number - 1, 26)
    return chr(97 + letter) * (turns + 1)


def next_labels(label: str) -> tuple[str, ...]:
    """The labels that may come next in a series: ‡ or †† behind †."""
    number = _value(label)
    if number:
        return (str(number + 1) if label.isdigit() else letters(number + 1),)
    at = SIGN_ORDER.index(label) + 1 if label in SIGN_ORDER else len(SIGN_ORDER)
    return (*SIGN_ORDER[at : at + 1], label + label[:1])


def abreast(label: str) -> list[str]:
    """The labels that digits say which are numbers side by side: 2 and 3 of `23`, 9 and 10 of `910`."""
    for digits in range(1, len(label) // 2 + 1):
        first, read = int(label[:digits]), 0
        found: list[str] = []
        while read < len(label):
            found.append(str(first + len(found)))
            read += len(found[-1])
        if first and "".join(found) == label:
            return found
    return []


def normal(printed: str) -> str:
    """The label of a mark as it is counted."""
    label = printed.translate(DIGITS)
    return str(int(label)) if label.isdigit() else RAISED.get(label, label.lower())


def identifier(label: str) -> str:
    """The label as the end of an xml:id: `114`, `-star`."""
    return label if label.isalnum() else "".join(f"-{SIGN_NAMES[sign]}" for sign in label)
