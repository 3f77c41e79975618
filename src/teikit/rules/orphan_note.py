"""A note that stands apart from the text has a number, but no reference in the text leads to it.

A reader of the text never learns that the note is there. A note in running text stands where its marker is
(TEI P5 3.9.1, and `@anchored`); one between paragraphs, or in a list of notes, needs a `ref` with its target
at the place of the marker. Give it that, or the place `inline` or `margin` if it needs none.

Bad::

    <p>The fleet sailed.</p>
    <note place="bottom" n="1" xml:id="fn1">In June.</note>

Good::

    <p>The fleet sailed.<ref type="noteAnchor" target="#fn1">1</ref></p>
    <note place="bottom" n="1" xml:id="fn1">In June.</note>

Good::

    <p>The fleet sailed<note place="bottom" n="1">In June.</note> at last.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.gathered import local
from teikit.tei.names import XML_ID
from teikit.tei.references.pointers import split
from teikit.tei.references.resolution import Outcome

SEVERITY = "warning"
APART = frozenset({"bottom", "foot", "end"})
"""Values of @place for a note that stands away from what it is about."""
BLOCKS = frozenset(
    "TEI standOff text group front body back floatingText div div1 div2 div3 div4 div5 div6 div7 list lg "
    "noteGrp".split()
)
"""What holds paragraphs and other notes, not words."""
NOTES = frozenset({"note", "label", "item", "pb", "lb", "cb", "fw", "anchor"})
"""What a paragraph of notes alone may have in it."""
SOMEWHERE = frozenset({Outcome.ELEMENT, Outcome.UNKNOWN})
"""How a pointer ends that leads to an element, or may do so where nobody looks."""


def check(tei: Tei) -> Iterator[Finding]:
    """Notes that stand apart, carry a number, and that neither point nor are pointed at."""
    in_texts: dict[etree._Element, bool] = {}
    for note in tei.elements("note"):
        if note.get("place") not in APART or not note.get("n") or _points_back(tei, note):
            continue
        if note.get("anchored") == "true" or _is_in_a_text(note.getparent(), in_texts):
            continue
        if note.get(XML_ID) not in tei.reached:
            yield Finding(
                note,
                f'no reference leads to note "{note.get("n")}"',
                hint="put a ref at its marker, with the note's xml:id as its target",
            )


def _is_in_a_text(block: etree._Element | None, known: dict[etree._Element, bool]) -> bool:
    """Whether words stand beside a note in a block, so that its own place is that of its marker."""
    passed: list[etree._Element] = []
    found = False
    while block is not None and local(block) not in BLOCKS and not found:
        if block in known:
            found = known[block]
            break
        passed.append(block)
        words = (block.text, *(child.tail for child in block))
        found = any(each and each.strip() for each in words) or any(
            local(child) not in NOTES for child in block
        )
        block = block.getparent()
    known.update(dict.fromkeys(passed, found))
    return found


def _points_back(tei: Tei, note: etree._Element) -> bool:
    """Whether the note itself says where it belongs, in this file or another one (TEI P5 3.9.1)."""
    return any(tei.target(each, note).outcome in SOMEWHERE for each in split(note.get("target", "")))
