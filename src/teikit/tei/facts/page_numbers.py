"""The numbers of the pages of a document, from pb/@n, and where they slip."""

from __future__ import annotations

from teikit.dates.numerals import read
from teikit.tei.document import Tei
from teikit.tei.facts.gathered import Ancestors, once
from teikit.tei.facts.sequences import Numbered, Slip, slips
from teikit.tei.names import tag

STREAMS = frozenset(map(tag, ("text", "note", "sourceDoc", "teiHeader")))
DIVISIONS = frozenset(map(tag, ("div", "div1", "text", "front", "body", "back")))

KINDS = ("ed", "edRef", "type", "subtype")
"""What tells the pages of one book from those of another."""


@once
def page_slips(tei: Tei) -> list[Slip]:
    """The page numbers that do not follow the one before them in their text, edition and series."""
    streams, divisions = Ancestors(STREAMS), Ancestors(DIVISIONS)
    rows: dict[tuple[object, ...], list[Numbered]] = {}
    for page in tei.elements("pb"):
        numeral = read(page.get("n", ""))
        if numeral is not None:
            stream = streams.nearest(page), *map(page.get, KINDS), numeral.series
            rows.setdefault(stream, []).append(Numbered(page, numeral, divisions.nearest(page)))
    return [slip for row in rows.values() for slip in slips(row)]
