"""The IDs of one document and the references to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from teikit.relaxng.derivatives.derivative import tokens
from teikit.relaxng.name_class import split
from teikit.relaxng.validation.event_places import Place
from teikit.relaxng.validation.violation import Violation


class Ids:
    """The IDs met so far, and the references that none of them has answered; `place` finds an attribute."""

    def __init__(self, place: Callable[[str], Place]) -> None:
        self.place = place
        self.seen: set[str] = set()
        self.wanted: dict[str, tuple[Place, str]] = {}

    def note(self, kind: str, value: str, name: str, element: str) -> Iterator[Violation]:
        """Take note of an attribute that is an ID or refers to some."""
        for each in tokens(value):
            if kind != "ID":
                if each not in self.seen and each not in self.wanted:
                    self.wanted[each] = self.place(name), split(name)[1]
            elif each in self.seen:
                message = f'the ID "{each}" is taken: another element has it'
                yield Violation("duplicate-id", message, *self.place(name), element, split(name)[1], each)
            else:
                self.seen.add(each)

    def dangling(self) -> Iterator[Violation]:
        """The references to IDs that the document has not."""
        for value, ((line, column), attribute) in self.wanted.items():
            if value not in self.seen:
                message = f'attribute "{attribute}" refers to "{value}", which no element has as its ID'
                yield Violation("dangling-idref", message, line, column, attribute=attribute, value=value)
