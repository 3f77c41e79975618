"""Facts: what is worked out about a document or a reading, once, on demand, and kept with it.

A fact is a function of the one it is about; nobody but its owner remembers the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Protocol, TypeVar


@dataclass(slots=True)
class Facts:
    """The facts known so far: those that rest on the text alone, and those that rest on claims too."""

    text: dict[Hashable, Any] = field(default_factory=dict)
    claims: dict[Hashable, Any] = field(default_factory=dict)

    def of_the_text(self) -> Facts:
        """What still holds when other claims are made of the same text; both share it from then on."""
        return Facts(self.text)


class Owner(Protocol):
    """What facts are kept with."""

    @property
    def facts(self) -> Facts:
        """The facts known of it."""


class Claimed(Owner, Protocol):
    """What claims are made of, and facts kept with."""

    @property
    def claims(self) -> tuple[Any, ...]:
        """What has been claimed of it."""


Text = TypeVar("Text", bound=Owner)
About = TypeVar("About", bound=Claimed)
Answer = TypeVar("Answer")


def fact(function: Callable[[About], Answer]) -> Callable[[About], Answer]:
    """A function of a document or reading, whose answer is kept until other claims are made."""

    @wraps(function)
    def known(about: About) -> Answer:
        found = about.facts.claims
        if function not in found:
            found[function] = function(about)
        answer: Answer = found[function]
        return answer

    return known


def fact_of_text(function: Callable[[Text], Answer]) -> Callable[[Text], Answer]:
    """A function of a document that looks at its text, lines and metadata only; claims change nothing."""

    @wraps(function)
    def known(about: Text) -> Answer:
        found = about.facts.text
        if function not in found:
            found[function] = function(about)
        answer: Answer = found[function]
        return answer

    return known


def fact_of(*elements: str) -> Callable[[Callable[[About], Answer]], Callable[[About], Answer]]:
    """A function of a document that looks at its text and at its claims of some elements only."""

    def remembered(function: Callable[[About], Answer]) -> Callable[[About], Answer]:
        @wraps(function)
        def known(about: About) -> Answer:
            claims = (claim for claim in about.claims if claim.element in elements)
            places = tuple((claim.element, claim.span, claim.body) for claim in claims)
            held = about.facts.text.get(function)
            if held is None or held[0] != places:
                held = about.facts.text[function] = places, function(about)
            answer: Answer = held[1]
            return answer

        return known

    return remembered
