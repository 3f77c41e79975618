"""Sets of characters, each as a predicate: XML Schema Part 2, appendix F.1."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from teikit.relaxng.datatypes import xml_names

Predicate = Callable[[str], bool]

# F.1.1; Cs is left out, as surrogates are not characters
_CATEGORIES = frozenset(
    "L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po Z Zs Zl Zp S Sm Sc Sk So "
    "C Cc Cf Co Cn".split()
)


def single(character: str) -> Predicate:
    """Just this character."""
    return character.__eq__


def between(low: str, high: str) -> Predicate:
    """The characters from `low` to `high`."""
    return lambda character: low <= character <= high


def union(members: Iterable[Predicate]) -> Predicate:
    """The characters of any of these."""
    members = tuple(members)
    return members[0] if len(members) == 1 else lambda character: any(has(character) for has in members)


def complement(members: Predicate) -> Predicate:
    """All characters but these."""
    return lambda character: not members(character)


def difference(members: Predicate, less: Predicate) -> Predicate:
    """These characters without those."""
    return lambda character: members(character) and not less(character)


def category(name: str) -> Predicate | None:
    """The characters of a Unicode category or of a group of them, "Lu" or "L"; None when there is none."""
    if name not in _CATEGORIES:
        return None
    from unicodedata import category as of

    return lambda character: of(character).startswith(name)


def block(name: str) -> Predicate | None:
    """The characters of a block, "BasicLatin" for one; None when there is none."""
    from teikit.relaxng.datatypes.blocks import BLOCKS

    if name not in BLOCKS:
        return None
    return union(between(low, high) for low, high in BLOCKS[name])


def _is_word(character: str) -> bool:
    from unicodedata import category as of

    return of(character)[0] not in "PZC"


DOT = complement("\n\r".__contains__)
SEVERAL: dict[str, Predicate] = {
    "s": " \t\n\r".__contains__,
    "d": str.isdecimal,
    "w": _is_word,
    "i": lambda character: xml_names.matches("Name", character),
    "c": lambda character: xml_names.matches("NMTOKEN", character),
}
