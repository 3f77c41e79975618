"""A pointer has a declared prefix, but what follows does not fit the pattern.

`prefixDef` says with `matchPattern` what may stand behind the prefix; where it does not match, nobody
can tell where the pointer leads. Mend the pointer, or let the pattern allow for it.

Bad::

    <p><ref target="pg:verso">verso</ref></p>
    <listPrefixDef><prefixDef ident="pg" matchPattern="([0-9]+)" replacementPattern="#p$1"/></listPrefixDef>

Good::

    <p><ref target="pg:7">p. 7</ref><pb xml:id="p7"/></p>
    <listPrefixDef><prefixDef ident="pg" matchPattern="([0-9]+)" replacementPattern="#p$1"/></listPrefixDef>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.references.resolution import Outcome


def check(tei: Tei) -> Iterator[Finding]:
    """Pointers whose prefix is declared, but by no pattern that matches them."""
    for pointer, target in tei.ending(Outcome.UNMATCHED_PREFIX):
        patterns = [each.pattern for each in tei.prefixes if each.name == target.said]
        yield Finding(
            pointer.element,
            f'"{pointer.value}" does not fit the pattern of its prefix, "{patterns[0]}"',
            pointer.attribute,
            "mend the pointer or the pattern",
        )
