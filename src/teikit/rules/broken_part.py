"""A part of something torn apart has lost its other parts.

`@part` says that an element is the initial (I), a middle (M) or the final (F) part of a line, a segment or a
division that other elements interrupt (TEI P5 att.fragmentable). Initial parts are followed by a final one,
and middle and final parts follow an initial one; otherwise lines are counted wrongly and the whole cannot be
restored. Readings in an apparatus and parts tied by `@next` and `@prev` are left alone.

Correct the value, or encode the missing part.

Bad::

    <sp><l part="I">Who goes there?</l></sp> <sp><l>A friend.</l></sp>

Bad::

    <sp><l part="F">A friend.</l></sp>

Good::

    <sp><l part="I">Who goes there?</l></sp> <sp><l part="F">A friend.</l></sp>
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.continuations import continuations
from teikit.tei.facts.gathered import having
from teikit.tei.names import tag

SEVERITY = "warning"
APART = frozenset(map(tag, ("app", "choice", "subst")))
STREAMS = frozenset(map(tag, ("note", "quote", "floatingText", "text")))
PARTS = {"I": "initial", "M": "middle", "F": "final"}


def check(tei: Tei) -> Iterator[Finding]:
    """Initial parts without a final one, and middle and final parts without an initial one."""
    ways = continuations(tei)
    tied = {each for way in (ways.next, ways.prev) for pair in way.items() for each in pair}
    return (finding for finding in _broken(tei) if finding.at not in tied)


def _broken(tei: Tei) -> Iterator[Finding]:
    begun: dict[tuple[object, object], etree._Element] = {}
    for element, part in having(tei, "part"):
        above = list(element.iterancestors()) if part in PARTS else []
        if not above or any(each.tag in APART for each in above):
            continue
        stream = element.tag, next((each for each in above if each.tag in STREAMS), None)
        initial = begun.pop(stream, None)
        if part == "I" and initial is not None:
            yield _unfinished(initial)
        if part != "I" and initial is None:
            hint = "correct @part, or mark the part before it as initial"
            yield Finding(element, f"a {PARTS[part]} part follows no initial part", "part", hint)
        if part == "I" or (part == "M" and initial is not None):
            begun[stream] = element if initial is None or part == "I" else initial
    yield from map(_unfinished, begun.values())


def _unfinished(element: etree._Element) -> Finding:
    hint = "correct @part, or mark the part after it as final"
    return Finding(element, "an initial part is followed by no final part", "part", hint)
