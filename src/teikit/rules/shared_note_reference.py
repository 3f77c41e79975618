"""Two notes hang on one marker.

A marker such as `12` leads a reader to one note; the second note has lost its own marker, or took the target
of its neighbour. Notes of different types or hands, such as one of the author and one of the editor, and the
parts of one note (`@prev`), may share a marker.

Give each note its own marker, or join the two notes.

Bad::

    <p>The fleet sailed.<ref type="noteAnchor" target="#n1 #n2">1</ref></p>
    <note place="bottom" xml:id="n1">In June.</note>
    <note place="bottom" xml:id="n2">Forty ships.</note>

Bad::

    <p>The fleet sailed.<anchor xml:id="a1"/></p>
    <note place="bottom" target="#a1">In June.</note>
    <note place="bottom" target="#a1">Forty ships.</note>

Good::

    <p>The fleet<ref type="noteAnchor" target="#n1">1</ref>
    sailed.<ref type="noteAnchor" target="#n2">2</ref></p>
    <note place="bottom" xml:id="n1">Forty ships.</note>
    <note place="bottom" xml:id="n2">In June.</note>
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.note_links import belongs_to, links

SEVERITY = "warning"
KIND = ("type", "resp", "place", "subtype", "hand")


def check(tei: Tei) -> Iterator[Finding]:
    """Notes after the first one of their kind that a marker leads to, or that lead to a marker."""
    pairs = [(link.marker, link.note) for link in links(tei)]
    pairs += [(marker, note) for note in tei.elements("note") for marker in belongs_to(tei, note)]
    first: dict[tuple[object, ...], etree._Element] = {}
    seen: set[tuple[object, object]] = set()
    for marker, note in pairs:
        if note.get("prev"):
            continue
        kind = (marker, *(note.get(name) for name in KIND))
        other = first.setdefault(kind, note)
        if other is not note and (marker, note) not in seen:
            line, _ = tei.position(other)
            message = f"this note and the one in line {line} have the same marker"
            yield Finding(note, message, hint="give it a marker of its own, or join the two")
        seen.add((marker, note))
