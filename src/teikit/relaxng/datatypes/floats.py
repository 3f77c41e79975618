"""Floating-point numbers of 32 and 64 bits: XML Schema Part 2, 3.2.4 and 3.2.5."""

from __future__ import annotations

from math import nextafter
from struct import pack, unpack

from teikit.relaxng.datatypes.lexical import form

_NUMERAL = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
_NAMED: dict[str, float | str] = {"INF": float("inf"), "-INF": float("-inf"), "NaN": "NaN"}


def double(text: str) -> float | str:
    """The 64-bit number that `text` stands for; "NaN" for itself, since a value must equal itself."""
    if text in _NAMED:
        return _NAMED[text]
    if not form(_NUMERAL)(text):
        raise ValueError
    return float(text)


def single(text: str) -> float | str:
    """The 32-bit number that `text` stands for; "NaN" for itself."""
    number = double(text)
    if isinstance(number, str):
        return number
    below, above = _rounded(nextafter(number, float("-inf"))), _rounded(nextafter(number, float("inf")))
    if below == above:
        return below
    from decimal import Decimal  # half-way between two, so the digits that `number` has lost decide

    exact, half = Decimal(text), Decimal(number)
    return _rounded(number) if exact == half else above if exact > half else below


def _rounded(number: float) -> float:
    try:
        rounded: float = unpack("f", pack("f", number))[0]
    except OverflowError:  # beyond the greatest 32-bit number
        return float("inf") if number > 0 else float("-inf")
    return rounded


def compare(one: float | str, other: float | str) -> int | None:
    """The usual order; NaN is equal to itself and in no order with a number."""
    if isinstance(one, str) or isinstance(other, str):
        return 0 if one == other else None
    return (one > other) - (one < other)
