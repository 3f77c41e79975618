"""Page breaks that a text says within its lines: `[Page 12]`, `[Pg xii]`, `{12}`, `|12|`, `[fol. 7v]`.

Evidence: one form, all through the text, whose numbers count up; not all alone on their lines, where running
heads are looked for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from teikit.page.folio import SAID, read, value
from teikit.page.lines import lines_of
from teikit.text import Annotation, Document, Span

NUMBER = r"(?P<number>\d{1,4}|[ivxlc]{1,7}|[IVXLC]{1,7})"
LEAF = r"(?P<number>\d{1,4})\s?(?P<side>[rvab])"
SAYING = (
    rf"\[{SAID}\]",
    rf"\{{{SAID}\}}",
    rf"<{SAID}>",
    rf"[\[{{|]\s?(?:fols?|ff?|bl|c|carta|feuillet)\.?\s?{LEAF}\.?\s?[\]}}|]",
    rf"[\[{{|]{LEAF}[\]}}|]",
)
"""How a text says that a number is that of a page or leaf; each is one way, and a text has one."""
BARE = (rf"\{{{NUMBER}\}}", rf"(?<!\|)\|{NUMBER}\|(?!\|)", rf"\|\|{NUMBER}\|\|")
"""The same where only the signs around the number tell it from others; notes may have them, too."""
CLOSE = 400
"""So many characters lie between two pages, by the median; the numbers of notes stand closer."""
FEWEST = 3
"""So many numbers that count up are those of pages."""
COUNTED = 0.8
"""So many of the steps from one to the next are one page."""
SIDES = {"r": 0, "a": 0, "v": 1, "b": 1}


@dataclass(frozen=True, slots=True)
class _Mark:
    """A place that may say a page: its characters, the number as it is printed, how far on it is."""

    span: Span
    printed: str
    at: int


def claim(document: Document) -> Iterator[Annotation]:
    """Each as `pb` with its number, and as `fw` of type pageNum over its characters, read as nothing."""
    if document.claimed("pb") or "\f" in document.text:
        return
    marks = _pages(document.text)
    if not marks or _are_heads(document, marks):
        return
    seen: Counter[str] = Counter()
    for mark in marks:
        seen[mark.printed] += 1
        again = f"-{seen[mark.printed]}" if seen[mark.printed] > 1 else ""
        attributes = {"n": mark.printed, "xml:id": f"p{mark.printed}{again}"}
        place = Span(mark.span.start, mark.span.start)
        if _is_within_a_word(document.text, mark.span):
            yield Annotation(place, "pb", {**attributes, "break": "no"}, reads="")
        else:
            yield Annotation(place, "pb", attributes, reads=" ")
        yield Annotation(mark.span, "fw", {"type": "pageNum", "place": "top"}, reads="")


def _pages(text: str) -> list[_Mark]:
    """The places that say a page, in the one form that the text has."""
    said = max((_marks(text, form) for form in SAYING), key=len)
    if _counts_up(said):
        return said
    bare = max((_marks(text, form) for form in BARE), key=len)
    return bare if _counts_up(bare) and not _may_be_notes(bare) else []


def _marks(text: str, form: str) -> list[_Mark]:
    """The places of one form that have a number."""
    found: list[_Mark] = []
    for place in re.finditer(form, text, re.IGNORECASE):
        printed, side = place["number"], place.groupdict().get("side") or ""
        at = value(printed)
        if at:
            at = at * 2 + SIDES[side.lower()] if side else at
            found.append(_Mark(Span(place.start(), place.end()), printed + side, at))
    return found


def _counts_up(marks: Sequence[_Mark]) -> bool:
    """Whether nearly all count up by a page or leaf; Roman numbers may go before the Arabic, once."""
    steps = [(one, two.at - one.at) for one, two in pairwise(marks)]
    counted = sum(step == 1 or (step == 2 and one.printed[-1].lower() in SIDES) for one, step in steps)
    return len(marks) >= FEWEST and counted >= COUNTED * (len(steps) - 1)


def _may_be_notes(marks: Sequence[_Mark]) -> bool:
    """Whether numbers stand as close as those of notes, or each comes twice, as a marker and its note do."""
    apart = median(two.span.start - one.span.start for one, two in pairwise(marks))
    return apart < CLOSE or len({mark.printed for mark in marks}) < len(marks)


def _are_heads(document: Document, marks: Sequence[_Mark]) -> bool:
    """Whether each is alone on a line that is read as a running head."""
    alone = {line.start: document.text[line.start : line.end] for line in lines_of(document)}
    return all(
        alone.get(mark.span.start, "").strip() == mark.span.of(document.text)
        and any(read(mark.span.of(document.text)))
        for mark in marks
    )


def _is_within_a_word(text: str, span: Span) -> bool:
    return text[span.start - 1 : span.start].isalpha() and text[span.end : span.end + 1].isalpha()
