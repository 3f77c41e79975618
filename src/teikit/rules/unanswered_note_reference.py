"""A note reference leads to no note.

The marker in the text promises a note; its target is missing, or is something else than a note. Give the
`ref` the xml:id of its note as target, or encode the marker as plain text if there never was a note.

Bad::

    <p>The fleet sailed.<ref type="noteAnchor">1</ref></p>

Good::

    <p>The fleet sailed.<ref type="noteAnchor" target="#fn1">1</ref></p>
    <note place="bottom" n="1" xml:id="fn1">In June.</note>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.note_links import MARKER
from teikit.tei.references.pointers import split
from teikit.tei.references.resolution import Outcome

NOTE = "note"


def check(tei: Tei) -> Iterator[Finding]:
    """References of the type noteAnchor without a target, or with one that is no note."""
    for reference in tei.elements("ref", "ptr"):
        if reference.get("type") != MARKER:
            continue
        targets = split(reference.get("target", ""))
        if not targets:
            yield Finding(
                reference, "the note reference has no target", hint="point it at its note with target"
            )
        for pointer in targets:
            target = tei.target(pointer, reference)
            if target.outcome is Outcome.ELEMENT and target.kind != NOTE:
                what = f"a {target.kind}" if target.kind else "no element of TEI"
                yield Finding(
                    reference, f'"{pointer}" is {what}, not a note', "target", "point it at the note itself"
                )
