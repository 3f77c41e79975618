"""Markers and notes that were not linked: what a person should know of a conversion, and look after."""

from __future__ import annotations

from collections.abc import Iterable

from teikit.text import Annotation

APART = frozenset({"bottom", "end"})
"""Where notes stand that need a marker."""


def unlinked(claims: Iterable[Annotation]) -> dict[str, list[Annotation]]:
    """The markers without a note and the notes without a marker, by what they are; either may be missing."""
    found: dict[str, list[Annotation]] = {"marker without a note": [], "note without a marker": []}
    for claim in claims:
        attributes = claim.attributes
        if "target" in attributes:
            continue
        if claim.element == "ref" and attributes.get("type") == "noteAnchor":
            found["marker without a note"].append(claim)
        if claim.element == "note" and attributes.get("place") in APART:
            found["note without a marker"].append(claim)
    return {what: sorted(those, key=lambda one: one.span) for what, those in found.items() if those}
