"""Page breaks, with the numbers of the pages.

Evidence: form feeds; the running heads found before, which also tell the number; a page whose head has no
number gets the one that its neighbours on both sides leave for it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from teikit.page.folio import Folio, read
from teikit.page.lines import lines_of
from teikit.page.word_breaks import unbroken
from teikit.text import Annotation, Document, Span, pointers

AFTER = ("running-heads", "notes")

FEW = 2
"""In a text of so few pages a number need not agree with others."""


def claim(document: Document) -> Iterator[Annotation]:
    """Each page break, as `pb` over the form feed, or before the running head."""
    lines = lines_of(document)
    starts = [line.start for line in lines]
    heads = [(bisect_right(starts, head.span.start) - 1, head) for head in document.claimed("fw")]
    firsts = [0, *(number + 1 for number, line in enumerate(lines) if line.last_of_page)]
    if len(firsts) == 1 and len(document.surfaces) != 1:
        if document.claimed("pb"):
            return  # a reader knows the pages: a head below its mark begins no other
        firsts = _by_heads(heads)
    folios: list[list[Folio]] = [[] for _ in firsts]
    for row, head in heads:
        folios[max(0, bisect_right(firsts, row) - 1)] += read(head.span.of(document.text))
    shown = [surface.id for surface in document.surfaces]
    begun = {line.span.start: line.zones for line in document.lines}
    if len(firsts) == 1 and not folios[0] and not any(shown):
        return
    _, turns = unbroken(document)
    seen: Counter[str] = Counter()
    for page, (first, number) in enumerate(zip(firsts, _numbers(folios), strict=True)):
        if not first and lines[0].last_of_page and lines[0].start == lines[0].turn:
            continue  # the form feed at the very beginning says it
        place = Span(lines[first].start, lines[first].start)
        if first and lines[first - 1].last_of_page:
            place = Span(lines[first - 1].turn, lines[first - 1].stop)
        attributes = _names(number, seen)
        if len(shown) == len(firsts) and shown[page]:
            attributes["facs"] = pointers((shown[page], *begun.get(lines[first].start, ())))
        if first - 1 in turns:
            yield Annotation(place, "pb", {**attributes, "break": "no"}, reads="")
        else:
            yield Annotation(place, "pb", attributes, reads=" ")


def _by_heads(heads: Sequence[tuple[int, Annotation]]) -> list[int]:
    """The first lines of the pages of a text without form feeds: at each head, and after each foot."""
    firsts = {0}
    for row, head in heads:
        firsts.add(row if head.attributes["place"] == "top" else row + 1)
    return sorted(firsts) if min((row for row, _ in heads), default=0) else sorted(firsts | {0})


def _names(number: str, seen: Counter[str]) -> dict[str, str]:
    if not number:
        return {}
    seen[number] += 1
    again = f"-{seen[number]}" if seen[number] > 1 else ""
    return {"n": number, "xml:id": f"p{number}{again}"}


def _numbers(folios: Sequence[Sequence[Folio]]) -> list[str]:
    """The printed number of each page, or "": the reading that agrees with most other pages.

    Page numbers are one sequence: what agrees with no other page must fit between those of its neighbours.
    """
    votes = Counter(
        vote
        for page, ways in enumerate(folios)
        for vote in {(folio.sequence, folio.value - page) for folio in ways if folio.value}
    )
    chosen: list[Folio | None] = [
        max(
            (folio for folio in ways if folio.value),
            key=lambda folio, page=page: (  # type: ignore[misc]
                votes[folio.sequence, folio.value - page],
                folio.worded,
            ),
            default=None,
        )
        for page, ways in enumerate(folios)
    ]
    agreed = [
        folio if folio and votes[folio.sequence, folio.value - page] > 1 else None
        for page, folio in enumerate(chosen)
    ]
    if any(agreed) or len(folios) > FEW:
        chosen = [
            known or (folio if folio and _fits(folio, page, agreed) else None)
            for page, (known, folio) in enumerate(zip(agreed, chosen, strict=True))
        ]
    return [folio.printed if folio else _between(chosen, page) for page, folio in enumerate(chosen)]


def _fits(folio: Folio, page: int, agreed: Sequence[Folio | None]) -> bool:
    """Whether a number lies between those of the nearest pages that agree, and is not far from either."""
    before = next((at for at in range(page - 1, -1, -1) if agreed[at]), None)
    after = next((at for at in range(page + 1, len(agreed)) if agreed[at]), None)
    if before is None and after is None:
        return False
    for at, sign in ((before, 1), (after, -1)):
        other = agreed[at] if at is not None else None
        if other is not None and at is not None and other.sequence == folio.sequence:
            steps = (folio.value - other.value) * sign
            if not 0 < steps <= 2 * abs(page - at) + 1:
                return False
    return True


def _between(chosen: Sequence[Folio | None], page: int) -> str:
    """The number of a page without one, if both its neighbours, or the next two, leave only this."""
    near = [(at, chosen[at]) for at in (page - 1, page + 1, page + 2) if 0 <= at < len(chosen)]
    told = {folio.value - at + page for at, folio in near if folio is not None and folio.sequence == "arabic"}
    known = sum(folio is not None for _, folio in near)
    return str(told.pop()) if known >= 2 and len(told) == 1 and min(told) > 0 else ""
