"""A pointer is empty, or a lone #.

An attribute without a value leads nowhere, and `#` alone leads to no element. Often it is a place kept
for a pointer that nobody filled in. Point at something, or leave the attribute out.

Bad::

    <p><persName ref="#">someone</persName></p>

Bad::

    <p>See <ref target="">there</ref>.</p>

Good::

    <p><persName>someone</persName></p>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.references.resolution import Outcome

READS_ON = True
"""It holds of what can be read of a file that is no XML, too."""


def check(tei: Tei) -> Iterator[Finding]:
    """Attributes for pointers without a value, and pointers that are nothing but #."""
    for pointer, _ in tei.ending(Outcome.EMPTY):
        said = '"#" leads to no element' if pointer.value else f"@{pointer.attribute} is empty"
        yield Finding(
            pointer.element, said, pointer.attribute, "point at something, or leave the attribute out"
        )
