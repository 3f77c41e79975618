"""A part of something torn apart has lost its other parts.

`@part` says that an element is the initial (I), a middle (M) or the final (F) part of a line, a segment or a
division that other elements interrupt (TEI P5 att.fragmentable). Initial parts are followed by a final one,
and middle and final parts follow an initial one; otherwise lines are counted wrongly and the whole cannot be
restored. Readings in an apparatus and parts tied by `@next` and `@prev` are left alone, and so is a part
whose other half is lost: `gap`, `supplied`, `space` or `damage` stands beside it or in it.

Correct the value, or encode the missing part.

Bad::

    <sp><l part="I">Who goes there?</l></sp> <sp><l>A friend.</l></sp>

Bad::

    <sp><l part="F">A friend.</l></sp>

Good::

    <sp><l part="I">Who goes there?</l></sp> <sp><l part="F">A friend.</l></sp>

Good::

    <p>He named <gap reason="lost"/><seg part="F">cles</seg> first.</p>
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.continuations import continuations
from teikit.tei.facts.gathered import having
from teikit.tei.names import tag

SEVERITY = "warning"
Part = tuple[etree._Element, str]
"""An element and its @part."""
APART = frozenset(map(tag, ("app", "choice", "subst")))
STREAMS = frozenset(map(tag, ("note", "quote", "floatingText", "text")))
PARTS = {"I": "initial", "M": "middle", "F": "final"}
LOST = tuple(map(tag, ("gap", "supplied", "space", "damage", "damageSpan", "unclear")))
MILESTONES = frozenset(map(tag, ("lb", "cb", "pb", "gb", "milestone", "fw", "note")))


def check(tei: Tei) -> Iterator[Finding]:
    """Initial parts without a final one, and middle and final parts without an initial one."""
    ways = continuations(tei)
    tied = {each for way in (ways.next, ways.prev) for pair in way.items() for each in pair}
    for element, part in _paired(_broken(tei)):
        if element not in tied and not _half_is_lost(element, before=part != "I"):
            if part == "I":
                hint = "correct @part, or mark the part after it as final"
                yield Finding(element, "an initial part is followed by no final part", "part", hint)
            else:
                hint = "correct @part, or mark the part before it as initial"
                yield Finding(element, f"a {PARTS[part]} part follows no initial part", "part", hint)


def _broken(tei: Tei) -> Iterator[Part]:
    """The parts that miss one in their stream, in the order in which that is seen."""
    begun: dict[tuple[object, object], etree._Element] = {}
    for element, part in having(tei, "part"):
        above = list(element.iterancestors()) if part in PARTS else []
        if not above or any(each.tag in APART for each in above):
            continue
        stream = element.tag, next((each for each in above if each.tag in STREAMS), None)
        initial = begun.pop(stream, None)
        if part == "I" and initial is not None:
            yield initial, "I"
        if part != "I" and initial is None:
            yield element, part
        if part == "I" or (part == "M" and initial is not None):
            begun[stream] = element if initial is None or part == "I" else initial
    yield from ((initial, "I") for initial in begun.values())


def _paired(broken: Iterable[Part]) -> list[Part]:
    """Those that are left when a line begun in one quotation is ended in another of the same paragraph."""
    left = list(broken)
    ends = [each for each in left if each[1] == "F"]
    for initial in [each for each in left if each[1] == "I"]:
        block = _around(initial[0])
        end = next(
            (each for each in ends if each[0].tag == initial[0].tag and _around(each[0]) is block), None
        )
        if block is not None and end is not None:
            ends.remove(end)
            left.remove(initial)
            left.remove(end)
    return left


def _around(element: etree._Element) -> etree._Element | None:
    """What the quotation of a part stands in."""
    quote = next(element.iterancestors(tag("quote"), tag("q"), tag("cit")), None)
    return None if quote is None else quote.getparent()


def _half_is_lost(element: etree._Element, *, before: bool) -> bool:
    """Whether the other half of a part cannot be read: something says so in it or beside it."""
    if next(element.iter(*LOST), None) is not None:
        return True
    here: etree._Element | None = element
    for _ in range(3):  # at the edge of a name, of a segment, of a line
        if here is None:
            return False
        beside = here.getprevious() if before else here.getnext()
        while beside is not None and beside.tag in MILESTONES:
            beside = beside.getprevious() if before else beside.getnext()
        if beside is not None:
            return next(beside.iter(*LOST), None) is not None
        here = here.getparent()
    return False
