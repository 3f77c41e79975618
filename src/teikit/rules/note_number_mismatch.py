"""The marker in the text has another number than the note that it leads to.

One of the two was misread or miscounted, or the marker leads to the wrong note; a reader who looks for note
12 finds 13. Only numbers are compared with numbers, letters with letters, signs with signs. Where the numbers
of most notes differ from their markers, as in an edition that counts the notes of each page anew, that is its
convention, and nothing is said.

Correct the number that is wrong, or the target of the marker.

Bad::

    <p>The fleet sailed.<ref type="noteAnchor" target="#fn13">12</ref></p>
    <note place="bottom" n="13" xml:id="fn13">In June.</note>

Good::

    <p>The fleet sailed.<ref type="noteAnchor" target="#fn12">12</ref></p>
    <note place="bottom" n="12" xml:id="fn12">In June.</note>

Good::

    <p>The fleet sailed.<ref type="noteAnchor" target="#note7">*</ref></p>
    <note place="bottom" n="7" xml:id="note7">In June.</note>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.note_links import alphabet, label, labels, links

SEVERITY = "warning"


def check(tei: Tei) -> Iterator[Finding]:
    """Markers whose number is none of those that their note carries."""
    wrong: list[Finding] = []
    right = 0
    for link in links(tei):
        if link.marker.get("cert") == "low":  # who encoded it says that it may be misread
            continue
        said = label(link.marker)
        known = [each for each in labels(link.note) if alphabet(each) == alphabet(said)]
        if said and said in known:
            right += 1
        elif said and known:
            message = f'the marker says "{said}", but the note that it leads to has "{known[0]}"'
            wrong.append(Finding(link.marker, message, hint="correct the wrong one, or the target"))
    if len(wrong) <= max(1, right):
        yield from wrong
