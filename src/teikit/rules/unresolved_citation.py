"""A citation says that its work was cited before, and points at no work.

Who reads "op. cit." or "ibid." in a printed book turns back the pages; in an edition the citation can say
itself which work it means. Bibliographies, and exports of them, lose the places that do not.

Point at the full citation, or at the entry of the work, with `@corresp`; a `ref` or `ptr` in it will do.

Bad::

    <p>See <bibl xml:id="a"><author>Ada Stone</author>, <title>Ships</title>, 1850</bibl>.</p>
    <p>But <bibl><author>Stone</author>, op. cit., 17</bibl>, has none.</p>

Good::

    <p>See <bibl xml:id="a"><author>Ada Stone</author>, <title>Ships</title>, 1850</bibl>.</p>
    <p>But <bibl corresp="#a"><author>Stone</author>, op. cit., 17</bibl>, has none.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.cross_references import cross_references, is_ambiguous, leads
from teikit.tei.header.paths import words_without

SEVERITY = "hint"


def check(tei: Tei) -> Iterator[Finding]:
    """Citations that point back and lead nowhere; what `ambiguous-ibid` speaks of is left to it."""
    for bibl in cross_references(tei):
        if not leads(bibl) and not is_ambiguous(tei, bibl):
            said = words_without(bibl, "note")
            said = said if len(said) <= 40 else said[:39] + "…"
            yield Finding(bibl, f'"{said}" points at no work', hint="point at the full citation by corresp")
