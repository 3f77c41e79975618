"""Composes the text: claims are nested and fitted, again without those that turn out to lose what they need.

A note needs all parts of its text, a pointer what it points at; the loss law needs each claim accounted for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from teikit.builder.agents import Agents
from teikit.builder.fit import Fitting
from teikit.builder.nest import BODY, Branch, Dropped, nest, walk
from teikit.builder.steps import Open, Step
from teikit.tei.ids import Identifiers
from teikit.text import Annotation, Document

POINTERS = ("target", "corresp", "facs", "hand", "next", "prev")


@dataclass(frozen=True, slots=True)
class Composed:
    """What is written of a text, the claims that are in it, and those that are not."""

    steps: Sequence[Step]
    built: tuple[Annotation, ...]
    dropped: tuple[Dropped, ...]

    @property
    def glyphs(self) -> list[str]:
        """The identifiers of the characters that XML cannot carry."""
        opened = (step for step in self.steps if isinstance(step, Open) and step.element == "g")
        return sorted({step.attributes["ref"].removeprefix("#") for step in opened})


def compose(document: Document, line_end: str, agents: Agents, ids: Identifiers) -> Composed:
    """The text of a document. Each claim is built, or dropped with a reason."""
    excluded = dict(_doubled(document.claims))
    taken = set(ids.taken)
    while True:
        ids.taken = set(taken)
        root, dropped = nest(document, excluded)
        branches = list(walk(root))
        anchors = {
            id(branch.claim): ids.unique(f"{_name(branch.owner)}-continued")
            for branch in branches
            if branch.owner is not None
        }
        fitting = Fitting(document.text, root, line_end, agents.attributes, anchors)
        dropped = {id(each.claim): each for each in fitting.dropped} | dropped
        claims = [step.claim for step in fitting.steps if isinstance(step, Open) and step.claim is not None]
        built = {id(claim): claim for claim in claims}
        faults = dict(_torn(branches, built, dropped)) | dict(_lost(document, built))
        if fitting.blamed is not None:
            faults = {id(fitting.blamed): "words would have no place behind it"}
        if not faults:
            break
        excluded |= faults
    return Composed(
        fitting.steps,
        tuple(claim for claim in built.values() if claim.element != BODY),
        tuple(
            dropped.get(id(claim), Dropped(claim, "what it stood in was dropped"))
            for claim in document.claims
            if id(claim) not in built
        ),
    )


def _name(owner: Annotation) -> str:
    return owner.attributes.get("xml:id", owner.element)


def _doubled(claims: Sequence[Annotation]) -> Iterator[tuple[int, str]]:
    """Claims that have the identifier of another."""
    seen = set()
    for claim in claims:
        identifier = claim.attributes.get("xml:id")
        if identifier in seen:
            yield id(claim), f'another claim has its xml:id "{identifier}"'
        elif identifier:
            seen.add(identifier)


def _torn(
    branches: Sequence[Branch], built: Mapping[int, Annotation], dropped: Mapping[int, Dropped]
) -> Iterator[tuple[int, str]]:
    """Notes whose text is not all there, or whose text is somewhere although they are not."""
    whole: dict[int, int] = {}
    for branch in branches:
        if branch.owner is not None:
            whole[id(branch.owner)] = whole.get(id(branch.owner), 0) + 1
            if (id(branch.claim) in built) != (id(branch.owner) in built):
                yield id(branch.owner), _reason(branch.owner, dropped)
    for branch in branches:
        claim = branch.claim
        parts = sum(span != claim.span for span in claim.body)
        if id(claim) in built and parts != whole.get(id(claim), 0):
            yield id(claim), _reason(claim, dropped)


def _reason(claim: Annotation, dropped: Mapping[int, Dropped]) -> str:
    known = dropped.get(id(claim))
    return known.reason if known else "a part of its text has no place"


def _lost(document: Document, built: Mapping[int, Annotation]) -> Iterator[tuple[int, str]]:
    """Claims that point at something in the text that is not there."""
    known = {f"#{claim.attributes['xml:id']}" for claim in built.values() if "xml:id" in claim.attributes}
    for surface in document.surfaces:
        known.update((f"#{surface.id}", *(f"#{zone.id}" for zone in surface.zones)))
    for claim in built.values():
        if not claim.attributes:
            continue
        pointers = [word for name in POINTERS for word in claim.attributes.get(name, "").split()]
        if any(pointer.startswith("#") and pointer not in known for pointer in pointers):
            yield id(claim), "what it points at is not there"
