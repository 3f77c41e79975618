"""What is right in the tags that teikit makes of a text, next to those by hand."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass

from teikit.evaluating.gold import Gold, Tag
from teikit.text import Span

EDGE = re.compile(r"^[\W_]+|[\W_]+$")
SAMPLES = 200
"""So many times documents are drawn anew, to say how far chance goes."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Tags by hand, tags made; those with the same ends; tags by hand that are touched, tags made that touch;
    tags made that touch none, but whose words are tagged elsewhere in the group; forms of dates, right ones.
    """

    gold: int = 0
    made: int = 0
    exact: int = 0
    found: int = 0
    apt: int = 0
    free: int = 0
    formed: int = 0
    right: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    def score(self, way: str) -> tuple[float, float, float]:
        """Precision, recall and F1: exact, overlap or tolerant."""
        if way == "exact":
            return _f1(_share(self.exact, self.made), _share(self.exact, self.gold))
        made = self.made - (self.free if way == "tolerant" else 0)
        return _f1(_share(self.apt, made), _share(self.found, self.gold))


WAYS = ("exact", "overlap", "tolerant")
Key = tuple[str, str]
"""A group of texts and an element."""


def judge(texts: Sequence[tuple[Gold, Sequence[Tag]]]) -> Iterator[tuple[Gold, Mapping[str, Counts]]]:
    """The counts of each text, for each element that it has all tags of."""
    named: dict[Key, set[str]] = defaultdict(set)
    for gold, _ in texts:
        for tag in gold.tags:
            named[gold.group, tag.element].add(_words(gold.text, tag.span))
    for gold, made in texts:
        yield (
            gold,
            {
                element: _counts(gold, made, element, named[gold.group, element])
                for element in sorted(gold.elements)
            },
        )


def _counts(gold: Gold, made: Sequence[Tag], element: str, named: set[str]) -> Counts:
    wanted = {_trim(gold.text, tag.span): tag for tag in gold.tags if tag.element == element}
    got = {_trim(gold.text, tag.span): tag for tag in made if tag.element == element}
    apt = [span for span in got if any(_meet(span, other) for other in wanted)]
    free = [span for span in got if span not in apt and _words(gold.text, span) in named]
    formed = [span for span, tag in wanted.items() if tag.form]
    right = sum(
        any(_meet(span, other) and tag.form == wanted[span].form for other, tag in got.items())
        for span in formed
    )
    found = sum(any(_meet(span, other) for other in got) for span in wanted)
    exact = len(wanted.keys() & got.keys())
    return Counts(len(wanted), len(got), exact, found, len(apt), len(free), len(formed), right)


def errors(gold: Gold, made: Sequence[Tag]) -> Iterator[tuple[str, Tag]]:
    """The tags that were missed, and those that are wrong."""
    for element in sorted(gold.elements):
        wanted = [tag for tag in gold.tags if tag.element == element]
        got = [tag for tag in made if tag.element == element]
        for tag in wanted:
            if not any(_meet(tag.span, other.span) for other in got):
                yield "missed", tag
        for tag in got:
            if not any(_meet(tag.span, other.span) for other in wanted):
                yield "wrong", tag


def interval(counts: Sequence[Counts], way: str) -> tuple[float, float]:
    """Between which F1 lies in nine of ten drawings of as many documents."""
    dice = random.Random(0)  # noqa: S311 - the same documents give the same answer
    drawn = sorted(
        total(dice.choices(counts, k=len(counts))).score(way)[2] for _ in range(SAMPLES if counts else 0)
    )
    return (drawn[len(drawn) // 20], drawn[-1 - len(drawn) // 20]) if drawn else (0.0, 0.0)


def total(counts: Iterable[Counts]) -> Counts:
    """All counts together."""
    return sum(counts, Counts())


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _trim(text: str, span: Span) -> Span:
    """A span without the signs and blanks at its edges."""
    words = span.of(text)
    start = span.start + len(words) - len(re.sub(r"^[\W_]+", "", words))
    end = span.end - (len(words) - len(re.sub(r"[\W_]+$", "", words)))
    return Span(start, end) if start < end else span


def _words(text: str, span: Span) -> str:
    return EDGE.sub("", span.of(text)).casefold()


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _f1(precision: float, recall: float) -> tuple[float, float, float]:
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0
