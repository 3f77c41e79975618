"""How often a pattern may occur: minOccurs and maxOccurs in the terms of RELAX NG (TEI P5 22.5.1)."""

from __future__ import annotations

from lxml import etree

from teikit.tei.odd.grammar.pattern import Pattern, of

MOST = 400
"""More occurrences are any number: a grammar that counts further helps nobody."""
WRAPPERS = {(0, 1): "optional", (0, -1): "zeroOrMore", (1, -1): "oneOrMore"}


def bounds(element: etree._Element | None) -> tuple[int, int]:
    """The fewest and the most occurrences, -1 for any number; what is no number is 1."""
    if element is None:
        return 1, 1
    least = element.get("minOccurs", "1").strip()
    most = element.get("maxOccurs", "1").strip()
    fewest = min(int(least), MOST) if least.isdecimal() else 1
    if not most.isdecimal():
        return fewest, -1 if most else 1
    return (fewest, int(most)) if int(most) <= MOST else (fewest, -1)


def repeated(patterns: tuple[Pattern, ...], element: etree._Element) -> tuple[Pattern, ...]:
    """A group as often as its element says."""
    least, most = bounds(element)
    if wrapper := WRAPPERS.get((least, most)):
        return (of(wrapper, patterns),)
    if most < 0:
        return (*patterns * least, of("zeroOrMore", patterns))
    return (*patterns * least, *(of("optional", patterns),) * (most - least))


def referred(patterns: tuple[Pattern, ...], element: etree._Element) -> tuple[Pattern, ...]:
    """What a reference leads to, as often as it says.

    From none to a number n, TEI's stylesheets let it occur n + 1 times, and so do we: verdicts must agree.
    """
    least, most = bounds(element)
    if (least, most) == (1, 1):
        return patterns
    if wrapper := WRAPPERS.get((least, most)):
        return (of(wrapper, patterns),)
    first = (of("optional", patterns),) if least == 0 else patterns * least
    if most < 0:
        return (of("group", (*first, of("zeroOrMore", patterns))),)
    more: tuple[Pattern, ...] = ()
    for _ in range(most - least):
        more = (of("optional", (*patterns, *more)),)
    return (of("group", (*first, *more)),)
