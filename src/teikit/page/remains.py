"""What OCR may have left of a marker at the end of a word: a sign, a stroke, a digit, a letter glued to a
full stop, a quotation mark too many; or nothing at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

TOKEN = re.compile(r"\S+")
UP_TO_DASH = re.compile(r"[^\s—]+(?=—)|\S+")
"""A word, without what a dash ties to it."""
TAIL = re.compile(r"[^\w\s]*$")
LETTERS = re.compile(r"[^\W\d_]{2}\W*$")
ONE = "!'’|"
"""What OCR takes the first digit of 12 for."""
NUMBER = re.compile(
    rf"(?:(?<=[^\W\d_])|(?<=[.,;:!?\"”»)\]]))(?:[{ONE}]\??)?\d{{1,3}}$|(?<=[.,;:!?\"”»)\]])\d['’‘!?°*®]$"
)
LETTER = re.compile(r"(?<=[.,;:!?)\]\"”»])[a-zı!|>]{1,2}$")
SIGN = re.compile(rf"[{ONE}]?[*°º^+¢®©™¤¥£€§•~|†‡#=>%¹²³⁴⁵⁶⁷⁸⁹⁰]{{1,2}}['’‘!?]?$")
QUERY = re.compile(r"(?:(?<=[.,;:])|(?<=[.,][\"”»]))\?$")
"""Nobody asks behind the end of a sentence: OCR took a 2 or a 7 for it."""
CALLS = re.compile(r"(?:(?<=[^\W\d_])|(?<=[)\]]))[!?'’]{2}$")
"""Of 11, 12 and 17 OCR makes two of these."""
STROKE = re.compile(r"!?['’‘´`]$")
DOUBLE = '"”“»«„'
ADDRESS = re.compile(r"/|www\.|@|\w\.(?:html?|com|org|net|edu)\b")
STOPS = ".!?…"
SHAPES = (("number", NUMBER), ("sign", CALLS), ("letter", LETTER), ("sign", SIGN), ("sign", QUERY))

Follows = Literal["end", "capital", "on"]
"""What follows a word: the end of a block, a capital, or anything else."""


@dataclass(frozen=True, slots=True)
class Remains:
    """So many characters at the end of a word that may be left of a marker, and of what kind they are."""

    length: int
    kind: str


def remains(token: str, opened: int, follows: Follows) -> Remains | None:
    """What may be left at the end of a word where so many quotations are open; None where no marker stood."""
    ends = follows == "end"
    if ADDRESS.search(token):
        return Remains(0, "nothing") if ends else None
    for kind, shape in SHAPES:
        found = shape.search(token)
        if found and LETTERS.search(token, 0, found.start()):
            return Remains(len(found[0]), kind)
    tail = signs_after(token)
    if len(tail) == len(token):
        return None
    if tail[-1:] in tuple(DOUBLE) and closing(token) > opened:
        return Remains(1, "surplus")
    if stroke := STROKE.search(tail):
        possessive = tail in "'’" and token[-len(tail) - 1] in "sn"  # the boys' and o' the sea
        return Remains(len(stroke[0]), "apostrophe" if possessive else "stroke")
    if ends and tail[-1:] in (":", ";", ","):
        return Remains(1, "pause")
    if follows != "on" and tail in ("?", "!"):
        return Remains(1, "call")
    if ends or (follows == "capital" and (closing(token) or tail[-1:] in tuple(STOPS))):
        return Remains(0, "nothing")
    return None


def behind(token: str) -> str:
    """What a marker stands behind: a stop, a quotation that ends, another sign, a word, an address."""
    if ADDRESS.search(token):
        return "address"
    last = token[-1:]
    if last in DOUBLE:
        return "quotation"
    return "stop" if last in STOPS else "word" if last.isalnum() or last in ")]" else "sign"


def in_address(text: str, at: int) -> bool:
    """Whether a character stands in a word that is an address of the web."""
    begin = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1
    word = TOKEN.match(text, begin)
    return word is not None and ADDRESS.search(word[0]) is not None


def opening(token: str) -> int:
    """How many quotation marks a word begins with."""
    first = token[: len(token) - len(token.lstrip(DOUBLE + "([—"))]
    return sum(sign in DOUBLE for sign in first)


def closing(token: str) -> int:
    """How many quotation marks a word ends with."""
    return sum(sign in DOUBLE for sign in signs_after(token))


def signs_after(token: str) -> str:
    """The signs behind the last letter or digit of a word."""
    found = TAIL.search(token)
    return found[0] if found else ""
