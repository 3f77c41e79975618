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
from teikit.tei.names import tag

KIND = "noteAnchor"


def check(tei: Tei) -> Iterator[Finding]:
    """References of the type noteAnchor without a target, or with one that is no note."""
    for reference in tei.elements("ref", "ptr"):
        if reference.get("type") != KIND:
            continue
        targets = (reference.get("target") or "").split()
        if not targets:
            yield Finding(
                reference, "the note reference has no target", hint="point it at its note with target"
            )
        for pointer in targets:
            note = tei.resolve(pointer)
            if note is not None and note.tag != tag("note"):
                what = note.tag.rpartition("}")[2]
                yield Finding(
                    reference, f'"{pointer}" is a {what}, not a note', "target", "point it at the note itself"
                )
