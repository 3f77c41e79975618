"""Nothing points at an entry of the bibliography.

An entry with an identifier is there to be cited; the citations of this one have no pointer, or lead to
another entry, or there are none. Nothing is said where less than half of these entries is pointed at, as in a
register that many files share.

Point the citations at the entry, or delete it.

Bad::

    <listBibl><bibl xml:id="gibbon">Gibbon</bibl><bibl xml:id="hume">Hume</bibl></listBibl>
    <p>See <ref target="#gibbon">Gibbon</ref> and Hume.</p>

Good::

    <listBibl><bibl xml:id="gibbon">Gibbon</bibl><bibl xml:id="hume">Hume</bibl></listBibl>
    <p>See <ref target="#gibbon">Gibbon</ref> and <ref target="#hume">Hume</ref>.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.registers import unused_findings
from teikit.tei.names import tag

SEVERITY = "hint"


def check(tei: Tei) -> Iterator[Finding]:
    """Entries that nothing in the file points at, where others of their kind are pointed at."""
    return unused_findings(tei, "bibliographic entry", "bibl", "biblStruct", "biblFull", exempt=_is_elsewhere)


def _is_elsewhere(entry: etree._Element) -> bool:
    """Whether it stands in the text, as a citation itself, rather than in a bibliography."""
    parent = entry.getparent()
    return parent is None or parent.tag != tag("listBibl")
