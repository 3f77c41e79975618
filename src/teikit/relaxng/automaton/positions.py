"""Where a document may go on: the states of a schema, for programs that write a document, not read one.

A position is immutable: who goes on from it may come back to it and go on otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from teikit.relaxng.automaton.states import ELEMENTS, MIXED, NOWHERE, PENDING, TEXTUAL, Content, Refused, Row
from teikit.relaxng.derivatives.derivative import is_white
from teikit.relaxng.name_class import join
from teikit.relaxng.validation import expectations
from teikit.relaxng.validation.messages import spelled


@dataclass(frozen=True, slots=True)
class Position:
    """A place in the content of an element; `pending` is text there that only its end can judge."""

    state: Content
    pending: str = ""

    @property
    def takes_words(self) -> bool:
        """Whether words may stand here, though perhaps not any."""
        return self.state.text != ELEMENTS

    @property
    def takes_elements_only(self) -> bool:
        """Whether white space says nothing here."""
        return self.state.text == ELEMENTS

    @property
    def is_complete(self) -> bool:
        """Whether the element may end here."""
        return bool(self._mask())

    def words(self, text: str) -> Position | None:
        """The position after some words; None where they may not stand here."""
        if self.state.text == TEXTUAL:
            return Position(self.state, self.pending + text)
        return self if self.state.text == MIXED or is_white(text) else None

    def start(self, namespace: str, name: str) -> Start | None:
        """The start tag of an element at this position; None where it may not stand here."""
        try:
            state = self.state.after_text(self.pending, NOWHERE) if self.state.text == TEXTUAL else self.state
            return Start(state[join(namespace, name)])
        except Refused:
            return None

    def expected(self) -> tuple[str, ...]:
        """The names of the elements that may come next, in alphabetical order."""
        return spelled(expectations.first(self.state.slots))

    def _mask(self) -> int:
        return self.state.judge(self.pending, NOWHERE) if self.state.mask == PENDING else self.state.mask


@dataclass(frozen=True, slots=True)
class Start:
    """The start tag of an element where it may stand."""

    row: Row

    def refused(self, attributes: Mapping[str, str]) -> str:
        """The name of the first attribute, as expat spells it, that is not allowed or has a wrong value."""
        opening = self.row[2]
        for name, value in attributes.items():
            try:
                values, _, following, _ = opening[name]
                opening = following[values.judge(value, NOWHERE)]
            except Refused:
                return name
        return ""

    def content(self, attributes: Mapping[str, str]) -> Position | None:
        """The position inside; None where the attributes are not those that the element takes and needs."""
        opening = self.row[2]
        try:
            for name, value in attributes.items():
                values, _, following, _ = opening[name]
                opening = following[values[value] if not values.contextual else values.judge(value, NOWHERE)]
            return Position(opening.closed())
        except Refused:
            return None

    def missing(self) -> tuple[str, ...]:
        """The names of the attributes that the element needs."""
        return tuple(local for _, local in expectations.required(self.row[2].slots, "attribute"))

    def end(self, inside: Position) -> Position | None:
        """The position after the element whose content ends at `inside`; None where it may not end there."""
        try:
            return Position(self.row[0][inside._mask()])
        except Refused:
            return None
