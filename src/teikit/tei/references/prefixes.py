"""Abbreviated pointers: what a prefixDef makes of `psn:ada` (TEI P5 SAPU)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import regex
    from lxml import etree

SECONDS = 0.2
"""A pattern that takes longer than this for one pointer is given up."""
CLASSES = {r"\i": r"[\p{L}_:]", r"\c": r"[\p{L}\p{M}\p{N}._:\-]"}
"""Names of XML in XML Schema's regular expressions, which others do not know."""


@dataclass(frozen=True, slots=True)
class Prefix:
    """A definition: the prefix, the pattern that the rest must match, and what it is replaced by."""

    name: str
    pattern: str
    replacement: str


class BrokenPatternError(ValueError):
    """A pattern that is no regular expression, or that takes too long."""


def definition(element: etree._Element) -> Prefix:
    """The definition that a prefixDef spells."""
    return Prefix(
        element.get("ident", ""), element.get("matchPattern", ""), element.get("replacementPattern", "")
    )


def grouped(prefixes: Iterable[Prefix]) -> dict[str, list[Prefix]]:
    """The definitions of each name, in their order."""
    found: dict[str, list[Prefix]] = {}
    for each in prefixes:
        found.setdefault(each.name, []).append(each)
    return found


def expand(pointer: str, prefixes: Iterable[Prefix]) -> str | None:
    """The pointer that an abbreviated one stands for; None where no definition of its prefix matches.

    The first that matches counts. A pattern that does not match the whole is replaced where it does match, as
    by XPath's replace(). Raises BrokenPatternError.
    """
    name, _, rest = pointer.partition(":")
    for prefix in prefixes:
        if prefix.name == name and (found := _replace(prefix, rest)) is not None:
            return found
    return None


def _replace(prefix: Prefix, rest: str) -> str | None:
    pattern = _compile(prefix.pattern)
    template = _template(prefix.replacement)
    try:
        if whole := pattern.fullmatch(rest, timeout=SECONDS):
            return _fill(template, whole)
        changed, count = pattern.subn(lambda match: _fill(template, match), rest, timeout=SECONDS)
    except TimeoutError:
        raise BrokenPatternError(prefix.pattern) from None
    return changed if count else None


@lru_cache(maxsize=256)
def _compile(pattern: str) -> regex.Pattern[str]:
    import regex  # slow to import, and most files have no prefixes

    for ours, theirs in CLASSES.items():
        pattern = pattern.replace(ours, theirs)
    try:
        return regex.compile(pattern)
    except regex.error:
        raise BrokenPatternError(pattern) from None


@lru_cache(maxsize=256)
def _template(replacement: str) -> tuple[str | int, ...]:
    """A replacement in parts: text, and the numbers of groups; a dollar or a backslash may be escaped."""
    parts: list[str | int] = []
    text, position = "", 0
    while position < len(replacement):
        here, after = replacement[position], replacement[position + 1 : position + 2]
        if here == "\\" and after in ("\\", "$") and after:
            text += after
            position += 2
        elif here == "$" and after.isdecimal() and after.isascii():
            parts += (text, int(after))
            text = ""
            position += 2
        else:
            text += here
            position += 1
    return (*parts, text)


def _fill(template: tuple[str | int, ...], match: Any) -> str:
    groups = (match.group(), *match.groups(default=""))
    return "".join(
        part if isinstance(part, str) else groups[part] if part < len(groups) else "" for part in template
    )
