"""What the rules about the numbers of pages and lines say of a slip, and the edit that mends it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.edits import set_attribute
from teikit.tei.facts.sequences import SAID, Fault, Slip

REMEDY = {
    Fault.DISORDER: "correct the number, or move what is misplaced",
    Fault.REPEAT: "correct one of the two numbers",
    Fault.GAP: "encode what is missing, or say with gap that it is",
}


def slip_findings(tei: Tei, what: str, found: Iterable[Slip], fault: Fault) -> Iterator[Finding]:
    """A finding for each slip of a kind; with an edit where only one number can be meant."""
    for slip in found:
        if slip.fault is fault:
            here, before = slip.here.element.get("n"), slip.before.element.get("n")
            message = SAID[fault].format(what=what, here=here, before=before)
            element, meant = slip.here.element, slip.expected
            edits = set_attribute(tei, element, "n", meant) if meant else ()
            yield Finding(element, message, "n", f'write "{meant}"' if meant else REMEDY[fault], edits)
