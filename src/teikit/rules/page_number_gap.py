"""A page or a few are missing from a row of pages that is otherwise complete.

A page break was forgotten, or a page was not transcribed. Gaps of more than four pages, and those of files
where more than one step in ten leaves pages out, are taken for excerpts.

Encode the missing page break, or say with `gap` that pages are left out.

Bad::

    <p><pb n="1"/>The <pb n="2"/>fleet <pb n="3"/>sailed <pb n="4"/>in June <pb n="5"/>with <pb n="6"/>all
    <pb n="7"/>its <pb n="8"/>men <pb n="10"/>from <pb n="11"/>Cork <pb n="12"/>and Cobh.</p>

Good::

    <p><pb n="1"/>The <pb n="2"/>fleet <pb n="3"/>sailed <pb n="4"/>in June.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from teikit.diagnostic import Finding
from teikit.tei.document import Tei
from teikit.tei.facts.page_numbers import page_slips
from teikit.tei.facts.sequences import Fault
from teikit.tei.facts.slip_findings import slip_findings

SEVERITY = "hint"


def check(tei: Tei) -> Iterator[Finding]:
    """Page breaks after which a few pages are missing, where most pages follow each other."""
    return slip_findings(tei, "page", page_slips(tei), Fault.GAP)
