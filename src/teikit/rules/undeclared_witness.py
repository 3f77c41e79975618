"""A reading is ascribed to a witness that the list of witnesses does not have.

`@wit` points at the witnesses of a reading (TEI P5 12.1.4.1), which `listWit` describes; a siglum that is not
there leaves the reader without the manuscript, and the reading is missing from the text of its witness.

Describe the witness in `listWit`, or correct the siglum, and write it as a pointer: `#A`. Pointers that
dangle, or lead to something else than a witness, have rules of their own.

Bad::

    <listWit><witness xml:id="A">Oxford</witness><witness xml:id="B">Paris</witness></listWit>
    <p><app><lem wit="#A">fleet</lem><rdg wit="#B C">float</rdg></app></p>

Good::

    <listWit><witness xml:id="A">Oxford</witness><witness xml:id="B">Paris</witness></listWit>
    <p><app><lem wit="#A">fleet</lem><rdg wit="#B">float</rdg></app></p>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.nearest import Likely
from teikit.tei.document import Tei
from teikit.tei.facts.gathered import having
from teikit.tei.facts.witnesses import witnesses

OUTSIDE = ("#", ":", "/", ".")
"""What makes a pointer of a word: other rules follow those."""
SHOWN = 12


def check(tei: Tei) -> Iterator[Finding]:
    """Bare sigla in @wit that are the xml:id of nothing, where there is a listWit."""
    known = witnesses(tei)
    likely = Likely(known.keys())
    otherwise = f"there is {', '.join(list(known)[:SHOWN])}"
    for element, sigla in having(tei, "wit") if known else ():
        for siglum in sigla.split():
            if siglum not in tei.ids and not any(mark in siglum for mark in OUTSIDE):
                near = likely.of(siglum)
                message = f'there is no witness "{siglum}" in listWit'
                yield Finding(element, message, "wit", f'did you mean "#{near}"?' if near else otherwise)
