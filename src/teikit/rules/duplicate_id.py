"""Two elements have the same xml:id.

An identifier names one element of a file; a pointer at one that two have may lead to either (TEI P5
1.3.1.1.1). Rename all but one, and the pointers that mean the renamed ones; `--unsafe-fixes` renames
those that nothing points at. With `across-project = true`, an identifier that another file of the
project has is found as well, for projects whose files are put together.

Bad::

    <p xml:id="opening">First.</p>
    <p xml:id="opening">Second.</p>

Good::

    <p xml:id="opening">First.</p>
    <p xml:id="second">Second.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.ids import Identifiers
from teikit.tei.values import replace_words

READS_ON = True
"""It holds of what can be read of a file that is no XML, too."""


def check(tei: Tei, *, across_project: bool = False) -> Iterator[Finding]:
    """Every element but the first that has an identifier; on request, those that another file has, too."""
    given = Identifiers(set(tei.ids))
    for name, elements in tei.ids.items():
        if len(elements) > 1:
            line, _ = tei.position(elements[0], "xml:id")
            is_pointed_at = name in tei.reached
            for element in elements[1:]:
                yield Finding(
                    element,
                    f'xml:id "{name}" is taken',
                    "xml:id",
                    f"the element in line {line} has it; rename one",
                    () if is_pointed_at else replace_words(tei, element, "xml:id", name, given.unique(name)),
                )
        elif across_project and tei.around and (others := tei.around.holders(name, tei.path)):
            yield Finding(elements[0], f'xml:id "{name}" is taken by "{others[0]}"', "xml:id", "rename one")
