"""A range of text ends before it begins.

On `app`, `span` and `rt`, `@from` and `@to` name the first and the last element of a stretch of text (TEI P5
12.2.2, 17.3); so do `@target` and `@targetEnd` of a note. The last one stands after the first.

Exchange the two pointers, or mend the wrong one.

Bad::

    <p>The <anchor xml:id="a"/>fleet <anchor xml:id="b"/>sailed.</p>
    <spanGrp><span from="#b" to="#a">a subject</span></spanGrp>

Good::

    <p>The <anchor xml:id="a"/>fleet <anchor xml:id="b"/>sailed.</p>
    <spanGrp><span from="#a" to="#b">a subject</span></spanGrp>
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.gathered import having, local, order

RANGES = {"to": ("from", {"app", "span", "rt"}), "targetEnd": ("target", {"note"})}


def check(tei: Tei) -> Iterator[Finding]:
    """Elements whose last pointer leads to an element before that of the first."""
    for last, (first, names) in RANGES.items():
        for element, end in having(tei, last):
            if local(element) in names:
                begin = element.get(first, "")
                start, stop = _element(tei, begin), _element(tei, end)
                if start is not None and stop is not None and order(tei)[stop] < order(tei)[start]:
                    message = f'@{last} "{end}" comes before @{first} "{begin}" in the text'
                    yield Finding(element, message, last, "exchange the two, or correct the wrong one")


def _element(tei: Tei, pointer: str) -> etree._Element | None:
    return tei.resolve(pointer) if pointer.startswith("#") and " " not in pointer else None
