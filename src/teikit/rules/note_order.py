"""A note stands before another one although its marker comes after it.

Notes that stand together, at the foot of a page or at the end of a chapter, are read in the order of their
markers; one out of order was misplaced, or its marker leads to the wrong note. Notes of different places,
types or alphabets (numbers, letters, signs) are series of their own, and so are notes upon notes.

Move the note, or mend the target of its marker.

Bad::

    <p>The fleet<ref type="noteAnchor" target="#n1">1</ref>
    sailed.<ref type="noteAnchor" target="#n2">2</ref></p>
    <note place="bottom" n="2" xml:id="n2">In June.</note>
    <note place="bottom" n="1" xml:id="n1">Forty ships.</note>

Good::

    <p>The fleet<ref type="noteAnchor" target="#n1">1</ref>
    sailed.<ref type="noteAnchor" target="#n2">2</ref></p>
    <note place="bottom" n="1" xml:id="n1">Forty ships.</note>
    <note place="bottom" n="2" xml:id="n2">In June.</note>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.gathered import order
from teikit.tei.facts.note_links import Link, alphabet, first_links, label
from teikit.tei.names import tag

SEVERITY = "warning"


def check(tei: Tei) -> Iterator[Finding]:
    """Notes whose marker comes before that of the note in front of them, in the same series."""
    found = first_links(tei)
    if len(found) < 2:
        return
    places = order(tei)
    before: dict[object, Link] = {}
    for link in sorted(found, key=lambda each: places[each.note]):
        series = _series(link)
        if series in before and link.place < before[series].place:
            line, _ = tei.position(link.marker)
            yield Finding(
                link.note,
                f"the marker of this note, in line {line}, comes before that of the note in front of it",
                hint="put the notes in the order of their markers, or mend the target of the marker",
            )
        before[series] = link


def _series(link: Link) -> object:
    """What the notes of one series have in common."""
    note = link.note
    kind = note.get("place"), note.get("type"), note.get("resp")
    upon_a_note = next(link.marker.iterancestors(tag("note")), None) is not None
    return (note.getparent(), upon_a_note, *kind, alphabet(label(link.marker)))
