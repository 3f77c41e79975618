"""A pointer has a prefix that nothing declares.

`psn:ada` looks like an address, but there is no scheme `psn` for addresses, so only the project can say
what it means: in a `prefixDef` of the header (TEI P5 SAPU), in a header that is included, or under
`prefixes` in the configuration. Declare it, or write the pointer in full.

Bad::

    <p><persName ref="psn:ada">Ada</persName></p>

Good::

    <p><persName ref="urn:uuid:2f0f4a6e-7d8b-4f5f-9d6b-3f1c6c1d9a11">Ada</persName></p>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.nearest import Likely
from teikit.tei.document import Tei
from teikit.tei.references.resolution import Outcome

READS_ON = True
"""It holds of what can be read of a file that is no XML, too."""


def check(tei: Tei) -> Iterator[Finding]:
    """Pointers with a prefix that is neither a registered scheme nor declared."""
    declared = Likely(sorted({each.name for each in tei.prefixes}), 0.5)
    for pointer, target in tei.ending(Outcome.UNDECLARED_PREFIX):
        near = declared.of(target.said)
        yield Finding(
            pointer.element,
            f'nothing declares the prefix "{target.said}" of "{pointer.value}"',
            pointer.attribute,
            f'did you mean "{near}:"?' if near else "declare it with prefixDef in the header",
        )
