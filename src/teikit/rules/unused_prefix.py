"""A prefix is declared that no pointer uses.

It may be a leftover, or every pointer that should use it is spelled otherwise. The pointers of all files
that XInclude makes one document with this one count. Delete the `prefixDef`, or use it.

Bad::

    <listPrefixDef><prefixDef ident="pg" matchPattern="([0-9]+)" replacementPattern="#p$1"/></listPrefixDef>

Good::

    <p><ref target="pg:7">p. 7</ref><pb xml:id="p7"/></p>
    <listPrefixDef><prefixDef ident="pg" matchPattern="([0-9]+)" replacementPattern="#p$1"/></listPrefixDef>
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.references.uris import scheme

SEVERITY = "hint"


def check(tei: Tei) -> Iterator[Finding]:
    """Prefix definitions whose prefix no pointer has; several definitions of one are found at the first."""
    if not tei.index.prefixes:
        return
    used = {scheme(pointer.value) for pointer in tei.pointers}
    if around := tei.around:
        for _, outline in chain(around.included(tei.path), around.including(tei.path)):
            used.update(scheme(value) for _, values in outline.pointers for value in values)
    for element in tei.index.prefixes:
        name = element.get("ident", "")
        if name not in used:
            used.add(name)
            yield Finding(
                element, f'no pointer has the prefix "{name}"', "ident", "delete the definition, or use it"
            )
