"""A note does not point back at its marker, though other notes of the file do.

A reader who followed the marker wants to come back; a program that makes links both ways finds half of them
broken. Nothing is said where the notes of a file do not point back as a rule.

Give the note the xml:id of its marker as target.

Bad::

    <p>A fleet<ref type="noteAnchor" xml:id="r1" target="#n1">1</ref>
    sailed.<ref type="noteAnchor" xml:id="r2" target="#n2">2</ref></p>
    <note place="bottom" xml:id="n1" target="#r1">Forty ships.</note>
    <note place="bottom" xml:id="n2">In June.</note>

Good::

    <p>A fleet<ref type="noteAnchor" xml:id="r1" target="#n1">1</ref>
    sailed.<ref type="noteAnchor" xml:id="r2" target="#n2">2</ref></p>
    <note place="bottom" xml:id="n1" target="#r1">Forty ships.</note>
    <note place="bottom" xml:id="n2" target="#r2">In June.</note>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Edit, Finding
from teikit.tei.document import Tei
from teikit.tei.edits import set_attribute
from teikit.tei.facts.note_links import Link, belongs_to, first_links
from teikit.tei.names import XML_ID

SEVERITY = "hint"


def check(tei: Tei) -> Iterator[Finding]:
    """Notes without a way back to their first marker, where at least as many have one."""
    found = first_links(tei)
    silent = [link for link in found if not link.note.get("target")]
    if not silent or 2 * len(silent) > len(found):
        return
    if sum(any(True for _ in belongs_to(tei, link.note)) for link in found) < len(silent):
        return
    for link in silent:
        line, _ = tei.position(link.marker)
        message = f"the note does not point back at its marker in line {line}, as others do"
        yield Finding(link.note, message, hint=_remedy(link), edits=_way_back(tei, link), safe=True)


def _remedy(link: Link) -> str:
    name = link.marker.get(XML_ID)
    return f'give it target="#{name}"' if name else "give the marker an xml:id, and the note a target"


def _way_back(tei: Tei, link: Link) -> tuple[Edit, ...]:
    name = link.marker.get(XML_ID)
    if name:
        return set_attribute(tei, link.note, "target", f"#{name}")
    own = f"{link.note.get(XML_ID)}-ref"
    if own in tei.ids:
        return ()
    marked = set_attribute(tei, link.marker, "xml:id", own)
    return (*marked, *set_attribute(tei, link.note, "target", f"#{own}"))
