"""What is wrong with a document, and where."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Violation:
    """One independent error.

    `kind` is one of `KINDS`; `line` and `column` (from 1, in characters) are those of the start tag, of the
    attribute, of the text, or of the end tag of an element that is incomplete. `element` and `attribute` are
    local names, `expected` is all that could stand there instead, `hint` a remedy.
    """

    kind: str
    message: str
    line: int
    column: int
    element: str = ""
    attribute: str = ""
    value: str = ""
    expected: tuple[str, ...] = ()
    hint: str = ""


KINDS = {
    "not-well-formed": "the document is not XML",
    "unknown-element": "the schema has no element of this name",
    "wrong-namespace": "the schema has the element or attribute in another namespace",
    "misplaced-element": "the schema has the element, but not here",
    "missing-element": "an element comes before one that is required first",
    "incomplete-element": "an element ends before its content is complete",
    "unknown-attribute": "the element has no such attribute",
    "misplaced-attribute": "the element has the attribute, but not beside the others it has here",
    "missing-attribute": "an attribute is required",
    "bad-value": "an attribute or a text is not what it must be",
    "stray-text": "text where only elements may stand",
    "duplicate-id": "two elements have the same ID",
    "dangling-idref": "an IDREF names no ID of the document",
}
"""What each kind says."""
