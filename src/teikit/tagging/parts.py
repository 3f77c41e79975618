"""A mention that markup crosses, in parts that nest in it, tied by @next and @prev (TEI P5 17.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from teikit.tagging.mark import Mark
from teikit.tei.ids import Identifiers
from teikit.tei.text.spelling import NOWHERE, Spelling
from teikit.text import Annotation

MOST = 4
"""So many parts a mention may have: what is in more pieces is no name that somebody wrote."""


def split(spelling: Spelling, claim: Annotation, ids: Identifiers) -> list[Mark]:
    """The parts of a mention, each a tag of its own; none where it cannot be split."""
    found = [
        each
        for start, end in _runs(spelling, claim.span.start, claim.span.end)
        if (each := _trimmed(spelling.text, start, end))
    ]
    ends = [spelling.starts[start] for start, _ in found] + [spelling.ends[end - 1] for _, end in found]
    if not 1 < len(found) <= MOST or NOWHERE in ends:
        return []
    names = [ids.unique(f"{claim.element}-part") for _ in found]
    parts = []
    for at, (start, end) in enumerate(found):
        tied = {"xml:id": names[at]}
        tied |= {"next": f"#{names[at + 1]}"} if at + 1 < len(found) else {}
        tied |= {"prev": f"#{names[at - 1]}"} if at else {}
        parent = spelling.elements[spelling.owners[start]]
        attributes = {**claim.attributes, **tied}
        parts.append(
            Mark(
                spelling.starts[start],
                spelling.ends[end - 1],
                parent.name,
                parent.prefix,
                replace(claim, attributes=attributes),
            )
        )
    return parts


def whole(marks: Iterable[Mark]) -> list[Mark]:
    """The tags without those parts of which another part is missing."""
    kept = list(marks)
    while True:
        known = {f"#{name}" for mark in kept if (name := mark.claim.attributes.get("xml:id"))}
        left = [mark for mark in kept if _tied(mark) <= known]
        if len(left) == len(kept):
            return left
        kept = left


def _tied(mark: Mark) -> set[str]:
    return {mark.claim.attributes[name] for name in ("next", "prev") if name in mark.claim.attributes}


def _runs(spelling: Spelling, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between which an element begins or ends that holds not all of the mention."""
    owners = spelling.owners
    while start < end:
        last = start
        for at in range(start, end):
            if owners[at] == owners[start]:
                last = at
            elif owners[start] not in _around(spelling, owners[at]):
                break
        yield start, last + 1
        start = last + 1


def _around(spelling: Spelling, owner: int) -> Sequence[int]:
    """The elements around an element."""
    found = []
    while (owner := spelling.elements[owner].parent) >= 0:
        found.append(owner)
    return found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A stretch without blanks at its edges, if it has a letter."""
    words = text[start:end]
    begin, rest = len(words) - len(words.lstrip()), len(words.rstrip())
    return (start + begin, start + rest) if any(each.isalpha() for each in words) else None
