"""What is said of a text that was converted: what in its source nobody could mend, or XML cannot carry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from teikit.characters import NOT_XML
from teikit.converting.linking import Doubt
from teikit.tei.document import Tei
from teikit.tei.facts.cross_references import cross_references, leads
from teikit.tei.facts.page_numbers import page_slips
from teikit.tei.facts.sequences import SAID, Fault
from teikit.tei.names import XML_ID
from teikit.text import Document


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said of a line of the source."""

    line: int
    message: str


def remarks(document: Document, tei: Tei) -> Iterator[Remark]:
    """What is to be said of a document and of the TEI that it became, in one line for each kind."""
    yield from _characters(document)
    yield from _pages(document, tei)
    yield from _citations(document, tei)
    yield from _days(document)


def doubtful(document: Document, doubts: Iterable[Doubt]) -> Iterator[Remark]:
    """The names that may mean several entries of the authorities, each at its first mention."""
    for doubt in doubts:
        yield Remark(_line(document, doubt.claim.span.start), str(doubt))


def _characters(document: Document) -> Iterator[Remark]:
    """The characters that stand in the TEI as `g`; the form feed stands there as a page break."""
    found = [each for each in NOT_XML.finditer(document.text) if each.group() != "\f"]
    if found:
        codes = ", ".join(sorted({f"U+{ord(each.group()):04X}" for each in found}))
        many = "1 character" if len(found) == 1 else f"{len(found)} characters"
        line = _line(document, found[0].start())
        yield Remark(line, f"{many} that XML cannot carry kept as g: {codes}")


def _days(document: Document) -> Iterator[Remark]:
    """The dates that name no day of the calendar, which are tagged without a form."""
    for claim in document.claimed("date"):
        if claim.by == "taggers/dates" and not FORMS.intersection(claim.attributes):
            words = " ".join(claim.span.of(document.text).split())
            yield Remark(
                _line(document, claim.span.start),
                f"“{words}” is no day of the calendar: tagged without a form",
            )


FORMS = frozenset({"when", "from", "to", "notBefore", "notAfter"})


def _pages(document: Document, tei: Tei) -> Iterator[Remark]:
    """Page numbers that do not follow each other: misread, or of another count."""
    found = [slip for slip in page_slips(tei) if slip.fault is not Fault.GAP]
    if found:
        here, before = (each.element for each in (found[0].here, found[0].before))
        said = SAID[found[0].fault].format(what="page", here=here.get("n"), before=before.get("n"))
        more = f", and {len(found) - 1} more such" if len(found) > 1 else ""
        name = here.get(XML_ID)
        places = (each.span.start for each in document.claimed("pb") if each.attributes.get("xml:id") == name)
        yield Remark(_line(document, next(places, 0)), f"{said}{more}")


def _citations(document: Document, tei: Tei) -> Iterator[Remark]:
    """Citations that only point back, and nobody knows at what: ibid. behind two works, op. cit. of none."""
    lost = [each for each in cross_references(tei) if not leads(each)]
    if lost:
        name = lost[0].get(XML_ID)
        places = (
            each.span.start for each in document.claimed("bibl") if each.attributes.get("xml:id") == name
        )
        many = "1 citation points" if len(lost) == 1 else f"{len(lost)} citations point"
        said = f"{many} back at a work that could not be found (ibid., op. cit., n. 4)"
        yield Remark(_line(document, next(places, 0)), said)


def _line(document: Document, place: int) -> int:
    return document.text.count("\n", 0, place) + 1
