"""What OCR may take a digit or a letter for: a star, a stroke, another letter; what it says of a label."""

from __future__ import annotations

from functools import cache

SAME, PART, OTHER = 5.0, 1.5, -2.5
"""What it says that signs are the digits of a number, some of them, or others."""
LIKE, UNLIKE = 0.8, -0.6
"""The same of a sign that a digit is often taken for, or is not."""
TAKEN_FOR = {
    "0": "oOQ°ö",
    "1": "lI|ı!i'rtumn",
    "2": "zZ?*®",
    "3": "ʒ”",
    "4": "A*+‘“",
    "5": "sS$>",
    "6": "bG&*®°e",
    "7": "?/”’",
    "8": "B&*®",
    "9": "gqa°»",
    "i": "ıj1|!",
    "l": "I1|!ı",
    "o": "0",
    "z": "2",
}


@cache
def says(signs: str, label: str) -> float:
    """What signs say of a number or letter, as a logarithm: nothing where there are none; signs are what is
    left of any letter.
    """
    if not signs or (label.isalpha() and not signs.isalnum()):
        return 0.0
    if not label.isalnum():
        return PART if signs == label else 0.0
    if signs == label:
        return SAME
    if len(signs) == len(label) and all(map(_could_be, signs, label)):
        return PART + LIKE if any(map(str.isdigit, signs)) else LIKE * len(signs)
    if signs.isdigit():
        return PART if label.endswith(signs) or label.startswith(signs) else OTHER
    if len(signs) > 1:
        return UNLIKE * 2
    return LIKE if any(_could_be(signs, digit) for digit in label) else UNLIKE


def could_be(signs: str, label: str) -> bool:
    """Whether OCR may have taken the digits of a number for these signs, one for one."""
    return len(signs) == len(label) and all(map(_could_be, signs, label))


def _could_be(sign: str, digit: str) -> bool:
    return sign == digit or sign in TAKEN_FOR.get(digit, "")
