"""The facets of XML Schema Part 2, chapter 4.3: each judges a value and says why it objects."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from teikit.relaxng.datatypes.numerals import digits

if TYPE_CHECKING:
    from teikit.relaxng.datatypes.matcher import Matcher


class Order(NamedTuple):
    """How the values of a datatype are ordered, and the words for it.

    `compare` gives a number below, at or above 0, or None where neither value comes first.
    """

    compare: Callable[[Any, Any], int | None]
    at_least: str = "of at least"
    at_most: str = "of at most"
    above: str = "greater than"
    below: str = "less than"


class Bound(NamedTuple):
    """minInclusive, minExclusive, maxInclusive, maxExclusive; `sign` is 1 for a lower bound, else -1."""

    sign: int
    inclusive: bool
    text: str
    limit: Any
    order: Order

    def objection(self, _: str, value: Any) -> str | None:
        """Why `value` is out of bounds; None when it is not. A value in no order with the limit is out."""
        order = self.order.compare(value, self.limit)
        if order is None:
            return f"cannot be compared with {self.text}"
        if order * self.sign > 0 or (order == 0 and self.inclusive):
            return None
        above, below = self.order.above, self.order.below
        if self.inclusive:
            return f"is {below if self.sign > 0 else above} {self.text}"
        return f"is not {above if self.sign > 0 else below} {self.text}"


class Length(NamedTuple):
    """length, minLength, maxLength: from `least` to `most` (None: without end) of `unit`."""

    least: int
    most: int | None
    unit: str
    measure: Callable[[Any], int]

    def objection(self, _: str, value: Any) -> str | None:
        """Why `value` is too long or too short; None when it is not."""
        length = self.measure(value)
        if length < self.least:
            return f"is shorter than {plural(self.least, self.unit)}"
        if self.most is not None and length > self.most:
            return f"is longer than {plural(self.most, self.unit)}"
        return None


class Digits(NamedTuple):
    """totalDigits, or with `fraction` set fractionDigits: at most `most`."""

    most: int
    fraction: bool

    def objection(self, text: str, _: object) -> str | None:
        """Why the numeral `text` has too many digits; None when it has not."""
        return f"has more than {self.words}" if digits(text)[self.fraction] > self.most else None

    @property
    def words(self) -> str:
        """The number of digits, in words."""
        return plural(self.most, "digit") + " after the point" * self.fraction


_READABLE = {
    r"\S+": "that is not empty and has no space",
    r"[^\s]+": "that is not empty and has no space",
    r"[^\p{C}\p{Z}]+": "that is not empty and has no space",
    ".+": "that is not empty",
}
"""Regular expressions that are said in words, as many schemas have them."""


class Pattern(NamedTuple):
    """pattern: a regular expression that the normalised text must match as a whole."""

    source: str
    automaton: Matcher

    def objection(self, text: str, _: object) -> str | None:
        """Why `text` does not match; None when it does."""
        if self.automaton.matches(text):
            return None
        end = self.automaton.reach(text)
        if self.source in _READABLE and (not text or text[end : end + 1].isspace()):
            return "must have no space" if text else "must not be empty"
        following = self.automaton.following(text[:end])
        wanted = " or ".join(f'"{character}"' for character in following) if len(following) < 4 else ""
        if end == len(text):
            fault = f"it ends too early, expected {wanted}" if wanted else "it ends too early"
        else:
            place = f'after "{text[:end]}"' if end else "at the beginning"
            fault = f'"{text[end]}" is not allowed {place}'
            if wanted:
                fault = f'expected {wanted} {place}, not "{text[end]}"'
        return f"does not match {self.source}: {fault}"

    @property
    def words(self) -> str:
        """What it asks for, in words."""
        return _READABLE.get(self.source, f"that matches {self.source}")


def plural(number: int, noun: str) -> str:
    """The number with its noun: "1 item", "2 items"."""
    return f"{number} {noun}" + "s" * (number != 1)
