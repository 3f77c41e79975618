"""Decimal numbers of any length without arithmetic: read, compared and counted as digits.

So no number is too long, none is rounded, and nothing is imported for it.
"""

from __future__ import annotations

from typing import NamedTuple

from teikit.relaxng.datatypes.lexical import form


class Decimal(NamedTuple):
    """A number as its digits before and after the point, no zeros at the outer ends; zero is not negative."""

    negative: bool
    whole: str
    fraction: str


def decimal(text: str) -> Decimal:
    """The number that a decimal numeral stands for; raises ValueError."""
    if not (match := form(r"([+-]?)(?=\.?[0-9])([0-9]*)(?:\.([0-9]*))?")(text)):
        raise ValueError
    return _number(*match.groups(default=""))


def integer(text: str) -> Decimal:
    """The number that a numeral without a point stands for; raises ValueError."""
    if not (match := form("([+-]?)([0-9]+)")(text)):
        raise ValueError
    return _number(match[1], match[2], "")


def _number(sign: str, whole: str, fraction: str) -> Decimal:
    whole, fraction = whole.lstrip("0"), fraction.rstrip("0")
    return Decimal(sign == "-" and bool(whole or fraction), whole, fraction)


def compare(one: Decimal, other: Decimal) -> int:
    """Below 0 when `one` is the smaller number, above 0 when it is the greater, 0 when they are equal."""
    if one.negative != other.negative:
        return -1 if one.negative else 1
    size = (len(one.whole), one.whole, one.fraction)
    other_size = (len(other.whole), other.whole, other.fraction)
    return (size != other_size) * (-1 if (size < other_size) != one.negative else 1)


def digits(text: str) -> tuple[int, int]:
    """How many digits a numeral has, leading zeros aside, and how many of its digits follow the point.

    Trailing zeros count, as they do for Jing.
    """
    whole, _, fraction = text.lstrip("+-").partition(".")
    return len((whole + fraction).lstrip("0")), len(fraction)
