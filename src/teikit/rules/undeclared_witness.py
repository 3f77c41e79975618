"""A reading is ascribed to a witness that the list of witnesses does not have.

`@wit` points at the witnesses of a reading (TEI P5 12.1.4.1), which `listWit` describes; a siglum that is not
there leaves the reader without the manuscript, and the reading is missing from the text of its witness.

Describe the witness in `listWit`, or correct the siglum, and write it as a pointer: `#A`.

Bad::

    <listWit><witness xml:id="A">Oxford</witness><witness xml:id="B">Paris</witness></listWit>
    <p><app><lem wit="#A">fleet</lem><rdg wit="#B C">float</rdg></app></p>

Good::

    <listWit><witness xml:id="A">Oxford</witness><witness xml:id="B">Paris</witness></listWit>
    <p><app><lem wit="#A">fleet</lem><rdg wit="#B">float</rdg></app></p>
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.gathered import having
from teikit.tei.witnesses import witnesses

OUTSIDE = ("#", ":", "/", ".xml")


def check(tei: Tei) -> Iterator[Finding]:
    """Sigla in @wit that are neither pointers nor the xml:id of a witness, where there is a listWit."""
    known = witnesses(tei)
    said: dict[str, tuple[str, str]] = {}
    for element, sigla in having(tei, "wit") if known else ():
        for siglum in sigla.split():
            if not any(mark in siglum for mark in OUTSIDE):
                if siglum not in said:
                    said[siglum] = _said(siglum, known)
                message, hint = said[siglum]
                yield Finding(element, message, "wit", hint)


def _said(siglum: str, known: Mapping[str, object]) -> tuple[str, str]:
    """What is wrong with a siglum, and what to write."""
    if siglum in known:
        return f'the siglum "{siglum}" is not written as a pointer', f'write "#{siglum}"'
    near = difflib.get_close_matches(siglum, known, 1, 0.6)
    hint = f'did you mean "#{near[0]}"?' if near else f"there is {', '.join(known)}"
    return f'there is no witness "{siglum}" in listWit', hint
